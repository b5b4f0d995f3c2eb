"""Characters as Word files hold them, turned into those of a line, with the way back.

Knows no element and no font table but the symbols that lists and tick boxes use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plancli.vietnamese.composition import compose

PAGE_BREAK = "\f"
"""Stands in the characters of a paragraph for a page or column break."""
REFERENCE = "\ufffc"
"""Stands in the characters of a paragraph for the mark of a footnote or an endnote."""
TRIMMED = "\0"
"""Stands for a blank that Word leaves out: at the edge of a text that does not ask to keep it."""

_BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PRIVATE = "\uf000-\uf0ff"
_NOTHING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    f"{REFERENCE}"
)
_SPECIAL = re.compile(f"[{_BLANKS}{_PRIVATE}{_NOTHING}\u2011]")
_DROPPED = re.compile(rf"[{_NOTHING}]+")

_GLYPHS = {
    0xF02D: "-",
    0xF046: "☞",
    0xF06F: "☐",
    0xF071: "☐",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "☐",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "☑",
}
"""Signs of Symbol and Wingdings that plans use, by their place in the private area."""

_ONE_FOR_ONE: dict[int, str] = {
    **dict.fromkeys(range(0xF000, 0xF100), "•"),
    **_GLYPHS,
    **dict.fromkeys(
        [0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000],
        " ",
    ),
    0x2011: "-",
}


def symbol(font: str, code: str) -> str:
    """Return the ordinary character for a sign given by its font and its number in hexadecimal digits.

    >>> symbol("Wingdings", "F0D8")
    '➢'
    """
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return "•"
    number = int(code, 16)
    if number < 0x100 and font.casefold().startswith(("symbol", "wingdings", "webdings")):
        number += 0xF000
    if 0xD800 <= number < 0xE000:
        return "•"
    return _ONE_FOR_ONE.get(number, chr(number))


def clean(raw: str) -> tuple[str, Sequence[int], bool]:
    r"""Return the characters of a line, their places in `raw` with that of the end, and whether any composed.

    The places are empty where each character is its own place.

    >>> clean("Xã\u00a0Bản\u200b Công")
    ('Xã Bản Công', [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12], False)
    """
    if not _SPECIAL.search(raw):
        return _composed(raw, ())
    text = raw.translate(_ONE_FOR_ONE)
    if not _DROPPED.search(text):
        return _composed(text, ())
    return _composed(*_without_dropped(text))


def _without_dropped(text: str) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _DROPPED.finditer(text):
        start, end = found.span()
        pieces.append(text[done:start])
        places += range(done, start)
        if PAGE_BREAK in found.group() and _between_letters(text, start, end):
            pieces.append(" ")
            places.append(start)
        done = end
    places += range(done, len(text) + 1)
    return "".join([*pieces, text[done:]]), places


def _between_letters(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


def _composed(text: str, places: Sequence[int]) -> tuple[str, Sequence[int], bool]:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, places, False
    composed = compose(text)
    if composed.text == text:
        return text, places, False
    offsets = composed.offsets
    return composed.text, [places[at] for at in offsets] if places else list(offsets), True
