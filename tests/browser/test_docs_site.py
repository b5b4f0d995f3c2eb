"""The docs site as it is read from a folder: nothing from outside, a search without accents, on a phone too."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opener
from tests.browser.reading import asked_for, barriers, printed, shown, text_of

pytest.importorskip("sphinx", reason="needs Sphinx: make docs")
pytest.importorskip("myst_parser", reason="needs MyST: make docs")


# While it is loaded, a library of Sphinx's link checker, which is not asked here, tries whether there is IPv6.
_SPHINX = (
    "import socket, sys; socket.has_ipv6 = False; "
    "from sphinx.cmd.build import main; sys.exit(main(sys.argv[1:]))"
)


def build(docs: Path, site: Path, project: Path) -> subprocess.CompletedProcess[str]:
    """Build the site as `make docs` does."""
    flags = ["--fail-on-warning", "--keep-going", "--quiet", "--builder", "html"]
    command = [sys.executable, "-c", _SPHINX, *flags, "--conf-dir", str(project / "tools" / "site")]
    places = [str(docs), str(site)]
    return subprocess.run(
        [*command, *places], capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=project
    )


@pytest.fixture(scope="session")
def pages(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the address of each page, of a site in a folder."""
    site = tmp_path_factory.mktemp("site")
    done = build(project / "docs", site, project)
    assert (done.returncode, done.stderr) == (0, "")
    return {path.relative_to(site).as_posix(): path.as_uri() for path in site.rglob("*.html")}


def test_a_broken_link_stops_the_build(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "docs", tmp_path / "project" / "docs")
    for folder in ("plans", "tests/plans"):
        shutil.copytree(project / folder, tmp_path / "project" / folder)
    page = tmp_path / "project" / "docs" / "theo-doi.md"
    page.write_text(f"{page.read_text('utf-8')}\n[a](khong-co.md) [b](ci.md#khong-co)\n", encoding="utf-8")
    done = build(tmp_path / "project" / "docs", tmp_path / "site", project)
    assert done.returncode == 1
    assert "khong-co.md" in done.stderr
    assert "'khong-co'" in done.stderr


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("name", ["index.html", "vong-doi-ke-hoach.html", "tham-khao/khoa.html"])
def test_a_page_asks_for_nothing_outside_its_folder(opened: Opener, name: str, width: int) -> None:
    browser = opened(name, width=width)
    assert {url.partition(":")[0] for url in asked_for(browser)} == {"file"}
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert shown(browser, "h1")


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("danh sach diem da biet", "Danh sách điểm đã biết"),
        ("Danh sách điểm đã biết", "Danh sách điểm đã biết"),
        ("doan ket", "Tệp kế hoạch"),
    ],
)
def test_the_search_needs_no_accents(opened: Opener, asked: str, heading: str) -> None:
    browser = opened("decisions/001-typer-below-0.29.html")
    _search(browser, asked)
    found = shown(browser, ".search b")
    assert heading in found[:3]
    browser.find_elements("css selector", ".search a")[found.index(heading)].click()
    assert browser.current_url.startswith("file:")
    assert heading.casefold() in browser.find_element("css selector", ":target").text.casefold()


def test_the_search_says_when_nothing_is_found(opened: Opener) -> None:
    browser = opened("index.html")
    _search(browser, "khongcotunaynhuvay")
    assert shown(browser, ".search li") == ["Không tìm thấy trang nào."]


def test_the_menu_of_a_phone_opens(opened: Opener) -> None:
    browser = opened("index.html", width=390)
    assert shown(browser, "nav.menu a") == []
    browser.find_element("css selector", ".menu-mark").click()
    assert "Theo dõi việc thực hiện kế hoạch" in shown(browser, "nav.menu a")


def test_the_card_for_a_commune_is_two_sheets_of_a4(opened: Opener) -> None:
    sheets = [*printed(opened("the-xa.html"))]
    assert [tuple(round(side) for side in sheet.get_size()) for sheet in sheets] == [(595, 842)] * 2
    first, second = map(text_of, sheets)
    assert first.startswith("Thẻ dùng cho xã")
    assert second.startswith("plancli không biết những điều này")
    assert second.endswith("………")


def test_nothing_is_in_anybodys_way(opened: Opener) -> None:
    assert barriers(opened("vong-doi-ke-hoach.html")) == []


def _search(browser: Any, words: str) -> None:
    browser.find_element("css selector", ".search input").send_keys(words)
    browser.implicitly_wait(5)
    assert browser.find_elements("css selector", ".search li")
    browser.implicitly_wait(0)
