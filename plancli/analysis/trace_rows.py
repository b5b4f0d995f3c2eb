"""What a trace tells: how a plan answers the plans and the law above it, row by row.

Values only; `trace` and `cascade` work them out, screens and papers print them.
"""

from __future__ import annotations

import datetime
from enum import Enum

from plancli.model.fingerprint import Work
from plancli.model.link import LinkTarget, ParentReference, TraceLink
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.records import dataclass


class TraceState(Enum):
    """How one task or duty from above is answered; the value stands in JSON."""

    TAKEN_OVER = "taken-over"
    """nhận nguyên"""
    ADAPTED = "adapted"
    """điều chỉnh"""
    NOT_APPLICABLE = "not-applicable"
    """không áp dụng, có lý do"""
    MISSING = "missing"
    """thiếu: chưa có việc nào thực hiện"""
    SUSPECT = "suspect"
    """cần xem lại: lời của cấp trên đã đổi từ khi nối"""
    ORPHANED = "orphaned"
    """mất gốc: liên kết không còn dẫn tới đâu"""
    OUTDATED = "outdated"
    """hết hiệu lực: quy định hoặc kế hoạch cấp trên không còn hiệu lực vào ngày xét"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place of the plan that answers what stands above."""

    source: Work | Section
    link: TraceLink


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One task or duty from above, or one link that leads to none."""

    target: LinkTarget
    address: str
    """As printed above: `II.4.c`, `Điều 3 khoản 2`."""
    words: str
    """The parent's printed words; for the law our paraphrase. Empty where the link leads nowhere."""
    source: str
    """Which plan or act: `KH 251`, `Nghị định 244/2026/NĐ-CP`."""
    deadline: str
    """As printed above, empty where there is none."""
    answers: tuple[Answer, ...]
    state: TraceState
    reason: str = ""
    """Why it does not apply, as the file says; or what changed, as a key of `messages`."""
    late: bool = False
    """True where an answer is due after the deadline above."""


@dataclass(frozen=True, slots=True)
class ParentTrace:
    """How a plan answers one plan above it."""

    reference: ParentReference
    plan: Plan | None
    """None where no file of it could be read."""
    fault: str
    """Why not, as a key of `messages`; empty where it could."""
    rows: tuple[TraceRow, ...]
    """The parent's work that binds this plan's issuer, in printed order, then links that lead nowhere."""
    left_out: tuple[Work, ...]
    """Work of the parent that binds others only."""


@dataclass(frozen=True, slots=True)
class PlanTrace:
    """How one plan answers all that stands above it."""

    plan: Plan
    day: datetime.date | None
    """The day whose law counts; None where neither the plan nor the user names one."""
    parents: tuple[ParentTrace, ...]
    law: tuple[TraceRow, ...]
    """Duties that the law of that day sets for a body of this level, and links to others."""


class ChildStanding(Enum):
    """How a unit below stands to the parent plan; the value stands in JSON."""

    ANSWERED = "answered"
    """có kế hoạch"""
    LATE = "late"
    """có kế hoạch, ban hành trễ"""
    NO_PLAN = "no-plan"
    """chưa có kế hoạch"""
    UNREADABLE = "unreadable"
    """có tệp, chưa đọc được"""


@dataclass(frozen=True, slots=True)
class Child:
    """One unit below, with its plan or without."""

    unit: str
    """Name as the roster, or the plan's issuer, says."""
    path: str
    """Its file; empty where there is none."""
    standing: ChildStanding
    trace: ParentTrace | None
    """None without a plan."""


@dataclass(frozen=True, slots=True)
class Cascade:
    """One parent plan and the units below it."""

    parent: Plan
    path: str
    children: tuple[Child, ...]
    """In the order of the roster, then plans of units that it does not name."""
    unlisted: tuple[str, ...] = ()
    """Issuers of plans that the roster does not name."""
