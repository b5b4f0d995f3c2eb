"""Words of a page set in rows, and rows that stand side by side told apart: letterhead, signature.

Decides by place and by the set phrases of official papers; text in other columns stays row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plancli.importing.pdf_words import Word
from plancli.records import dataclass

_SAME_ROW = 0.35
"""How far two words of one row may stand apart in height, by the size of their letters."""
_GUTTER = 9.0
"""Points that stay empty between two columns in a row that begins them."""
_NARROWEST = 6.0
"""Points that stay empty between them all the way down."""
_TALLEST = 60
"""Rows beyond which nothing is a letterhead or a signature."""
_MOST_ROWS = 200
"""Rows on one page beyond which it is a drawing or a listing, without either."""
_WIDE = 40.0
"""Points between words that no justified line has."""
_LETTERHEAD = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ|Độc lập|ĐẢNG CỘNG SẢN", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận|Nơi gửi", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:TM|KT|TL|TUQ|Q)\.|^(?:CHỦ TỊCH|PHÓ|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG|CHÁNH|HIỆU TRƯỞNG|THỦ TƯỚNG|BỘ TRƯỞNG|"
    r"CỤC TRƯỞNG|TỔNG|NGƯỜI|ĐẠI DIỆN|XÁC NHẬN)\b"
)
# Where a side may begin: at its first word, or behind a gap of its row.
_PHRASE = re.compile(f"{_LETTERHEAD.pattern}|{_RECIPIENTS.pattern}", re.IGNORECASE)
_SIGNS = re.compile(_SIGNATURE.pattern.replace("^", r"(?<!\S)"))


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]
    base: float

    @property
    def left(self) -> float:
        """Return where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Return where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def size(self) -> float:
        """Return the size of its largest letters."""
        return max(word.size for word in self.words)

    @property
    def middle(self) -> float:
        """Return the middle of its width."""
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        """Tell whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """Tell whether every word is slanted."""
        return all(word.italic for word in self.words)

    @property
    def text(self) -> str:
        """Return its words with a blank where one stands."""
        pieces = [self.words[0].text]
        for before, word in pairwise(self.words):
            gap = word.left - before.right
            # Behind the raised figure of a footnote PDFium sees a blank where none stands.
            raised = before.size < word.size * 0.8 and gap < word.size * 0.15
            pieces += ("" if raised or (word.glued and gap < word.size * 0.3) else " ", word.text)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Strand:
    """Rows that are read one after the other."""

    rows: tuple[Row, ...]
    beside: bool = False
    """True for one side of a letterhead or of a signature."""


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the rows that `words` make, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        held = rows[-1] if rows else []
        if held and held[0].base - word.base <= _SAME_ROW * max(word.size, held[0].size):
            held.append(word)
        else:
            rows.append([word])
    return _with_raised([_row(held) for held in rows])


def _row(words: Iterable[Word]) -> Row:
    inline = tuple(sorted(words, key=lambda word: word.left))
    return Row(inline, max(inline, key=lambda word: (word.size, word.right - word.left)).base)


def _with_raised(rows: Sequence[Row]) -> list[Row]:
    """Return `rows` with raised figures, the marks of footnotes, set into the row they belong to."""
    joined: list[Row] = []
    for row in rows:
        above = joined[-1] if joined else None
        if above and above.size < row.size * 0.8 and above.base - row.base < row.size * 0.5:
            joined[-1] = _row(above.words + row.words)
        else:
            joined.append(row)
    return joined


def strands_of(rows: Sequence[Row], width: float) -> list[Strand]:
    """Return `rows` of a page `width` points wide as they are read: the left side whole, then the right.

    Example: a letterhead gives the lines of the agency, then those of the national name.
    """
    strands: list[Strand] = []
    body: list[Row] = []
    place = 0
    phrases = _next_phrases(rows) if len(rows) <= _MOST_ROWS else [len(rows)] * len(rows)
    while place < len(rows):
        near = phrases[place] < min(place + _TALLEST, len(rows))
        pair, end = _side_by_side(rows, place, width) if near else ((), place + 1)
        if pair:
            strands += [Strand(tuple(body)), *pair]
            body = []
        else:
            body.append(rows[place])
        place = end
    return [strand for strand in (*strands, Strand(tuple(body))) if strand.rows]


def _next_phrases(rows: Sequence[Row]) -> list[int]:
    """Return for each row the place of the next one that has a phrase of a letterhead or a signature."""
    places, following = [0] * len(rows), len(rows)
    for place in reversed(range(len(rows))):
        text = rows[place].text
        if _PHRASE.search(text) or _SIGNS.search(text):
            following = place
        places[place] = following
    return places


def has_loose_columns(rows: Sequence[Row]) -> bool:
    """Tell whether three rows running leave a wide gap at the same place, as a table without lines does."""
    gaps = [[gap for gap in _inner_gaps(row) if gap[1] - gap[0] >= _WIDE] for row in rows]
    return any(
        _meet(_meet(first, second), third)
        for first, second, third in zip(gaps, gaps[1:], gaps[2:], strict=False)
    )


def is_in_columns(row: Row) -> bool:
    """Tell whether `row` leaves a gap between its words that no running text has."""
    return _has_gap(row, _WIDE)


def _has_gap(row: Row, least: float) -> bool:
    return any(end - start >= least for start, end in _inner_gaps(row))


def _inner_gaps(row: Row) -> Iterator[tuple[float, float]]:
    for before, word in pairwise(row.words):
        yield before.right, word.left


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A stretch that the rows of a block leave empty, and how many of them have words on its sides.

    Every place inside it parts the words alike, so that a narrower one keeps the counts.
    """

    start: float
    end: float
    left: int = 0
    right: int = 0

    def beside(self, row: Row) -> _Gutter:
        """Return it with the words of one more row counted."""
        middle = (self.start + self.end) / 2
        left, right = row.words[0].middle < middle, row.words[-1].middle >= middle
        return _Gutter(self.start, self.end, self.left + left, self.right + right)

    @property
    def depth(self) -> int:
        """Return how many rows the shorter side has."""
        return min(self.left, self.right)


