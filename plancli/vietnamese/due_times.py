"""The times by which a printed phrase says that work is done: a day, the end of a period, a rhythm.

Dates nothing that begins work, leaves its end open or hangs on an event; what has no day is handed back,
so that it can be told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise, zip_longest

from plancli.patterns import late_pattern
from plancli.records import dataclass, replace
from plancli.remembering import remembered
from plancli.vietnamese.clauses import own_words
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
class DueTime:
    """One time by which something is due."""

    words: str
    """The clause as printed: `trước ngày 15/3/2026`."""
    date: PartialDate | None
    """As far as it is printed, or the last month of a printed period; None for a rhythm."""
    rhythm: Rhythm | None = None
    year_supplied: bool = False
    """True where the words leave the year out, and it is that of the plan."""
    start: int = 0
    """Where its words begin, in composed letters of the prose; 0 in a line."""

    @property
    def is_day(self) -> bool:
        """Whether the very day is printed."""
        return self.date is not None and self.date.day is not None


@dataclass(frozen=True, slots=True)
class TimeReading:
    """What one phrase says."""

    dues: tuple[DueTime, ...]
    unclear: tuple[str, ...]
    """Clauses that no calendar can hold: `thường xuyên`, `theo quy định`, `giữa tháng 6/2026`."""
    by: PartialDate | None
    """The last day or month by which the work is certainly done, also where only a clause says so that
    is unclear to a calendar."""
    begins: PartialDate | None
    """The day, month or year from which the work runs, where the words say so: `từ 01/7/2025`."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time inside a clause."""

    start: int
    end: int
    first: PartialDate
    """Where a period begins; the same as `last` for a day or a month."""
    last: PartialDate
    is_range: bool = False
    """True of `2026 - 2030`, `quý II, III/2026`."""
    year_supplied: bool = False


