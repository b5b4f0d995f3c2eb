"""The words of a name in running text, as far as one paragraph goes.

Cuts text into words; what they name is for those who read them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.vietnamese.folding import fold

_WINDOW = 300
MOST_WORDS = 32
_TOKEN = re.compile(r"\w+(?:[&/.]\w+)*|\n|[^\w\s]")
# The same few words stand around every citation.
_key = remembered(fold)


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words from one place on, up to the end of the paragraph."""

    ends: Sequence[int]
    """Where each word ends in the text."""
    words: Sequence[str]
    """As printed; a punctuation mark is a word of its own."""
    keys: Sequence[str]
    """Folded, to compare."""


def openers(words: str) -> frozenset[str]:
    """Return the words, and the pairs of words joined by "_", of a list written in one line."""
    return frozenset(words.split())


_GOES_ON = openers("và , - của tỉnh huyện xã phường phố thị trấn quận bộ sở ban")
"""Behind these a capital in a new line still belongs to the name: "Ủy ban nhân dân tỉnh / Yên Bái"."""


def name_words(text: str, place: int, most: int = MOST_WORDS) -> NameWords:
    r"""Return the words at `place`, up to the paragraph's end or `most` words; `text` is composed.

    >>> name_words("Luật Báo chí\n- Đơn vị chủ trì", 4).words
    ['Báo', 'chí']
    """
    ends: list[int] = []
    words: list[str] = []
    keys: list[str] = []
    broken = False
    for token in islice(_TOKEN.finditer(text, place, place + _WINDOW), most):
        word = token.group()
        if word == "\n":
            if broken and words:
                break
            broken = True
            continue
        if broken and words and not word[0].islower() and keys[-1] not in _GOES_ON:
            break
        ends.append(token.end())
        words.append(word)
        keys.append(_key(word) or ".")
        broken = False
    return NameWords(ends, words, keys)


def begins(keys: Sequence[str], at: int, opening: frozenset[str]) -> bool:
    """Say whether the word at `at`, alone or with the next one, is one of those that open something."""
    return keys[at] in opening or "_".join(keys[at : at + 2]) in opening
