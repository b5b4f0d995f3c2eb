"""Citations laid out for a screen: a row each, words that have no room wrapped inside their column.

Lays out rows that are worked out elsewhere; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from plancli.exports.citation_export import CitationRow, CountedBy, citation_cells, citation_heads
from plancli.formats.cells import cell_width, padded, shortened, visible, wrap
from plancli.legal.registry import Registry
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import parse_date, short_day, short_style

_GAP = "  "
_NARROWEST = 4
"""Cells below which a column would hold nothing."""


def cite_screen(
    rows: Sequence[CitationRow], counted: CountedBy, registry: Registry, language: Language, width: int
) -> str:
    """Return the table, then how many there are and on which day they were judged; nothing for no rows."""
    if not rows:
        return ""
    summary = wrap(_summary(rows, registry, language), width)
    return "".join(f"{line}\n" for line in (*_table(rows, counted, language, width), "", *summary))


def _table(rows: Sequence[CitationRow], counted: CountedBy, language: Language, width: int) -> Iterator[str]:
    table = [citation_heads(counted, language)]
    table += [[visible(words) for words in citation_cells(row, language)] for row in rows]
    widths = _fitted([max(map(cell_width, column)) for column in zip(*table, strict=True)], width)
    for number, row in enumerate(table):
        yield from _lines(row, widths)
        if number == 0:
            yield _GAP.join("─" * each for each in widths)


def _fitted(widths: list[int], width: int) -> list[int]:
    """Return widths that fit the screen: what is too much is taken from the widest column, cell by cell."""
    fitted = list(widths)
    room = width - cell_width(_GAP) * (len(fitted) - 1)
    while sum(fitted) > room and max(fitted) > _NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [wrap(words, width) for words, width in zip(row, widths, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        cells = (padded(shortened(cell, each), each) for cell, each in zip(line, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _summary(rows: Sequence[CitationRow], registry: Registry, language: Language) -> str:
    day = rows[0].judged.as_of
    if day is None:
        return sentence(language, "cli.cite.summary.undated", count=len(rows))
    checked = parse_date(registry.checked)
    return sentence(
        language,
        "cli.cite.summary",
        count=len(rows),
        day=short_day(day),
        checked=short_style(checked) if checked else registry.checked,
    )
