"""How one plan answers what stands above it: the work of its parent plans, and the duties of the law.

Follows the links that the plan file writes; it makes none, and judges no work by its words alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from plancli.analysis.binding import Binding, BoundWork, binding_work
from plancli.analysis.issuer import issuer_name
from plancli.analysis.law_trace import trace_law
from plancli.analysis.parent_index import ParentIndex, holds_words
from plancli.analysis.parent_match import cited_at
from plancli.analysis.plan_links import SortedLinks, sort_links, source_words
from plancli.analysis.trace_rows import (
    Answer,
    Cause,
    DaySource,
    Linked,
    ParentPlan,
    ParentTrace,
    PlanTrace,
    TraceRow,
    TraceState,
)
from plancli.analysis.upward import Ladder
from plancli.legal.duties import Duties
from plancli.legal.registry import Registry
from plancli.model.assignment import Role
from plancli.model.deadline import Deadline, DeadlineKind
from plancli.model.fingerprint import Work, all_work
from plancli.model.link import LinkState, LinkTarget, NotApplicable
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.records import dataclass, replace
from plancli.vietnamese.due_times import Rhythm
from plancli.vietnamese.folding import words_key

Bind = Callable[[Plan, str], Binding]
"""Finds out which work of a plan binds a unit."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What plans are traced by, the same for all plans of a run."""

    duties: Duties
    registry: Registry
    today: datetime.date
    as_of: datetime.date | None = None
    """The day whose law counts; None for each plan's own date, or `today` for one without."""
    bind: Bind = binding_work


@dataclass(frozen=True, slots=True)
class ReadyParent:
    """A parent plan made ready; one serves for all plans that are traced to it."""

    parent: ParentPlan
    """Its reference is the one by which the traced plan names it."""
    plan: Plan
    index: ParentIndex
    ladder: Ladder
    bind: Bind = binding_work


def ready_parent(parent: ParentPlan, ladder: Ladder, bind: Bind = binding_work) -> ReadyParent | None:
    """Make a parent ready; None where no plan of it is there."""
    plan = parent.plan
    return None if plan is None else ReadyParent(parent, plan, ParentIndex(plan), ladder, bind)


def trace_plan(plan: Plan, parents: Sequence[ParentPlan], grounds: Grounds) -> PlanTrace:
    """Trace one plan to each of its parents and to the law."""
    day, source = trace_day(plan, grounds.as_of, grounds.today)
    links = sort_links(plan, [each.reference for each in parents])
    ladder = Ladder(grounds.duties)
    traces = []
    for parent in parents:
        ready = ready_parent(parent, ladder, grounds.bind)
        found = trace_to_parent(plan, ready, links, day) if ready else _untraced(parent, links)
        traces.append(replace(found, cited_at=cited_at(parent.reference, plan)))
    return PlanTrace(
        plan=plan,
        day=day,
        day_source=source,
        parents=tuple(traces),
        law=trace_law(plan, grounds.duties, grounds.registry, day, links),
        loose=tuple(_loose(links)),
    )


def trace_day(
    plan: Plan, as_of: datetime.date | None, today: datetime.date
) -> tuple[datetime.date, DaySource]:
    """Return the day whose law counts, and where it comes from.

    A plan without a date counts as of today, or as of the end of its years where these are over: the draft
    for 2025 below a plan for 2025 is not told that the plan above has ended.
    """
    if as_of is not None:
        return as_of, DaySource.ASKED
    if own := plan.issued:
        return own, DaySource.PLAN
    years = plan.issuance.years
    if years and years[1] < today.year:
        return datetime.date(years[1], 12, 31), DaySource.PERIOD
    return today, DaySource.TODAY


def trace_to_parent(plan: Plan, ready: ReadyParent, links: SortedLinks, day: datetime.date) -> ParentTrace:
    """Trace one plan to one parent; `links` are its own, sorted with this parent's reference among them."""
    tracing = _ParentTracing(ready, day)
    for linked in links.by_parent.get(ready.parent.reference.name, ()):
        tracing.answer(linked)
    for aside in links.set_aside.get(ready.parent.reference.name, ()):
        tracing.set_aside(aside)
    return tracing.finished(ready.bind(ready.plan, issuer_name(plan)))


