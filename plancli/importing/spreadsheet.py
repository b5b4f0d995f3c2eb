"""A workbook or a CSV file that somebody filled in, opened within limits: the one way in for all sheets.

Knows no column; it runs no macro and works out no formula.
"""

from __future__ import annotations

import csv
import io
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from plancli.errors import InputError

MOST_COLUMNS = 100
"""A mark far to the right would make every row sixteen thousand cells long."""

_MOST_BYTES = 50_000_000
"""Bytes that a workbook may unpack to."""
_MOST_CELLS = 2_000_000
"""Cells of one part; a cell takes four bytes in the file and two microseconds to read."""
_BAD_BOOK = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, OverflowError),
    *(KeyError, ValueError, TypeError, AttributeError, SyntaxError, IndexError, AssertionError),
)
"""What zipfile and openpyxl raise at a file that is no workbook, a broken one or one with a password."""


@contextmanager
def opened_book(data: bytes, name: str, said: str, *, formulas: bool = False) -> Iterator[Workbook]:
    """Open a workbook for reading, and stand for what it raises while it is read.

    InputError `<said>.unreadable` for a file that is none or is broken, `<said>.too-large` for one that
    unpacks to too much. Cells with formulas give what Excel last worked out, or with `formulas` their text.
    """
    try:
        with ZipFile(io.BytesIO(data)) as package, warnings.catch_warnings(action="ignore"):
            _refuse_unsafe(package, name, said)
            yield load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas)
    except _BAD_BOOK as error:
        raise InputError(f"{said}.unreadable", path=name) from error


def _refuse_unsafe(package: ZipFile, name: str, said: str) -> None:
    """Raise an InputError for a workbook that unpacks to too much, or brings definitions of its own."""
    if sum(each.file_size for each in package.infolist()) > _MOST_BYTES:
        raise InputError(f"{said}.too-large", path=name)
    for each in package.infolist():
        # A sheet may have any name. Letters of UTF-16 stand between zero bytes.
        part = package.read(each).replace(b"\0", b"")
        if b"<!DOCTYPE" in part:
            raise InputError(f"{said}.unreadable", path=name)
        if part.count(b"<c") + part.count(b":c") > _MOST_CELLS:
            raise InputError(f"{said}.too-large", path=name)


def csv_rows(data: bytes, name: str, said: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a CSV file with the number of their last line; InputError as for a workbook."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{said}.unreadable", path=name) from error
    head = text.partition("\n")[0]
    # Excel writes semicolons where the comma is the decimal mark, as in Vietnam.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    try:
        for row in reader:
            yield reader.line_num, [_unguarded(cell) for cell in row]
    except csv.Error as error:
        raise InputError(f"{said}.unreadable", path=name) from error


def _unguarded(cell: str) -> str:
    """Return a cell without the `'` that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
