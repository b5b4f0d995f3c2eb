"""What one parent plan against many plans below it tells: a row for each unit, and in it one for each task.

Values only, and only words: no plan of a unit is held, so that a thousand of them cost little.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum

from plancli.analysis.body_name import BodyName
from plancli.analysis.roster import Roster
from plancli.analysis.trace_rows import TraceState
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class ParentWork:
    """One task or duty of the parent plan that is for units below."""

    id: str
    address: str
    """As printed: `II.4.c`."""
    words: str
    """As printed."""
    deadline: str
    """As printed, empty where there is none."""
    lead: str
    """Who leads or is to carry it out, as printed, parted by "; "."""
    label: str
    """The address, or the id where several works have one address: `III.1-2`."""


@dataclass(frozen=True, slots=True)
class ChildAnswer:
    """One place of a plan below that answers the parent's work, or that might."""

    address: str
    """Empty for the plan as a whole."""
    words: str
    deadline: str
    lead: str
    note: str = ""
    """What the file writes beside the link."""


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One work of the parent as one plan below answers it."""

    work: str
    """Id of the parent's work; of a link that leads nowhere the id it names."""
    state: TraceState
    answers: tuple[ChildAnswer, ...] = ()
    suggested: tuple[ChildAnswer, ...] = ()
    """Tasks worded alike that nobody has linked: a guess, which never counts as an answer."""
    reason: str = ""
    """Why it does not apply, as the file says."""
    late: bool = False
    """True where an answer is due after the parent's deadline."""

    @property
    def column(self) -> str:
        """Under which heading it is counted: a state, or `suggested` for missing work with a guess.

        What came from a plan that ended is to be looked at, as what changed.
        """
        if self.state is TraceState.OUTDATED:
            return TraceState.SUSPECT.value
        return SUGGESTED if self.suggested and self.is_gap else self.state.value

    @property
    def is_gap(self) -> bool:
        """Whether nothing answers the work, a guess aside."""
        return self.state is TraceState.MISSING


SUGGESTED = "suggested"
COLUMNS = (
    *(TraceState.TAKEN_OVER.value, TraceState.ADAPTED.value, TraceState.NOT_APPLICABLE.value),
    *(TraceState.SUSPECT.value, SUGGESTED, TraceState.MISSING.value),
)
"""What each work of the parent is counted under, once; `sum` of them is the work that binds a unit."""


class Relation(Enum):
    """How a plan below stands to the parent."""

    LINKED = "linked"
    """khai kế hoạch cấp trên ở `parents`"""
    CITING = "citing"
    """viện dẫn kế hoạch cấp trên"""
    SILENT = "silent"
    """không viện dẫn kế hoạch nào của cơ quan cấp trên"""
    OTHER = "other"
    """viện dẫn kế hoạch khác của cơ quan cấp trên, không viện dẫn kế hoạch này"""
    PARENT = "parent"
    """chính là kế hoạch cấp trên"""
    CIRCLE = "circle"
    """lại được kế hoạch cấp trên khai là cấp trên của nó"""


@dataclass(frozen=True, slots=True)
class ChildPlan:
    """One file below, as far as it could be read."""

    path: str
    unit: str = ""
    """The issuer as printed; empty where the file does not say."""
    body: BodyName | None = None
    """The issuer taken apart, with the province that the paper speaks of."""
    number: str = ""
    """`12/KH-UBND`, as printed."""
    title: str = ""
    date: PartialDate | None = None
    state: PlanState = PlanState.ISSUED
    relation: Relation = Relation.SILENT
    other: str = ""
    """The plan that is cited instead: `45/KH-UBND`."""
    rows: tuple[ChildRow, ...] = ()
    """In the parent's printed order, then links that lead nowhere."""
    fault: str = ""
    """Why it could not be read, in words; empty where it could."""


class ChildStanding(Enum):
    """How a unit below stands to the parent plan; the value stands in JSON."""

    ANSWERED = "answered"
    """có kế hoạch"""
    NO_PLAN = "no-plan"
    """chưa có kế hoạch"""
    UNREADABLE = "unreadable"
    """có tệp, chưa đọc được"""


