"""The one table for filling and reporting, as it comes back: .xlsx of any program, or CSV.

Rows are known by their hidden cells and columns by their headings, wherever either has gone. Judges no value.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from plancli.analysis.work_return import ReturnedCell, ReturnedRow, ReturnedTable
from plancli.analysis.work_table import WorkColumn
from plancli.errors import InputError
from plancli.exports.work_table import FINGERPRINT, ID, IDENTITY_SHEET, LOCKED, WAS
from plancli.file_starts import LOCKED_PACKAGE, OLD_OFFICE
from plancli.importing.spreadsheet import MOST_COLUMNS, csv_rows, opened_book
from plancli.messages import Language, sentence
from plancli.model.progress import PlanIdentity
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_SAID = "table.file"
"""Where the sentences about a file stand."""
_MOST_ROWS = 50_000
_MOST_BLANK_ROWS = 100_000
"""Rows that a sheet has in its file without a word in them; rows that it leaves out cost nothing."""
_LAST_ROW = 1_048_576
"""Of a sheet of Excel; a file may claim another."""
_HEAD_ROWS = 30
"""Among so many first rows the headings are looked for: somebody may write a title above them."""
_MACROS = b"vbaProject.bin"
"""Name of a part, which a zip holds as it is."""
_BLANK = ReturnedCell("", "")

_Row = tuple[str, Sequence[ReturnedCell]]
"""Where its cells stand, as a pattern for the letter: `{}12`; and what they hold."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows of one sheet on which the table stands."""

    heads: Mapping[str, int]
    """Number of a column, from 0, by its name."""
    rows: Iterator[_Row]


def read_work_table(data: bytes, name: str) -> ReturnedTable:
    """Return what a file holds; InputError where it is no table of plancli, or cannot be read.

    Several sheets that hold rows of the table are read one behind the other.
    """
    if data.startswith(OLD_OFFICE):
        reason = "password" if LOCKED_PACKAGE in data else "old-format"
        raise InputError(f"{_SAID}.{reason}", path=name)
    if not data.startswith(b"PK"):
        rows = (_csv_row(number, row) for number, row in csv_rows(data, name, _SAID))
        return _table(name, [found] if (found := _found(rows, name)) else [], {}, has_macros=False)
    with opened_book(data, name, _SAID, formulas=True) as book:
        sheets = []
        for at, sheet in enumerate(book.worksheets):
            if sheet.title != IDENTITY_SHEET and (found := _found(_rows(sheet, at, name), name)):
                sheets.append(found)
        identity = _identity(book[IDENTITY_SHEET]) if IDENTITY_SHEET in book.sheetnames else {}
        return _table(name, sheets, identity, has_macros=_MACROS in data)


def _rows(sheet: Worksheet, at: int, name: str) -> Iterator[_Row]:
    title = sheet.title.replace("{", "{{").replace("}", "}}")
    prefix = f"{title}!" if at else ""
    # A sheet may say that it is smaller than it is.
    cast("ReadOnlyWorksheet", sheet).reset_dimensions()
    filled = blank = 0
    left_out: object = None
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=_LAST_ROW), 1):
        if row is left_out:  # openpyxl gives the same tuple for each row up to the next one there is
            continue
        left_out = row
        place = f"{prefix}{{}}{number}"
        # Most of a hundred cells are blank, and a table has thousands of rows.
        cells = [
            _BLANK if cell.value is None else _cell(cell, place.format(get_column_letter(column)))
            for column, cell in enumerate(row, 1)
        ]
        is_filled = any(cell is not _BLANK for cell in cells)
        filled, blank = filled + is_filled, blank + (not is_filled)
        if filled > _MOST_ROWS or blank > _MOST_BLANK_ROWS:
            raise InputError(f"{_SAID}.too-large", path=name)
        yield place, cells


