"""Who a printed group stands for: its members, and whether others remain that the plan does not name.

Opens groups as the plan knows them; it adds no member that neither the file nor the plan names.
"""

from __future__ import annotations

from collections.abc import Collection

from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Expansion:
    """What one unit or group comes to."""

    members: tuple[str, ...]
    """Ids of the units it stands for, in the file's order; the unit itself where it is no group."""
    open_groups: tuple[str, ...]
    """Ids of the groups in it that hold others whom the plan does not list."""


def expand(plan: Plan, unit: str) -> Expansion:
    """Open a group down to single units; a group inside a group is opened too.

    "UBND các xã, thị trấn" of the Trạm Tấu plan comes to twelve communes and leaves nobody out;
    "Các cơ quan, đơn vị" comes to the state units that the plan names, and to others.
    """
    members: dict[str, None] = {}
    open_groups: dict[str, None] = {}
    _open(plan, unit, members, open_groups, seen=set())
    return Expansion(tuple(members), tuple(open_groups))


def group_of(plan: Plan, units: Collection[str]) -> Unit | None:
    """Return the group of the plan that holds just these units and no others, None where there is none.

    The twelve communes of the Trạm Tấu plan are "UBND các xã, thị trấn".
    """
    for group in plan.groups.values():
        expansion = expand(plan, group.unit.id)
        if set(expansion.members) == set(units) and not expansion.open_groups:
            return group.unit
    return None


def _open(
    plan: Plan,
    unit: str,
    members: dict[str, None],
    open_groups: dict[str, None],
    seen: set[str],
) -> None:
    group = plan.groups.get(unit)
    if group is None:
        members[unit] = None
        return
    if unit in seen:
        return
    seen.add(unit)
    if not group.complete or not group.members:
        open_groups[unit] = None
    for member in group.members:
        _open(plan, member, members, open_groups, seen)
