"""The overview in a browser: read, filtered by keyboard, printed, in light and dark, wide and narrow."""

from __future__ import annotations

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

By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

PAGES = ("real", "annex", "dated", "large")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_asks_for_nothing_and_complains_of_nothing(name: str, opened: Opener) -> None:
    browser = opened(name)
    assert browser.get_log("browser") == []
    assert asked_for(browser) == [browser.current_url]


def test_the_policy_keeps_out_what_is_put_in(opened: Opener) -> None:
    browser = opened("real")
    browser.execute_script(
        """
        const script = document.createElement("script");
        script.textContent = "document.title = 'ran'";
        document.body.append(script);
        const image = document.createElement("img");
        image.src = "https://example.invalid/a.png";
        document.body.append(image);
        """
    )
    assert browser.title != "ran"
    refused = " ".join(entry["message"] for entry in browser.get_log("browser"))
    assert "Content Security Policy" in refused


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


def test_a_unit_is_found_and_shown_alone_with_the_keyboard(opened: Opener) -> None:
    browser = opened("real")
    everything = len(shown(browser, "article.task"))
    focus_by_tab(browser, "#tim")
    press(browser, *"cong an")
    assert "1 đơn vị khớp" in shown(browser, "#dang-xem")[0]
    press(browser, Keys.ENTER)
    said = shown(browser, "#dang-xem")[0]
    assert said.startswith("Đang xem Công an huyện: ")
    tasks = shown(browser, "article.task")
    assert f": {len(tasks)} nhiệm vụ," in said
    assert 0 < len(tasks) < everything
    assert shown(browser, ".load tbody th") == ["Công an huyện"]
    assert shown(browser, ".matrix tbody th") == ["Công an huyện"]
    assert all(shown(browser, ".matrix tbody td"))
    assert browser.execute_script("return location.hash") == "#loc=cong-an-huyen"
    focus_by_tab(browser, "#bo-loc")
    press(browser, Keys.ENTER)
    assert len(shown(browser, "article.task")) == everything
    assert browser.execute_script("return document.activeElement.id") == "chon"


@pytest.mark.parametrize(
    ("typed", "unit"), [("vhtt", "Phòng Văn hóa và Thông tin"), ("BẢN CÔNG", "UBND xã Bản Công")]
)
def test_first_letters_and_capitals_find_a_unit_too(typed: str, unit: str, opened: Opener) -> None:
    browser = opened("real")
    focus_by_tab(browser, "#tim")
    press(browser, *typed, Keys.ENTER)
    assert shown(browser, ".load tbody th") == [unit]


def test_a_search_without_a_match_says_so(opened: Opener) -> None:
    browser = opened("real")
    focus_by_tab(browser, "#tim")
    press(browser, *"so xay dung", Keys.ENTER)
    assert shown(browser, "#dang-xem") == ["Không có đơn vị nào khớp."]
    assert len(shown(browser, ".load tbody th")) == 19


def test_the_address_keeps_the_unit_and_the_place(opened: Opener) -> None:
    browser = opened("real", hash_="#loc=phong-tu-phap")
    assert shown(browser, ".load tbody th") == ["Phòng Tư pháp"]
    link = next(each for each in browser.find_elements(By.CSS_SELECTOR, "a.at") if each.is_displayed())
    target = link.get_attribute("hash")[1:]
    browser.execute_script("arguments[0].click()", link)
    assert browser.execute_script("return location.hash") == f"#loc=phong-tu-phap&den={target}"
    assert browser.execute_script("return document.activeElement.id") == target
    assert shown(browser, ".load tbody th") == ["Phòng Tư pháp"]


def test_what_the_filter_hides_can_still_be_reached_by_its_address(opened: Opener) -> None:
    browser = opened("real", hash_="#loc=ban-tuyen-giao-huyen-uy")
    hidden = browser.find_element(By.CSS_SELECTOR, "article.task[hidden]").get_attribute("id")
    browser.execute_script("location.hash = arguments[0]", f"loc=ban-tuyen-giao-huyen-uy&den={hidden}")
    assert browser.find_element(By.ID, hidden).is_displayed()