def _untraced(parent: ParentPlan, links: SortedLinks) -> ParentTrace:
    """Return a parent without a plan: where its links lead cannot be told."""
    return ParentTrace(parent, (), unfollowed=tuple(links.by_parent.get(parent.reference.name, ())))


class _ParentTracing:
    """What gathers while the links of one plan to one parent are followed."""

    def __init__(self, ready: ReadyParent, day: datetime.date) -> None:
        self._ready = ready
        self._index = ready.index
        self._name = ready.parent.reference.name
        self._ended = _last_year(ready.plan, day)
        self._answers: dict[str, list[Answer]] = {}
        self._causes: dict[str, tuple[Cause, dict[str, str]]] = {}
        self._aside: dict[str, tuple[NotApplicable, Cause | None]] = {}
        self._orphans: list[TraceRow] = []

    def answer(self, linked: Linked) -> None:
        """Follow one link."""
        target = linked.link.target
        found = self._index.follow(target.task, linked.link.fingerprint)
        if found.work is None:
            answer = Answer(linked.source, linked.link, TraceState.ORPHANED)
            self._orphan(target, Cause.GONE, (answer,))
            return
        self._note(found.work, target, found.cause)
        state = self._state(linked, found.work, found.cause)
        late = is_late(_deadline(linked.source), found.work.deadline)
        answers = self._answers.setdefault(found.work.id, [])
        answers.append(Answer(linked.source, linked.link, state, late))

    def set_aside(self, aside: NotApplicable) -> None:
        """Follow what the plan says does not apply."""
        found = self._index.follow(aside.target.task, aside.fingerprint)
        if found.work is None:
            self._orphan(aside.target, Cause.GONE, (), aside.reason)
        else:
            self._note(found.work, aside.target, found.cause)
            self._aside[found.work.id] = aside, found.cause

    def finished(self, binding: Binding) -> ParentTrace:
        """Return the rows, now that every link is followed."""
        told = self._answers.keys() | self._aside.keys()
        bound = {each.work.id: each for each in (*binding.open_to_doubt, *binding.bound)}
        asked = [each.work for each in binding.bound if answers_for(each) or each.work.id in told]
        known = {work.id for work in asked}
        others = [work for work in all_work(self._ready.plan) if work.id in told and work.id not in known]
        rows = [self._row(work, bound.get(work.id)) for work in (*asked, *others)]
        return ParentTrace(
            self._ready.parent,
            (*rows, *self._orphans),
            helping=tuple(each for each in binding.bound if each.work.id not in known),
            in_doubt=tuple(each for each in binding.open_to_doubt if each.work.id not in told),
            left_out=tuple(work for work in binding.left_out if work.id not in told),
        )

    def _orphan(
        self, target: LinkTarget, cause: Cause, answers: tuple[Answer, ...], reason: str = ""
    ) -> None:
        row = TraceRow(
            target, target.task, "", self._name, "", answers, TraceState.ORPHANED, reason=reason, cause=cause
        )
        self._orphans.append(row)

    def _note(self, work: Work, target: LinkTarget, cause: Cause | None) -> None:
        """Keep what is to be said of the row; that the words changed is said before all else."""
        if cause is not None and (work.id not in self._causes or cause in _SUSPECT):
            self._causes[work.id] = cause, {"task": target.task}

    def _state(self, linked: Linked, work: Work, cause: Cause | None) -> TraceState:
        """Return how one link answers the work."""
        if self._ended:
            return TraceState.OUTDATED
        if cause in _SUSPECT:
            return TraceState.SUSPECT
        if linked.link.state is not None:
            return _STATED[linked.link.state]
        same = holds_words(words_key(source_words(linked.source)), self._index.words_key(work))
        return TraceState.TAKEN_OVER if same else TraceState.ADAPTED

    def _row(self, work: Work, bound: BoundWork | None) -> TraceRow:
        answers = tuple(self._answers.get(work.id, ()))
        cause, fields = self._causes.get(work.id, (None, {}))
        aside = self._aside.get(work.id)
        if answers:
            state = joint_state(answers)
            if aside is not None and cause is None:
                cause = Cause.SET_ASIDE_TOO
        elif aside is not None:
            state = TraceState.SUSPECT if aside[1] in _SUSPECT else TraceState.NOT_APPLICABLE
        else:
            state = TraceState.MISSING
        if self._ended and state is not TraceState.NOT_APPLICABLE:
            state, cause, fields = TraceState.OUTDATED, Cause.PARENT_ENDED, {"year": str(self._ended)}
        return TraceRow(
            target=LinkTarget(self._name, work.id, ""),
            address=work.address,
            words=work.words,
            source=self._name,
            deadline=work.deadline.words,
            answers=answers,
            state=state,
            reason=aside[0].reason if aside else "",
            cause=cause,
            fields=fields,
            late=any(each.late for each in answers),
            work=work,
            bound=bound,
            above=self._ready.ladder.above(work, self._ready.parent),
            aside=aside[0] if aside else None,
        )


