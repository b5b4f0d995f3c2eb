"""One citation as a text has it: where it stands, what its words say.

Holds words and places only; which document they mean is for those who read it.
"""

from __future__ import annotations

from plancli.records import dataclass
from plancli.vietnamese.dates import PartialDate


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
