"""Rows of tables that a page must not cut in two: the short ones.

A row taller than about half a page may be cut, or the page before it would stay empty. Works on the
text of a filled document, so that a thousand sheets cost little; a row that says anything of itself is kept.
"""

from __future__ import annotations

import re
from math import ceil

_TALLEST = 24
"""Lines of a row that is kept whole."""
_SIGN_WIDTH = 106
"""Of a letter of 11 points, on average, in twips."""
_WIDTH = re.compile(r'<w:tcW [^>]*?w:w="(\d+)')
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"


def keep_short_rows(document: str) -> str:
    """Return the document with each short row kept whole."""
    *rows, rest = document.split("</w:tr>")
    return "".join([*(f"{_kept(row)}</w:tr>" for row in rows), rest])


def _kept(before: str) -> str:
    """Return what ends with a row, its closing tag left out, with the row kept whole where it is short."""
    start = max(before.rfind("<w:tr>"), before.rfind("<w:tr "))
    if start < 0:
        return before
    inside = before.index(">", start) + 1
    row = before[inside:]
    # The properties of a row stand first; an exception to the table's own may stand before them.
    if row.startswith(("<w:trPr", "<w:tblPrEx")) or _height(row) > _TALLEST:
        return before
    return before[:inside] + _WHOLE + row


def _height(row: str) -> int:
    """Return about how many lines the tallest cell of a row has."""
    return max(map(_lines, row.split("</w:tc>")[:-1]), default=0)


def _lines(cell: str) -> int:
    """Return about how many lines a cell has; each stretch of text begins one."""
    width = _WIDTH.search(cell)
    signs = max(int(width.group(1)) // _SIGN_WIDTH, 1) if width else 1
    return sum(ceil(len(each) / signs) for each in _TEXT.findall(cell))
