"""What of a plan stands in a calendar: each time that the paper fixes, and what it leaves open.

Takes deadlines of tasks and duties, schedules, and days of reports in other prose; it supplies no day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from enum import Enum

from plancli.analysis.funding import ordering_texts
from plancli.analysis.loose_deadlines import loose_deadlines
from plancli.model.assignment import Assignment, Role
from plancli.model.plan import Plan
from plancli.model.task import content_items, content_lines
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.vietnamese.clauses import own_words
from plancli.vietnamese.dates import PartialDate
from plancli.vietnamese.due_times import DueTime, Every, Rhythm, read_times, times_in_prose


class EntryKind(Enum):
    """Where an entry comes from."""

    TASK = "task"
    """nhiệm vụ"""
    DUTY = "duty"
    """nhiệm vụ của đơn vị, phần Tổ chức thực hiện"""
    REPORT = "report"
    """chế độ báo cáo, ngoài các nhiệm vụ"""
    TIME = "time"
    """thời gian ghi ở chỗ khác: một dòng riêng, lịch các ngày, "chậm nhất …" """


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day, or one day that comes back."""

    key: str
    """Unique in the plan and the same in every run: id of the task, and the number of the time in it."""
    source_id: str
    """Id of the task or duty; empty for other words."""
    kind: EntryKind
    address: str
    words: str
    """All words of the task, sub-items included, a line each."""
    due: DueTime
    day: datetime.date
    """The day itself, the last day of a printed period, or the first day of a rhythm."""
    until: datetime.date | None
    """The end of the plan's period for a rhythm; None where the plan names none."""
    units: tuple[tuple[Role | None, tuple[str, ...]], ...]
    """Names as printed, by role; no role for who holds a duty."""
    deliverable: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A time that no calendar can hold."""

    source_id: str
    """Id of the task or duty; empty for other words."""
    address: str
    words: str
    """As printed: `thường xuyên`."""


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """Lịch của một kế hoạch."""

    entries: tuple[CalendarEntry, ...]
    """In printed order."""
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class PlanBounds:
    """From when to when a rhythm of the plan runs."""

    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class _Source:
    """What may hold times, task or not."""

    id: str
    """The key of its entries, which is the task's or duty's id where it is one."""
    kind: EntryKind
    address: str
    words: str
    dues: tuple[DueTime, ...]
    unclear: tuple[str, ...]
    units: tuple[tuple[Role | None, tuple[str, ...]], ...] = ()
    deliverable: str = ""

    @property
    def owner(self) -> str:
        """Id of the task or duty; empty for other words."""
        return self.id if self.kind in (EntryKind.TASK, EntryKind.DUTY) else ""


_REPORT = late_pattern(r"\bbáo cáo\b", re.IGNORECASE)
_LATEST = late_pattern(r"(?:chậm|muộn) nhất\b", re.IGNORECASE)
# A line of a schedule, the time in front of a colon: "Từ ngày 05/02/2026 - 08/02/2026: Ban Thường trực họp".
_SCHEDULED = late_pattern(
    r"(?P<time>(?:(?:từ|trong|vào|trước|đến|sáng|chiều)\s+)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^:;.]{0,40}):\s*\S",
    re.IGNORECASE,
)
_SENTENCE_END = late_pattern(r"[.;](?=\s|$)|\n")


def plan_calendar(plan: Plan) -> PlanCalendar:
    """Return the calendar of a plan.

    The Trạm Tấu plan has no entry; it leaves out five times, such as "thường xuyên" in II.4.c.
    """
    bounds = plan_bounds(plan)
    entries: list[CalendarEntry] = []
    left_out: list[LeftOut] = []
    for source in _sources(plan):
        owner = source.owner
        left_out += [LeftOut(owner, source.address, words) for words in source.unclear]
        for number, due in enumerate(source.dues, 1):
            entry = _entry(source, due, number, bounds)
            if entry is None:
                left_out.append(LeftOut(owner, source.address, due.words))
            else:
                entries.append(entry)
    return PlanCalendar(tuple(entries), tuple(left_out))


def calendar_of(calendar: PlanCalendar, ids: Collection[str]) -> PlanCalendar:
    """Return what concerns the tasks and duties of these ids."""
    return PlanCalendar(
        tuple(entry for entry in calendar.entries if entry.source_id in ids),
        tuple(each for each in calendar.left_out if each.source_id in ids),
    )


def _entry(source: _Source, due: DueTime, number: int, bounds: PlanBounds) -> CalendarEntry | None:
    """Return the entry of one time; None where a rhythm has no day to begin on."""
    day: datetime.date | None
    if due.rhythm is None:
        day = due.date.last_day if due.date else None
    else:
        day = first_day(due.rhythm, bounds.first) if bounds.first else None
    if day is None or (due.rhythm and bounds.last and day > bounds.last):
        return None
    return CalendarEntry(
        key=f"{source.id}/{number}",
        source_id=source.owner,
        kind=source.kind,
        address=source.address,
        words=source.words,
        due=due,
        day=day,
        until=bounds.last if due.rhythm else None,
        units=source.units,
        deliverable=source.deliverable,
    )


def first_day(rhythm: Rhythm, start: datetime.date) -> datetime.date | None:
    """Return the first day of a rhythm on or after `start`; None beyond the last year of all dates."""
    months = {Every.QUARTER: (3, 6, 9, 12), Every.YEAR: (rhythm.month,)}.get(
        rhythm.every, tuple(range(1, 13))
    )
    for year in (start.year, start.year + 1):
        for month in months:
            of_month = PartialDate(year, month)
            if year <= datetime.MAXYEAR and rhythm.day <= of_month.last_day.day:
                day = datetime.date(year, of_month.month or 1, rhythm.day)
                if day >= start:
                    return day
    return None


def plan_bounds(plan: Plan) -> PlanBounds:
    """Return from when to when the plan runs: its date or the year that follows, and its period's end."""
    signed = plan.issuance.date.last_day if plan.issuance.date else None
    years = plan.issuance.years
    if years is None:
        return PlanBounds(signed, None)
    begins = datetime.date(years[0], 1, 1)
    # "đến năm 2035" may be written as the period 2035: such a plan does not wait for that year.
    waits = signed is not None and signed < begins and years[0] - signed.year <= 1
    return PlanBounds(begins if signed is None or waits else signed, datetime.date(years[1], 12, 31))


