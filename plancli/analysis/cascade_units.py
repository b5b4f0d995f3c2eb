"""Which plan belongs to which unit of a roster: by its issuer, and said plainly where that leaves a doubt.

Puts plans to units; a name that is only like one of the roster is offered, never taken.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from plancli.analysis.body_name import BodyName, read_body_name
from plancli.analysis.cascade_rows import (
    Child,
    ChildPlan,
    ChildStanding,
    Lateness,
    Relation,
    Remark,
    RemarkKind,
)
from plancli.analysis.issuer import tier_of
from plancli.analysis.roster import Roster, RosterSource
from plancli.model.issuance import PlanState
from plancli.records import dataclass, replace
from plancli.vietnamese.folding import unaccent

_NEAR_ENOUGH = 0.85
"""Least likeness, of 1, at which a name is offered for another."""
_TRUST = {Relation.LINKED: 2, Relation.CITING: 1, Relation.SILENT: 0}

Units = tuple[tuple[Child, ...], tuple[Remark, ...]]


@dataclass(frozen=True, slots=True)
class RosterQuestion:
    """What is asked of the units."""

    roster: Roster
    issuer: str
    """Who issues the parent."""
    day: datetime.date
    by: datetime.date | None
    bound: Callable[[str], tuple[str, ...]]
    """Returns the ids of the parent's works that are for a unit, by its name."""
    present: Callable[[str], str]
    """Returns the key of what a province is today, by its key: `yên bái` is `lào cai`."""


def place_plans(plans: Sequence[ChildPlan], asked: RosterQuestion) -> Units:
    """Return a row for each unit, the roster's first and in its order, and what has to be said."""
    remarks = list(_said_of_files(plans, asked))
    placed = [_in_province(plan, asked) for plan in plans if _is_below(plan, asked)]
    usable = [plan for plan in placed if not _is_elsewhere(plan, asked.roster)]
    children: list[Child] = []
    listed = [(name, _in_roster(read_body_name(name), asked.roster)) for name in asked.roster.names]
    groups = _by_body(usable)
    taken: set[int] = set()
    for (name, _), found in zip(listed, _matches(listed, groups), strict=True):
        is_sure = len(found) == 1 and found[0] not in taken
        if found and not is_sure:
            remarks.append(_ambiguous(name, [groups[at] for at in found]))
        taken.update(found)
        children.append(_child(name, groups[found[0]] if is_sure else (), asked, remarks))
    rest = [group for at, group in enumerate(groups) if at not in taken]
    missing = [name for (name, _), child in zip(listed, children, strict=True) if child.plan is None]
    for group in rest:
        if asked.roster.source is not RosterSource.NONE and _is_of_other_plans(group):
            remarks += [each for each in (_unlisted(group[0], missing),) if each.kind is RemarkKind.NEAR]
            continue
        child = _child(group[0].unit, group, asked, remarks, listed=asked.roster.source is RosterSource.NONE)
        children.append(child)
        if not child.listed:
            remarks.append(_unlisted(group[0], missing))
    remarks += [_stranger(plan, listed) for plan in placed if _is_elsewhere(plan, asked.roster)]
    if asked.roster.source is RosterSource.NONE:
        remarks.insert(0, Remark(RemarkKind.NO_ROSTER, {}))
    return tuple(children), tuple(remarks)


def _said_of_files(plans: Iterable[ChildPlan], asked: RosterQuestion) -> Iterator[Remark]:
    for plan in plans:
        fields = {"path": plan.path, "unit": plan.unit}
        if plan.fault:
            yield Remark(RemarkKind.UNREADABLE, fields | {"reason": plan.fault})
        elif plan.relation is Relation.PARENT:
            yield Remark(RemarkKind.PARENT, fields)
        elif plan.relation is Relation.CIRCLE:
            yield Remark(RemarkKind.CIRCLE, fields)
        elif plan.body is None:
            yield Remark(RemarkKind.NO_ISSUER, fields)
        elif not _is_lower(plan.unit, asked.issuer):
            yield Remark(RemarkKind.NOT_BELOW, fields)
        elif plan.relation is Relation.OTHER:
            yield Remark(RemarkKind.OTHER_PARENT, fields | {"other": plan.other})
        elif plan.relation is Relation.SILENT:
            yield Remark(RemarkKind.SILENT, fields)


def _is_below(plan: ChildPlan, asked: RosterQuestion) -> bool:
    outside = plan.relation in (Relation.PARENT, Relation.CIRCLE)
    return plan.body is not None and not outside and _is_lower(plan.unit, asked.issuer)


def _is_lower(unit: str, issuer: str) -> bool:
    """Say whether a body stands below another; yes where a name does not tell how high it stands."""
    own, above = tier_of(unit), tier_of(issuer)
    if read_body_name(unit) == read_body_name(issuer):
        return False
    return own is None or above is None or own > above


def _in_province(plan: ChildPlan, asked: RosterQuestion) -> ChildPlan:
    """Return the plan with the province of today; one that cites the parent lies in the parent's."""
    body = plan.body
    if body is None or not asked.roster.province:
        return plan
    if plan.relation in (Relation.LINKED, Relation.CITING) or not body.level:
        province = asked.roster.province
    else:
        province = body.province
    if province and province != asked.roster.province:
        province = asked.present(province)
    return replace(plan, body=replace(body, province=province))


def _is_elsewhere(plan: ChildPlan, roster: Roster) -> bool:
    """Say whether a plan is of a unit of another province than all units of the roster."""
    body = plan.body
    if body is None or not (body.level and body.province and roster.province):
        return False
    return body.province != roster.province


