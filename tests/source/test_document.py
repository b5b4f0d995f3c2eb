"""Routes give places: of keys and values, of what is missing, of comments and lines."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument, Value
from plancli.source.position import Part, Position, Route
from plancli.source.yaml_reader import read_yaml

PLAN = """\
# lời chú đầu # vẫn là nó
plancli: 1   # phiên bản
issuance:
  number:          # chưa có số
  title: "Kế hoạch # 1"  # cuối dòng
sections:
  - label: I
    text: |  # lời chú ở dòng đầu khối
      # không phải lời chú
      - nội dung [x] #5

    # lời chú thụt vào
  - label: II

# lời chú cuối
"""


def document(text: str = PLAN) -> SourceDocument:
    found = read_yaml("thu.yaml", text.encode()).document
    assert found is not None
    return found


def words(source: SourceDocument, route: Route, part: Part = Part.VALUE) -> str:
    span = source.locate(route, part)
    return source.text[span.start.offset : span.end.offset]


def test_comments_are_those_that_a_reader_sees() -> None:
    assert [comment.text for comment in document().comments] == [
        "# lời chú đầu # vẫn là nó",
        "# phiên bản",
        "# chưa có số",
        "# cuối dòng",
        "# lời chú ở dòng đầu khối",
        "# lời chú thụt vào",
        "# lời chú cuối",
    ]


def test_a_comment_knows_its_place() -> None:
    assert document().comments[1].start == Position(PLAN.index("# phiên"), 2, 14)


def test_a_value_ends_with_its_words() -> None:
    source = document()
    assert words(source, ("sections", 0, "text")).endswith("#5")
    assert words(source, ("sections",)).endswith("label: II")
    assert words(source, ("issuance", "title")) == '"Kế hoạch # 1"'


def test_a_missing_value_stands_behind_its_colon() -> None:
    span = document().locate(("issuance", "number"))
    assert span.start == span.end == Position(PLAN.index("number:") + 7, 4, 10)


@pytest.mark.parametrize("text", ["{a: , b: c}", "{a:   , b: c}", "{\n a:\n , b: c}"])
def test_a_missing_value_in_braces_stands_behind_its_colon(text: str) -> None:
    assert document(text).locate(("a",)).start.offset == text.index(":") + 1


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("issuance", "place"), "issuance"),
        (("issuance", "place", "deeper"), "issuance"),
        (("sections", 0, "title"), "label: I"),
        (("sections", 7, "title"), "sections"),
        (("nowhere",), "# lời chú đầu # vẫn là nó"),
        (("issuance", "title", "deeper"), '"Kế hoạch # 1"'),
        (("issuance", 0), "issuance"),
        (("sections", "label"), "sections"),
    ],
)
def test_what_is_not_there_is_told_at_what_lacks_it(route: Route, place: str) -> None:
    for part in Part:
        if not (part is Part.KEY and place.startswith('"')):
            assert words(document(), route, part) == place


def test_keys_stand_in_written_order() -> None:
    assert document().keys(()) == ("plancli", "issuance", "sections")
    assert document().keys(("sections", 0)) == ("label", "text")
    assert document().keys(("sections",)) == document().keys(("nowhere",)) == ()


def test_a_key_that_stands_twice_is_found_where_its_value_was_read() -> None:
    source = document("a: 1\na: 2\n")
    assert source.value == {"a": "1"}
    assert source.locate(("a",)).start.line == 1
    assert source.keys(()) == ("a",)


def test_a_key_that_is_no_word_is_in_nobodys_way() -> None:
    assert document("[a]: b\nc: d\n").keys(()) == ("c",)


def test_columns_count_letters_however_wide() -> None:
    source = document("a: 😀\r\nb: {ạ: x}\r\n")
    assert source.locate(("b", "ạ")).start == Position(13, 2, 8)
    assert source.line_text(1) == "a: 😀"


def test_a_text_without_structure_is_one_value() -> None:
    source = SourceDocument("thu.txt", "một\nhai")
    assert words(source, ()) == words(source, ("a", 3)) == "một\nhai"
    assert source.comments == ()
    assert source.locate((), within=(4, 7)).start.line == 2


def test_a_place_outside_the_text_is_brought_into_it() -> None:
    source = SourceDocument("thu.txt", "một\n")
    assert source.position(99) == Position(4, 2, 1)
    assert source.position(-1) == Position(0, 1, 1)
    assert (source.line_text(0), source.line_text(2), source.line_text(3)) == ("", "", "")


leaves = st.text("aạ:# -\"'", max_size=8)
trees = st.recursive(
    leaves,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(leaves, below, max_size=3),
    max_leaves=12,
)


def _routes(value: Value, route: Route = ()) -> list[tuple[Route, str]]:
    if isinstance(value, str):
        return [(route, value)]
    pairs = value.items() if isinstance(value, dict) else enumerate(value or ())
    return [found for step, below in pairs for found in _routes(below, (*route, step))]


def _as_block(value: Value) -> str:
    text: str = yaml.dump(value, allow_unicode=True, default_style='"', default_flow_style=False)
    return text


@pytest.mark.parametrize("write", [_as_block, lambda value: json.dumps(value, ensure_ascii=False)])
@given(value=trees)
def test_the_words_at_a_route_read_to_the_value_at_it(write: object, value: Value) -> None:
    assert callable(write)
    source = document(write(value))
    assert source.value == value
    for route, text in _routes(value):
        again = document(f"a: {words(source, route)}".replace("\n", "\n  ")).value
        assert again == {"a": text}


@given(trees, st.lists(st.integers(0, 3) | leaves, max_size=4))
def test_every_route_has_a_place_in_the_text(value: Value, route: list[int | str]) -> None:
    source = document(_as_block(value))
    for part in Part:
        span = source.locate(tuple(route), part, (0, 1))
        assert 0 <= span.start.offset <= span.end.offset <= len(source.text)
