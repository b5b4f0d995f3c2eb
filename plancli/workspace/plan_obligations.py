"""What the units of one plan owe, as a row that is small enough to be kept of a thousand plans.

The obligations stay packed until one plan's are asked for; of the plan itself nothing is kept.
"""

from __future__ import annotations

import datetime
import pickle
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, cast

from plancli.analysis.binding import binding_work
from plancli.analysis.obligations import (
    UnitObligations,
    entries_of,
    list_obligations,
    select_obligations,
    unplaced_names,
)
from plancli.analysis.plan_conflicts import PlanClaims, claims_of
from plancli.analysis.plan_head import PlanHead, head_of
from plancli.analysis.superseding import Replaced, replaced_plans
from plancli.analysis.unit_search import may_mean
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit, UnitKind
from plancli.model.unit_names import kind_of, unit_key
from plancli.source.position import Route
from plancli.workspace.folder import UsablePlan
from plancli.workspace.plan_files import STDIN

Days = Callable[[Plan], Mapping[str, datetime.date]]


class Asked(NamedTuple):
    """What of a plan is asked for."""

    query: str | None = None
    """Only the obligations of units that these words could mean are packed; None for all."""
    role: Role | None = None
    direct: bool = False
    """With `role`: what `select_obligations` leaves out."""
    days: Days | None = None
    """What finds the days that are printed to the day."""
    lines: bool = True
    """False where nobody will ask for a line."""
    conflicts: bool = False


class Owed(NamedTuple):
    """All that the units of one plan owe."""

    rows: tuple[UnitObligations, ...]
    lines: Mapping[Route, int]
    """The line of the file where each obligation's route stands."""
    days: Mapping[str, datetime.date]
    """By id of task or duty the last day printed to the day; empty where nobody asked."""

    def line_of(self, route: Route) -> int:
        """Return the line of a route of an obligation."""
        return self.lines[route]


class PlanObligations(NamedTuple):
    """One plan's row."""

    path: str
    head: PlanHead
    units: tuple[Unit, ...]
    """All units and groups of the plan."""
    entries: Mapping[str, frozenset[tuple[str, bool]]]
    """By id of a group, whose obligations are its own: id, and whether it stands for members not listed."""
    packed: bytes
    told: frozenset[str] | None
    """Ids of the units and groups whose obligations were packed; None for all."""
    groups: Mapping[str, int]
    """Work that binds the unit asked for through a group whose members the plan does not list: how much, by

    the printed name of the group. Empty where the query is no whole name.
    """
    unplaced: tuple[str, ...]
    """Printed names that lead to no unit."""
    replaces: tuple[tuple[Replaced, int], ...]
    """The earlier plans that it says it replaces, and in which line."""
    claims: PlanClaims | None
    """What can be held against other plans; None where nobody asked."""

    @property
    def owed(self) -> Owed:
        """Return the obligations of every unit."""
        return cast("Owed", pickle.loads(self.packed))  # noqa: S301 - packed by this very program

    def owed_by(self, unit: str) -> Owed:
        """Return the obligations of one unit of the plan that is `told`; for a group those of its members."""
        wanted = self.entries.get(unit, {(unit, False)})
        owed = self.owed
        return owed._replace(rows=tuple(row for row in owed.rows if (row.unit.id, row.others) in wanted))


def read_obligations(usable: UsablePlan, asked: Asked) -> PlanObligations:
    """Return the row of one plan."""
    plan, source = usable.plan, usable.source
    entries = {group: entries_of(plan, group) for group in plan.groups}
    # What came from stdin cannot be read again when it turns out that more was meant.
    told = _meant(plan, asked.query) if asked.query is not None and usable.path != STDIN else None
    rows = list_obligations(plan) if told is None or told else ()
    if told is not None:
        wanted = frozenset().union(*(entries.get(unit, {(unit, False)}) for unit in told))
        rows = tuple(row for row in rows if (row.unit.id, row.others) in wanted)
    if asked.role or asked.direct:
        rows = select_obligations(rows, asked.role, direct=asked.direct)

    def line_of(route: Route) -> int:
        return source.locate(route).start.line

    routes = dict.fromkeys(each.route for row in rows for each in row.obligations) if asked.lines else ()
    owed = Owed(rows, {route: line_of(route) for route in routes}, asked.days(plan) if asked.days else {})
    head = head_of(plan)
    replaced = tuple(replaced_plans(plan))
    claims = (
        PlanClaims(usable.path, head, tuple(claims_of(plan, line_of)), replaced) if asked.conflicts else None
    )
    return PlanObligations(
        usable.path,
        head,
        tuple(plan.units.values()),
        entries,
        pickle.dumps(owed, pickle.HIGHEST_PROTOCOL),
        told,
        _through_groups(plan, asked.query, rows) if asked.query is not None else {},
        tuple(dict.fromkeys(mention.words for mention in unplaced_names(plan))),
        tuple((each, line_of(each.route)) for each in replaced),
        claims,
    )


def _meant(plan: Plan, query: str) -> frozenset[str]:
    return frozenset(unit.id for unit in plan.units.values() if may_mean(unit, query))


def _through_groups(plan: Plan, query: str, rows: Sequence[UnitObligations]) -> Mapping[str, int]:
    if kind_of(query) in (None, UnitKind.GROUP):
        return {}
    meant = _meant(plan, query)
    listed = {each.task_id for row in rows if row.unit.id in meant for each in row.obligations}
    single = (unit for unit in plan.units.values() if unit.kind is not UnitKind.GROUP)
    names = {unit_key(name) for unit in single for name in (unit.name, *unit.aliases)}
    bound = (each for each in binding_work(plan, query).bound if each.work.id not in listed)
    return Counter(each.named for each in bound if unit_key(each.named) not in names)
