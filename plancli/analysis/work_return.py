"""What came back in tables that units filled in, and what it would change: the types only.

Holds words and places as they came; nothing here is judged.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum

from plancli.analysis.work_table import Closed, WorkColumn, WorkRow
from plancli.model.progress import PlanIdentity, ProgressReport
from plancli.records import dataclass, field
from plancli.source.document import Value


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """One cell that somebody may have filled in."""

    words: str
    """As typed, blanks around it cut off."""
    place: str
    """`F12`; `Trang2!F12` on a later sheet."""
    day: datetime.date | None = None
    """Where the cell holds a date and no words."""
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row, known by its hidden cells."""

    id: str
    fingerprint: str
    place: str
    """Of its hidden id: `A12`."""
    was: Mapping[str, str] | None
    """What its open cells held when the table was made, by column; None where that was lost."""
    cells: Mapping[WorkColumn, ReturnedCell]
    locked: Mapping[str, ReturnedCell]
    """Cells that nobody should change: `address`, `content`, `doing`."""


@dataclass(frozen=True, slots=True)
class ReturnedTable:
    """One file that came back."""

    path: str
    identity: PlanIdentity | None
    """Of which plan it is; None where the hidden sheet was lost."""
    unit: str
    """To which unit it went; empty for the table of all."""
    version: str
    """Digest of the plan file that it was made of; empty where that was lost."""
    rows: tuple[ReturnedRow, ...]
    missing: tuple[WorkColumn, ...] = ()
    """Columns that the table has no more."""
    unmarked: int = 0
    """Rows that hold words and no id."""
    has_macros: bool = False


class Reason(Enum):
    """Why something that was filled in is not taken."""

    LOCKED = "locked"
    CLOSED = "closed"
    FORMULA = "formula"
    BAD_DAY = "bad-day"
    DAY_AHEAD = "day-ahead"
    BAD_STATE = "bad-state"
    NO_STATE = "no-state"
    WORDS_CHANGED = "words-changed"
    GONE = "gone"
    PLAN_CHANGED = "plan-changed"
    ISSUED = "issued"
    PAPER = "paper"
    NOT_PROVEN = "not-proven"
    NO_PROGRESS_FILE = "no-progress-file"


class RemarkKind(Enum):
    """What a person should know of a table that was taken."""

    MOVED = "moved"
    CLEARED = "cleared"
    NEW_UNIT = "new-unit"
    NEAR_UNIT = "near-unit"
    NOT_PRINTED = "not-printed"
    OLDER = "older"
    NO_COLUMN = "no-column"
    UNMARKED = "unmarked"
    NO_IDENTITY = "no-identity"
    MACROS = "macros"


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A cell of a file."""

    file: str
    cell: str


@dataclass(frozen=True, slots=True)
class WorkEdit:
    """One cell of the plan that would read otherwise."""

    row: WorkRow
    """As the plan has it today."""
    column: WorkColumn
    before: str
    after: str
    """Empty where the words are taken out. Units stand a line each."""
    places: tuple[TablePlace, ...]
    """Every cell that asks for it."""

    @property
    def value(self) -> Value:
        """What the plan file would hold."""
        if not self.after:
            return None
        names: list[Value] = [*self.after.split("\n")]
        return names if self.column.role is not None and len(names) > 1 else self.after


@dataclass(frozen=True, slots=True)
class WorkReport:
    """One report about a task or duty."""

    row: WorkRow
    report: ProgressReport
    places: tuple[TablePlace, ...]


@dataclass(frozen=True, slots=True)
class WorkConflict:
    """A cell that several tables fill in differently; none of them is taken."""

    row: WorkRow
    column: WorkColumn
    answers: tuple[tuple[str | ProgressReport, TablePlace], ...]
    """Words of the cell, or the whole report, and where they stand."""


@dataclass(frozen=True, slots=True)
class WorkRefusal:
    """Something filled in that is not taken."""

    reason: Reason
    place: TablePlace
    address: str
    """Of the row; its id where the plan has it no more."""
    column: str
    """Name of the column; empty for a whole row."""
    before: str = ""
    after: str = ""
    closed: Closed | None = None


@dataclass(frozen=True, slots=True)
class WorkRemark:
    """Something to know beside what is taken."""

    kind: RemarkKind
    place: TablePlace
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkProposal:
    """All that came back, laid together."""

    edits: tuple[WorkEdit, ...] = ()
    """In the order of the plan."""
    reports: tuple[WorkReport, ...] = ()
    conflicts: tuple[WorkConflict, ...] = ()
    refusals: tuple[WorkRefusal, ...] = ()
    remarks: tuple[WorkRemark, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Tell whether all that was filled in is taken."""
        return not (self.conflicts or self.refusals)
