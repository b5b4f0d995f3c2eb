"""Widths of words, and titles on lines that a reader would have made."""

from __future__ import annotations

import pytest

from plancli.reports.word.text_width import Face, Type, balanced_lines, break_lines, text_width

TITLE = Type(14, Face.BOLD)
PAGE = 9354 / 20


@pytest.mark.parametrize("face", Face)
def test_a_tone_takes_no_room_but_a_horn_does(face: Face) -> None:
    kind = Type(10, face)
    assert text_width("ộ", kind) == text_width("o", kind) == text_width("o\u0302\u0323", kind)
    assert text_width("ờ", kind) == text_width("ơ", kind) > text_width("o", kind)
    assert text_width("Đ", kind) > text_width("đ", kind)
    assert text_width("漢", kind) == 5


def test_a_width_grows_with_the_size_and_adds_up() -> None:
    assert text_width("Phòng Tư pháp", Type(28, Face.BOLD)) == 2 * text_width("Phòng Tư pháp", TITLE)
    assert text_width("A B", TITLE) == pytest.approx(sum(text_width(each, TITLE) for each in "A B"))
    assert text_width("", TITLE) == 0


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "Ban hành Kế hoạch giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026",
            ("Ban hành Kế hoạch giữ gìn vệ sinh môi trường nông thôn", "xã Vân Khê năm 2026"),
        ),
        (
            "(Kèm theo Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân xã Vân Khê)",
            (
                "(Kèm theo Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026",
                "của Ủy ban nhân dân xã Vân Khê)",
            ),
        ),
        ("Công tác năm 2025", ("Công tác năm 2025",)),
        ("", ()),
    ],
)
def test_titles_break_where_a_reader_pauses(title: str, lines: tuple[str, ...]) -> None:
    assert balanced_lines(title, TITLE, PAGE) == lines


@pytest.mark.parametrize("width", range(120, 470, 7))
def test_even_lines_are_as_many_and_a_narrower_column_makes_them(width: int) -> None:
    title = "Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025 trên địa bàn"
    lines = balanced_lines(title, TITLE, width)
    assert len(lines) == len(break_lines(title, TITLE, width))
    assert " ".join(lines) == title
    longest = max(text_width(line, TITLE) for line in lines)
    assert longest <= width
    assert break_lines(title, TITLE, longest) == lines


def test_no_line_ends_inside_a_date() -> None:
    title = "Kế hoạch số 12/KH-UBND ngày 05 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh"
    for width in range(345, 450, 5):
        lines = balanced_lines(title, TITLE, width)
        if len(lines) == 2:
            assert lines[0].split()[-1] not in ("ngày", "tháng", "năm", "số"), (width, lines)


def test_a_no_break_space_keeps_its_words_together_and_a_long_word_has_a_line() -> None:
    assert break_lines("Số\u00a0một hai", TITLE, 60) == ("Số\u00a0một", "hai")
    assert break_lines("a " + "x" * 90 + " b", TITLE, 60) == ("a", "x" * 90, "b")
