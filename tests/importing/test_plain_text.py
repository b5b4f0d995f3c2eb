"""A text file is read line by line; marks of Markdown leave the words, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.paper import Form, Line, Paper, Table
from plancli.importing.plain_text import read_plain
from tests.importing.made_paper import any_line, letters


def read(*texts: str, form: Form = Form.TXT) -> Paper:
    return read_plain("\n".join(texts), form)


def texts_of(paper: Paper) -> list[str]:
    return [line.text for line in paper.lines()]


def cells_of(paper: Paper) -> list[list[str]]:
    (found,) = (block for block in paper.blocks if isinstance(block, Table))
    return [["/".join(line.text.strip() for line in cell.lines) for cell in row] for row in found.rows]


def test_lines_are_numbered_as_in_the_file() -> None:
    found = read("Số: 27/KH-UBND", "", "  ", "KẾ HOẠCH", "", "I. MỤC TIÊU")
    assert [(line.number, line.text) for line in found.lines()] == [
        (1, "Số: 27/KH-UBND"), (4, "KẾ HOẠCH"), (6, "I. MỤC TIÊU"),
    ]  # fmt: skip


def test_form_is_kept() -> None:
    assert read("KẾ HOẠCH", form=Form.MD).form is Form.MD
    assert read("KẾ HOẠCH").form is Form.TXT


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 m", "tập_tin_kế_hoạch", "a) Rà soát", "- Thời hạn: trước ngày 15/3/2026.", "1. Mục đích",
        "vankhe@maungan.gov.vn", "Bộ chỉ số <A> & B", "a | b", "-----", "* a", "#1", "[1] Theo kiểm kê.",
    ],
)  # fmt: skip
def test_plain_text_stands_as_it_is(text: str) -> None:
    found = read("KẾ HOẠCH", text)
    assert texts_of(found) == ["KẾ HOẠCH", text]
    assert not found.asides


@pytest.mark.parametrize(
    ("raw", "text", "aside"),
    [
        ("## II. NHIỆM VỤ", "II. NHIỆM VỤ", "##"),
        ("a) *Rà soát văn bản.*", "a) Rà soát văn bản.", "**"),
        ("**KT. CHỦ TỊCH**", "KT. CHỦ TỊCH", "****"),
        ("***Nơi nhận:***", "Nơi nhận:", "******"),
        ("> Trích lời", "Trích lời", ">"),
        ("_Nơi nhận:_ các thôn", "Nơi nhận: các thôn", "__"),
        ("`27/KH-UBND`", "27/KH-UBND", "``"),
        (r"1\. Mục đích", "1. Mục đích", "\\"),
        (r"Bảng \[2\]", "Bảng [2]", "\\\\"),
        ("Trạm Y tế &amp; Công an", "Trạm Y tế & Công an", "amp;"),
        ("xem [Quyết định](https://x.vn/a)", "xem Quyết định", "[](https://x.vn/a)"),
        ("![](anh.png) Ảnh", " Ảnh", "![](anh.png)"),
        ("CHỦ TỊCH<br>Hà Văn Mộc", "CHỦ TỊCH\nHà Văn Mộc", "<br>"),
        ("* **Các thôn**", "* Các thôn", "****"),
    ],
)  # fmt: skip
def test_marks_of_markdown_are_put_aside(raw: str, text: str, aside: str) -> None:
    found = read(raw, form=Form.MD)
    assert texts_of(found) == [text]
    assert [(each.text, each.reason, each.place) for each in found.asides] == [(aside, "markup", 1)]


@pytest.mark.parametrize(
    "first", ["# KẾ HOẠCH", "**KẾ HOẠCH**", "| STT | Việc |\n|---|---|\n| 1 | Xây |", "a *b* c"]
)
def test_a_text_that_looks_marked_is_read_as_markdown(first: str) -> None:
    assert texts_of(read(first, "_Nơi nhận:_"))[-1] == "Nơi nhận:"


def test_a_text_that_does_not_look_marked_is_not() -> None:
    assert texts_of(read("KẾ HOẠCH", "_Nơi nhận:_"))[-1] == "_Nơi nhận:_"


@pytest.mark.parametrize("rule", ["---", "***", "___", "  -----  "])
def test_a_rule_keeps_its_signs(rule: str) -> None:
    assert texts_of(read("# KẾ HOẠCH", rule)) == ["KẾ HOẠCH", rule]


@pytest.mark.parametrize(
    ("raw", "bold", "italic"),
    [
        ("**KT. CHỦ TỊCH**", True, False),
        ("# KẾ HOẠCH", True, False),
        ("*Kèm theo Quyết định*", False, True),
        ("Các thôn", False, False),
    ],
)
def test_look_comes_from_the_marks(raw: str, bold: bool, italic: bool) -> None:
    (line,) = read(raw, form=Form.MD).lines()
    assert (line.look.bold, line.look.italic) == (bold, italic)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Vân\xa0Khê", "Vân Khê"),
        ("Vân\u200b Khê\ufeff", "Vân Khê"),
        ("Suối\u3000Ngàn", "Suối Ngàn"),
        ("KH\u2011UBND", "KH-UBND"),
        ("nông\xad thôn", "nông thôn"),
        ("a\u202eb", "ab"),
        ("abc\x07d", "abcd"),
    ],
)
def test_characters_that_nobody_sees_are_left_out(raw: str, text: str) -> None:
    found = read(raw)
    assert texts_of(found) == [text]
    assert not found.notes


def test_letters_are_composed_and_counted_by_line() -> None:
    found = read("Vân Khe\u0302", "Đồi Sương", "Suo\u0302\u0301i Nga\u0300n")
    assert texts_of(found) == ["Vân Khê", "Đồi Sương", "Suối Ngàn"]
    assert [(note.key, note.place, dict(note.fields), note.look) for note in found.notes] == [
        ("composed", 0, {"count": "2"}, False)
    ]


def test_a_table_of_bars_is_read() -> None:
    found = read("[BẢNG]", "STT", "|", "Việc", "|", "|", "1", "|", "Xây cầu", "Nà Vạc", "[/BẢNG]", "Hết")
    assert cells_of(found) == [["STT", "Việc"], ["1", "Xây cầu/Nà Vạc"]]
    assert [line.number for line in found.lines()] == [2, 4, 7, 9, 10, 12]
    assert [(each.text, each.reason, each.place) for each in found.asides] == [
        ("[BẢNG]||||[/BẢNG]", "table-mark", 1)
    ]


def test_a_table_that_does_not_end_goes_to_the_end() -> None:
    found = read("[BẢNG]", "1", "|", "Xây cầu")
    assert cells_of(found) == [["1", "Xây cầu"]]
    assert found.asides[0].text == "[BẢNG]|"


@pytest.mark.parametrize(
    "rows",
    [
        ("| STT | Việc |", "|-----|------|", "| 1 | Xây cầu |"),
        ("STT | Việc", "--- | ---", "1 | Xây cầu"),
        ("|STT|Việc|", "|:---|---:|", "|1|Xây cầu|"),
    ],
)
def test_a_pipe_table_is_read(rows: tuple[str, ...]) -> None:
    found = read(*rows, "Hết bảng.")
    assert cells_of(found) == [["STT", "Việc"], ["1", "Xây cầu"]]
    assert isinstance(found.blocks[-1], Line)
    assert [(line.number, line.text.strip()) for line in found.lines()][-2:] == [
        (3, "Xây cầu"),
        (4, "Hết bảng."),
    ]


def test_an_empty_pipe_cell_is_an_empty_cell() -> None:
    assert cells_of(read("| a | | c |", "|---|---|---|")) == [["a", "", "c"]]


def test_an_escaped_bar_stays_in_its_cell() -> None:
    assert cells_of(read("| a | b \\| c |", "|---|---|")) == [["a", "b | c"]]


def test_bars_without_a_rule_below_are_a_line() -> None:
    assert texts_of(read("# KẾ HOẠCH", "| a | b |", "c")) == ["KẾ HOẠCH", "| a | b |", "c"]


@given(st.lists(any_line, max_size=6), st.sampled_from([Form.TXT, Form.MD]))
def test_every_character_is_in_a_line_or_beside_it(made: list[str], form: Form) -> None:
    found = read(*made, form=form)
    assert letters([*texts_of(found), *(aside.text for aside in found.asides)]) == letters(made)


@given(st.text("aủ *_#|<>&;\n\r\x0c-[]()\\`", max_size=40), st.sampled_from([Form.TXT, Form.MD]))
def test_lines_stand_in_the_order_of_the_file(text: str, form: Form) -> None:
    numbers = [line.number for line in read_plain(text, form).lines()]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, len(text.splitlines()) + 1))


@given(
    st.lists(
        st.lists(st.text("aủ1 .", min_size=1).filter(str.strip), min_size=2, max_size=2),
        min_size=1,
        max_size=4,
    )
)
def test_a_pipe_table_comes_back_as_it_was_laid_out(rows: list[list[str]]) -> None:
    first, *more = ("| " + " | ".join(row) + " |" for row in rows)
    assert cells_of(read(first, "|---|---|", *more)) == [[text.strip() for text in row] for row in rows]
