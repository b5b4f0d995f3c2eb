"""The acts that plancli knows, looked up by number or by name, each with its sources.

Says what its sources say and until when; an act it does not hold is unknown, never wrong.
"""

from __future__ import annotations

import datetime
import functools
import mmap
from collections.abc import Iterator, Mapping, Sequence

from plancli.legal.act_table import SortedLines, number_key, read_line
from plancli.legal.acts import LegalDocument
from plancli.legal.citation_text import CitationMention
from plancli.legal.law_titles import LAW_KINDS, bears_name, edition_year, kind_in_name, name_key
from plancli.legal.same_act import is_one_act, may_be, same_issuer, same_kind
from plancli.resources import map_resource

Data = bytes | mmap.mmap
ACTS = "legal_acts.tsv"
"""Every act, a line each."""
NAMES = "legal_law_names.tsv"
"""Name of a law, then the number of an act that bears it."""
_LONGEST_WAIT = 2
"""Years after its issue in which a law may still be to take effect: 104/2016/QH13 began in July 2018."""


class _Table:
    """The shipped table and what has been read of it."""

    def __init__(self, acts: Data, names: Data) -> None:
        self.acts = SortedLines(acts)
        self._names = SortedLines(names)
        self._read: dict[str, tuple[LegalDocument, ...]] = {}

    def of_key(self, key: str) -> tuple[LegalDocument, ...]:
        found = self._read.get(key)
        if found is None:
            found = tuple(read_line(line.split("\t"), ACTS) for line in self.acts.find(key))
            self._read[key] = found
        return found

    def named(self, name: str) -> Iterator[LegalDocument]:
        for number in dict.fromkeys(self._names.find(name_key(name))):
            yield from self.of_key(number_key(number))

    def all(self) -> Iterator[LegalDocument]:
        for line in self.acts.lines():
            yield read_line(line.split("\t")[1:], ACTS)


class Registry:
    """The acts of the shipped table, and before them those of overlays."""

    def __init__(
        self,
        acts: Data = b"",
        names: Data = b"",
        added: Sequence[LegalDocument] = (),
        about: Mapping[str, str] | None = None,
    ) -> None:
        """Hold the table of acts, that of the names of laws, and acts that come first; read no table yet.

        `about` says what the table says of itself where there is no table.
        """
        self._table = _Table(acts, names)
        told = about or self._table.acts.about()
        self.version = told.get("version", "")
        self.checked = told.get("checked", "")
        """Day of the last review, ISO."""
        self.horizon = told.get("horizon", "")
        """Day that most sources reach, ISO."""
        self.keeper = told.get("keeper", "")
        self._asked: dict[str, tuple[LegalDocument, ...]] = {}
        self._added: dict[str, list[LegalDocument]] = {}
        for each in added:
            if not self._is_added(each):
                self._added.setdefault(number_key(each.number), []).append(each)

    @property
    def documents(self) -> tuple[LegalDocument, ...]:
        """Every act, those of the overlays first; reads the whole table."""
        added = [each for acts in self._added.values() for each in acts]
        return (*added, *(each for each in self._table.all() if not self._is_added(each)))

    def contradictions(self) -> tuple[LegalDocument, ...]:
        """Return the acts of overlays that stand against the shipped table: another day, another end or none.

        What the table does not know, an overlay only adds.
        """
        return tuple(
            each
            for key, acts in self._added.items()
            for each in acts
            if any(_stands_against(each, held) for held in self._table.of_key(key))
        )

    def by_number(self, number: str) -> tuple[LegalDocument, ...]:
        """Return every act that bears this number, of whatever year and issuer; several rules ask of each.

        >>> load_default_registry().by_number("765/QĐ- BTTTT")[0].issued.iso
        '2023-04-28'
        """
        key = number_key(number)
        if key not in self._asked:
            self._asked[key] = tuple(self._of_key(key))
        return self._asked[key]

    def by_name(self, name: str) -> tuple[LegalDocument, ...]:
        """Return the laws of this name, older ones first: `Luật Báo chí` has been two.

        A short name, `Báo chí`, will do; a law that amends another has a name of its own.
        """
        held = [each for each in self._table.named(name) if not self._is_added(each)]
        held += (each for acts in self._added.values() for each in acts)
        return tuple(sorted((each for each in held if bears_name(each, name)), key=lambda each: each.issued))

    def act_meant(self, mention: CitationMention, day: datetime.date) -> LegalDocument | None:
        """Return the one act that a citation written on `day` surely means; None where it may be another.

        A law by name is the one then in force: in 2024 `Luật Báo chí` is 103/2016/QH13. A number that
        is given out anew each year means an act only with its date.
        """
        if mention.number is None:
            return _in_force(self._named(mention), day)
        known = [
            each for each in self.by_number(mention.number) if each.is_attested and _is_it(each, mention)
        ]
        return known[0] if len(known) == 1 else None

    def knows(self, mention: CitationMention) -> bool:
        """Say whether a source other than the plan itself knows the cited act."""
        if mention.number is None:
            return bool(self._named(mention))
        return any(each.is_attested and may_be(each, mention) for each in self.by_number(mention.number))

    def _named(self, mention: CitationMention) -> list[LegalDocument]:
        year = edition_year(mention)
        return [
            each
            for each in self.by_name(mention.name or "")
            if each.is_attested and kind_in_name(mention.name or "") and year in (None, each.issued.year)
        ]

    def _of_key(self, key: str) -> Iterator[LegalDocument]:
        yield from self._added.get(key, ())
        yield from (each for each in self._table.of_key(key) if not self._is_added(each))

    def _is_added(self, act: LegalDocument) -> bool:
        """Say whether an overlay tells of this act, so later ones and the shipped line give way to it."""
        if not self._added:
            return False
        return any(
            same_issuer(each.issuer, act.issuer) and each.issued.agrees_with(act.issued)
            for each in self._added.get(number_key(act.number), ())
        )


def _stands_against(added: LegalDocument, held: LegalDocument) -> bool:
    """Say whether an overlay takes back what the table knows; a number comes again in another year."""
    if not same_issuer(added.issuer, held.issuer) or added.issued.year != held.issued.year:
        return False
    other_day = not added.issued.agrees_with(held.issued)
    return other_day or (held.expired is not None and added.expired != held.expired)


def _is_it(act: LegalDocument, mention: CitationMention) -> bool:
    """Say whether a citation of this number means the act, by kind and date."""
    if mention.kind and act.kind in LAW_KINDS and not same_kind(mention.kind, act.kind):
        return False
    if mention.issued is None:
        return is_one_act(act, mention)
    if act.issued.day is None:
        return is_one_act(act, mention) and act.issued.agrees_with(mention.issued)
    return act.issued == mention.issued


def _in_force(named: Sequence[LegalDocument], day: datetime.date) -> LegalDocument | None:
    """Return the law in force among those of one name; a later one, once it has taken effect, is that law.

    None where the registry holds only one that was, or may have been, still to take effect: an older one may
    have been meant.
    """
    valid = [each for each in named if each.is_valid_on(day)]
    if any(each.effective is None and day.year <= each.issued.year + _LONGEST_WAIT for each in valid):
        return None
    begun = [each for each in valid if each.effective is None or each.effective.first_day <= day]
    return max(begun, key=lambda each: each.issued, default=None)


@functools.cache
def load_default_registry() -> Registry:
    """Return the registry that is shipped."""
    return Registry(map_resource("data", ACTS), map_resource("data", NAMES))
