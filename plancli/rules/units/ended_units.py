"""Which named units were no more on a day: bodies, provinces, districts, communes, each with what followed.

Judges a name only where it can mean one unit; a school, a hospital, a firm may keep the name of a district.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plancli.legal.organisations import Organisations
from plancli.legal.places import District, OldCommune, Places
from plancli.model.issuance import Issuance
from plancli.model.plan import Plan
from plancli.model.unit import UnitKind
from plancli.records import dataclass
from plancli.rules.units.named_units import HEAD, NamedUnit
from plancli.rules.wording.place_names import LEVEL, PlaceName, own_places, place_names
from plancli.vietnamese.folding import fold

# Patterns, compiled where a plan is of after the districts, which most runs never ask.
_DISTRICT = r"\b(?:huyện|quận|thị xã)\b|\bcấp huyện\b|\bthị (?:ủy|đoàn)\b"
_TOWNSHIP = r"\bthị trấn\b"
_OFFICE = r"(?:phòng|văn phòng|thanh tra|vp)\b"
_OTHER_LEVEL = r"\b(?:tỉnh|sở|bộ|xã|phường|trường|trung ương|cục|chi cục)\b"
_OF_GOVERNMENT = (
    r"\b(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|(?:huyện|quận|thị|đảng) ủy|ban chỉ đạo|hội đồng)\b"
)
_GOVERNING = frozenset({UnitKind.PARTY, UnitKind.FRONT, UnitKind.POLICE, UnitKind.MILITARY})
_NOT_GOVERNING = frozenset({UnitKind.SCHOOL, UnitKind.SERVICE_UNIT, UnitKind.ORGANISATION, UnitKind.VILLAGE})
_GROUP_OF_OFFICES = (
    r"(?!.*\b(?:trường|bệnh viện|trạm|trung tâm|doanh nghiệp|địa bàn)\b)"
    r".*\b(?:phòng|ban|ngành|cơ quan|đoàn thể|công an|các (?:huyện|quận|thị xã))\b"
)
COMMUNE_LEVELS = frozenset({"xã", "phường", "thị trấn"})
"""Folded words for the lowest level, as plans of before and after 1 July 2025 use them."""

PROVINCE_LEVELS = frozenset({"tỉnh", "thành phố"})
"""Folded words for the highest; a city may also be an old district."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a plan stands, as its head and its words say."""

    province: str
    """Old or present, with its level; empty where it is not known."""
    districts: tuple[str, ...]
    """Old districts that the head names."""


def context_of(plan: Plan, places: Places, *, now: bool) -> Context:
    """Return the plan's own province and district; empty where head and words leave it open.

    `now` where the plan is of after 1 July 2025: then the issuer's own commune may tell the province.
    """
    names = head_places(plan.issuance)
    districts = tuple(_plain(name) for name in names if places.districts(_plain(name)))
    found = {_plain(name) for name in names if places.new_province(_plain(name))}
    found = found or {each.province for name in districts for each in places.districts(name)}
    if now and not found:
        found = {places.province_of(name.key) for name in names if name.level in COMMUNE_LEVELS} - {""}
    if not found:
        said = {_plain(name) for text in plan.texts.holding(LEVEL) for name in place_names(text.words)}
        found = {places.new_province(name) for name in said} - {""}
    return Context(found.pop() if len(found) == 1 else "", districts)


def head_places(issuance: Issuance) -> tuple[PlaceName, ...]:
    """Return the places that the head names, `thành phố Huế` of one syllable included."""
    short = [
        name for name in place_names(f"{issuance.superior}\n{issuance.issuer}") if len(name.syllables) == 1
    ]
    return (*own_places(issuance), *short)


def provinces_ended(units: Iterable[NamedUnit], places: Places) -> Iterator[tuple[NamedUnit, PlaceName, str]]:
    """Yield each unit of a province that is no more, the province and its successor."""
    for unit in units:
        for name in place_names(unit.words):
            words = _plain(name)
            successor = places.new_province(words) if name.level in PROVINCE_LEVELS else ""
            if successor and not places.is_present_province(words):
                yield unit, name, successor


