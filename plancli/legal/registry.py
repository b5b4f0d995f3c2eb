"""The acts that plancli knows: number, date, title and standing, each with its sources.

Says what its sources say and until when; an act it does not hold is unknown, never wrong.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import yaml

from plancli.errors import UsageError
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import NUMBER, parse_number, read_number, with_plain_marks
from plancli.resources import read_resource
from plancli.vietnamese.dates import PartialDate, find_dates, parse_date
from plancli.vietnamese.folding import fold

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ALIKE = 0.6
"""Share of the word pairs of a cited title that must stand in an act's title for the two to be one act."""
_ENOUGH = 3
"""Word pairs, commonplaces aside, that must agree."""
_COMMONPLACE = re.compile(
    r"\b(?:ban hành|phê duyệt|về việc|chương trình hành động|chương trình|kế hoạch|đề án|thực hiện"
    r"|triển khai|thi hành|tăng cường|đẩy mạnh|nâng cao|quy định chi tiết|quy định|hướng dẫn|sửa đổi, bổ sung"
    r"|một số điều|giai đoạn|thủ tướng chính phủ|trên địa bàn)\b"
)
"""What half of all titles say, and so says nothing of which act is meant."""
_WORD = re.compile(r"\w+|\|")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_NAMES = (
    ("ubnd ", "ủy ban nhân dân "),
    ("hđnd ", "hội đồng nhân dân "),
    ("bộ trưởng bộ ", "bộ "),
    ("tt&tt", "thông tin và truyền thông"),
)


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
    """Where its facts stand; empty where only the plan that cites it is known."""
    note: str
    amended_by: tuple[str, ...] = ()
    """Numbers of the acts that amend it, as far as they are known."""

    def has_ended_by(self, day: datetime.date) -> bool:
        """Say whether its sources know that it was no longer in force on `day`."""
        return self.expired is not None and self.expired.first_day <= day

    def is_valid_on(self, day: datetime.date) -> bool:
        """Say whether it had been issued by `day` and, as far as is known, had not ended."""
        return self.issued.first_day <= day and not self.has_ended_by(day)

    @property
    def is_attested(self) -> bool:
        """Say whether a source other than a plan that cites it knows the act; only then it judges a plan."""
        return bool(self.sources) and self.confidence is not Confidence.LOW


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

    def __init__(
        self,
        documents: Sequence[LegalDocument],
        version: str,
        checked: str,
        horizon: str = "",
        keeper: str = "",
    ) -> None:
        """Index the documents by number and by name; the days are ISO.

        `checked` is the day of the last review, `horizon` the day that most sources reach.
        """
        self.documents = tuple(documents)
        self.version = version
        self.checked = checked
        self.horizon = horizon
        self.keeper = keeper
        self._by_name: dict[str, list[LegalDocument]] = {}
        self._by_number: dict[tuple[str, ...], list[LegalDocument]] = {}
        for each in self.documents:
            self._by_number.setdefault(_identity(each.number), []).append(each)
            self._by_name.setdefault(fold(each.title), []).append(each)

    def by_number(
        self, number: str, issuer: str = "", issued: PartialDate | None = None
    ) -> tuple[LegalDocument, ...]:
        """Return every act that bears this number, of whatever year and issuer unless they are given.

        >>> load_default_registry().by_number("765/QĐ- BTTTT")[0].issued.iso
        '2023-04-28'
        """
        return tuple(
            each
            for each in self._by_number.get(_identity(number), ())
            if (not issuer or _same_issuer(issuer, each.issuer))
            and (issued is None or issued.agrees_with(each.issued))
        )

    def by_name(self, name: str) -> tuple[LegalDocument, ...]:
        """Return the laws of this name, older ones first: `Luật Báo chí` has been two."""
        return tuple(sorted(self._by_name.get(fold(name), ()), key=lambda each: each.issued))

    def act_meant(self, mention: CitationMention, day: datetime.date) -> LegalDocument | None:
        """Return the one act that a citation written on `day` surely means; None where it may be another.

        A law by name is the one then in force: in 2024 `Luật Báo chí` is 103/2016/QH13. A number that
        is given out anew each year means an act only with its date.
        """
        if mention.number is None:
            found = [each for each in self.by_name(mention.name or "") if each.is_valid_on(day)]
        else:
            number = parse_number(mention.number)
            one_act = number is not None and number.is_one_act and mention.issued is None
            found = [
                each for each in self.by_number(mention.number) if one_act or each.issued == mention.issued
            ]
        known = [each for each in found if each.is_attested]
        return known[0] if len(known) == 1 else None

    def knows(self, mention: CitationMention) -> bool:
        """Say whether a source other than the plan itself knows the cited act."""
        if mention.number is None:
            return any(each.is_attested for each in self.by_name(mention.name or ""))
        return any(each.is_attested and _may_be(each, mention) for each in self.by_number(mention.number))


