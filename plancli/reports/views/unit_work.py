"""What one unit is to do, ready for a template: its tasks by role, and its duties in the last part.

Quotes the plan's words whole; it adds neither a deadline nor a unit that the plan does not name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.messages import Language, sentence
from plancli.model.assignment import Assignment, Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Duty
from plancli.records import dataclass
from plancli.reports.views.assignment_table import task_content
from plancli.reports.views.blocks import item_blocks

_HOLDING = "Cùng được giao"
"""The role of those who hold a duty of the last part."""


@dataclass(frozen=True, slots=True)
class WorkView:
    """One task or duty of the unit."""

    address: str
    """The place in the plan: `II.4.c`, `III.1`."""
    content: str
    """The words as printed, heading and sub-items included, a line each."""
    with_units: str
    """Who else is named, a line a role: `Phối hợp: Các cơ quan, đơn vị; UBND các xã, thị trấn`."""
    via_group: str
    """The group the plan names in its stead, `UBND các xã, thị trấn`; empty where it names the unit."""
    requested: bool
    """True where the plan asks ("Đề nghị …") instead of assigning."""
    deadline: str
    """As printed; empty where the plan names none."""
    deliverable: str
    """As printed; empty where the plan has no such line."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """The tasks in which the unit holds one role."""

    role: str
    """`Chủ trì`, `Phối hợp` …"""
    tasks: tuple[WorkView, ...]


@dataclass(frozen=True, slots=True)
class UnitWork:
    """All that one unit owes."""

    name: str
    """`Phòng Văn hóa và Thông tin`; several names where several units owe just the same."""
    unlisted: bool
    """True for "… khác": the members of a group that the plan does not list."""
    roles: tuple[RoleView, ...]
    """Lead first; a role the unit holds nowhere is left out."""
    duties: tuple[WorkView, ...]
    """What the part Tổ chức thực hiện gives it."""


def view_unit_works(plan: Plan, rows: Iterable[UnitObligations]) -> Iterator[UnitWork]:
    """Yield what each of `rows` lists, with the full words of each task and duty of `plan`."""
    sources = _sources(plan)
    for owed in rows:
        yield UnitWork(
            name=owed.unit.name,
            unlisted=owed.others,
            roles=tuple(_roles(owed, sources)),
            duties=tuple(_work(each, sources) for each in owed.obligations if each.role is None),
        )


def role_heading(role: Role) -> str:
    """Return the role as a heading.

    >>> role_heading(Role.DIRECTING)
    'Chỉ đạo, định hướng'
    """
    term = sentence(Language.VI, f"term.{role.value}")
    return term[:1].upper() + term[1:]


def _roles(owed: UnitObligations, sources: Mapping[str, _Source]) -> Iterator[RoleView]:
    held = {each.role for each in owed.obligations}
    for role in Role:
        if role in held:
            tasks = tuple(_work(each, sources) for each in owed.obligations if each.role is role)
            yield RoleView(role_heading(role), tasks)


@dataclass(frozen=True, slots=True)
class _Source:
    """A task or duty as every unit named in it reads it."""

    content: str
    partners: tuple[tuple[str, UnitMention], ...]
    """Every unit named, and the heading of its role; in the order of the roles."""


def _work(obligation: Obligation, sources: Mapping[str, _Source]) -> WorkView:
    source = sources[obligation.task_id]
    return WorkView(
        address=obligation.address,
        content=source.content,
        with_units="\n".join(_partners(source, obligation)),
        via_group=obligation.via_group or "",
        requested=obligation.requested,
        deadline=obligation.deadline.words,
        deliverable=obligation.deliverable,
    )


def _partners(source: _Source, obligation: Obligation) -> Iterator[str]:
    """Yield a line for each role that others hold: `Chủ trì: Phòng Tư pháp`."""
    others = frozenset(obligation.with_units)
    named = ((heading, mention) for heading, mention in source.partners if mention.words in others)
    for heading, group in groupby(named, key=itemgetter(0)):
        names = (f"Đề nghị {each.words}" if each.requested else each.words for _, each in group)
        yield f"{heading}: {'; '.join(dict.fromkeys(names))}"


def _sources(plan: Plan) -> dict[str, _Source]:
    tasks = {task.id: _Source(task_content(task), tuple(_named(task.assignments))) for task in plan.tasks}
    return tasks | {
        duty.id: _Source(
            duty_content(duty),
            (*((_HOLDING, mention) for mention in duty.holders), *_named(duty.assignments)),
        )
        for duty in plan.duties
    }


def _named(assignments: Sequence[Assignment]) -> Iterator[tuple[str, UnitMention]]:
    for role in Role:
        for made in assignments:
            if made.role is role:
                yield from ((role_heading(role), mention) for mention in made.mentions)


def duty_content(duty: Duty) -> str:
    """Return what a duty says: its words and their items, a line each."""
    return "\n".join([duty.words, *(block.text for block in item_blocks(duty.items))])
