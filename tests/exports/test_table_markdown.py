"""Each unit has a table, and no word of the plan is read as Markdown."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plancli.analysis.obligations import list_obligations
from plancli.exports.table_markdown import cell, export_obligations_markdown
from plancli.messages import Language
from plancli.model.plan import Plan

MARKDOWN = MarkdownIt("commonmark").enable("table")


def tables(text: str) -> list[list[list[str]]]:
    """Return the plain text of every cell of every table."""
    found: list[list[list[str]]] = []
    for token in MARKDOWN.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and token.map is not None and found and found[-1]:
            pieces = token.children or []
            assert {piece.type for piece in pieces} <= {"text", "text_special", "html_inline"}
            found[-1][-1].append("".join(piece.content for piece in pieces))
    return found


def test_a_heading_and_a_table_for_each_unit(tramtau: Plan) -> None:
    rows = list_obligations(tramtau)
    text = export_obligations_markdown(rows)
    assert text.count("\n## ") + 1 == len(rows)
    assert text.startswith("## Phòng Tư pháp\n\n| Mục | Vai | Nội dung | Cùng với | Thời hạn | Qua nhóm |\n")
    assert [line for line in text.splitlines() if line.startswith("| II.2 | chủ trì |")]


def test_every_cell_reads_as_the_plan_says(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        rows = list_obligations(plan)
        for row in rows:
            ((_, *printed),) = tables(export_obligations_markdown([row]))
            assert [line[2] for line in printed] == [each.words for each in row.obligations]
            assert [line[0] for line in printed] == [each.address for each in row.obligations]


def test_a_request_is_marked(tramtau: Plan) -> None:
    text = export_obligations_markdown(list_obligations(tramtau))
    assert "| II.4.a | chỉ đạo, định hướng (đề nghị) |" in text
    assert "| III.2 | nhiệm vụ riêng (đề nghị) |" in text


def test_english_headings(tramtau: Plan) -> None:
    text = export_obligations_markdown(list_obligations(tramtau), Language.EN)
    assert "| Item | Role | Content | With | Deadline | Through group |" in text
    assert "| II.2 | lead |" in text


def test_nothing_owed_is_said() -> None:
    assert export_obligations_markdown([]) == "Không có trách nhiệm nào.\n"


def test_hostile_words_stay_words(plan_with: Callable[..., Plan]) -> None:
    words = "a | b [x](http://y) <b> `c` *d* ~~e~~ &amp; \\| $f$"
    plan = plan_with({"label": "a", "text": words, "lead": "Phòng Tư pháp"})
    ((_, row),) = tables(export_obligations_markdown(list_obligations(plan)))
    assert row[2] == words


SAFE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)


@given(SAFE)
def test_any_word_stays_in_its_cell(words: str) -> None:
    assert tables(f"| {cell(words)} | b |\n|---|---|\n| c | d |") == [[[words, "b"], ["c", "d"]]]
