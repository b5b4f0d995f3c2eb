"""A progress file held against its plan: which task each entry leads to today, and what cannot be right.

Loses nothing: an entry whose task is gone is handed back, and what is doubtful is told beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from plancli.analysis.issuer import issuer_name
from plancli.analysis.unit_groups import expand
from plancli.model.fingerprint import Whereabouts, Work, WorkIndex
from plancli.model.issuance import BLANK
from plancli.model.plan import Plan
from plancli.model.progress import Extension, PlanIdentity, Progress, ProgressReport, TaskProgress
from plancli.model.resolve_progress import read_whole_day
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, field
from plancli.source.position import Part, Route
from plancli.vietnamese.dates import short_day
from plancli.vietnamese.folding import fold

_Entry = TypeVar("_Entry", ProgressReport, Extension)
_SHOWN = 60
"""Characters of a task's words that a sentence quotes."""


class ProgressFault(Enum):
    """What a progress file can have wrong beside its shape: code and name, stable for users."""

    OTHER_PLAN = ("TD01", "other-plan")
    NOT_A_DAY = ("TD02", "not-a-day")
    WORK_GONE = ("TD03", "work-gone")
    WORK_MOVED = ("TD04", "work-moved")
    WORK_CHANGED = ("TD05", "work-changed")
    DAY_AHEAD = ("TD06", "day-ahead")
    DAY_BEFORE_PLAN = ("TD07", "day-before-plan")
    OTHER_DEADLINE = ("TD08", "other-deadline")
    BROUGHT_FORWARD = ("TD09", "brought-forward")
    UNKNOWN_REPORTER = ("TD10", "unknown-reporter")

    @property
    def code(self) -> str:
        """The stable code, such as `TD03`."""
        return self.value[0]

    @property
    def label(self) -> str:
        """The name a person reads, such as `work-gone`."""
        return self.value[1]

    @property
    def is_error(self) -> bool:
        """True where no answer can be given as long as it stands; else it is told beside the answer."""
        return self in (ProgressFault.OTHER_PLAN, ProgressFault.NOT_A_DAY)


@dataclass(frozen=True, slots=True)
class ProgressFinding:
    """One fault of a progress file, by the route in that file."""

    fault: ProgressFault
    route: Route
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the sentence quotes."""
    part: Part = Part.VALUE


@dataclass(frozen=True, slots=True)
class WorkProgress:
    """What is known of one task or duty of the plan as it reads today."""

    reports: tuple[ProgressReport, ...]
    extensions: tuple[Extension, ...]


NOTHING = WorkProgress((), ())
"""Of work that nobody has reported on."""


@dataclass(frozen=True, slots=True)
class MatchedProgress:
    """A progress file laid against its plan."""

    by_work: Mapping[str, WorkProgress]
    """By the id that the task or duty has in the plan today."""
    lost: tuple[TaskProgress, ...]
    """Entries whose work the plan does not hold any more."""
    findings: tuple[ProgressFinding, ...]
    """In the order of the file."""


NO_MATCH = MatchedProgress({}, (), ())
"""Where there is no progress file, or none that can be used."""


def plan_identity(plan: Plan) -> PlanIdentity:
    """Return by what a progress file knows this plan; a number that is blank is left out."""
    numbered = plan.numbered_head
    number = numbered.printed_number if numbered.number else ""
    return PlanIdentity(number, issuer_name(plan), plan.issuance.title)


def same_plan(known: PlanIdentity, plan: PlanIdentity) -> bool:
    """Say whether both can be the same plan: what both know is equal.

    A number that both know decides, with the issuer: a draft has none, and a title may still be polished.
    """
    issuers = (unit_key(known.issuer), unit_key(plan.issuer))
    if all(issuers) and issuers[0] != issuers[1]:
        return False
    if known.number and plan.number:
        return fold(known.number) == fold(plan.number)
    return not (known.title and plan.title) or fold(known.title) == fold(plan.title)


def match_progress(plan: Plan, progress: Progress, today: datetime.date) -> MatchedProgress:
    """Lay a progress file against its plan; `today` tells which days lie ahead.

    Work that moved is followed by its words. Of a file of another plan nothing is matched.
    """
    identity = plan_identity(plan)
    if not same_plan(progress.plan, identity):
        fields = {"known": _name(progress.plan), "plan": _name(identity)}
        return MatchedProgress({}, progress.tasks, (_finding(ProgressFault.OTHER_PLAN, ("plan",), fields),))
    index = WorkIndex(plan)
    checks = _Checks(plan, today)
    found: dict[str, WorkProgress] = {}
    lost: list[TaskProgress] = []
    findings: list[ProgressFinding] = []
    for entry in progress.tasks:
        at = index.find(entry.task_id, entry.fingerprint)
        findings += _whereabouts(entry, at.whereabouts, at.work)
        findings += checks.of(entry, at.work)
        if at.work is None:
            lost.append(entry)
            continue
        before = found.get(at.work.id, NOTHING)
        found[at.work.id] = WorkProgress(
            (*before.reports, *entry.reports), in_order((*before.extensions, *entry.extensions))
        )
    return MatchedProgress(found, tuple(lost), tuple(findings))


def units_by_key(plan: Plan) -> Mapping[str, str]:
    """Return the ids of the plan's units by every key that a name of theirs has."""
    names = ((unit, name) for unit in plan.units.values() for name in (unit.name, *unit.aliases))
    return {unit_key(name): unit.id for unit, name in names}


