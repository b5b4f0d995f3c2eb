"""Whether a table stands on an upright page or needs one that lies across.

Estimates from the words alone; the widths themselves are made where the page is.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

_PAGE = 165.0
"""Between the margins of an upright page, in millimetres."""
_SIGN = 1.9
"""A letter of 11 points, on average."""
_SIDES = 2.5
"""The margins of a cell."""
_SPREAD = 4.2
"""Makes a text of n letters sqrt(n) times as wide: 100 letters ask for 42 mm."""
_WIDEST = 70.0
"""No text asks for more."""
_TYPICAL = 0.75
"""Of the cells of a column, by length: a single long one does not turn the page."""


def needs_landscape(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the columns, each as wide as reads well, are too wide for an upright page.

    `rows` are the cells of plain rows, a text for each column; group rows are left out.
    """
    longest = max([len(columns), *map(len, rows)], default=0)
    asked = 0.0
    for index in range(longest):
        heading = columns[index : index + 1]
        cells = sorted((row[index] for row in rows if index < len(row)), key=len)
        typical = cells[int(len(cells) * _TYPICAL)] if cells else ""
        asked += _width(typical, [*heading, typical])
    return asked > _PAGE


def _width(text: str, whole: Sequence[str]) -> float:
    """Return the width at which `text` reads well, and no word of `whole` is broken."""
    word = max((len(word) for each in whole for word in each.split()), default=0) * _SIGN
    line = max(map(len, text.split("\n"))) * _SIGN
    return max(min(line, _SPREAD * sqrt(len(text)), _WIDEST), word) + _SIDES
