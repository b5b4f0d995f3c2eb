"""An act (văn bản) that the registry holds: what its sources say of it, and how far they can be trusted.

Holds facts only; how an act stands on a day is for `standing`, whether a citation means it for `same_act`.
"""

from __future__ import annotations

import datetime
from enum import Enum

from plancli.legal.act_sources import Source, SourceKind, read_source
from plancli.records import dataclass
from plancli.vietnamese.dates import PartialDate


class Confidence(Enum):
    """How far facts can be trusted."""

    HIGH = "high"
    """several sources agree, or the closing article or another official text was read"""
    MEDIUM = "medium"
    """one source, or an inference that its sources leave little doubt of"""
    LOW = "low"
    """of number, date and title: known only from a plan that cites it, or read by program in part;
    of an end: read by program from a closing article, about nine in ten right"""


class Status(Enum):
    """How an act stood on the day of its review."""

    IN_FORCE = "in_force"
    """còn hiệu lực"""
    PRESUMED = "presumed"
    """chưa thấy văn bản bãi bỏ: a repeal was not seen, which is not the same as looked for and not found"""
    REPLACED = "replaced"
    """đã được thay thế"""
    ENDED = "ended"
    """đã hết hiệu lực hoặc bị bãi bỏ, không rõ văn bản thay thế"""
    LAPSED = "lapsed"
    """đã hết thời hạn ghi trong văn bản"""
    UNKNOWN = "unknown"
    """chưa rà soát hiệu lực"""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """Một văn bản; the key is number, issuer and day of issue, because numbers repeat."""

    number: str
    kind: str
    """`Quyết định`"""
    issuer: str
    """Empty where no source says it."""
    issued: PartialDate
    """The year alone where no source read gives the day."""
    title: str
    """Empty where no source read gives it; a law's begins with its kind: `Luật Báo chí`."""
    effective: PartialDate | None
    expired: PartialDate | None
    """The first day on which it was no longer in force."""
    superseded_by: str
    """Number of the act that replaced it, or empty."""
    status: Status
    """As of `checked`."""
    confidence: Confidence
    """Of number, issuer, date and title."""
    checked: str
    """Day of the last look, ISO."""
    sources: tuple[str, ...]
    """Where its facts stand, in the form of `act_sources`; empty where only a plan that cites it is known."""
    note: str
    """As its source words it: Vietnamese or English."""
    amended_by: tuple[str, ...] = ()
    """Numbers of the acts that amend it, as far as they are known."""
    end_confidence: Confidence | None = None
    """Of `expired` and `superseded_by`; None where there is no end."""
    end_sources: tuple[str, ...] = ()
    """Where its end stands."""
    origin: tuple[str, ...] = ()
    """The readings that this entry was put together from: `held`, `facts`, `codified`, `successions`."""

    def has_ended_by(self, day: datetime.date) -> bool:
        """Say whether its sources know that it was no longer in force on `day`."""
        return self.expired is not None and self.expired.first_day <= day

    def is_valid_on(self, day: datetime.date) -> bool:
        """Say whether it had been issued by `day` and, as far as is known, had not ended."""
        return self.issued.first_day <= day and not self.has_ended_by(day)

    @property
    def is_attested(self) -> bool:
        """Say whether a source other than a plan that cites it knows the act; only then it judges a plan."""
        opened = any(each.kind is not SourceKind.UNOPENED for each in self.read_sources)
        return opened and self.confidence is not Confidence.LOW

    @property
    def proves_dates(self) -> bool:
        """Say whether its date is known well enough to call another one wrong.

        Not so where one paper that cites it, or a closing article read by program, is all there is.
        """
        known = self.issued.day is not None and self.is_attested
        return known and any(each.proves_dates for each in self.read_sources)

    @property
    def end_is_official(self) -> bool:
        """Say whether an opened official page tells its end, with high confidence: then no doubt is left."""
        official = any(read_source(each).is_official for each in self.end_sources)
        return official and self.end_confidence is Confidence.HIGH

    @property
    def read_sources(self) -> tuple[Source, ...]:
        """Its sources, told apart."""
        return tuple(map(read_source, self.sources))
