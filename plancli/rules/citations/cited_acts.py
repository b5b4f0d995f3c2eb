"""When two citations are of one act, and where their dates stand.

Compares what the plan writes; what the act's date really is, is for the registry.
"""

from __future__ import annotations

from collections.abc import Iterable

from plancli.diagnostic import Correction, Place, Replacement
from plancli.legal.citation_text import CitationMention
from plancli.legal.date_judgement import has_own_date
from plancli.legal.number import DocumentNumber, parse_number
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.edit import Applicability
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate, short_style, written_alike
from plancli.vietnamese.folding import fold

_LIST = "Danh sách văn bản"
"""Address of the plan's own list `decrees`, which no paper prints."""

_NAMED_PROVINCE = late_pattern(r"(?:tỉnh|thành phố)\s[A-ZĐ]")


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """One place that cites an act, in the text or in the plan's own list."""

    mention: CitationMention
    route: Route
    address: str

    @property
    def key(self) -> tuple[str | None, PartialDate | None]:
        """Number and date, by which two places say the same."""
        return self.mention.number, self.mention.issued

    @property
    def date_place(self) -> Place:
        """Where its date stands."""
        return date_place(self.mention, self.route, self.address)

    @property
    def other_year(self) -> int | None:
        """The year inside the number, where that of the date is another: of one act the two never differ."""
        number = parse_number(self.mention.number or "")
        issued = self.mention.issued
        if number is None or number.year is None or issued is None or not has_own_date(self.mention):
            return None
        return number.year if number.year != issued.year else None


def cited_alike(plan: Plan) -> Iterable[list[CitedPlace]]:
    """Return the places that say the same, together: those of the text first, then those of the own list."""
    places = [CitedPlace(each.mention, each.route, each.address) for each in plan.citations]
    places += [CitedPlace(each.mention, each.route, _LIST) for each in plan.decrees if each.mention]
    alike: dict[tuple[str | None, PartialDate | None], list[CitedPlace]] = {}
    for each in places:
        alike.setdefault(each.key, []).append(each)
    return alike.values()


def shown(date: PartialDate | None) -> str:
    """Return a date as a sentence has it; nothing for none."""
    return short_style(date) if date else ""


def act_keys(mention: CitationMention) -> frozenset[tuple[str, ...]]:
    """Return the keys that two citations of one act share one of: its number, and for a law its name."""
    number = parse_number(mention.number) if mention.number else None
    keys = [number.identity] if number else []
    return frozenset([*keys, ("name", fold(mention.name))] if mention.name else keys)


def may_be_one_act(number: DocumentNumber, one: PartialDate, other: PartialDate) -> bool:
    """Say whether one issuer's number is one act on both days; numbers without a year start anew each year.

    The same day of two years is a year mistyped.
    """
    same_day = (one.month, one.day) == (other.month, other.day)
    return number.year is not None or one.year == other.year or same_day


def issuer_key(number: DocumentNumber, words: str, home: str) -> str:
    """Return who issues an act, so that two plans mean one body by it; empty where they may mean two."""
    if number.has_one_issuer:
        return number.issuer_code
    key = unit_key(words) if words else ""
    whole = not key or _NAMED_PROVINCE.search(words) or key in ("bộ chính trị", "ban bí thư")
    return key if whole else f"{key} / {unit_key(home)}"


def date_place(mention: CitationMention, route: Route, address: str) -> Place:
    """Return where the date of a citation stands; the whole citation where a group shares one."""
    if mention.date_start is None or mention.date_end is None:
        return Place(route, within=(mention.start, mention.end), address=address)
    return Place(route, within=(mention.date_start, mention.date_end), address=address)


def citation_place(citation: Citation) -> Place:
    """Return the place of a whole citation."""
    mention = citation.mention
    return Place(citation.route, within=(mention.start, mention.end), address=citation.address)


def day_of_issue(plan: Plan) -> PartialDate | None:
    """Return the plan's own date; one issued with a decision goes by the decision's."""
    return plan.heads[-1].date


def own_numbers(plan: Plan) -> frozenset[tuple[str, ...]]:
    """Return the identities of the plan's own number and of its decision's, for captions repeat them."""
    numbers = (parse_number(head.printed_number) for head in plan.heads)
    return frozenset(number.identity for number in numbers if number is not None and number.serial)


def date_correction(cited: Iterable[tuple[CitationMention, Route]], issued: PartialDate) -> Correction | None:
    """Offer a date for each citation that writes one of its own; to change it is the signatory's alone."""
    replacements: list[Replacement] = []
    for mention, route in cited:
        if mention.date_start is not None and mention.date_end is not None:
            words = mention.words[mention.date_start - mention.start : mention.date_end - mention.start]
            place = Place(route, within=(mention.date_start, mention.date_end))
            replacements.append(Replacement(place, written_alike(words, issued)))
    return Correction(tuple(replacements), Applicability.DISPLAY_ONLY) if replacements else None
