"""The words of running Vietnamese text, one syllable each, with their places.

Tells words from the parts of a number, a code, an address or a name joined by a mark; it judges no spelling.
"""

from __future__ import annotations

import re

from plancli.records import dataclass
from plancli.vietnamese.composition import compose

_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+\Z")
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_REACH = 24
"""Characters in which the word in front stands."""
_JOINTS = frozenset("/-–—&_@+'’‘`´\\")
_STOPS = frozenset(".,:;")
_SENTENCE_ENDS = frozenset(".;:!?…\n")
_OPENING = frozenset(" \t\"“”'‘’([*-–+")


@dataclass(frozen=True, slots=True)
class Word:
    """One run of letters."""

    text: str
    """Composed letters, case as printed."""
    start: int
    """Offset in the original text, which may hold decomposed letters."""
    end: int
    is_plain: bool
    """False for a part of something longer: `QĐ` in 407/QĐ-TTg, `H` in H'Mông, `vn` in gov.vn."""
    begins_sentence: bool
    """Whether it stands first in the text, or behind a mark that ends a sentence or opens a list."""


def find_words(text: str) -> tuple[Word, ...]:
    """Find every word of a text, in order.

    >>> [(word.text, word.is_plain) for word in find_words("Số 407/QĐ-TTg, người H'Mông")][2:]
    [('TTg', False), ('người', True), ('H', False), ('Mông', False)]
    """
    composed = compose(text)
    words, offsets = composed.text, composed.offsets
    return tuple(
        Word(
            found.group(),
            offsets[found.start()],
            offsets[found.end()],
            not (_is_joined(words, found.start() - 1, -1) or _is_joined(words, found.end(), 1)),
            begins_sentence(words, found.start()),
        )
        for found in _WORD.finditer(words)
    )


def word_before(text: str, place: int) -> str:
    """Return the word that ends in front of `place`, with nothing but space between; empty for none.

    >>> word_before("đơn vị phương", 7), word_before("đơn vị, phương", 8)
    ('vị', '')
    """
    near = text[max(0, place - _REACH) : place]
    if not near[-1:].isspace():
        return ""
    *_, last = near.rsplit(maxsplit=1) or [""]
    if last.isalpha():
        return last
    found = _LAST.search(last)
    return found.group() if found else ""


def word_behind(text: str, place: int) -> str:
    """Return the word that begins behind `place`, with nothing but space between; empty for none."""
    found = _NEXT.match(text, place)
    return found.group(1) if found else ""


def _is_joined(text: str, place: int, step: int) -> bool:
    """Say whether what stands at `place` ties a word to more letters or figures beyond it."""
    mark = text[place] if 0 <= place < len(text) else " "
    if mark.isdigit() or mark == "_":
        return True
    beyond = text[place + step] if 0 <= place + step < len(text) else " "
    return (mark in _JOINTS or mark in _STOPS) and beyond.isalnum()


def begins_sentence(text: str, place: int) -> bool:
    """Say whether what stands at `place` is first in the text, or behind a mark that ends a sentence."""
    while place and text[place - 1] in _OPENING:
        place -= 1
    return place == 0 or text[place - 1] in _SENTENCE_ENDS
