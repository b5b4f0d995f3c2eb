"""Returned tables laid together: what they would change, where they contradict each other, what is not taken.

Rows are known by id and by the fingerprint of their words, never by position. It changes nothing.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.progress_words import state_of
from plancli.analysis.unit_search import match_units
from plancli.analysis.work_answers import DASH, Answers, is_dash
from plancli.analysis.work_return import (
    Reason,
    RemarkKind,
    ReturnedCell,
    ReturnedRow,
    ReturnedTable,
    TablePlace,
    WorkConflict,
    WorkEdit,
    WorkProposal,
    WorkRefusal,
    WorkRemark,
    WorkReport,
)
from plancli.analysis.work_table import PLAN_COLUMNS, Closed, WorkColumn, WorkRow
from plancli.model.fingerprint import Whereabouts, WorkIndex
from plancli.model.plan import Plan
from plancli.model.progress import ProgressReport, ProgressState
from plancli.model.resolve_progress import read_whole_day
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, field
from plancli.vietnamese.dates import short_day

_At = tuple[str, str, str]
"""Cell, printed address and column of something that is refused."""
REPORT_COLUMNS = (WorkColumn.STATE, WorkColumn.EVIDENCE, WorkColumn.DAY, WorkColumn.NOTE)
_RANK = {column: at for at, column in enumerate(PLAN_COLUMNS)}
_NO_CELL = ReturnedCell("", "")


@dataclass(slots=True)
class _Gathered:
    """What the tables say, before it is laid together."""

    edits: dict[tuple[str, WorkColumn], list[WorkEdit]] = field(default_factory=lambda: defaultdict(list))
    reports: dict[tuple[str, str], list[WorkReport]] = field(default_factory=lambda: defaultdict(list))
    refusals: list[WorkRefusal] = field(default_factory=list)
    remarks: list[WorkRemark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """By what tables are read."""

    today: datetime.date
    sealed: Reason | None = None
    """Why the plan itself may not be changed; then only reports are taken."""
    version: str = ""
    """Digest of the plan file as it is today."""


def propose(
    plan: Plan, rows: Sequence[WorkRow], tables: Sequence[ReturnedTable], terms: Terms
) -> WorkProposal:
    """Lay returned tables against the plan as it reads today; `rows` are all of its `work_rows`."""
    gathered = _Gathered()
    index = WorkIndex(plan)
    by_id = {row.id: row for row in rows}
    answers = Answers(plan)
    for table in tables:
        _Reader(table, gathered, index, by_id, answers, terms).read()
    order = {row.id: at for at, row in enumerate(rows)}
    edits, conflicts = _settled(gathered, answers)
    reports, others = _settled_reports(gathered)
    _tell_new_units(plan, answers, edits, gathered)
    return WorkProposal(
        edits=tuple(sorted(edits, key=lambda each: (order[each.row.id], _RANK[each.column]))),
        reports=tuple(sorted(reports, key=lambda each: order[each.row.id])),
        conflicts=tuple(sorted((*conflicts, *others), key=lambda each: order[each.row.id])),
        refusals=tuple(gathered.refusals),
        remarks=tuple(gathered.remarks),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one table into what is gathered."""

    table: ReturnedTable
    gathered: _Gathered
    index: WorkIndex
    rows: Mapping[str, WorkRow]
    answers: Answers
    terms: Terms

    def read(self) -> None:
        """Read all rows; what is to be known of the table as a whole comes first."""
        for kind, fields in self._of_table():
            self._remark(kind, "", **fields)
        for row in self.table.rows:
            self._row(row)

    def _of_table(self) -> Iterator[tuple[RemarkKind, dict[str, str]]]:
        table = self.table
        if table.has_macros:
            yield RemarkKind.MACROS, {}
        if table.identity is None:
            yield RemarkKind.NO_IDENTITY, {}
        if self.terms.version and table.version not in ("", self.terms.version):
            yield RemarkKind.OLDER, {}
        for column in table.missing:
            yield RemarkKind.NO_COLUMN, {"column": column.value}
        if table.unmarked:
            yield RemarkKind.UNMARKED, {"count": str(table.unmarked)}

    def _row(self, row: ReturnedRow) -> None:
        found = self.index.find(row.id, row.fingerprint)
        if found.work is None or found.whereabouts is Whereabouts.CHANGED:
            if any(self._is_filled(row, column) for column in WorkColumn):
                reason = Reason.GONE if found.work is None else Reason.WORDS_CHANGED
                address = found.work.address if found.work else row.id
                self._refuse(reason, (row.place, address, ""))
            return
        now = self.rows[found.work.id]
        if found.whereabouts is Whereabouts.MOVED:
            self._remark(RemarkKind.MOVED, row.place, before=row.id, after=now.id)
        self._locked(row, now, moved=found.whereabouts is Whereabouts.MOVED)
        for column in PLAN_COLUMNS:
            self._plan_cell(row, now, column)
        self._report(row, now)

    def _locked(self, row: ReturnedRow, now: WorkRow, *, moved: bool) -> None:
        """Name the locked cells that hold other words; they are not taken."""
        expected = {"address": now.address, "content": now.content, "doing": now.doing}
        for name, words in expected.items():
            cell = row.locked.get(name)
            is_old = moved and name == "address"
            if cell is not None and not is_old and not _same_words(cell.words, words):
                self._refuse(Reason.LOCKED, (cell.place, now.address, name), (words, cell.words))

    def _is_filled(self, row: ReturnedRow, column: WorkColumn) -> bool:
        cell = row.cells.get(column, _NO_CELL)
        was = (row.was or {}).get(column.value, "")
        if column is WorkColumn.STATE:
            return bool(cell.words) and state_of(cell.words) is not state_of(was)
        return bool(cell.words or cell.day) and not self.answers.alike(
            column, self.answers.words(column, cell), was
        )

    def _plan_cell(self, row: ReturnedRow, now: WorkRow, column: WorkColumn) -> None:
        cell = row.cells.get(column)
        current = now.values[column]
        if cell is None:
            return
        mark = now.marks.get(column, "")
        was = current if row.was is None else row.was.get(column.value, "")
        at = cell.place, now.address, column.value
        if cell.is_formula:
            self._refuse(Reason.FORMULA, at, (current, cell.words))
            return
        if not cell.words and cell.day is None:
            if was and column not in now.closed:
                self._remark(RemarkKind.CLEARED, cell.place, column=column.value, was=was)
            return
        if cell.day is None and _same_words(cell.words, was):
            return
        after = "" if is_dash(cell) else self.answers.words(column, cell)
        # A hyphen where “(xã điền)” stands takes the line out, which the plan reads as blank already.
        if not (mark and not after) and (
            self.answers.alike(column, after, was) or self.answers.alike(column, after, current)
        ):
            return
        reason = self._objection(now, column, was)
        if reason is not None:
            closed = now.closed.get(column) if reason is Reason.CLOSED else None
            self._refuse(reason, at, (current, after or DASH), closed)
            return
        if now.is_duty:
            self._remark(RemarkKind.NOT_PRINTED, cell.place)
        edit = WorkEdit(now, column, current or mark, after, (self._place(cell.place),))
        self.gathered.edits[now.id, column].append(edit)

    def _objection(self, now: WorkRow, column: WorkColumn, was: str) -> Reason | None:
        if column in now.closed:
            return Reason.CLOSED
        if not self.answers.alike(column, was, now.values[column]):
            return Reason.PLAN_CHANGED
        return self.terms.sealed

    def _report(self, row: ReturnedRow, now: WorkRow) -> None:
        cells = {column: row.cells.get(column, _NO_CELL) for column in REPORT_COLUMNS}
        filled = {column: cell for column, cell in cells.items() if self._says(cell)}
        formulas = [column for column, cell in filled.items() if cell.is_formula]
        for column in formulas:
            cell = filled[column]
            self._refuse(Reason.FORMULA, (cell.place, now.address, column.value), ("", cell.words))
        if formulas or not filled:
            return
        was = now.values[WorkColumn.STATE] if row.was is None else row.was.get(WorkColumn.STATE.value, "")
        state = self._state(cells[WorkColumn.STATE], was, now, filled)
        if state is None:
            return
        if state.value == was and set(filled) <= {WorkColumn.STATE}:
            return
        day = self._day(cells[WorkColumn.DAY], now)
        if day is None and self._says(cells[WorkColumn.DAY]):
            return
        evidence, note = (
            self.answers.words(column, cells[column]) if self._says(cells[column]) else ""
            for column in (WorkColumn.EVIDENCE, WorkColumn.NOTE)
        )
        report = ProgressReport(state, day, self.table.unit, evidence, note)
        if _told(report) not in map(_told, now.reports):
            place = next(iter(filled.values())).place
            made = WorkReport(now, report, (self._place(place),))
            self.gathered.reports[now.id, unit_key(self.table.unit)].append(made)

    @staticmethod
    def _says(cell: ReturnedCell) -> bool:
        return bool(cell.words or cell.day) and not is_dash(cell)

    def _state(
        self, cell: ReturnedCell, was: str, now: WorkRow, filled: Mapping[WorkColumn, ReturnedCell]
    ) -> ProgressState | None:
        """Return the state that is reported; None, and a refusal, where it cannot be told."""
        if self._says(cell):
            state = state_of(cell.words)
            if state is None:
                self._refuse(Reason.BAD_STATE, (cell.place, now.address, "state"), (was, cell.words))
            return state
        if was:
            return ProgressState(was)
        column, other = next(iter(filled.items()))
        after = self.answers.words(column, other)
        self._refuse(Reason.NO_STATE, (other.place, now.address, column.value), ("", after))
        return None

    def _day(self, cell: ReturnedCell, now: WorkRow) -> datetime.date | None:
        """Return the day of a report; None, and a refusal where the cell says something else."""
        if not self._says(cell):
            return None
        day = cell.day or read_whole_day(cell.words)
        at = cell.place, now.address, WorkColumn.DAY.value
        if day is None:
            self._refuse(Reason.BAD_DAY, at, ("", cell.words))
        elif day > self.terms.today:
            self._refuse(Reason.DAY_AHEAD, at, ("", cell.words or short_day(day)))
            return None
        return day

    def _refuse(
        self, reason: Reason, at: _At, said: tuple[str, str] = ("", ""), closed: Closed | None = None
    ) -> None:
        cell, address, column = at
        refusal = WorkRefusal(reason, self._place(cell), address, column, *said, closed)
        self.gathered.refusals.append(refusal)

    def _remark(self, kind: RemarkKind, cell: str, **fields: str) -> None:
        self.gathered.remarks.append(WorkRemark(kind, self._place(cell), fields))

    def _place(self, cell: str) -> TablePlace:
        return TablePlace(self.table.path, cell)


