"""Dates as Vietnamese official papers write them, also those that leave the day or the month blank.

Knows only what is written: a day that is missing or does not exist is never supplied.
"""

from __future__ import annotations

import datetime
import re
from functools import total_ordering

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.vietnamese.composition import compose

NO_SUCH_DAY = "no-such-day"
"""Problem of a date whose month has no such day: 31/02/2025."""
NO_SUCH_MONTH = "no-such-month"
"""Problem of a date whose month is 0 or above 12, or whose year is 0."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """Ngày, tháng, năm, as far as it is known; one less known sorts before those it holds."""

    year: int
    """1 to 9999."""
    month: int | None = None
    """1 to 12; None where the paper leaves it blank."""
    day: int | None = None
    """A day of that month; None where the paper leaves it blank."""

    def __lt__(self, other: PartialDate) -> bool:
        return self._parts < other._parts

    @property
    def _parts(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @property
    def iso(self) -> str:
        """ISO 8601, cut to what is known: the Trạm Tấu plan is of `2024-12`."""
        return "-".join(f"{part:02}" for part in (f"{self.year:04}", self.month, self.day) if part)

    @property
    def first_day(self) -> datetime.date:
        """The first day it can be; ValueError for a day that does not exist."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day it can be; ValueError for a day that does not exist."""
        if self.day:
            return self.first_day
        month = self.month or 12
        if month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, month + 1, 1) - datetime.timedelta(days=1)

    def agrees_with(self, other: PartialDate) -> bool:
        """Say whether both can be the same day: what both know is equal."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in a text."""

    start: int
    """Offset of its first character, "ngày" included."""
    end: int
    """Offset behind its last character."""
    date: PartialDate | None
    """None where such a day does not exist."""
    problem: str | None = None
    """`no-such-day` or `no-such-month`; None where the date is possible."""


_DAY_WORD = r"(?:(?:[Nn]gày|NGÀY)\s{1,9})?"
_MONTH_WORD = r"(?:[Tt]háng|THÁNG)"
# Dots, spaces or nothing may fill a blank. Every repetition has a limit, so that a page of them
# costs no more than its length.
_WORDS = (
    r"(?:(?:[Nn]gày|NGÀY)(?:\s{1,9}(?P<wd>\d{1,2}))?[\W_]{1,60}?)?"
    rf"{_MONTH_WORD}(?:\s{{1,9}}(?P<wm>\d{{1,2}}))?[\W_]{{1,60}}?(?:năm|NĂM)\s{{1,9}}(?P<wy>\d{{4}})"
)
_MONTH = rf"{_MONTH_WORD}\s{{1,9}}(?P<mm>\d{{1,2}})\s?[/.-]\s?(?P<my>\d{{4}})"
_ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
_FIGURES = (
    r"(?P<d>\d{1,2})(?:\s?/\s?(?P<m>\d{1,2})\s?/\s?|(?P<mark>[.-])(?P<m2>\d{1,2})(?P=mark))(?P<y>\d{4})"
)
# Not inside a longer number, and not before "/NĐ-CP", where figures are a document's number.
_DATE = re.compile(rf"(?<![\w/.-])(?:{_WORDS}|{_MONTH}|{_DAY_WORD}(?:{_ISO}|{_FIGURES}))(?![\w/]|[.-]\d)")
_BARE_MONTH = late_pattern(r"(?P<m>\d{1,2})\s?[/-]\s?(?P<y>\d{4})|(?P<iy>\d{4})-(?P<im>\d{2})")
_BARE_YEAR = late_pattern(r"(?:[Nn]ăm\s+)?(\d{4})")


