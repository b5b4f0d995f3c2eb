"""What one unit is to do, ready for a template: its tasks by role, and its duties in the last part.

Quotes the plan's words whole; it adds neither a deadline nor a unit that the plan does not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.task import Duty
from plancli.records import dataclass
from plancli.reports.assignment_view import task_content
from plancli.reports.blocks import item_blocks


@dataclass(frozen=True, slots=True)
class WorkView:
    """One task or duty of the unit."""

    address: str
    """The place in the plan: `II.4.c`, `III.1`."""
    content: str
    """The words as printed, heading and sub-items included, a line each."""
    with_units: str
    """Who else is named, a name a line."""
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


def view_unit_work(plan: Plan, owed: UnitObligations) -> UnitWork:
    """Return what `owed` lists, with the full words of each task and duty of `plan`."""
    contents = _contents(plan)
    return UnitWork(
        name=owed.unit.name,
        unlisted=owed.others,
        roles=tuple(_roles(owed, contents)),
        duties=tuple(_work(each, contents) for each in owed.obligations if each.role is None),
    )


def role_heading(role: Role) -> str:
    """Return the role as a heading.

    >>> role_heading(Role.DIRECTING)
    'Chỉ đạo, định hướng'
    """
    term = sentence(Language.VI, f"term.{role.value}")
    return term[:1].upper() + term[1:]


def _roles(owed: UnitObligations, contents: Mapping[str, str]) -> Iterator[RoleView]:
    for role in Role:
        tasks = tuple(_work(each, contents) for each in owed.obligations if each.role is role)
        if tasks:
            yield RoleView(role_heading(role), tasks)


def _work(obligation: Obligation, contents: Mapping[str, str]) -> WorkView:
    return WorkView(
        address=obligation.address,
        content=contents[obligation.task_id],
        with_units="\n".join(obligation.with_units),
        via_group=obligation.via_group or "",
        requested=obligation.requested,
        deadline=obligation.deadline.words,
        deliverable=obligation.deliverable,
    )


def _contents(plan: Plan) -> dict[str, str]:
    tasks = {task.id: task_content(task) for task in plan.tasks}
    return tasks | {duty.id: duty_content(duty) for duty in plan.duties}


def duty_content(duty: Duty) -> str:
    """Return what a duty says: its words and their items, a line each."""
    return "\n".join([duty.words, *(block.text for block in item_blocks(duty.items))])
