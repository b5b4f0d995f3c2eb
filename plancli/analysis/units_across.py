"""The units of many plans, each told once, however many plans name it.

Joins by name, and by an alias that means one unit in all of them; two bodies of one name stay one here,
so a list says beside each plan who issued it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancli.analysis.unit_search import UnitMatch, match_among
from plancli.legal.organisations import Organisations
from plancli.model.unit import Unit, UnitKind
from plancli.model.unit_names import unit_key
from plancli.records import dataclass

_MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class SharedUnit:
    """One unit of several plans."""

    unit: Unit
    """Its name as first printed, and all its other names; its id is its key."""
    ids: dict[int, tuple[str, ...]]
    """By number of the plan, its ids there."""


class SharedUnits:
    """All units of some plans, by key."""

    def __init__(self, plans: Iterable[Iterable[Unit]]) -> None:
        """Join the units of the plans, which are numbered as they come."""
        self._names: dict[str, dict[str, None]] = {}
        self._kinds: dict[str, UnitKind] = {}
        self._ids: dict[str, dict[int, tuple[str, ...]]] = {}
        owners: dict[str, set[str]] = {}
        for number, units in enumerate(plans):
            for unit in units:
                key = unit_key(unit.name)
                self._add(key, unit, number)
                for alias in unit.aliases:
                    owners.setdefault(unit_key(alias), set()).add(key)
        self._join_by_alias(owners)

    def _add(self, key: str, unit: Unit, number: int) -> None:
        self._names.setdefault(key, {}).update(dict.fromkeys((unit.name, *unit.aliases)))
        self._kinds.setdefault(key, unit.kind)
        ids = self._ids.setdefault(key, {})
        ids[number] = (*ids.get(number, ()), unit.id)

    def _join_by_alias(self, owners: dict[str, set[str]]) -> None:
        """Let a name that elsewhere is an alias of one unit be that unit, unless both stand in one plan."""
        for alias in [alias for alias in owners if alias in self._names and " " in alias]:
            others = owners[alias] - {alias}
            if len(others) != 1 or alias in owners[alias]:
                continue
            owner = others.pop()
            if owner not in self._ids or self._ids[owner].keys() & self._ids[alias].keys():
                continue
            self._names[owner].update(self._names.pop(alias))
            self._ids[owner] |= self._ids.pop(alias)
            del self._kinds[alias]

    def all(self) -> tuple[SharedUnit, ...]:
        """Return every unit, in the order in which the plans name them."""
        return tuple(map(self._shared, self._names))

    def _shared(self, key: str) -> SharedUnit:
        name, *aliases = self._names[key]
        return SharedUnit(Unit(key, name, self._kinds[key], tuple(aliases)), self._ids[key])

    def find(self, query: str) -> UnitMatch:
        """Return the unit that the words mean among all plans; its id is the key for `of_key`."""
        return match_among([each.unit for each in self.all()], query)

    def of_key(self, key: str) -> SharedUnit:
        """Return the unit of a key."""
        return self._shared(key)

    def predecessors(self, key: str, organisations: Organisations) -> tuple[SharedUnit, ...]:
        """Return the units that ended and whose one successor, for all their work, is this one."""
        return tuple(
            self._shared(each)
            for each, kind in self._kinds.items()
            if each != key and kind is not UnitKind.GROUP and _successor(each, organisations) == key
        )

    def alike(self, key: str) -> Sequence[Unit]:
        """Return units whose names begin as this one's or end where it goes on: perhaps the same body.

        "Phòng Tư pháp" and "Phòng Tư pháp huyện Trạm Tấu"; at most five.
        """
        kind = self._kinds[key]
        found = [
            self._shared(each).unit
            for each in self._names
            if self._kinds[each] is kind
            and (each.startswith(f"{key} ") or (key.startswith(f"{each} ") and " " in each))
        ]
        return found[:_MOST_ALIKE]


def _successor(key: str, organisations: Organisations) -> str:
    """Return the key of the one body that took over all of a body's work; empty where that is not certain."""
    body = organisations.named(key)
    if body is None or not body.exact or body.note or len(body.succeeded_by) != 1:
        return ""
    name = body.succeeded_by[0]
    return "" if "(" in name else unit_key(name)
