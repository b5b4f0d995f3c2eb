"""The units of one plan: finds the unit that a printed name means, and what a group holds.

Gathers declared units and those whose names say what they are; it never guesses between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from plancli.model.assignment import UnitMention
from plancli.model.unit import STATE_KINDS, Unit, UnitGroup, UnitKind
from plancli.model.unit_names import KnownNames, kind_of, split_units, strip_request, unit_key
from plancli.patterns import late_pattern
from plancli.source.position import Route
from plancli.vietnamese.folding import unaccent

_ALL_BODIES = frozenset({"các cơ quan, đơn vị"})
"""Groups that mean every state unit, also those the plan does not name."""
_DEPARTMENTS = late_pattern(r"các (?:sở|phòng), (?:ban|ban, ngành|ngành)(?:,? \w+)*$")


class UnitDirectory:
    """Collects units while a plan is resolved; `units` and `groups` are read at the end."""

    def __init__(self) -> None:
        """Start empty; declared units come first through `declare`."""
        self._units: dict[str, Unit] = {}
        self._by_key: dict[str, str] = {}
        self._names = KnownNames()
        self._numbered: dict[str, int] = {}
        """The last number behind an id that several names share."""
        self._declared_groups: dict[str, tuple[str, ...]] = {}
        self._excluded: dict[str, tuple[str, ...]] = {}

    @property
    def units(self) -> Mapping[str, Unit]:
        """All units by id, declared ones first."""
        return self._units

    def declare(self, name: str, aliases: Sequence[str], kind: UnitKind | None, route: Route) -> Unit:
        """Add a unit of the file's `units`; its kind is read from the name where none is given."""
        return self._add(name, tuple(aliases), kind or kind_of(name), True, route)

    def declare_group(self, group: Unit, members: Iterable[tuple[str, Route]]) -> None:
        """Say which units a declared group holds; members not yet known are added."""
        found = (
            self._find(name) or self._add(name, (), kind_of(name), True, route).id for name, route in members
        )
        self._declared_groups[group.id] = tuple(dict.fromkeys(found))

    def exclude(self, group: Unit, names: Iterable[str]) -> None:
        """Say which units a group does not hold, though its name would take them in."""
        self._excluded[group.id] = tuple(names)

    def mention(self, words: str, route: Route, within: tuple[int, int] | None = None) -> UnitMention:
        """Return the mention of one printed name, adding its unit where the name says its kind."""
        name, requested = strip_request(words)
        unit = self._find(name)
        if unit is None and (kind := kind_of(name)) is not None:
            unit = self._add(name, (), kind, False, route).id
        return UnitMention(name, unit, requested, route, within)

    def mentions_in(self, line: str, route: Route) -> tuple[UnitMention, ...]:
        """Split a line that holds several names and return a mention for each.

        "Đề nghị" in front of the line holds for all of them: "Đề nghị: Hội A, Hội B".
        """
        rest, requested = strip_request(line)
        shift = len(line) - len(rest)
        spans = split_units(rest, self._names)
        whole = len(spans) == 1 and shift == 0
        found = (
            self.mention(rest[start:end], route, None if whole else (start + shift, end + shift))
            for start, end in spans
        )
        if not requested:
            return tuple(found)
        return tuple(UnitMention(each.words, each.unit, True, each.route, each.within) for each in found)

    def groups(self, named: Sequence[str]) -> dict[str, UnitGroup]:
        """Return every group and its members; `named` are the units the plan names, in its order."""
        return {
            unit.id: self._group(unit, named) for unit in self._units.values() if unit.kind is UnitKind.GROUP
        }

    def _group(self, unit: Unit, named: Sequence[str]) -> UnitGroup:
        excluded = self._excluded.get(unit.id, ())
        if unit.id in self._declared_groups:
            members = self._declared_groups[unit.id]
            return UnitGroup(unit, members, complete=True, declared=True, excluded=excluded)
        key = unit_key(unit.name)
        members = ()
        if key in _ALL_BODIES:
            grouped = {member for members in self._declared_groups.values() for member in members}
            bodies = (one for one in named if self._units[one].kind in STATE_KINDS)
            members = tuple(one for one in bodies if one not in grouped)
        elif _DEPARTMENTS.match(key):
            members = tuple(one for one in named if self._is_department(one))
        apart = frozenset(map(unit_key, excluded))
        members = tuple(one for one in members if unit_key(self._units[one].name) not in apart)
        return UnitGroup(unit, members, complete=False, declared=False, excluded=excluded)

    def _is_department(self, one: str) -> bool:
        return self._units[one].kind is UnitKind.DEPARTMENT

    def _find(self, name: str) -> str | None:
        return self._by_key.get(unit_key(name))

    def _add(
        self,
        name: str,
        aliases: tuple[str, ...],
        kind: UnitKind | None,
        declared: bool,
        route: Route,
    ) -> Unit:
        unit = Unit(self._free_id(name), name, kind or UnitKind.ORGANISATION, aliases, declared, route)
        self._units[unit.id] = unit
        for each in (name, *aliases):
            self._names.add(each)
            self._by_key.setdefault(unit_key(each), unit.id)
        return unit

    def _free_id(self, name: str) -> str:
        base = re.sub(r"[^a-z0-9]+", "-", unaccent(name)).strip("-")[:56].rstrip("-") or "don-vi"
        free, number = base, self._numbered.get(base, 1)
        while free in self._units:
            number += 1
            free = f"{base}-{number}"
        self._numbered[base] = number
        return free
