"""Deadlines: the printed phrase and what is certain of it.

Turns no vague phrase into a date; "theo quy định" stays vague. The times themselves are read once, in
`vietnamese.due_times`, when they are first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.clauses import own_words
from plancli.vietnamese.composition import compose
from plancli.vietnamese.dates import PartialDate
from plancli.vietnamese.due_times import DueTime, TimeReading, read_times, times_in_prose


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
    """The phrase as printed, empty where there is none; of several in prose each, parted by ";"."""
    route: Route
    """Where the phrase stands."""
    year: int | None = None
    """The one year of the plan, which completes a bare "trong quý II"."""
    within: tuple[int, int] | None = None
    """Where it stands inside the prose, when the paper has no line for it."""
    limits: tuple[DueTime, ...] | None = None
    """The times by which prose limits the work; None where the words are a line, which is read as a whole."""

    @property
    def kind(self) -> DeadlineKind:
        """How firm it is."""
        if not self.words and self.limits is not None:
            return DeadlineKind.NONE
        if _RECURRING.search(self.words) or any(due.rhythm for due in self.dues):
            return DeadlineKind.RECURRING
        if self.by is not None:
            runs = self.begins is not None or _PERIOD.search(self.words) is not None
            return DeadlineKind.PERIOD if runs else DeadlineKind.DATE
        if _VAGUE.search(self.words) or not self.words.strip():
            return DeadlineKind.VAGUE
        return DeadlineKind.PERIOD

    @property
    def by(self) -> PartialDate | None:
        """The last day or month by which the work is done; None where the words begin it or leave it open."""
        return self._reading.by

    @property
    def begins(self) -> PartialDate | None:
        """From when the work runs, where the words say so; alone, without `by`, in "từ 01/7/2025"."""
        return self._reading.begins

    @property
    def dues(self) -> tuple[DueTime, ...]:
        """Each day, end of a period or rhythm that a calendar can hold."""
        return self._reading.dues if self.limits is None else self.limits

    @property
    def unclear(self) -> tuple[str, ...]:
        """What a calendar cannot hold, as printed."""
        if self.limits is None:
            return self._reading.unclear
        return (self.words,) if self.words and not self.limits else ()

    @property
    def _reading(self) -> TimeReading:
        return read_times(self.words, self.year)


_VAGUE = late_pattern(
    r"theo quy định|trong trường hợp cần thiết|khi cần thiết|khi có yêu cầu|kịp thời"
    r"|trong thời gian sớm nhất|theo kế hoạch|theo tiến độ",
    re.IGNORECASE,
)
# "Năm 2025 và các năm tiếp theo" has no end; its year is only the first.
_RECURRING = late_pattern(
    r"thường xuyên|(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)|định kỳ"
    r"|(?:và|,)\s+(?:các|những)\s+năm\s+(?:tiếp theo|kế tiếp|sau|tới)",
    re.IGNORECASE,
)
_PERIOD = late_pattern(r"\btừ\b.+\bđến\b|\d\s+đến\s", re.IGNORECASE)
# In running prose only these phrases speak of when the task is done; "kịp thời" there is manner.
_PROSE = re.compile(
    r"[tThHđĐcC](?i:(?<=t)hường xuyên|(?<=h)(?:ằng|àng) (?:ngày|tuần|tháng|quý|năm)|(?<=đ)ịnh kỳ"
    r"|(?<=t)heo quy định(?=\s*[.;,]|$)|(?<=t)rong trường hợp cần thiết"
    r"|(?<=t)ừ (?:ngày|tháng|quý|năm) [^.;,()]{1,40}? đến (?:hết )?(?:ngày|tháng|quý|năm)?\s?[\dIV][^.;,()]*"
    r"|(?:(?<=t)rước|(?<=c)hậm nhất|(?<=h)oàn thành|(?<=t)rong) (?:ngày|tháng|quý|năm) [^.;,]+)"
)


def read_deadline(words: str, route: Route, year: int | None = None) -> Deadline:
    """Understand the phrase of a deadline line; `year` completes a bare "trong quý II".

    >>> read_deadline("Thường xuyên", ()).kind
    <DeadlineKind.RECURRING: 'recurring'>
    """
    return Deadline(words, route, year)


def deadline_in_prose(
    words: str, route: Route, year: int | None = None, items: Iterable[tuple[str, Route]] = ()
) -> Deadline:
    """Find the phrase by which running prose says when a task is done.

    Words of a limit come first, also those in the items; where there are none, the first phrase of time in
    `words`: the seed's II.4.c says "thường xuyên", II.5.b "trong trường hợp cần thiết".
    """
    return (
        _limited(((words, route), *items), year)
        or _said(words, route, year)
        or Deadline("", route, year, limits=())
    )


def _limited(prose: Iterable[tuple[str, Route]], year: int | None) -> Deadline | None:
    """Return the deadline that words of a limit make; its place is that of the first."""
    limits: list[DueTime] = []
    place: tuple[Route, tuple[int, int]] | None = None
    for words, route in prose:
        composed = compose(words)
        found = times_in_prose(own_words(composed.text))
        if found and place is None:
            start = found[0].start
            place = route, (composed.offsets[start], composed.offsets[start + len(found[0].words)])
        limits += found
    if place is None:
        return None
    phrase = "; ".join(dict.fromkeys(due.words for due in limits))
    return Deadline(phrase, place[0], year, place[1], tuple(limits))


def _said(words: str, route: Route, year: int | None) -> Deadline | None:
    # Where a line of the file ends is no part of the phrase.
    found = _PROSE.search(words.replace("\n", " "))
    return Deadline(found.group(), route, year, found.span(), ()) if found else None
