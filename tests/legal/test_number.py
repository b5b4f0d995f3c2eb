"""Numbers of documents are read in every class and through every dirt that was met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.legal.document_kinds import kind_named
from plancli.legal.number import NumberForm, parse_number, same_number

LAW, COMMITTEE, NORMATIVE, INDIVIDUAL, LETTER, PARTY = NumberForm

CLASSES = [
    ("103/2016/QH13", LAW, None, "QH13"),
    ("01/2026/QH16", LAW, None, "QH16"),
    ("351/2017/UBTVQH14", COMMITTEE, None, "UBTVQH14"),
    ("1673/NQ-UBTVQH15", COMMITTEE, "Nghị quyết", "UBTVQH15"),
    ("09/2017/NĐ-CP", NORMATIVE, "Nghị định", "CP"),
    ("66.18/2026/NQ-CP", NORMATIVE, "Nghị quyết", "CP"),
    ("56/2023/TT-BTC", NORMATIVE, "Thông tư", "BTC"),
    ("01/2011/TTLT-VPCP-BNV", NORMATIVE, "Thông tư liên tịch", "VPCP-BNV"),
    ("07/2025/L-CTN", NORMATIVE, "Lệnh", "CTN"),
    ("148/NQ-CP", INDIVIDUAL, "Nghị quyết", "CP"),
    ("36a/NQ-CP", INDIVIDUAL, "Nghị quyết", "CP"),
    ("407/QĐ-TTg", INDIVIDUAL, "Quyết định", "TTg"),
    ("765/QĐ-BTTTT", INDIVIDUAL, "Quyết định", "BTTTT"),
    ("251/KH-UBND", INDIVIDUAL, "Kế hoạch", "UBND"),
    ("15/QCPH-UBND-UBMT", INDIVIDUAL, "Quy chế phối hợp", "UBND-UBMT"),
    ("51/HD-BTGTU", INDIVIDUAL, "Hướng dẫn", "BTGTU"),
    ("5104/BTTTT-PTTH&TTĐT", LETTER, "Công văn", "BTTTT-PTTH&TTĐT"),
    ("3218/UBND-KGVX", LETTER, "Công văn", "UBND-KGVX"),
    ("57-NQ/TW", PARTY, "Nghị quyết", "TW"),
    ("11-QĐi/TW", PARTY, "Quy định", "TW"),
    ("148-CTr/TU", PARTY, "Chương trình", "TU"),
]
DIRT = [
    ("Số: 765 /QÐ- BTTTT", "765/QĐ-BTTTT"),
    ("118/TTr- STTTT", "118/TTr-STTTT"),
    ("12/CT- TTg", "12/CT-TTg"),
    ("103/QĐ /BVHTTDL", "103/QĐ-BVHTTDL"),
    ("07 - CT/TW", "07-CT/TW"),
    ("09/2017/NÐ-CP", "09/2017/NĐ-CP"),
    ("09/2017/NƉ\u2011CP", "09/2017/NĐ-CP"),
    ("407/QĐ–TTg", "407/QĐ-TTg"),
    ("06/QĐ-TTG", "06/QĐ-TTg"),
    ("22/2021/QD-TTg", "22/2021/QĐ-TTg"),
    ("1961/QĐUBND", "1961/QĐ-UBND"),
    ("30c/NQCP", "30c/NQ-CP"),
    ("362-QĐ/TTg", "362/QĐ-TTg"),
    ("148-CTr/TƯ", "148-CTr/TU"),
    ("55/2018/tt-bgtvt", "55/2018/TT-BGTVT"),
]
NO_NUMBER = [
    "",
    "abc",
    "24/7",
    "06/12/2024",
    "3-5 ĐVHC",
    "10/63 tỉnh",
    "đồng/người",
    "12/Trường",
    "KH-UBND",
    "1/500",
]


@pytest.mark.parametrize(("text", "form", "kind", "issuer"), CLASSES)
def test_each_class_is_read_and_written_as_it_is(
    text: str, form: NumberForm, kind: str | None, issuer: str
) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.text, number.form, number.kind, number.issuer_code) == (text, form, kind, issuer)


@pytest.mark.parametrize(("dirty", "clean"), DIRT)
def test_dirt_is_washed_off(dirty: str, clean: str) -> None:
    number = parse_number(dirty)
    assert number is not None
    assert number.text == clean


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_number_left_blank_keeps_its_symbol() -> None:
    number = parse_number("/KH-UBND")
    assert number is not None
    assert (number.serial, number.kind, number.text) == ("", "Kế hoạch", "/KH-UBND")


def test_parts_are_told_apart() -> None:
    number = parse_number("66.18/2026/NQ-CP")
    assert number is not None
    assert (number.serial, number.year, number.symbol, number.type_code) == ("66.18", 2026, "NQ-CP", "NQ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("07/CT-TTg", "7/CT- TTg", True),
        ("57-NQ/TW", "57/NQ-TW", True),
        ("09/2017/NĐ-CP", "09/2018/NĐ-CP", False),
        ("407/QĐ-TTg", "407/QĐ-UBND", False),
        ("36a/NQ-CP", "36/NQ-CP", False),
        ("/KH-UBND", "/KH-UBND", False),
        ("abc", "abc", False),
    ],
)
def test_numbers_are_one_whatever_their_zeros_and_marks(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same_number(other, one) is same


@pytest.mark.parametrize(
    ("text", "one_act"),
    [
        ("09/2017/NĐ-CP", True),
        ("103/2016/QH13", True),
        ("01/2011/TTLT-VPCP-BNV", True),
        ("41/2019/QĐ-UBND", False),
        ("765/QĐ-BTTTT", False),
        ("57-NQ/TW", False),
    ],
)
def test_only_a_year_and_a_central_issuer_make_a_number_one_act(text: str, one_act: bool) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.is_one_act is one_act


@given(st.text(alphabet="0123456789/- &.aĐÐNQTCPgr–\u00a0", max_size=30) | st.text(max_size=30))
def test_no_text_stops_the_reader_and_a_clean_number_is_its_own(text: str) -> None:
    number = parse_number(text)
    if number is not None:
        assert parse_number(number.text) == number


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kế hoạch", "Kế hoạch"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "Nghị quyết liên tịch"),
        ("NĐ", "Nghị định"),
        ("Phần", None),
    ],
)
def test_kinds_are_known_by_words_and_by_abbreviation(words: str, kind: str | None) -> None:
    assert kind_named(words) == kind
