"""Tables and rarer lines on paper: every word printed once, in order, where the plan has it."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from docx import Document

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.views.plan import view_plan
from tests.reports.papers import (
    TEMPLATES,
    W,
    document_xml,
    markdown_paragraphs,
    plan_named,
    view_of,
    word_paragraphs,
)
from tests.reports.test_views import plan_of

BARE = """\
plancli: 1
state: draft
issuance: {kind: KẾ HOẠCH, issuer: , title: }
sections:
- label: I
  title: MỘT
  tasks: [{label: a, text: Họp., lead: Phòng Kinh tế}]
"""


def printed(rest: str) -> list[str]:
    """Return what both formats print of a plan's text, its head left out."""
    plan = plan_of(rest)
    markdown = markdown_paragraphs(build_report(Material(plan), "plan", ReportFormat.MD).decode("utf-8"))
    assert markdown == word_paragraphs(build_report(Material(plan), "plan", ReportFormat.DOCX))
    return markdown[markdown.index("Thử") + 1 :]


def test_a_heading_above_a_line_takes_the_label_that_opens_the_task() -> None:
    lines = printed(
        "sections:\n- label: I\n  tasks:\n"
        "  - {label: 1, text: Làm., lead: {heading: 'b) Ai làm:', units: Công an xã}}\n"
        "  - {label: 2, lead: {heading: 'Ai làm:', units: Công an xã}}\n"
    )
    assert lines == [
        "I.",
        "1. Làm.",
        "b) Ai làm:",
        "- Đơn vị chủ trì: Công an xã.",
        "2. Ai làm:",
        "- Đơn vị chủ trì: Công an xã.",
    ]


def test_items_of_a_role_stand_below_its_caption() -> None:
    lines = printed(
        "sections:\n- label: I\n  tasks:\n"
        "  - {text: Làm., lead: {items: [Công an xã;, Trạm Y tế xã.], units: [Công an xã, Trạm Y tế xã]}}\n"
    )
    assert lines == ["I.", "Làm.", "- Đơn vị chủ trì:", "+ Công an xã;", "+ Trạm Y tế xã."]


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        ("label: 1, text: Hội nghị.", ["1. Hội nghị."]),
        ("label: 1, text: [Một., Hai.], items: [ba]", ["1. Một.", "Hai.", "- ba"]),
        (
            "label: 12, duties: [{mark: '', text: 'Đề nghị A.', holder: A, items: [b]}, c]",
            ["12. Đề nghị A.", "- b", "- c"],
        ),
        ("label: 1, holder: Công an xã, duties: Tuần tra.", ["1. Công an xã", "Tuần tra."]),
        (
            "label: 1, text: Như sau., columns: {text: Việc}, tasks: [{text: Họp}], items: [sau]",
            ["1. Như sau.", "Việc", "Họp", "- sau"],
        ),
    ],
)
def test_a_part_without_a_heading_begins_behind_its_label(part: str, lines: list[str]) -> None:
    assert printed(f"sections:\n- label: I\n  title: MỘT\n  parts: [{{{part}}}]\n") == ["I. MỘT", *lines]


def test_a_row_keeps_what_has_no_column_and_no_caption_twice() -> None:
    lines = printed(
        "sections:\n- label: I\n  columns: {label: TT, text: Việc, Nơi: Nơi làm, cột 4: '', lead: Ai}\n"
        "  tasks:\n"
        "  - label: 1\n"
        "    title: Tên\n"
        "    text: {mark: '-', words: Họp}\n"
        "    more: {Nơi: xã, cột 4: tốt, Ngoài: thừa}\n"
        "    lead: {caption: Chính, units: Công an xã, heading: Gồm}\n"
        "    note: {merged: above, words: không in}\n"
        "    deadline: Quý I/2026\n"
    )
    assert lines == [
        *("I.", "TT", "Việc", "Nơi làm", "Ai"),
        *("1", "Tên - Họp Ngoài: thừa Thời gian thực hiện: Quý I/2026", "xã", "tốt"),
        "Gồm Chính: Công an xã",
    ]


