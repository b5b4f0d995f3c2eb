"""What of a difference is to be told: all of it, or what concerns one unit."""

from __future__ import annotations

from plancli.analysis.change import (
    OF_UNITS,
    Change,
    ChangeKind,
    EntryKind,
    PlanDifference,
    UnitDifference,
    UnitStanding,
)
from plancli.analysis.compare_roles import shared_keys
from plancli.analysis.unit_groups import expand
from plancli.analysis.unit_search import match_units
from plancli.errors import UsageError
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """What is told of a difference."""

    changes: tuple[Change, ...]
    units: tuple[UnitDifference, ...]
    """Those whose work changed, and those whose did not."""
    unit: str = ""
    """Name of the unit that all of it concerns; empty for no such wish."""
    only_spelled: int = 0
    """How many ways of writing are left out."""

    @property
    def differs(self) -> bool:
        """Say whether anything is told."""
        return bool(self.changes) or any(each.standing is not UnitStanding.UNCHANGED for each in self.units)


def select(difference: PlanDifference, unit: str | None, *, spelling: bool) -> Selection:
    """Return what is to be told; UsageError that asks back where the unit is not clear."""
    meant = difference.changes if spelling else difference.meant()
    if unit is None:
        return Selection(meant, difference.units, only_spelled=len(difference.changes) - len(meant))
    name, keys = _unit_keys(difference, unit)
    rows = tuple(each for each in difference.units if (each.key, each.others) in keys)
    return Selection(tuple(_concerning(meant, rows)), rows, name)


def _unit_keys(difference: PlanDifference, written: str) -> tuple[str, frozenset[tuple[str, bool]]]:
    """Return name and keys of the unit meant, in whichever plan has it; for a group those of its members."""
    old_keys, new_keys = shared_keys(difference.old, difference.new)
    sides = ((difference.new, new_keys), (difference.old, old_keys))
    matches = [match_units(plan, written) for plan, _ in sides]
    for match, (plan, keys) in zip(matches, sides, strict=True):
        if (found := match.unit) is not None:
            expansion = expand(plan, found.id)
            members = {(keys.of(member), False) for member in expansion.members}
            return found.name, frozenset(
                members | {(keys.of(group), True) for group in expansion.open_groups}
            )
    near = dict.fromkeys(each.name for match in matches for each in match.candidates)
    if near:
        raise UsageError("cli.obligations.which-unit", value=written, names="; ".join(near))
    raise UsageError("cli.diff.no-unit", value=written)


def _concerning(changes: tuple[Change, ...], rows: tuple[UnitDifference, ...]) -> list[Change]:
    """Return the changes in what the units gained, lost, see changed; of other units who answers only."""
    entries = [each for row in rows for each in row.entries]
    gone = {each.old.id for each in entries if each.old and each.kind is not EntryKind.GAINED}
    come = {each.new.id for each in entries if each.new and each.kind is not EntryKind.LOST}
    heard = {id(change) for each in entries for change in each.changes}
    names = {row.unit.name for row in rows} | {each.via_group for each in entries}
    return [
        each
        for each in changes
        if each.content
        and ((each.old and each.old.id in gone) or (each.new and each.new.id in come))
        and (each.kind not in OF_UNITS or id(each) in heard or each.unit in names)
        and each.kind is not ChangeKind.RENUMBERED
    ]
