"""What each unit gains and loses from one plan to the next, groups opened on both sides.

Counts what a unit does and what of its work reads otherwise; another address or label gives nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancli.analysis.change import (
    HOLDER,
    OF_UNITS,
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
from plancli.analysis.obligations import EntryOrder, Holding, Owner, entry_unit, work_and_holdings
from plancli.model.assignment import ANSWERING
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.model.unit import Unit
from plancli.records import dataclass, replace

_ANSWERING = frozenset((*(role.value for role in ANSWERING), HOLDER))
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

_Owner = tuple[str, bool]
"""Key of a unit, and whether it stands for the unlisted members of a group."""


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """What one unit does in one task or duty of one plan; all units that a group brings alike share it."""

    place: Place
    words: str
    via_group: str
    """The group that brings it, as printed; empty where the plan names the unit."""
    brought_by: str
    """Key of that group; the unit's own where the plan names the unit."""
    roles: tuple[str, ...]
    of_lines: tuple[str, ...]
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
    from_new, from_old = _Taking(back, (after, before)), _Taking(forth, (before, after))
    telling = _Telling(back)
    rows = []
    for owner in dict.fromkeys((*after.held, *before.held)):
        was, now = dict(before.held.get(owner, {})), dict(after.held.get(owner, {}))
        from_new.take_over(now, was)
        from_old.take_over(was, now)
        entries = tuple(telling.entries(was, now))
        unit = after.units.get(owner) or before.units[owner]
        rows.append(UnitDifference(unit, owner[1], owner[0], _standing(was, now, entries), entries))
    return tuple(rows)


class _Taking:
    """What a plan says too, in other terms, of what units do in the other plan.

    Whom a plan does not name is among the others of "Các cơ quan, đơn vị", and where the words are the same
    it is no news that only one file says whom they mean.
    """

    def __init__(self, pairs: Mapping[str, _Pair], sides: tuple[_Side, _Side]) -> None:
        """Take from the first of the sides to the second; `pairs` are seen from the first."""
        self._pairs = pairs
        self._sides = sides
        self._taken: dict[_Held, _Held | None] = {}

    def take_over(self, held: Mapping[str, _Held], theirs: dict[str, _Held]) -> None:
        """Add to what a unit does in the second plan what that plan says of it too."""
        for work, each in held.items():
            pair = self._pairs.get(work)
            if pair is None or pair.other.work.id in theirs:
                continue
            if each not in self._taken:
                self._taken[each] = self._seen(each, pair)
            seen = self._taken[each]
            if seen is not None:
                theirs[pair.other.work.id] = seen

    def _seen(self, each: _Held, pair: _Pair) -> _Held | None:
        """Return what a unit does as the second plan has it; None where that plan says nothing of it."""
        if (pair.same_words and not each.of_lines) or _by_one_group(each, pair, self._sides):
            return replace(each, place=pair.other.place)
        return None


def _by_one_group(held: _Held, pair: _Pair, sides: tuple[_Side, _Side]) -> bool:
    """Say whether both plans give a task to one group whose members one of them does not list."""
    group = held.brought_by
    if not any(group in side.open_groups for side in sides):
        return False
    named = sides[1].named[pair.other.work.id].get(group)
    return named is not None and set(held.roles) <= set(named.roles)


def _side(plan: Plan, keys: UnitKeys) -> _Side:
    of_units: dict[Owner, dict[str, _Held]] = {}
    order = EntryOrder()
    for source, holdings in work_and_holdings(plan):
        by_owner: dict[Owner, list[Holding]] = {}
        for holding in order.seen(holdings):
            by_owner.setdefault(holding.owner, []).append(holding)
        made: dict[tuple[object, ...], _Held] = {}
        for owner, each in by_owner.items():
            first = each[0]
            alike: tuple[object, ...] = (first.via_group or owner, id(first.mention), first.role)
            if len(each) > 1:
                alike += tuple((id(one.mention), one.role) for one in each[1:])
            found = made.get(alike)
            if found is None:
                found = made[alike] = _held(source, each, keys)
            of_units.setdefault(owner, {})[source.id] = found
    units: dict[_Owner, Unit] = {}
    held: dict[_Owner, dict[str, _Held]] = {}
    for unit, is_rest in order.sorted(of_units):
        shared = (keys.of(unit), is_rest)
        units.setdefault(shared, entry_unit(plan, unit, is_rest))
        if shared in held:
            _join(held[shared], of_units[unit, is_rest])
        else:
            held[shared] = of_units[unit, is_rest]
    named = {work.id: held_roles(work, keys) for work in all_work(plan)}
    groups = (group for group in plan.groups.values() if not group.complete or not group.members)
    return _Side(units, held, named, frozenset(keys.of(group.unit.id) for group in groups))


