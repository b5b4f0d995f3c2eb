"""Citations in running text: every numbered document and every law named, with exact places.

Finds what the words say; whether the document exists or its date is right is for the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from plancli.legal.citation_groups import JOINED, share_what_groups_say
from plancli.legal.document_kinds import kind_named
from plancli.legal.issuer_words import issuer_end
from plancli.legal.law_names import amended_laws_end, another_law_follows, edition_end, law_heads, name_end
from plancli.legal.mention import CitationMention
from plancli.legal.number import (
    BLANK_NUMBER,
    NUMBER,
    DocumentNumber,
    NumberForm,
    build_number,
    read_number,
    with_plain_marks,
)
from plancli.legal.number_lead import Lead, may_have_kind, read_lead
from plancli.legal.pinpoints import find_pinpoints
from plancli.legal.short_numbers import COUNTED, SHORT, KnownNumbers
from plancli.patterns import late_pattern
from plancli.records import replace
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import date_at

__all__ = ["MAY_CITE", "CitationMention", "KnownNumbers", "find_citations", "may_repeat"]

MAY_CITE = re.compile(r"[0-9/]|[Ll]uật|LUẬT|lệnh|LỆNH|Hiến|HIẾN")
"""What every citation has one of; most texts of a plan have none."""
_NAMED_PROJECT = re.compile(r"(?:Đề án|ĐỀ ÁN)\s(?:số\s)?(?!(?:19|20)\d\d)\d{2,4}(?![\w/.,-]\w)(?!\w)")
_BEFORE_DATE = re.compile(r"(?:\]\([^()\n]{0,200}\))?[^\w.;:(]{0,6}(?:(?:ban\shành|ký)\s)?(?=[NnTt])")
_IN_BRACKETS = re.compile(r"\s?\((?=\d)")
_OF = re.compile(
    r"(?:\]\([^()\n]{0,200}\))?[\s,*_]{0,4}"
    # "ngày 22/10/2018, Hội nghị lần thứ 8 của Ban Chấp hành Trung ương Đảng"
    r"(?:(?:tại\s)?Hội\snghị\slần\sthứ(?:\s\w+){1,3}?\s(?:của\s)?(?=Ban\sChấp)|(?:của|CỦA)\s{1,4})"
)
_PASSED = re.compile(
    r"\s{1,4}(?:đã\s)?được\s(?P<body>Quốc hội(?:\skh[óo][aá]\s[IVXL]+)?)[^.;\n]{0,60}?\sthông\squa"
    r"[^.;\n]{0,60}?\s(?=ngày)"
)
_THEN_NUMBER = re.compile(r"[\s,(]{0,4}(?:số|SỐ)\s?:?\s{0,4}(?=\d)")
_TITLE_END = re.compile(r";|\.(?:\s|$)|\n\s*(?:\n|[A-Z\d-])|\./|\|")
_ENACTED = late_pattern(
    r",\s(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Ban|Sở|Phòng|Chủ tịch|Hội đồng)\s[^,;.\n]{0,80}?"
    r"\b(?:ban hành|xây dựng)\sKế hoạch\b"
)
"""Where the sentence goes on behind a title: ", Ủy ban nhân dân xã ban hành Kế hoạch …"."""
_TITLE_LENGTH = 400


def find_citations(text: str, known: KnownNumbers | None = None) -> tuple[CitationMention, ...]:
    """Find every citation of a text, in order and without overlap.

    Not citations: numbers of forms, the document's own "Số: …", plain dates, technical standards.
    A document is read text by text with one `known`, which takes up its numbers: then "Nghị quyết 351"
    is found in any text behind the one that has it in full.

    >>> found = find_citations("Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ quy định")
    >>> found[0].kind, found[0].number, found[0].issued.iso, found[0].issuer
    ('Nghị định', '09/2017/NĐ-CP', '2017-02-09', 'Chính phủ')
    """
    composed = compose(text)
    if not MAY_CITE.search(composed.text):
        return ()
    reader = _Reader(with_plain_marks(composed.text), KnownNumbers() if known is None else known)
    return tuple(_as_written(mention, text, composed.offsets) for mention in reader.mentions())


def may_repeat(text: str) -> bool:
    """Say whether a text that cites nothing by itself may repeat a number cited before: "Nghị quyết 351"."""
    plain = with_plain_marks(compose(text).text)
    return any(may_have_kind(plain, figure.start()) for figure in SHORT.finditer(plain))


def _as_written(mention: CitationMention, text: str, offsets: Sequence[int]) -> CitationMention:
    """Return the mention with the places and the words of the original text."""
    if isinstance(offsets, range):  # nothing was composed
        return replace(mention, words=text[mention.start : mention.end])
    start, end = offsets[mention.start], offsets[mention.end]
    places = ("number_start", "number_end", "date_start", "date_end")
    moved = {name: offsets[place] for name in places if (place := getattr(mention, name)) is not None}
    return replace(mention, start=start, end=end, words=text[start:end], **moved)


class _Reader:
    """One pass over one composed text."""

    def __init__(self, text: str, known: KnownNumbers) -> None:
        self._text = text
        self._known = known
        self._taken: set[int] = set()
        """Starts of numbers that a named law has used."""

    @cached_property
    def _pinpoints(self) -> Mapping[int, tuple[int, int]]:
        return find_pinpoints(self._text)

    def mentions(self) -> list[CitationMention]:
        named = list(self._laws())
        numbered = sorted(self._numbered(), key=lambda each: each.start)
        projects = [
            CitationMention(found.start(), found.end(), found.group(), "Đề án", name=_plain(found.group()))
            for found in _NAMED_PROJECT.finditer(self._text)
        ]
        kept = _without_overlap([*named, *self._repeated(numbered), *projects])
        if not kept:
            return []
        ordered = share_what_groups_say(self._text, kept)
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
        return whole or JOINED.fullmatch(self._text, before, found.start()) is not None

    def _repeated(self, numbered: Iterable[CitationMention]) -> Iterator[CitationMention]:
        """Yield the numbers, cut ones made whole, and "Nghị quyết 351" behind a full citation of it."""
        known, waiting = self._known, SHORT.finditer(self._text)
        short = next(waiting, None)
        for mention in numbered:
            while short is not None and short.start() < mention.start:
                yield from self._short(short)
                short = next(waiting, None)
            yield known.add(mention)
        if known:
            for found in filter(None, (short, *waiting)):
                yield from self._short(found)

    def _short(self, found: re.Match[str]) -> Iterator[CitationMention]:
        if not self._known.has_figure(found.group()) or not may_have_kind(self._text, found.start()):
            return
        lead = read_lead(self._text, found.start())
        number = self._known.meant(lead.kind or "", found.group())
        counts = not lead.has_so and COUNTED.match(self._text, found.end())
        if number and not counts and self._text[lead.start].isupper():
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
        if JOINED.fullmatch(self._text, place, following):
            return ""
        limit = min(len(self._text), place + _TITLE_LENGTH)
        stop = _TITLE_END.search(self._text, place, limit)
        end = stop.start() if stop else limit
        enacted = _ENACTED.search(self._text, place, end)
        return _plain(self._text[place : enacted.start() if enacted else end]).strip(" ,.:*_)")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _without_overlap(mentions: Iterable[CitationMention]) -> list[CitationMention]:
    kept: list[CitationMention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
