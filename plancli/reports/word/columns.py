"""Widths for tables whose columns are known only when the plan is: annex tables, the matrix of roles.

Sets both the grid and the cells, because LibreOffice reads the one and Word the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from plancli.records import dataclass, field
from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE
from plancli.reports.word.looks import Looks
from plancli.reports.word.measures import count, twips
from plancli.reports.word.text_width import Face, Type, text_width
from plancli.word_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIDES = 170
"""What the margins of a cell and its rule take, in twips."""
_TWIPS = 20
"""To a point."""
_SLACK = 1.03
"""What Word may need more than the estimate of a width."""
_LONGEST_WORD = 3
"""No word, as an address on the web, keeps more than one part in so many of the page."""
_SHORT = 15
"""Signs of a line with a figure at its end that is not worth breaking: `Tháng 02/2026`, `Mục II.4.c`."""
_SIGN = 0.45
"""A sign of running text on average, in parts of its size."""
_WASTE = 2
"""Signs that a line loses on average, as the next word has no room."""
_STEPS = 8
"""Rounds after which widths hardly change any more."""
_ENOUGH = 60
"""Rows by which a long table is judged, taken from all over it."""
_HALVINGS = 25
"""Until a scale is known to one part in some millions."""
_PLAIN = Type(11, Face.REGULAR)
"""Where no style says how a cell is set."""
_BREAKS = {"br": "\n", "tab": " "}

Row = Sequence[tuple[int, float]]
"""The cells of a row that hold words: number of the column, length of the text on one line in twips."""
Limits = tuple[float, float]
"""How wide a column is at least and at most, in twips."""


def share_columns(body: _Element) -> None:
    """Give each table of style `PROPORTIONED_STYLE` columns that share it as its first row asks."""
    for table in body.iter(f"{W}tbl"):
        if table_style(table) == PROPORTIONED_STYLE:
            grid = _grid(table)
            first = next(table.iter(f"{W}tr"), table)
            asked = [twips(width.get(f"{W}w")) for width in first.iter(f"{W}tcW")]
            # A clerk may have merged cells of the heading, or given widths in percent: then hers stay.
            if len(asked) == len(grid) and all(asked):
                _set_widths(table, [int(sum(grid) * each / sum(asked)) for each in asked])


def scale_columns(table: _Element, total: int) -> None:
    """Make a table `total` twips wide, its columns in the proportion that they have."""
    columns = _grid(table)
    _set_widths(table, [total * column // (sum(columns) or 1) for column in columns])


def fit_columns(table: _Element, total: int, looks: Looks) -> None:
    """Give the columns of a table of `total` twips the widths that make it low: long texts get the most.

    A column has at least its longest word, and a date or an address whole where there is room.
    """
    columns = [_Column() for _ in _grid(table)]
    rows: list[Row] = []
    for row in table.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        if len(cells) == len(columns):
            heading = next(row.iter(f"{W}tblHeader"), None) is not None
            lengths = [columns[at].take(cell, looks, heading=heading) for at, cell in enumerate(cells)]
            rows.append([(at, length) for at, length in enumerate(lengths) if length])
    floors = _floors(columns, total)
    limits = [
        (floor, max(floor, column.longest + _SIDES)) for floor, column in zip(floors, columns, strict=True)
    ]
    _set_widths(table, _lowest(total, limits, rows[:: len(rows) // _ENOUGH + 1]))


@dataclass(slots=True)
class _Column:
    """What stands in one column, as far as it says how wide it is to be at least and at most."""

    words: dict[Type, set[str]] = field(default_factory=dict)
    """None of them is to be broken."""
    lines: dict[Type, set[str]] = field(default_factory=dict)
    """Short ones that are not worth breaking."""
    longest: float = 0.0
    """Its longest line, in twips."""

    def take(self, cell: _Element, looks: Looks, *, heading: bool) -> float:
        """Add a cell; return the length of its text on one line, in twips."""
        length = 0.0
        for paragraph in cell.iter(f"{W}p"):
            kind = _type(paragraph, looks)
            for line in filter(None, _text(paragraph).split("\n")):
                own = (len(line) + _WASTE) * kind.size * _TWIPS * _SIGN
                length += own
                self.longest = max(self.longest, own)
                self.words.setdefault(kind, set()).update(line.split())
                if len(line) <= _SHORT and not heading and _ends_in_figure(line):
                    self.lines.setdefault(kind, set()).add(line)
        return length


def _floors(columns: Sequence[_Column], total: int) -> list[float]:
    """Return the least width of each column: lines that stay whole where there is room, else words."""
    words = [min(_widest(column.words), total / _LONGEST_WORD) + _SIDES for column in columns]
    lines = [_widest(column.lines) + _SIDES for column in columns]
    lines = list(map(max, lines, words))
    if sum(lines) <= total:
        return lines
    if sum(words) >= total:
        return [total * word / sum(words) for word in words]
    part = (total - sum(words)) / (sum(lines) - sum(words))
    return [word + (line - word) * part for word, line in zip(words, lines, strict=True)]


def _widest(words: Mapping[Type, Collection[str]]) -> float:
    """Return the width of the widest of some words in twips."""
    widths = (text_width(word, kind) for kind, some in words.items() for word in some)
    return max(widths, default=0.0) * _TWIPS * _SLACK


def _lowest(total: int, limits: Sequence[Limits], rows: Sequence[Row]) -> list[int]:
    """Return widths within limits for which the heights of all rows add up to least.

    A row is as high as its highest cell, nearly: here the fourth root of the sum of fourth powers, which is
    smooth. Where the sum is least, each column is as wide as its part in all heights.
    """
    lost = _SIDES + _WASTE * _PLAIN.size * _TWIPS * _SIGN
    widths = _shared(total, limits, [1.0] * len(limits))
    for _ in range(_STEPS):
        inner = [max(width - lost, 1.0) for width in widths]
        parts = [0.0] * len(limits)
        for row in rows:
            powers = [(at, (length / inner[at]) ** 4) for at, length in row]
            weight = (1 + sum(power for _, power in powers)) ** -0.75
            for at, power in powers:
                parts[at] += power * weight
        scale = sum(inner) / (sum(parts) or 1.0)
        # A third of the way at a time, or the widths would swing to and fro.
        asked = [(own * own * part * scale) ** (1 / 3) + lost for own, part in zip(inner, parts, strict=True)]
        widths = _shared(total, limits, asked)
    edges = [0, *map(round, accumulate(widths))]
    return [end - start for start, end in pairwise(edges)]


def _shared(total: int, limits: Sequence[Limits], asked: Sequence[float]) -> list[float]:
    """Return widths within limits that share `total` as asked; all wider where little stands in the table."""
    small, large = 0.0, float(total)
    for _ in range(_HALVINGS):
        scale = (small + large) / 2
        if sum(_limited(limits, asked, scale)) > total:
            large = scale
        else:
            small = scale
    widths = _limited(limits, asked, small)
    return [width * total / (sum(widths) or 1.0) for width in widths]


def _limited(limits: Sequence[Limits], asked: Sequence[float], scale: float) -> list[float]:
    return [min(max(share * scale, low), high) for share, (low, high) in zip(asked, limits, strict=True)]


def _ends_in_figure(line: str) -> bool:
    return any(map(str.isdigit, line.rsplit(" ", maxsplit=1)[-1]))


def _set_widths(table: _Element, widths: Sequence[int]) -> None:
    """Give the columns of a table their widths in twips: in its grid, and in the cells of each row."""
    for column, own in zip(table.iter(f"{W}gridCol"), widths, strict=True):
        column.set(f"{W}w", str(own))
    edges = [0, *accumulate(widths)]
    for row in table.iter(f"{W}tr"):
        at = 0
        for cell in row.iter(f"{W}tc"):
            end = min(at + _span(cell), len(widths))
            for width in cell.iter(f"{W}tcW"):
                width.set(f"{W}w", str(edges[end] - edges[at]))
            at = end


def table_style(table: _Element) -> str:
    """Return the id of a table's style; empty where it has none."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _grid(table: _Element) -> list[int]:
    return [twips(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]


def _type(paragraph: _Element, looks: Looks) -> Type:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    look = None if style is None else looks[style.get(f"{W}val", "")]
    return look.type if look else _PLAIN


def _text(paragraph: _Element) -> str:
    return "".join(_signs(paragraph))


def _signs(paragraph: _Element) -> Iterator[str]:
    for each in paragraph.iter(f"{W}t", *(f"{W}{name}" for name in _BREAKS)):
        yield _BREAKS.get(each.tag.removeprefix(W)) or each.text or ""


def _span(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else count(span.get(f"{W}val"))
