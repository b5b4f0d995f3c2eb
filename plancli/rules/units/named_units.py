"""The units that a plan names where a name counts: its head, who gets work, who receives it.

Reads mentions that are resolved already; prose, titles and addresses of schools and roads are no mentions.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Place
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Paragraph
from plancli.model.unit import UnitKind
from plancli.model.unit_names import kind_of, unit_key
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.rules.units.mentions import mention_place
from plancli.vietnamese.folding import fold

_NO_LONGER = late_pattern(
    r"[ctn](?:(?<=\bc)ũ\b|(?<=t)rước (?:đây|khi|sáp nhập|sắp xếp)|(?<=n)ay (?:là|thuộc))"
)
_EDGES = " .;,"
HEAD = "Phần đầu"
RECIPIENTS = "Nơi nhận"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """One unit at the first place that names it."""

    words: str
    """As printed."""
    key: str
    """Folded."""
    kind: UnitKind | None
    place: Place
    is_member: bool = False
    """True where the plan's list of a group names it, not the paper."""
    offset: int = 0
    """Where the words begin in the value at the place."""

    def stretch(self, start: int, end: int) -> Place:
        """Return the place of a stretch of the words."""
        within = (self.offset + start, self.offset + end)
        return Place(self.place.route, within=within, address=self.place.address)


def named_units(plan: Plan) -> tuple[NamedUnit, ...]:
    """Return each unit once, in the order of the paper; names that say themselves "(cũ)" are left out."""
    found: dict[str, NamedUnit] = {}
    for unit in _all(plan):
        if not _NO_LONGER.search(unit.key):
            found.setdefault(unit_key(unit.words), unit)
    return tuple(found.values())


def _all(plan: Plan) -> Iterator[NamedUnit]:
    yield from _head(plan)
    worded = [(task.address, task.mentions()) for task in plan.tasks]
    worded += [(duty.address, duty.mentions()) for duty in plan.duties]
    for address, mentions in worded:
        for mention in mentions:
            yield _mentioned(plan, mention, address)
            yield from _members(plan, mention)
    for line in plan.recipients:
        yield from _recipients(line)


def _head(plan: Plan) -> Iterator[NamedUnit]:
    issuance = plan.issuance
    for name in ("superior", "issuer"):
        if words := getattr(issuance, name):
            yield _unit(words, Place((*issuance.route, name), address=HEAD))


def _mentioned(plan: Plan, mention: UnitMention, address: str) -> NamedUnit:
    kind = plan.units[mention.unit].kind if mention.unit else None
    offset = mention.within[0] if mention.within else 0
    return NamedUnit(mention.words, fold(mention.words), kind, mention_place(mention, address), offset=offset)


def _members(plan: Plan, mention: UnitMention) -> Iterator[NamedUnit]:
    group = plan.groups.get(mention.unit or "")
    for member in group.members if group and group.declared else ():
        unit = plan.units[member]
        if "members" in unit.route:
            place = Place(unit.route, address=unit.name)
            yield NamedUnit(unit.name, fold(unit.name), unit.kind, place, is_member=True)


def _recipients(line: Paragraph) -> Iterator[NamedUnit]:
    yield _unit(line.words, Place(line.route, address=RECIPIENTS))
    for child in line.children:
        yield from _recipients(child)


def _unit(words: str, place: Place) -> NamedUnit:
    offset = len(words) - len(words.lstrip(_EDGES))
    return NamedUnit(words.strip(_EDGES), fold(words).strip(_EDGES), kind_of(words), place, offset=offset)
