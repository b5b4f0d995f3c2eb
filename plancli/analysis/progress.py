"""How far a plan is carried out on a day: each task with its state, its deadline, and what each unit said.

Who closes a task: the unit that leads it. Where several lead, all of them; where nobody leads, every unit
that is to carry it out; of a duty, who holds it. What the issuer reports, or a report that names no unit (the
keeper of the file wrote it), speaks for all of them, and what a group reports speaks for its members; whoever
spoke last counts. Reports that contradict one another are shown side by side, never merged.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from plancli.analysis.due_date import DueDate, due_date
from plancli.analysis.given_work import given_tasks
from plancli.analysis.issuer import issuer_name
from plancli.analysis.obligations import list_obligations
from plancli.analysis.plan_calendar import PlanBounds, plan_bounds
from plancli.analysis.progress_match import (
    NOTHING,
    MatchedProgress,
    WorkProgress,
    in_order,
    units_by_key,
)
from plancli.analysis.progress_time import DueStanding, Timing, standing_of
from plancli.analysis.reminding import Window
from plancli.analysis.unit_groups import expand
from plancli.model.assignment import ANSWERING, Role
from plancli.model.fingerprint import Work, all_work
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.model.task import Task
from plancli.model.unit import Unit
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, replace


class WorkState(Enum):
    """How far one task is, by the rule above; the value is part of a sentence's key and stands in JSON."""

    NO_REPORT = "no-report"
    """chưa có báo cáo"""
    NOT_STARTED = "not-started"
    """chưa thực hiện"""
    IN_PROGRESS = "in-progress"
    """đang thực hiện"""
    DONE = "done"
    """đã hoàn thành"""
    STOPPED = "stopped"
    """dừng, không thực hiện"""


CLOSED = (WorkState.DONE, WorkState.STOPPED)
_ORDER = (
    *(Timing.CLOSED, Timing.DATED, Timing.NO_DAY, Timing.RECURRING),
    *(Timing.AHEAD, Timing.DUE_SOON, Timing.OVERDUE),
)
"""Who is furthest behind comes last."""
CLOSING = (ProgressState.DONE, ProgressState.STOPPED)


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What one unit that answers for a task said last."""

    unit: Unit
    others: bool
    """True for the members of a group that the plan does not list."""
    role: Role | None
    """None for who holds a duty."""
    via_group: str | None
    requested: bool
    report: ProgressReport | None
    """Its own last one, or one that speaks for it; None where there is none."""
    standing: DueStanding
    """How the work stands for this unit: closed where it says so, or where the whole task is closed."""


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """One task or duty on a day."""

    work: Work
    state: WorkState
    standing: DueStanding
    due: DueDate
    closed: datetime.date | None
    """The day of the report that closed it; None for open work, and where that report has no day."""
    days_late: int
    """How long after its deadline it was done; 0 where it was in time, or where that is not known."""
    units: tuple[UnitWord, ...]
    """Each unit that answers for it, the one that leads first."""
    reports: tuple[ProgressReport, ...]
    """All reports until the day, from the first to the last."""
    extensions: tuple[Extension, ...]
    contradicting: tuple[ProgressReport, ...]
    """Reports that do not agree with the state, each the last of its reporter; empty where all agree."""

    @property
    def content(self) -> str:
        """The heading of the work, or its words where it has none."""
        return (self.work.title if isinstance(self.work, Task) else "") or self.work.words

    @property
    def last(self) -> ProgressReport | None:
        """The last report of all, whoever made it."""
        return self.reports[-1] if self.reports else None

    @property
    def is_closed(self) -> bool:
        """Tell whether it is done, or given up."""
        return self.state in CLOSED


def follow_up(plan: Plan, matched: MatchedProgress, window: Window) -> tuple[WorkStanding, ...]:
    """Return how each task stands on the window's day, in printed order, duties last.

    Reports and extensions of a later day do not count yet. A duty of the part on carrying out goes on as
    long as the plan: it is here where it names a day or a rhythm, or where somebody reported on it.
    """
    reader = _Reader(plan, window)
    given = {task.id for task in given_tasks(plan)}
    found = []
    for work in all_work(plan):
        known = matched.by_work.get(work.id, NOTHING)
        told = known is not NOTHING
        if told or (work.id in given if isinstance(work, Task) else work.deadline.dues):
            found.append(reader.standing(work, known))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Answering:
    """One unit that answers for a task."""

    unit: Unit
    others: bool
    role: Role | None
    via_group: str | None
    requested: bool


class _Reader:
    """One plan on one day."""

    def __init__(self, plan: Plan, window: Window) -> None:
        self._plan = plan
        self._window = window
        self._bounds = _bounds(plan)
        self._names = units_by_key(plan)
        self._issuer = unit_key(issuer_name(plan))
        self._answering: dict[str, list[_Answering]] = {}
        self._members: dict[str, frozenset[str]] = {}
        for row in list_obligations(plan):
            for each in row.obligations:
                if each.role in ANSWERING or (each.kind == "duty" and each.role is None):
                    entry = _Answering(row.unit, row.others, each.role, each.via_group, each.requested)
                    self._answering.setdefault(each.task_id, []).append(entry)

    def standing(self, work: Work, known: WorkProgress) -> WorkStanding:
        day = self._window.day or datetime.date.max
        reports = in_order([each for each in known.reports if each.day is None or each.day <= day])
        extensions = in_order([each for each in known.extensions if each.day is None or each.day <= day])
        due = due_date(work.deadline, extensions)
        answering = _once_each(self._answering.get(work.id, ()))
        words = {id(each): self._last(each, reports) for each in answering}
        leading = [each for each in answering if each.role is Role.LEAD]
        closers = [words[id(each)] for each in leading or answering]
        if not answering:
            closers = [next((each for each in reversed(reports) if self._speaks_for_all(each)), None)]
        state = _state(closers, [each for each in reports if self._is_known(each)])
        if due.rhythm and state is WorkState.DONE:
            state = WorkState.IN_PROGRESS
        closing = [each for each in closers if each] if state in CLOSED else []
        closed = max((each.day for each in closing if each.day), default=None)
        units = tuple(self._word(each, words[id(each)], due, reports, state) for each in answering)
        return WorkStanding(
            work=work,
            state=state,
            standing=self._standing(due, state, units if not leading else units[: len(leading)], reports),
            due=due,
            closed=closed,
            days_late=_days_late(due, state, closed),
            units=units,
            reports=reports,
            extensions=extensions,
            contradicting=_contradicting(state, closing, self._last_words(reports)),
        )

    def _standing(
        self, due: DueDate, state: WorkState, closers: Sequence[UnitWord], reports: Sequence[ProgressReport]
    ) -> DueStanding:
        """Return the standing of the whole: by a rhythm the one of whoever is furthest behind."""
        if state in CLOSED:
            return DueStanding(Timing.CLOSED, 0, None)
        if due.rhythm and closers:
            return max((each.standing for each in closers), key=_behind)
        return standing_of(due, reports, self._window, self._bounds)

    def _word(
        self,
        who: _Answering,
        report: ProgressReport | None,
        due: DueDate,
        reports: Sequence[ProgressReport],
        state: WorkState,
    ) -> UnitWord:
        own = [each for each in reports if self._covers(each, who)]
        finished = report is not None and report.state in CLOSING and not due.rhythm
        stopped = report is not None and report.state is ProgressState.STOPPED
        if finished or stopped or state in CLOSED:
            standing = DueStanding(Timing.CLOSED, 0, None)
        else:
            standing = standing_of(due, own, self._window, self._bounds)
        return UnitWord(who.unit, who.others, who.role, who.via_group, who.requested, report, standing)

    def _last(self, who: _Answering, reports: Sequence[ProgressReport]) -> ProgressReport | None:
        return next((each for each in reversed(reports) if self._covers(each, who)), None)

    def _covers(self, report: ProgressReport, who: _Answering) -> bool:
        """Say whether a report speaks for a unit: its own, its group's, or one for all."""
        named = self._names.get(unit_key(report.unit)) if report.unit else None
        if named == who.unit.id:
            return True
        if named is not None and named in self._plan.groups:
            return not who.others and who.unit.id in self._group(named)
        return self._speaks_for_all(report)

    def _is_known(self, report: ProgressReport) -> bool:
        """Say whether the plan names who reports; what others say is shown and settles nothing."""
        return self._speaks_for_all(report) or unit_key(report.unit) in self._names

    def _speaks_for_all(self, report: ProgressReport) -> bool:
        return not report.unit or unit_key(report.unit) == self._issuer

    def _group(self, group: str) -> Collection[str]:
        if group not in self._members:
            self._members[group] = frozenset(expand(self._plan, group).members)
        return self._members[group]

    def _last_words(self, reports: Sequence[ProgressReport]) -> Mapping[str, ProgressReport]:
        """Return the last report of each reporter."""
        return {self._names.get(key, key): each for each in reports for key in (unit_key(each.unit),)}


