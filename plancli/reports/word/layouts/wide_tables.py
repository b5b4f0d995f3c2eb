"""Pieces of wide tables whose number of columns only the plan knows: upright headings, totals.

Widths are shares here: `word.columns` gives each column its part of the table once the columns are there.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.reports.word.layouts.pieces import cell, looped_cells, paragraph

_UPRIGHT = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/></w:tcPr>'


def upright_cells(width: int, loop: str, words: str) -> list[str]:
    """Return a heading cell for each turn of a loop, read from below to above."""
    opening, model, closing = looped_cells(width, loop, "DauCot", words)
    return [opening, model.replace("</w:tcPr>", _UPRIGHT, 1), closing]


def tall_heading(height: int, *cells: str) -> str:
    """Return a heading row at least so many twips high: upright words would not make it grow."""
    properties = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/><w:tblHeader/>'
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def total_cells(widths: Sequence[int], heading: str) -> str:
    """Return the cell in front of figures, across the first columns."""
    return cell(sum(widths), paragraph("NhomBang", heading), span=len(widths))
