"""The Word template of report `assignment-table`: an annex with one row a task.

Says which columns there are and when; the words come from the plan, but for title and headings.
"""

from __future__ import annotations

from plancli.records import dataclass
from plancli.reports.word.fitted_styles import FITTED_STYLE
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    PORTRAIT_WIDTH,
    cell,
    looped_rows,
    page,
    paragraph,
    row,
    rows_when,
    section_break,
    table,
    when,
)
from plancli.reports.word.layouts.plan import annex_head


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the assignment table."""

    heading: str
    field: str
    """Of a task in the view."""
    shown: str = ""
    """The condition under which the table has it; empty for always."""


_COLUMNS = (
    _Column("TT", "number"),
    _Column("Nội dung", "content"),
    _Column("Chủ trì", "lead"),
    _Column("Thực hiện", "responsible", "has_responsible"),
    _Column("Phối hợp", "coordinating"),
    _Column("Hướng dẫn, chỉ đạo, theo dõi", "others", "has_others"),
    _Column("Thời gian", "deadline"),
    _Column("Sản phẩm", "deliverable"),
    _Column("Ghi chú", "note"),
)
_WIDTH = PORTRAIT_WIDTH // len(_COLUMNS)
"""Of a column in the template; the words of a plan decide how wide each becomes."""


def assignment_table_template() -> bytes:
    """Return the template of report `assignment-table`: an annex, upright or across as its columns ask."""
    heading = [
        each
        for column in _COLUMNS
        for each in _column(column.shown, cell(_WIDTH, paragraph("DauBang", column.heading)))
    ]
    line = [
        each for column in _COLUMNS for each in _column(column.shown, cell(_WIDTH, *_assignment_cell(column)))
    ]
    group = (
        cell(_WIDTH, paragraph("NhomBangGiua", "{{ group.number }}")),
        cell(_WIDTH, paragraph("NhomBang", "{% colspan columns - 1 %}{{ group.heading }}")),
    )
    rows = (
        row(*heading, heading=True),
        *looped_rows(
            "group in groups",
            _WIDTH,
            *rows_when("group.heading", _WIDTH, row(*group)),
            *looped_rows("task in group.tasks", _WIDTH, row(*line)),
        ),
    )
    body = (
        annex_head("BẢNG PHÂN CÔNG NHIỆM VỤ")
        + table(FITTED_STYLE, [_WIDTH] * len(_COLUMNS), *rows)
        + when("landscape", section_break(page(landscape=True)))
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def _column(shown: str, content: str) -> tuple[str, ...]:
    """Return a cell, between cells that hold a condition where there is one."""
    if not shown:
        return (content,)
    return (
        cell(_WIDTH, paragraph("OBang", f"{{%tc if {shown} %}}")),
        content,
        cell(_WIDTH, paragraph("OBang", "{%tc endif %}")),
    )


def _assignment_cell(column: _Column) -> tuple[str, ...]:
    if column.field == "number":
        return (paragraph("OBangGiua", "{{ task.number }}"),)
    if column.field == "note":
        note = when("task.note", paragraph("OBang", "{{ task.note }}"))
        return note, paragraph("OBang", "{{ task.source }}")
    return (paragraph("OBang", f"{{{{ task.{column.field} }}}}"),)
