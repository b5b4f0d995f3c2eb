"""What each unit gains and loses from one plan to the next, groups opened on both sides.

Counts what a unit does and what of its work reads otherwise; another address or label gives nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancli.analysis.change import (
    HOLDER,
    Change,
    ChangeKind,
    EntryKind,
    Place,
    UnitDifference,
    UnitEntry,
    UnitStanding,
    role_key,
)
from plancli.analysis.compare_outline import PlacedWork
from plancli.analysis.compare_pairs import WorkPair
from plancli.analysis.compare_roles import PROSE, HeldRoles, UnitKeys, held_roles, in_order
from plancli.analysis.obligations import Obligation, list_obligations
from plancli.model.assignment import Role
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.records import dataclass, replace

_ANSWERING = frozenset({Role.LEAD.value, Role.RESPONSIBLE.value, HOLDER})
"""Roles of whoever answers for a task: with whom it is done is their affair."""
_FOR_ALL = frozenset(
    {
        ChangeKind.REWORDED,
        ChangeKind.DEADLINE,
        ChangeKind.DELIVERABLE,
        ChangeKind.FUNDING,
        ChangeKind.NOTE,
        ChangeKind.LINE,
    }
)
"""Changes that everybody in a task reads."""
_OF_UNITS = frozenset({ChangeKind.UNIT_ADDED, ChangeKind.UNIT_REMOVED, ChangeKind.ROLE})

_Owner = tuple[str, bool]
"""Key of a unit, and whether it stands for the unlisted members of a group."""


@dataclass(slots=True)
class _Held:
    """What one unit does in one task or duty of one plan."""

    obligation: Obligation
    brought_by: str
    """Key of the group that brings it; the unit's own where the plan names the unit."""
    roles: dict[str, None]
    of_lines: dict[str, None]
    """Of the roles those that a line gives, not only the file's reading of the prose."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What the units of one plan owe."""

    units: Mapping[_Owner, Unit]
    held: Mapping[_Owner, Mapping[str, _Held]]
    """By unit, then by the id of the task or duty."""
    named: Mapping[str, Mapping[str, HeldRoles]]
    """Whom each task or duty names, by its id and the unit's key."""
    open_groups: frozenset[str]
    """Keys of the groups whose members the plan does not all list."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A task or duty that both plans have, seen from one of them."""

    other: PlacedWork
    """What it is in the other plan."""
    changes: tuple[Change, ...]
    same_words: bool


def unit_differences(
    old: Plan,
    new: Plan,
    keys: tuple[UnitKeys, UnitKeys],
    works: Sequence[tuple[WorkPair, tuple[Change, ...]]],
) -> tuple[UnitDifference, ...]:
    """Return every unit that owes something in either plan; those of the new plan first, in its order.

    `works` are all tasks and duties, each with what changed in it.
    """
    before, after = _side(old, keys[0]), _side(new, keys[1])
    back: dict[str, _Pair] = {}
    forth: dict[str, _Pair] = {}
    for pair, changes in works:
        if pair.old is not None and pair.new is not None:
            same = all(each.kind is not ChangeKind.REWORDED for each in changes)
            back[pair.new.work.id] = _Pair(pair.old, changes, same)
            forth[pair.old.work.id] = _Pair(pair.new, changes, same)
    rows = []
    for owner in dict.fromkeys((*after.held, *before.held)):
        was, now = dict(before.held.get(owner, {})), dict(after.held.get(owner, {}))
        _take_over(now, was, back, (after, before))
        _take_over(was, now, forth, (before, after))
        entries = tuple(_entries(was, now, back))
        unit = after.units.get(owner) or before.units[owner]
        rows.append(UnitDifference(unit, owner[1], owner[0], _standing(was, now, entries), entries))
    return tuple(rows)


def _take_over(
    held: Mapping[str, _Held],
    theirs: dict[str, _Held],
    pairs: Mapping[str, _Pair],
    sides: tuple[_Side, _Side],
) -> None:
    """Add to what a unit does in the other plan what that plan says too, in other terms.

    Whom a plan does not name is among the others of "Các cơ quan, đơn vị", and where the words are the same
    it is no news that only one file says whom they mean.
    """
    for work, each in held.items():
        pair = pairs.get(work)
        if pair is None or pair.other.work.id in theirs:
            continue
        if (pair.same_words and not each.of_lines) or _by_one_group(each, pair, sides):
            place = pair.other.place
            seen = replace(each.obligation, task_id=place.id, address=place.address)
            theirs[place.id] = _Held(seen, each.brought_by, each.roles, each.of_lines)


