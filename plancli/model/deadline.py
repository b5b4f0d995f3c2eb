"""Deadlines: the printed phrase and what is certain of it.

Turns no vague phrase into a date; "theo quy định" stays vague.
"""

from __future__ import annotations

import re
from enum import Enum

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate, find_dates


class DeadlineKind(Enum):
    """How firm a deadline is."""

    DATE = "date"
    """ngày, tháng, quý, năm xác định"""
    PERIOD = "period"
    """khoảng thời gian: "từ tháng 12/2025 đến quý I/2026" """
    RECURRING = "recurring"
    """định kỳ, thường xuyên, hằng tháng"""
    VAGUE = "vague"
    """"theo quy định", "trong trường hợp cần thiết" """
    NONE = "none"
    """không nêu"""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Thời hạn của một nhiệm vụ."""

    words: str
    """The phrase as printed, empty where there is none."""
    kind: DeadlineKind
    by: PartialDate | None
    """The last day or month that is certain; None where it is not."""
    route: Route
    """Where the phrase stands."""
    within: tuple[int, int] | None = None
    """Where it stands inside the prose, when the paper has no line for it."""


_VAGUE = re.compile(
    r"theo quy định|trong trường hợp cần thiết|khi cần thiết|khi có yêu cầu|kịp thời"
    r"|trong thời gian sớm nhất|theo kế hoạch|theo tiến độ",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"thường xuyên|(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)|định kỳ", re.IGNORECASE
)
_QUARTER = re.compile(r"qu[ýí]\s*(IV|I{1,3}|[1-4])\s*(?:[/\-]|năm|\s)?\s*(\d{4})?", re.IGNORECASE)
_PERIOD = late_pattern(r"\btừ\b.+\bđến\b|\d\s+đến\s", re.IGNORECASE)
_YEAR_END = re.compile(
    r"(?:trong|đến hết|hết|cuối|đến)\s+năm\s+((?!0000)\d{4})|^năm\s+((?!0000)\d{4})"
    r"|^\s*((?:19|20)\d\d)\s*[.;]?\s*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)(?![\d/.-])")
# "Năm 2025 và các năm tiếp theo" has no end; its year is only the first.
_AND_ON = re.compile(r"(?:và|,)\s+(?:các|những)\s+năm\s+(?:tiếp theo|kế tiếp|sau|tới)", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
# In running prose only these phrases speak of when the task is done; "kịp thời" there is manner.
_PROSE = re.compile(
    r"thường xuyên|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|định kỳ"
    r"|theo quy định(?=\s*[.;,]|$)|trong trường hợp cần thiết"
    r"|từ (?:ngày|tháng|quý|năm) [^.;,()]{1,40}? đến (?:hết )?(?:ngày|tháng|quý|năm)?\s?[\dIV][^.;,()]*"
    r"|(?:trước|chậm nhất|hoàn thành|trong) (?:ngày|tháng|quý|năm) [^.;,]+",
    re.IGNORECASE,
)


def read_deadline(words: str, route: Route, default_year: int | None = None) -> Deadline:
    """Understand the phrase of a deadline line; `default_year` completes a bare "trong quý II".

    >>> read_deadline("Thường xuyên", ()).kind
    <DeadlineKind.RECURRING: 'recurring'>
    """
    if _RECURRING.search(words) or _AND_ON.search(words):
        return Deadline(words, DeadlineKind.RECURRING, None, route)
    by = _last_certain_day(words, default_year)
    if by is not None:
        kind = DeadlineKind.PERIOD if _PERIOD.search(words) or _YEARS.search(words) else DeadlineKind.DATE
        return Deadline(words, kind, by, route)
    if _VAGUE.search(words) or not words.strip():
        return Deadline(words, DeadlineKind.VAGUE, None, route)
    return Deadline(words, DeadlineKind.PERIOD, None, route)


def deadline_in_prose(words: str, route: Route, default_year: int | None = None) -> Deadline:
    """Find the phrase by which running prose says when a task is done.

    The seed's II.4.c says "thường xuyên", II.5.b "trong trường hợp cần thiết".
    """
    found = _PROSE.search(words)
    if found is None:
        return Deadline("", DeadlineKind.NONE, None, route)
    read = read_deadline(found.group(), route, default_year)
    return Deadline(read.words, read.kind, read.by, route, found.span())


def _last_certain_day(words: str, default_year: int | None) -> PartialDate | None:
    dates = [mention.date for mention in find_dates(words) if mention.date is not None]
    dates += [date for found in _QUARTER.finditer(words) if (date := _quarter_end(found, default_year))]
    dates += [
        PartialDate(int(found[1] or found[2] or found[3]), 12, None) for found in _YEAR_END.finditer(words)
    ]
    dates += [PartialDate(int(found.group(1)), 12, None) for found in _YEARS.finditer(words)]
    return max(dates, key=lambda date: date.last_day) if dates else None


def _quarter_end(found: re.Match[str], default_year: int | None) -> PartialDate | None:
    quarter = found.group(1).upper()
    number = _ROMAN.get(quarter) or int(quarter)
    year = int(found.group(2)) if found.group(2) else default_year
    return PartialDate(year, number * 3, None) if year else None
