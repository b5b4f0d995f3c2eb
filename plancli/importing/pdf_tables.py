"""Tables of a PDF, read from their ruled lines: a grid, its cells, and which of them are merged.

Takes for a table only what lines enclose in two cells or more; a frame around text is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plancli.importing.pdf_words import Stroke, Word
from plancli.records import dataclass

_TOUCH = 3.5
"""Points within which ruled lines are one, or meet."""
_MOST_LINES = 1_000
"""Lines beyond which a page is a drawing."""
_MOST_CELLS = 4_000
"""In one table, more of which are squared paper."""


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its edges on the page, and its place in the grid."""

    left: float
    right: float
    bottom: float
    top: float
    span: int
    continued: bool

    def holds(self, word: Word) -> bool:
        """Tell whether the middle of `word` stands in the cell."""
        return self.left <= word.middle < self.right and self.bottom <= word.base + word.size * 0.3 < self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells from the top down."""

    rows: tuple[tuple[Box, ...], ...]
    columns: tuple[float, ...]
    """The x of its upright lines, from left to right."""
    bottom: float
    top: float

    def holds(self, word: Word) -> bool:
        """Tell whether `word` stands in the table."""
        inside = self.columns[0] <= word.middle < self.columns[-1]
        return inside and self.bottom <= word.base + word.size * 0.3 < self.top

    def by_rows(self, words: Iterable[Word]) -> Iterator[list[Word]]:
        """Yield for each row the words of its height, from the top down."""
        within = [word for word in words if self.holds(word)]
        for row in self.rows:
            yield [word for word in within if row[0].bottom <= word.base + word.size * 0.3 < row[0].top]


def grids_of(strokes: Sequence[Stroke]) -> list[Grid]:
    """Return the tables that `strokes` rule, from the top of the page down."""
    whole = _whole(strokes)
    if len(whole) > _MOST_LINES:
        return []
    found = [_grid(group) for group in _groups(whole)]
    return sorted((grid for grid in found if grid), key=lambda grid: -grid.top)


def _whole(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return the strokes with those that run on in one another made one: a cell is ruled edge by edge."""
    joined: list[Stroke] = []
    for stroke in sorted(strokes, key=_in_line):
        last = joined[-1] if joined else None
        if last and _in_line(last)[:2] == _in_line(stroke)[:2] and stroke.start <= last.end + _TOUCH:
            joined[-1] = Stroke(last.upright, last.at, last.start, max(last.end, stroke.end))
        else:
            joined.append(stroke)
    return joined


def _in_line(stroke: Stroke) -> tuple[bool, int, float]:
    return stroke.upright, round(stroke.at), stroke.start


def _groups(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Return the strokes that hang together, each group for itself."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        met = [group for group in groups if any(_meet(stroke, other) for other in group)]
        rest = [group for group in groups if group not in met]
        groups = [*rest, [stroke, *(other for group in met for other in group)]]
    return groups


def _meet(one: Stroke, other: Stroke) -> bool:
    if one.upright != other.upright:
        return _crosses(one, other) and _crosses(other, one)
    near = abs(one.at - other.at) <= _TOUCH
    return near and one.start <= other.end + _TOUCH and other.start <= one.end + _TOUCH


def _crosses(one: Stroke, other: Stroke) -> bool:
    return one.start - _TOUCH <= other.at <= one.end + _TOUCH


def _grid(strokes: Sequence[Stroke]) -> Grid | None:
    """Return the table of one group; None where it encloses fewer than two cells."""
    upright = [stroke for stroke in strokes if stroke.upright]
    lying = [stroke for stroke in strokes if not stroke.upright]
    columns, heights = _lines(upright), _lines(lying)[::-1]
    if len(columns) < 2 or len(heights) < 2 or not 6 <= len(columns) * len(heights) <= _MOST_CELLS:
        return None
    rows = tuple(_boxes(columns, (top, bottom), upright, lying) for top, bottom in pairwise(heights))
    return Grid(rows, tuple(columns), heights[-1], heights[0]) if sum(map(len, rows)) > 1 else None


def _lines(strokes: Iterable[Stroke]) -> list[float]:
    """Return where the strokes stand, those close together as one."""
    places: list[float] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if not places or stroke.at - places[-1] > _TOUCH:
            places.append(stroke.at)
    return places


def _boxes(
    columns: Sequence[float], height: tuple[float, float], upright: Sequence[Stroke], lying: Sequence[Stroke]
) -> tuple[Box, ...]:
    """Return the cells of one row: two columns are one where no line stands between them."""
    top, bottom = height
    boxes: list[Box] = []
    left, span = columns[0], 0
    for before, right in pairwise(columns):
        span += 1
        closed = right == columns[-1] or _is_ruled(upright, right, (top + bottom) / 2)
        if closed:
            open_above = not _is_ruled(lying, top, (before + right) / 2)
            boxes.append(Box(left, right, bottom, top, span, open_above))
            left, span = right, 0
    return tuple(boxes)


def _is_ruled(strokes: Iterable[Stroke], at: float, middle: float) -> bool:
    """Tell whether a stroke at `at` passes `middle`."""
    return any(abs(stroke.at - at) <= _TOUCH and stroke.start <= middle <= stroke.end for stroke in strokes)
