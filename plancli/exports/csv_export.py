"""Tasks, obligations and gaps as CSV: one row each, lists joined by "; ".

How cells, headings and lines are written is for `csv_table`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plancli.analysis.assignment_table import AssignmentRow, assignment_table
from plancli.analysis.gaps import GapMatrix
from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.analysis.six_questions import Answer
from plancli.exports.csv_table import KEYS, CsvLayout, table
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.deadline import Deadline
from plancli.model.plan import Plan
from plancli.source.position import Route

OBLIGATION_HEAD = (
    *("unit_id", "unit", "kind", "task", "label", "role", "text", "with", "via_group"),
    *("requested", "deadline", "deadline_by", "deliverable", "line"),
)
OBLIGATION_KEYS = ("kind", "role", "requested")
"""Columns of it whose cells are keys, for which words can stand."""


def export_tasks_csv(plan: Plan, layout: CsvLayout = KEYS) -> bytes:
    """Return one row a task: where it stands, its words, the units of each role, time, product, money."""
    head = ["id", "label", "section", "title", "text", *(role.value for role in Role)]
    head += ["deadline", "deadline_by", "deliverable", "funding", "note"]
    rows = zip(assignment_table(plan), plan.tasks, strict=True)
    return table(head, (_task_row(row, task.deadline) for row, task in rows), layout)


def export_obligations_csv(
    rows: Sequence[UnitObligations], line_of: Callable[[Route], int], layout: CsvLayout = KEYS
) -> bytes:
    """Return one row for each obligation of each unit; `line` as in the JSON of the same answer."""
    return table(OBLIGATION_HEAD, obligation_rows(rows, line_of), layout, OBLIGATION_KEYS)


def obligation_rows(rows: Sequence[UnitObligations], line_of: Callable[[Route], int]) -> Iterator[list[str]]:
    """Yield the cells under `OBLIGATION_HEAD` for each obligation of each unit."""
    for row in rows:
        for each in row.obligations:
            yield [row.unit.id, row.unit.name, *_obligation_row(each), str(line_of(each.route))]


def export_gaps_csv(matrix: GapMatrix, language: Language = Language.VI, layout: CsvLayout = KEYS) -> bytes:
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
    return table(head, rows, layout, keys)


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
