"""What a person sees, presses and prints of a page, and what a page asks for behind their back."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.outside_programs import absent

By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

SCHEMES = ("light", "dark")
_AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


def shown(browser: Any, selector: str) -> list[str]:
    """Return the texts of the elements that a person sees."""
    return [each.text for each in browser.find_elements(By.CSS_SELECTOR, selector) if each.is_displayed()]


def press(browser: Any, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def focus_by_tab(browser: Any, selector: str) -> None:
    """Press Tab until the element has the focus, as someone without a mouse does."""
    wanted = browser.find_element(By.CSS_SELECTOR, selector)
    browser.execute_script("document.activeElement.blur()")
    for _ in range(200):
        press(browser, Keys.TAB)
        if browser.switch_to.active_element == wanted:
            return
    pytest.fail(f"Tab never reaches {selector}")


def asked_for(browser: Any) -> list[str]:
    """Return the addresses that the page made the browser ask for, itself first."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [
        each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"
    ]
    return [url for url in asked if not url.startswith(("about:", "data:"))]


def barriers(browser: Any) -> list[tuple[str, str]]:
    """Return what axe-core finds to be in anybody's way: the rule and the element."""
    if not _AXE.is_file():
        absent("needs axe-core: npm ci --prefix tests/browser")
    browser.set_script_timeout(120)
    browser.execute_script(_AXE.read_text(encoding="utf-8"))
    wanted = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = browser.execute_async_script(
        "const done = arguments[1];"
        "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']}).then(done);",
        wanted,
    )
    assert found["passes"]
    return [(each["id"], node["html"][:120]) for each in found["violations"] for node in each["nodes"][:3]]


def printed(browser: Any) -> pypdfium2.PdfDocument:
    wishes = {"preferCSSPageSize": True, "printBackground": True}
    return pypdfium2.PdfDocument(base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", wishes)["data"]))


def text_of(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())
