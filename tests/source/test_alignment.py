"""A stretch of a value is followed to the same words in the file, however the value is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument
from plancli.source.position import Part
from plancli.source.yaml_reader import read_yaml

ROUTE = ("a", 0)


def document(text: str, use_c: bool = True) -> SourceDocument:
    result = read_yaml("thu.yaml", text.encode(), use_c=use_c)
    assert result.document is not None
    assert result.document.value is not None, result.faults
    return result.document


def value_at(source: SourceDocument) -> str:
    assert isinstance(source.value, dict)
    found = source.value["a"]
    assert isinstance(found, list)
    assert isinstance(found[0], str)
    return found[0]


def written(source: SourceDocument, start: int, end: int) -> str:
    span = source.locate(ROUTE, Part.VALUE, (start, end))
    return source.text[span.start.offset : span.end.offset]


def test_an_escape_is_covered_whole() -> None:
    source = document('a:\n  - "\\u1ea1\\"\\\\x\\x41"\n')
    assert value_at(source) == 'ạ"\\xA'
    assert [written(source, at, at + 1) for at in range(5)] == ["\\u1ea1", '\\"', "\\\\", "x", "\\x41"]


def test_a_doubled_quote_is_covered_whole() -> None:
    source = document("a:\n  - 'it''s'\n")
    assert [written(source, at, at + 1) for at in range(4)] == ["i", "t", "''", "s"]


def test_a_folded_break_covers_the_indentation_below() -> None:
    source = document("a:\n  - >-\n    số 251/KH-UBND\n    ngày 06/12/2024\n\n    của tỉnh\n")
    assert written(source, 14, 15) == "\n    "
    assert written(source, 3, 30).split() == ["251/KH-UBND", "ngày", "06/12/2024"]
    assert written(source, 31, 34) == "của"


def test_an_escaped_break_joins_lines_and_stands_for_nothing() -> None:
    source = document('a:\n  - "Trạm \\\n      Tấu"\n')
    assert value_at(source) == "Trạm Tấu"
    assert written(source, 0, 8) == "Trạm \\\n      Tấu"
    assert written(source, 5, 8) == "Tấu"


def test_an_indentation_that_is_told_leaves_blanks_in_the_value() -> None:
    source = document("a:\n  - |2\n      một\n    hai\n")
    assert value_at(source).startswith("  ")
    assert written(source, value_at(source).index("hai"), value_at(source).index("hai") + 3) == "hai"


def test_nothing_wide_is_a_place_between_characters() -> None:
    source = document("a:\n  - Xà Hồ\n")
    for at in range(6):
        span = source.locate(ROUTE, within=(at, at))
        assert span.start == span.end
        assert span.start.offset == source.text.index("Xà") + at


def test_a_stretch_past_the_value_ends_with_it() -> None:
    source = document("a:\n  - Xà Hồ # lời chú\n")
    assert written(source, 3, 99) == "Hồ"
    assert written(source, 50, 99) == ""


def test_an_empty_value_is_its_quotes() -> None:
    assert written(document("a:\n  - ''\n"), 0, 0) == "''"


def test_a_stretch_of_a_key() -> None:
    source = document('"đầu \\u1ea1": x\n')
    span = source.locate(("đầu ạ",), Part.KEY, (4, 5))
    assert source.text[span.start.offset : span.end.offset] == "\\u1ea1"


def test_a_type_tag_before_a_value_moves_no_letter() -> None:
    source = document("a:\n  - !x # lời chú\n    Trạm Tấu\n")
    assert written(source, 5, 8) == "Tấu"


# Each way of writing one text below; every one is read back before its places are asked for.
LETTERS = "aạĐ😀 '\"\\#:-,[]{}\n"
texts = st.text(LETTERS, min_size=1, max_size=40)


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("ạ", "\\u1ea1")
    return f'"{escaped}"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "\n\n      ") + "'"


def _block(head: str) -> str:
    return head + "\n      "


WAYS: dict[str, Callable[[str], str]] = {
    "double": _double,
    "single": _single,
    "literal": lambda text: _block("|2-") + text.replace("\n", "\n      "),
    "literal, breaks kept": lambda text: _block("|2+") + text.replace("\n", "\n      "),
    "folded": lambda text: _block(">2-") + text.replace("\n", "\n\n      "),
    "folded, over lines": lambda text: _block(">-") + text.replace(" ", "\n      "),
    "plain": lambda text: text.replace(" ", "\n      "),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("use_c", [True, False])
@given(text=texts)
def test_every_letter_is_found_again(way: str, line_end: str, use_c: bool, text: str) -> None:
    lines = f"a:\n  - {WAYS[way](text)}\n  - sau\n".replace("\n", line_end)
    source = read_yaml("thu.yaml", lines.encode(), use_c=use_c).document
    if source is None or not isinstance(source.value, dict) or not isinstance(source.value["a"], list):
        return  # the letters made something else of it
    value = source.value["a"][0]
    if not isinstance(value, str):
        return
    check_each_letter_stands_for_itself(source, value)


def check_each_letter_stands_for_itself(source: SourceDocument, value: str) -> None:
    before = -1
    for at, letter in enumerate(value):
        span = source.locate(ROUTE, within=(at, at + 1))
        assert before <= span.start.offset < span.end.offset
        before = span.end.offset
        found = source.text[span.start.offset : span.end.offset]
        if letter in " \n":
            assert not found.strip() or found == "\\n"
        else:
            assert found in {
                letter,
                {"ạ": "\\u1ea1", "\a": "\\a", '"': '\\"', "\\": "\\\\", "'": "''"}.get(letter),
            }


@given(texts, st.data())
def test_a_stretch_begins_and_ends_with_its_letters(text: str, data: st.DataObject) -> None:
    source = document(f"a:\n  - {_double(text)}\n")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = source.locate(ROUTE, within=(start, end))
    assert whole.start == source.locate(ROUTE, within=(start, start + 1)).start
    assert whole.end == source.locate(ROUTE, within=(end - 1, end)).end