def _bounds(plan: Plan) -> PlanBounds:
    """Return from when to when reports can be due: not before the plan was issued."""
    bounds, issued = plan_bounds(plan), plan.numbered_head.date
    if bounds.first is None or issued is None or issued.last_day <= bounds.first:
        return bounds
    return replace(bounds, first=issued.last_day)


def _once_each(answering: Sequence[_Answering]) -> list[_Answering]:
    """Return each unit once, the leads first; one that leads and carries out leads."""
    found: dict[tuple[str, bool], _Answering] = {}
    for each in sorted(answering, key=lambda each: each.role is not Role.LEAD):
        found.setdefault((each.unit.id, each.others), each)
    return list(found.values())


def _state(closers: Sequence[ProgressReport | None], reports: Sequence[ProgressReport]) -> WorkState:
    said = [each.state if each else None for each in closers]
    for closing in CLOSING:
        if said and all(each is closing for each in said):
            return WorkState(closing.value)
    heard = [each for each in said if each] or [each.state for each in reports]
    if not heard:
        return WorkState.NO_REPORT
    started = any(each is not ProgressState.NOT_STARTED for each in heard)
    return WorkState.IN_PROGRESS if started else WorkState.NOT_STARTED


def _contradicting(
    state: WorkState, closing: Sequence[ProgressReport], last: Mapping[str, ProgressReport]
) -> tuple[ProgressReport, ...]:
    """Return who does not agree: on closed work whoever says otherwise since, else done against stopped.

    A unit that said "đang thực hiện" before the lead closed the task does not contradict it.
    """
    if state in CLOSED:
        closed = max((each.day or datetime.date.max for each in closing), default=datetime.date.max)
        return tuple(
            each
            for each in last.values()
            if each.state.value != state.value and (each.day or datetime.date.min) >= closed
        )
    ends = [each for each in last.values() if each.state in CLOSING]
    return tuple(ends) if len({each.state for each in ends}) > 1 else ()


def _days_late(due: DueDate, state: WorkState, closed: datetime.date | None) -> int:
    if state is not WorkState.DONE or closed is None or due.day is None:
        return 0
    return max(0, (closed - due.day).days)


def _behind(standing: DueStanding) -> tuple[int, int]:
    return _ORDER.index(standing.timing), standing.days
