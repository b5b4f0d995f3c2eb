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

_ACT = "  - {{number: {}, kind: {}, issuer: {}, issued: {}, title: {}, status: unknown, confidence: high, checked: 2026-11-23, sources: [a]}}"
SHELF = load_registry(
    "\n".join(
        (
            'version: "1"\nchecked: 2026-11-23\ndocuments:',
            _ACT.format("09/2017/NĐ-CP", "Nghị định", "Chính phủ", "2017-02-09", "Về phát ngôn"),
            _ACT.format(
                "10/2017/NĐ-CP", "Nghị định", "Chính phủ", "2017-02-10", "Về rừng và chữa cháy phòng"
            ),
            _ACT.format(
                "2010/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Yên Bái", "2016-01-01", "Phòng chữa cháy"
            ),
            _ACT.format("57-NQ/TW", "Nghị quyết", "Bộ Chính trị", "2024-12-22", "Về khoa học"),
            _ACT.format("5/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Yên Bái", "2020-01-01", "Năm 2020"),
            _ACT.format("5/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Yên Bái", "2022-01-01", "Năm 2022"),
            _ACT.format("5/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Yên Bái", "2021-01-01", "Năm 2021"),
            _ACT.format("5/KH-UBND-VX", "Kế hoạch", "Ủy ban nhân dân tỉnh Yên Bái", "2023-01-01", "Năm 2023"),
        )
    ).encode(),
    "shelf.yaml",
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("9/20", ["09/2017/NĐ-CP"]),
        ("09/20", ["09/2017/NĐ-CP"]),
        ("9 / 20", ["09/2017/NĐ-CP"]),
        ("Số: 9/20", ["09/2017/NĐ-CP"]),
        ("nghị định số. 9/20", ["09/2017/NĐ-CP"]),
        ("hộp 9/20", []),
        ("1/20", []),
        ("10", ["10/2017/NĐ-CP"]),
        ("1", ["10/2017/NĐ-CP"]),
        ("57-N", ["57-NQ/TW"]),
        ("57 n", []),
        ("57n", []),
        ("2017/NĐ", ["10/2017/NĐ-CP", "09/2017/NĐ-CP"]),
        ("201", ["2010/KH-UBND", "10/2017/NĐ-CP", "09/2017/NĐ-CP"]),
        ("quyết định 201", []),
        ("kế hoạch 201", ["2010/KH-UBND"]),
        ("chữa cháy", ["2010/KH-UBND", "10/2017/NĐ-CP"]),
        ("phòng chữa", ["2010/KH-UBND", "10/2017/NĐ-CP"]),
        ("nghị định cháy", ["10/2017/NĐ-CP"]),
        ("yên bái cháy", ["2010/KH-UBND"]),
        ("cháy ubnd", ["2010/KH-UBND"]),
        ("cháy thủy điện", []),
    ],
)
def test_parts_of_numbers_and_words_in_any_order_find_acts(query: str, found: list[str]) -> None:
    assert [each.number for each in search_acts(SHELF, query)] == found


def test_of_acts_that_bear_the_whole_number_the_later_comes_first_and_no_other_is_found() -> None:
    assert [each.title for each in search_acts(SHELF, "5/KH-UBND")] == ["Năm 2022", "Năm 2021", "Năm 2020"]


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
