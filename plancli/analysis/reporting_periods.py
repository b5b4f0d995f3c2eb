"""The periods that a periodic report of a state body covers: month, quarter, 6 months, 9 months, year.

By Điều 12 of Decree 09/2019/NĐ-CP, as papers quote it (one of them Quyết định 01/2023 of Khánh Hòa); the
decree itself was not read, so the confidence is medium. On which day a report is to be handed in, the regime
of each report says: none is given here.
"""

from __future__ import annotations

import datetime
import re
from enum import Enum

from plancli.legal.acts import Confidence
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

BASIS = "Điều 12 Nghị định số 09/2019/NĐ-CP"
CONFIDENCE = Confidence.MEDIUM
_BEGINS, _ENDS = 15, 14
"""Days of the month: from the 15th to the 14th."""
_ROMAN = ("I", "II", "III", "IV")
_YEAR = r"(?:\s*/\s*|\s+(?:năm\s+)?)(?P<y>\d{4})"
_MONTH = late_pattern(rf"tháng\s+0?(?P<n>\d{{1,2}}){_YEAR}")
_QUARTER = late_pattern(rf"quý\s+(?P<n>iv|i{{1,3}}|[1-4]){_YEAR}")
_HALF = late_pattern(rf"(?:0?6|sáu) tháng(?: đầu)?{_YEAR}")
_NINE = late_pattern(rf"(?:0?9|chín) tháng(?: đầu)?{_YEAR}")
_WHOLE = late_pattern(r"(?:cả\s+)?(?:năm\s+)?(?P<y>\d{4})")


class PeriodKind(Enum):
    """Kỳ báo cáo; the value stands in JSON."""

    MONTH = "month"
    """tháng"""
    QUARTER = "quarter"
    """quý"""
    HALF = "half-year"
    """6 tháng đầu năm"""
    NINE_MONTHS = "nine-months"
    """9 tháng"""
    YEAR = "year"
    """năm"""


_LAST_MONTH = {PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.YEAR: 12}
_PATTERNS: tuple[tuple[PeriodKind, re.Pattern[str]], ...] = (
    (PeriodKind.MONTH, _MONTH),
    (PeriodKind.QUARTER, _QUARTER),
    (PeriodKind.HALF, _HALF),
    (PeriodKind.NINE_MONTHS, _NINE),
    (PeriodKind.YEAR, _WHOLE),
)


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """Một kỳ báo cáo."""

    kind: PeriodKind
    year: int
    number: int
    """The month from 1 to 12, the quarter from 1 to 4; 1 for the others."""

    @property
    def name(self) -> str:
        """`tháng 5 năm 2026`, `quý II năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`."""
        before = {
            PeriodKind.MONTH: f"tháng {self.number:02} " if self.number < 3 else f"tháng {self.number} ",
            PeriodKind.QUARTER: f"quý {_ROMAN[self.number - 1]} " if self.kind is PeriodKind.QUARTER else "",
            PeriodKind.HALF: "6 tháng đầu ",
            PeriodKind.NINE_MONTHS: "9 tháng đầu ",
            PeriodKind.YEAR: "",
        }[self.kind]
        return f"{before}năm {self.year}"

    @property
    def first(self) -> datetime.date:
        """The first day of its figures: the 15th of the month before."""
        months = {PeriodKind.MONTH: self.number, PeriodKind.QUARTER: self.number * 3 - 2}
        month = months.get(self.kind, 1)
        if month == 1:
            return datetime.date(self.year - 1, 12, _BEGINS)
        return datetime.date(self.year, month - 1, _BEGINS)

    @property
    def last(self) -> datetime.date:
        """The last day of its figures: the 14th of its last month."""
        months = {PeriodKind.MONTH: self.number, PeriodKind.QUARTER: self.number * 3}
        return datetime.date(self.year, months.get(self.kind) or _LAST_MONTH[self.kind], _ENDS)


def read_period(words: str) -> ReportingPeriod | None:
    """Return the period that words name; None for any other, such as the last six months of a year.

    >>> read_period("quý II/2026").name, read_period("6 tháng 2026").last
    ('quý II năm 2026', datetime.date(2026, 6, 14))
    """
    low = fold(words)
    for kind, pattern in _PATTERNS:
        found = pattern.fullmatch(low)
        if found is None:
            continue
        number, year = _number(found.groupdict().get("n") or "1"), int(found["y"])
        limit = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(kind, 1)
        if 1 <= number <= limit and datetime.MINYEAR < year <= datetime.MAXYEAR:
            return ReportingPeriod(kind, year, number)
    return None


def current_period(day: datetime.date) -> ReportingPeriod:
    """Return the period whose figures run on a day: the first six months until 14 June, then the year.

    >>> current_period(datetime.date(2026, 11, 26)).name
    'năm 2026'
    """
    year = period_of(PeriodKind.YEAR, day)
    half = ReportingPeriod(PeriodKind.HALF, year.year, 1)
    return half if day <= half.last else year


def period_of(kind: PeriodKind, day: datetime.date) -> ReportingPeriod:
    """Return the period of one kind that is the next to end, on this day or after it.

    >>> period_of(PeriodKind.QUARTER, datetime.date(2026, 3, 15)).name
    'quý II năm 2026'
    """
    counts = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
    years = (day.year, min(day.year + 1, datetime.MAXYEAR))
    periods = [ReportingPeriod(kind, year, n) for year in years for n in range(1, counts.get(kind, 1) + 1)]
    return next((each for each in periods if each.last >= day), periods[-1])


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else _ROMAN.index(words.upper()) + 1