class _Checks:
    """What of one entry cannot be right, by the plan."""

    def __init__(self, plan: Plan, today: datetime.date) -> None:
        self._plan = plan
        self._today = today
        self._units = units_by_key(plan)
        self._issuer = unit_key(issuer_name(plan))
        self._issued = plan.numbered_head
        self._signed = self._issued.date.first_day if self._issued.date else None

    def of(self, entry: TaskProgress, work: Work | None) -> Iterator[ProgressFinding]:
        for report in entry.reports:
            yield from self._day(report.day, report.route)
            if report.unit and not self._may_report(report.unit, work):
                fields = {"unit": report.unit, "task": entry.task_id}
                yield _finding(ProgressFault.UNKNOWN_REPORTER, (*report.route, "by"), fields)
        for extension in entry.extensions:
            yield from self._day(extension.day, extension.route)
        if work is not None:
            yield from _deadlines(entry, work)

    def _day(self, day: datetime.date | None, route: Route) -> Iterator[ProgressFinding]:
        if day is None:
            return
        fields = {"day": short_day(day)}
        if day > self._today:
            yield _finding(ProgressFault.DAY_AHEAD, (*route, "date"), fields)
        elif self._signed is not None and day < self._signed:
            fields["signed"] = self._issued.date_words
            yield _finding(ProgressFault.DAY_BEFORE_PLAN, (*route, "date"), fields)

    def _may_report(self, name: str, work: Work | None) -> bool:
        """Say whether the plan knows the unit, or hands the work to a group that may hold it."""
        key = unit_key(name)
        if work is None or key in self._units or key == self._issuer:
            return True
        named = (mention.unit for mention in work.mentions())
        return any(expand(self._plan, unit).open_groups for unit in named if unit)


def _whereabouts(
    entry: TaskProgress, whereabouts: Whereabouts, work: Work | None
) -> Iterator[ProgressFinding]:
    fault = {
        Whereabouts.GONE: ProgressFault.WORK_GONE,
        Whereabouts.MOVED: ProgressFault.WORK_MOVED,
        Whereabouts.CHANGED: ProgressFault.WORK_CHANGED,
    }.get(whereabouts)
    if fault is not None:
        words = f" “{entry.words}”" if entry.words else ""
        fields = {"task": entry.task_id, "words": words, "now": work.id if work else ""}
        yield ProgressFinding(fault, entry.route, fields, Part.KEY)


def _deadlines(entry: TaskProgress, work: Work) -> Iterator[ProgressFinding]:
    """Yield extensions that do not begin where the deadline stood, or that shorten the time."""
    words, day = work.deadline.words, work.deadline.by.last_day if work.deadline.by else None
    for extension in in_order(entry.extensions):
        before = read_whole_day(extension.before)
        alike = fold(extension.before) == fold(words) or (before is not None and before == day)
        if not alike:
            fields = {"task": entry.task_id, "before": extension.before or BLANK, "deadline": words or BLANK}
            yield _finding(ProgressFault.OTHER_DEADLINE, (*extension.route, "before"), fields)
        if day is not None and extension.after <= day:
            fields = {"task": entry.task_id, "after": short_day(extension.after), "before": words}
            yield _finding(ProgressFault.BROUGHT_FORWARD, (*extension.route, "after"), fields)
        words, day = short_day(extension.after), extension.after


def shown_words(words: str) -> str:
    """Return the first words of a task, whole ones, as a progress file keeps them.

    >>> shown_words("Tổ chức hội nghị")
    'Tổ chức hội nghị'
    """
    line = " ".join(words.split())
    if len(line) <= _SHOWN:
        return line
    return f"{line[: line.rindex(' ', 0, _SHOWN) if ' ' in line[:_SHOWN] else _SHOWN]} …"


def in_order(entries: Sequence[_Entry]) -> tuple[_Entry, ...]:
    """Return reports, or extensions, by day; one without a day stands right behind the one above it."""
    days: list[datetime.date] = []
    for entry in entries:
        days.append(entry.day or (days[-1] if days else datetime.date.min))
    order = sorted(range(len(entries)), key=lambda at: (days[at], at))
    return tuple(entries[at] for at in order)


def _finding(fault: ProgressFault, route: Route, fields: Mapping[str, str]) -> ProgressFinding:
    return ProgressFinding(fault, route, fields)


def _name(plan: PlanIdentity) -> str:
    title = f"“{plan.title}”" if plan.title else ""
    return ", ".join(filter(None, (plan.number, plan.issuer, title))) or BLANK
