"""Head and signature of a document, as printed and as understood.

A blank stays blank: no number, day or line is filled in.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate

BLANK = "……"
"""Where a pen fills in what a paper leaves open."""


class PlanState(Enum):
    """How far the document has come."""

    RECEIVED = "received"
    """bản chữ nhận được"""
    DRAFT = "draft"
    """dự thảo"""
    ISSUED = "issued"
    """đã ban hành"""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Khối chữ ký; each line as printed, empty where the paper has none."""

    authority: str
    acting: str
    positions: tuple[str, ...]
    """Chức vụ, a line each: one as a rule, two where the signatory holds two offices."""
    name: str
    route: Route

    @property
    def position(self) -> str:
        """Chức vụ as one text, the lines kept apart by line ends."""
        return "\n".join(self.positions)


@dataclass(frozen=True, slots=True)
class Issuance:
    """Phần đầu văn bản."""

    kind: str
    """Tên loại as printed: `KẾ HOẠCH`."""
    number: str
    """Serial as printed, empty where the paper leaves it blank."""
    symbol: str
    """`KH-UBND`, or empty."""
    superior: str
    issuer: str
    """Cơ quan ban hành, empty where the paper names none."""
    place: str
    date_words: str
    """The date as printed: `ngày tháng 12 năm 2024`."""
    date: PartialDate | None
    """What is known of it: December 2024 without a day."""
    title: str
    """Trích yếu, empty where the paper has none."""
    period: str
    attached: str
    signatory: Signatory | None
    route: Route
    blank_keys: frozenset[str] = frozenset()
    """Keys that are written without a value: `number` where the paper leaves the number blank."""

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of the period; None where it names none.

        Read of "2026", "năm 2026", "giai đoạn 2026 - 2030".
        """
        first, joined, last = self.period.replace("–", "-").partition("-")
        begins, ends = _year(first), _year(last if joined else first)
        return (begins, ends) if begins and ends else None

    @property
    def year(self) -> int | None:
        """The one year that the plan is for; None for several, or where it names none."""
        return self.years[0] if self.years and self.years[0] == self.years[1] else None

    @property
    def printed_number(self) -> str:
        """Số, ký hiệu as the head prints it: `/KH-UBND` while the number is blank.

        The Party and the youth union put a hyphen behind the number: `21-KH/ĐU`.
        """
        if not self.symbol:
            return self.number
        hyphen = "/" in self.symbol and not self.symbol[:1].isdigit()
        return f"{self.number}{'-' if hyphen else '/'}{self.symbol}"


def _year(words: str) -> int | None:
    """Read "2026", "năm 2026", "giai đoạn 2026"; None for any other words."""
    year = words.casefold().strip().removeprefix("giai đoạn").removeprefix("năm").strip()
    return int(year) if len(year) == 4 and year.isdecimal() else None
