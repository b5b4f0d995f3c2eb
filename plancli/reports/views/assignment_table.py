"""Report `assignment-table`: who does what, one row a task, as an annex that can go with the plan.

Quotes the plan; a cell stays empty where the plan names nobody, no time and no product.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from plancli.analysis.assignment_table import AssignmentRow, assignment_table
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.model.task import Task, content_items
from plancli.records import dataclass
from plancli.reports.views.annex_head import AnnexHead, place_words, working_annex
from plancli.reports.views.blocks import item_blocks
from plancli.reports.views.landscape import needs_landscape
from plancli.reports.views.letterhead import HeadView, view_head
from plancli.vietnamese.roman import roman

_COLUMNS = (
    *("number", "content", "lead", "responsible", "coordinating", "others"),
    *("deadline", "deliverable", "source"),
)
"""Of `AssignmentLine`, as they stand from left to right."""
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
    """Unit names as printed, a line each; so in the next three."""
    responsible: str
    coordinating: str
    others: str
    """Who guides, directs or monitors: `phòng Tư pháp (hướng dẫn)`."""
    deadline: str
    deliverable: str
    note: str
    source: str
    """Where the plan says so, in a clerk's words: `Mục II.4.c`, `Phụ lục I, mục II.3`."""


@dataclass(frozen=True, slots=True)
class AssignmentGroup:
    """The tasks of one section."""

    number: str
    """`I`, `II`: of the groups of this table, whatever the sections bear."""
    heading: str
    """`Công khai thông tin`; empty where the plan has no heading above the tasks."""
    tasks: tuple[AssignmentLine, ...]


@dataclass(frozen=True, slots=True)
class AssignmentTableView:
    """Bảng phân công nhiệm vụ."""

    head: HeadView
    annex: AnnexHead
    groups: tuple[AssignmentGroup, ...]
    has_responsible: bool
    """True where a task names who does it, besides who leads: the table has that column."""
    has_others: bool
    """True where a task names who guides, directs or monitors."""
    columns: int
    """How many columns the table has."""
    landscape: bool
    """True where an upright page would leave the columns too narrow."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_assignment_table(plan: Plan) -> AssignmentTableView:
    """Return the view of report `assignment-table`: the tasks of the body, then those of the annexes."""
    groups = tuple(_groups(plan))
    lines = [task for group in groups for task in group.tasks]
    shown = {name: any(getattr(line, name) for line in lines) for name in ("responsible", "others")}
    names = [name for name in _COLUMNS if shown.get(name, True)]
    return AssignmentTableView(
        head=view_head(plan.issuance),
        annex=working_annex(plan),
        groups=groups,
        has_responsible=shown["responsible"],
        has_others=shown["others"],
        columns=len(names),
        landscape=needs_landscape((), [[getattr(line, name) for name in names] for line in lines]),
        title=plan.issuance.title,
        author=plan.issuance.issuer,
    )


def _groups(plan: Plan) -> Iterator[AssignmentGroup]:
    rows = {row.task_id: row for row in assignment_table(plan)}
    groups = groupby(headed_tasks(plan), key=lambda pair: pair[0])
    for number, ((_, heading), pairs) in enumerate(groups, start=1):
        tasks = (rows[task.id] for _, task in pairs)
        yield AssignmentGroup(roman(number), heading, tuple(_line(row, heading, plan) for row in tasks))


def headed_tasks(plan: Plan) -> Iterator[tuple[tuple[str, str], Task]]:
    """Yield each task with what it stands under: an id, and the heading."""
    for section in plan.sections:
        yield from _below(section)
    for annex in plan.annexes:
        for block in annex.content:
            if isinstance(block, Section):
                yield from _below(block)
            elif isinstance(block, Task):
                yield (annex.id, annex.title), block


def _below(section: Section) -> Iterator[tuple[tuple[str, str], Task]]:
    """Yield the tasks of a section; beside parts that hold tasks, a task's own heading is one like theirs.

    In the Trạm Tấu plan II.1 is a task with a heading, II.3 a part with two tasks.
    """
    has_parts = any(isinstance(block, Section) for block in section.content)
    for block in section.content:
        if isinstance(block, Section):
            yield from _below(block)
        elif isinstance(block, Task):
            alone = has_parts and block.title
            yield ((block.id, block.title) if alone else (section.id, section.title or section.mark)), block


def task_content(task: Task) -> str:
    """Return what a task says is to be done: its heading, its content and their items, a line each."""
    items = item_blocks(content_items(task.lines))
    return _lines(task.title, task.words, *(block.text for block in items))


def _line(row: AssignmentRow, heading: str, plan: Plan) -> AssignmentLine:
    title = row.title if row.title != heading or not row.words else ""
    return AssignmentLine(
        number=str(row.number),
        address=row.address,
        content=_lines(title, row.words, *(block.text for block in item_blocks(row.items))),
        lead=_names(row.lead),
        responsible=_names(row.responsible),
        coordinating=_names(row.coordinating),
        others=_names(_in_other_roles(row)),
        deadline=row.deadline,
        deliverable=row.deliverable,
        note=row.note,
        source=place_words(plan, row.address),
    )


def _in_other_roles(row: AssignmentRow) -> Iterator[str]:
    for role in _OTHER_ROLES:
        term = sentence(Language.VI, f"term.{role.value}")
        yield from (f"{name} ({term})" for name in row.units(role))


def _names(units: Iterable[str]) -> str:
    """Return units a line each; where a line is broken, the semicolon tells them apart."""
    return ";\n".join(dict.fromkeys(units))


def _lines(*parts: str) -> str:
    """Return the parts that are there, each once, a line each: a heading may be the content as well."""
    return "\n".join(dict.fromkeys(filter(None, parts)))
