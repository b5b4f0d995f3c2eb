"""Which unit of one plan is which of another, and who holds which role in a task of either.

A unit is known by its names, long or short, as the plans give them; it guesses at no successor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancli.analysis.change import HOLDER, role_key
from plancli.analysis.compare_words import wording_key
from plancli.model.assignment import Role, UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.model.unit import Unit
from plancli.model.unit_names import unit_key
from plancli.records import dataclass

PROSE = "assigned"
"""Key of a plan file under which it reads units and roles out of prose."""
_RANK = {HOLDER: 0, **{role.value: rank for rank, role in enumerate(Role, start=1)}}


class UnitKeys:
    """The units of one plan under keys that both plans share."""

    def __init__(self, plan: Plan, keys: Mapping[str, str]) -> None:
        """Keep the key of each unit id."""
        self._plan = plan
        self._keys = keys

    def of(self, unit: str) -> str:
        """Return the key of a unit by its id."""
        return self._keys[unit]

    def of_mention(self, mention: UnitMention) -> str:
        """Return the key of the unit that a line names; one that is known to no list goes by its words."""
        return self._keys[mention.unit] if mention.unit else f"?{wording_key(mention.words)}"

    def name(self, mention: UnitMention) -> str:
        """Return the full name of the unit, or the words where it is not known."""
        return self._plan.units[mention.unit].name if mention.unit else mention.words


def shared_keys(old: Plan, new: Plan) -> tuple[UnitKeys, UnitKeys]:
    """Return the keys of the units of both plans: one that shares a name with another has its key."""
    known: dict[str, str] = {}
    made = []
    for plan in (old, new):
        taken = {unit.id: _key_of(unit, known) for unit in plan.units.values()}
        made.append(UnitKeys(plan, taken))
    return made[0], made[1]


def _key_of(unit: Unit, known: dict[str, str]) -> str:
    names = [unit_key(name) for name in (unit.name, *unit.aliases)]
    key = next((known[name] for name in names if name in known), names[0])
    for name in names:
        known.setdefault(name, key)
    return key


@dataclass(frozen=True, slots=True)
class HeldRoles:
    """What one unit does in one task or duty."""

    name: str
    roles: tuple[str, ...]
    """Keys of `role_key`, in the order of the roles."""


def held_roles(work: Task | Duty, units: UnitKeys, *, prose: bool = True) -> dict[str, HeldRoles]:
    """Return the roles of every unit that a task or duty names itself, by the unit's key.

    Without `prose` those that lines give, and not those that the file reads out of prose.
    """
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for mention, role in _mentions(work, prose=prose):
        _, roles = found.setdefault(units.of_mention(mention), (units.name(mention), {}))
        roles[role_key(role, requested=mention.requested)] = None
    return {key: HeldRoles(name, in_order(roles)) for key, (name, roles) in found.items()}


def in_order(roles: Mapping[str, None]) -> tuple[str, ...]:
    """Return role keys in the order of the roles."""
    if len(roles) == 1:
        return tuple(roles)
    return tuple(sorted(roles, key=lambda role: (_RANK[role.partition("+")[0]], role)))


def _mentions(work: Task | Duty, *, prose: bool) -> Iterator[tuple[UnitMention, Role | None]]:
    if isinstance(work, Duty):
        yield from ((mention, None) for mention in work.holders)
    for made in work.assignments:
        if not prose and PROSE in made.route:
            continue
        yield from ((mention, made.role) for mention in made.mentions)
