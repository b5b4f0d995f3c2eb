"""What a person reads on the screen: frame, marks, notes, and nothing that acts on the terminal."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plancli.diagnostic import CheckResult, Diagnostic, Related, Severity
from plancli.formats import Style
from plancli.formats.cells import cell_width, hung, shortened, visible, wrap
from plancli.formats.excerpt import excerpt
from plancli.formats.terminal import _COLOURS
from plancli.messages import Language
from tests.formats.samples import FOLDED, LONG_LINE, PAPER, RESULT, diagnostic, span, told_as

_TEXT = st.text(
    st.sampled_from("aủẸđ 文字（）=[]{}\u202e\u200f\x1b\x07\t…") | st.characters(exclude_categories=["Cs"]),
    max_size=200,
)


def shown(*diagnostics: Diagnostic, width: int = 80, language: Language = Language.VI) -> str:
    return told_as("terminal", CheckResult(diagnostics, 1), Style(language, width))


def marked(screen: str) -> str:
    """Return the cells above the carets of the first frame."""
    lines = screen.splitlines()
    at = next(number for number, line in enumerate(lines) if set(line.partition("|")[2]) == {" ", "^"})
    first, last = lines[at].index("^"), lines[at].rindex("^")
    return cells(lines[at - 1])[first : last + 1].replace("\0", "")


def cells(line: str) -> str:
    """Return one character a cell: a wide letter takes the next cell too, a combining mark none."""
    return "".join(each + "\0" * (cell_width(each) - 1) for each in unicodedata.normalize("NFC", line))


def test_screen_of_two_findings(check_snapshot: Callable[[str, str], None]) -> None:
    screen = told_as("terminal", RESULT, Style())
    check_snapshot("formats/terminal.txt", screen)
    assert max(map(cell_width, screen.splitlines())) <= 80


def test_screen_in_english(check_snapshot: Callable[[str, str], None]) -> None:
    check_snapshot("formats/terminal.en.txt", told_as("terminal", RESULT, Style(Language.EN)))


@pytest.mark.parametrize(
    "line, part",
    [
        ("          - label: e", "e"),
        ("place: Tràm Tấn", "Tràm Tấn"),
        ("name: 文書 Ủy ban", "Ủy ban"),
        ("name: 文書 Ủy ban", "文書"),
        (LONG_LINE, "21/3/2023"),
        (LONG_LINE, "hành động"),
        (LONG_LINE, "Cụ thể hóa"),
        ("\tlead: Phòng Tư pháp", "lead"),
    ],
)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_carets_stand_under_the_exact_words(line: str, part: str, width: int) -> None:
    assert marked(shown(diagnostic(line, part), width=width)) == part


def test_carets_stand_under_decomposed_words() -> None:
    line = unicodedata.normalize("NFD", "place: huyện Trạm Tấu")
    assert marked(shown(diagnostic(line, unicodedata.normalize("NFD", "Tấu")))) == "Tấu"


def test_a_long_line_is_cut_on_both_sides_of_the_span() -> None:
    line = next(each for each in shown(diagnostic(LONG_LINE, "21/3/2023")).splitlines() if "…" in each)
    assert line.count("…") == 2
    assert "765/QĐ-BTTTT ngày 21/3/2023 của Bộ" in line


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    one = diagnostic("    text: Rà soát", "Rà soát", span=span(7, 11, 3, last_line=9))
    assert marked(shown(one)) == "Rà soát"


def test_a_span_over_two_lines_shows_both_and_says_which() -> None:
    assert shown(FOLDED).splitlines()[1:6] == [
        "   --> plans/2025-tramtau.yaml:249:36 (dòng 249–250, II.5.b)",
        "    |",
        "249 |           khủng hoảng truyền thông trong trường hợp cần",
        "    |                                    ^^^^^^^^^^^^^^^^^^^^",
        "250 |               thiết.",
    ]
    assert shown(FOLDED).splitlines()[6] == "    |               ^^^^^"


def test_lines_between_the_first_and_the_last_are_left_out() -> None:
    below = ("    hai", "    ba", "    bốn # x")
    one = diagnostic("  - một", "một", line=9, span=span(9, 5, 8, last_line=12), more_lines=below)
    assert shown(one).splitlines()[2:9] == [
        "  --> plans/2025-tramtau.yaml:9:5 (dòng 9–12, I.1)",
        "   |",
        " 9 |   - một",
        "   |     ^^^",
        "   | …",
        "12 |     bốn # x",
        "   |     ^^^",
    ]


def test_a_span_of_more_lines_than_are_carried_shows_the_first() -> None:
    one = diagnostic("  - một", "một", line=9, span=span(9, 5, 8, last_line=99), more_lines=("    hai",) * 8)
    assert shown(one).count("^") == 3
    assert "(dòng 9–99, I.1)" in shown(one)


def test_a_span_that_ends_before_the_next_line_does_not_reach_it() -> None:
    one = diagnostic("  - một", "một", line=9, span=span(9, 5, 1, last_line=10), more_lines=("    hai",))
    assert "hai" not in shown(one)
    assert ":9:5 (I.1)\n" in shown(one)


def test_a_word_file_has_paragraphs_and_no_columns() -> None:
    assert " --> ke-hoach.docx (đoạn 5)\n" in shown(PAPER)
    assert " --> ke-hoach.docx (paragraph 5)\n" in shown(PAPER, language=Language.EN)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_an_address_that_finds_no_room_stands_below_the_file(width: int) -> None:
    path = "ke-hoach/" + "x" * (width - 30) + ".yaml"
    near, far = (shown(diagnostic("x", path=name), width=width) for name in ("a.yaml", path))
    assert "--> a.yaml:60:1 (I.1)\n" in near
    assert f"--> {path}:60:1\n      (I.1)\n" in far


def test_files_are_told_apart_where_there_are_several() -> None:
    other = dataclasses.replace(RESULT.diagnostics[1], path="b\x1b.yaml")
    result = CheckResult((*RESULT.diagnostics, other), files=3)
    lines = told_as("terminal", result, Style()).splitlines()
    assert lines[:2] == ["plans/2025-tramtau.yaml: lỗi (1), nên sửa (1)", ""]
    assert lines[lines.index("b‹U+001B›.yaml: nên sửa (1)") + 1] == ""
    assert lines[-2].startswith("3 tệp. Trước khi trình ký: 1 lỗi phải sửa (2025-tramtau.yaml I.1), 2 điểm")
    assert "lỗi (1)" not in shown(*RESULT.diagnostics)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_line_is_wider_than_the_screen(width: int, form: str) -> None:
    odd = unicodedata.normalize(form, "Ủy ban nhân dân huyện Trạm Tấu 文書（案）\t\u202e\x1b[31m") * 9  # type: ignore[arg-type]
    below = (f"    {odd}", f"    {odd}")
    many = diagnostic(odd, span=span(99, 40, 60, last_line=101), more_lines=below, message=odd, help=odd)
    lines = shown(many, FOLDED, PAPER, *RESULT.diagnostics, width=width).splitlines()
    # A word that is longer than the line stands alone: addresses of the web can be opened from it.
    assert [line for line in lines if cell_width(line) > width and " " in line.strip()] == []


def test_an_address_of_the_web_is_not_broken() -> None:
    address = "https://luatvietnam.vn/" + "quyet-dinh-765-qd-btttt-" * 6 + "d1.html"
    assert address in shown(diagnostic("x", help=f"Đối chiếu bản gốc. Nguồn: {address} (rà soát)."), width=60)


def test_an_empty_span_still_gets_a_mark() -> None:
    assert "^" in shown(diagnostic("number:", "number", span=span(4, 8, 8)))


def test_a_fault_without_a_line_has_no_frame() -> None:
    screen = shown(diagnostic("", severity=Severity.ERROR, span=span(1, 1, 1)))
    assert " --> plans/2025-tramtau.yaml:1:1" in screen
    assert "|" not in screen


def test_markup_and_braces_in_a_plan_are_shown_as_they_are() -> None:
    line = "title: '[bold]x[/bold] {{ 7*7 }} =1+1 A & B < C'"
    assert line in shown(diagnostic(line, "7*7"))


@pytest.mark.parametrize("bad", ["\x1b[31m", "\u202e", "\u200f", "\x9b", "\x07", "\u2028", "\ud800"])
def test_characters_that_act_on_a_screen_are_spelt_out(bad: str) -> None:
    one = diagnostic(f"place: x{bad}y", "place", message=f"“{bad}”", path=f"a{bad}.yaml", help=bad, basis=bad)
    screen = shown(one)
    assert bad not in screen
    assert screen.count(f"‹U+{ord(bad[0]):04X}›") == 5


@pytest.mark.parametrize("words", ["::error file=a::b", "Rà soát ::stop-commands::a", "##[add-mask]a"])
def test_no_words_of_a_plan_open_a_command_in_a_log_of_github(words: str) -> None:
    one = diagnostic(f"place: {words}", "place", message=words, path=f"{words}.yaml", help=words, basis=words)
    for form in ("terminal", "concise", "github"):
        lines = told_as(form, CheckResult((one,), 1), Style(width=40)).splitlines()
        opened = [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
        assert len(opened) == (form == "github")


@given(_TEXT, st.data())
def test_no_line_of_a_frame_leaves_the_screen(line: str, data: st.DataObject) -> None:
    line = line.replace("\n", " ").replace("\r", " ")
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    one = excerpt(diagnostic(line, "", span=span(1, start + 1, end + 1)), 60)
    assert cell_width(one.text) <= 60
    assert one.length >= 1
    assert one.indent + one.length <= 61
    if cell_width(visible(line)) <= 60:
        assert one.text == visible(line).rstrip()
        assert one.indent == cell_width(visible(line[:start]))


@given(
    st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs", "Mn"], max_codepoint=0xFFFF), max_size=80)
)
def test_widths_agree_with_rich_on_letters(text: str) -> None:
    text = "".join(each for each in text if each < "\u1100")
    # rich counts a mark without a letter before it differently; a paper has none.
    text = unicodedata.normalize("NFC", text)
    text = "".join(
        each for each in text if not unicodedata.combining(each) and unicodedata.category(each) != "Mn"
    )
    assert cell_width(text) == cell_len(text)


@pytest.mark.parametrize("text", ["Ủy ban nhân dân huyện Trạm Tấu", "文書（案）", "A", ""])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_widths_agree_with_rich_on_vietnamese_in_both_forms(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert cell_width(text) == cell_len(text)


@given(st.lists(st.text(st.sampled_from("aủĐ文"), min_size=1, max_size=9), max_size=30), st.integers(10, 40))
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: int) -> None:
    lines = list(wrap(" ".join(words), width))
    assert " ".join(lines).split() == words
    assert all(cell_width(line) <= width or " " not in line for line in lines)


def test_a_line_of_ten_million_characters_is_cut_like_any_other() -> None:
    line = "text: " + "ủ" * 10_000_000
    assert max(map(len, shown(diagnostic(line, "text")).splitlines())) <= 80


def test_colour_changes_nothing_but_colour() -> None:
    coloured = told_as("terminal", RESULT, Style(), colour=True)
    assert "\x1b[1;91mKH301 lỗi" in coloured
    plain = "\n".join(line.rstrip() for line in _uncoloured(coloured).splitlines())
    assert plain.strip() == told_as("terminal", RESULT, Style()).strip()


def _uncoloured(text: str) -> str:
    first, *rest = text.split("\x1b[")
    return first + "".join(piece.partition("m")[2] for piece in rest)


def test_the_picture_is_the_same_every_time_and_fetches_nothing() -> None:
    first = told_as("svg", RESULT, Style())
    assert first == told_as("svg", RESULT, Style())
    assert "765/QĐ-BTTTT" in first.replace("&#160;", " ")
    assert "url(http" not in first
    assert "@font-face" not in first


def test_a_place_that_holds_the_fault_twice_is_told_once() -> None:
    twice = (
        Related("III.1", span(132, 1, 3)),
        Related("III.1", span(132, 9, 11)),
        Related("III.1", span(133, 1, 3)),
    )
    said = shown(diagnostic("Uỷ ban", related=twice))
    assert "liên quan: III.1 (dòng 132), III.1 (dòng 133)\n" in said


@pytest.mark.parametrize(
    "width, kept",
    [
        (26, "Phòng Văn hóa và Thông tin"),
        (25, "Phòng Văn hóa và Thông…"),
        (14, "Phòng Văn hóa…"),
        (13, "Phòng Văn…"),
        (6, "Phòng…"),
        (5, "Phòn…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_text_is_cut_behind_the_last_whole_word_that_finds_room(width: int, kept: str) -> None:
    assert shortened("Phòng Văn hóa và Thông tin", width) == kept


@given(st.text("aỦy  文\u0309", max_size=40), st.integers(-1, 30))
def test_what_is_cut_never_runs_over(text: str, width: int) -> None:
    assert cell_width(shortened(text, width)) <= max(width, 0)


def test_lines_too_many_end_in_an_ellipsis_behind_a_word() -> None:
    words = "Phối hợp với các cơ quan, đơn vị thuộc Sở Thông tin và Truyền thông"
    assert list(hung("- ", words, 24, most=2)) == ["- Phối hợp với các cơ", "  quan, đơn vị thuộc Sở…"]
    assert list(hung("- ", words, 24, deeper=2))[1].startswith("    quan")
    assert list(hung("", "một hai", 40, most=1)) == ["một hai"]


def test_colours_are_read_on_black_and_on_white() -> None:
    """No yellow, cyan, white or dark blue: with the colours of xterm each has less than 2.3 to 1 on one of them."""
    used = " ".join(_COLOURS.values()).split()
    assert set(used) <= {"bold", "bright_red", "bright_magenta", "bright_blue", "green"}
