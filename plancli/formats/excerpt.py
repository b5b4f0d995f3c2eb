"""The source lines of a diagnostic, cut to the screen, and the marks under its span.

Shows the line where the span starts and the one where it ends; what lies between is left out.
"""

from __future__ import annotations

from plancli.diagnostic import Diagnostic
from plancli.formats.cells import cell_width, shortened, visible
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands beside the line number."""

    text: str
    """The line, or a piece of it with `…` where it is cut."""
    indent: int
    """Cells in front of the marks."""
    length: int
    """Cells under which marks stand, at least one."""


def marked_words(diagnostic: Diagnostic) -> str:
    """Return the words of the span on one line, each blank or line end between them a single space.

    A span of more lines than a diagnostic carries gives their beginning.
    """
    first, *below = diagnostic.source_line, *diagnostic.more_lines
    start, end = _columns(diagnostic, len(first))
    if below and diagnostic.span.end.line == diagnostic.span.start.line + len(below):
        below[-1] = below[-1][: diagnostic.span.end.column - 1]
    return " ".join(" ".join((first[start:end], *below)).split())


def excerpt(diagnostic: Diagnostic, width: int) -> Excerpt:
    """Return the piece of the first source line, at most `width` cells, that holds the span.

    For KH104 on `          - label: e` the marks stand under `e`.
    """
    start, end = _columns(diagnostic, len(diagnostic.source_line))
    return piece(diagnostic.source_line, start, end, width)


def last_excerpt(diagnostic: Diagnostic, width: int) -> Excerpt | None:
    """Return the piece of the line where the span ends; None where it ends on its first line, or too far."""
    span = diagnostic.span
    below = span.end.line - span.start.line
    if not 0 < below <= len(diagnostic.more_lines):
        return None
    line = diagnostic.more_lines[below - 1]
    end = min(span.end.column - 1, len(line))
    start = len(line) - len(line.lstrip())
    return piece(line, start, end, width) if start < end else None


def _columns(diagnostic: Diagnostic, length: int) -> tuple[int, int]:
    """Return where the span starts and ends inside the first line, in code points from 0."""
    span = diagnostic.span
    start = min(span.start.column - 1, length)
    last = span.end.column - 1 if span.end.line == span.start.line else length
    return start, max(start, min(last, length))


def piece(line: str, start: int, end: int, width: int) -> Excerpt:
    """Return the piece of a line, at most `width` cells, that holds the stretch from `start` to `end`.

    >>> piece("Tuyên truyền Chỉ thị số số 46-CT/TW của Bộ Chính trị", 24, 27, 30).text
    '…Chỉ thị số số 46-CT/TW của…'
    """
    # A line may hold megabytes; what is this far from the span never reaches the screen.
    far = 4 * width
    before, marked, after = _cut(
        visible(line[max(start - far, 0) : start]),
        visible(line[start : min(end, start + far)]),
        visible(line[end : end + far]),
        width,
    )
    return Excerpt(f"{before}{marked}{after}".rstrip(), cell_width(before), max(cell_width(marked), 1))


def _cut(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """Shorten the three pieces until they fit: the far ends first, the span last."""
    if cell_width(before) + cell_width(marked) + cell_width(after) <= width:
        return before, marked, after
    around = max(width - cell_width(marked), width // 5)
    before = _keep_end(before, max(around // 2, around - cell_width(after)))
    marked = shortened(marked, width - cell_width(before))
    return before, marked, shortened(after, width - cell_width(before) - cell_width(marked))


def _keep_end(text: str, width: int) -> str:
    """Return as much of the end as fits, with `…` where something is left out."""
    return shortened(text[::-1], width)[::-1]
