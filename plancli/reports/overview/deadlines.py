"""Deadlines in the overview: what has a day, laid on an axis; what has only a rhythm; what has none.

Places the certain days that the plan prints; whether a task is done, it does not know.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.given_work import given_tasks
from plancli.model.deadline import Deadline
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.records import dataclass
from plancli.reports.overview.outline import Link, Outline
from plancli.vietnamese.dates import PartialDate, short_style

_MOST_TICKS = 12
_SOON = 30
"""Days ahead that count as near."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A month on the axis."""

    at: str
    """`25.00%` of the width."""
    label: str
    """`T6/2026`"""


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The tasks that share a deadline."""

    style: str
    """`past`, `soon`, `ahead`; `begin` for a day on which the work begins."""
    by: str
    """`30/6/2026`, or `6/2026` where the plan gives the month."""
    state: str
    """`đã qua 12 ngày`, as seen from the day of the overview."""
    words: str
    """The phrases as printed."""
    start: str
    """Where a period begins on the axis; empty where the plan names no beginning."""
    at: str
    """Where it ends."""
    count: str
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """The tasks whose time is said in the same words, and is no day."""

    words: str
    """As printed."""
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DeadlineShare:
    """How many tasks say their time so."""

    style: str
    """`dated`, `rhythm`, `loose`, `none`"""
    count: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class ComingDay:
    """The next day on which tasks are due."""

    by: str
    state: str
    """`còn 24 ngày`"""
    count: str
    """How many tasks, those of periods that end on it included."""


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """When tasks are due."""

    shares: tuple[DeadlineShare, ...]
    """One for each of the four styles, in that order."""
    total: str
    ticks: tuple[Tick, ...]
    """Empty where no task has a day."""
    today: str
    """Where the day of the overview lies on the axis."""
    past: str
    """How many tasks have a day that is over."""
    coming: ComingDay | None
    """None where all days are over, or there are none."""
    dated: tuple[DeadlineRow, ...]
    """Earliest first."""
    rhythm: tuple[PhraseRow, ...]
    """`hằng tháng`: a beat that can be missed, without a last day."""
    loose: tuple[PhraseRow, ...]
    """`thường xuyên`, `theo quy định`: words, no day."""
    undated: tuple[Link, ...]
    """Tasks without a word on time."""


_Span = tuple[PartialDate | None, PartialDate, bool]
"""Where a period begins, the last certain day, and whether that day is only the beginning, without an end."""


def view_deadlines(plan: Plan, outline: Outline, day: datetime.date) -> DeadlinesView:
    """Return the deadlines of the tasks that a plan gives out, as seen from `day`."""
    tasks = given_tasks(plan)
    dated: dict[_Span, list[Task]] = {}
    others: dict[str, list[Task]] = {"rhythm": [], "loose": [], "none": []}
    for task in tasks:
        span = _span(task.deadline)
        (others[_style(task.deadline)] if span is None else dated.setdefault(span, [])).append(task)
    axis = _Axis(dated, day)
    rows = [_dated_row(span, dated[span], axis, outline, day) for span in sorted(dated, key=_order)]
    counts = {"dated": sum(map(len, dated.values())), **{key: len(held) for key, held in others.items()}}
    return DeadlinesView(
        shares=tuple(_shares(counts, max(len(tasks), 1))),
        total=str(len(tasks)),
        ticks=axis.ticks() if dated else (),
        today=axis.at(day),
        past=str(sum(len(row.tasks) for row in rows if row.style == "past")),
        coming=_coming(rows),
        dated=tuple(rows),
        rhythm=tuple(_phrases(others["rhythm"], outline)),
        loose=tuple(_phrases(others["loose"], outline)),
        undated=tuple(_links(others["none"], outline)),
    )


def _span(deadline: Deadline) -> _Span | None:
    begins, by = deadline.begins, deadline.by
    if by is None:
        return (None, begins, True) if begins else None
    return (begins if begins and begins.first_day < by.first_day else None), by, False


def _order(span: _Span) -> tuple[datetime.date, datetime.date, bool]:
    begins, by, beginning = span
    return by.last_day, (begins or by).first_day, beginning


def _style(deadline: Deadline) -> str:
    grade = grade_deadline(deadline)
    if grade is DeadlineGrade.NONE:
        return "none"
    return "rhythm" if grade is DeadlineGrade.FIRM else "loose"


def _shares(counts: dict[str, int], total: int) -> Iterator[DeadlineShare]:
    start = 0
    for style, count in counts.items():
        yield DeadlineShare(style, str(count), f"{100 * start / total:.2f}%", f"{100 * count / total:.2f}%")
        start += count


def _dated_row(
    span: _Span, tasks: Sequence[Task], axis: _Axis, outline: Outline, day: datetime.date
) -> DeadlineRow:
    begins, by, beginning = span
    style, state = ("begin", "ngày bắt đầu") if beginning else _state(by, day)
    return DeadlineRow(
        style=style,
        by=short_style(by),
        state=state,
        words="; ".join(dict.fromkeys(task.deadline.words for task in tasks)),
        start=axis.at(begins.first_day) if begins else "",
        at=axis.at(by.first_day if beginning else by.last_day),
        count=str(len(tasks)),
        tasks=tuple(_links(tasks, outline)),
    )


def _coming(rows: Sequence[DeadlineRow]) -> ComingDay | None:
    ahead = [row for row in rows if row.style in ("soon", "ahead")]
    if not ahead:
        return None
    first = [row for row in ahead if row.at == ahead[0].at]
    return ComingDay(first[0].by, first[0].state, str(sum(len(row.tasks) for row in first)))


def _state(by: PartialDate, day: datetime.date) -> tuple[str, str]:
    days = (by.last_day - day).days
    if days < 0:
        return "past", f"đã qua {-days} ngày"
    if days == 0:
        return "soon", "đúng hôm nay"
    return ("soon" if days <= _SOON else "ahead"), f"còn {days} ngày"


def _phrases(tasks: Sequence[Task], outline: Outline) -> Iterator[PhraseRow]:
    by_words: dict[str, list[Task]] = {}
    for task in tasks:
        by_words.setdefault(task.deadline.words, []).append(task)
    for words, held in by_words.items():
        yield PhraseRow(words, tuple(_links(held, outline)))


def _links(tasks: Sequence[Task], outline: Outline) -> Iterator[Link]:
    for task in tasks:
        yield outline.link(task.address, task.id)


class _Axis:
    """The stretch of time from the first month that is named to the last, the day of the overview in it."""

    def __init__(self, spans: dict[_Span, list[Task]], day: datetime.date) -> None:
        days = [day]
        for begins, by, _ in spans:
            days += [by.last_day, (begins or by).first_day]
        self._months = _month(min(days)), _month(max(days)) + 1
        self._first = _first_day(self._months[0])
        self._days = max((_first_day(self._months[1]) - self._first).days, 1)

    def at(self, day: datetime.date) -> str:
        """Return where a day lies: `25.00%` of the width."""
        return f"{100 * (day - self._first).days / self._days:.2f}%"

    def ticks(self) -> tuple[Tick, ...]:
        first, last = self._months
        step = next(each for each in _steps() if (last - first) / each <= _MOST_TICKS)
        months = (month for month in range(first, last) if month % step == 0)
        return tuple(Tick(self.at(_first_day(month)), _label(month, step)) for month in months)


def _steps() -> Iterator[int]:
    """Yield lengths in months: one, three, a year, then twice as many years each time."""
    yield from (1, 3)
    years = 1
    while True:
        yield 12 * years
        years *= 2


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> datetime.date:
    """Return the first day of a month counted through; the last day there is, behind it."""
    year, rest = divmod(month, 12)
    return datetime.date.max if year > datetime.MAXYEAR else datetime.date(year, rest + 1, 1)


def _label(month: int, step: int) -> str:
    year, rest = divmod(month, 12)
    return str(year) if step >= 12 else f"{rest + 1}/{year}"