def _settled(gathered: _Gathered, answers: Answers) -> tuple[list[WorkEdit], list[WorkConflict]]:
    """Return the cells that all tables agree on, and those that they do not."""
    edits: list[WorkEdit] = []
    conflicts: list[WorkConflict] = []
    for (_, column), asked in gathered.edits.items():
        first = asked[0]
        places = tuple(place for each in asked for place in each.places)
        if all(answers.alike(column, first.after, each.after) for each in asked):
            edits.append(WorkEdit(first.row, column, first.before, first.after, places))
        else:
            said = tuple((each.after or DASH, each.places[0]) for each in asked)
            conflicts.append(WorkConflict(first.row, column, said))
    return edits, conflicts


def _settled_reports(gathered: _Gathered) -> tuple[list[WorkReport], list[WorkConflict]]:
    """Return one report of each unit about each task, and those of one unit that contradict each other."""
    reports: list[WorkReport] = []
    conflicts: list[WorkConflict] = []
    for made in gathered.reports.values():
        first = made[0]
        places = tuple(place for each in made for place in each.places)
        if all(_told(each.report) == _told(first.report) for each in made):
            reports.append(WorkReport(first.row, first.report, places))
        else:
            said = tuple((each.report, each.places[0]) for each in made)
            conflicts.append(WorkConflict(first.row, WorkColumn.STATE, said))
    return reports, conflicts


def _told(report: ProgressReport) -> tuple[object, ...]:
    return report.state, report.day, unit_key(report.unit), report.evidence, report.note


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _tell_new_units(plan: Plan, answers: Answers, edits: Sequence[WorkEdit], gathered: _Gathered) -> None:
    """Name the units that the plan has nowhere, each once, with the unit that is nearly written so."""
    told: set[str] = set()
    for edit in edits:
        for name in answers.unknown(edit.after) if edit.column.role is not None else ():
            if unit_key(name) in told:
                continue
            told.add(unit_key(name))
            match = match_units(plan, name)
            near = match.unit or next(iter(match.candidates), None)
            kind = RemarkKind.NEAR_UNIT if near else RemarkKind.NEW_UNIT
            fields = {"unit": name, "near": near.name if near else ""}
            gathered.remarks.append(WorkRemark(kind, edit.places[0], fields))
