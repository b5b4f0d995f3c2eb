"""Footnotes of a PDF page: the small text below a short rule, and the raised figures that refer to it.

Takes nothing for a footnote without its rule; raised figures that refer to none ("m²") stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from plancli.importing.paper import Line
from plancli.importing.pdf_paragraphs import joined_text
from plancli.importing.pdf_rows import Row
from plancli.importing.pdf_words import Stroke, Word

_SHORTEST_RULE, _LONGEST_RULE = 40.0, 250.0
"""Points: Word draws 144, LibreOffice a quarter of the line."""
_SMALLER = 0.95
_RAISED = 0.8
"""Part of the row's letters that the figure of a footnote is set in."""
_NUMBER = re.compile(r"\d{1,3}")


def split_footnotes(rows: Sequence[Row], strokes: Sequence[Stroke]) -> tuple[list[Row], list[Row]]:
    """Return the rows of the running text and those of its footnotes, each marked `[1]` where it begins.

    The figures in the running text that refer to these are marked alike.
    """
    place = _first_footnote(rows, strokes)
    notes = list(rows[place:])
    numbers = {_mark(row.words[0], row) for row in notes} - {None}
    for row in rows[:place]:
        for word in row.words[1:]:
            if word.text in numbers:
                _mark(word, row)
    return list(rows[:place]), notes


def _first_footnote(rows: Sequence[Row], strokes: Sequence[Stroke]) -> int:
    """Return the place of the first row below a rule with only small text; the end where none is."""
    size = median([row.size for row in rows]) if rows else 0
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        below = [place for place, row in enumerate(rows) if row.base < stroke.at]
        small = below and all(rows[place].size <= size * _SMALLER for place in below)
        if stroke.upright or not _SHORTEST_RULE < stroke.end - stroke.start < _LONGEST_RULE or not small:
            continue
        # A footnote that goes on from the page before has no number here.
        if any(_is_mark(rows[place].words[0], rows[place]) for place in below):
            return below[0]
    return len(rows)


def _is_mark(word: Word, row: Row) -> bool:
    return word.size < row.size * _RAISED and bool(_NUMBER.fullmatch(word.text))


def _mark(word: Word, row: Row) -> str | None:
    """Put a raised figure in brackets and return it; None for any other word."""
    if not _is_mark(word, row):
        return None
    number = word.text
    word.text = f"[{number}]"
    return number


def footnote_texts(rows: Sequence[Row]) -> list[str]:
    """Return the footnotes that `rows` hold; what goes on from the page before is first, without a number."""
    held: list[list[Row]] = []
    for row in rows:
        if not held or row.words[0].text.startswith("["):
            held.append([row])
        else:
            held[-1].append(row)
    return [re.sub(r"^(\[\d+\])\s*", r"\1 ", joined_text(group)) for group in held]


def numbered(texts: Sequence[str], first: int) -> tuple[Line, ...]:
    """Return footnotes as lines, those cut by the end of a page made whole."""
    whole: list[str] = []
    for text in texts:
        if whole and not text.startswith("["):
            whole[-1] += f" {text}"
        else:
            whole.append(text)
    return tuple(Line(number, text) for number, text in enumerate(whole, start=first))
