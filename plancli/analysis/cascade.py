"""One parent plan against many below it: each plan as rows, then a row for each unit that is to have one.

Follows the links that the plans write; words that are merely alike make a guess, never an answer.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from plancli.analysis.assignment_table import names_of
from plancli.analysis.binding import Binding, binding_work
from plancli.analysis.cascade_rows import (
    Cascade,
    ChildAnswer,
    ChildPlan,
    ChildRow,
    ParentWork,
    Relation,
    Remark,
    RemarkKind,
)
from plancli.analysis.cascade_units import RosterQuestion, place_plans
from plancli.analysis.issuer import issuer_name
from plancli.analysis.link_suggestions import pair_work
from plancli.analysis.parent_index import ParentIndex
from plancli.analysis.parent_match import own_name
from plancli.analysis.parent_relation import body_of, standpoint_of
from plancli.analysis.plan_links import sort_links
from plancli.analysis.quoted_days import asks_for_plan, quoted_days
from plancli.analysis.roster import Roster
from plancli.analysis.trace import ReadyParent, answers_for, trace_day, trace_to_parent
from plancli.analysis.trace_rows import Answer, ParentPlan, TraceRow, TraceState
from plancli.analysis.upward import Ladder
from plancli.legal.duties import load_default_duties
from plancli.legal.organisations import load_default_organisations
from plancli.model.assignment import ANSWERING
from plancli.model.fingerprint import Work, all_work, words_of
from plancli.model.link import ParentReference
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.model.task import Task
from plancli.vietnamese.folding import fold


class ParentAbove:
    """A parent plan made ready for any number of plans below it."""

    def __init__(self, plan: Plan, path: str, whole_path: str, day: datetime.date) -> None:
        """Take the plan, its path as people see it and as a whole, and the day on which all is looked at."""
        self.plan = plan
        self.path = path
        self.day = day
        self._whole_path = whole_path
        self._index = ParentIndex(plan)
        self._ladder = Ladder(load_default_duties())
        self._bindings: dict[str, Binding] = {}

    def read(self, child: Plan, path: str, whole_path: str) -> ChildPlan:
        """Return what a plan below comes to; `path` is how it is named to people."""
        standpoint = standpoint_of(child, whole_path, self.plan, self._whole_path)
        outside = standpoint.relation in (Relation.PARENT, Relation.CIRCLE, Relation.OTHER)
        unit = issuer_name(child)
        body = body_of(child)
        return ChildPlan(
            path=path,
            unit=unit,
            body=body,
            number=child.numbered_head.printed_number,
            title=child.issuance.title,
            date=child.date,
            state=child.state,
            relation=standpoint.relation,
            other=standpoint.other,
            rows=() if outside or body is None else tuple(self._rows(child, standpoint.reference)),
        )

    def bound(self, unit: str) -> tuple[str, ...]:
        """Return the ids of the works that are for a unit, in printed order."""
        return tuple(each.work.id for each in self._binding(self.plan, unit).bound if answers_for(each))

    def _binding(self, plan: Plan, unit: str) -> Binding:
        key = fold(unit)
        if key not in self._bindings:
            self._bindings[key] = binding_work(plan, unit)
        return self._bindings[key]

    def _rows(self, child: Plan, named: ParentReference | None) -> Iterator[ChildRow]:
        reference = named or ParentReference(own_name(self.plan), "", "", ())
        references = child.parents if named else (*child.parents, reference)
        parent = ParentPlan(reference, self.plan, self.path, None)
        ready = ReadyParent(parent, self.plan, self._index, self._ladder, self._binding)
        day, _ = trace_day(child, None, self.day)
        traced = trace_to_parent(child, ready, sort_links(child, references), day)
        gaps = [row.work for row in traced.rows if row.state is TraceState.MISSING and row.work]
        linked = {answer.source.id for row in traced.rows for answer in row.answers}
        free = [work for work in all_work(child) if work.id not in linked]
        guesses = pair_work(child, self.plan, free, gaps) if gaps else {}
        for row in traced.rows:
            found = [_words(each) for each in guesses.get(row.work.id, ())] if row.work else []
            if row.work and row.state is TraceState.MISSING and asks_for_plan(words_of(row.work)):
                found.insert(0, _whole(child))
            yield _child_row(row, found)


def join_children(
    parent: ParentAbove, roster: Roster, plans: Sequence[ChildPlan], by: datetime.date | None = None
) -> Cascade:
    """Return a row for each unit, whether it has a plan or not, and what has to be said beside them.

    `by` is the day until which the plans were to be issued.
    """
    asked = RosterQuestion(
        roster=roster,
        issuer=issuer_name(parent.plan),
        day=parent.day,
        by=by,
        bound=parent.bound,
        present=_province_today,
    )
    children, remarks = place_plans(plans, asked)
    ids = {one for child in children for one in child.bound} | {
        row.work for child in children for row in child.rows
    }
    works = [work for work in all_work(parent.plan) if work.id in ids]
    return Cascade(
        parent=parent.plan,
        path=parent.path,
        roster=roster,
        works=tuple(_parent_works(works)),
        children=children,
        remarks=(*remarks, *_orphans(plans)),
        day=parent.day,
        by=by,
        quoted=quoted_days(parent.plan, works),
    )


def _child_row(row: TraceRow, guesses: Sequence[ChildAnswer]) -> ChildRow:
    return ChildRow(
        work=row.target.task,
        state=row.state,
        answers=tuple(map(_answer, row.answers)),
        suggested=tuple(guesses),
        reason=row.reason,
        late=row.late,
    )


def _answer(answer: Answer) -> ChildAnswer:
    return _words(answer.source, answer.link.note)


def _words(source: Work | Section, note: str = "") -> ChildAnswer:
    if isinstance(source, Section):
        return ChildAnswer(source.address, source.title, "", "", note)
    return ChildAnswer(source.address, source.words, source.deadline.words, _lead(source), note)


def _whole(plan: Plan) -> ChildAnswer:
    """Return the plan itself, which may be what the parent asks the unit to issue."""
    head = plan.issuance
    named = head.printed_number if head.number else head.title
    return ChildAnswer("", f"{head.kind} {named}".strip(), "", "")


def _lead(work: Work) -> str:
    if isinstance(work, Task):
        names = [name for role in ANSWERING for name in names_of(work, role)]
    else:
        names = [mention.words for mention in work.holders]
    return "; ".join(dict.fromkeys(names))


def _parent_works(works: Sequence[Work]) -> Iterator[ParentWork]:
    often = Counter(work.address for work in works)
    for work in works:
        label = work.address if often[work.address] == 1 else work.id
        yield ParentWork(work.id, work.address, work.words, work.deadline.words, _lead(work), label)


def _orphans(plans: Sequence[ChildPlan]) -> Iterator[Remark]:
    """Say which links of which files lead nowhere."""
    for plan in plans:
        lost = [row.work for row in plan.rows if row.state is TraceState.ORPHANED]
        if lost:
            fields = {"path": plan.path, "unit": plan.unit, "links": ", ".join(dict.fromkeys(lost))}
            yield Remark(RemarkKind.ORPHANED, fields)


def _province_today(province: str) -> str:
    """Return the key of the province that an old or a present one is today; itself where it is neither."""
    places = load_default_organisations().places
    for level in ("tỉnh", "thành phố"):
        if today := places.new_province(f"{level} {province}"):
            return fold(today).removeprefix("tỉnh ").removeprefix("thành phố ")
    return province