def districts_ended(
    plan: Plan, units: Sequence[NamedUnit], organisations: Organisations
) -> tuple[tuple[NamedUnit, ...], tuple[str, ...]]:
    """Return the units of the level of districts, and the present communes where the head names the district."""
    heads = [unit for unit in units if unit.place.address == HEAD]
    own = any(re.search(_DISTRICT, unit.key) and re.search(_OF_GOVERNMENT, unit.key) for unit in heads)
    own = own or any(_town(unit, organisations) for unit in heads)
    found = tuple(
        unit for unit in units if _is_of_district(unit, organisations) or (own and _is_office(unit))
    )
    return found, _present_communes(plan, organisations.places) if own and found else ()


def _is_of_district(unit: NamedUnit, organisations: Organisations) -> bool:
    if not re.search(_DISTRICT, unit.key) and not _town(unit, organisations):
        return False
    if unit.kind in _NOT_GOVERNING:
        return False
    if unit.kind in _GOVERNING or re.search(_OF_GOVERNMENT, unit.key):
        return True
    if unit.kind is UnitKind.GROUP:
        return re.match(_GROUP_OF_OFFICES, unit.key) is not None
    return unit.kind is UnitKind.DEPARTMENT and re.match(_OFFICE, unit.key) is not None


def _is_office(unit: NamedUnit) -> bool:
    """Say whether it is an office of the issuer itself, when that is a district: "Phòng Tư pháp"."""
    whole = unit.kind is UnitKind.DEPARTMENT and re.match(_OFFICE, unit.key) is not None
    return whole and not re.search(_OTHER_LEVEL, unit.key) and not unit.is_member


def _town(unit: NamedUnit, organisations: Organisations) -> tuple[District, ...]:
    """Return the old districts that were towns of this name: "UBND thành phố Yên Bái", never a present province."""
    if "thành phố " not in unit.key:
        return ()
    places = organisations.places
    names = [name for name in place_names(unit.words) if name.level == "thành phố"]
    return tuple(
        each
        for name in names
        if not places.bears_province_name(" ".join(name.syllables))
        for each in places.districts(_plain(name))
    )


def _present_communes(plan: Plan, places: Places) -> tuple[str, ...]:
    """Return the communes of today where the head names one district, the last with its province."""
    names = [_plain(name) for name in head_places(plan.issuance)]
    province = next((name for name in names if places.new_province(name)), "")
    districts = [each for name in names for each in places.districts(name, province)]
    if len(districts) != 1:
        return ()
    *others, last = places.communes_of_district(districts[0])
    province = districts[0].new_province
    return (*others, f"{last} ({province[:1].lower()}{province[1:]})")


def communes_ended(
    plan: Plan, units: Iterable[NamedUnit], places: Places, *, now: bool
) -> Iterator[tuple[NamedUnit, OldCommune]]:
    """Yield each unit of a commune that was drawn anew; `now` where the plan itself is of after that day.

    Then a name that a present commune of the province bears is that commune's.
    """
    named = [(unit, name) for unit in units if (name := commune_of(unit)) is not None]
    own = {name.key for name in head_places(plan.issuance)}
    others = [
        (unit, name)
        for unit, name in named
        if not now or (name.key not in own and unit.place.address != HEAD)
    ]
    context = context_of(plan, places, now=now) if others else Context("", ())
    for unit, name in others:
        if context.province and not (now and places.is_present_commune(_plain(name), context.province)):
            found = _one_commune(_plain(name), context, places)
            if found is not None:
                yield unit, found


def commune_of(unit: NamedUnit) -> PlaceName | None:
    """Return the commune whose authority, Party committee or police a unit is; None for any other unit."""
    governs = unit.kind in _GOVERNING or re.search(_OF_GOVERNMENT, unit.key)
    if not governs or unit.kind in _NOT_GOVERNING:
        return None
    return next((name for name in place_names(unit.words) if name.level in COMMUNE_LEVELS), None)


def _one_commune(name: str, context: Context, places: Places) -> OldCommune | None:
    """Return the old commune that is meant; None where two of one name went different ways or are mixed up."""
    found = [
        each
        for district in context.districts or ("",)
        for each in places.old_communes(name, context.province, district)
    ]
    ways = {each.successors for each in found}
    return found[0] if len(ways) == 1 and not any(each.mixed for each in found) else None


def townships_named(units: Iterable[NamedUnit]) -> tuple[NamedUnit, ...]:
    """Return the groups that speak of townships in general: "UBND các xã, thị trấn"."""
    return tuple(unit for unit in units if unit.kind is UnitKind.GROUP and re.search(_TOWNSHIP, unit.key))


def _plain(name: PlaceName) -> str:
    return fold(name.key)
