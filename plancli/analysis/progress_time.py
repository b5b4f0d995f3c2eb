"""How a task stands to a day: its deadline after extensions, overdue, near, or by its rhythm.

"Overdue" is worked out here and typed nowhere; a deadline without a day makes nothing late.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import Enum

from plancli.analysis.due_date import DueDate
from plancli.analysis.plan_calendar import PlanBounds, first_day
from plancli.analysis.reminding import Window
from plancli.model.progress import ProgressReport
from plancli.records import dataclass
from plancli.vietnamese.due_times import Rhythm

_MOST_TIMES = 1_000
"""Days of one rhythm that are looked at: monthly over eighty years."""


class Timing(Enum):
    """How work that is not closed stands to a day; the value is part of a sentence's key."""

    OVERDUE = "overdue"
    """đã quá hạn"""
    DUE_SOON = "due-soon"
    """sắp đến hạn"""
    AHEAD = "ahead"
    """còn thời hạn"""
    DATED = "dated"
    """có thời hạn; no day was given to compare it with"""
    NO_DAY = "no-day"
    """kế hoạch chưa ghi ngày, tháng phải hoàn thành"""
    RECURRING = "recurring"
    """thường xuyên, định kỳ, without a rhythm that a calendar can hold"""
    CLOSED = "closed"
    """đã xong hoặc đã dừng"""


@dataclass(frozen=True, slots=True)
class DueStanding:
    """How work stands to the day."""

    timing: Timing
    days: int
    """Days over for overdue work, days left for work that is near or ahead; else 0."""
    due: datetime.date | None
    """The day that `days` counts from: of a rhythm the one that is over, or the next."""


def standing_of(
    due: DueDate, reports: Sequence[ProgressReport], window: Window, bounds: PlanBounds
) -> DueStanding:
    """Return how work that is not closed stands to the window's day.

    "Trước ngày 20/12/2026" is near until that day and over from the next one.
    """
    if window.day is None:
        return DueStanding(Timing.NO_DAY if due.day is None else Timing.DATED, 0, due.day)
    if due.day is not None:
        return _dated(due.day, window.day, window.within)
    if due.rhythm and bounds.first is not None and all(report.day for report in reports):
        return _by_rhythm(due.rhythm, reports, window.day, window.within, bounds)
    return DueStanding(Timing.RECURRING if due.is_recurring else Timing.NO_DAY, 0, None)


def _dated(due: datetime.date, day: datetime.date, within: int) -> DueStanding:
    left = (due - day).days
    if left < 0:
        return DueStanding(Timing.OVERDUE, -left, due)
    return DueStanding(Timing.DUE_SOON if left <= within else Timing.AHEAD, left, due)


def _by_rhythm(
    rhythm: Sequence[Rhythm],
    reports: Sequence[ProgressReport],
    day: datetime.date,
    within: int,
    bounds: PlanBounds,
) -> DueStanding:
    """Hold the reports against the days of a rhythm: each day wants one report since the day before it.

    A report that comes late still answers for the day that it missed.
    """
    times = _times(rhythm, bounds)
    over = [each for each in times if each < day]
    latest = max((report.day for report in reports if report.day), default=datetime.date.min)
    if over and latest <= (over[-2] if len(over) > 1 else datetime.date.min):
        return DueStanding(Timing.OVERDUE, (day - over[-1]).days, over[-1])
    following = next((each for each in times if each >= day), None)
    if following is None:
        return DueStanding(Timing.RECURRING, 0, None)
    left = (following - day).days
    reported = bool(over) and latest > over[-1]
    return DueStanding(Timing.DUE_SOON if left <= within and not reported else Timing.AHEAD, left, following)


def _times(rhythm: Sequence[Rhythm], bounds: PlanBounds) -> list[datetime.date]:
    found: set[datetime.date] = set()
    for each in rhythm:
        at = bounds.first
        while at is not None and len(found) < _MOST_TIMES:
            at = first_day(each, at)
            if at is None or at == datetime.date.max or (bounds.last and at > bounds.last):
                break
            found.add(at)
            at += datetime.timedelta(days=1)
    return sorted(found)
