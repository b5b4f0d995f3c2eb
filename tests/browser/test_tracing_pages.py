"""The pages of `trace` in a browser: one plan, one parent above few plans, and above more than a page is wide."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.browser.conftest import NARROW, WIDE, Opener
from tests.browser.reading import (
    SCHEMES,
    asked_for,
    barriers,
    focus_by_tab,
    press,
    printed,
    shown,
    text_of,
)

Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

PAGES = ("trace", "few", "many")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_asks_for_nothing_and_complains_of_nothing(name: str, opened: Opener) -> None:
    browser = opened(name)
    assert browser.get_log("browser") == []
    assert asked_for(browser) == [browser.current_url]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_page_never_scrolls_sideways(name: str, width: int, opened: Opener) -> None:
    browser = opened(name, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_barrier(name: str, width: int, scheme: str, opened: Opener) -> None:
    assert barriers(opened(name, width, scheme)) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_first_stop_leads_past_the_head(name: str, opened: Opener) -> None:
    browser = opened(name)
    press(browser, Keys.TAB)
    assert browser.switch_to.active_element.text == "Đến nội dung chính"
    press(browser, Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "chinh"


def test_a_table_wider_than_a_phone_is_reached_and_moved_by_keyboard(opened: Opener) -> None:
    browser = opened("many", NARROW)
    focus_by_tab(browser, "#ma-tran .box")
    press(browser, *[Keys.ARROW_RIGHT] * 5)
    moved = "return new Promise(done => setTimeout(() => done(document.activeElement.scrollLeft), 400))"
    assert browser.execute_script(moved) > 0


@pytest.mark.parametrize("name", PAGES)
def test_each_link_of_the_head_leads_to_a_part(name: str, opened: Opener) -> None:
    browser = opened(name)
    lost = (
        "return [...document.querySelectorAll('.parts a')].map(each => each.hash.slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert browser.execute_script(lost) == []
    assert shown(browser, ".parts a")


def test_dark_is_dark_and_paper_is_white(opened: Opener) -> None:
    def ground(browser: Any) -> Any:
        return browser.execute_script("return getComputedStyle(document.body).backgroundColor")

    light, browser = ground(opened("few", scheme="light")), opened("few", scheme="dark")
    assert ground(browser) != light
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": features})
    assert ground(browser) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", PAGES)
def test_it_prints_across_a4_with_title_and_number_on_each_page(name: str, opened: Opener) -> None:
    browser = opened(name)
    pages = list(printed(browser))
    title = browser.execute_script("return document.querySelector('h1').lastChild.textContent").strip()
    for number, page in enumerate(pages, 1):
        assert page.get_size() == pytest.approx((841.9, 595.3), abs=1.5)
        assert f"Trang {number}/{len(pages)}" in text_of(page)
        assert title in text_of(page)


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_ends_a_page(name: str, opened: Opener) -> None:
    browser = opened(name)
    heads = browser.execute_script(
        "return [...document.querySelectorAll('h2,h3,thead')].map(each => each.textContent.replace(/\\s+/g, ''))"
    )
    pages = ["".join(text_of(page).split()) for page in printed(browser)]
    for text, _ in itertools.pairwise(pages):
        words = text.partition("Trang")[0] if text.startswith("Trang") else text.rpartition("Trang")[0]
        assert not [head for head in heads if head and words.endswith(head)]


def test_a_matrix_wider_than_the_paper_says_where_to_find_it(opened: Opener) -> None:
    told = "Ma trận của 60 đơn vị rộng hơn trang giấy"
    assert told in " ".join(text_of(page) for page in printed(opened("many")))
    assert told not in opened("many").find_element("tag name", "body").text
    few = opened("few")
    names = browser_names(few)
    printed_words = " ".join(text_of(page) for page in printed(few))
    assert "rộng hơn trang giấy" not in printed_words
    assert all(name in printed_words for name in names)


def browser_names(browser: Any) -> list[str]:
    """Return the units that head the matrix."""
    names = "return [...document.querySelectorAll('.states thead th')].slice(1).map(each => each.textContent)"
    return list(browser.execute_script(names))