@remembered
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Find every date of a text, in order; a bare year, and a day without its year, is none.

    >>> [found.date.iso for found in find_dates("Trạm Tấu, ngày tháng 12 năm 2024")]
    ['2024-12']
    """
    composed = compose(text)
    offsets = composed.offsets
    return tuple(
        DateMention(offsets[found.start()], offsets[found.end()], *_read(found))
        for found in _DATE.finditer(composed.text)
    )


def date_at(text: str, place: int) -> DateMention | None:
    """Return the date that begins exactly at `place` of a composed (NFC) text.

    >>> date_at("407/QĐ-TTg ngày 30/3/2022", 11).date
    PartialDate(year=2022, month=3, day=30)
    """
    found = _DATE.match(text, place)
    return DateMention(found.start(), found.end(), *_read(found)) if found else None


def parse_date(text: str) -> PartialDate | None:
    """Read a text that is one date and nothing else, also "12/2024", "năm 2025"; None for any other.

    >>> parse_date("06/12/2024").iso
    '2024-12-06'
    """
    words = compose(text).text.strip()
    if found := _DATE.fullmatch(words):
        return _read(found)[0]
    if found := _BARE_MONTH.fullmatch(words):
        return _checked(found["y"] or found["iy"], found["m"] or found["im"], None)[0]
    if found := _BARE_YEAR.fullmatch(words):
        return _checked(found[1], None, None)[0]
    return None


def decree_style(date: PartialDate) -> str:
    """Write a date in words, as far as it is known: the form of Decree 30/2020/NĐ-CP, Appendix I, II.4.

    A zero stands before days under 10 and before months 1 and 2 only.

    >>> decree_style(PartialDate(2025, 2, 6))
    'ngày 06 tháng 02 năm 2025'
    """
    day = f"ngày {date.day:02} " if date.day else ""
    month = f"tháng {_month(date.month)} " if date.month else ""
    return f"{day}{month}năm {date.year}"


def short_style(date: PartialDate) -> str:
    """Write a date in figures, as far as it is known, with the same zeros.

    >>> short_style(PartialDate(2022, 8, 4)), short_style(PartialDate(2022, 3, 30))
    ('04/8/2022', '30/3/2022')
    """
    day = f"{date.day:02}/" if date.day else ""
    month = f"{_month(date.month)}/" if date.month else ""
    return f"{day}{month}{date.year}"


def short_day(day: datetime.date | None) -> str:
    """Write a whole day in figures as `short_style` does; empty for none.

    >>> short_day(datetime.date(2026, 6, 5))
    '05/6/2026'
    """
    return short_style(PartialDate(day.year, day.month, day.day)) if day else ""


def shown_day(iso: str) -> str:
    """Write an ISO date, cut to what is known, in figures as `short_style` does; any other text as it is.

    >>> shown_day("2026-06-05"), shown_day("2024-12"), shown_day("")
    ('05/6/2026', '12/2024', '')
    """
    date = parse_date(iso)
    return short_style(date) if date else iso


def written_alike(words: str, date: PartialDate) -> str:
    """Write another date as these words write theirs: in words or in figures, with "ngày" or without.

    >>> written_alike("ngày 21 tháng 3 năm 2023", PartialDate(2023, 4, 28))
    'ngày 28 tháng 4 năm 2023'
    >>> written_alike("21/03/2023", PartialDate(2023, 4, 28))
    '28/4/2023'
    """
    told = words.casefold()
    styled = decree_style(date) if "tháng" in told else f"ngày {short_style(date)}"
    return styled if "ngày" in told else styled.removeprefix("ngày ")


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def _read(found: re.Match[str]) -> tuple[PartialDate | None, str | None]:
    year = found["wy"] or found["my"] or found["y"] or found["iy"]
    month = found["wm"] or found["mm"] or found["m"] or found["m2"] or found["im"]
    return _checked(year, month, found["wd"] or found["d"] or found["id"])


def _checked(year: str, month: str | None, day: str | None) -> tuple[PartialDate | None, str | None]:
    # A day without its month ("ngày 05 tháng … năm 2025") fixes no more than the year.
    date = PartialDate(int(year), int(month) if month else None, int(day) if month and day else None)
    if (month and not 1 <= int(month) <= 12) or date.year == 0:
        return None, NO_SUCH_MONTH
    if day and (date.day == 0 or (month and int(day) > _last_of(date))):
        return None, NO_SUCH_DAY
    return date, None


def _last_of(date: PartialDate) -> int:
    return PartialDate(date.year, date.month).last_day.day
