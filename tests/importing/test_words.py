"""A value of the plan knows every character's place in the paper, however it was cut and joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.words import NO_WORDS, Cut, Words, pieces, spread, whole
from tests.importing.made_paper import bare, line, words

texts = st.text("aàđ Ủ\t\n\xa0.", max_size=12)
values = st.lists(texts, max_size=4).map(lambda found: words(*found))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("I. MỤC TIÊU", "I. MỤC TIÊU"),
        ("  Phòng Kinh tế ", "Phòng Kinh tế"),
        ("Trạm  Y\ttế xã", "Trạm Y tế xã"),
        ("Các\n thôn", "Các thôn"),
        (" \t ", ""),
        ("", ""),
    ],
)
def test_text_has_single_blanks(raw: str, text: str) -> None:
    assert whole(line(raw)).text == text
    assert words(raw).text == text


def test_raw_stands_as_in_the_line() -> None:
    cut = whole(line("  Trạm  Y\ttế xã "))
    assert (cut.raw, cut.start, cut.end) == ("Trạm  Y\ttế xã", 2, 15)


def test_strip_of_blanks_is_empty_and_stays_in_the_line() -> None:
    cut = Cut(line("Các    thôn"), 4, 6).strip()
    assert (cut.raw, cut.start) == ("", cut.end)


@pytest.mark.parametrize(
    ("start", "end", "raw"),
    [
        (0, 3, "Số:"),
        (3, None, "27/KH-UBND"),
        (4, 6, "27"),
        (4, 99, "27/KH-UBND"),
        (99, None, ""),
        (5, 5, ""),
    ],
)
def test_part_of_a_cut_is_counted_from_the_cut(start: int, end: int | None, raw: str) -> None:
    cut = Cut(line("-- Số: 27/KH-UBND --"), 3, 17)
    assert cut.part(start, end).raw == raw


def test_words_are_joined_by_one_blank() -> None:
    assert words("Ủy ban nhân dân", " ", "xã Vân Khê ").text == "Ủy ban nhân dân xã Vân Khê"


def test_empty_words_are_false() -> None:
    assert not NO_WORDS
    assert not words(" ", "\t")
    assert words(" ", "x")


def test_joined_words_keep_both_lines() -> None:
    both = words("Phòng Kinh tế,").joined(words("Công an xã"))
    assert both.text == "Phòng Kinh tế, Công an xã"
    assert [cut.line.text for cut in both.cuts] == ["Phòng Kinh tế,", "Công an xã"]


def test_part_over_two_lines_has_a_cut_in_each() -> None:
    found = words("1.  Phòng  Kinh tế, ", "Công an  xã.").part(3, 25)
    assert found.text == "Phòng Kinh tế, Công an"
    assert [(cut.line.number, cut.raw) for cut in found.cuts] == [(1, "Phòng  Kinh tế,"), (2, "Công an")]


def test_part_passes_over_empty_lines() -> None:
    assert words("Các", " ", "thôn").part(4).text == "thôn"
    assert words(" ", "Các thôn").part(0, 3).text == "Các"


@pytest.mark.parametrize(
    ("start", "end", "number", "stretch"),
    [
        (0, 5, 1, "Phòng"),
        (6, 13, 1, "Kinh  tế"),
        (0, 26, 1, "Phòng Kinh  tế,"),
        (15, 22, 3, "Công an"),
        (23, 99, 3, "xã."),
        (4, 4, 1, "g"),
        (99, 120, 3, "."),
    ],
)
def test_place_is_in_the_line_where_the_stretch_begins(
    start: int, end: int, number: int, stretch: str
) -> None:
    found, first, last = words("Phòng Kinh  tế,", " ", "Công an xã.").place(start, end)
    assert (found.number, found.text[first:last]) == (number, stretch)


def test_place_of_blanks_alone_is_their_cut() -> None:
    found, first, last = words("  ").place(0, 4)
    assert (found.text, first, last) == ("  ", 2, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KẾ HOẠCH\nVệ sinh ", ["KẾ HOẠCH", "Vệ sinh"]),
        ("\n\n Các thôn \n \n", ["Các thôn"]),
        ("một dòng", ["một dòng"]),
        (" ", []),
    ],
)
def test_pieces_stand_between_line_ends(text: str, found: list[str]) -> None:
    assert [piece.raw for piece in pieces(line(text))] == found


@given(texts)
def test_pieces_keep_characters_and_places(text: str) -> None:
    found = list(pieces(line(text)))
    assert bare("".join(piece.raw for piece in found)) == bare(text)
    assert all(text[piece.start : piece.end] == piece.raw == piece.raw.strip() for piece in found)


@given(texts)
def test_spread_gives_each_character_its_place(text: str) -> None:
    cut = whole(line(text))
    places = spread(cut)
    assert len(places) == len(cut.text)
    assert all(text[at] == letter or letter == " " for at, letter in zip(places, cut.text, strict=True))
    assert places == sorted(set(places))


@given(values, values)
def test_joining_keeps_characters(first: Words, second: Words) -> None:
    assert bare(first.joined(second).text) == bare(first.text + second.text)


@given(values, st.integers(0, 50), st.integers(0, 50))
def test_part_is_the_slice_of_the_text(value: Words, start: int, end: int) -> None:
    found = value.part(start, end)
    assert bare(found.text) == bare(value.text[start:end])
    assert all(bare(cut.raw) == bare(cut.text) for cut in found.cuts)


@given(values, st.integers(0, 50))
def test_two_halves_are_the_whole(value: Words, at: int) -> None:
    assert bare(value.part(0, at).joined(value.part(at)).text) == bare(value.text)


@given(values.filter(lambda value: bool(value.text)), st.data())
def test_place_leads_to_the_first_character(value: Words, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(value.text) - 1).filter(lambda index: value.text[index] != " "))
    found, first, last = value.place(at, at + 1)
    assert found.text[first:last] == value.text[at]