def _cell(cell: Cell | MergedCell, place: str) -> ReturnedCell:
    value = cell.value
    if isinstance(value, datetime.datetime):
        return ReturnedCell("", place, value.date())
    if isinstance(value, datetime.date):
        return ReturnedCell("", place, value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = str(value)
    if "_x" in words:
        words = unescape(words)
    return ReturnedCell(_clean(words), place, is_formula=cell.data_type in ("f", "e"))


def _csv_row(number: int, row: Sequence[str]) -> _Row:
    place = f"{{}}{number}"
    cells = [
        ReturnedCell(_clean(words), place.format(get_column_letter(at))) for at, words in enumerate(row, 1)
    ]
    return place, cells


def _clean(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()


def _found(rows: Iterable[_Row], name: str) -> _Sheet | None:
    """Return the table on a sheet; None where its first rows hold no headings of it."""
    lines = iter(rows)
    for _ in range(_HEAD_ROWS):
        line = next(lines, None)
        if line is None:
            return None
        words = [cell.words for cell in line[1]]
        if ID in words and FINGERPRINT in words:
            return _Sheet(_heads(words, name), lines)
    return None


def _heads(words: Sequence[str], name: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(words):
        column = _NAMES.get(fold(heading))
        if column is None:
            continue
        if column in found:
            raise InputError(f"{_SAID}.column-twice", path=name, column=heading)
        found[column] = at
    return found


def _identity(sheet: Worksheet) -> Mapping[str, str]:
    pairs = sheet.iter_rows(max_col=2, max_row=20, values_only=True)
    return {str(name): unescape(str(words)) for name, words in pairs if name and words}


def _table(
    name: str, sheets: Sequence[_Sheet], identity: Mapping[str, str], *, has_macros: bool
) -> ReturnedTable:
    if not sheets:
        raise InputError(f"{_SAID}.no-marks", path=name)
    rows = [row for sheet in sheets for row in _returned(sheet)]
    marked = tuple(row for row in rows if row.id)
    heads = set(chain.from_iterable(sheet.heads for sheet in sheets))
    known = {key: identity.get(key, "") for key in ("number", "issuer", "title")}
    return ReturnedTable(
        path=name,
        identity=PlanIdentity(**known) if any(known.values()) else None,
        unit=identity.get("unit", ""),
        version=identity.get("version", ""),
        rows=marked,
        missing=tuple(column for column in WorkColumn if column.value not in heads),
        unmarked=len(rows) - len(marked),
        has_macros=has_macros,
    )


def _returned(sheet: _Sheet) -> Iterator[ReturnedRow]:
    """Yield the rows that hold anything; one without an id is somebody's own."""
    letters = {name: get_column_letter(at + 1) for name, at in sheet.heads.items()}
    for place, cells in sheet.rows:
        if not any(cell.words or cell.day for cell in cells):
            continue
        by_name = {name: cells[at] if at < len(cells) else _BLANK for name, at in sheet.heads.items()}
        for name, cell in by_name.items():
            if cell is _BLANK:
                by_name[name] = ReturnedCell("", place.format(letters[name]))
        yield ReturnedRow(
            id=by_name[ID].words,
            fingerprint=by_name[FINGERPRINT].words,
            place=by_name[ID].place,
            was=_held(by_name.get(WAS, _BLANK).words),
            cells={column: by_name[column.value] for column in WorkColumn if column.value in by_name},
            locked={key: by_name[key] for key in LOCKED if key in by_name},
        )


def _held(words: str) -> Mapping[str, str] | None:
    """Return what a row held when it went out; None where the cell says no such thing any more."""
    try:
        held = json.loads(words)
    except (ValueError, RecursionError):
        return None
    is_sound = isinstance(held, dict) and all(isinstance(each, str) for each in held.values())
    return held if is_sound else None


_NAMES = {each: each for each in (ID, FINGERPRINT, WAS)} | {
    fold(sentence(language, f"table.column.{name}")): name
    for language in Language
    for name in (*(column.value for column in WorkColumn), *LOCKED)
}
