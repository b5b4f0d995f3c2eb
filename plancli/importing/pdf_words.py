"""What one page of a PDF prints, piece by piece: words, ruled lines and pictures, each at its place.

Puts nothing in order and joins nothing: lines and paragraphs are made elsewhere.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pypdfium2 import raw

from plancli.records import dataclass

MOST_STROKES = 20_000
"""Ruled lines on one page beyond which it is a drawing, not a table."""

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# Bullets and hyphens of Symbol and Wingdings; and the two marks PDFium sets for a hyphen at a line's end.
# Some fonts name their ư by its look-alike "ƣ", a letter that no Vietnamese word has.
_READABLE = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "-", 0xFFFE: "-", 0x02: "-", 0xA0: " ", 0x1A2: "Ư", 0x1A3: "ư",
}  # fmt: skip
_SPELLED = {**_LIGATURES, **_READABLE}
_UNPRINTED = frozenset({"Cc", "Cf", "Cn", "Cs"})
_SOFT_HYPHEN = 0xAD
_LONGEST_NAME = 128
_STRAIGHT, _SHORTEST = 0.8, 3.0
"""Points: how far from straight a ruled line may run, and what is too short to be one."""
_THICKEST = 3.0
"""Points: a filled bar beyond is no ruled line but the ground behind words."""


@dataclass(slots=True)
class Word:
    """Letters between two blanks, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    """Height of the line on which the letters stand."""
    size: float
    """Of the letters, in points."""
    font: str
    glued: bool = False
    """True where no blank stands between it and the word before it."""
    mark: int = 0
    """Number of the annotation that prints it; 0 for the page itself."""

    @property
    def bold(self) -> bool:
        """Tell whether its font is a bold one."""
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        """Tell whether its font is a slanted one."""
        return any(style in self.font.lower() for style in ("italic", "oblique"))

    @property
    def middle(self) -> float:
        """Return the middle of its width."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight ruled line."""

    upright: bool
    at: float
    """Its x where it is upright, its y where it lies."""
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What one page prints."""

    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]
    covered: float
    """Which part of the page its pictures cover, from 0 to 1; a scan may come in strips."""
    stamps: tuple[str, ...] = ()
    """What signatures print of themselves, each in one line; not among the words."""
    whole: bool = True
    """False where its annotations could not be read."""

    @property
    def letters(self) -> int:
        """Return how many characters it prints."""
        return sum(len(word.text) for word in self.words)


_Place = Callable[[float, float], tuple[float, float]]


_NONE: Mapping[int, int] = {}


def read_page(page: Any, owners: Mapping[int, int] = _NONE) -> Page:  # noqa: ANN401 - pypdfium2 publishes no types
    """Return the pieces of a PdfPage, turned as a reader sees it; PdfiumError where it is damaged.

    `owners` numbers the pieces of text, by their address, that an annotation prints.
    """
    width, height = (max(side, 1.0) for side in page.get_size())
    place = _placing(page, width, height)
    textpage = page.get_textpage()
    try:
        words = tuple(word for word in _words(textpage, place, owners) if _is_seen(word, width, height))
    finally:
        textpage.close()
    strokes, covered = _drawn(page, place, width * height)
    return Page(width, height, words, strokes, covered)


def _placing(page: Any, width: float, height: float) -> _Place:  # noqa: ANN401
    """Return the function from the file's coordinates to those of the page as it is seen."""
    left, bottom, *_ = page.get_cropbox()
    turns: dict[int, _Place] = {
        90: lambda x, y: (y - bottom, height - (x - left)),
        180: lambda x, y: (width - (x - left), height - (y - bottom)),
        270: lambda x, y: (width - (y - bottom), x - left),
    }
    return turns.get(page.get_rotation(), lambda x, y: (x - left, y - bottom))


def _is_seen(word: Word, width: float, height: float) -> bool:
    inside = math.isfinite(word.left + word.right + word.base + word.size)
    return inside and word.right > 0 and word.left < width and 0 < word.base < height


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    base: float
    size: float
    index: int
    mark: int = 0


def _words(textpage: Any, place: _Place, owners: Mapping[int, int]) -> Iterator[Word]:  # noqa: ANN401
    """Yield the words of the text layer in the order of the file."""
    layer = _TextLayer(textpage.raw, place, owners)
    held: list[_Letter] = []
    glued = False
    for letter in layer.letters(textpage.count_chars()):
        blank = letter.text == " "
        if held and (blank or not _adjoins(held[-1], letter)):
            yield _word(held, layer.font(held[0].index), glued)
            held, glued = [], letter.mark == held[-1].mark
        if blank:
            glued = False
        else:
            held.append(letter)
    if held:
        yield _word(held, layer.font(held[0].index), glued)


def _adjoins(before: _Letter, after: _Letter) -> bool:
    """Tell whether two letters stand side by side on one line, in one size."""
    size = max(before.size, after.size)
    return (
        after.mark == before.mark
        and abs(after.base - before.base) < size * 0.1
        and abs(after.size - before.size) < size * 0.15
        and -size < after.left - before.right < size * 0.5
    )


