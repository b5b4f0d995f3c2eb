"""Edits change what they name and nothing else."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from plancli.source.document import SourceDocument
from plancli.source.edit import Applicability, Edit, apply_edits

TEXT = "a: Tràm Tấn\r\nb: 😀\n"


def edit(start: int, end: int, words: str) -> Edit:
    return Edit(SourceDocument("x", TEXT).span(start, end), words)


def test_a_word_is_replaced_and_line_ends_stay() -> None:
    assert apply_edits(TEXT, [edit(3, 11, "Trạm Tấu")]) == ("a: Trạm Tấu\r\nb: 😀\n", ())


def test_edits_may_come_in_any_order_and_touch() -> None:
    edits = [edit(16, 17, "x"), edit(0, 1, "c"), edit(1, 2, " =")]
    assert apply_edits(TEXT, edits) == ("c = Tràm Tấn\r\nb: x\n", ())


def test_an_overlap_is_left_out_and_named() -> None:
    first, second = edit(3, 7, "Trạm"), edit(5, 11, "x")
    assert apply_edits(TEXT, [second, first]) == ("a: Trạm Tấn\r\nb: 😀\n", (second,))


def test_the_same_edit_twice_is_made_once() -> None:
    same = edit(0, 0, "# ")
    assert apply_edits(TEXT, [same, same]) == (f"# {TEXT}", (same,))


def test_two_insertions_at_one_place_keep_their_order() -> None:
    assert apply_edits(TEXT, [edit(0, 0, "1"), edit(0, 0, "2")])[0] == f"12{TEXT}"


def test_nothing_to_do_changes_nothing() -> None:
    assert apply_edits(TEXT, []) == (TEXT, ())


def test_applicability_has_the_names_of_the_json() -> None:
    assert [each.value for each in Applicability] == ["safe", "unsafe", "display-only"]


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3))))
def test_what_no_edit_names_stays(text: str, wanted: list[tuple[int, int, str]]) -> None:
    source = SourceDocument("x", text)
    edits = [Edit(source.span(min(a, b), max(a, b)), words) for a, b, words in wanted]
    changed, skipped = apply_edits(text, edits)
    made = Counter(edits) - Counter(skipped)
    assert all(times == 1 for times in made.values())
    by_place = sorted(made, key=lambda each: (each.span.start.offset, each.span.end.offset))
    for each in by_place[::-1]:
        assert changed.endswith(text[each.span.end.offset :])
        changed = changed.removesuffix(text[each.span.end.offset :])
        assert changed.endswith(each.replacement)
        changed = changed.removesuffix(each.replacement)
        text = text[: each.span.start.offset]
    assert changed == text
