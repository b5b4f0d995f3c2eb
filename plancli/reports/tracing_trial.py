"""A made-up trace of a plan, and one of plans below it: what a template is tried with before it is used.

Every state and every part of the papers occurs once; the words are the plan's own.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import cycle

from plancli.analysis.cascade_rows import (
    Cascade,
    Child,
    ChildAnswer,
    ChildPlan,
    ChildRow,
    ChildStanding,
    Lateness,
    ParentWork,
    QuotedDay,
    Remark,
    RemarkKind,
)
from plancli.analysis.issuer import issuer_name
from plancli.analysis.roster import Roster, RosterSource
from plancli.analysis.trace_rows import (
    Answer,
    DaySource,
    LawTrace,
    ParentPlan,
    ParentTrace,
    PlanTrace,
    TraceRow,
    TraceState,
)
from plancli.model.fingerprint import Work, all_work
from plancli.model.link import LinkTarget, ParentReference, TraceLink
from plancli.model.plan import Plan

_DAY = datetime.date(2026, 1, 31)
_PARENT_STATES = (
    TraceState.TAKEN_OVER,
    TraceState.MISSING,
    TraceState.NOT_APPLICABLE,
    TraceState.ADAPTED,
    TraceState.SUSPECT,
)
_MOST = 10
"""Works that stand in a trial."""


def trial_trace(plan: Plan) -> PlanTrace:
    """Return a trace of the plan to itself, as its parent, and to no law in particular."""
    reference = ParentReference("KH 1", issuer_name(plan), "", ())
    works = list(all_work(plan))[:_MOST]
    rows = [_row(work, state) for work, state in zip(works, cycle(_PARENT_STATES), strict=False)]
    lost = TraceRow(LinkTarget("KH 2", "I.1", ""), "I.1", "", "KH 2", "", (), TraceState.ORPHANED)
    law = [_row(work, TraceState.ANSWERED) for work in works[:1]]
    parent = ParentTrace(ParentPlan(reference, plan, "", None), tuple(rows), cited_at=("I.1",))
    return PlanTrace(plan, _DAY, DaySource.PLAN, (parent,), LawTrace(tuple(law)), (lost,))


def trial_cascade(plan: Plan) -> Cascade:
    """Return the plan as a parent: one unit with all kinds of answers, one without a plan."""
    works = [
        ParentWork(work.id, work.address, work.words, work.deadline.words, "", work.id)
        for work in list(all_work(plan))[:_MOST]
    ]
    ids = tuple(work.id for work in works)
    unit = issuer_name(plan)
    answered = ChildPlan("a.yaml", unit, number="1/KH-UBND", rows=tuple(_child_rows(works)))
    return Cascade(
        parent=plan,
        path="a.yaml",
        roster=Roster((unit, "b"), RosterSource.LIST, "danh-sach.txt"),
        works=tuple(works),
        children=(
            Child(unit, ChildStanding.ANSWERED, ids, answered, Lateness.IN_TIME),
            Child("b", ChildStanding.NO_PLAN, ids, None, Lateness.LATE, listed=False),
        ),
        remarks=(Remark(RemarkKind.SILENT, {"path": "a.yaml", "unit": unit}),),
        day=_DAY,
        by=_DAY,
        quoted=(QuotedDay("I.1", "a"),),
        detailed=True,
    )


def _row(work: Work, state: TraceState) -> TraceRow:
    link = TraceLink(LinkTarget("KH 1", work.id, ""), None, "", "a", ())
    answered = state not in (TraceState.MISSING, TraceState.NOT_APPLICABLE)
    answers = (Answer(work, link, state),) if answered else ()
    return TraceRow(
        target=link.target,
        address=work.address,
        words=work.words,
        source="KH 1",
        deadline=work.deadline.words,
        answers=answers,
        state=state,
        reason="a" if state is TraceState.NOT_APPLICABLE else "",
        late=state is TraceState.ADAPTED,
        work=work,
    )


def _child_rows(works: Sequence[ParentWork]) -> list[ChildRow]:
    rows = []
    for work, state in zip(works, cycle(_PARENT_STATES), strict=False):
        answer = (ChildAnswer(work.address, work.words, work.deadline, "", "a"),)
        missing = state is TraceState.MISSING
        answers, guess = ((), answer) if missing else (answer, ())
        rows.append(ChildRow(work.id, state, answers, guess, "a", late=state is TraceState.ADAPTED))
    return rows
