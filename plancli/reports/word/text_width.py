"""How wide words are in Times New Roman, and where they break into lines: for rules and titles on paper.

Estimates from the advance widths of the letters, without kerning; it knows no page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache

from plancli.records import dataclass

_HORN = "\N{COMBINING HORN}"
_UNKNOWN = 500
"""Of a letter that no table has: as wide as a figure."""
_LESS = 0.01
"""By so little narrower, in points, a column no longer holds its longest line."""
_SHORTEST = 0.33
"""Of the longest line: what a line of a title has at least."""
_PAUSES = frozenset((
    "của", "về", "và", "với", "trên", "tại", "trong", "theo", "cho", "để", "nhằm", "năm", "giai", "ngày",
    "tỉnh", "huyện", "xã", "phường", "thị", "thành", "quận", "đặc", "thuộc", "thực", "đến",
))  # fmt: skip
"""A line of a title may well begin with one of these."""
_LEADS_ON = frozenset((
    "ngày", "tháng", "năm", "số", "của", "về", "và", "với", "trên", "tại", "theo", "cho", "khoản", "điều",
))  # fmt: skip
"""No line of a title ends with one of these."""
_UNITS_OF_TIME = frozenset(("ngày", "tháng", "năm"))


class Face(Enum):
    """One face of Times New Roman; the value groups letters by their advance in thousandths of the size."""

    REGULAR = (
        "180' 200| 250,. 278/:;\\ijlt 333!()-I[]`fr‘’ 389Js 408\" 444?acez“” 469^ 480{} "
        "500#$*0123456789_bdghknopquvxyđ–§ 529ơ 542ư 541~ 556FPS 564+<=>× 611ELTZ 667BCR "
        "722ADGHKNOQUVXYwĐƠ 776Ư 778&m 833% 889M 921@ 944W 1000…"
    )
    BOLD = (
        "220| 250,. 278'/\\il 333!()-:;[]`fjt‘’ 389Is 394{} 444cerz 500#$*0123456789?J_agovxy“”–§ 520~ "
        '554ơ 555" 556Sbdhknpquđ 570+<=>× 581^ 600ư 611FP 667BELTZ 722ACDNRUVXYwĐ 778GHKOQƠ 796Ư 833&m '
        "930@ 944M 1000%W…"
    )
    ITALIC = (
        "214' 250,. 275| 278/\\fijlt 333!()-:;I`‘’ 389[]rsz 400{} 420\" 422^ 444Jcekvxy "
        "500#$*0123456789?S_abdghnopquđ–§ 534ơ 541~ 545ư 556LTYZ“” 611ABEFPRVX 667CKNw 675+<=>× "
        "722DGHOQUmĐƠ 754Ư 778& 833%MW 889… 920@"
    )
    BOLD_ITALIC = (
        "220| 250,. 278'/\\ijlt 333()-:;[]`f‘’ 348{} 389!Irsz 444cevy 500#$*0123456789?J_abdgkopqxđ“”–§ "
        '537ơ 555" 556Shnu 570+<=>^~× 599ư 611LPTYZ 667ABCEFKRVXw 722DGNOQUĐƠ 775Ư 778&Hm 832@ 833% '
        "889MW 1000…"
    )

    @staticmethod
    def of(*, bold: bool, italic: bool) -> Face:
        """Return the face of words that are bold, italic, both or neither."""
        if bold:
            return Face.BOLD_ITALIC if italic else Face.BOLD
        return Face.ITALIC if italic else Face.REGULAR


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set."""

    size: float
    """In points."""
    face: Face


def text_width(words: str, kind: Type) -> float:
    """Return the width in points of words on one line.

    >>> round(text_width("Độc lập - Tự do - Hạnh phúc", Type(13, Face.BOLD)))
    159
    """
    advances = _advances(kind.face)
    return sum(map(advances.__getitem__, _bases(words))) * kind.size / 1000


def break_lines(words: str, kind: Type, width: float) -> tuple[str, ...]:
    """Return the lines that words make in a column of `width` points; a word too long has its own."""
    return _filled(_measured(words, kind), text_width(" ", kind), width)


def _measured(words: str, kind: Type) -> list[tuple[str, float]]:
    """Return each word and its width; a no-break space keeps its words together."""
    return [(word, text_width(word, kind)) for word in words.replace("\n", " ").split(" ") if word]


def _filled(words: Sequence[tuple[str, float]], space: float, width: float) -> tuple[str, ...]:
    lines: list[list[str]] = []
    taken = 0.0
    for word, own in words:
        if lines and taken + space + own <= width:
            lines[-1].append(word)
            taken += space + own
        else:
            lines.append([word])
            taken = own
    return tuple(map(" ".join, lines))


def balanced_lines(words: str, kind: Type, width: float) -> tuple[str, ...]:
    """Return as many lines as `break_lines`, none much shorter than the others, broken where a reader pauses.

    Only lines that a narrower column gives by itself, so that indents alone can bring them about.

    >>> balanced_lines("Ban hành Kế hoạch giữ gìn vệ sinh xã Vân Khê năm 2026", Type(14, Face.BOLD), 330)
    ('Ban hành Kế hoạch giữ gìn vệ sinh', 'xã Vân Khê năm 2026')
    """
    measured, space = _measured(words, kind), text_width(" ", kind)
    best = lines = _filled(measured, space, width)
    if len(lines) < 2:
        return lines
    rank = _rank(lines, kind)
    while True:
        lines = _filled(measured, space, narrower := _longest(lines, kind) - _LESS)
        if len(lines) > len(best) or _longest(lines, kind) > narrower:
            return best
        if _rank(lines, kind) < rank:
            best, rank = lines, _rank(lines, kind)


def _rank(lines: Sequence[str], kind: Type) -> tuple[int, float]:
    """Return how well lines read, the least the best: bad breaks first, then the longest line."""
    widths = [text_width(line, kind) for line in lines]
    uneven = min(widths) < max(widths) * _SHORTEST
    return sum(map(_break, lines, lines[1:])) + 2 * len(lines) * uneven, max(widths)


def _break(line: str, following: str) -> int:
    """Return how badly a break between two lines reads: 0 at a pause, 2 inside a date or a number."""
    last, first = line.rsplit(" ", maxsplit=1)[-1].casefold(), following.split(" ", maxsplit=1)[0].casefold()
    if last in _LEADS_ON or first[:1].isdigit() or (last[-1:].isdigit() and first in _UNITS_OF_TIME):
        return 2
    return int(first not in _PAUSES)


def _longest(lines: Sequence[str], kind: Type) -> float:
    return max((text_width(line, kind) for line in lines), default=0.0)


def _bases(words: str) -> str:
    """Return the letters without tone and hat, which take no room: `ộ` is an `o`, but `ờ` an `ơ`."""
    bare = "".join(each for each in unicodedata.normalize("NFD", words) if _takes_room(each))
    return unicodedata.normalize("NFC", bare)


def _takes_room(sign: str) -> bool:
    return sign == _HORN or not unicodedata.combining(sign)


class _Advances(dict[str, int]):
    """Advance by letter; one that the table lacks is as wide as a figure."""

    def __missing__(self, letter: str) -> int:
        return _UNKNOWN


@lru_cache
def _advances(face: Face) -> Mapping[str, int]:
    """Return the advance of each letter of a face, in thousandths of the size."""
    found = _Advances({" ": 250, "\N{NO-BREAK SPACE}": 250})
    for group in face.value.split(" "):
        digits = 4 if group.startswith("1000") else 3
        found.update(dict.fromkeys(group[digits:], int(group[:digits])))
    return found
