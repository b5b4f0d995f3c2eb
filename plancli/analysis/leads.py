"""Who answers for a task: one lead, one executing unit, several, a group, or nobody.

Counts what the printed lines name; it makes no unit the lead because it stands first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plancli.model.assignment import Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.model.unit import UnitKind


class Leadership(Enum):
    """How clearly a task says who answers for it."""

    ONE_LEAD = "one-lead"
    """một đơn vị chủ trì"""
    ONE_EXECUTOR = "one-executor"
    """không ghi chủ trì, chỉ một đơn vị được nêu tên thực hiện"""
    SEVERAL_LEADS = "several-leads"
    """nhiều đơn vị cùng chủ trì"""
    SEVERAL_EXECUTORS = "several-executors"
    """nhiều đơn vị cùng thực hiện, không đơn vị nào chủ trì"""
    GROUP = "group"
    """chỉ giao cho nhóm: "Các cơ quan, đơn vị" """
    NOBODY = "nobody"
    """không nêu đơn vị chủ trì hay thực hiện"""


@dataclass(frozen=True, slots=True)
class Answerable:
    """Who answers for one task, as far as the plan says."""

    leadership: Leadership
    """How clear it is."""
    mentions: tuple[UnitMention, ...]
    """The leads where there are any, else the executing units; groups included, printed order."""

    @property
    def single(self) -> bool:
        """True where exactly one named unit answers."""
        return self.leadership in (Leadership.ONE_LEAD, Leadership.ONE_EXECUTOR)


def is_group(plan: Plan, mention: UnitMention) -> bool:
    """Say whether a printed name means a group, such as "UBND các xã, thị trấn"."""
    unit = plan.units.get(mention.unit) if mention.unit else None
    return unit is not None and (unit.kind is UnitKind.GROUP or unit.id in plan.groups)


def named_executors(plan: Plan, task: Task) -> tuple[UnitMention, ...]:
    """Return the units that lead or carry out a task and are named themselves, groups left out.

    In II.4.c of the Trạm Tấu plan: Phòng Văn hóa và Thông tin, Công an huyện.
    """
    mentions = task.mentions(Role.LEAD, Role.RESPONSIBLE)
    return tuple(mention for mention in mentions if not is_group(plan, mention))


def answerable(plan: Plan, task: Task) -> Answerable:
    """Say who answers for a task: its leads; where it has none, the units that carry it out.

    II.2 has one lead, II.4.b one executor, II.4.c several executors, II.1 only groups.
    """
    if leads := task.mentions(Role.LEAD):
        kinds = (Leadership.ONE_LEAD, Leadership.SEVERAL_LEADS)
        return Answerable(_count(plan, leads, *kinds), leads)
    executors = task.mentions(Role.RESPONSIBLE)
    if not executors:
        return Answerable(Leadership.NOBODY, ())
    kinds = (Leadership.ONE_EXECUTOR, Leadership.SEVERAL_EXECUTORS)
    return Answerable(_count(plan, executors, *kinds), executors)


def _count(plan: Plan, mentions: tuple[UnitMention, ...], one: Leadership, several: Leadership) -> Leadership:
    if all(is_group(plan, mention) for mention in mentions):
        return Leadership.GROUP
    return one if len(mentions) == 1 else several