def test_groups_print_their_words_and_no_empty_row() -> None:
    plan = plan_of(
        "sections:\n- label: I\n  columns: {label: TT, text: Việc, lead: Ai}\n  parts:\n"
        "  - {label: A, text: Lời liền., tasks: [{label: 1, text: Họp}]}\n"
        "  - {tasks: [{label: 2, text: Mua}]}\n"
        "  - {title: Chung, items: [{text: gạch, items: [nhỏ]}], table: [[x, y]]}\n"
        "  - {label: B, columns: {text: Lại việc}, tasks: [{label: 3, text: Bán}]}\n"
    )
    table = view_plan(plan).papers[0].blocks[1]
    assert [(row.cells, row.span) for row in table.rows] == [
        (("A", "Lời liền."), 2),
        (("1", "Họp", ""), 1),
        (("2", "Mua", ""), 1),
        (("Chung",), 3),
        (("- gạch\n+ nhỏ",), 3),
        (("x y",), 3),
        (("B", ""), 2),
        (("Lại việc",), 3),
        (("3", "Bán", ""), 1),
    ]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("[[a, ''], [b]]", [("a", ""), ("b", "")]),
        ("[[a]]", [("a",)]),
        ("[[], [a]]", [("",), ("a",)]),
        ("[]", []),
        ("[[]]", []),
    ],
)
def test_a_plain_table_has_no_heading_row_and_rows_of_one_length(
    table: str, cells: list[tuple[str, ...]]
) -> None:
    plan = plan_of(f"sections: [{{label: I, title: MỘT, table: {table}}}]\n")
    tables = [block for block in view_plan(plan).papers[0].blocks if block.style == "table"]
    assert [row.cells for block in tables for row in block.rows] == cells
    assert all(block.columns == () for block in tables)
    word = build_report(Material(plan), "plan", ReportFormat.DOCX)
    assert not list(document_xml(word).iter(f"{W}tblHeader"))


@pytest.mark.parametrize("columns", ["{label: STT}", "{}"])
def test_a_table_with_few_columns_loses_no_word(columns: str) -> None:
    lines = printed(f"sections:\n- label: I\n  columns: {columns}\n  tasks: [{{label: 1, text: Họp}}]\n")
    assert " ".join(lines).replace("STT ", "").replace("1.", "1") == "I. 1 Họp"


def test_text_around_the_table_of_an_annex_stays_around_it() -> None:
    lines = printed(
        "sections: [{title: I}]\n"
        "annexes:\n"
        "- label: Phụ lục\n"
        "  sections: [{label: 1, text: Trước.}]\n"
        "  columns: {text: Việc}\n"
        "  tasks: [{text: Họp}]\n"
        "  table: [[ô]]\n"
    )
    assert lines == ["I", "Phụ lục", "1. Trước.", "Việc", "Họp", "ô"]


def test_word_repeats_the_heading_row_and_keeps_tables_apart() -> None:
    body = document_xml(build_report(Material(plan_named("2026-xa-mau-2")), "plan", ReportFormat.DOCX))[0]
    kinds = [element.tag.removeprefix(W) for element in body]
    assert ("tbl", "tbl") not in pairwise(kinds)
    fitted = [table for table in body.iter(f"{W}tbl") if _style(table) == "BangTuChinh"]
    assert [len(list(table.iter(f"{W}tblHeader"))) for table in fitted] == [0, 1, 0, 1]


def _style(table: object) -> str | None:
    found = table.find(f"{W}tblPr/{W}tblStyle")  # type: ignore[attr-defined]
    return found.get(f"{W}val") if found is not None else None


def test_footnotes_are_small_and_stand_behind_the_signature() -> None:
    data = build_report(Material(plan_named("2026-xa-mau-2")), "plan", ReportFormat.DOCX)
    document = Document(io.BytesIO(data))
    (note,) = (each for each in document.paragraphs if each.text.startswith("[1]"))
    size = note.style.font.size if note.style else None
    assert size is not None
    assert size.pt == 10
    texts = word_paragraphs(data)
    assert texts.index("Lò Thị Ban") + 1 == texts.index(note.text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_issuer_and_no_title_print_nothing_in_their_place(template: str) -> None:
    from plancli.loading import load_bytes
    from plancli.reports.markdown import render_markdown
    from plancli.reports.word.render import render_word

    plan = load_bytes("plan.yaml", BARE.encode()).plan
    assert plan is not None
    view = view_of(template, plan)
    text = render_markdown(template, view)
    assert "None" not in text
    assert "****" not in text
    assert "KẾ HOẠCH:" not in text
    lines = word_paragraphs(render_word(template, view))
    assert not any("None" in line or line == "KẾ HOẠCH:" for line in lines)
