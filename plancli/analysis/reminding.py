"""What is to be reminded of on a day: tasks whose time is over or near, tasks without a day, and of whom.

Compares the printed deadline with the day; whether a task is done, no plan says, `progress_due` asks reports.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from enum import Enum

from plancli.analysis.due_date import DueDate
from plancli.analysis.given_work import given_tasks
from plancli.analysis.obligations import Obligation, UnitObligations, list_obligations
from plancli.model.assignment import ANSWERING, Role
from plancli.model.deadline import Deadline, DeadlineKind
from plancli.model.plan import Plan
from plancli.model.progress import ProgressReport
from plancli.model.task import Task
from plancli.records import dataclass

DAYS_AHEAD = 30
"""How far a reminder looks ahead where nobody says otherwise."""


class Urgency(Enum):
    """How a deadline stands to a day; the value is part of a sentence's key."""

    OVER = "over"
    """đã đến hạn"""
    SOON = "soon"
    """sắp đến hạn"""
    DATED = "dated"
    """có thời hạn; no day was given to compare it with"""
    UNDATED = "undated"
    """kế hoạch chưa ghi ngày, tháng phải hoàn thành: không nêu, "theo quy định", "từ 01/7/2025" """


@dataclass(frozen=True, slots=True)
class Window:
    """The day that a reminder speaks of and how far it looks ahead."""

    day: datetime.date | None
    """None where no day is known: then nothing is over and nothing is near."""
    within: int
    """Days ahead of `day`, from 0."""

    def last_day(self) -> datetime.date | None:
        """Return the last day that is near; the last of the calendar where the window leaves it."""
        if self.day is None:
            return None
        left = (datetime.date.max - self.day).days
        return self.day + datetime.timedelta(days=min(self.within, left))


@dataclass(frozen=True, slots=True)
class Reported:
    """What the progress file says of work that its unit is to be reminded of."""

    due: DueDate
    """The deadline that counts, extensions included."""
    day: datetime.date | None
    """The day that is over or near; None where there is none."""
    days_over: int
    """How many days ago it was; 0 where it is not over."""
    last: ProgressReport | None
    """The unit's last report; None where there is none."""


@dataclass(frozen=True, slots=True)
class DueWork:
    """One task, or duty, that its unit is to be reminded of."""

    obligation: Obligation
    urgency: Urgency
    reported: Reported | None = None
    """None where there is no progress file."""


@dataclass(frozen=True, slots=True)
class UnitDue:
    """What one unit is to be reminded of."""

    owed: UnitObligations
    """The unit's entry in `list_obligations`."""
    due: tuple[DueWork, ...]
    """The most urgent first, then in printed order."""


def urgency_of(deadline: Deadline, window: Window) -> Urgency | None:
    """Return how a deadline stands to the window; None where it is far ahead, or goes on all the time.

    "trước ngày 20/12/2025" is over on that day, near 30 days before. "Thường xuyên" is never late, and
    "theo quy định" names no day.
    """
    if deadline.by is None:
        return None if deadline.kind is DeadlineKind.RECURRING else Urgency.UNDATED
    if window.day is None:
        return Urgency.DATED
    if deadline.by.last_day <= window.day:
        return Urgency.OVER
    last = window.last_day()
    return Urgency.SOON if last is not None and deadline.by.last_day <= last else None


def list_due(plan: Plan, window: Window, roles: Collection[Role] = ANSWERING) -> tuple[UnitDue, ...]:
    """Return whom to remind and of what, in the order of `list_obligations`.

    A duty of the part on carrying out goes on as long as the plan: it counts only where it names a day.
    """
    given = {task.id for task in given_tasks(plan)}
    found = (UnitDue(owed, tuple(_due(owed, window, roles, given))) for owed in list_obligations(plan))
    return tuple(each for each in found if each.due)


def unanswered_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks for which no unit is named to lead or to carry out, so that nobody can be reminded."""
    return tuple(task for task in given_tasks(plan) if not task.mentions(*ANSWERING))


def _due(
    owed: UnitObligations, window: Window, roles: Collection[Role], given: Collection[str]
) -> Iterator[DueWork]:
    found: list[DueWork] = []
    for each in owed.obligations:
        urgency = urgency_of(each.deadline, window)
        asked = each.role in roles and each.task_id in given if each.kind == "task" else each.role is None
        if urgency is None or not asked or (each.kind == "duty" and urgency is Urgency.UNDATED):
            continue
        found.append(DueWork(each, urgency))
    ranks = list(Urgency)
    yield from sorted(found, key=lambda due: ranks.index(due.urgency))
