"""The one table for filling and reporting as an Excel workbook: open cells to fill in, all others locked.

Each row bears its id, a fingerprint of its words and what its open cells held, in hidden columns, so that
`importing.work_table` knows it again wherever it has gone. No day of making is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plancli.analysis.progress_match import plan_identity
from plancli.analysis.progress_words import report_words
from plancli.analysis.work_answers import state_choice
from plancli.analysis.work_table import PLAN_COLUMNS, WorkColumn, WorkRow
from plancli.exports.workbook import CLOSED, OPEN, OPEN_DAY, Book, Value
from plancli.messages import Language, sentence
from plancli.model.issuance import BLANK
from plancli.model.plan import Plan
from plancli.model.progress import ProgressState
from plancli.records import dataclass

_FORM = "1"
"""Version of what the hidden cells hold."""
ID, FINGERPRINT, WAS = "plancli-id", "plancli-words", "plancli-was"
"""Headings of the hidden columns."""
IDENTITY_SHEET = "_plancli"
"""The hidden sheet that says of which plan, and of which of its units, the table is."""
LOCKED = ("address", "content", "doing")
"""Columns that a person reads and does not change."""

_WIDTHS = {"address": 9, "content": 44, "doing": 20, "reported": 22}
_WIDTHS |= {"lead": 20, "coordinating": 22, "deadline": 15, "deliverable": 17}
_WIDTHS |= {"state": 15, "evidence": 20, "date": 13, "note": 17}
_MOST_WAS = 30_000
"""Characters of what a row held; a cell takes little more."""
_MOST_LISTED = 255
"""Characters of the choices of one cell that Excel takes."""

_Cell = Callable[[WorkRow], Value]


@dataclass(frozen=True, slots=True)
class TableSource:
    """Of what a table is made."""

    plan: Plan
    version: str
    """Digest of the plan file, so that a table of an older version is known."""
    unit: str = ""
    """Name of the unit that the table goes to; empty where it is the table of all."""


def work_table_workbook(
    source: TableSource, rows: Sequence[WorkRow], language: Language = Language.VI
) -> bytes:
    """Return the bytes of an .xlsx file with these rows; the same bytes every time."""
    return _Table(source, rows, language).made()


class _Table:
    """One workbook in the making."""

    def __init__(self, source: TableSource, rows: Sequence[WorkRow], language: Language) -> None:
        self._source = source
        self._rows = rows
        self._language = language
        self._columns = tuple(self._chosen())

    def made(self) -> bytes:
        book = Book(self._language)
        book.add_looks_of_a_form()
        self._add_rows(book)
        self._add_guide(book)
        self._add_identity(book)
        head = self._source.plan.issuance
        return book.finish(head.title, head.issuer)

    def _chosen(self) -> Iterator[tuple[str, _Cell]]:
        """Yield the columns; those that few plans fill only where this one does."""
        yield ID, lambda row: row.id
        yield FINGERPRINT, lambda row: row.fingerprint
        yield WAS, _was
        yield "address", lambda row: row.address
        yield "content", lambda row: row.content
        if any(row.doing for row in self._rows):
            yield "doing", lambda row: row.doing
        for column in PLAN_COLUMNS:
            yield column.value, _value_of(column)
        if any(row.reported for row in self._rows):
            yield "reported", self._reported
        yield WorkColumn.STATE.value, self._state
        for column in (WorkColumn.EVIDENCE, WorkColumn.DAY, WorkColumn.NOTE):
            yield column.value, lambda _row: None

    def _add_rows(self, book: Book) -> None:
        names = [name for name, _ in self._columns]
        cells = [cell for _, cell in self._columns]
        heads = [(self._heading(name), float(_WIDTHS.get(name, 0))) for name in names]
        table = [[cell(row) for cell in cells] for row in self._rows]
        by_name = {each.value: each for each in WorkColumn}
        columns = [by_name.get(name) for name in names]

        def look(row: int, at: int) -> str:
            column = columns[at]
            if column is None:
                return ""
            if column in self._rows[row].closed:
                return CLOSED
            return OPEN_DAY if column is WorkColumn.DAY else OPEN

        sheet = book.table(self._say("tab"), heads, table, look)
        content = get_column_letter(names.index("content") + 2)
        sheet.freeze_panes = f"{content}2"
        self._offer_states(sheet, get_column_letter(names.index(WorkColumn.STATE.value) + 1))
        _lock(sheet)

    def _offer_states(self, sheet: Worksheet, letter: str) -> None:
        listed = ",".join(state_choice(each, self._language) for each in ProgressState)
        choice = DataValidation("list", formula1=f'"{listed[:_MOST_LISTED]}"', allow_blank=True)
        choice.errorTitle = self._heading(WorkColumn.STATE.value)
        choice.error = self._say("state.error", states=listed.replace(",", ", "))
        choice.showErrorMessage = True
        choice.add(f"{letter}2:{letter}{max(len(self._rows) + 1, 2)}")
        sheet.add_data_validation(choice)

    def _add_guide(self, book: Book) -> None:
        head = self._source.plan.issuance
        facts = [
            (self._say("guide.plan"), head.title),
            (self._say("guide.number"), f"{'' if head.number else BLANK}{head.printed_number}"),
            (self._say("guide.issuer"), head.issuer),
            (self._say("guide.unit"), self._source.unit or sentence(self._language, "table.guide.all-units")),
            *((self._say(f"guide.{name}"), self._say(f"guide.{name}.words")) for name in _GUIDE),
        ]
        heads = ("table.guide.what", 28.0), ("table.guide.how", 100.0)
        columns = [(sentence(self._language, key), width) for key, width in heads]
        sheet = book.table(self._say("guide.tab"), columns, facts)
        sheet.auto_filter.ref = None
        _lock(sheet)

    def _add_identity(self, book: Book) -> None:
        sheet = book.sheet(IDENTITY_SHEET)
        known = plan_identity(self._source.plan)
        facts = {
            "form": _FORM,
            "number": known.number,
            "issuer": known.issuer,
            "title": known.title,
            "unit": self._source.unit,
            "version": self._source.version,
        }
        for number, (name, words) in enumerate(facts.items(), 1):
            book.put(sheet, number, 1, name)
            book.put(sheet, number, 2, words)
        sheet.sheet_state = "hidden"
        _lock(sheet)

    def _reported(self, row: WorkRow) -> str:
        return "" if row.reported is None else report_words(row.reported, self._language)

    def _state(self, row: WorkRow) -> str:
        state = row.values[WorkColumn.STATE]
        return state_choice(ProgressState(state), self._language) if state else ""

    def _heading(self, name: str) -> str:
        return name if name in (ID, FINGERPRINT, WAS) else self._say(f"column.{name}")

    def _say(self, key: str, **fields: object) -> str:
        return sentence(self._language, f"table.{key}", **fields)


_GUIDE = ("fill", "blank", "state", "day", "locked", "sort", "rows", "return")
"""What the guide explains, in this order."""


def _value_of(column: WorkColumn) -> _Cell:
    return lambda row: row.values[column]


def _was(row: WorkRow) -> str:
    """Return what the open cells hold, so that a reader knows what was changed since: `{"lead": "…"}`."""
    held = {column.value: words for column, words in row.values.items() if words}
    written = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return written if len(written) <= _MOST_WAS else ""


def _lock(sheet: Worksheet) -> None:
    """Lock the sheet, without a password: it guards against slips, and a person may still lift it."""
    guard = sheet.protection
    guard.sheet = True
    # In the file a 0 allows: the names say what is kept from a person.
    guard.sort = guard.autoFilter = guard.formatColumns = guard.formatRows = False
