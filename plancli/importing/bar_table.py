"""Tables of plain text whose cells stand between lone bars: a row ends and the next begins with one each.

An empty cell leaves no trace but a bar, so two bars may mean a new row or an empty cell; the column of
numbers decides, and what it cannot decide becomes a new row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

TextCell = tuple[Sequence[str], int]
"""The lines of one cell, and the index of the first among the table's lines."""

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_LETTERED = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?")
_GROUP = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ])[.)]\s+\S")


def read_bar_table(lines: Sequence[str]) -> tuple[list[list[TextCell]], int]:
    """Return the rows, and how many bars stood between the cells."""
    cells, bars = _cells(lines)
    total = sum(line.strip() == "|" for line in lines)
    runs = _runs(cells, bars)
    width = max((len(run) for run, _ in runs), default=0)
    numbered = sum(_is_number(run[0]) for run, _ in runs) > 1
    rows: list[list[TextCell]] = []
    before = 0
    for run, behind in runs:
        more = [((), run[-1][1])] * max(behind - 2, 0)
        row = [*run, *more]
        if before == 2 and numbered and _is_lone_number(rows[-1]) and not _is_number(run[0]):
            rows[-1] += row
        elif before == 2 and numbered and _goes_on(rows[-1], row, width):
            rows[-1] += [((), run[0][1]), *row]
        else:
            rows.append(row)
        before = behind
    return rows, total


def _runs(cells: Sequence[TextCell], bars: Sequence[int]) -> list[tuple[list[TextCell], int]]:
    """Return the cells that one bar each keeps together, and how many bars follow each such run."""
    runs: list[tuple[list[TextCell], int]] = []
    for cell, before in zip(cells, bars, strict=True):
        if before == 1 and runs:
            runs[-1][0].append(cell)
        else:
            if runs:
                runs[-1] = (runs[-1][0], before)
            runs.append(([cell], 0))
    return runs


def _cells(lines: Sequence[str]) -> tuple[list[TextCell], list[int]]:
    """Return the cells that hold words, and how many bars stand before each."""
    cells: list[TextCell] = []
    bars: list[int] = []
    count = 0
    start: int | None = None
    for index, line in enumerate([*lines, "|"]):
        if line.strip() == "|":
            if start is not None:
                cells.append((lines[start:index], start))
                start = None
                count = 0
            count += 1
        elif line.strip() and start is None:
            start = index
            bars.append(count)
    return cells, bars


def _goes_on(row: Sequence[TextCell], run: Sequence[TextCell], width: int) -> bool:
    """Tell whether two bars stand for an empty cell of the same row."""
    if _is_number(run[0]) or not _is_number(row[0]) or _GROUP.match(run[0][0][0].strip()):
        return False
    # "I | Hoàn thiện thể chế" is a whole row; "5.1" alone is not.
    is_group = len(row) == 2 and _LETTERED.fullmatch(row[0][0][0].strip()) is not None
    return not is_group and len(row) + 1 + len(run) <= width


def _is_lone_number(row: Sequence[TextCell]) -> bool:
    return len(row) == 1 and _is_number(row[0])


def _is_number(cell: TextCell) -> bool:
    return len(cell[0]) == 1 and _NUMBER.fullmatch(cell[0][0].strip()) is not None