def _sources(plan: Plan) -> Iterator[_Source]:
    for task in plan.tasks:
        yield _Source(
            task.id,
            EntryKind.TASK,
            task.address,
            "\n".join(content_lines(task.title, task.words, content_items(task.lines))),
            task.deadline.dues,
            task.deadline.unclear,
            _by_role(task.assignments),
            task.deliverable,
        )
    for duty in plan.duties:
        holders = ((None, tuple(each.words for each in duty.holders)),) if duty.holders else ()
        yield _Source(
            duty.id,
            EntryKind.DUTY,
            duty.address,
            "\n".join(content_lines("", duty.words, duty.items)),
            duty.deadline.dues,
            duty.deadline.unclear,
            (*holders, *_by_role(duty.assignments)),
            duty.deliverable,
        )
    yield from _other_sources(plan)


def _other_sources(plan: Plan) -> Iterator[_Source]:
    """Yield the lines of time that belong to no task, schedules, and sentences elsewhere that fix a time."""
    taken: dict[str, int] = {}
    loose = {deadline.route: deadline for _, deadline in loose_deadlines(plan)}
    ours = set(_routes(plan))
    for text in ordering_texts(plan):
        if any(text.route[:length] in ours for length in range(1, len(text.route) + 1)):
            continue
        if text.route in loose:
            kind, dues, unclear = EntryKind.TIME, loose[text.route].dues, loose[text.route].unclear
        elif found := _SCHEDULED.match(text.words):
            reading = read_times(found["time"], plan.issuance.year)
            kind, dues, unclear = EntryKind.TIME, reading.dues, reading.unclear
        else:
            kind = EntryKind.REPORT if _REPORT.search(text.words) else EntryKind.TIME
            dues, unclear = _of_sentences(text.words)
        if not dues and not unclear:
            continue
        taken[text.address] = taken.get(text.address, 0) + 1
        yield _Source(
            f"{kind.value}:{text.address}:{taken[text.address]}",
            kind,
            text.address,
            text.words,
            dues,
            unclear,
        )


def _routes(plan: Plan) -> Iterator[tuple[str | int, ...]]:
    """Yield the routes below which tasks and duties have their words."""
    for task in plan.tasks:
        yield task.route
    for duty in plan.duties:
        yield duty.route
        # A duty that is written as a mapping has its words at `text`, its items beside them.
        if duty.route and duty.route[-1] == "text":
            yield duty.route[:-1]


def _of_sentences(words: str) -> tuple[tuple[DueTime, ...], tuple[str, ...]]:
    """Return the times in sentences that speak of a report, or that say "chậm nhất", and the others.

    Elsewhere "trước ngày …" may tell which papers are meant, so such a time is left out, and told.
    """
    dues: list[DueTime] = []
    unclear: list[str] = []
    for sentence in _SENTENCE_END.split(own_words(words)):
        is_report = _REPORT.search(sentence) is not None
        for due in times_in_prose(sentence):
            if is_report or _LATEST.match(due.words):
                dues.append(due)
            else:
                unclear.append(due.words)
    return tuple(dues), tuple(unclear)


def _by_role(assignments: tuple[Assignment, ...]) -> tuple[tuple[Role, tuple[str, ...]], ...]:
    found: dict[Role, list[str]] = {}
    for made in assignments:
        found.setdefault(made.role, []).extend(mention.words for mention in made.mentions)
    return tuple((role, tuple(found[role])) for role in Role if found.get(role))
