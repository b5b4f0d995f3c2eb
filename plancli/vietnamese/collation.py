"""The order of Vietnamese words in a list, as CLDR and dictionaries have it.

Gives a key for `sorted`; it compares nothing for equality (that is `folding`).
"""

from __future__ import annotations

import unicodedata
from functools import cache

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
"""Letters, then tones, then capitals, then the text itself, so that the order is total."""

_BEFORE_LETTERS = " _-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%`^+<=>|~$0123456789"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_BEFORE_LETTERS + _LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Huyền, hỏi, ngã, sắc, nặng: unicode-org/cldr, common/collation/vi.xml."""


def sort_key(text: str) -> SortKey:
    """Return the key that sorts letters first (a ă â b … d đ), then tones, then small before capital.

    >>> sorted(["Xà Hồ", "Đảng ủy", "Phình Hồ", "Pá Lau", "Bản Mù", "Bản Công"], key=sort_key)
    ['Bản Công', 'Bản Mù', 'Đảng ủy', 'Pá Lau', 'Phình Hồ', 'Xà Hồ']
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    weights = [_weight(letter) for letter in composed]
    letters, tones, capitals = zip(*weights, strict=True) if weights else ((), (), ())
    return letters, tones, capitals, text


@cache
def _weight(letter: str) -> tuple[int, int, int]:
    """Return a letter's place in the alphabet, its tone (0 to 5) and 1 for a capital."""
    lower = letter.lower().replace("ð", "đ")
    marks = unicodedata.normalize("NFD", lower)
    tone = next((_TONES[mark] for mark in marks[1:] if mark in _TONES), 0)
    toneless = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    rank = _RANK.get(toneless, len(_RANK) + ord(letter))
    return rank, tone, int(letter != letter.lower())