def _by_one_group(held: _Held, pair: _Pair, sides: tuple[_Side, _Side]) -> bool:
    """Say whether both plans give a task to one group whose members one of them does not list."""
    group = held.brought_by
    if not any(group in side.open_groups for side in sides):
        return False
    named = sides[1].named[pair.other.work.id].get(group)
    return named is not None and set(held.roles) <= set(named.roles)


def _side(plan: Plan, keys: UnitKeys) -> _Side:
    units: dict[_Owner, Unit] = {}
    held: dict[_Owner, dict[str, _Held]] = {}
    by_words = {
        mention.words: keys.of_mention(mention) for work in all_work(plan) for mention in work.mentions()
    }
    for row in list_obligations(plan):
        owner = (keys.of(row.unit.id), row.others)
        units.setdefault(owner, row.unit)
        works = held.setdefault(owner, {})
        for each in row.obligations:
            group = by_words[each.via_group] if each.via_group else owner[0]
            found = works.setdefault(each.task_id, _Held(each, group, {}, {}))
            role = role_key(each.role, requested=each.requested)
            found.roles[role] = None
            if PROSE not in each.route:
                found.of_lines[role] = None
    named = {work.id: held_roles(work, keys) for work in all_work(plan)}
    groups = (group for group in plan.groups.values() if not group.complete or not group.members)
    return _Side(units, held, named, frozenset(keys.of(group.unit.id) for group in groups))


def _standing(was: object, now: object, entries: Sequence[UnitEntry]) -> UnitStanding:
    if not was:
        return UnitStanding.NEW
    if not now:
        return UnitStanding.GONE
    return UnitStanding.CHANGED if entries else UnitStanding.UNCHANGED


def _entries(
    was: Mapping[str, _Held], now: Mapping[str, _Held], pairs: Mapping[str, _Pair]
) -> Iterator[UnitEntry]:
    """Yield what a unit gains, loses, sees changed: in the order of the new plan, what is lost last."""
    kept = set()
    for work, held in now.items():
        pair = pairs.get(work)
        earlier = was.get(pair.other.work.id) if pair else None
        if pair is None or earlier is None:
            yield _entry(EntryKind.GAINED, None, held)
            continue
        kept.add(earlier.obligation.task_id)
        yield from _seen(earlier, held, pair)
    for work, held in was.items():
        if work not in kept:
            yield _entry(EntryKind.LOST, held, None)


def _seen(was: _Held, now: _Held, pair: _Pair) -> Iterator[UnitEntry]:
    """Yield the entry of an obligation that a unit keeps, where anything in it is otherwise."""
    if not pair.changes and was.roles == now.roles:
        return
    before, after = in_order(was.roles), in_order(now.roles)
    if pair.same_words and in_order(was.of_lines) == in_order(now.of_lines):
        after = before
    concerning = tuple(each for each in pair.changes if _concerns(each, (*before, *after)))
    if concerning or before != after:
        yield _entry(EntryKind.CHANGED, was, now, concerning)


def _concerns(change: Change, roles: Iterable[str]) -> bool:
    """Say whether a change is one for a unit of these roles: of others it hears of who answers."""
    if change.kind in _FOR_ALL:
        return True
    if change.kind not in _OF_UNITS:
        return False
    return _answers(roles) or _answers((*change.roles_before, *change.roles_after))


def _answers(roles: Iterable[str]) -> bool:
    return any(role.partition("+")[0] in _ANSWERING for role in roles)


def _entry(
    kind: EntryKind, was: _Held | None, now: _Held | None, changes: tuple[Change, ...] = ()
) -> UnitEntry:
    shown = now or was
    words = shown.obligation.words if shown else ""
    return UnitEntry(
        kind=kind,
        old=_place(was),
        new=_place(now),
        roles_before=in_order(was.roles) if was else (),
        roles_after=in_order(now.roles) if now else (),
        via_group=(shown.obligation.via_group or "") if shown else "",
        words=words,
        changes=changes,
    )


def _place(held: _Held | None) -> Place | None:
    return Place(held.obligation.task_id, held.obligation.address) if held else None