def _side_by_side(rows: Sequence[Row], place: int, width: float) -> tuple[tuple[Strand, ...], int]:
    """Return the two sides of a block that begins at `place`, none for body text, and the row behind it."""
    alone: tuple[tuple[Strand, ...], int] = ((), place + 1)
    opens = place == 0 or _has_gap(rows[place], _GUTTER) or rows[place].left > width * 0.4
    if not opens and not _RECIPIENTS.match(rows[place].text):
        return alone
    best, end = _deepest(rows[place : place + _TALLEST], width)
    if best.depth < 2:
        return alone
    sides = _sides(rows[place : place + end], (best.start + best.end) / 2)
    deep = min(len(side.rows) for side in sides) > 1
    return (sides, place + end) if deep and _is_set_piece(sides) else alone


def _deepest(rows: Sequence[Row], width: float) -> tuple[_Gutter, int]:
    """Return the gutter with most rows on its shorter side, and how many rows it passes."""
    free = [_Gutter(*gap) for gap in _free(rows[0], width, _GUTTER)]
    best, height = _Gutter(0, 0), 1
    for end, row in enumerate(rows, start=1):
        free = [gutter.beside(row) for gutter in free]
        for gutter in free:
            if gutter.depth >= best.depth:
                best, height = gutter, end
        if end == len(rows) or (best.depth > 1 and _stands_alone(rows[end], width)):
            break
        free = _narrowed(free, _free(rows[end], width, _NARROWEST))
        if not free:
            break
    return best, height


def _free(row: Row, width: float, least: float) -> list[tuple[float, float]]:
    """Return the stretches of the page's middle that `row` leaves empty."""
    edges = [width * 0.15, *(edge for word in row.words for edge in (word.left, word.right)), width * 0.85]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    bounded = ((max(start, width * 0.15), min(end, width * 0.85)) for start, end in pairs)
    return [(start, end) for start, end in bounded if end - start >= least]


def _meet(
    some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the wide stretches that stand in both, each list sorted from left to right."""
    return [gap for gap, _ in _meetings(some, others, _WIDE)]


def _meetings(
    some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]], least: float
) -> Iterator[tuple[tuple[float, float], int]]:
    """Yield the stretches that stand in both, and the place of the one in `some` that each is part of."""
    one = other = 0
    while one < len(some) and other < len(others):
        start, end = max(some[one][0], others[other][0]), min(some[one][1], others[other][1])
        if end - start >= least:
            yield (start, end), one
        if some[one][1] < others[other][1]:
            one += 1
        else:
            other += 1


def _narrowed(gutters: Sequence[_Gutter], free: Sequence[tuple[float, float]]) -> list[_Gutter]:
    """Return what `free` leaves of the gutters, their counts kept."""
    held = [(gutter.start, gutter.end) for gutter in gutters]
    return [
        _Gutter(*gap, gutters[place].left, gutters[place].right)
        for gap, place in _meetings(held, free, _NARROWEST)
    ]


def _sides(rows: Sequence[Row], gutter: float) -> tuple[Strand, ...]:
    """Return the rows on both sides of a gutter."""
    words = [word for row in rows for word in row.words]
    left = rows_of(word for word in words if word.middle < gutter)
    right = rows_of(word for word in words if word.middle >= gutter)
    return Strand(tuple(left), True), Strand(tuple(right), True)


def _stands_alone(row: Row, width: float) -> bool:
    """Tell whether `row` is set in the middle of the page, as the title below a letterhead is."""
    return abs(row.middle - width / 2) < width * 0.05 and not _has_gap(row, _GUTTER)


def _is_set_piece(sides: Sequence[Strand]) -> bool:
    """Tell whether two sides are a letterhead or a signature, by their phrases."""
    texts = [row.text for side in sides for row in side.rows]
    return any(
        _LETTERHEAD.search(text) or _RECIPIENTS.match(text) or _SIGNATURE.match(text) for text in texts
    )
