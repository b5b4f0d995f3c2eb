"""The unit that a user asks for in several plans: found by all its names, asked back about where unclear.

Takes in what ended and is this unit today; names that are merely alike are told, not taken in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from plancli.analysis.plan_conflicts import Conflict
from plancli.analysis.unit_search import UnitMatch, may_mean
from plancli.analysis.units_across import SharedUnits
from plancli.cli.streams import remark
from plancli.errors import UsageError
from plancli.legal.organisations import load_default_organisations
from plancli.messages import Language, sentence
from plancli.model.unit import Unit
from plancli.model.unit_names import unit_key

_MOST_TOLD = 10
"""Names that one sentence lists."""


class NamingPlan(Protocol):
    """A row of a plan that tells which units the plan names."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units and groups of the plan."""

    @property
    def groups(self) -> Mapping[str, int]:
        """How much work groups have that may hold the unit, by their names."""


class WantedUnit:
    """The unit that is asked for, in each plan."""

    def __init__(self, plans: Sequence[NamingPlan], written: str, language: Language) -> None:
        """Find it among the units of all plans; UsageError that asks back where it is not clear."""
        shared = SharedUnits(each.units for each in plans)
        match = shared.find(written)
        groups = _groups(plans)
        if match.unit is None or not may_mean(match.unit, written):
            raise _asked_back(written, match, groups, len(plans))
        key, self.name = match.unit.id, match.unit.name
        if groups and unit_key(written) == unit_key(self.name):
            remark(sentence(language, "folder.groups", name=self.name, groups=groups))
        self._units = [shared.of_key(key)]
        for each in shared.predecessors(key, load_default_organisations()):
            self._units.append(each)
            remark(sentence(language, "folder.predecessor", old=each.unit.name, new=self.name))
        taken = {each.unit.id for each in self._units}
        alike = [f"“{each.name}”" for each in shared.alike(key) if each.id not in taken]
        if alike:
            remark(sentence(language, "folder.alike", name=self.name, names="; ".join(alike)))
        self._names = {unit_key(each) for one in self._units for each in (one.unit.name, *one.unit.aliases)}

    def ids(self, number: int) -> list[str]:
        """Return its ids in the plan of a number."""
        return [each for unit in self._units for each in unit.ids.get(number, ())]

    def concerns(self, conflict: Conflict) -> bool:
        """Say whether it leads on one of the two sides."""
        sides = (conflict.first[1], conflict.second[1])
        return any(unit_key(name) in self._names for side in sides for name in side.lead_names)


def _groups(plans: Iterable[NamingPlan]) -> str:
    """Return the groups that hold the unit and have work for it, those with the most first."""
    counts: Counter[str] = Counter()
    for plan in plans:
        counts.update(plan.groups)
    return "; ".join(f"“{name}” ({count})" for name, count in counts.most_common(_MOST_TOLD))


def _asked_back(written: str, match: UnitMatch, groups: str, count: int) -> UsageError:
    """Return what to say where no plan names the unit, or where several units may be meant.

    A misspelt name is offered, never taken: of many plans, some unit is always nearly spelled so.
    """
    near = (match.unit,) if match.unit else match.candidates
    by_words = any(may_mean(each, written) for each in near)
    if groups and not by_words:
        return UsageError("folder.no-unit.groups", value=written, count=count, groups=groups)
    if not near:
        return UsageError("folder.no-unit", value=written, count=count)
    names = "; ".join(each.name for each in near[:_MOST_TOLD])
    more = len(near) - _MOST_TOLD
    key = "cli.obligations.which-unit" if by_words else "folder.no-unit.near"
    return UsageError(f"{key}.more" if more > 0 else key, value=written, names=names, more=more, count=count)
