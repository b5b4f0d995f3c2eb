"""Report `assignment-table`: who does what, one row a task, ready for a template.

Quotes the plan; a cell stays empty where the plan names nobody, no time and no product.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from plancli.analysis.assignment_table import AssignmentRow, assignment_table
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.records import dataclass
from plancli.reports.blocks import item_blocks
from plancli.reports.letterhead import HeadView, view_head

_OTHER_ROLES = (Role.GUIDING, Role.DIRECTING, Role.MONITORING)


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One task."""

    number: str
    """TT, from 1 through the whole plan."""
    address: str
    """`II.4.c`, the place in the plan."""
    content: str
    """Heading, content and sub-items, a line each."""
    lead: str
    """Unit names as printed, a line each; so in the next two."""
    responsible: str
    coordinating: str
    others: str
    """Who guides, directs or monitors: `phòng Tư pháp (hướng dẫn)`."""
    deadline: str
    deliverable: str
    note: str


@dataclass(frozen=True, slots=True)
class AssignmentGroup:
    """The tasks of one section."""

    heading: str
    """`3. Công khai thông tin`."""
    tasks: tuple[AssignmentLine, ...]


@dataclass(frozen=True, slots=True)
class AssignmentTableView:
    """Bảng phân công nhiệm vụ."""

    head: HeadView
    groups: tuple[AssignmentGroup, ...]
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_assignment_table(plan: Plan) -> AssignmentTableView:
    """Return the view of report `assignment-table`: the tasks of the body, then those of the annexes."""
    groups = groupby(assignment_table(plan), key=lambda row: row.section)
    return AssignmentTableView(
        head=view_head(plan.issuance),
        groups=tuple(AssignmentGroup(heading, tuple(map(_line, rows))) for heading, rows in groups),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def task_content(task: Task) -> str:
    """Return what a task says is to be done: its heading, its content and their items, a line each."""
    items = [
        block.text
        for line in task.lines
        if line.key in ("text", "items")
        for block in item_blocks(line.items)
    ]
    return _lines(task.title, task.words, *items)


def _line(row: AssignmentRow) -> AssignmentLine:
    return AssignmentLine(
        number=str(row.number),
        address=row.address,
        content=_lines(row.title, row.words, *(block.text for block in item_blocks(row.items))),
        lead=_lines(*row.lead),
        responsible=_lines(*row.responsible),
        coordinating=_lines(*row.coordinating),
        others=_lines(*_in_other_roles(row)),
        deadline=row.deadline,
        deliverable=row.deliverable,
        note=row.note,
    )


def _in_other_roles(row: AssignmentRow) -> Iterator[str]:
    for role in _OTHER_ROLES:
        term = sentence(Language.VI, f"term.{role.value}")
        yield from (f"{name} ({term})" for name in row.units(role))


def _lines(*parts: str) -> str:
    """Return the parts that are there, each once, a line each: a heading may be the content as well."""
    return "\n".join(dict.fromkeys(filter(None, parts)))
