"""Rows of a PDF joined into the paragraphs they were broken from.

Joins where the next word had no room left; adds and drops nothing but the blank between two rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from plancli.importing.paper import Look
from plancli.importing.pdf_rows import Row, Strand, is_in_columns
from plancli.records import dataclass

_NEAR = 3.0
"""Points within which two edges are one."""
_AWAY = 12.0
"""Points from an edge beyond which a row is set in."""
_FAR = 72.0
"""Points beyond which a row is not set in but set elsewhere."""
_NATION = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA(?: VIỆT)?")
_LABEL = re.compile(
    r"(?:[-–—+•▪*○●]|[IVXLC]+\.|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|\[\d+\]|"
    r"(?:Điều|Chương|Phần|Mục|Phụ lục) [\dIVX]+\.?)(?:\s|$)"
)
_ENDED = re.compile(r"[.;:!?…][”\"’)]*$")
_HYPHENATED = re.compile(r"[^\W_][-–/]$")


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges between which text is set, and how it runs there."""

    left: float
    right: float
    pitch: float
    """From one row of a paragraph to the next; 0 where no paragraph shows it."""
    indent: float = 0
    """How far the first row of a paragraph is set in; 0 where no custom shows."""
    justified: bool = False
    """True where all rows but the last of a paragraph end at the right edge."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows that are one paragraph."""

    text: str
    look: Look


def frame_of(pages: Sequence[Sequence[Row]]) -> Frame:
    """Return the frame that the body rows of `pages` show."""
    rows = [row for page in pages for row in page]
    if not rows:
        return Frame(0, 0, 0)
    left = _edge([-row.left for row in rows])
    right = _edge([row.right for row in rows])
    full = [row for row in rows if abs(row.right - right) < _NEAR]
    wide = [row for row in rows if row.right > right - 40]
    gaps = [
        above.base - below.base
        for page in pages
        for above, below in pairwise(page)
        if right - above.right < _NEAR and abs(below.left + left) < _NEAR
    ]
    justified = len(full) >= 0.7 * len(wide) and len(full) > 4
    return Frame(-left, right, median(gaps) if gaps else 0, _indent(rows, -left), justified)


def _indent(rows: Iterable[Row], left: float) -> float:
    """Return how far in most rows begin that begin a little way from the edge."""
    steps = Counter(round(row.left - left) for row in rows if _AWAY < row.left - left < _FAR)
    return float(max(steps, key=lambda step: steps[step])) if steps else 0.0


