"""A letterhead gives issuer, number, place and date, in whatever layout; a stamp of secrecy is seen."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.head import Head, head_pieces, read_head
from plancli.importing.head_lines import columns
from plancli.importing.paper import PLAIN, Block, Line
from plancli.importing.words import Words, whole
from tests.importing.made_paper import BOLD, CENTRED, any_line, letters, line, lines, put_aside, table

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def head_of(*texts: str) -> Head:
    return read_head(head_pieces(lines(*texts)))


def fields_of(head: Head) -> dict[str, str]:
    found = {field.name: getattr(head, field.name) for field in fields(head)}
    return {name: value.text for name, value in found.items() if isinstance(value, Words) and value}


def characters(head: Head) -> list[str]:
    held = [getattr(head, field.name) for field in fields(head)]
    cuts = [cut for value in held if isinstance(value, Words) for cut in value.cuts]
    return letters(cut.raw for cut in (*cuts, *(cut for cut, _ in head.dropped)))


FULL = {
    "issuer": "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ",
    "number": "27",
    "symbol": "KH-UBND",
    "place": "Vân Khê",
    "date": "ngày 02 tháng 02 năm 2026",
}


@pytest.mark.parametrize(
    "blocks",
    [
        lines("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Số: 27/KH-UBND", *MOTTO, "Vân Khê, ngày 02 tháng 02 năm 2026"),
        lines(
            "ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ", "-----", "Số: 27/KH-UBND", "Vân Khê, ngày 02 tháng 02 năm 2026"
        ),
        lines(
            f"ỦY BAN NHÂN DÂN\t{MOTTO[0]}",
            f"XÃ VÂN KHÊ          {MOTTO[1]}",
            "Số: 27/KH-UBND      Vân Khê, ngày 02 tháng 02 năm 2026",
        ),
        [
            table(
                [
                    "ỦY BAN NHÂN DÂN|XÃ VÂN KHÊ|Số: 27/KH-UBND",
                    "|".join((*MOTTO, "Vân Khê, ngày 02 tháng 02 năm 2026")),
                ]
            )
        ],
        [
            table(
                ["ỦY BAN NHÂN DÂN|XÃ VÂN KHÊ", "|".join(MOTTO)],
                ["Số: 27/KH-UBND", "Vân Khê, ngày 02 tháng 02 năm 2026"],
            )
        ],
        lines("ỦY BAN NHÂN DÂN\nXÃ VÂN KHÊ\nSố: 27/KH-UBND", "Vân Khê, ngày 02 tháng 02 năm 2026"),
        lines("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Số:", "27/KH-UBND", "Vân Khê, ngày 02 tháng 02 năm 2026"),
    ],
    ids=[
        "below each other",
        "issuer on two lines",
        "tabs and gaps",
        "one row",
        "two rows",
        "line ends",
        "number apart",
    ],
)
def test_each_layout_gives_the_same_head(blocks: list[Block]) -> None:
    assert fields_of(read_head(head_pieces(blocks))) == FULL


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 27/KH-UBND", "27", "KH-UBND"),
        ("SỐ: 27/KH-UBND", "27", "KH-UBND"),
        ("Số 27 / KH-UBND", "27", "KH-UBND"),
        ("Số:    /KH-UBND", "", "KH-UBND"),
        ("Số: ……/KH-UBND", "", "KH-UBND"),
        ("Số: ...../KH-UBND", "", "KH-UBND"),
        ("Số: 12a/KH-BCĐ", "12a", "KH-BCĐ"),
        ("Số: 27", "27", ""),
    ],
)
def test_number_and_symbol_are_parted(text: str, number: str, symbol: str) -> None:
    head = head_of(text)
    assert (head.number.text, head.symbol.text) == (number, symbol)
    assert characters(head) == letters([text])


def test_dots_for_a_number_are_put_aside_as_blank() -> None:
    assert put_aside(head_of("Số: ……/KH-UBND").dropped) == [
        ("Số:", "number-word"),
        ("……", "blank"),
        ("/", "number-word"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Vân Khê, ngày 02 tháng 02 năm 2026", "Vân Khê", "ngày 02 tháng 02 năm 2026"),
        ("Trạm Tấu, ngày tháng 12 năm 2024", "Trạm Tấu", "ngày tháng 12 năm 2024"),
        ("Vân Khê , ngày … tháng … năm 2026", "Vân Khê", "ngày … tháng … năm 2026"),
        ("Vân Khê, Ngày 02 tháng 02 năm 2026", "Vân Khê", "Ngày 02 tháng 02 năm 2026"),
        ("ngày 02 tháng 02 năm 2026", "", "ngày 02 tháng 02 năm 2026"),
    ],
)
def test_place_and_date_are_parted(text: str, place: str, date: str) -> None:
    head = head_of(text)
    assert (head.place.text, head.date.text) == (place, date)


def test_a_wide_gap_for_the_day_parts_no_date() -> None:
    head = head_of("Trạm Tấu, ngày      tháng 12 năm 2024")
    assert fields_of(head) == {"place": "Trạm Tấu", "date": "ngày tháng 12 năm 2024"}


def test_number_and_date_may_share_a_line_with_single_blanks() -> None:
    text = "Số: 27/KH-UBND Vân Khê, ngày 02 tháng 02 năm 2026"
    assert fields_of(head_of(text)) == {key: value for key, value in FULL.items() if key != "issuer"}
    assert characters(head_of(text)) == letters([text])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (MOTTO[0], "motto"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto"),
        ("Độc lập – Tự do – Hạnh phúc", "motto"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "stamp"),
        ("HỎA TỐC", "stamp"),
        ("(KHẨN)", "stamp"),
        ("--------", "rule-line"),
        ("*", "rule-line"),
        ("DỰ THẢO", "draft-mark"),
        ("(Dự thảo lần 2)", "draft-mark"),
    ],
)
def test_what_is_no_field_is_put_aside_with_its_reason(text: str, reason: str) -> None:
    head = head_of(text)
    assert put_aside(head.dropped) == [(text, reason)]
    assert fields_of(head) == {}


def test_issuer_below_its_superior() -> None:
    head = head_of("ỦY BAN NHÂN DÂN TỈNH MÂY NGÀN", "SỞ TÀI CHÍNH")
    assert fields_of(head) == {"superior": "ỦY BAN NHÂN DÂN TỈNH MÂY NGÀN", "issuer": "SỞ TÀI CHÍNH"}


def test_bold_is_the_issuer() -> None:
    blocks = [
        line("ỦY BAN NHÂN DÂN TỈNH MÂY NGÀN", 1),
        line("SỞ TÀI CHÍNH", 2, BOLD),
        line("BAN QUẢN LÝ DỰ ÁN", 3, BOLD),
    ]
    head = read_head(head_pieces(blocks))
    assert (head.superior.text, head.issuer.text) == (
        "ỦY BAN NHÂN DÂN TỈNH MÂY NGÀN",
        "SỞ TÀI CHÍNH BAN QUẢN LÝ DỰ ÁN",
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("ỦY BAN NHÂN DÂN", "TỈNH MÂY NGÀN"),
        ("BAN CHẤP HÀNH", "ĐẶC KHU VÂN KHÊ"),
        ("HỘI ĐỒNG NHÂN DÂN VÀ", "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"),
        ("SỞ VĂN HÓA,", "BAN TÔN GIÁO"),
    ],
)
def test_a_name_on_two_lines_is_one(texts: tuple[str, str]) -> None:
    assert fields_of(head_of(*texts)) == {"issuer": " ".join(texts)}


@pytest.mark.parametrize("text", ["V/v giữ gìn vệ sinh", "Về việc giữ gìn vệ sinh"])
def test_subject_of_a_letter(text: str) -> None:
    assert head_of("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", text).subject.text == text


def test_a_waiting_number_takes_only_a_number() -> None:
    head = head_of("Số:", "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ")
    assert fields_of(head) == {"issuer": "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ"}


def test_left_column_of_a_table_comes_first() -> None:
    found = [cut.text for cut, _ in head_pieces([table(["a", "b"], ["c", "d"])])]
    assert found == ["a", "c", "b", "d"]


def test_pieces_bear_the_look_of_their_line() -> None:
    assert [look for _, look in head_pieces([line("a\tb\nc", 1, CENTRED)])] == [CENTRED] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\tb", ["a", "b"]),
        ("a   b", ["a", "b"]),
        ("a  b", ["a b"]),
        ("\ta", ["a"]),
        ("a\t\tb\t", ["a", "b"]),
        (" ", []),
    ],
)
def test_tabs_and_wide_gaps_part_columns(text: str, found: list[str]) -> None:
    assert [cut.text for cut in columns(whole(line(text)))] == found


looks = st.sampled_from([PLAIN, BOLD, CENTRED])


@given(st.lists(st.builds(Line, st.just(1), any_line, looks), max_size=7))
def test_every_character_of_a_head_is_held_once(made: list[Line]) -> None:
    assert characters(read_head(head_pieces(made))) == letters(each.text for each in made)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Số: 27/KH-UBND", "Số: 28/KH-UBND"),
        ("Vân Khê, ngày 02 tháng 02 năm 2026", "Vân Khê, ngày 03 tháng 02 năm 2026"),
        ("ngày 02 tháng 02 năm 2026", "ngày 03 tháng 02 năm 2026"),
    ],
)
def test_a_head_has_one_number_and_one_date(first: str, second: str) -> None:
    head = head_of(first, second)
    assert fields_of(head) == fields_of(head_of(first))
    assert "unplaced" in {reason for _, reason in head.dropped}
    assert characters(head) == letters((first, second))
