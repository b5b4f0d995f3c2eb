"""Comments are told to the entries they belong to, and none is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.source.comment_places import gather_comments
from plancli.source.document import SourceDocument
from plancli.source.position import Route
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import NodeComments, lay_out


def document(text: str) -> SourceDocument:
    found = read_yaml("thu.yaml", text.encode()).document
    assert found is not None
    assert found.value is not None
    return found


def gathered(text: str) -> dict[Route, NodeComments]:
    return gather_comments(document(text))


def again(text: str) -> str:
    source = document(text)
    return lay_out(source.value, gather_comments(source))


@pytest.mark.parametrize(
    ("text", "route", "comments"),
    [
        ("# a\n\n\n# b\nk: v\n", (), NodeComments(above=("# a", "", "# b"))),
        ("k: v\n\n# a\n", (), NodeComments(below=("", "# a"))),
        ("k: v # a\n", ("k",), NodeComments(beside="# a")),
        ("k:   # a\n  - v\n", ("k",), NodeComments(beside="# a")),
        ("k: >- # a\n  v\n", ("k",), NodeComments(beside="# a")),
        ("k: v\n# a\nl: w\n", ("l",), NodeComments(above=("# a",))),
        ("k:\n- v\n# a\n- w\n", ("k", 1), NodeComments(above=("# a",))),
        ("k:\n- v\n  # a\nl: w\n", ("k",), NodeComments(below=("# a",))),
        ("k:\n  - m: v\n    # a\n  - w\n", ("k", 0), NodeComments(below=("# a",))),
        ("k:\n  - # a\n    m: v\n", ("k", 0), NodeComments(above=("# a",))),
        ("k:\n  -   # a\n  - w\n", ("k", 0), NodeComments(beside="# a")),
        ("k:\n  # a\n  v\n", ("k",), NodeComments(above=("# a",))),
        ("k: [v, # a\n  w]\n", ("k", 0), NodeComments(beside="# a")),
        ("k: {m: v, # a\n  n: w} # b\n", ("k", "n"), NodeComments(beside="# b")),
        ("---\n# a\nk: v\n", (), NodeComments(above=("# a",))),
        ("--- # a\nk: v\n", (), NodeComments(above=("# a",))),
    ],
)
def test_whose_a_comment_is(text: str, route: Route, comments: NodeComments) -> None:
    assert gathered(text)[route] == comments


def test_blank_lines_count_once_and_not_in_front_of_a_first_entry() -> None:
    text = "k:\n\n\n  - v\n\n\n  - w\n"
    assert gathered(text) == {("k", 1): NodeComments(above=("",))}
    assert again(text) == "k:\n  - v\n\n  - w\n"


def test_a_hash_inside_words_is_no_comment() -> None:
    assert gathered('k: "a # b"\nl: |\n  # c\nm: a#b\n') == {}


ROW_KINDS = (
    *("# a", "  # b", "    # c", "      # d", "", ""),
    *("k: # e", "k:", "m: x", "  m: x", "- v # f", "- v", "  - w", "- # g", "- m: >-", "    - w"),
)
ROWS = st.lists(st.sampled_from(ROW_KINDS), max_size=14)


@settings(max_examples=500)
@given(ROWS)
def test_no_comment_is_lost_and_a_second_time_changes_nothing(rows: list[str]) -> None:
    # Keys are numbered, so that none stands twice.
    text = "".join(re.sub(r"^([ -]*)([km]):", rf"\g<1>\g<2>{at}:", row) + "\n" for at, row in enumerate(rows))
    read = read_yaml("thu.yaml", text.encode())
    if read.faults or read.document is None or not isinstance(read.document.value, dict | list):
        return
    laid = again(text)
    told = document(laid)
    assert told.value == read.document.value
    before, after = (sorted(one.text for one in each.comments) for each in (read.document, told))
    assert before == after, (text, laid)
    assert again(laid) == laid, (text, laid)
