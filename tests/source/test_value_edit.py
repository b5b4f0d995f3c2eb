"""A change inside a value is written so that it reads back exactly, and no other character of the file moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument, Value
from plancli.source.edit import Applicability, Edit, ValueChange, apply_edits
from plancli.source.offer import offer_edits, offer_values
from plancli.source.position import Route
from plancli.source.value_edit import value_edits
from plancli.source.yaml_reader import read_yaml
from tests.source.test_alignment import WAYS

ROUTE: Route = ("a", 0)


def document(text: str) -> SourceDocument:
    found = read_yaml("thu.yaml", text.encode()).document
    assert found is not None
    return found


def value_at(source: SourceDocument, route: Route) -> str:
    value: Value = source.value
    for step in route:
        value = value[step]  # type: ignore[index]
    assert isinstance(value, str)
    return value


def change(source: SourceDocument, before: str, after: str, route: Route = ROUTE) -> ValueChange:
    start = value_at(source, route).index(before)
    return ValueChange(route, start, start + len(before), before, after)


def changed(text: str, before: str, after: str, route: Route = ROUTE) -> str | None:
    source = document(text)
    edits = value_edits(source, [change(source, before, after, route)])
    if edits is None:
        return None
    new, skipped = apply_edits(text, edits)
    assert not skipped
    assert value_at(document(new), route) == value_at(source, route).replace(before, after, 1)
    return new


def item(words: str, *, after: str = "\n  - sau # lời chú\n") -> str:
    return f"a:\n  - {words}{after}"


@pytest.mark.parametrize(
    ("words", "before", "after", "expected"),
    [
        ("Chỉ thị số số 46", "số số", "số", "Chỉ thị số 46"),
        ("Lưu VT", "Lưu VT", "Lưu: VT", "'Lưu: VT'"),
        ("mục 5", "mục", "# mục", "'# mục 5'"),
        ("một hai", " hai", " # hai", "'một # hai'"),
        ("ông 'A' và B", "ông", "- ông", "\"- ông 'A' và B\""),
        ("một [hai]", "một ", "", "'[hai]'"),
        ("a *b", "a ", "", "'*b'"),
        ("a &b", "a ", "", "'&b'"),
        ("a !b", "a ", "", "'!b'"),
        ("một hai", " hai", "", "một"),
        ("một hai", "một hai", "", "''"),
        ("một hai", "hai", "hai ", "'một hai '"),
        ("một hai", "hai", "hai\nba", '"một hai\\nba"'),
        ("'một hai'", "hai", "'hai'", "'một ''hai'''"),
        ('"một \\u0068ai"', "một", 'một "\\"', '"một \\"\\\\\\" \\u0068ai"'),
        ('"một \\u0068ai"', "hai", "ba", '"một ba"'),
        ("''", "", "một: 'hai'", "'một: ''hai'''"),
    ],
)
def test_words_in_one_line(words: str, before: str, after: str, expected: str) -> None:
    assert changed(item(words), before, after) == item(expected)


@pytest.mark.parametrize(
    ("words", "before", "after", "expected"),
    [
        (">-\n    Chỉ thị số\n    số 46", "số số", "số", ">-\n    Chỉ thị số 46"),
        (">-\n    số 118/TTr-\n    STTTT và", "TTr- STTTT", "TTr-STTTT", ">-\n    số 118/TTr-STTTT và"),
        (">-\n    một\n    hai", "hai", "hai: # ba", ">-\n    một\n    hai: # ba"),
        (">-\n    một\n    hai", "một", "một\nba", ">-\n    một\n\n    ba\n    hai"),
        ("|-\n    một\n    hai", "một", "một\nba", "|-\n    một\n    ba\n    hai"),
        ("|-\n    một\n    hai", "\n", " ", "|-\n    một hai"),
        ("Chỉ thị số\n    số 46", "số số", "số", "Chỉ thị số 46"),
        ("Chỉ thị\n    số 46", "số", "số:", "'Chỉ thị\n    số: 46'"),
        ("'Chỉ thị số\n    số 46'", "số số", "số", "'Chỉ thị số 46'"),
        ('"Chỉ thị \\\n    số số 46"', "số số", "số", '"Chỉ thị \\\n    số 46"'),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_over_several_lines(words: str, before: str, after: str, expected: str, line_end: str) -> None:
    text, wanted = (item(each).replace("\n", line_end) for each in (words, expected))
    assert changed(text, before, after) == wanted


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("ông 'A' và \"B\"", "ông", "- ông"),  # neither quote can go round without an escape
        (">-\n    một\n    hai", "một", " một"),  # the indentation would grow
        ("|-\n    một", "một", "một "[:-1] + "\x07"),  # no file may hold it
        ("một", "một", "một\ud800"),
        ("một", "một", "một"),
    ],
)
def test_what_cannot_be_written_is_not_offered(words: str, before: str, after: str) -> None:
    assert changed(item(words), before, after) is None


def test_commas_in_brackets_get_quotes() -> None:
    text = "a: [Sở Y tế, {b: Sở}] # lời chú\n"
    assert changed(text, "Y tế", "A, B") == "a: ['Sở A, B', {b: Sở}] # lời chú\n"
    assert changed(text, "Sở", "Sở}", ("a", 1, "b")) == "a: [Sở Y tế, {b: 'Sở}'}] # lời chú\n"


def test_several_changes_to_one_value_get_one_pair_of_quotes() -> None:
    source = document(item("một hai ba"))
    edits = value_edits(source, [change(source, "ba", "ba:"), change(source, "một", "# một")])
    assert edits is not None
    assert apply_edits(source.text, edits) == (item("'# một hai ba:'"), ())


@pytest.mark.parametrize("within", [(0, 9), (2, 1), (-1, 2)])
def test_a_stretch_that_is_not_there_gives_nothing(within: tuple[int, int]) -> None:
    source = document(item("một"))
    assert value_edits(source, [ValueChange(ROUTE, *within, "mộ", "x")]) is None


def test_changes_that_overlap_give_nothing() -> None:
    source = document(item("một hai"))
    pair = [ValueChange(ROUTE, 0, 3, "một", "x"), ValueChange(ROUTE, 2, 4, "t ", "y")]
    assert value_edits(source, pair) is None


@pytest.mark.parametrize("route", [("a",), ("a", 9), ("b",), ()])
def test_a_route_to_no_text_gives_nothing(route: Route) -> None:
    source = document("a:\n  - một\nb:\n")
    assert value_edits(source, [ValueChange(route, 0, 0, "", "x")]) is None


def test_letters_typed_apart_stay_so() -> None:
    text = item("Tra\u0302\u0300m Ta\u0302\u0301n số số 5")
    assert changed(text, "số số", "số") == item("Tra\u0302\u0300m Ta\u0302\u0301n số 5")


replacements = st.text("aạ '\"\\#:-,[]{}&*!|>%@?\n\t", max_size=6)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@given(text=st.text("aạ '\"#:-\n", min_size=1, max_size=30), words=replacements, data=st.data())
def test_what_is_offered_reads_back_and_touches_nothing_else(
    way: str, line_end: str, text: str, words: str, data: st.DataObject
) -> None:
    source = document(f"a:\n  - {WAYS[way](text)}\n  - sau # lời chú\n".replace("\n", line_end))
    value = source.value
    if not isinstance(value, dict) or not isinstance(value["a"], list) or not isinstance(value["a"][0], str):
        return  # the letters made something else of it
    old = value["a"][0]
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    edits = value_edits(source, [ValueChange(ROUTE, start, end, old[start:end], words)])
    if edits is None:
        return
    new, skipped = apply_edits(source.text, edits)
    assert not skipped
    assert document(new).value == {**value, "a": [old[:start] + words + old[end:], *value["a"][1:]]}
    inside = source.written(ROUTE)
    assert inside is not None
    for edit in edits:
        assert inside.node.start_mark.index <= edit.span.start.offset
        assert edit.span.end.offset <= inside.node.end_mark.index


@given(text=st.text("aạ :#-", min_size=1, max_size=30), words=st.text("bạc", min_size=1, max_size=4))
def test_plain_words_can_always_be_put_into_a_quoted_or_folded_value(text: str, words: str) -> None:
    for head, tail in (("'", "'"), ('"', '"'), ("|2-\n      ", "")):
        source = document(f"a:\n  - {head}{text}{tail}\n")
        place = len(text) // 2
        assert value_edits(source, [ValueChange(ROUTE, place, place, "", words)]) is not None


def test_a_fix_shows_the_lines_as_they_stand_and_as_they_would() -> None:
    source = document(item(">-\n    Chỉ thị số\n    số 46"))
    fix = offer_values(source, "Bỏ", [change(source, "số số", "số")], Applicability.SAFE)
    assert fix.applicability is Applicability.SAFE
    (lines,) = fix.lines
    assert (lines.number, lines.before) == (3, ("    Chỉ thị số", "    số 46"))
    assert lines.after == ("    Chỉ thị số 46",)


def test_a_fix_that_cannot_be_written_is_only_shown() -> None:
    source = document(item("ông 'A' và \"B\""))
    fix = offer_values(source, "Thêm", [change(source, "ông", "- ông")], Applicability.SAFE)
    assert fix.applicability is Applicability.DISPLAY_ONLY
    assert fix.lines[0].after == ("  - - ông 'A' và \"B\"",)


def test_a_comment_that_goes_with_its_line_leaves_no_line() -> None:
    source = SourceDocument("x", "a: 1\n# bỏ\nb: 2 # bỏ\n")
    whole = offer_edits(source, "Bỏ", [Edit(source.span(5, 10), "")], Applicability.SAFE)
    assert [(each.number, each.before, each.after) for each in whole.lines] == [(2, ("# bỏ",), ())]
    beside = offer_edits(source, "Bỏ", [Edit(source.span(14, 19), "")], Applicability.SAFE)
    assert [(each.number, each.before, each.after) for each in beside.lines] == [
        (3, ("b: 2 # bỏ",), ("b: 2",))
    ]
