"""Where a unit is named, and the one finding about all units that share a fault."""

from __future__ import annotations

from collections.abc import Iterable

from plancli.diagnostic import Finding, Place
from plancli.model.assignment import UnitMention


def mention_place(mention: UnitMention, address: str) -> Place:
    """Return the place of a unit's name; `address` is that of the task, duty or heading that names it."""
    return Place(mention.route, within=mention.within, address=address)


def units_finding(named: Iterable[tuple[UnitMention, str]]) -> Finding:
    """Return one finding for units, one at least, each with the address where it is named; the first counts."""
    found = list(named)
    first, *others = [mention_place(mention, address) for mention, address in found]
    units = "; ".join(f"{mention.words} ({address})" for mention, address in found)
    return Finding(first, {"units": units}, related=tuple(others))