def _stranger(plan: ChildPlan, listed: Sequence[tuple[str, BodyName]]) -> Remark:
    """Say of a unit of another province whether one of the roster bears its name."""
    body = plan.body or BodyName("", "")
    same = [name for name, other in listed if (other.level, other.name) == (body.level, body.name)]
    fields = {"unit": plan.unit, "path": plan.path, "province": body.province.title()}
    if same:
        return Remark(RemarkKind.NAMESAKE, {**fields, "listed": same[0]})
    return Remark(RemarkKind.ELSEWHERE, fields)


def _in_roster(body: BodyName, roster: Roster) -> BodyName:
    return replace(body, province=body.province or roster.province)


def _by_body(plans: Iterable[ChildPlan]) -> list[tuple[ChildPlan, ...]]:
    """Return the plans of each unit together, in the order of their first ones."""
    groups: dict[tuple[str, str], list[list[ChildPlan]]] = {}
    order: list[list[ChildPlan]] = []
    for plan in plans:
        if plan.body is None:
            continue
        alike = groups.setdefault((plan.body.level, plan.body.name), [])
        bodies = [group for group in alike if group[0].body and plan.body.may_be(group[0].body)]
        if bodies:
            bodies[0].append(plan)
        else:
            alike.append([plan])
            order.append(alike[-1])
    return [tuple(group) for group in order]


def _matches(
    listed: Sequence[tuple[str, BodyName]], groups: Sequence[tuple[ChildPlan, ...]]
) -> list[tuple[int, ...]]:
    """Return for each name of the roster the groups of plans that may be of its unit."""
    by_name: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        by_name.setdefault(group[0].body.name if group[0].body else "", []).append(at)
    return [
        tuple(at for at in by_name.get(body.name, ()) if _may_be(body, groups[at][0].body))
        for _, body in listed
    ]


def _may_be(listed: BodyName, issuer: BodyName | None) -> bool:
    return issuer is not None and listed.may_be(issuer)


def _is_of_other_plans(group: Iterable[ChildPlan]) -> bool:
    """Say whether all that a unit gave carries out other plans: no reason to expect one of it here."""
    return all(plan.relation is Relation.OTHER and not plan.fault for plan in group)


def _child(
    unit: str,
    group: Sequence[ChildPlan],
    asked: RosterQuestion,
    remarks: list[Remark],
    *,
    listed: bool = True,
) -> Child:
    """Return the row of one unit; of several plans the one that names the parent, then the latest, counts."""
    readable = [plan for plan in group if not plan.fault and plan.relation is not Relation.OTHER]
    plan = max(readable, key=_weight, default=None)
    if len(readable) > 1 and plan is not None:
        others = "; ".join(each.path for each in readable if each is not plan)
        fields = {"unit": unit, "path": plan.path, "others": others, "count": str(len(readable))}
        remarks.append(Remark(RemarkKind.SEVERAL, fields))
    if plan is None and any(each.fault for each in group):
        broken = next(each for each in group if each.fault)
        return Child(unit, ChildStanding.UNREADABLE, asked.bound(unit), broken, Lateness.UNKNOWN, listed)
    lateness = _lateness(plan, asked)
    if plan is None:
        return Child(unit, ChildStanding.NO_PLAN, asked.bound(unit), None, lateness, listed)
    if plan.state is PlanState.DRAFT:
        remarks.append(Remark(RemarkKind.DRAFT, {"unit": unit, "path": plan.path}))
    elif lateness is Lateness.UNKNOWN:
        remarks.append(Remark(RemarkKind.NO_DATE, {"unit": unit, "path": plan.path}))
    return Child(unit, ChildStanding.ANSWERED, asked.bound(unit), plan, lateness, listed)


def _weight(plan: ChildPlan) -> tuple[int, bool, datetime.date]:
    date = plan.date.last_day if plan.date else datetime.date.min
    return _TRUST.get(plan.relation, 0), plan.state is not PlanState.DRAFT, date


def _lateness(plan: ChildPlan | None, asked: RosterQuestion) -> Lateness:
    if asked.by is None:
        return Lateness.NOT_ASKED
    if plan is None or plan.state is PlanState.DRAFT:
        return Lateness.LATE if asked.day > asked.by else Lateness.IN_TIME
    if plan.date is None:
        return Lateness.UNKNOWN
    if plan.date.first_day > asked.by:
        return Lateness.LATE
    return Lateness.IN_TIME if plan.date.last_day <= asked.by else Lateness.UNKNOWN


def _ambiguous(name: str, groups: Sequence[Sequence[ChildPlan]]) -> Remark:
    paths = "; ".join(plan.path for group in groups for plan in group)
    return Remark(RemarkKind.AMBIGUOUS, {"unit": name, "paths": paths})


def _unlisted(plan: ChildPlan, missing: Sequence[str]) -> Remark:
    """Say what is known of a plan whose unit the roster does not name."""
    fields: Mapping[str, str] = {"unit": plan.unit, "path": plan.path}
    near = _nearest(plan.body, missing)
    return (
        Remark(RemarkKind.NEAR, {**fields, "listed": near}) if near else Remark(RemarkKind.UNLISTED, fields)
    )


def _nearest(body: BodyName | None, missing: Sequence[str]) -> str:
    """Return the name without a plan that is written most like this one; empty where none is near."""
    if body is None:
        return ""
    sought = unaccent(f"{body.level} {body.name}")
    matcher = SequenceMatcher(b=sought, autojunk=False)
    best, score = "", _NEAR_ENOUGH
    for name in missing:
        other = read_body_name(name)
        matcher.set_seq1(unaccent(f"{other.level} {other.name}"))
        if matcher.real_quick_ratio() >= score and matcher.ratio() >= score:
            best, score = name, matcher.ratio()
    return best