def judge_date(mention: CitationMention, registry: Registry) -> DateJudgement:
    """Say whether the date of a citation is that of the act it means.

    - An act known only from a plan judges nothing.
    - A date equal to that of any act of this number is confirmed.
    - A number with a year and a central issuer, 09/2017/NĐ-CP, is one act: any other date is wrong.
    - Any other number, 765/QĐ-BTTTT, is given out anew each year or in each province: its act
      contradicts a date only where issuer and title say that this very act is meant.
    """
    if mention.number is None or mention.issued is None or mention.issued.day is None:
        return DateJudgement(DateVerdict.UNKNOWN)
    known = [each for each in registry.by_number(mention.number) if each.is_attested]
    for each in known:
        if each.issued == mention.issued:
            return DateJudgement(DateVerdict.CONFIRMED, each)
    meant = [each for each in known if _is_meant(each, mention)]
    if len(meant) == 1:
        return DateJudgement(DateVerdict.CONTRADICTED, meant[0])
    return DateJudgement(DateVerdict.UNKNOWN)


def _identity(number: str) -> tuple[str, ...]:
    parsed = parse_number(number)
    return parsed.identity if parsed else (number,)


def _may_be(document: LegalDocument, mention: CitationMention) -> bool:
    if mention.issued is None:
        return True
    return document.issued.agrees_with(mention.issued) or _is_meant(document, mention)


def _is_meant(document: LegalDocument, mention: CitationMention) -> bool:
    """Say whether number, issuer and title leave no doubt that the citation means this act."""
    if mention.issuer and not _same_issuer(mention.issuer, document.issuer):
        return False
    number = parse_number(document.number)
    return (number is not None and number.is_one_act) or _same_title(mention.title, document.title)


def _same_issuer(cited: str, known: str) -> bool:
    """Say whether two names can be one body: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Yên Bái" can."""
    short, long = sorted((_full_name(cited), _full_name(known)), key=len)
    return f"{long} ".startswith(f"{short} ")


def _full_name(issuer: str) -> str:
    name = f"{fold(issuer)} "
    for short, full in _SHORT_NAMES:
        name = name.replace(short, full)
    return name.strip()


def _same_title(cited: str, title: str) -> bool:
    """Say whether most of the cited words, and enough of them, are the title's, and the years agree."""
    some, all_of_it = _words(cited), _words(title)
    years, known_years = (set(filter(_YEAR.fullmatch, words)) for words in (some, all_of_it))
    if not (years <= known_years or known_years <= years) or _quoted(cited) - _quoted(title):
        return False
    pairs = set(pairwise(some))
    alike = len({pair for pair in pairs & set(pairwise(all_of_it)) if "|" not in pair})
    told = sum("|" not in pair for pair in pairs)
    return alike >= _ENOUGH and alike >= _ALIKE * told


def _quoted(title: str) -> set[tuple[str, ...]]:
    """Return the numbers of the acts that a title quotes: one on 19/CT-TTg is not one on 07/CT-TTg."""
    found = map(read_number, NUMBER.finditer(with_plain_marks(title)))
    return {number.identity for number in found if number is not None}


def _words(title: str) -> list[str]:
    """Return the words of a title, "|" for a commonplace, without the dates of the acts that it quotes."""
    words, done = "", 0
    for date in find_dates(title):
        words, done = words + title[done : date.start], date.end
    return _WORD.findall(_COMMONPLACE.sub("|", fold(words + title[done:])))


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
    facts = (str(written.get(key, "")) for key in ("version", "checked", "horizon", "keeper"))
    return Registry(documents, *facts)


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
            amended_by=tuple(written.get("amended_by", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError("registry.entry", path=name, entry=at) from error
