"""Everything a plan file says of what stands above it: links, and what does not apply, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Place
from plancli.model.link import LinkTarget
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.model.task import Duty, Task
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Named:
    """One target and the entry of the file that names it."""

    target: LinkTarget
    route: Route
    address: str
    """Printed address of the place that has the link; empty for `not_applicable`."""
    holder: Route
    """The list that it stands in."""

    def place(self, key: str = "") -> Place:
        """Return where a key of the entry stands; the entry itself for none."""
        return Place((*self.route, key) if key else self.route, address=self.address)


def plan_targets(plan: Plan) -> Iterator[Named]:
    """Yield every target that the plan names, links first."""
    places: list[Task | Duty | Section] = [*plan.tasks, *plan.duties, *plan.all_sections()]
    for each in places:
        for link in each.implements:
            yield Named(link.target, link.route, each.address, link.route[:-1])
    for aside in plan.not_applicable:
        yield Named(aside.target, aside.route, "", aside.route[:-1])
