"""Words that stand twice in one sentence.

Finds what is equal; whether it is too much is for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from plancli.model.plan import PrintedText
from plancli.vietnamese.words import Word, find_words

_BREAK = re.compile(r"[.;:!?\n“”\"()]")
_PREPOSITIONS = frozenset({"cho", "nhằm"})
_PLURALS = frozenset({"các", "những"})
_LONGEST = 6
_SHORTEST = 5
"""Syllables, the preposition included."""
_NEIGHBOURS = 9
"""How many prepositions further on a phrase is compared with."""


def sentences(text: PrintedText) -> Iterator[list[Word]]:
    """Yield the words of each sentence; a semicolon, a bracket and a quotation mark end one too."""
    sentence: list[Word] = []
    for word in find_words(text.words):
        if sentence and _BREAK.search(text.words, sentence[-1].end, word.start):
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def doubled(text: PrintedText, words: Sequence[Word], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of both together, where nothing but space stands between any two words."""
    at = 0
    while at < len(keys) - 1:
        length = next(
            (size for size in range(2, _LONGEST + 1) if _is_doubled(text, words, keys, at, size)), 0
        )
        if length:
            yield at, at + 2 * length
        at += 2 * length or 1


def _is_doubled(text: PrintedText, words: Sequence[Word], keys: Sequence[str], at: int, size: int) -> bool:
    end = at + 2 * size
    if end > len(keys) or keys[at : at + size] != keys[at + size : end]:
        return False
    pairs = zip(words[at:], words[at + 1 : end], strict=False)
    spaced = not any(text.words[one.end : other.start].strip() for one, other in pairs)
    return spaced and all(word.is_plain for word in words[at:end])


def said_twice(keys: Sequence[str]) -> tuple[int, int] | None:
    """Return the place of the second phrase that repeats an earlier one behind the same preposition."""
    kept = [at for at, key in enumerate(keys) if key not in _PLURALS]
    heads = [place for place, at in enumerate(kept) if keys[at] in _PREPOSITIONS]
    for index, one in enumerate(heads):
        for other in heads[index + 1 : index + 1 + _NEIGHBOURS]:
            pairs = zip(kept[one:other], kept[other:], strict=False)
            length = sum(1 for _ in takewhile(lambda pair: keys[pair[0]] == keys[pair[1]], pairs))
            if length >= _SHORTEST:
                return kept[other], kept[other + length - 1] + 1
    return None