# All patterns search small letters: they compile in half the time, and find faster, than such as ignore case.
_SEPARATOR = late_pattern(r"[;\n]")
_REMARK = late_pattern(r"\([^()]*\)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:\s*(?:/|-|–|năm|,?\s+năm)\s*(?P<y>\d{4})\b)"
_JOIN = r"\s*(?:,|-|–|và|đến)\s*"
_NUMBER = r"(?:iv|i{1,3}|[1-4])\b"
_QUARTER = late_pattern(rf"\bqu[ýí]\s+(?P<q>{_NUMBER})(?:{_JOIN}(?P<last>{_NUMBER}))*{_YEAR}?")
_MONTH = late_pattern(
    rf"\btháng\s+(?P<m>\d{{1,2}})\b(?:{_JOIN}(?P<last>\d{{1,2}})\b)*{_YEAR}?(?!\s*[/.-]?\s*\d)"
)
_BARE_MONTH = late_pattern(r"(?<![\w/.-])(?P<m>\d{1,2})\s?/\s?(?P<y>\d{4})(?![\w/]|[.-]\d)")
_HALF = late_pattern(r"\b0?6 tháng (?P<h>đầu|cuối) năm\s+(?P<y>\d{4})\b")
_YEARS = late_pattern(
    r"(?<![\d/.-])(?:năm\s+)?(?P<begin>\d{4})\s*(?:-|–|đến(?: hết)?(?: năm)?)\s*(?P<last>\d{4})"
    r"(?![\d/]|[.-]\d)"
)
_ONE_YEAR = late_pattern(r"(?<![\d/.-])(?:năm\s+)?(?P<y>\d{4})(?![\d/]|[.-]\d)")
_RECURRING = late_pattern(
    r"thường xuyên|(?:hằng|hàng|mỗi)\s+(?:\d+\s+)?(?:ngày|tuần|tháng|quý|năm)|định kỳ|\d\s+lần"
)
# What may stand in front of a time that is a whole line: words of doing, of limits, and a caption.
_LEAD = late_pattern(
    r"(?:[^:]*:\s*)?(?:[-+•]\s*)?(?:(?:hoàn thành|thực hiện|triển khai|ban hành|xong|trình|dự kiến|trước"
    r"|chậm nhất|muộn nhất|không quá|là|vào|trong|đến|hết|cuối|ngày)(?:\s*,\s*|\s+|$))*"
)
_LIMIT_WORDS = r"(?:trước|(?:chậm|muộn) nhất(?: là| vào| đến)?(?: trước)?)"
_LIMIT = late_pattern(
    rf"(?:{_LIMIT_WORDS}|xong trong|hoàn thành(?: trong| vào)?|(?:đến )?hết|không quá|thời hạn|hạn cuối)"
    r"(?:\s*,)?(?:\s+ngày)?\s*$"
)
_HOUR = late_pattern(r"\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{2}\s?(?:phút|’|')?)?\s*,?\s*(?:ngày\s*)?$")
_RANGE = late_pattern(r"\btừ\s[^;]{1,60}?\s?(?:đến(?: hết)?|tới|[-–])\s*(?:hết\s*)?$")
_FROM = late_pattern(r"\btừ\s*(?:ngày\s*)?$")
_TO = late_pattern(r"\s*(?:đến(?: hết)?|tới|[-–])\s*(?:trước|ngày)?\s*")
_AND = late_pattern(r"\s*(?:,|và|,\s*và)\s*(?:trước|ngày|trước ngày)?\s*")
_OPEN = late_pattern(
    r"\btrở (?:đi|về sau)\b|\bvà (?:các|những) (?:năm|tháng|quý)\b|\b(?:kể|tính) từ\b|\bđến khi\b"
)
_VAGUE_END = late_pattern(r"(?:\b(?:đầu|giữa|khoảng|sau|từ|tuần\s+\w+)|tuần)\s*(?:ngày\s*)?$")
_OF_EACH = r"(?:của\s+)?(?:hằng|hàng|mỗi)\s+"
_MONTHLY = late_pattern(rf"\bngày\s+(?P<d>\d{{1,2}})\s+{_OF_EACH}tháng\b")
_QUARTERLY = late_pattern(
    rf"\bngày\s+(?P<d>\d{{1,2}})\s+(?:của\s+)?tháng\s+cuối\s+(?:cùng\s+)?(?:của\s+)?(?:{_OF_EACH})?quý\b"
)
_DAY = r"\d{1,2}(?:/|\s+tháng\s+)\d{1,2}"
_YEARLY = late_pattern(
    rf"(?:\bngày\s+|(?<=trước\s))(?P<days>{_DAY}(?:(?:,|\s+và)\s+(?:ngày\s+)?{_DAY}){{0,11}})\s+{_OF_EACH}năm\b"
)
_DAY_AND_MONTH = late_pattern(r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})")
_BEGINS = late_pattern(r"\b(?:từ|sau)\s*$")
_GOES_ON = late_pattern(r"\s*(?:trở đi|về sau)\b")
# Of a clause that is understood in part: its end stays open; what follows a time is no end, nor is the
# date of another paper.
_UNENDING = late_pattern(r"\btrở (?:đi|về sau)\b|\bvà (?:các|những) (?:năm|tháng|quý)\b|\bđến khi\b")
_HANGS = late_pattern(
    r"\btừ\b(?!.*(?:\b(?:đến|tới)\b|[-–]\s*(?:ngày\s*)?$))|\b(?:sau|khi|theo)\b[^,]*$",
    re.DOTALL,
)
_YEAR_END = late_pattern(r"(?:^|\b(?:trong|hết|cuối|đến))\s*$")
_LIMIT_BEFORE = late_pattern(rf"{_LIMIT_WORDS}\s*$")
_NEAR = 40
"""Characters in front of a day in which the words of its limit stand."""
_DIGIT = late_pattern(r"\d")
# In running prose only words of a limit make a day a deadline.
_PROSE = late_pattern(
    r"(?:trước|chậm nhất|muộn nhất)(?:\s+(?:là|vào|trước|đến)){0,3}\s+(?=ngày\s|\d)"
    r"|(?:hoàn thành|xong)\s+(?:trước|trong|chậm nhất)\s+(?=ngày\s|tháng\s|quý\s|năm\s|\d)"
)


@remembered
def read_times(words: str, plan_year: int | None = None) -> TimeReading:
    """Read the words of a line that names a time; `plan_year` completes a month or quarter without a year.

    >>> read_times("trước ngày 15/3/2026; thường xuyên").unclear
    ('thường xuyên',)
    """
    readings = [_read_clause(each, plan_year) for each in _clauses(words)]
    return TimeReading(
        tuple(due for reading in readings for due in reading.dues),
        tuple(clause for reading in readings for clause in reading.unclear),
        max((each.by for each in readings if each.by), key=_last_day, default=None),
        min((each.begins for each in readings if each.begins), key=_first_day, default=None),
    )


