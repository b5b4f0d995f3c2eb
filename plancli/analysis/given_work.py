"""Which tasks a gap can be held against, and who holds a task through the heading above it.

What an annex table gives out, the body only describes; what a heading's holder has, no line need name.
"""

from __future__ import annotations

from collections.abc import Mapping

from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Task


def given_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that a gap can be held against, in printed order.

    Where an annex table gives the work out and the body only describes it, the body's points are no gaps.
    """
    described = {task.id for task in described_tasks(plan)}
    return tuple(task for task in plan.tasks if task.id not in described)


def described_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the body's points that an annex table gives out; none where the body names a unit itself."""
    body = tuple(task for task in plan.tasks if not task.in_annex)
    annexed = any(task.in_annex and task.assignments for task in plan.tasks)
    return body if annexed and not any(task.assignments for task in body) else ()


def heading_holders(plan: Plan) -> Mapping[str, tuple[UnitMention, ...]]:
    """Return by task id the units that a heading names right above the task."""
    return {
        block.id: section.holders
        for section in plan.all_sections()
        if section.holders
        for block in section.content
        if isinstance(block, Task)
    }
