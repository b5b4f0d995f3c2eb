"""How a plan answers the duties that the law sets.

A duty is asked of a plan only where the plan cites its act, or the act that it replaced, or the one whose
work it is about, only where the plan's title says that it is about such work or the plan itself has a link to
the act, and only on a level that the act binds or hands its work down to.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from plancli.analysis.duty_level import duty_level
from plancli.analysis.plan_links import SortedLinks
from plancli.analysis.trace_rows import Answer, Cause, LawTrace, Linked, TraceRow, TraceState
from plancli.legal.citation_text import CitationMention
from plancli.legal.duties import Duties, DutyAct, DutyLevel, LegalDuty
from plancli.legal.law_titles import name_key
from plancli.legal.registry import Registry
from plancli.legal.standing import judge_standing
from plancli.model.deadline import DeadlineKind
from plancli.model.link import LinkState, LinkTarget, NotApplicable
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.records import replace
from plancli.vietnamese.dates import short_day


def trace_law(
    plan: Plan, duties: Duties, registry: Registry, day: datetime.date, links: SortedLinks
) -> LawTrace:
    """Return the duties of the law of `day` that the plan has to answer, and where its links lead."""
    tracing = _LawTracing(duties, day, plan.issued or day)
    for linked in links.law:
        tracing.answer(linked)
    for aside in links.law_set_aside:
        tracing.set_aside(aside)
    cited = list(dict.fromkeys(_cited_acts(plan, duties, registry, day)))
    linked_acts = tracing.linked_acts()
    meant = [act for act in cited if act.concerns(plan.issuance.title) or act.number in linked_acts]
    found = tracing.finished(_acts_of_day(meant, duties, day), duty_level(plan))
    return replace(found, in_passing=tuple(act.title for act in cited if act not in meant))


def _cited_acts(plan: Plan, duties: Duties, registry: Registry, day: datetime.date) -> Iterator[DutyAct]:
    """Yield the acts with known duties that the plan cites; only what may be one of them is looked up."""
    wanted = {each for act in duties.acts.values() for each in (act.number, name_key(act.name)) if each}
    seen: set[tuple[object, ...]] = set()
    mentions = [each.mention for each in plan.citations]
    mentions += [each.mention for each in plan.decrees if each.mention]
    for mention in mentions:
        key = (mention.number, mention.name, mention.issued, mention.issuer)
        if key in seen:
            continue
        seen.add(key)
        if mention.number in wanted or (mention.name and name_key(mention.name) in wanted):
            act = _act(mention, duties, registry, day, plan.issued)
            if act is not None:
                yield act


def _act(
    mention: CitationMention,
    duties: Duties,
    registry: Registry,
    day: datetime.date,
    written: datetime.date | None,
) -> DutyAct | None:
    found = judge_standing(mention, registry, written, day).act
    act = duties.acts.get(found.number) if found else None
    same = act is not None and found is not None and found.issued.iso == act.issued.isoformat()
    return act if same else None


def _acts_of_day(cited: Iterable[DutyAct], duties: Duties, day: datetime.date) -> dict[str, str]:
    """Return the acts in force on `day` for those cited, and the number cited where it is another."""
    found: dict[str, str] = {}
    for act in cited:
        now: DutyAct | None = act
        while now is not None and now.ended is not None and now.ended <= day:
            now = duties.acts.get(now.successor)
        if now is not None and now.is_in_force_on(day):
            through = "" if now is act else act.number
            found[now.number] = through if found.get(now.number, through) else ""
    return found


class _LawTracing:
    """What gathers while the links of one plan to the law are followed."""

    def __init__(self, duties: Duties, day: datetime.date, written: datetime.date) -> None:
        self._duties = duties
        self._day = day
        self._written = written
        self._answers: dict[tuple[str, str], list[Linked]] = {}
        self._aside: dict[tuple[str, str], NotApplicable] = {}
        self._linked: dict[tuple[str, str], LegalDuty] = {}
        self._orphans: list[TraceRow] = []

    def answer(self, linked: Linked) -> None:
        """Follow one link: it means the duty that its id had when the plan was written."""
        duty = self._meant(linked.link.target.duty)
        if duty is None:
            answer = Answer(linked.source, linked.link, TraceState.ORPHANED)
            self._orphans.append(_orphan(linked.link.target, (answer,)))
        else:
            self._answers.setdefault(duty.key, []).append(linked)

    def set_aside(self, aside: NotApplicable) -> None:
        """Follow what the plan says does not apply."""
        duty = self._meant(aside.target.duty)
        if duty is None:
            self._orphans.append(_orphan(aside.target, (), aside.reason))
        else:
            self._aside[duty.key] = aside

    def linked_acts(self) -> frozenset[str]:
        """Return the numbers of the acts to whose duties the plan has links."""
        return frozenset(duty.act.number for duty in self._linked.values())

    def finished(self, acts: dict[str, str], level: DutyLevel | None) -> LawTrace:
        """Return the rows: duties asked, then other duties that links lead to, then links to nowhere."""
        asked: dict[tuple[str, str], tuple[LegalDuty, str]] = {}
        others: list[LegalDuty] = []
        for number, through in acts.items():
            for duty in self._duties.of_act(number):
                if not duty.act.is_in_force_on(self._day) or duty.key in asked:
                    continue
                if level in (*duty.levels, *duty.passed_to):
                    asked[duty.key] = duty, through
                else:
                    others.append(duty)
        rest = [duty for key, duty in self._linked.items() if key not in asked]
        rows = [self._row(duty, through) for duty, through in asked.values()]
        rows += [self._row(duty, "") for duty in rest]
        return LawTrace(
            rows=(*rows, *self._orphans),
            acts=tuple(self._duties.acts[number].title for number in acts),
            other_levels=tuple(each for each in others if each.key not in self._linked) if level else (),
            level=level,
        )

    def _meant(self, duty_id: str) -> LegalDuty | None:
        duty = self._duties.of_id(duty_id, self._written)
        if duty is not None:
            self._linked[duty.key] = duty
        return duty

    def _row(self, duty: LegalDuty, through: str) -> TraceRow:
        own = [self._answered(each, duty) for each in self._answers.get(duty.key, ())]
        old = [] if own else [*self._of_predecessor(duty)]
        aside = self._aside.get(duty.key)
        state, cause, fields = self._state(duty, own, old, aside)
        answers = (*own, *(answer for answer, _ in old))
        return TraceRow(
            target=LinkTarget("", "", duty.id),
            address=duty.article,
            words=duty.text_vi,
            source=duty.act.title,
            deadline=short_day(duty.due),
            answers=answers,
            state=state,
            reason=aside.reason if aside else "",
            cause=cause,
            fields=fields,
            late=any(each.late for each in answers),
            duty=duty,
            through=through,
        )

    def _state(
        self,
        duty: LegalDuty,
        own: list[Answer],
        old: list[tuple[Answer, LegalDuty]],
        aside: NotApplicable | None,
    ) -> tuple[TraceState, Cause | None, dict[str, str]]:
        act = duty.act
        if act.ended is not None and act.ended <= self._day:
            fields = {"act": act.title, "ended": short_day(act.ended)}
            if act.successor not in self._duties.acts:
                return TraceState.OUTDATED, Cause.ACT_ENDED, fields
            fields["successor"] = self._duties.acts[act.successor].title
            return TraceState.OUTDATED, Cause.ACT_REPLACED, fields
        if not act.is_in_force_on(self._day):
            fields = {"act": act.title, "begins": short_day(act.begins or act.issued)}
            return TraceState.OUTDATED, Cause.ACT_NOT_YET, fields
        if own:
            stated = {each.state for each in own}
            order = (TraceState.TAKEN_OVER, TraceState.ADAPTED, TraceState.ANSWERED)
            state = next(each for each in order if each in stated)
            return state, Cause.SET_ASIDE_TOO if aside else None, {}
        if aside is not None:
            return TraceState.NOT_APPLICABLE, None, {}
        if old:
            before = old[0][1]
            return TraceState.SUSPECT, Cause.PREDECESSOR, {"duty": before.id, "act": before.act.title}
        return TraceState.MISSING, None, {}

    def _answered(self, linked: Linked, duty: LegalDuty) -> Answer:
        state = _STATED[linked.link.state]
        if not duty.act.is_in_force_on(self._day):
            state = TraceState.OUTDATED
        return Answer(linked.source, linked.link, state, _is_late(linked, duty))

    def _of_predecessor(self, duty: LegalDuty) -> Iterator[tuple[Answer, LegalDuty]]:
        """Yield the answers to the duty of the act before; whether they still answer, a person has to see."""
        for key, answers in self._answers.items():
            before = self._linked[key]
            follows = before.id in (*duty.follows, duty.id) and before.act.successor == duty.act.number
            if follows and not before.act.is_in_force_on(self._day):
                for each in answers:
                    yield Answer(each.source, each.link, TraceState.SUSPECT), before


_STATED = {
    None: TraceState.ANSWERED,
    LinkState.TAKEN_OVER: TraceState.TAKEN_OVER,
    LinkState.ADAPTED: TraceState.ADAPTED,
}


def _orphan(target: LinkTarget, answers: tuple[Answer, ...], reason: str = "") -> TraceRow:
    return TraceRow(
        target=target,
        address=target.duty,
        words="",
        source="",
        deadline="",
        answers=answers,
        state=TraceState.ORPHANED,
        reason=reason,
        cause=Cause.NO_SUCH_DUTY,
        fields={"duty": target.duty},
    )


def _is_late(linked: Linked, duty: LegalDuty) -> bool:
    """Say whether the answer is due after the day that the act sets; one that returns, in the same year."""
    source = linked.source
    if isinstance(source, Section) or source.deadline.kind is DeadlineKind.RECURRING:
        return False
    if source.deadline.by is None:
        return False
    by = source.deadline.by.last_day
    if duty.yearly is not None:
        return by >= datetime.date(by.year, *duty.yearly.before)
    return duty.due is not None and by > duty.due
