"""The days by which a printed phrase says that work is done: a day, the end of a period, a rhythm.

Stricter than `model.deadline`: a phrase that begins work, leaves its end open or hangs on an event has no
day here, and what is left out is handed back so that it can be told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import PartialDate, find_dates


class Every(Enum):
    """How often a day comes back."""

    MONTH = "month"
    """hằng tháng"""
    QUARTER = "quarter"
    """tháng cuối mỗi quý"""
    YEAR = "year"
    """hằng năm"""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A day that comes back: `trước ngày 15 hằng tháng`, `trước ngày 30/11 hằng năm`."""

    every: Every
    day: int
    """Day of the month, 1 to 31."""
    month: int | None = None
    """Of the year; None where it comes back more often."""


@dataclass(frozen=True, slots=True)
class Due:
    """One time by which something is due."""

    words: str
    """The clause as printed: `trước ngày 15/3/2026`."""
    date: PartialDate | None
    """As far as it is printed, or the last month of a printed period; None for a rhythm."""
    rhythm: Rhythm | None = None
    year_supplied: bool = False
    """True where the words leave the year out, and it is that of the plan."""

    @property
    def is_day(self) -> bool:
        """Whether the very day is printed."""
        return self.date is not None and self.date.day is not None


@dataclass(frozen=True, slots=True)
class DueReading:
    """What one phrase says."""

    dues: tuple[Due, ...]
    unclear: tuple[str, ...]
    """Clauses without a day: `thường xuyên`, `theo quy định`."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time inside a clause."""

    start: int
    end: int
    date: PartialDate
    year_supplied: bool = False


