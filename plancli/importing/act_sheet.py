"""A sheet about acts that a person filled in, as rows: .xlsx as `law missing` makes it, CSV, or a YAML list.

Columns are known by their headings, in either language, or by the names of the fields. Checks no value.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

import yaml
from openpyxl.cell.cell import ERROR_CODES

from plancli.errors import InputError
from plancli.importing.spreadsheet import MOST_COLUMNS, csv_rows, opened_book
from plancli.input_file import PLAN_ENDINGS
from plancli.legal.act_rows import FIELDS, ActRow
from plancli.messages import Language, sentence
from plancli.source.composing import plain_yaml
from plancli.vietnamese.folding import fold

_NEEDED = ("number", "kind", "issuer", "issued", "title", "source")
_MOST_ROWS = 20_000
_SAID = "law.sheet"
"""Where the sentences about a file stand."""


def read_act_rows(data: bytes, name: str) -> list[ActRow]:
    """Return the rows that say anything; InputError where the file is none of these, or lacks a column."""
    if data.startswith(b"PK"):
        return _with_fields(_book_rows(data, name), name)
    if PurePath(name).suffix.lower() in PLAN_ENDINGS:
        return _listed(data, name)
    return _with_fields(csv_rows(data, name, _SAID), name)


def _book_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    with opened_book(data, name, _SAID) as book:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=_MOST_ROWS + 1, values_only=True)
        for number, row in enumerate(rows, 1):
            if number > _MOST_ROWS:
                raise InputError("law.sheet.too-large", path=name)
            yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    # A formula that Excel could not work out is no answer.
    return "" if value is None or value in ERROR_CODES else str(value)


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
        written = plain_yaml(data)
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
