"""Where a plan rules: the province and the district of its issuer, and which places can lie there.

Asks the table of communes; a place that the table does not hold is never denied.
"""

from __future__ import annotations

import datetime
from collections.abc import Set as AbstractSet

from plancli.analysis.issuer import issuer_name
from plancli.legal.organisations import Level, load_default_organisations
from plancli.legal.places import Places
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.patterns import late_pattern
from plancli.records import dataclass

_PLACE = late_pattern(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)\s[\w\s]+?(?=$|[,;()-])")
TWO_TIERS = datetime.date(2025, 7, 1)
"""Since this day there are provinces and communes only: Law 72/2025/QH15, Article 51."""


@dataclass(frozen=True, slots=True)
class Home:
    """The place of a plan's issuer."""

    place: str
    """Folded, with its level: `tỉnh lào cai`, `huyện trạm tấu`; empty where the issuer names none."""
    province: str
    """Folded; empty where it is not known."""
    issued: datetime.date | None

    def may_hold(self, place: str, levels: AbstractSet[Level], province: str = "") -> bool:
        """Say whether `place` (`xã hạnh phúc`) can lie here; no only where the table knows it elsewhere only.

        `province` is the one that the name itself gives, folded without its level.
        """
        if not self.province:
            return True
        if province:
            return self.province.endswith(f" {province}") or self.place.endswith(f" {province}")
        places = load_default_organisations().places
        if not places.new_province(self.province):
            return True
        if Level.COMMUNE in levels:
            return self._may_hold_commune(places, place)
        if Level.DISTRICT in levels and places.districts(place):
            return bool(places.districts(place, self.province))
        return True

    def _may_hold_commune(self, places: Places, place: str) -> bool:
        district = self.place if self.place != self.province and places.districts(self.place) else ""
        now = self.issued is None or self.issued >= TWO_TIERS
        before = self.issued is None or self.issued < TWO_TIERS
        if now and places.is_present_commune(place, self.province):
            return True
        if before and places.old_communes(place, self.province, district):
            return True
        return not places.has_commune(place)


def home_of(plan: Plan) -> Home:
    """Return where a plan's issuer rules, as its head says."""
    heads = f"{issuer_name(plan)}, {plan.issuance.superior}"
    found = [each.group() for each in _PLACE.finditer(unit_key(heads))]
    places = load_default_organisations().places
    provinces = [each for each in found if places.new_province(each)]
    if not provinces:
        districts = {d.province for each in found for d in places.districts(each)}
        provinces = [unit_key(each) for each in districts] if len(districts) == 1 else []
    return Home(found[0] if found else "", provinces[0] if provinces else "", plan.issued)
