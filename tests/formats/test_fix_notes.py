"""A fix is told with its mark, its condition and the lines it changes, cut to the screen."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from plancli.formats.cells import cell_width
from plancli.formats.fix_notes import fix_lines, fixable_line, is_fixable, suggestions
from plancli.formats.word_comments import remark
from plancli.messages import Language
from plancli.source.document import SourceDocument
from plancli.source.edit import Applicability, Edit, Fix, LineChange, ValueChange
from plancli.source.offer import offer_edits
from tests.formats.samples import LONG_LINE, diagnostic, told_as

SAFE, UNSAFE, SHOWN = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY_ONLY


def fix(before: str, after: str, applicability: Applicability = SAFE, line: str = "") -> Fix:
    """Return a fix of one word in line 7."""
    line = line or f"text: {before}"
    lines = (LineChange(7, (line,), (line.replace(before, after),)),)
    change = ValueChange(("a",), 0, len(before), before, after)
    return Fix(f"Đổi “{before}” thành “{after}”", (), applicability, (change,), lines)


def found(offered: Fix) -> Diagnostic:
    return dataclasses.replace(diagnostic("text: a", "a", line=7), fix=offered)


@pytest.mark.parametrize(
    ("applicability", "unsafe", "note"),
    [
        (SAFE, False, "[*] Đổi “a” thành “b”"),
        (UNSAFE, False, "Đổi “a” thành “b” (chỉ sửa khi thêm --unsafe-fixes)"),
        (UNSAFE, True, "[*] Đổi “a” thành “b”"),
        (SHOWN, True, "Đổi “a” thành “b” (gợi ý, không tự sửa)"),
    ],
)
def test_the_note_says_what_it_takes(applicability: Applicability, unsafe: bool, note: str) -> None:
    offered = fix("a", "b", applicability)
    style = Style(unsafe_fixes=unsafe)
    screen = told_as("terminal", CheckResult((found(offered),), 1), style)
    assert f"  = đề xuất: {note}\n7 - text: a\n7 + text: b\n  = căn cứ" in screen
    concise = told_as("concise", CheckResult((found(offered),), 1), style)
    assert concise.partition(": ")[2].startswith("KH301 [*] Ngày" if "[*]" in note else "KH301 Ngày")
    assert is_fixable(offered, style) is ("[*]" in note)


def test_without_a_fix_there_is_no_mark_and_no_line() -> None:
    plain = CheckResult((diagnostic("text: a", "a"),), 1)
    assert "[*]" not in told_as("terminal", plain, Style()) + told_as("concise", plain, Style())
    assert fixable_line(plain, Style()) == ""
    assert not is_fixable(None, Style())


def test_the_last_lines_count_what_can_be_fixed() -> None:
    fixes = [fix("a", "b", each) for each in (SAFE, SAFE, UNSAFE, SHOWN)]
    result = CheckResult(tuple(map(found, fixes)), 1)
    more = "1 điểm sửa được bằng --fix --unsafe-fixes"
    assert fixable_line(result, Style()) == f"[*] 2 điểm sửa được bằng --fix; {more}"
    assert fixable_line(result, Style(unsafe_fixes=True)) == "[*] 3 điểm sửa được bằng --fix --unsafe-fixes"
    assert fixable_line(result, Style(Language.EN)).startswith("[*] 2 can be fixed with --fix; 1 can")


def test_a_long_line_is_cut_around_the_change() -> None:
    pair = list(fix_lines(fix("21/3/2023", "28/4/2023", line=LONG_LINE), 2, 60))
    assert [(number, name) for number, _, name in pair] == [(" 7 ", "removed"), (" 7 ", "added")]
    for (_, words, _), date in zip(pair, ("21/3/2023", "28/4/2023"), strict=True):
        assert date in words
        assert words[2] == words[-1] == "…"
        assert cell_width(f" 7 {words}") <= 60


def test_folded_lines_are_shown_as_one() -> None:
    change = LineChange(3, ("    Chỉ thị số", "    số 46"), ("    Chỉ thị số 46",))
    assert [words for _, words, _ in fix_lines(Fix("Bỏ", (), SAFE, (), (change,)), 1, 60)] == [
        "- Chỉ thị số số 46",
        "+ Chỉ thị số 46",
    ]


def test_a_line_that_goes_has_no_new_one() -> None:
    change = LineChange(3, ("# plancli: ignore[KH101]",), ())
    shown = list(fix_lines(Fix("Bỏ", (), SAFE, (), (change,)), 1, 60))
    assert [words for _, words, _ in shown] == ["- # plancli: ignore[KH101]"]


def test_a_fix_of_many_places_shows_the_first() -> None:
    lines = tuple(LineChange(number, ("a",), ("b",)) for number in range(1, 9))
    assert len(list(fix_lines(Fix("Đổi", (), SAFE, (), lines), 1, 60))) == 6


def test_characters_that_act_on_a_screen_are_spelt_out() -> None:
    offered = fix("a", "b\u202e", line="a\x1b[31m")
    screen = told_as("terminal", CheckResult((found(offered),), 1), Style())
    assert "\x1b" not in screen
    assert "\u202e" not in screen
    assert "7 + b‹U+202E›‹U+001B›[31m" in screen


def test_the_change_is_coloured() -> None:
    screen = told_as("terminal", CheckResult((found(fix("a", "b")),), 1), Style(), colour=True)
    assert "\x1b[91m- text: a\x1b[0m" in screen
    assert "\x1b[32m+ text: b\x1b[0m" in screen


def test_a_line_of_megabytes_is_kept_around_the_change_only() -> None:
    source = SourceDocument("x", f"a: {'ủ' * 3_000_000}b{'ủ' * 3_000_000}\n")
    offered = offer_edits(source, "Bỏ", [Edit(source.span(3_000_003, 3_000_004), "")], SAFE)
    assert len(offered.lines[0].before[0]) < 1_000
    assert all(cell_width(words) <= 60 for _, words, _ in fix_lines(offered, 1, 60))


@given(st.text(max_size=80), st.text(max_size=80), st.integers(40, 100))
def test_no_line_leaves_the_screen(before: str, after: str, width: int) -> None:
    change = LineChange(7, tuple(before.splitlines()), tuple(after.splitlines()))
    for number, words, _ in fix_lines(Fix("Đổi", (), SAFE, (), (change,)), 3, width):
        assert cell_width(number + words) <= width


def test_a_word_comment_says_the_words_once() -> None:
    offered = fix("Tràm Tấn", "Trạm Tấu", SHOWN)
    twice = dataclasses.replace(offered, changes=offered.changes * 2)
    assert list(suggestions(found(twice))) == ["“Tràm Tấn” → “Trạm Tấu”"]
    assert "Gợi ý: “Tràm Tấn” → “Trạm Tấu”" in remark(found(twice), Language.VI).paragraphs
    assert "Suggestion: “Tràm Tấn” → “Trạm Tấu”" in remark(found(twice), Language.EN).paragraphs
