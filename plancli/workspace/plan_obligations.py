"""What the units of one plan owe, as a row that is small enough to be kept of a thousand plans.

The obligations stay packed until one plan's are asked for; of the plan itself nothing is kept.
"""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from plancli.analysis.obligations import (
    UnitObligations,
    entries_of,
    list_obligations,
    select_obligations,
    unplaced_names,
)
from plancli.analysis.plan_conflicts import PlanClaims, claims_of
from plancli.analysis.plan_head import PlanHead, head_of
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.source.position import Route
from plancli.workspace.folder import UsablePlan

Days = Callable[[Plan], Mapping[str, datetime.date]]


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
    unplaced: tuple[str, ...]
    """Printed names that lead to no unit."""
    claims: PlanClaims | None
    """What can be held against other plans; None where nobody asked."""

    @property
    def owed(self) -> Owed:
        """Return the obligations of every unit."""
        return cast("Owed", pickle.loads(self.packed))  # noqa: S301 - packed by this very program

    def owed_by(self, unit: str) -> Owed:
        """Return the obligations of one unit of the plan; for a group those of its members."""
        wanted = self.entries.get(unit, {(unit, False)})
        owed = self.owed
        return owed._replace(rows=tuple(row for row in owed.rows if (row.unit.id, row.others) in wanted))


def read_obligations(
    usable: UsablePlan,
    *,
    role: Role | None = None,
    direct: bool = False,
    days: Days | None = None,
    conflicts: bool = False,
) -> PlanObligations:
    """Return the row of one plan; `role` and `direct` leave out what `select_obligations` leaves out."""
    plan, source = usable.plan, usable.source
    rows = list_obligations(plan)
    if role or direct:
        rows = select_obligations(rows, role, direct=direct)
    head = head_of(plan)

    def line_of(route: Route) -> int:
        return source.locate(route).start.line

    routes = dict.fromkeys(each.route for row in rows for each in row.obligations)
    lines = {route: line_of(route) for route in routes}
    owed = Owed(rows, lines, days(plan) if days else {})
    return PlanObligations(
        usable.path,
        head,
        tuple(plan.units.values()),
        {group: entries_of(plan, group) for group in plan.groups},
        pickle.dumps(owed, pickle.HIGHEST_PROTOCOL),
        tuple(dict.fromkeys(mention.words for mention in unplaced_names(plan))),
        PlanClaims(usable.path, head, tuple(claims_of(plan, line_of))) if conflicts else None,
    )
