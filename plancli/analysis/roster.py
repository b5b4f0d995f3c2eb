"""The units that are to follow a plan with one of their own: from a list, or as the plan itself says.

A unit without a plan is then a row, not a silence. It invents no unit: where nobody says which there are,
it says so.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import Enum

from plancli.analysis.body_name import BodyName, bare_province, read_body_name
from plancli.analysis.home import TWO_TIERS
from plancli.analysis.issuer import Tier, issuer_name, tier_of
from plancli.legal.places import Places
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.vietnamese.collation import sort_key


class RosterSource(Enum):
    """Who says which units there are; the value stands in JSON."""

    LIST = "list"
    """danh sách kèm theo lệnh"""
    GROUP = "group"
    """nhóm đơn vị mà kế hoạch cấp trên khai"""
    PLACES = "places"
    """danh mục đơn vị hành chính"""
    NONE = "none"
    """không có: chỉ kể các kế hoạch tìm thấy"""


@dataclass(frozen=True, slots=True)
class Roster:
    """The units that are to have a plan."""

    names: tuple[str, ...]
    """As the list writes them: `UBND xã Hạnh Phúc`."""
    source: RosterSource
    words: str
    """Path of the list, names of the groups, or the province; empty for none."""
    province: str = ""
    """Key of the province that all of them lie in: `lào cai`; empty where it is not known."""


def list_roster(names: Sequence[str], path: str, parent: Plan) -> Roster:
    """Return the roster of a list; blank lines and repeated names are left out."""
    kept: dict[BodyName, str] = {}
    for name in names:
        if name.strip():
            kept.setdefault(read_body_name(name), " ".join(name.split()))
    return Roster(tuple(kept.values()), RosterSource.LIST, path, province_of(parent))


def own_roster(parent: Plan, places: Places, day: datetime.date) -> Roster:
    """Return the units that the plan itself tells of: members of its groups, else communes of its province.

    `day` counts where the plan bears no date: before `TWO_TIERS` a province had districts below it, of
    which there is no list.
    """
    names, groups = _declared(parent)
    province = province_of(parent)
    if names:
        return Roster(names, RosterSource.GROUP, "; ".join(groups), province)
    full = _present_province(parent, places)
    if full and (parent.issued or day) >= TWO_TIERS:
        communes = sorted(places.communes_of_province(full), key=sort_key)
        bodies = tuple(f"UBND {each[:1].lower()}{each[1:]}" for each in communes)
        return Roster(bodies, RosterSource.PLACES, full, province)
    return Roster((), RosterSource.NONE, "", province)


def province_of(plan: Plan) -> str:
    """Return the key of the province that issues a plan; empty where another body issues it."""
    name = issuer_name(plan)
    return bare_province(name) if tier_of(name) is Tier.PROVINCE else ""


def _declared(parent: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the People's Committees that the plan's groups list, and the names of those groups."""
    names: dict[str, None] = {}
    groups: dict[str, None] = {}
    for group in parent.groups.values():
        bodies = [parent.units[one].name for one in group.members if group.declared]
        below = [name for name in bodies if _is_below(name, parent)]
        if below and len(below) == len(bodies):
            names |= dict.fromkeys(below)
            groups[group.unit.name] = None
    return tuple(names), tuple(groups)


def _is_below(name: str, parent: Plan) -> bool:
    tier, above = tier_of(name), tier_of(issuer_name(parent))
    if tier not in (Tier.DISTRICT, Tier.COMMUNE):
        # "UBND thành phố Yên Bái" does not say how high it stands, but below a province it is a district.
        return above is Tier.PROVINCE and read_body_name(name).level == "thành phố"
    return above is None or tier > above


def _present_province(parent: Plan, places: Places) -> str:
    """Return the full name of the issuing province, empty where it is none of today."""
    bare = province_of(parent)
    named = (f"Tỉnh {bare}", f"Thành phố {bare}") if bare else ()
    return next((places.new_province(each) for each in named if places.is_present_province(each)), "")
