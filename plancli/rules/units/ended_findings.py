"""What is said of units that ended: one finding for each cause, with what followed and the source.

Finds the words and their places; which units had ended is for `ended_units` and the dated data.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from plancli.diagnostic import Correction, Finding, Place, Replacement
from plancli.legal.citation_text import CitationMention
from plancli.legal.organisations import Level, Organisation
from plancli.legal.places import OldCommune
from plancli.rules.rule import RuleContext
from plancli.rules.units.ended_units import (
    commune_of,
    communes_ended,
    districts_ended,
    provinces_ended,
    townships_named,
)
from plancli.rules.units.named_units import RECIPIENTS, NamedUnit
from plancli.rules.wording.place_names import PlaceName
from plancli.source.edit import Applicability
from plancli.source.position import Route
from plancli.vietnamese.folding import fold

_MOST = 12
"""Names in one sentence."""
_FEW = 2
_UNCHANGED = "(giữ nguyên)"
_CITED_TITLE = 2
"""Characters between a citation and its title."""


def body_findings(context: RuleContext, units: Sequence[NamedUnit], day: datetime.date) -> Iterator[Finding]:
    """Yield one finding for each known body that had ended; prose counts only where a day was asked for."""
    named = [
        (unit.stretch(found.start, found.end), unit.words, found.organisation)
        for unit in units
        for found in context.organisations.find(unit.words)
    ]
    routes = {place.route for place, *_ in named}
    if context.as_of is not None:
        named += [each for each in _in_prose(context) if each[0].route not in routes]
    ended: dict[Organisation, list[tuple[Place, str]]] = {}
    for place, words, organisation in named:
        if organisation.has_ended_by(day):
            ended.setdefault(organisation, []).append((place, words))
    for organisation, where in ended.items():
        place, words = where[0]
        places = [each for each, _ in where]
        # A body whose work was divided, or went elsewhere in part, has no one name to be written instead.
        sole = organisation.succeeded_by[0] if len(organisation.succeeded_by) == 1 else ""
        new = "" if organisation.note else sole
        renamed = tuple(Replacement(each, new) for each in places if new)
        said = {
            "units": f"“{words}” ({place.address})",
            # A name may hold commas of its own: Sở Văn hóa, Thể thao và Du lịch.
            "successors": "; ".join(organisation.succeeded_by),
            "old": organisation.name,
            "new": new,
        }
        yield _finding(context, places, organisation, organisation.told_by, renamed, **said)


def _in_prose(context: RuleContext) -> Iterator[tuple[Place, str, Organisation]]:
    """Yield bodies that the prose names outside a citation: an act keeps the name of who issued it."""
    plan = context.plan
    mentions: dict[Route, list[CitationMention]] = {}
    for citation in plan.citations:
        mentions.setdefault(citation.route, []).append(citation.mention)
    for text in plan.texts:
        for found in context.organisations.find(text.words):
            within, cited = (found.start, found.end), _cited(mentions.get(text.route, ()))
            if text.address != RECIPIENTS and not any(start <= within[0] < end for start, end in cited):
                words = text.words[found.start : found.end]
                yield Place(text.route, within=within, address=text.address), words, found.organisation


def _cited(mentions: Iterable[CitationMention]) -> list[tuple[int, int]]:
    """Return the stretches of a text that are citations, their titles included."""
    return [(each.start, each.end + len(each.title) + _CITED_TITLE) for each in mentions]


def place_findings(context: RuleContext, units: Sequence[NamedUnit], day: datetime.date) -> Iterator[Finding]:
    """Yield one finding for each province, one for all district bodies, one for all communes."""
    level = context.organisations.level
    if level(Level.PROVINCE).has_ended_by(day):
        yield from _provinces(context, units)
    if level(Level.DISTRICT).has_ended_by(day):
        yield from _districts(context, units)
    if level(Level.COMMUNE).has_ended_by(day):
        now = context.issued is None or level(Level.COMMUNE).has_ended_by(context.issued)
        found = list(communes_ended(context.plan, units, context.organisations.places, now=now))
        yield from _communes(context, found)
        if not any(fold(each.name).startswith("thị trấn ") for _, each in found):
            yield from _townships(context, units)


def _provinces(context: RuleContext, units: Sequence[NamedUnit]) -> Iterator[Finding]:
    level = context.organisations.level(Level.PROVINCE)
    ended: dict[tuple[str, str], list[tuple[NamedUnit, PlaceName]]] = {}
    for unit, name, successor in provinces_ended(units, context.organisations.places):
        ended.setdefault((name.words, successor), []).append((unit, name))
    for (old, successor), named in ended.items():
        new = _small(successor)
        where = [unit.place for unit, _ in named]
        renamed = tuple(_renamed(unit, name, successor) for unit, name in named)
        said = {"units": f"“{old}” ({where[0].address})", "successors": new, "old": old, "new": new}
        yield _finding(context, where, level, "", renamed, **said)


def _districts(context: RuleContext, units: Sequence[NamedUnit]) -> Iterator[Finding]:
    found, communes = districts_ended(context.plan, units, context.organisations)
    if found:
        where = [unit.place for unit in found]
        level = context.organisations.level(Level.DISTRICT)
        variant = "own-district" if communes else "districts"
        joined = ", ".join(map(_small, communes))
        yield _finding(context, where, level, variant, units=_names(found), communes=joined)


def _communes(context: RuleContext, found: Sequence[tuple[NamedUnit, OldCommune]]) -> Iterator[Finding]:
    units = [unit for unit, commune in found if not commune.kept]
    if not units:
        return
    several = len(units) > _FEW
    renamed = tuple(
        _renamed(unit, name, commune.successors[0])
        for unit, commune in found
        if not commune.kept and len(commune.successors) == 1 and (name := commune_of(unit))
    )
    yield _finding(
        context,
        [unit.place for unit in units],
        context.organisations.level(Level.COMMUNE),
        "communes" if several else "commune",
        renamed,
        units=_names(units[:_FEW]),
        more=str(len(units) - _FEW),
        successors=_by_successor(commune for _, commune in found),
    )


def _townships(context: RuleContext, units: Sequence[NamedUnit]) -> Iterator[Finding]:
    found = townships_named(units)
    if found:
        level = context.organisations.level(Level.COMMUNE)
        where = [unit.place for unit in found]
        yield _finding(context, where, level, "townships", units=_names(found))


def _by_successor(communes: Iterable[OldCommune]) -> str:
    """Return `xã Hạnh Phúc (thị trấn Trạm Tấu, xã Bản Công); …`, each old commune named once."""
    groups: dict[tuple[str, ...], list[OldCommune]] = {}
    for each in communes:
        members = groups.setdefault(each.successors, [])
        if each not in members:
            members.append(each)
    return "; ".join(
        f"{', '.join(map(_small, successors))} "
        + (_UNCHANGED if olds[0].kept else f"({', '.join(_small(old.name) for old in olds)})")
        for successors, olds in groups.items()
    )


def _finding(
    context: RuleContext,
    where: Sequence[Place],
    ended: Organisation,
    variant: str = "",
    renamed: tuple[Replacement, ...] = (),
    **fields: str,
) -> Finding:
    """Return the finding at the first place; the others are related. `fields` are what the sentence quotes.

    Whom the issuer means today only it can say, so names are shown as they would be and never written.
    """
    known = {
        "since": ended.since,
        "successors": ", ".join(ended.succeeded_by),
        "source": ended.sources[0],
        "checked": context.organisations.checked,
    }
    correction = Correction(renamed, Applicability.DISPLAY_ONLY) if renamed else None
    said = known | fields
    return Finding(where[0], said, variant=variant, related=tuple(where[1:]), correction=correction)


def _renamed(unit: NamedUnit, name: PlaceName, successor: str) -> Replacement:
    """Return the change of a place's name inside a unit's, in capitals where that is."""
    new = _small(successor) if name.words[:1].islower() else successor
    return Replacement(unit.stretch(name.start, name.end), new.upper() if name.words.isupper() else new)


def _names(units: Sequence[NamedUnit]) -> str:
    named = [
        f"“{unit.words}”" if unit.is_member else f"“{unit.words}” ({unit.place.address})"
        for unit in units[:_MOST]
    ]
    return ", ".join(named) + (", …" if len(units) > _MOST else "")


def _small(name: str) -> str:
    """Return a name with its level in small letters: `xã Hạnh Phúc`."""
    return name[:1].lower() + name[1:]
