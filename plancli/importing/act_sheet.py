"""A sheet about acts that a person filled in, as rows: .xlsx as `law missing` makes it, CSV, or a YAML list.

Columns are known by their headings, in either language, or by the names of the fields. Checks no value.
"""

from __future__ import annotations

import csv
import datetime
import io
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

import yaml
from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from plancli.errors import InputError
from plancli.legal.act_rows import FIELDS, ActRow
from plancli.messages import Language, sentence
from plancli.vietnamese.folding import fold

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NEEDED = ("number", "kind", "issuer", "issued", "title", "source")
_MOST_BYTES = 50_000_000
"""Bytes that a workbook may unpack to."""
_MOST_ROWS = 20_000
_MOST_COLUMNS = 100
"""A mark far to the right would make every row sixteen thousand cells long."""
_BAD_BOOK = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, OverflowError),
    *(KeyError, ValueError, TypeError, AttributeError, SyntaxError, IndexError, AssertionError),
)
"""What zipfile and openpyxl raise at a file that is no workbook, a broken one or one with a password."""


def read_act_rows(data: bytes, name: str) -> list[ActRow]:
    """Return the rows that say anything; InputError where the file is none of these, or lacks a column."""
    if data.startswith(b"PK"):
        return _with_fields(_book_rows(data, name), name)
    if PurePath(name).suffix.lower() in (".yaml", ".yml"):
        return _listed(data, name)
    return _with_fields(_csv_rows(data, name), name)


def _book_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        with ZipFile(io.BytesIO(data)) as package, warnings.catch_warnings(action="ignore"):
            _refuse_unsafe(package, name)
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=_MOST_ROWS + 1, values_only=True)
            for number, row in enumerate(rows, 1):
                if number > _MOST_ROWS:
                    raise InputError("law.sheet.too-large", path=name)
                yield number, [_cell(value) for value in row]
    except _BAD_BOOK as error:
        raise InputError("law.sheet.unreadable", path=name) from error


def _refuse_unsafe(package: ZipFile, name: str) -> None:
    """Raise an InputError for a workbook that unpacks to too much, or brings definitions of its own."""
    if sum(each.file_size for each in package.infolist()) > _MOST_BYTES:
        raise InputError("law.sheet.too-large", path=name)
    for each in package.infolist():
        if each.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(each).replace(
            b"\0", b""
        ):
            raise InputError("law.sheet.unreadable", path=name)


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # A formula that Excel could not work out is no answer.
    return "" if value is None or value in ERROR_CODES else str(value)


def _csv_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("law.sheet.unreadable", path=name) from error
    head = text.partition("\n")[0]
    # Excel writes semicolons where the comma is the decimal mark, as in Vietnam.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    try:
        for row in reader:
            yield reader.line_num, [_unguarded(cell) for cell in row]
    except csv.Error as error:
        raise InputError("law.sheet.unreadable", path=name) from error


def _unguarded(cell: str) -> str:
    """Return a cell without the `'` that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _with_fields(rows: Iterable[tuple[int, Sequence[str]]], name: str) -> list[ActRow]:
    lines = iter(rows)
    _, head = next(lines, (0, ()))
    fields = [_FIELD_OF.get(fold(cell), "") for cell in head]
    _refuse_without([field for field in _NEEDED if field not in fields], name)
    _refuse_twice([field for field in fields if field and fields.count(field) > 1], name)
    made = [
        ActRow(number, {field: cell for field, cell in zip(fields, row, strict=False) if field})
        for number, row in lines
    ]
    return [row for row in made if any(row[field] for field in FIELDS)]


def _refuse_without(missing: Sequence[str], name: str) -> None:
    if missing:
        heads = ", ".join(sentence(Language.VI, f"law.sheet.{field}") for field in missing)
        raise InputError("law.sheet.no-column", path=name, columns=heads)


def _refuse_twice(fields: Sequence[str], name: str) -> None:
    if fields:
        heads = ", ".join(sentence(Language.VI, f"law.sheet.{field}") for field in dict.fromkeys(fields))
        raise InputError("law.sheet.column-twice", path=name, columns=heads)


def _listed(data: bytes, name: str) -> list[ActRow]:
    try:
        written = yaml.load(data, Loader=_LOADER)  # noqa: S506 - the base loader makes text only
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("law.sheet.unreadable", path=name) from error
    entries = written.get("documents") if isinstance(written, Mapping) else written
    if not isinstance(entries, list) or not all(isinstance(each, Mapping) for each in entries):
        raise InputError("law.sheet.unreadable", path=name)
    return [ActRow(number, dict(_named(entry))) for number, entry in enumerate(entries, 1)]


def _named(entry: Mapping[object, object]) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        field = "source" if key == "sources" else key
        if field in FIELDS:
            # A list in a list, or a table, is no value: written out, a few bytes of it can fill the memory.
            words = value if isinstance(value, list) else [value]
            yield str(field), "; ".join(each for each in words if isinstance(each, str))


_FIELD_OF = {
    **{field: field for field in FIELDS},
    **{fold(sentence(language, f"law.sheet.{field}")): field for language in Language for field in FIELDS},
}