def times_in_prose(words: str) -> tuple[DueTime, ...]:
    """Find the days and rhythms by which running prose says that something is done, each with its words.

    >>> [due.words for due in times_in_prose("Báo cáo kết quả trước ngày 15 hằng tháng.")]
    ['trước ngày 15 hằng tháng']
    """
    text = compose(words).text
    low = _small(text)
    limits = {limit.end(): limit.start() for limit in _PROSE.finditer(low)} if _DIGIT.search(text) else {}
    if not limits:
        return ()
    found: list[DueTime] = []
    for each in (_MONTHLY, _QUARTERLY, _YEARLY):
        for match in each.finditer(low):
            near = max(0, match.start() - _NEAR)
            limit = _LIMIT_BEFORE.search(low[near : match.start()])
            if limit is not None:
                start = near + limit.start()
                found += _rhythms(text[start : match.end()], start)
    for mark in _marks(low, None):
        start = limits.get(mark.start, mark.end)
        if start < mark.start and not _OPEN.match(low[mark.end :].lstrip()):
            found.append(DueTime(text[start : mark.end], mark.last, start=start))
    return tuple(sorted(found, key=lambda due: due.start))


def _small(text: str) -> str:
    """Return the text in small letters, each where it stood; as it is where one of them would be longer."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _last_day(date: PartialDate) -> datetime.date:
    return date.last_day


def _first_day(date: PartialDate) -> datetime.date:
    return date.first_day


def _clauses(words: str) -> Iterator[str]:
    for part in _SEPARATOR.split(compose(words).text):
        clause = part.strip().rstrip(".,").strip()
        if clause:
            yield clause


def _read_clause(clause: str, plan_year: int | None) -> TimeReading:
    low = _small(clause)
    # A pattern is compiled when it is first asked, which costs more than to see that it cannot be there.
    if _RECURRING.search(low) or ("cuối" in low and _QUARTERLY.search(low)):
        rhythms = tuple(_rhythms(clause))
        return TimeReading(rhythms, () if rhythms else (clause,), None, None)
    bare = _REMARK.sub(lambda found: " " * len(found.group()), low) if "(" in low else low
    bare = bare.rstrip(" .,")
    marks = _marks(bare, plan_year)
    dues = tuple(_dues(bare, marks, clause))
    dates = [due.date for due in dues if due.date] or _certain(bare if marks else low, plan_year)
    by = max(dates, key=_last_day, default=None)
    return TimeReading(dues, () if dues else (clause,), by, _beginning(bare, marks))


def _certain(clause: str, plan_year: int | None) -> list[PartialDate]:
    """Return the ends that are certain in a clause of which some words are not understood.

    "Quý II/2026 trình, quý III/2026 phê duyệt" is done by the end of September, "giữa tháng 6/2026" in June.
    """
    own = own_words(clause)
    if _UNENDING.search(own):
        return []
    return [mark.last for mark in _marks(own, plan_year) if _is_end(own, mark)]


def _is_end(clause: str, mark: _Mark) -> bool:
    before = clause[: mark.start]
    if _ONE_YEAR.fullmatch(clause, mark.start, mark.end) and not (
        clause[mark.start] == "n" and _YEAR_END.search(before)
    ):
        return False
    return _LIMIT.search(before) is not None or _HANGS.search(before) is None


def _beginning(clause: str, marks: Sequence[_Mark]) -> PartialDate | None:
    """Return from when the work runs: "từ quý III/2025", "tháng 12/2025 trở đi", "2026 - 2030"."""
    for mark, following in zip_longest(marks, marks[1:]):
        behind = clause[mark.end : following.start if following else len(clause)]
        is_range = following is not None and _TO.fullmatch(behind) is not None
        begins = _FROM.search(clause[: mark.start]) or (behind and _GOES_ON.match(behind))
        if is_range or mark.is_range or begins:
            return mark.first
    return None


def _rhythms(printed: str, start: int = 0) -> Iterator[DueTime]:
    """Yield what comes back; a clause that dates beginning or end as well says more than a rhythm holds."""
    clause = _small(printed)
    if find_dates(clause) or _OPEN.search(clause):
        return
    for pattern, every in ((_MONTHLY, Every.MONTH), (_QUARTERLY, Every.QUARTER)):
        found = pattern.search(clause)
        if found and not _begins(clause, found) and 1 <= int(found["d"]) <= 31:
            yield DueTime(printed, None, Rhythm(every, int(found["d"])), start=start)
            return
    found = _YEARLY.search(clause)
    if found is None or _begins(clause, found):
        return
    for day, month in _DAY_AND_MONTH.findall(found["days"]):
        if _exists(int(day), int(month)):
            yield DueTime(printed, None, Rhythm(Every.YEAR, int(day), int(month)), start=start)


def _begins(clause: str, found: re.Match[str]) -> bool:
    """Tell whether the words in front make the day a beginning: `từ ngày 15 hằng tháng`."""
    return _BEGINS.search(clause[max(0, found.start() - _NEAR) : found.start()]) is not None


def _exists(day: int, month: int) -> bool:
    """Tell whether every year has that day."""
    return 1 <= month <= 12 and 1 <= day <= PartialDate(2001, month).last_day.day


def _dues(bare: str, marks: Sequence[_Mark], clause: str) -> Iterator[DueTime]:
    """Yield the times of a clause whose every word is understood; nothing where one is not."""
    if not marks or _OPEN.search(bare):
        return
    between = [bare[one.end : other.start] for one, other in pairwise(marks)]
    is_range = bool(between) and all(map(_TO.fullmatch, between))
    lead = _lead(bare[: marks[0].start], is_range or marks[0].is_range)
    limited = _LIMIT.search(lead) is not None
    if _VAGUE_END.search(lead) or not (limited or _LEAD.fullmatch(lead.strip())):
        return
    tail = bare[marks[-1].end :].strip()
    if tail and not (limited or tail.startswith((",", "("))):
        return
    if is_range or not between:
        yield _due(marks[-1], clause)
    elif all(map(_AND.fullmatch, between)):
        days = all(mark.last.day for mark in marks)
        yield from (_due(mark, clause) for mark in (marks if days else marks[-1:]))


def _lead(before: str, is_range: bool) -> str:
    """Return what stands in front of the first time, without the beginning of a range and the hour."""
    lead = _RANGE.sub("", before) if "từ" in before else before
    lead = _HOUR.sub("", lead) if _DIGIT.search(lead) else lead
    return _FROM.sub("", lead) if is_range else lead


def _due(mark: _Mark, clause: str) -> DueTime:
    return DueTime(clause, mark.last, None, mark.year_supplied)


def _marks(text: str, plan_year: int | None) -> Sequence[_Mark]:
    """Return the times of a text in order; of two readings that overlap, the one that says more."""
    dates = [(each.start, each.end, each.date) for each in find_dates(text) if each.date is not None]
    read = [_Mark(start, end, date, date) for start, end, date in dates]
    read += filter(None, (_mark(*each, plan_year) for each in _periods(text)))
    taken = bytearray(len(text))
    found = []
    for mark in read:
        if not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"x" * (mark.end - mark.start)
            found.append(_ended_before(mark) if text[: mark.start].rstrip().endswith("trước") else mark)
    return sorted(found, key=lambda mark: mark.start)


def _ended_before(mark: _Mark) -> _Mark:
    """Return the end before a printed period begins: "trước tháng 6/2026" is by the end of May."""
    begin = mark.first.first_day
    if mark.last.day is not None or begin == datetime.date.min:
        return mark
    day = begin - datetime.timedelta(days=1)
    end = PartialDate(day.year, day.month)
    return replace(mark, first=end, last=end)


def _periods(text: str) -> Iterator[tuple[re.Match[str], str | None, int | None, int]]:
    """Yield each printed period, the year of its end, None where it has none, and first and last month.

    A year has no first month: it would be told as if the paper printed one.
    """
    for each in _QUARTER.finditer(text):
        first, last = _quarter(each["q"]), _quarter(each["last"] or each["q"])
        yield each, each["y"], first * 3 - 2, last * 3
    for each in _HALF.finditer(text) if "6 tháng" in text else ():
        is_first = each["h"] == "đầu"
        yield each, each["y"], *((1, 6) if is_first else (7, 12))
    for each in _YEARS.finditer(text):
        yield each, each["last"], None, 12
    for each in (*_MONTH.finditer(text), *_BARE_MONTH.finditer(text)):
        first, last = int(each["m"]), int(each.groupdict().get("last") or each["m"])
        if 1 <= first <= 12 and 1 <= last <= 12:
            yield each, each["y"], first, last
    for each in _ONE_YEAR.finditer(text):
        yield each, each["y"], None, 12


def _quarter(printed: str) -> int:
    return _ROMAN.get(printed) or int(printed)


def _mark(
    found: re.Match[str], year: str | None, first: int | None, last: int, plan_year: int | None
) -> _Mark | None:
    known = int(year) if year else plan_year
    begins = int(found.groupdict().get("begin") or 0) or known
    if not known or not begins:
        return None
    return _Mark(
        found.start(),
        found.end(),
        first=min(PartialDate(begins, first), PartialDate(known, last)),
        last=PartialDate(known, last),
        is_range=found.groupdict().get("last") is not None,
        year_supplied=not year,
    )
