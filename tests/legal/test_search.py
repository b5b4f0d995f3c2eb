"""A person finds an act by whatever is typed, the likeliest first, and nothing where nothing fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.legal.overlay import load_registry
from plancli.legal.registry import load_default_registry
from plancli.legal.search import search_acts
from plancli.vietnamese.folding import unaccent

SHIPPED = load_default_registry()
SMALL = load_registry(
    """
version: "1"
checked: 2026-11-23
documents:
  - {number: 1/2020/QĐ-TTg, kind: Quyết định, issuer: Thủ tướng Chính phủ, issued: 2020-01-01, title: Về từ điển,
     status: unknown, confidence: high, checked: 2026-11-23, sources: [a]}
  - {number: 2/2021/QĐ-TTg, kind: Quyết định, issuer: Thủ tướng Chính phủ, issued: 2021-01-01, title: Về tư điền,
     status: unknown, confidence: high, checked: 2026-11-23, sources: [a]}
""".encode(),
    "small.yaml",
)


@pytest.mark.parametrize(
    "query",
    [
        "09/2017/NĐ-CP",
        "9/2017/nđ-cp",
        "Nghị định số 09/2017/NÐ- CP",
        "nghi dinh so 9/2017/nd-cp",
        "Số: 09 / 2017 / NĐ-CP",
    ],
)
def test_a_whole_number_finds_its_act_alone(query: str) -> None:
    assert [each.number for each in search_acts(SHIPPED, query)] == ["09/2017/NĐ-CP"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nd 09/2017", "09/2017/NĐ-CP"),
        ("765", "765/QĐ-BTTTT"),
        ("407/QĐ", "407/QĐ-TTg"),
        ("luat bao chi", "126/2025/QH15"),
        ("báo chí", "126/2025/QH15"),
        ("phat ngon va cung cap thong tin cho bao chi", "244/2026/NĐ-CP"),
        ("phe duyet de an to chuc truyen thong chinh sach co tac dong lon", "407/QĐ-TTg"),
        ("cung cấp phát ngôn", "244/2026/NĐ-CP"),
        ("nđ 30", "30/2022/NĐ-CP"),
        ("nghi dinh 09", "09/2025/NĐ-CP"),
        ("qd 407 ttg", "407/QĐ-TTg"),
        ("57 tw", "57-NQ/TW"),
        ("thong tu 55 btc", "55/2023/TT-BTC"),
    ],
)
def test_parts_names_and_words_find_the_likeliest_first(query: str, first: str) -> None:
    assert search_acts(SHIPPED, query)[0].number == first


def test_of_acts_that_share_a_number_the_highest_comes_first_and_dates_in_titles_are_no_answer() -> None:
    found = search_acts(SHIPPED, "09/2017")
    assert [each.number for each in found[:2]] == ["09/2017/QH14", "09/2017/NĐ-CP"]
    assert all(each.number.startswith("09/2017/") for each in found)


@pytest.mark.parametrize("query", ["", "  ", "!?", "không có văn bản nào như thế này", "99999/2017/NĐ-CP"])
def test_where_nothing_fits_nothing_is_found(query: str) -> None:
    assert search_acts(SHIPPED, query) == ()


def test_marks_that_were_typed_are_heeded_first() -> None:
    assert [each.number for each in search_acts(SMALL, "từ điển")] == ["1/2020/QĐ-TTg", "2/2021/QĐ-TTg"]
    assert [each.number for each in search_acts(SMALL, "tư điền")] == ["2/2021/QĐ-TTg", "1/2020/QĐ-TTg"]
    assert [each.number for each in search_acts(SMALL, "tu dien")] == ["2/2021/QĐ-TTg", "1/2020/QĐ-TTg"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_no_query_is_refused_and_every_answer_has_every_word(query: str) -> None:
    for act in search_acts(SMALL, query):
        assert unaccent(query)
        assert act in SMALL.documents
