"""Every character of a value is found again in the file, whatever way the value is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument
from plancli.source.edit import Edit, apply_edits
from plancli.source.position import Part
from plancli.source.yaml_reader import read_yaml

TEXT = """\
plancli: 1
folded: >-
  Thực hiện Kế hoạch số 251/KH-UBND
  ngày 06/12/2024 của
  Ủy ban nhân dân  tỉnh
literal: |
  dòng một
    dòng hai
plain: chữ trơn
  còn nữa # lời chú
single: 'it''s “Đề án”'
double: "dòng \\"một\\" \\
  và hai\\u0110"
list:
  - Xà Hồ
"""


def document(text: str = TEXT) -> SourceDocument:
    found = read_yaml("thu.yaml", text.encode()).document
    assert found is not None
    return found


def words_at(source: SourceDocument, *args: object) -> str:
    span = source.locate(*args)  # type: ignore[arg-type]
    return source.text[span.start.offset : span.end.offset]


@pytest.mark.parametrize("key", ["folded", "literal", "plain", "single", "double"])
def test_each_letter_of_a_value_stands_where_it_is_said(key: str) -> None:
    source = document()
    assert isinstance(source.value, dict)
    value = source.value[key]
    assert isinstance(value, str)
    for at, letter in enumerate(value):
        found = words_at(source, (key,), Part.VALUE, (at, at + 1))
        if not letter.isspace() and not (key == "double" and letter in '"Đ'):
            assert found.startswith(letter), (at, letter, found)


def test_a_stretch_of_folded_text_is_found_across_lines() -> None:
    source = document()
    assert isinstance(source.value, dict)
    value = source.value["folded"]
    assert isinstance(value, str)
    start = value.index("251/KH-UBND")
    end = value.index("2024") + 4
    span = source.locate(("folded",), Part.VALUE, (start, end))
    assert (span.start.line, span.end.line) == (3, 4)
    assert source.text[span.start.offset : span.end.offset].split() == ["251/KH-UBND", "ngày", "06/12/2024"]


def test_keys_and_list_items_have_places() -> None:
    source = document()
    assert words_at(source, ("list",), Part.KEY) == "list"
    assert words_at(source, ("list", 0)) == "Xà Hồ"
    assert source.keys(())[:3] == ("plancli", "folded", "literal")


def test_what_is_missing_is_told_at_what_lacks_it() -> None:
    source = document()
    assert words_at(source, ("list", 5, "x")) == "list"
    assert source.locate(("nowhere",)).start.line == 1


def test_line_text_has_no_line_end_and_no_line_past_the_last() -> None:
    source = document("a: 1\r\nb: 2\r\n")
    assert (source.line_text(1), source.line_text(2), source.line_text(9)) == ("a: 1", "b: 2", "")


@given(st.text(alphabet="ab\n", max_size=30), st.integers(0, 30))
def test_a_position_counts_lines_and_columns(text: str, offset: int) -> None:
    at = min(offset, len(text))
    place = SourceDocument("x", text).position(at)
    before = text[:at]
    assert place.line == before.count("\n") + 1
    assert place.column == at - (before.rfind("\n") + 1) + 1


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 5), st.text("xy", max_size=3)),
    max_size=5,
    unique_by=lambda each: each[0],
)


@given(st.text(alphabet="abc", min_size=20, max_size=20), spans)
def test_edits_leave_every_other_character_alone(text: str, wanted: list[tuple[int, int, str]]) -> None:
    source = SourceDocument("x", text)
    edits = [Edit(source.span(start, min(start + width, 20)), words) for start, width, words in wanted]
    changed, skipped = apply_edits(text, edits)
    made = [edit for edit in edits if edit not in skipped]
    kept = [
        letter
        for at, letter in enumerate(text)
        if not any(edit.span.start.offset <= at < edit.span.end.offset for edit in made)
    ]
    assert len(changed) == len(kept) + sum(len(edit.replacement) for edit in made)
    assert [letter for letter in changed if letter in "abc"] == kept
