"""Head and signature of a document, as printed and as understood.

A blank stays blank: no number, day or line is filled in.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate


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
    def printed_number(self) -> str:
        """Số, ký hiệu as the head prints it: `/KH-UBND` while the number is blank.

        The Party and the youth union put a hyphen behind the number: `21-KH/ĐU`.
        """
        if not self.symbol:
            return self.number
        hyphen = "/" in self.symbol and not self.symbol[:1].isdigit()
        return f"{self.number}{'-' if hyphen else '/'}{self.symbol}"
