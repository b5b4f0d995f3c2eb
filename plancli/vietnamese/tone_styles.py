"""Where a word shows which of the two styles of tone placement its writer has: hòa, or hoà.

Both are right; it prefers none and leaves out words that both styles write alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.vietnamese.composition import compose
from plancli.vietnamese.words import word_before, word_behind


class ToneStyle(Enum):
    """Kiểu đặt dấu thanh ở oa, oe, uy không có âm cuối."""

    OLD = "old"
    """hòa, khỏe, thủy"""
    NEW = "new"
    """hoà, khoẻ, thuỷ"""


@dataclass(frozen=True, slots=True)
class StyledWord:
    """A word that one style only would write like this."""

    start: int
    """Offset in the text given."""
    end: int
    style: ToneStyle


_OLD = "(?<=[òóỏõọÒÓỎÕỌ][aeAE])|(?<=[ùúủũụÙÚỦŨỤ][yY])"
_NEW = "(?<=[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])|(?<=[uU][ỳýỷỹỵỲÝỶỸỴ])"
RHYME = re.compile(rf"[aeyàáảãạèéẻẽẹỳýỷỹỵAEYÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?:(?P<old>{_OLD})|{_NEW})(?![^\W\d_])")
"""The last letter of a rhyme that the two styles write differently, in composed letters."""
_LEVELS = "tỉnh huyện quận xã phường trấn phố khu thôn buôn bản làng ấp ông bà"


@remembered
def styled_words(text: str) -> tuple[StyledWord, ...]:
    """Return the words of one style; what may be a proper name keeps its own spelling and is left out.

    >>> [found.style.value for found in styled_words("Văn hóa, văn hoá, quý, tỉnh Khánh Hoà")]
    ['old', 'new']
    """
    return tuple(_styled_words(text))


def _styled_words(text: str) -> Iterator[StyledWord]:
    composed = compose(text)
    for found in RHYME.finditer(composed.text):
        start, end = _start_of_word(composed.text, found.start()), found.end()
        word = composed.text[start:end]
        if word[0] not in "qQ" and not _may_be_name(composed.text, start, end):
            style = ToneStyle.OLD if found["old"] is not None else ToneStyle.NEW
            yield StyledWord(composed.offsets[start], composed.offsets[end], style)


def _start_of_word(text: str, place: int) -> int:
    while place and text[place - 1].isalpha():
        place -= 1
    return place


def _may_be_name(text: str, start: int, end: int) -> bool:
    """Tell "Khánh Hòa" and "TỈNH HÒA BÌNH" from "Ủy ban" and "VĂN HÓA"."""
    word, before, behind = text[start:end], word_before(text, start), word_behind(text, end)
    if word.isupper():
        return before.lower() in _LEVELS.split()
    return word.istitle() and (before.istitle() or behind.istitle()) and behind.lower() != "ban"
