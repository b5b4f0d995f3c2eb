"""The citations of a plan that give number and full date, and which of one number are dated differently.

Compares what the plan writes; what the act's date really is, is for the registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from plancli.diagnostic import Place
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import DocumentNumber, parse_number
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.rules.citations.cited_acts import date_place, may_be_one_act
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class DatedCitation:
    """One citation of an act by number and full date."""

    mention: CitationMention
    number: DocumentNumber
    issued: PartialDate
    route: Route
    address: str

    @property
    def place(self) -> Place:
        """Where the date stands."""
        return date_place(self.mention, self.route, self.address)


@dataclass(frozen=True, slots=True)
class TwoDates:
    """One act with two dates."""

    first: DatedCitation
    other: DatedCitation
    """The first with another date."""
    alike: Sequence[DatedCitation]
    """All citations that may be of the act, in the order of the paper."""


def dated_citations(plan: Plan) -> Iterator[DatedCitation]:
    """Yield the citations with number and full date, in the order of the paper."""
    for citation in plan.citations:
        mention = citation.mention
        number = parse_number(mention.number) if mention.number else None
        if number and mention.issued and mention.issued.day:
            yield DatedCitation(mention, number, mention.issued, citation.route, citation.address)


_Kind = tuple[str, PartialDate]
"""Whose act of one number, by the issuer's key, and of which day; citations of one kind say the same."""


def with_two_dates(cited: Sequence[DatedCitation]) -> Iterator[TwoDates]:
    """Yield each act that these citations, all of one number, date differently."""
    kinds: dict[_Kind, list[tuple[int, DatedCitation]]] = {}
    for at, one in enumerate(cited):
        kinds.setdefault((unit_key(one.mention.issuer or ""), one.issued), []).append((at, one))
    of_issuer = _of_one_issuer(kinds, anyone=any(one.number.has_one_issuer for one in cited))
    order = {kind: at for at, kind in enumerate(kinds)}
    for kind, members in kinds.items():
        # Many citations may bear one number: the earliest of an act answers for the others.
        near = (each for each in of_issuer[kind[0]] if may_be_one_act(members[0][1].number, kind[1], each[1]))
        alike: list[tuple[int, DatedCitation]] = []
        for each in near:
            if order[each] < order[kind]:
                break
            alike += kinds[each]
        else:
            ordered = [one for _, one in sorted(alike, key=itemgetter(0))]
            differing = next((one for one in ordered if one.issued != kind[1]), None)
            if differing is not None:
                yield TwoDates(members[0][1], differing, ordered)


def _of_one_issuer(kinds: Iterable[_Kind], *, anyone: bool) -> dict[str, list[_Kind]]:
    """Return by issuer all kinds that may be of the same one, the earliest first.

    "tỉnh" and "tỉnh Yên Bái" are one; where `anyone` only one body can have given the number.
    """
    listed = list(kinds)
    own: dict[str, list[int]] = {}
    for at, (issuer, _) in enumerate(listed):
        own.setdefault(issuer, []).append(at)
    unnamed = own.pop("", []) if anyone else []
    found = {issuer: [*numbers, *unnamed] for issuer, numbers in own.items() if issuer}
    wider: list[str] = []
    for issuer in sorted(found):
        while wider and not issuer.startswith(wider[-1]):
            wider.pop()
        for each in wider:
            found[issuer] += own[each]
            found[each] += own[issuer]
        wider.append(issuer)
    found[""] = [*range(len(listed))] if anyone else []
    return {issuer: [listed[at] for at in sorted(numbers)] for issuer, numbers in found.items()}
