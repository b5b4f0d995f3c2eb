"""Which tasks a gap can be held against, and who holds a task through the heading above it.

What an annex table gives out, the body only describes; what a heading's holder has, no line need name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.section import Annex, Section
from plancli.model.task import Task
from plancli.vietnamese.folding import fold

_TARGETS = re.compile(r"(?:tên |các )?(?:chỉ tiêu|mục tiêu|tiêu chí|chỉ số)\b")


def given_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that a gap can be held against, in printed order.

    Where an annex table gives the work out and the body only describes it, the body's points are no gaps;
    nor are the rows of a table of targets, which a unit answers for and nobody does by a day.
    """
    left_out = {task.id for task in (*described_tasks(plan), *_targets(plan))}
    return tuple(task for task in plan.tasks if task.id not in left_out)


def tabled_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks that are rows of a table: a cell has room for a name, not for a request."""
    return _below(plan, tuple(_tables(plan)))


def _targets(plan: Plan) -> tuple[Task, ...]:
    columns = ((table, dict(table.columns)) for table in _tables(plan))
    return _below(
        plan,
        tuple(
            table
            for table, headings in columns
            if "deadline" not in headings and _TARGETS.match(fold(headings.get("text", "")))
        ),
    )


def _tables(plan: Plan) -> Iterator[Annex | Section]:
    yield from (annex for annex in plan.annexes if annex.columns)
    yield from (section for section in plan.all_sections() if section.columns)


def _below(plan: Plan, tables: tuple[Annex | Section, ...]) -> tuple[Task, ...]:
    routes = [table.route for table in tables]
    return tuple(task for task in plan.tasks if any(task.route[: len(route)] == route for route in routes))


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
