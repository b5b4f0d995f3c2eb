"""Citations in running text: every numbered document and every law named, with exact places.

Finds what the words say; whether the document exists or its date is right is for the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plancli.legal.document_kinds import kind_named
from plancli.legal.issuer_words import issuer_end
from plancli.legal.law_names import amended_laws_end, another_law_follows, edition_end, law_heads, name_end
from plancli.legal.number import (
    BLANK_NUMBER,
    NUMBER,
    DocumentNumber,
    NumberForm,
    build_number,
    read_number,
    with_plain_marks,
)
from plancli.legal.number_lead import Lead, read_lead
from plancli.legal.pinpoints import find_pinpoints
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import PartialDate, date_at


@dataclass(frozen=True, slots=True)
class CitationMention:
    """Một chỗ viện dẫn, as one text has it."""

    start: int
    """Offset of its first character; its pinpoint and its kind belong to it."""
    end: int
    """Offset behind its last character; date and issuer belong to it, the title does not."""
    words: str
    """`text[start:end]`."""
    kind: str
    """Loại văn bản: `Nghị định`; empty where neither words nor number say it."""
    number: str | None = None
    """Canonical: `09/2017/NĐ-CP`; `/QĐ-TTg` where the figures are left blank; None for a law by name."""
    number_start: int | None = None
    number_end: int | None = None
    name: str | None = None
    """For a law named: `Luật Báo chí`, with single spaces."""
    issued: PartialDate | None = None
    """Only what this place says; None also for a day that does not exist."""
    date_start: int | None = None
    """None where there is no date, or where a group shares the date of its last member."""
    date_end: int | None = None
    date_problem: str | None = None
    """`no-such-day` or `no-such-month`, of `vietnamese.dates`."""
    issuer: str | None = None
    """As written: `Ủy ban nhân dân tỉnh`, with single spaces."""
    pinpoint: str | None = None
    """`điểm a khoản 2 Điều 103`, with single spaces."""
    title: str = ""
    """What follows up to the end of the clause, where a first mention has its trích yếu."""
    lacks_so: bool = False
    """A number without "số" in front: "Kế hoạch 172/KH-UBND"."""


_SHORT = re.compile(r"[0-9](?<![\w.,/-].)\d{0,4}[a-z]?(?![\w/%-]|[.,]\d|\s?%)")
_NAMED_PROJECT = re.compile(r"(?:Đề án|ĐỀ ÁN)\s(?:số\s)?\d{2}(?![\w/.-])")
_BEFORE_DATE = re.compile(r"(?:\]\([^()\n]{0,200}\))?[^\w.;:(]{0,6}(?:(?:ban\shành|ký)\s)?(?=[NnTt])")
_IN_BRACKETS = re.compile(r"\s?\((?=\d)")
_OF = re.compile(r"(?:\]\([^()\n]{0,200}\))?[\s,*_]{0,4}(?:của|CỦA)\s{1,4}")
_PASSED = re.compile(
    r"\s{1,4}(?:đã\s)?được\s(?P<body>Quốc hội(?:\skh[óo][aá]\s[IVXL]+)?)[^.;\n]{0,60}?\sthông\squa"
    r"[^.;\n]{0,60}?\s(?=ngày)"
)
_THEN_NUMBER = re.compile(r"[\s,(]{0,4}(?:số|SỐ)\s?:?\s{0,4}(?=\d)")
_JOINED = re.compile(r"\s{0,4}[,;]?\s{0,4}(?:và\s{1,4})?")
_TITLE_END = re.compile(r";|\.(?:\s|$)|\n\s*(?:\n|[A-Z\d-])|\./|\|")
_TITLE_LENGTH = 400
_FIGURE = re.compile(r"\d+[a-z]?(?=[/-])")
_FullNumbers = Mapping[tuple[str, str], Sequence[tuple[int, str]]]


def find_citations(text: str) -> tuple[CitationMention, ...]:
    """Find every citation of a text, in order and without overlap.

    Not citations: numbers of forms, the document's own "Số: …", plain dates, technical standards.

    >>> found = find_citations("Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định")
    >>> found[0].kind, found[0].number, found[0].issued.iso, found[0].issuer
    ('Nghị định', '09/2017/NĐ-CP', '2017-02-09', 'Chính phủ')
    """
    composed = compose(text)
    reader = _Reader(with_plain_marks(composed.text))
    return tuple(_as_written(mention, text, composed.offsets) for mention in reader.mentions())


def _as_written(mention: CitationMention, text: str, offsets: Sequence[int]) -> CitationMention:
    """Return the mention with the places and the words of the original text."""
    start, end = offsets[mention.start], offsets[mention.end]
    places = ("number_start", "number_end", "date_start", "date_end")
    moved = {name: offsets[place] for name in places if (place := getattr(mention, name)) is not None}
    return replace(mention, start=start, end=end, words=text[start:end], **moved)


class _Reader:
    """One pass over one composed text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pinpoints = find_pinpoints(text)
        self._taken: set[int] = set()
        """Starts of numbers that a named law has used."""

    def mentions(self) -> list[CitationMention]:
        named = list(self._laws())
        numbered = list(self._numbered())
        short = list(self._short(numbered))
        projects = [
            CitationMention(found.start(), found.end(), found.group(), "Đề án", name=_plain(found.group()))
            for found in _NAMED_PROJECT.finditer(self._text)
        ]
        ordered = _shared(self._text, _without_overlap([*named, *numbered, *short, *projects]))
        return self._with_titles(self._with_pinpoints(ordered))

    # Numbers

    def _numbered(self) -> Iterator[CitationMention]:
        end = 0
        for found in NUMBER.finditer(self._text):
            number = read_number(found)
            if found.start() in self._taken or number is None:
                continue
            lead = read_lead(self._text, found.start(), end)
            if self._is_citation(lead, number, found, end):
                kind = lead.kind or number.kind or ""
                mention = self._mention(kind, number.text, found.span(), lead)
                end = mention.end
                yield mention
        for found in BLANK_NUMBER.finditer(self._text):
            blank = build_number("", None, "/", found["symbol"])
            lead = read_lead(self._text, found.start())
            if blank is not None and lead.kind and lead.has_so:
                yield self._mention(lead.kind, blank.text, found.span(), lead)

    def _is_citation(self, lead: Lead, number: DocumentNumber, found: re.Match[str], before: int) -> bool:
        if lead.own or lead.form:
            return False
        if lead.kind or lead.has_so:
            return True
        if number.form is NumberForm.LETTER:
            return False
        whole = bool(number.issuer_code)
        return whole or _JOINED.fullmatch(self._text, before, found.start()) is not None

    def _short(self, numbered: Iterable[CitationMention]) -> Iterator[CitationMention]:
        """Find "Nghị quyết 351" behind a full mention of the one resolution that has this figure."""
        full = _full_numbers(numbered)
        figures = {figure for _, figure in full}
        for found in _SHORT.finditer(self._text) if full else ():
            if found.group() not in figures:
                continue
            lead = read_lead(self._text, found.start())
            number = _number_meant(full, lead.kind or "", found.group(), found.start())
            if number and self._text[lead.start].isupper():
                yield self._mention(lead.kind or "", number, found.span(), lead)

    def _mention(self, kind: str, number: str, span: tuple[int, int], lead: Lead) -> CitationMention:
        mention = CitationMention(lead.start, span[1], "", kind, number, *span, lacks_so=not lead.has_so)
        return self._with_date_and_issuer(mention)

    # Laws

    def _laws(self) -> Iterator[CitationMention]:
        end = 0
        for head in law_heads(self._text):
            if head.start() < end:
                continue
            mention = self._law(head)
            if mention is not None:
                end = amended_laws_end(self._text, mention.end) or mention.end
                yield mention
            elif amended := self._numbered_law_amends(head):
                end = amended

    def _law(self, head: re.Match[str]) -> CitationMention | None:
        text, kind = self._text, kind_named(head.group()) or ""
        end = self._constitution_end(head) if kind == "Hiến pháp" else name_end(text, head.end())
        if end is None:
            return None
        edition = edition_end(text, end)
        name = _plain(text[head.start() : end])
        mention = CitationMention(head.start(), edition, "", kind, name=name)
        numbered = self._number_behind(edition)
        if numbered is None:
            return self._with_date_and_issuer(mention)
        (start, end), number = numbered[0].span(), numbered[1].text
        if amended_laws_end(text, head.end()) and another_law_follows(text, end):
            return None  # each law of an amending law's list has its number: they are the citations
        self._taken.add(start)
        return self._with_date_and_issuer(
            replace(mention, end=end, number=number, number_start=start, number_end=end)
        )

    def _constitution_end(self, head: re.Match[str]) -> int | None:
        """Tell the citations "Hiến pháp năm 2013", "Điều 4 Hiến pháp" from "Hiến pháp và pháp luật"."""
        dated = edition_end(self._text, head.end()) > head.end()
        return head.end() if dated or head.start() in self._pinpoints else None

    def _number_behind(self, place: int) -> tuple[re.Match[str], DocumentNumber] | None:
        so = _THEN_NUMBER.match(self._text, place)
        found = NUMBER.match(self._text, so.end()) if so else None
        number = read_number(found) if found else None
        return (found, number) if found and number else None

    def _numbered_law_amends(self, head: re.Match[str]) -> int | None:
        """Return the end of the laws in the title of "Luật số 35/2018/QH14 … về sửa đổi … của Luật A"."""
        numbered = self._number_behind(head.end())
        if numbered is None:
            return None
        mention = CitationMention(head.start(), numbered[0].end(), "", "Luật")
        return amended_laws_end(self._text, self._with_date_and_issuer(mention).end)

    # Around a mention

    def _with_date_and_issuer(self, mention: CitationMention) -> CitationMention:
        dated = self._with_date(mention)
        issued = self._with_issuer(dated)
        return self._with_date(issued) if issued.date_start is None and issued.issuer else issued

    def _with_date(self, mention: CitationMention) -> CitationMention:
        text = self._text
        before = _BEFORE_DATE.match(text, mention.end) or _IN_BRACKETS.match(text, mention.end)
        found = date_at(text, before.end()) if before else None
        if found is None:
            return mention
        return replace(
            mention,
            end=found.end,
            issued=found.date,
            date_start=found.start,
            date_end=found.end,
            date_problem=found.problem,
        )

    def _with_issuer(self, mention: CitationMention) -> CitationMention:
        text = self._text
        if mention.name and (passed := _PASSED.match(text, mention.end)):
            ended = replace(mention, end=passed.end(), issuer=_plain(passed["body"]))
            dated = self._with_date(replace(ended, end=passed.end() - 1))
            return dated if dated.date_start is not None else mention
        of = _OF.match(text, mention.end)
        end = issuer_end(text, of.end()) if of else None
        if of is None or end is None:
            return mention
        return replace(mention, end=end, issuer=_plain(text[of.end() : end]))

    def _with_pinpoints(self, mentions: Iterable[CitationMention]) -> Iterator[CitationMention]:
        end = 0
        for mention in mentions:
            chain = self._pinpoints.get(mention.start)
            if chain is not None and chain[0] >= end:
                words = _plain(self._text[slice(*chain)])
                yield replace(mention, start=chain[0], pinpoint=words)
            else:
                yield mention
            end = mention.end

    def _with_titles(self, mentions: Iterable[CitationMention]) -> list[CitationMention]:
        complete = list(mentions)
        starts = [mention.start for mention in complete] + [len(self._text)]
        return [
            replace(mention, title=self._title(mention.end, following))
            for mention, following in zip(complete, starts[1:], strict=True)
        ]

    def _title(self, place: int, following: int) -> str:
        if _JOINED.fullmatch(self._text, place, following):
            return ""
        limit = min(len(self._text), place + _TITLE_LENGTH)
        stop = _TITLE_END.search(self._text, place, limit)
        return _plain(self._text[place : stop.start() if stop else limit]).strip(" ,.:*_)")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _full_numbers(mentions: Iterable[CitationMention]) -> _FullNumbers:
    """Return the first two numbers, and their places, of each kind and figure: "351" of 351/2017/UBTVQH14."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for mention in mentions:
        if mention.number and (serial := _FIGURE.match(mention.number)):
            numbers = found.setdefault((mention.kind, serial.group()), [])
            if len(numbers) < 2 and mention.number not in {number for _, number in numbers}:
                numbers.append((mention.start, mention.number))
    return found


def _number_meant(full: _FullNumbers, kind: str, figure: str, place: int) -> str | None:
    """Return the number that a short form at `place` repeats; None where there are none or two."""
    before = [number for start, number in full.get((kind, figure), ()) if start < place]
    return before[0] if len(before) == 1 else None


def _without_overlap(mentions: Iterable[CitationMention]) -> list[CitationMention]:
    kept: list[CitationMention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _shared(text: str, mentions: Sequence[CitationMention]) -> list[CitationMention]:
    """Let the members of a group, "các Công điện số A và số B ngày C của D", share date, issuer, kind."""
    result = list(mentions)
    for at in range(len(result) - 1, 0, -1):
        one, other = result[at - 1], result[at]
        between = text[one.end : other.start]
        if len(between) > 12 or not _JOINED.fullmatch(between) or not _is_member(text, other):
            continue
        dated = one.issued or one.date_problem or between.strip() != "và"
        result[at - 1] = replace(
            one,
            issued=one.issued if dated else other.issued,
            issuer=one.issuer or other.issuer,
        )
        if not other.kind:
            result[at] = replace(other, kind=one.kind)
    return result


def _is_member(text: str, mention: CitationMention) -> bool:
    """A later member of a group has "số" or nothing in front of its number, no kind of its own."""
    if mention.number_start is None or mention.number_start - mention.start > 8:
        return False
    return text[mention.start : mention.number_start].strip(" :").casefold() in ("", "số")
