"""A headless Chromium that the tests drive; without one they skip, and in CI they fail.

Browser and driver are named by their paths, so that nothing looks for them on a network.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plancli.records import replace
from plancli.reports.html import render_html
from plancli.reports.tracing_trial import trial_cascade, trial_trace
from plancli.reports.views.cascade import view_cascade
from plancli.reports.views.trace import view_trace
from tests.outside_programs import require
from tests.reports.pages import large_plan, material_from, material_named, page_of
from tests.reports.papers import plan_named

webdriver = pytest.importorskip("selenium.webdriver")

CHROMIUM = shutil.which("chromium") or ""
DRIVER = shutil.which("chromedriver") or ""
WIDE, NARROW = 1280, 390
"""Widths in pixels of a desk and a phone."""

DATED = """\
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: "1"
        text: Lập danh mục dữ liệu
        lead: Phòng Kinh tế
        deadline: Trước 30/6/2026
      - label: "2"
        text: Rà soát thủ tục
        lead: Phòng Văn hóa - Xã hội
        coordinating:
          - Phòng Kinh tế
        deadline: Từ 01/02/2026 đến 31/12/2026
      - label: "3"
        text: Báo cáo kết quả
        lead: Văn phòng HĐND và UBND
        deadline: Hằng tháng
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    require("chromium", "chromedriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=DRIVER)
    with webdriver.Chrome(options=options, service=service) as driver:
        yield driver


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of pages, by name."""
    folder = tmp_path_factory.mktemp("pages")
    materials = {
        "real": material_named("2025-tramtau"),
        "annex": material_named("2026-xa-mau-2"),
        "dated": material_from(DATED),
        "large": material_from(large_plan(60, 30)),
    }
    written = {name: page_of(material) for name, material in materials.items()} | _tracing_pages()
    found = {}
    for name, page in written.items():
        path = Path(folder, f"{name}.html")
        path.write_text(page, encoding="utf-8")
        found[name] = path.as_uri()
    return found


def _tracing_pages() -> dict[str, str]:
    """Return the page of a trace and those of one parent plan above few, and above many, plans."""
    real = plan_named("2025-tramtau")
    few = view_cascade(trial_cascade(real), matrix=True)
    works = tuple(replace(row, cells=(row.cells * 60)[:60]) for row in few.matrix)
    names = tuple(f"UBND xã Suối Mây {number}" for number in range(1, 61))
    many = replace(few, units=few.units * 20, works=few.works * 4, matrix=works, matrix_units=names)
    return {
        "trace": render_html("trace", view_trace(trial_trace(real))),
        "few": render_html("cascade", few),
        "many": render_html("cascade", many),
    }


Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, pages: dict[str, str]) -> Iterator[Opener]:
    """Open a page by name, of a width and in a colour scheme, with or without scripts."""

    def open_page(
        name: str, width: int = WIDE, scheme: str = "light", scripts: bool = True, hash_: str = ""
    ) -> Any:
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        browser.get("about:blank")
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        browser.get(pages[name] + hash_)
        return browser

    yield open_page
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
