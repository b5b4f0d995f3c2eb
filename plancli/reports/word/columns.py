"""Widths for tables whose columns are known only when the plan is: annex tables, the matrix of roles.

Sets both the grid and the cells, because LibreOffice reads the one and Word the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING

from plancli.reports.word.fitted_styles import FITTED_STYLE, PROPORTIONED_STYLE

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARGIN = 3
"""What a cell's own margins take, in the same measure as a sign."""
_WIDEST = 40
_SHORT = 13
"""Signs of a text that is not worth breaking: `Tháng 02/2026`, `Mục II.4.c`."""


def fit_columns(body: _Element) -> None:
    """Give each table of style `FITTED_STYLE` columns as wide as what stands in them."""
    for table in body.iter(f"{_W}tbl"):
        style = table.find(f"{_W}tblPr/{_W}tblStyle")
        name = None if style is None else style.get(f"{_W}val")
        if name == FITTED_STYLE:
            _fit(table, _needs(table, sum(1 for _ in table.iter(f"{_W}gridCol"))))
        elif name == PROPORTIONED_STYLE:
            _fit(table, _asked(table))


def _fit(table: _Element, needs: list[float]) -> None:
    total = sum(int(column.get(f"{_W}w", "0")) for column in table.iter(f"{_W}gridCol"))
    set_widths(table, [int(total * need / sum(needs)) for need in needs])


def set_widths(table: _Element, widths: Sequence[int]) -> None:
    """Give the columns of a table their widths in twips: in its grid, and in the cells of each row."""
    for column, own in zip(table.iter(f"{_W}gridCol"), widths, strict=True):
        column.set(f"{_W}w", str(own))
    edges = [0, *accumulate(widths)]
    for row in table.iter(f"{_W}tr"):
        at = 0
        for cell in row.iter(f"{_W}tc"):
            end = min(at + _span(cell), len(widths))
            for width in cell.iter(f"{_W}tcW"):
                width.set(f"{_W}w", str(edges[end] - edges[at]))
            at = end


def _asked(table: _Element) -> list[float]:
    """Return the widths that the cells of the first row ask for, in twips."""
    widths = next(table.iter(f"{_W}tr")).iter(f"{_W}tcW")
    return [float(width.get(f"{_W}w", "0")) for width in widths]


def _needs(table: _Element, number: int) -> list[float]:
    """Return how wide each column asks to be: its longest word at least, then less than in proportion."""
    needs = [float(_MARGIN)] * number
    for row in table.iter(f"{_W}tr"):
        cells = list(row.iter(f"{_W}tc"))
        heading = next(row.iter(f"{_W}tblHeader"), None) is not None
        if len(cells) == number:
            for index, cell in enumerate(cells):
                words = " ".join(text.text or "" for text in cell.iter(f"{_W}t"))
                unbroken = [words] if len(words) <= _SHORT and not heading else words.split()
                longest = _MARGIN + max(map(len, unbroken), default=0)
                needs[index] = max(needs[index], min(max(2 * sqrt(len(words)), longest), _WIDEST))
    return needs


def _span(cell: _Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val", "1"))