def _word(letters: list[_Letter], font: str, glued: bool) -> Word:
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in letters))
    left = min(letter.left for letter in letters)
    right = max(letter.right for letter in letters)
    size = max(letter.size for letter in letters)
    return Word(text, left, right, letters[0].base, size, font, glued, letters[0].mark)


class _TextLayer:
    """The characters of one page, read through buffers that are made once."""

    def __init__(self, handle: Any, place: _Place, owners: Mapping[int, int]) -> None:  # noqa: ANN401
        self._handle = handle
        self._place = place
        self._owners = owners
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def letters(self, count: int) -> Iterator[_Letter]:
        """Yield what prints something, and a blank for every blank and line end."""
        for index in range(count):
            text = _spelled(raw.FPDFText_GetUnicode(self._handle, index))
            if text == " ":
                yield _Letter(text, 0, 0, 0, 0, index)
            elif text:
                yield self._letter(text, index)

    def _letter(self, text: str, index: int) -> _Letter:
        raw.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y)
        raw.FPDFText_GetLooseCharBox(self._handle, index, self._box)
        raw.FPDFText_GetMatrix(self._handle, index, self._matrix)
        # The size in the file says nothing before it is scaled.
        scale = math.hypot(self._matrix.c, self._matrix.d)
        size = raw.FPDFText_GetFontSize(self._handle, index) * scale
        _, base = self._place(self._x.value, self._y.value)
        one, _ = self._place(self._box.left, self._box.bottom)
        other, _ = self._place(self._box.right, self._box.top)
        return _Letter(text, min(one, other), max(one, other), base, size, index, self._mark(index))

    def _mark(self, index: int) -> int:
        """Return the number of the annotation that prints one character, 0 where none does."""
        piece = raw.FPDFText_GetTextObject(self._handle, index) if self._owners else None
        return self._owners.get(ctypes.addressof(piece.contents), 0) if piece else 0

    def font(self, index: int) -> str:
        """Return the name of the font of one character, "" where there is none."""
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._handle, index, name, _LONGEST_NAME, flags)
        return name.value.decode("utf-8", "replace")


def _spelled(code: int) -> str:
    """Return what a character code prints: "" for nothing, " " for a blank or a line end."""
    if code in _SPELLED:
        return _SPELLED[code]
    letter = chr(code) if code < 0x110000 else ""
    if letter.isspace() or not code:
        return " "
    return "" if unicodedata.category(letter or "\0") in _UNPRINTED and code != _SOFT_HYPHEN else letter


def _drawn(page: Any, place: _Place, area: float) -> tuple[tuple[Stroke, ...], float]:  # noqa: ANN401
    """Return the ruled lines of the page, none where it holds a drawing, and how far pictures cover it."""
    strokes: list[Stroke] = []
    covered = 0.0
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            covered += abs(right - left) * abs(top - bottom) / area
        elif len(strokes) <= MOST_STROKES:
            strokes += _strokes(drawn, place)
    return (tuple(strokes) if len(strokes) <= MOST_STROKES else ()), min(covered, 1.0)


def _strokes(path: Any, place: _Place) -> Iterator[Stroke]:  # noqa: ANN401
    """Yield the straight edges of one path that lie or stand; a thin filled bar gives both its sides."""
    shading = _is_only_filled(path)
    for edges in _figures(path, place):
        if not (shading and _is_thick(edges)):
            for one, other in edges:
                yield from _stroke(one, other)


_Point = tuple[float, float]


def _is_only_filled(path: Any) -> bool:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value) and not stroke.value


def _is_thick(edges: list[tuple[_Point, _Point]]) -> bool:
    """Tell whether a figure is an area: the ground behind words, not a bar drawn for a line."""
    across, along = zip(*(point for edge in edges for point in edge), strict=True)
    return bool(min(max(across) - min(across), max(along) - min(along)) > _THICKEST)


def _figures(path: Any, place: _Place) -> Iterator[list[tuple[_Point, _Point]]]:  # noqa: ANN401
    """Yield the straight edges of each figure that a path draws in one stroke of the pen."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    edges: list[tuple[_Point, _Point]] = []
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_STROKES)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = place(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if edges:
                yield edges
            start, edges = point, []
        elif kind == raw.FPDF_SEGMENT_LINETO:
            edges.append((before, point))
        if raw.FPDFPathSegment_GetClose(segment):
            edges.append((point, start))
        before = point
    if edges:
        yield edges


def _stroke(one: _Point, other: _Point) -> Iterator[Stroke]:
    across, along = abs(one[0] - other[0]), abs(one[1] - other[1])
    if not math.isfinite(across + along):
        return
    if along < _STRAIGHT and across > _SHORTEST:
        yield Stroke(False, one[1], min(one[0], other[0]), max(one[0], other[0]))
    elif across < _STRAIGHT and along > _SHORTEST:
        yield Stroke(True, one[0], min(one[1], other[1]), max(one[1], other[1]))
