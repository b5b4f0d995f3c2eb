"""A list of units as a clerk has it: names a line each, the first column of a table, or a YAML list.

Returns names as they are written; which of them is a unit that exists, it does not ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

import yaml

from plancli.errors import InputError
from plancli.importing.encodings import decode_text_file
from plancli.importing.spreadsheet import MOST_COLUMNS, csv_rows, opened_book
from plancli.input_file import PLAN_ENDINGS
from plancli.source.composing import plain_yaml
from plancli.vietnamese.folding import fold

_SAYS = "roster.file"
"""Where the sentences about a file stand."""
_MOST_ROWS = 5_000
"""Of all communes and wards of the country there are some 3,300."""
_LONGEST = 300
"""Characters of a name; a file with longer lines is no list of names."""
_HEADING = re.compile(
    r"(?:tên |các )?(?:đơn vị|cơ quan|địa phương)\b.*|(?:ubnd )?(?:các )?xã, phường.*|danh sách\b.*"
)
_NUMBERS = re.compile(r"stt|tt|số tt|số thứ tự|\d+(?:\.0)?")
_MARK = re.compile(r"^\s*(?:[-+*•–]|\d{1,4}[.)]|\d{1,4}\t)\s*")


def read_roster(data: bytes, name: str) -> tuple[str, ...]:
    """Return the names; InputError where the file cannot be read, or names nobody."""
    names: list[str] = []
    for each in _names(data, name):
        words = _tidy(each)
        if len(words) > _LONGEST:
            raise InputError("roster.file.unreadable", path=name)
        names += [words] if words else []
        if len(names) > _MOST_ROWS:
            raise InputError("roster.file.too-large", path=name)
    if not names:
        raise InputError("roster.file.empty", path=name)
    return tuple(names)


def _names(data: bytes, name: str) -> Iterator[str]:
    ending = PurePath(name).suffix.lower()
    if data.startswith(b"PK"):
        return _first_column(_book_rows(data, name))
    text, _ = decode_text_file(data, name)
    if ending == ".csv":
        return _first_column(row for _, row in csv_rows(text.encode(), name, _SAYS))
    if ending in PLAN_ENDINGS:
        return _listed(text, name)
    return iter(text.splitlines())


def _book_rows(data: bytes, name: str) -> Iterator[Sequence[str]]:
    with opened_book(data, name, _SAYS) as book:
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, max_row=_MOST_ROWS + 1, values_only=True)
        for row in rows:
            yield ["" if value is None else str(value) for value in row]


def _first_column(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the first cell of each row, the second where the first only counts; a heading is left out."""
    kept = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    counted = bool(kept) and all(_NUMBERS.fullmatch(fold(row[0])) for row in kept if row[0])
    cells = [row[counted] if len(row) > counted else "" for row in kept]
    yield from cells[1:] if cells and _HEADING.fullmatch(fold(cells[0])) else cells


def _listed(text: str, name: str) -> Iterator[str]:
    try:
        written = plain_yaml(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError("roster.file.unreadable", path=name) from error
    if isinstance(written, dict) and len(written) == 1:
        (written,) = written.values()
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        raise InputError("roster.file.unreadable", path=name)
    return iter(written)


def _tidy(line: str) -> str:
    """Return a name without the mark in front and the sign behind it; empty for a remark of the file."""
    words = _MARK.sub("", line).strip().rstrip(";.,").strip()
    return "" if words.startswith("#") else words
