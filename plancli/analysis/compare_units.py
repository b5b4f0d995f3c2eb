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
from plancli.analysis.compare_pairs import WorkPair
from plancli.analysis.compare_roles import UnitKeys, in_order
from plancli.analysis.obligations import Obligation, UnitObligations, list_obligations
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.records import dataclass

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

    roles: dict[str, None]
    obligation: Obligation


@dataclass(frozen=True, slots=True)
class _Side:
    """What the units of one plan owe."""

    units: Mapping[_Owner, Unit]
    held: Mapping[_Owner, Mapping[str, _Held]]
    """By unit, then by the id of the task or duty."""
    of_others: Mapping[str, _Held]
    """What members that no plan lists do, by the id of the task or duty."""


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
    pairs = [(pair.old.work.id, pair.new.work.id) for pair, _ in works if pair.old and pair.new]
    changed = {pair.new.work.id: found for pair, found in works if pair.old and pair.new and found}
    forth, back = dict(pairs), {new: old for old, new in pairs}
    rows = []
    for owner in dict.fromkeys((*after.held, *before.held)):
        was, now = before.held.get(owner, {}), after.held.get(owner, {})
        # Whom a plan does not name is among the others of "Các cơ quan, đơn vị": to be named gives no work.
        was = was or _as_others(now, before, back)
        now = now or _as_others(was, after, forth)
        entries = tuple(_entries(was, now, back, changed))
        unit = after.units.get(owner) or before.units[owner]
        rows.append(UnitDifference(unit, owner[1], owner[0], _standing(was, now, entries), entries))
    return tuple(rows)


def _as_others(held: Mapping[str, _Held], side: _Side, counterpart: Mapping[str, str]) -> Mapping[str, _Held]:
    """Return what a unit that a plan does not name does there as one of the others of a group."""
    found = {}
    for work, each in held.items():
        theirs = side.of_others.get(counterpart.get(work, ""))
        if each.obligation.via_group and theirs is not None and tuple(theirs.roles) == tuple(each.roles):
            found[counterpart[work]] = theirs
    return found


def _side(plan: Plan, keys: UnitKeys) -> _Side:
    units: dict[_Owner, Unit] = {}
    held: dict[_Owner, dict[str, _Held]] = {}
    for row in list_obligations(plan):
        owner = (keys.of(row.unit.id), row.others)
        units.setdefault(owner, row.unit)
        _gather(row, held.setdefault(owner, {}))
    others = {work: each for (_, rest), works in held.items() if rest for work, each in works.items()}
    return _Side(units, held, others)


def _gather(row: UnitObligations, held: dict[str, _Held]) -> None:
    for each in row.obligations:
        found = held.setdefault(each.task_id, _Held({}, each))
        found.roles[role_key(each.role, requested=each.requested)] = None


def _standing(was: object, now: object, entries: Sequence[UnitEntry]) -> UnitStanding:
    if not was:
        return UnitStanding.NEW
    if not now:
        return UnitStanding.GONE
    return UnitStanding.CHANGED if entries else UnitStanding.UNCHANGED


def _entries(
    was: Mapping[str, _Held],
    now: Mapping[str, _Held],
    counterpart: Mapping[str, str],
    changed: Mapping[str, tuple[Change, ...]],
) -> Iterator[UnitEntry]:
    """Yield what a unit gains, loses, sees changed: in the order of the new plan, what is lost last."""
    kept = set()
    for work, held in now.items():
        earlier = was.get(counterpart.get(work, ""))
        if earlier is None:
            yield _entry(EntryKind.GAINED, None, held)
            continue
        kept.add(earlier.obligation.task_id)
        told = changed.get(work)
        # Which group brings it is no change, and neither is a task that changes nowhere.
        if told or tuple(earlier.roles) != tuple(held.roles):
            yield from _seen(earlier, held, told or ())
    for work, held in was.items():
        if work not in kept:
            yield _entry(EntryKind.LOST, held, None)


def _seen(was: _Held, now: _Held, changes: Iterable[Change]) -> Iterator[UnitEntry]:
    before, after = in_order(was.roles), in_order(now.roles)
    concerning = tuple(each for each in changes if _concerns(each, (*before, *after)))
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
