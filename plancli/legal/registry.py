"""The acts that plancli knows: number, date, title and standing, each with its sources.

Says what its sources say and until when; an act it does not hold is unknown, never wrong.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import yaml

from plancli.errors import UsageError
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import parse_number
from plancli.resources import read_resource
from plancli.vietnamese.dates import PartialDate, parse_date
from plancli.vietnamese.folding import fold

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ALIKE = 0.6
"""Share of a cited title's words that must stand in an act's title for the two to be one act."""


class Confidence(Enum):
    """How far the number, date and title of an entry can be trusted."""

    HIGH = "high"
    """several sources agree, or an official one was read"""
    MEDIUM = "medium"
    """one source"""
    LOW = "low"
    """known only from a plan that cites it"""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """Một văn bản; the key is number, issuer and day of issue, because numbers repeat."""

    number: str
    kind: str
    """`Quyết định`"""
    issuer: str
    issued: PartialDate
    title: str
    effective: PartialDate | None
    expired: PartialDate | None
    superseded_by: str
    """Number of the act that replaced it, or empty."""
    status: str
    """`in_force`, `presumed`, `replaced` or `unknown`, as of `checked`."""
    confidence: Confidence
    checked: str
    """Day of the last look, ISO."""
    sources: tuple[str, ...]
    note: str


class DateVerdict(Enum):
    """What the registry can say of a cited date."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateJudgement:
    """The verdict on one citation's date, and the act it rests on."""

    verdict: DateVerdict
    document: LegalDocument | None = None


class Registry:
    """The acts, looked up by number or by name."""

    def __init__(self, documents: Sequence[LegalDocument], version: str, checked: str) -> None:
        """Index the documents by number and laws by name."""
        self.documents = tuple(documents)
        self.version = version
        self.checked = checked
        self._by_name: dict[str, list[LegalDocument]] = {}
        self._by_number: dict[str, list[LegalDocument]] = {}
        for each in self.documents:
            self._by_number.setdefault(_canonical(each.number), []).append(each)
            self._by_name.setdefault(fold(each.title), []).append(each)

    def by_number(self, number: str) -> tuple[LegalDocument, ...]:
        """Return every act that bears this number, of whatever year and issuer."""
        return tuple(self._by_number.get(_canonical(number), ()))

    def by_name(self, name: str) -> tuple[LegalDocument, ...]:
        """Return the laws of this name, older ones first: `Luật Báo chí` has been two."""
        return tuple(sorted(self._by_name.get(fold(name), ()), key=lambda each: each.issued.iso))

    def knows(self, mention: CitationMention) -> bool:
        """Say whether a source other than the plan itself knows the cited act."""
        if mention.number is None:
            return bool(mention.name and self.by_name(mention.name))
        return any(
            each.confidence is not Confidence.LOW and _may_be(each, mention)
            for each in self.by_number(mention.number)
        )


def judge_date(mention: CitationMention, registry: Registry) -> DateJudgement:
    """Say whether the date of a citation is that of the act it means.

    An act known only from a plan judges nothing. A number with a year names one act; a number
    without one (765/QĐ-BTTTT) is given out anew each year, so its act may contradict a date only
    where issuer and title say that this very act is meant.
    """
    if mention.number is None or mention.issued is None or mention.issued.day is None:
        return DateJudgement(DateVerdict.UNKNOWN)
    known = [each for each in registry.by_number(mention.number) if each.confidence is not Confidence.LOW]
    for each in known:
        if each.issued == mention.issued:
            return DateJudgement(DateVerdict.CONFIRMED, each)
    meant = [each for each in known if _is_meant(each, mention)]
    if len(meant) == 1:
        return DateJudgement(DateVerdict.CONTRADICTED, meant[0])
    return DateJudgement(DateVerdict.UNKNOWN)


def _canonical(number: str) -> str:
    parsed = parse_number(number)
    return parsed.text if parsed else number


def _may_be(document: LegalDocument, mention: CitationMention) -> bool:
    if mention.issued is None:
        return True
    return document.issued == mention.issued or _is_meant(document, mention)


def _is_meant(document: LegalDocument, mention: CitationMention) -> bool:
    """Say whether issuer and title leave no doubt that the citation means this act."""
    if mention.issuer and fold(mention.issuer) != fold(document.issuer):
        return False
    if document.number.count("/") > 1:
        return True
    return bool(mention.title) and _likeness(mention.title, document.title) >= _ALIKE


def _likeness(cited: str, title: str) -> float:
    words = set(fold(cited).replace(",", " ").split())
    return len(words & set(fold(title).replace(",", " ").split())) / len(words) if words else 0.0


@functools.cache
def load_default_registry() -> Registry:
    """Return the registry that is shipped."""
    return load_registry(read_resource("data", "legal_registry.yaml"), "legal_registry.yaml")


def load_registry(data: bytes, name: str) -> Registry:
    """Read a registry; UsageError that names the entry where one cannot be read."""
    try:
        written = yaml.load(data, Loader=_LOADER)  # noqa: S506 - the base loader makes text only
    except yaml.YAMLError as error:
        raise UsageError("registry.unreadable", path=name) from error
    if not isinstance(written, Mapping) or not isinstance(written.get("documents"), list):
        raise UsageError("registry.unreadable", path=name)
    documents = [_document(each, at, name) for at, each in enumerate(written["documents"], 1)]
    return Registry(documents, str(written.get("version", "")), str(written.get("checked", "")))


def _document(written: object, at: int, name: str) -> LegalDocument:
    try:
        if not isinstance(written, Mapping):
            raise TypeError
        issued = parse_date(written["issued"])
        if issued is None:
            raise ValueError(written["issued"])
        return LegalDocument(
            number=written["number"],
            kind=written["kind"],
            issuer=written["issuer"],
            issued=issued,
            title=written["title"],
            effective=parse_date(written.get("effective", "")),
            expired=parse_date(written.get("expired", "")),
            superseded_by=written.get("superseded_by", ""),
            status=written["status"],
            confidence=Confidence(written["confidence"]),
            checked=written["checked"],
            sources=tuple(written["sources"]),
            note=written.get("note", ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError("registry.entry", path=name, entry=at) from error