_SUSPECT = frozenset({Cause.WORDS_CHANGED, Cause.LINES_CHANGED})
_STATED = {LinkState.TAKEN_OVER: TraceState.TAKEN_OVER, LinkState.ADAPTED: TraceState.ADAPTED}
_BY_WEIGHT = (
    TraceState.SUSPECT,
    TraceState.OUTDATED,
    TraceState.TAKEN_OVER,
    TraceState.ADAPTED,
    TraceState.ANSWERED,
)


def joint_state(answers: Sequence[Answer]) -> TraceState:
    """Return the state of work with several answers: what needs a look first, else the fullest."""
    states = {each.state for each in answers}
    return next(state for state in _BY_WEIGHT if state in states)


def is_late(own: Deadline | None, above: Deadline) -> bool:
    """Say whether work is due after the deadline above, or on a later day of each month, quarter or year.

    No where either is neither one certain day nor one rhythm, or where they come back at other times.
    """
    if own is None:
        return False
    if DeadlineKind.RECURRING in (own.kind, above.kind):
        return _comes_later(_rhythm(own), _rhythm(above))
    return own.by is not None and above.by is not None and own.by.last_day > above.by.last_day


def _rhythm(deadline: Deadline) -> Rhythm | None:
    """Return the only rhythm of a deadline that says nothing else; else None."""
    dues = deadline.dues
    return dues[0].rhythm if len(dues) == 1 and not deadline.unclear else None


def _comes_later(own: Rhythm | None, above: Rhythm | None) -> bool:
    if own is None or above is None or own.every is not above.every:
        return False
    return (own.month or 0, own.day) > (above.month or 0, above.day)


def answers_for(bound: BoundWork) -> bool:
    """Say whether the unit has the work itself, and does not only help who has it."""
    return any(role is not Role.COORDINATING for role in bound.roles)


def _deadline(source: Work | Section) -> Deadline | None:
    return None if isinstance(source, Section) else source.deadline


def _last_year(above: Plan, day: datetime.date) -> int:
    """Return the last year that the parent was for, where that ended before `day`; else 0."""
    years = above.issuance.years
    return years[1] if years and years[1] < day.year else 0


def _loose(links: SortedLinks) -> Iterator[TraceRow]:
    """Yield a row for each link that leads to no known parent, or does not say where it leads."""
    for target, each, cause in links.loose:
        answers = (Answer(each.source, each.link, TraceState.ORPHANED),) if isinstance(each, Linked) else ()
        yield TraceRow(
            target=target,
            address=target.task or target.duty,
            words="",
            source=target.parent,
            deadline="",
            answers=answers,
            state=TraceState.ORPHANED,
            reason="" if isinstance(each, Linked) else each.reason,
            cause=cause,
            fields={"parent": target.parent},
        )
