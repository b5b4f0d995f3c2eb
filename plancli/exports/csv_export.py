"""Tasks, obligations and gaps as CSV that Excel opens rightly: UTF-8 with its mark, CRLF, commas.

A cell that a spreadsheet would take for a formula gets a leading `'`, always; lists are joined by "; ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from plancli.analysis.assignment_table import AssignmentRow, assignment_table
from plancli.analysis.gaps import GapMatrix
from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.analysis.six_questions import Answer
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.deadline import Deadline
from plancli.model.plan import Plan
from plancli.source.position import Route

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""OWASP ASVS 5.0, 1.2.10: what makes a spreadsheet run a cell instead of showing it."""


def guarded(cell: str) -> str:
    """Return the cell with `'` in front where a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("Phòng Tư pháp")
    ("'=1+1", 'Phòng Tư pháp')
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of text as the bytes of a CSV file, each cell guarded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def export_tasks_csv(plan: Plan) -> bytes:
    """Return one row a task: where it stands, its words, the units of each role, time, product, money."""
    head = ["id", "label", "section", "title", "text", *(role.value for role in Role)]
    head += ["deadline", "deadline_by", "deliverable", "funding", "note"]
    rows = zip(assignment_table(plan), plan.tasks, strict=True)
    return to_csv([head, *(_task_row(row, task.deadline) for row, task in rows)])


def export_obligations_csv(rows: Sequence[UnitObligations], line_of: Callable[[Route], int]) -> bytes:
    """Return one row for each obligation of each unit; `line` as in the JSON of the same answer."""
    head = ["unit_id", "unit", "kind", "task", "label", "role", "text", "with", "via_group"]
    head += ["requested", "deadline", "deadline_by", "deliverable", "line"]
    return to_csv(
        [
            head,
            *(
                [row.unit.id, row.unit.name, *_obligation_row(each), str(line_of(each.route))]
                for row in rows
                for each in row.obligations
            ),
        ]
    )


def export_gaps_csv(matrix: GapMatrix, language: Language = Language.VI) -> bytes:
    """Return one row a task: the state of each answer, the words that answer, what would fill the gap."""
    keys = [question.value for question in matrix.questions]
    head = [
        "task",
        "label",
        "text",
        *keys,
        *(f"{key}_text" for key in keys),
        *(f"{key}_fill" for key in keys),
    ]
    rows = [
        [
            row.task_id,
            row.address,
            row.words,
            *(row.answers[question].state.value for question in matrix.questions),
            *(row.answers[question].words for question in matrix.questions),
            *(_fill(row.answers[question], language) for question in matrix.questions),
        ]
        for row in matrix.tasks
    ]
    return to_csv([head, *rows])


def _fill(answer: Answer, language: Language) -> str:
    return sentence(language, answer.fill) if answer.fill else ""


def _task_row(row: AssignmentRow, deadline: Deadline) -> list[str]:
    return [
        row.task_id,
        row.address,
        row.section,
        row.title,
        row.words,
        *("; ".join(row.units(role)) for role in Role),
        *_time(deadline),
        row.deliverable,
        row.funding,
        row.note,
    ]


def _obligation_row(obligation: Obligation) -> list[str]:
    return [
        obligation.kind,
        obligation.task_id,
        obligation.address,
        obligation.role.value if obligation.role else "",
        obligation.words,
        "; ".join(obligation.with_units),
        obligation.via_group or "",
        "true" if obligation.requested else "false",
        *_time(obligation.deadline),
        obligation.deliverable,
    ]


def _time(deadline: Deadline) -> tuple[str, str]:
    return deadline.words, deadline.by.iso if deadline.by else ""
