"""Where a word shows which of the two styles of tone placement its writer has: hòa, or hoà.

Both are right; it prefers none and leaves out words that both styles write alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from plancli.vietnamese.words import Word


class ToneStyle(Enum):
    """Kiểu đặt dấu thanh ở oa, oe, uy không có âm cuối."""

    OLD = "old"
    """hòa, khỏe, thủy"""
    NEW = "new"
    """hoà, khoẻ, thuỷ"""


@dataclass(frozen=True, slots=True)
class StyledWord:
    """A word that one style only would write like this."""

    word: Word
    style: ToneStyle


_TONES = "[\u0300\u0301\u0303\u0309\u0323]"
_OPEN = re.compile(
    rf"[^aeiouy\u0300-\u036f]*(?:(?P<old>o{_TONES}[ae]|u{_TONES}y)|(?P<new>o[ae]{_TONES}|uy{_TONES}))"
)
_LEVELS = "tỉnh huyện quận xã phường trấn phố khu thôn buôn bản làng ấp ông bà"


def styled_words(words: Sequence[Word]) -> Iterator[StyledWord]:
    """Yield the words of one style; what may be a proper name keeps its own spelling and is left out.

    >>> from plancli.vietnamese.words import find_words
    >>> [found.style.value for found in styled_words(find_words("Văn hóa, văn hoá, quý, tỉnh Khánh Hoà"))]
    ['old', 'new']
    """
    for at, word in enumerate(words):
        style = None if word.text.isascii() or not word.is_plain else _style(word.text)
        if style and not _may_be_name(words, at):
            yield StyledWord(word, style)


def _style(word: str) -> ToneStyle | None:
    found = _OPEN.fullmatch(unicodedata.normalize("NFD", word.lower()))
    if found is None or word.lower().startswith("q"):
        return None
    return ToneStyle.OLD if found["old"] else ToneStyle.NEW


def _may_be_name(words: Sequence[Word], at: int) -> bool:
    """Tell "Khánh Hòa" and "TỈNH HÒA BÌNH" from "Ủy ban" and "VĂN HÓA"."""
    word = words[at]
    before = words[at - 1].text if at else ""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if word.text.isupper():
        return any(each.text.lower() in _LEVELS.split() for each in words[max(0, at - 2) : at])
    return word.text.istitle() and (before.istitle() or behind.istitle()) and behind.lower() != "ban"