def test_a_cell_says_why_on_focus_and_arrow_keys_lead_on(opened: Opener) -> None:
    browser = opened("real")
    focus_by_tab(browser, ".heat a.cell")
    first = shown(browser, "#goi-y")
    assert first == ["Chỉ giao cho nhóm đơn vị, không nêu đơn vị nào chủ trì. Ghi thêm một đơn vị chủ trì hoặc làm đầu mối bên cạnh nhóm."]  # fmt: skip
    press(browser, Keys.ARROW_RIGHT)
    assert shown(browser, "#goi-y") not in ([], first)
    press(browser, Keys.ESCAPE)
    assert shown(browser, "#goi-y") == []
    press(browser, Keys.ARROW_DOWN)
    assert len(shown(browser, "#goi-y")) == 1
    stops = browser.execute_script("return document.querySelectorAll('.heat a.cell[tabindex=\"0\"]').length")
    assert stops == 1


def test_the_matrix_turns_into_a_list(opened: Opener) -> None:
    browser = opened("real")
    assert shown(browser, ".unit") == []
    focus_by_tab(browser, "[data-show=danh-sach]")
    press(browser, Keys.ENTER)
    assert len(shown(browser, ".unit")) == 8
    assert shown(browser, ".matrix") == []
    assert shown(opened("real", NARROW), ".matrix") == []


def test_the_first_stop_leads_past_the_head(opened: Opener) -> None:
    browser = opened("real")
    press(browser, Keys.TAB)
    assert browser.switch_to.active_element.text == "Đến nội dung chính"
    press(browser, Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "chinh"


def test_without_scripts_all_is_there(opened: Opener) -> None:
    browser = opened("real", scripts=False)
    assert shown(browser, ".tools") == []
    assert len(shown(browser, "article.task")) == 12
    assert len(shown(browser, ".unit")) == 8
    assert shown(browser, ".matrix")
    assert browser.get_log("browser") == []


def test_dark_is_dark_and_paper_is_white(opened: Opener) -> None:
    def ground(browser: Any) -> Any:
        return browser.execute_script("return getComputedStyle(document.body).backgroundColor")

    assert ground(opened("real", scheme="light")) == "rgb(243, 241, 236)"
    browser = opened("real", scheme="dark")
    assert ground(browser) == "rgb(21, 24, 28)"
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": features})
    assert ground(browser) == "rgb(255, 255, 255)"


def test_who_wants_no_motion_gets_none(opened: Opener) -> None:
    browser = opened("real")
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    motion = "return getComputedStyle(document.documentElement).scrollBehavior"
    assert browser.execute_script(motion) == "auto"


@pytest.mark.parametrize("name", PAGES)
def test_it_prints_on_a4_with_title_and_number_on_each_page(name: str, opened: Opener) -> None:
    browser = opened(name)
    pages = list(printed(browser))
    title = browser.execute_script("return document.title").removesuffix(" – tổng quan")
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.get_size() == pytest.approx((595.3, 841.9), abs=1.5)
        assert f"Trang {number}/{len(pages)}" in text_of(page)
        assert title in text_of(page)


def test_a_table_that_runs_over_pages_repeats_its_head(opened: Opener) -> None:
    pages = [text_of(page) for page in printed(opened("large"))]
    heads = [text for text in pages if "Rõ người" in text and "Rõ thẩm quyền" in text]
    assert len(heads) > 1


def test_a_wide_matrix_prints_as_a_list(opened: Opener) -> None:
    wide = " ".join(text_of(page) for page in printed(opened("large")))
    assert "qua “Các phòng chuyên môn”" in wide
    narrow = " ".join(text_of(page) for page in printed(opened("real")))
    assert "qua “Các cơ quan, đơn vị”" not in narrow
    assert narrow.count("TH*") > 10


def test_what_is_filtered_prints_filtered(opened: Opener) -> None:
    text = " ".join(text_of(page) for page in printed(opened("real", hash_="#loc=phong-tu-phap")))
    assert "Đang xem Phòng Tư pháp" in text
    assert "UBND xã Bản Mù" not in text
