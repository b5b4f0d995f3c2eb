"""The columns of a table: which row names them, and what each one holds.

Goes by the headings; a heading it does not know keeps its column under its own name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.importing.captions import ROLES, column_key
from plancli.importing.joining import cell_paragraphs
from plancli.importing.paper import Block, Cell, Table
from plancli.importing.words import Cut, Words
from plancli.records import dataclass, replace
from plancli.vietnamese.folding import fold

LABEL = re.compile(r"\s*(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*|[a-zđ]|\(\d{1,3}\))\s*[.)/:]?\s*")
"""A cell that holds a number or a letter and nothing more."""
_HEADINGS_AT_LEAST = 2
_NUMBERS_AT_LEAST = 3
_SHORT_HEADING = 30
_LONGEST_NAME = 80
"""Characters of a heading that can be a key of the file as it stands."""


@dataclass(slots=True)
class Column:
    """One column of a task table."""

    key: str
    """A key of a task, or the heading itself."""
    heading: Words
    known: bool
    """False where the heading itself is the key."""


@dataclass(slots=True)
class Placed:
    """A cell and the column where it begins."""

    column: int
    cell: Cell
    words: list[Words]

    @property
    def text(self) -> str:
        """All that stands in it, on one line."""
        return " ".join(words.text for words in self.words)


def placed_cells(row: Sequence[Cell], wrapped: bool) -> list[Placed]:
    """Return the cells of a row, each with the column where it begins."""
    found: list[Placed] = []
    at = 0
    for cell in row:
        found.append(Placed(at, cell, cell_paragraphs(cell.lines, wrapped=wrapped)))
        at += cell.span
    return found


def joined(words: Sequence[Words]) -> Words:
    """Return several paragraphs as one value."""
    return Words(tuple(cut for each in words for cut in each.cuts))


def read_headings(
    rows: Sequence[Sequence[Placed]], at: int, width: int, dropped: list[tuple[Cut, str]]
) -> tuple[list[Column], int]:
    """Return the columns and the index of the first row below the headings in row `at`."""
    heads: list[Words] = [Words(())] * width
    row = rows[at]
    shift = width - (row[-1].column + row[-1].cell.span)
    below = rows[at + 1] if at + 1 < len(rows) else []
    split = _is_second_heading(row, below)
    for placed in row:
        start = placed.column + shift
        words = joined(placed.words)
        if placed.cell.span > 1 and split:
            dropped += ((cut, "merged-heading") for cut in words.cuts)
            continue
        # "Nội dung" over two columns: the number stands under its left half.
        heads[start + placed.cell.span - 1] = words
    if split:
        for placed in below:
            if placed.words:
                heads[placed.column] = joined(placed.words)
    start = at + 1 + split
    if start < len(rows) and _counts_columns(rows[start]):
        dropped += (
            (cut, "column-numbers") for placed in rows[start] for words in placed.words for cut in words.cuts
        )
        start += 1
    return _keyed(heads, rows[start:]), start


def _counts_columns(row: Sequence[Placed]) -> bool:
    """Tell whether a row numbers the columns: (1) (2) (3), 1 2 3."""
    numbers = [placed.text.strip(" ()") for placed in row if placed.words]
    return len(numbers) >= _NUMBERS_AT_LEAST and numbers == [str(n + 1) for n in range(len(numbers))]


def without_page_breaks(blocks: Sequence[Block], *, wrapped: bool) -> list[Block]:
    """Return the blocks, a table that goes on behind a page break put together with its first half.

    It goes on where the next block is a table just as wide, without headings or with the same ones.
    """
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(block, Table) and isinstance(above, Table) and _goes_on(above, block, wrapped):
            found[-1] = replace(above, rows=(*above.rows, *block.rows))
        else:
            found.append(block)
    return found


def _goes_on(above: Table, below: Table, wrapped: bool) -> bool:
    head = _heading_of(above, wrapped)
    return _width(above) == _width(below) and bool(head) and _heading_of(below, wrapped) in (head, "")


def _width(table: Table) -> int:
    return max((sum(cell.span for cell in row) for row in table.rows), default=0)


def _heading_of(table: Table, wrapped: bool) -> str:
    rows = (placed_cells(row, wrapped) for row in table.rows)
    head = next((row for row in rows if row and is_heading_row(row)), [])
    return " ".join(fold(placed.text) for placed in head)


def is_heading_row(row: Sequence[Placed]) -> bool:
    """Tell whether a row names columns: two that are known, one of them a unit's, a time or a content."""
    keys = [column_key(placed.text) for placed in row if placed.words and len(placed.text) < 80]
    known = {key for key in keys if key}
    if len(known) < _HEADINGS_AT_LEAST:
        return False
    return bool(known & set(ROLES)) or {"text", "deadline"} <= known


def _is_second_heading(row: Sequence[Placed], below: Sequence[Placed]) -> bool:
    wide = [placed for placed in row if placed.cell.span > 1]
    if not wide or not below:
        return False
    spanned = {index for placed in wide for index in range(placed.column, placed.column + placed.cell.span)}
    inside = [placed for placed in below if placed.words]
    if not inside or any(placed.column not in spanned for placed in inside):
        return False
    return any(column_key(placed.text) for placed in inside) or _are_short(inside, len(spanned))


def _are_short(cells: Sequence[Placed], columns: int) -> bool:
    """Tell whether each column has a few words and no figure: "Bắt đầu", "Kết thúc"."""
    return len(cells) == columns and all(
        len(placed.text) <= _SHORT_HEADING and not any(map(str.isdigit, placed.text)) for placed in cells
    )


def _keyed(heads: Sequence[Words], rows: Sequence[Sequence[Placed]]) -> list[Column]:
    """Give each column its key: the one its heading names, once; else the heading itself."""
    taken: set[str] = set()
    columns: list[Column] = []
    for index, heading in enumerate(heads):
        key = column_key(heading.text)
        if index == 0 and key != "label" and (not heading or not key) and _holds_numbers(rows):
            key = "label"
        if not key or key in taken:
            name = heading.text if 0 < len(heading.text) <= _LONGEST_NAME else f"cột {index + 1}"
            key = _free_name(name, taken)
            columns.append(Column(key, heading, known=False))
        else:
            columns.append(Column(key, heading, known=True))
        taken.add(key)
    _find_content(columns)
    return columns


def _free_name(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _find_content(columns: Sequence[Column]) -> None:
    """Let the first column of unknown heading hold the content where none does by its heading."""
    if any(column.key in ("text", "title") for column in columns):
        return
    for column in columns:
        if not column.known:
            column.key, column.known = "text", True
            return


def _holds_numbers(rows: Sequence[Sequence[Placed]]) -> bool:
    firsts = [row[0].text for row in rows if row and row[0].text and row[0].column == 0]
    return bool(firsts) and sum(LABEL.fullmatch(text) is not None for text in firsts) * 2 > len(firsts)