class Lateness(Enum):
    """Whether the unit's plan came in time; the value stands in JSON."""

    NOT_ASKED = "not-asked"
    """không có hạn để so"""
    IN_TIME = "in-time"
    LATE = "late"
    """ban hành sau hạn, hoặc quá hạn mà chưa có"""
    UNKNOWN = "unknown"
    """kế hoạch không ghi đủ ngày ban hành"""


@dataclass(frozen=True, slots=True)
class Child:
    """One unit below, with its plan or without."""

    unit: str
    """Name as the roster, or the plan's issuer, says."""
    standing: ChildStanding
    bound: tuple[str, ...]
    """Ids of the parent's works that are for this unit."""
    plan: ChildPlan | None
    """The plan that counts; None without one."""
    lateness: Lateness = Lateness.NOT_ASKED
    listed: bool = True
    """False where there is a roster and it does not name this unit."""

    @property
    def path(self) -> str:
        """Its file; empty where there is none."""
        return self.plan.path if self.plan else ""

    @property
    def rows(self) -> tuple[ChildRow, ...]:
        """Its rows; empty without a plan."""
        return self.plan.rows if self.plan else ()

    def count(self, column: str) -> int:
        """Return how many works are counted under one of `COLUMNS`."""
        return sum(row.column == column for row in self.rows)

    @property
    def work_count(self) -> int:
        """How many works are for it, or answered by it all the same."""
        if self.standing is not ChildStanding.ANSWERED:
            return len(self.bound)
        return sum(map(self.count, COLUMNS))

    @property
    def late_work(self) -> int:
        """How many works are to be done later than the parent asks."""
        return sum(row.late for row in self.rows)

    def shown(self, *, gaps_only: bool) -> tuple[ChildRow, ...]:
        """Return its rows, or those only that nothing answers."""
        return tuple(row for row in self.rows if row.is_gap) if gaps_only else self.rows

    @property
    def has_gap(self) -> bool:
        """Whether it has no plan that counts, or one without an answer to some work."""
        return self.standing is not ChildStanding.ANSWERED or any(row.is_gap for row in self.rows)


class RemarkKind(Enum):
    """What has to be said of a file or a name; the value is part of a key of `messages`."""

    PARENT = "parent"
    CIRCLE = "circle"
    UNREADABLE = "unreadable"
    NO_ISSUER = "no-issuer"
    NOT_BELOW = "not-below"
    OTHER_PARENT = "other-parent"
    SILENT = "silent"
    SEVERAL = "several"
    UNLISTED = "unlisted"
    ELSEWHERE = "elsewhere"
    NAMESAKE = "namesake"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    NO_ROSTER = "no-roster"
    DRAFT = "draft"
    NO_DATE = "no-date"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that has to be said beside the rows."""

    kind: RemarkKind
    fields: Mapping[str, str]
    """What its sentence quotes."""


@dataclass(frozen=True, slots=True)
class QuotedDay:
    """Words of the parent that fix a day for the plans below; they are shown, not decided upon."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Cascade:
    """One parent plan and the units below it."""

    parent: Plan
    path: str
    roster: Roster
    works: tuple[ParentWork, ...]
    """Of the parent, in printed order, all that are for at least one of the units."""
    children: tuple[Child, ...]
    """In the order of the roster, then plans of units that it does not name."""
    remarks: tuple[Remark, ...]
    day: datetime.date
    """The day on which it is looked at."""
    by: datetime.date | None = None
    """Until when the plans below were to be issued, as the user says."""
    quoted: tuple[QuotedDay, ...] = ()
    gaps_only: bool = False
    """True where the reader asked for the gaps alone: what is shown is less, what is counted is all."""
    detailed: bool = False
    """True where the rows of each unit are to be printed as well."""

    @property
    def shown(self) -> tuple[Child, ...]:
        """The units that are shown."""
        return tuple(child for child in self.children if child.has_gap or not self.gaps_only)

    def counted(self, standing: ChildStanding) -> int:
        """Return how many units stand so."""
        return sum(child.standing is standing for child in self.children)

    @property
    def late(self) -> int:
        """How many units are late with their plan."""
        return sum(child.lateness is Lateness.LATE for child in self.children)
