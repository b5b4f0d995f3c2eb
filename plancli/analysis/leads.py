"""Who answers for a task: one lead, one executing unit, several, a group, or nobody.

Counts what the printed lines name; it makes no unit the lead because it stands first.
"""

from __future__ import annotations

import re
from enum import Enum

from plancli.model.assignment import ANSWERING, Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.model.unit import UnitKind
from plancli.model.unit_names import unit_key
from plancli.records import dataclass

_COMMUNE = re.compile(r"ủy ban nhân dân (?:xã|phường|thị trấn|đặc khu)\b")
_AT_HOME = frozenset({UnitKind.VILLAGE, UnitKind.SCHOOL})


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
    PEERS = "peers"
    """các thôn, các trường, các xã, hoặc mỗi dòng một việc: mỗi nơi làm phần của mình, không ai chủ trì ai"""
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
    named: tuple[UnitMention, ...] = ()
    """Those of them that are no groups."""

    @property
    def clear(self) -> bool:
        """True where exactly one named unit answers, or each of several for its own part."""
        return self.leadership in (Leadership.ONE_LEAD, Leadership.ONE_EXECUTOR, Leadership.PEERS)

    @property
    def unled(self) -> bool:
        """True where two or more named units answer side by side and none of them alone."""
        several = (Leadership.SEVERAL_LEADS, Leadership.SEVERAL_EXECUTORS)
        return self.leadership in several and len(self.named) > 1


def is_group(plan: Plan, mention: UnitMention) -> bool:
    """Say whether a printed name means a group, such as "UBND các xã, thị trấn"."""
    unit = plan.units.get(mention.unit) if mention.unit else None
    return unit is not None and (unit.kind is UnitKind.GROUP or unit.id in plan.groups)


def named_executors(plan: Plan, task: Task) -> tuple[UnitMention, ...]:
    """Return the units that lead or carry out a task and are named themselves, groups left out.

    In II.4.c of the Trạm Tấu plan: Phòng Văn hóa và Thông tin, Công an huyện.
    """
    mentions = task.mentions(*ANSWERING)
    return tuple(mention for mention in mentions if not is_group(plan, mention))


def answerable(plan: Plan, task: Task, holders: tuple[UnitMention, ...] = ()) -> Answerable:
    """Say who answers for a task: its leads; where it has none, the units that carry it out.

    `holders` are the units of the heading above it, who answer where no line of its own names anyone.
    II.2 has one lead, II.4.b one executor, II.4.c several executors, II.1 only groups.
    """
    if leads := task.mentions(Role.LEAD):
        if _lead_by_paragraph(task):
            return Answerable(Leadership.PEERS, leads, leads)
        return _answerable(plan, leads, Leadership.ONE_LEAD, Leadership.SEVERAL_LEADS)
    executors = task.mentions(Role.RESPONSIBLE) or (() if task.assignments else holders)
    if not executors:
        return Answerable(Leadership.NOBODY, ())
    return _answerable(plan, executors, Leadership.ONE_EXECUTOR, Leadership.SEVERAL_EXECUTORS)


def _lead_by_paragraph(task: Task) -> bool:
    """Say whether a row has as many lines of leads as of content: the first leads the first, and so on."""
    paragraphs = bool(task.words.strip()) + sum(len(line.items) for line in task.lines if line.key == "items")
    leads = sum(len(line.items) for line in task.lines if line.key == Role.LEAD.value)
    return 1 < paragraphs == leads


def _answerable(
    plan: Plan, mentions: tuple[UnitMention, ...], one: Leadership, several: Leadership
) -> Answerable:
    named = tuple(mention for mention in mentions if not is_group(plan, mention))
    if not named:
        return Answerable(Leadership.GROUP, mentions)
    if len(named) > 1 and _are_peers(plan, named):
        return Answerable(Leadership.PEERS, mentions, named)
    return Answerable(one if len(mentions) == 1 else several, mentions, named)


def _are_peers(plan: Plan, named: tuple[UnitMention, ...]) -> bool:
    """Villages, schools or communes side by side: each does the work at home, none leads another."""
    kinds = {plan.units[each.unit].kind for each in named if each.unit}
    if len(kinds) == 1 and kinds <= _AT_HOME:
        return True
    return all(_COMMUNE.match(unit_key(each.words)) for each in named)