_SEPARATOR = re.compile(r"[;\n]")
_REMARK = re.compile(r"\([^()]*\)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?:\s*(?:/|-|–|năm|,?\s+năm)\s*(?P<y>\d{4})\b)"
_QUARTER = re.compile(rf"\bqu[ýí]\s+(?P<q>IV|I{{1,3}}|[1-4])\b{_YEAR}?", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(?P<m>\d{1,2})\b(?!\s*[/.-]?\s*\d)", re.IGNORECASE)
_HALF = re.compile(r"\b0?6 tháng (?P<h>đầu|cuối) năm\s+(?P<y>\d{4})\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?<![\d/.-])(?:năm\s+)?\d{4}\s*(?:-|–|đến(?: hết)?(?: năm)?)\s*(?P<last>\d{4})(?![\d/]|[.-]\d)",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"(?<![\d/.-])(?:năm\s+)?(?P<y>\d{4})(?![\d/]|[.-]\d)", re.IGNORECASE)
_RECURRING = re.compile(
    r"thường xuyên|(?:hằng|hàng|mỗi)\s+(?:\d+\s+)?(?:ngày|tuần|tháng|quý|năm)|định kỳ", re.IGNORECASE
)
# What may stand in front of a time that is a whole line: words of doing, of limits, and a caption.
_LEAD = re.compile(
    r"(?:[^:]*:\s*)?(?:[-+•]\s*)?(?:(?:hoàn thành|thực hiện|triển khai|ban hành|xong|trình|dự kiến|trước"
    r"|chậm nhất|muộn nhất|không quá|là|vào|trong|đến|hết|cuối|ngày)(?:\s*,\s*|\s+|$))*",
    re.IGNORECASE,
)
_LIMIT_WORDS = r"(?:trước|(?:chậm|muộn) nhất(?: là| vào| đến)?(?: trước)?)"
_LIMIT = re.compile(
    rf"(?:{_LIMIT_WORDS}|xong trong|hoàn thành(?: trong| vào)?|(?:đến )?hết|không quá|thời hạn|hạn cuối)"
    r"(?:\s*,)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2}\s?(?:phút|’|')?)?\s*,?\s*(?:ngày\s*)?$", re.IGNORECASE)
_RANGE = re.compile(r"\btừ\s[^;]{1,60}?\s?(?:đến(?: hết)?|tới|[-–])\s*(?:hết\s*)?$", re.IGNORECASE)
_FROM = re.compile(r"\btừ\s*(?:ngày\s*)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:đến(?: hết)?|tới|[-–])\s*(?:trước|ngày)?\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:trước|ngày|trước ngày)?\s*", re.IGNORECASE)
_OPEN = re.compile(
    r"\btrở (?:đi|về sau)\b|\bvà (?:các|những) (?:năm|tháng|quý)\b|\b(?:kể|tính) từ\b|\bđến khi\b",
    re.IGNORECASE,
)
_VAGUE_END = re.compile(r"(?:\b(?:đầu|giữa|khoảng|sau|từ|tuần\s+\w+)|[tT]uần)\s*(?:ngày\s*)?$", re.IGNORECASE)
_OF_EACH = r"(?:của\s+)?(?:hằng|hàng|mỗi)\s+"
_MONTHLY = late_pattern(rf"\bngày\s+(?P<d>\d{{1,2}})\s+{_OF_EACH}tháng\b", re.IGNORECASE)
_QUARTERLY = late_pattern(
    rf"\bngày\s+(?P<d>\d{{1,2}})\s+(?:của\s+)?tháng\s+cuối\s+(?:cùng\s+)?(?:của\s+)?(?:{_OF_EACH})?quý\b",
    re.IGNORECASE,
)
_DAY = r"\d{1,2}(?:/|\s+tháng\s+)\d{1,2}"
_YEARLY = late_pattern(
    rf"(?:\bngày\s+|(?<=trước\s))(?P<days>{_DAY}(?:(?:,|\s+và)\s+(?:ngày\s+)?{_DAY}){{0,11}})\s+{_OF_EACH}năm\b",
    re.IGNORECASE,
)
_DAY_AND_MONTH = late_pattern(r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:từ|sau)\s*$", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(rf"{_LIMIT_WORDS}\s*$", re.IGNORECASE)
_NEAR = 40
"""Characters in front of a day in which the words of its limit stand."""
# In running prose only words of a limit make a day a deadline.
_PROSE = late_pattern(
    r"(?:trước|chậm nhất|muộn nhất)(?:\s+(?:là|vào|trước|đến)){0,3}\s+(?=ngày\s|\d)"
    r"|(?:hoàn thành|xong)\s+(?:trước|trong|chậm nhất)\s+(?=ngày\s|tháng\s|quý\s|năm\s|\d)",
    re.IGNORECASE,
)


def read_due(words: str, plan_year: int | None = None) -> DueReading:
    """Read the words of a line that names a time; `plan_year` completes a month or quarter without a year.

    >>> read_due("trước ngày 15/3/2026; thường xuyên").unclear
    ('thường xuyên',)
    """
    readings = [_read_clause(each, plan_year) for each in _clauses(words)]
    return DueReading(
        tuple(due for reading in readings for due in reading.dues),
        tuple(clause for reading in readings for clause in reading.unclear),
    )


def due_in_prose(words: str) -> tuple[Due, ...]:
    """Find the days and rhythms by which running prose says that something is done, each with its words.

    >>> [due.words for due in due_in_prose("Báo cáo kết quả trước ngày 15 hằng tháng.")]
    ['trước ngày 15 hằng tháng']
    """
    text = compose(words).text
    found: list[tuple[int, Due]] = []
    for each in (_MONTHLY, _QUARTERLY, _YEARLY):
        for match in each.finditer(text):
            near = max(0, match.start() - _NEAR)
            limit = _LIMIT_BEFORE.search(text[near : match.start()])
            if limit is not None:
                start = near + limit.start()
                found += [(start, due) for due in _rhythms(text[start : match.end()])]
    limits = {limit.end(): limit.start() for limit in _PROSE.finditer(text)}
    for mark in _marks(text, None) if limits else ():
        start = limits.get(mark.start, mark.end)
        if start < mark.start and not _OPEN.match(text[mark.end :].lstrip()):
            found.append((start, Due(text[start : mark.end], mark.date)))
    return tuple(due for _, due in sorted(found, key=lambda pair: pair[0]))


def last_day(reading: DueReading) -> datetime.date | None:
    """Return the last day that is printed to the day; None where there is none."""
    days = [due.date.last_day for due in reading.dues if due.date is not None and due.is_day]
    return max(days) if days else None


def _clauses(words: str) -> Iterator[str]:
    for part in _SEPARATOR.split(compose(words).text):
        clause = part.strip().rstrip(".,").strip()
        if clause:
            yield clause


def _read_clause(clause: str, plan_year: int | None) -> DueReading:
    if _RECURRING.search(clause) or _QUARTERLY.search(clause):
        dues = tuple(_rhythms(clause))
    else:
        bare = _REMARK.sub(lambda found: " " * len(found.group()), clause).rstrip(" .,")
        dues = tuple(_dues(bare, clause, plan_year))
    return DueReading(dues, () if dues else (clause,))


def _rhythms(clause: str) -> Iterator[Due]:
    """Yield what comes back; a clause that dates beginning or end as well says more than a rhythm holds."""
    if find_dates(clause) or _OPEN.search(clause):
        return
    for pattern, every in ((_MONTHLY, Every.MONTH), (_QUARTERLY, Every.QUARTER)):
        found = pattern.search(clause)
        if found and not _begins(clause, found) and 1 <= int(found["d"]) <= 31:
            yield Due(clause, None, Rhythm(every, int(found["d"])))
            return
    found = _YEARLY.search(clause)
    if found is None or _begins(clause, found):
        return
    for day, month in _DAY_AND_MONTH.findall(found["days"]):
        if _exists(int(day), int(month)):
            yield Due(clause, None, Rhythm(Every.YEAR, int(day), int(month)))


def _begins(clause: str, found: re.Match[str]) -> bool:
    """Tell whether the words in front make the day a beginning: `từ ngày 15 hằng tháng`."""
    return _BEGINS.search(clause[max(0, found.start() - _NEAR) : found.start()]) is not None


def _exists(day: int, month: int) -> bool:
    """Tell whether every year has that day."""
    return 1 <= month <= 12 and 1 <= day <= PartialDate(2001, month).last_day.day


def _dues(bare: str, clause: str, plan_year: int | None) -> Iterator[Due]:
    """Yield the times of a clause whose every word is understood; nothing where one is not."""
    marks = _marks(bare, plan_year)
    if not marks or _OPEN.search(bare):
        return
    between = [bare[one.end : other.start] for one, other in pairwise(marks)]
    is_range = bool(between) and all(map(_TO.fullmatch, between))
    lead = _HOUR.sub("", _RANGE.sub("", bare[: marks[0].start]))
    lead = _FROM.sub("", lead) if is_range else lead
    limited = _LIMIT.search(lead) is not None
    if _VAGUE_END.search(lead) or not (limited or _LEAD.fullmatch(lead.strip())):
        return
    tail = bare[marks[-1].end :].strip()
    if tail and not (limited or tail.startswith((",", "("))):
        return
    if is_range or not between:
        yield _due(marks[-1], clause)
    elif all(map(_AND.fullmatch, between)):
        days = all(mark.date.day for mark in marks)
        yield from (_due(mark, clause) for mark in (marks if days else marks[-1:]))


def _due(mark: _Mark, clause: str) -> Due:
    return Due(clause, mark.date, None, mark.year_supplied)


def _marks(text: str, plan_year: int | None) -> Sequence[_Mark]:
    """Return the times of a text in order; of two readings that overlap, the one that says more."""
    read = [_Mark(each.start, each.end, each.date) for each in find_dates(text) if each.date is not None]
    read += filter(None, (_mark(*each, plan_year) for each in _periods(text)))
    taken = bytearray(len(text))
    found = []
    for mark in read:
        if not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"x" * (mark.end - mark.start)
            found.append(mark)
    return sorted(found, key=lambda mark: mark.start)


def _periods(text: str) -> Iterator[tuple[re.Match[str], str | None, int]]:
    """Yield each printed period with its year, None where it has none, and its last month."""
    for each in _QUARTER.finditer(text):
        yield each, each["y"], (_ROMAN.get(each["q"].upper()) or int(each["q"])) * 3
    for each in _HALF.finditer(text):
        yield each, each["y"], 6 if each["h"].casefold() == "đầu" else 12
    for each in _YEARS.finditer(text):
        yield each, each["last"], 12
    for each in _MONTH.finditer(text):
        if 1 <= int(each["m"]) <= 12:
            yield each, None, int(each["m"])
    for each in _ONE_YEAR.finditer(text):
        yield each, each["y"], 12


def _mark(found: re.Match[str], year: str | None, month: int, plan_year: int | None) -> _Mark | None:
    known = int(year) if year else plan_year
    if not known:
        return None
    return _Mark(found.start(), found.end(), PartialDate(known, month), not year)