def _held(source: Task | Duty, holdings: Sequence[Holding], keys: UnitKeys) -> _Held:
    """Return what one unit does in a task or duty, of all its holdings there."""
    first = holdings[0]
    roles = [(role_key(one.role, requested=one.mention.requested), one) for one in holdings]
    return _Held(
        place=Place(source.id, source.address),
        words=source.words,
        via_group=first.via_group or "",
        brought_by=keys.of_mention(first.mention) if first.via_group else keys.of(first.unit),
        roles=in_order(dict.fromkeys(key for key, _ in roles)),
        of_lines=in_order(dict.fromkeys(key for key, one in roles if PROSE not in one.route_in(source))),
    )


def _join(works: dict[str, _Held], more: Mapping[str, _Held]) -> None:
    """Add what a unit does under another of its names."""
    for work, held in more.items():
        known = works.get(work)
        if known is not None:
            roles, of_lines = (
                in_order(dict.fromkeys((*one, *other)))
                for one, other in ((known.roles, held.roles), (known.of_lines, held.of_lines))
            )
            works[work] = replace(known, roles=roles, of_lines=of_lines)
        else:
            works[work] = held


def _standing(was: object, now: object, entries: Sequence[UnitEntry]) -> UnitStanding:
    if not was:
        return UnitStanding.NEW
    if not now:
        return UnitStanding.GONE
    return UnitStanding.CHANGED if entries else UnitStanding.UNCHANGED


class _Telling:
    """Makes the entries of the units; those whom a group brings alike share theirs."""

    def __init__(self, pairs: Mapping[str, _Pair]) -> None:
        """`pairs` are the tasks and duties of both plans, by the id of the new one."""
        self._pairs = pairs
        self._told: dict[tuple[_Held | None, _Held | None], UnitEntry | None] = {}

    def entries(self, was: Mapping[str, _Held], now: Mapping[str, _Held]) -> Iterator[UnitEntry]:
        """Yield what a unit gains, loses, sees changed: in the order of the new plan, what is lost last."""
        kept = set()
        for work, held in now.items():
            pair = self._pairs.get(work)
            earlier = was.get(pair.other.work.id) if pair else None
            if earlier is not None:
                kept.add(earlier.place.id)
            entry = self._entry(earlier, held, pair)
            if entry is not None:
                yield entry
        for work, held in was.items():
            entry = None if work in kept else self._entry(held, None, None)
            if entry is not None:
                yield entry

    def _entry(self, was: _Held | None, now: _Held | None, pair: _Pair | None) -> UnitEntry | None:
        if (was, now) not in self._told:
            if was is not None and now is not None and pair is not None:
                self._told[was, now] = _seen(was, now, pair)
            else:
                self._told[was, now] = _entry(EntryKind.LOST if now is None else EntryKind.GAINED, was, now)
        return self._told[was, now]


def _seen(was: _Held, now: _Held, pair: _Pair) -> UnitEntry | None:
    """Return the entry of an obligation that a unit keeps; None where nothing in it is otherwise."""
    if not pair.changes and was.roles == now.roles:
        return None
    before, after = was.roles, now.roles
    if pair.same_words and was.of_lines == now.of_lines:
        after = before
    concerning = tuple(each for each in pair.changes if _concerns(each, (*before, *after)))
    if concerning or before != after:
        return _entry(EntryKind.CHANGED, was, now, concerning)
    return None


def _concerns(change: Change, roles: Iterable[str]) -> bool:
    """Say whether a change is one for a unit of these roles: of others it hears of who answers."""
    if change.kind in _FOR_ALL:
        return True
    if change.kind not in OF_UNITS:
        return False
    return _answers(roles) or _answers((*change.roles_before, *change.roles_after))


def _answers(roles: Iterable[str]) -> bool:
    return any(role.partition("+")[0] in _ANSWERING for role in roles)


def _entry(
    kind: EntryKind, was: _Held | None, now: _Held | None, changes: tuple[Change, ...] = ()
) -> UnitEntry:
    shown = now or was
    return UnitEntry(
        kind=kind,
        old=was.place if was else None,
        new=now.place if now else None,
        roles_before=was.roles if was else (),
        roles_after=now.roles if now else (),
        via_group=shown.via_group if shown else "",
        words=shown.words if shown else "",
        changes=changes,
    )
