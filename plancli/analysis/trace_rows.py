"""What a trace tells: how a plan answers the plans and the law above it, row by row.

Values only; `trace` and `cascade` work them out, screens and papers print them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum

from plancli.analysis.binding import BoundWork
from plancli.legal.duties import DutyLevel, LegalDuty
from plancli.model.fingerprint import Work
from plancli.model.link import LinkTarget, NotApplicable, ParentReference, TraceLink
from plancli.model.plan import Plan
from plancli.model.section import Section
from plancli.records import dataclass, field


class TraceState(Enum):
    """How one task or duty from above is answered; the value stands in JSON."""

    TAKEN_OVER = "taken-over"
    """nhận nguyên"""
    ADAPTED = "adapted"
    """điều chỉnh"""
    ANSWERED = "answered"
    """có thực hiện: a duty of the law, whose words are ours, so that there is nothing to compare"""
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


class Cause(Enum):
    """Why a row has its state, beyond what the state says; `trace.cause.<value>` is its sentence."""

    WORDS_CHANGED = "words-changed"
    """the words above are others than when the link was made"""
    LINES_CHANGED = "lines-changed"
    """the words above are the same; deadline, product or units are others"""
    MOVED = "moved"
    """the same words stand above under another id; fields: `task`, the id in the link"""
    GONE = "gone"
    """no such task above"""
    NO_SUCH_PARENT = "no-such-parent"
    """`parents` names no such plan"""
    WHICH_PARENT = "which-parent"
    """the link names no parent, and there are several"""
    NO_SUCH_DUTY = "no-such-duty"
    """no duty of this id is known"""
    BOTH = "both"
    """the link names a task and a duty"""
    NEITHER = "neither"
    """the link names neither a task nor a duty"""
    ACT_ENDED = "act-ended"
    """the act ended by the day; fields: `act`, `ended` as people write it"""
    ACT_REPLACED = "act-replaced"
    """the act ended by the day, and another took its place; fields: the same and `successor`"""
    ACT_NOT_YET = "act-not-yet"
    """the act takes effect after the day; fields: `act`, `begins`"""
    PARENT_ENDED = "parent-ended"
    """the parent plan was for years before the day; fields: `year`, its last one"""
    PREDECESSOR = "predecessor"
    """the link leads to the duty of the act before; fields: `duty`, `act`"""
    SET_ASIDE_TOO = "set-aside-too"
    """the plan answers it, and says as well that it does not apply"""


@dataclass(frozen=True, slots=True)
class Linked:
    """One link and the place of the plan that has it."""

    source: Work | Section
    link: TraceLink


@dataclass(frozen=True, slots=True)
class Answer:
    """One place of the plan that answers what stands above."""

    source: Work | Section
    link: TraceLink
    state: TraceState
    """Taken over, adapted, answered, suspect or outdated: of this answer alone."""
    late: bool = False
    """True where it is due after the deadline above."""


@dataclass(frozen=True, slots=True)
class Upward:
    """What a parent's task itself answers, one step further up, and so on to the law."""

    source: str
    """Which plan or act: `KH 251`, `Nghị định số 09/2017/NĐ-CP`."""
    address: str
    """`II.4.c`, `khoản 3 Điều 3`; the id of the link where it leads nowhere."""
    words: str
    """The printed words there; for the law our paraphrase; empty where that plan cannot be read."""
    duty: LegalDuty | None
    """The duty of the law that the chain ends at; None for a task."""
    above: tuple[Upward, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One task or duty from above, or one link that leads to none."""

    target: LinkTarget
    """As it is called now: the new id of work that moved."""
    address: str
    """As printed above: `II.4.c`, `khoản 2 Điều 3`; the written id where the link leads nowhere."""
    words: str
    """The parent's printed words; for the law our paraphrase, in Vietnamese. Empty for a link to nowhere."""
    source: str
    """Which plan or act: `KH 251`, `Nghị định số 244/2026/NĐ-CP`."""
    deadline: str
    """As printed above, empty where there is none."""
    answers: tuple[Answer, ...]
    state: TraceState
    reason: str = ""
    """Why it does not apply, as the file says."""
    cause: Cause | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the sentence of the cause quotes."""
    late: bool = False
    """True where an answer is due after the deadline above."""
    work: Work | None = None
    """The task or duty of the parent plan; None for the law, and for a link to nowhere."""
    duty: LegalDuty | None = None
    """The duty of the law; None for a parent plan, and for a link to nowhere."""
    through: str = ""
    """Of the law: the number of the act that the plan cites, where that is not the duty's own."""
    bound: BoundWork | None = None
    """By which name and in which roles the parent's work binds the issuer; None where it binds others."""
    above: tuple[Upward, ...] = ()
    """The chain from the parent's work on."""
    aside: NotApplicable | None = None
    """What the plan says of why it does not apply."""


@dataclass(frozen=True, slots=True)
class ParentFault:
    """Why a parent plan cannot be traced to."""

    kind: str
    """`no-file`, `unreadable`, `faulty`, `other-plan`, `circle`; the value stands in JSON."""
    key: str
    """Of the sentence in `messages` that says it."""
    fields: Mapping[str, object]
    """What the sentence quotes."""
    place: str = ""
    """Where a file names the parent: `plans/xa.yaml:361:11`; empty where none does."""


@dataclass(frozen=True, slots=True)
class ParentPlan:
    """A plan above, as far as it could be loaded, and the plans above that."""

    reference: ParentReference
    plan: Plan | None
    path: str
    """Its file as a person finds it from where the command runs; empty where there is none."""
    fault: ParentFault | None
    """None where the plan is there."""
    above: tuple[ParentPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class ParentTrace:
    """How a plan answers one plan above it."""

    parent: ParentPlan
    rows: tuple[TraceRow, ...]
    """The parent's work that binds this plan's issuer, in printed order, then links to other work of it,
    then links that lead nowhere."""
    helping: tuple[BoundWork, ...] = ()
    """Work in which the issuer only helps others, and that no link answers: that is not missing."""
    in_doubt: tuple[BoundWork, ...] = ()
    """Work that may bind the issuer, and that no link answers."""
    left_out: tuple[Work, ...] = ()
    """Work of the parent that binds others only, and that no link answers."""
    cited_at: tuple[str, ...] = ()
    """Where the plan cites the parent, as printed addresses; `trace_plan` fills it."""

    unfollowed: tuple[Linked, ...] = ()
    """Links to a parent whose plan is not there."""

    @property
    def reference(self) -> ParentReference:
        """How the file names the parent."""
        return self.parent.reference

    @property
    def plan(self) -> Plan | None:
        """The parent plan; None where it cannot be traced to."""
        return self.parent.plan


@dataclass(frozen=True, slots=True)
class LawTrace:
    """How a plan answers the duties that the law sets."""

    rows: tuple[TraceRow, ...]
    """Duties of the acts that the plan cites, act by act, then links that lead nowhere."""
    acts: tuple[str, ...] = ()
    """The acts whose duties were asked, as `Nghị định số 09/2017/NĐ-CP`."""
    in_passing: tuple[str, ...] = ()
    """Acts with known duties that the plan cites while it is about something else: they are not asked."""
    other_levels: tuple[LegalDuty, ...] = ()
    """Duties of these acts that bind bodies of other levels only."""
    level: DutyLevel | None = None
    """Of the issuer; None where its name does not tell, so that no duty is asked."""


class DaySource(Enum):
    """Where the day comes from whose law counts; `trace.day.<value>` is its sentence."""

    ASKED = "asked"
    PLAN = "plan"
    """the plan's own date, the last day it can be"""
    TODAY = "today"
    """the plan bears no date"""
    PERIOD = "period"
    """the plan bears no date, and its years are over: their last day"""


@dataclass(frozen=True, slots=True)
class PlanTrace:
    """How one plan answers all that stands above it."""

    plan: Plan
    day: datetime.date
    """The day whose law counts."""
    day_source: DaySource
    parents: tuple[ParentTrace, ...]
    law: LawTrace
    loose: tuple[TraceRow, ...] = ()
    """Links that name no known parent, and links that name too much or nothing."""