def _edge(ends: Sequence[float]) -> float:
    """Return the outermost end that several rows share."""
    enough = max(2, len(ends) // 20)
    for end in sorted(ends, reverse=True):
        if sum(abs(end - other) < _NEAR for other in ends) >= enough:
            return end
    return max(ends)


def paragraphs_of(strand: Strand, frame: Frame) -> list[Paragraph]:
    """Return the paragraphs of a strand that runs in `frame`."""
    held: list[list[Row]] = []
    for row in strand.rows:
        continues = _continues_beside if strand.beside else _continues
        if held and continues(held[-1], row, frame):
            held[-1].append(row)
        else:
            held.append([row])
    return [Paragraph(joined_text(rows), _look(rows, strand, frame)) for rows in held]


def cell_paragraphs(rows: Sequence[Row], left: float, right: float) -> list[Paragraph]:
    """Return the paragraphs of a table cell between two ruled lines."""
    frame = Frame(left, right, 0)
    held: list[list[Row]] = []
    for row in rows:
        if held and _continues_in_cell(held[-1], row, frame):
            held[-1].append(row)
        else:
            held.append([row])
    return [Paragraph(joined_text(group), _styled(group)) for group in held]


def joined_text(rows: Iterable[Row]) -> str:
    """Return the text of `rows` in one line; no blank behind a hyphen that broke a word."""
    text = ""
    for row in rows:
        broken = _HYPHENATED.search(text) and row.text[0].isalnum()
        text += ("" if broken or not text else " ") + row.text
    return text


def _continues(held: Sequence[Row], below: Row, frame: Frame) -> bool:
    """Tell whether `below` goes on with the paragraph `held`."""
    above = held[-1]
    gap, pitch = above.base - below.base, frame.pitch or above.size * 1.3
    if (
        gap > pitch * 1.7
        or abs(above.size - below.size) > 1.5
        or is_in_columns(above)
        or is_in_columns(below)
    ):
        return False
    small = below.text[0].islower() and not _LABEL.match(below.text)
    if _is_centred(above, frame) and _is_centred(below, frame):
        full = not _room(above, frame.right - frame.left - (above.right - above.left), below)
        return (small or full) and above.bold == below.bold
    if _room(above, frame.right - above.right, below):
        return False
    if small:
        return True
    return not _begins_anew(held, below, frame, gap > pitch + _NEAR)


def _room(above: Row, room: float, below: Row) -> bool:
    """Tell whether the first word of `below` would have stood in the `room` beside `above`."""
    first = below.words[0]
    return room > first.right - first.left + above.size * 0.25 + 2


def _begins_anew(held: Sequence[Row], below: Row, frame: Frame, spaced: bool) -> bool:
    """Tell whether a full row is all the same the last of its paragraph."""
    above = held[-1]
    ended = bool(_ENDED.search(above.text))
    labelled = bool(_LABEL.match(below.text))
    if frame.justified and frame.right - above.right > 1.5 and (ended or labelled):
        return True
    heading = above.bold and not any(word.bold for word in below.words)
    if heading or (spaced and (ended or labelled)):
        return True
    steps_in = below.left - _hang(held)
    if abs(steps_in) > _NEAR:
        return steps_in > 0
    if len(held) == 1 and frame.indent and above.left - frame.left > _AWAY:
        # Both begin where only first rows begin.
        short = frame.justified and frame.right - above.right > _NEAR and below.text[0].isupper()
        return ended or labelled or short
    return ended and (labelled or not (frame.indent or frame.justified))


def _hang(held: Sequence[Row]) -> float:
    """Return where the next row of a paragraph begins, as far as its rows tell."""
    if len(held) > 1:
        return held[-1].left
    row = held[0]
    # A label with its text set off: the next rows stand below the text.
    if (
        _LABEL.match(row.text)
        and len(row.words) > 1
        and row.words[1].left - row.words[0].right > row.size * 0.6
    ):
        return row.words[1].left
    return row.left


def _continues_beside(held: Sequence[Row], below: Row, _frame: Frame) -> bool:
    """Tell whether `below` goes on with a line of a letterhead, of a list of recipients or of a signature."""
    above = held[-1]
    if _LABEL.match(below.text) or above.base - below.base > above.size * 1.9:
        return False
    if _NATION.fullmatch(above.text):
        return True
    listed = _LABEL.match(held[0].text) and not _ENDED.search(above.text)
    return bool(listed) or below.text[0].islower()


def _continues_in_cell(held: Sequence[Row], below: Row, frame: Frame) -> bool:
    """Tell whether `below` goes on with a paragraph in a cell, whose rows may be centred."""
    above = held[-1]
    room = frame.right - frame.left - _PADDING - (above.right - above.left)
    if above.base - below.base > above.size * 2.2 or _room(above, room, below):
        return False
    return not (_LABEL.match(below.text) and (_ENDED.search(above.text) or below.left < above.left - _NEAR))


_PADDING = 11.0
"""Points that Word leaves empty beside the text of a cell, both sides together."""


def _is_centred(row: Row, frame: Frame) -> bool:
    """Tell whether `row` stands in the middle, well away from both edges."""
    before, behind = row.left - frame.left, frame.right - row.right
    # A short paragraph may end as far from the right edge as it is set in from the left one.
    return abs(before - behind) < 2 * _NEAR and before > _AWAY and abs(before - frame.indent) > _NEAR


def _look(rows: Sequence[Row], strand: Strand, frame: Frame) -> Look:
    styled = _styled(rows)
    centred = not strand.beside and all(_is_centred(row, frame) for row in rows)
    return Look(styled.bold, styled.italic, centred)


def _styled(rows: Sequence[Row]) -> Look:
    return Look(all(row.bold for row in rows), all(row.italic for row in rows))
