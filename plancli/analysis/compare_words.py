"""Two wordings word by word: which words stayed, which went, which came.

Ways of writing the same words (tone placement, case, blanks, kinds of hyphen and quotation mark) make no
difference; it judges no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.source.edit import shared_ends
from plancli.vietnamese.folding import fold

_QUOTES = str.maketrans({**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚´`′", "'")})
_HYPHENS = "-‐‑‒–—−"
# "kinh tế - xã hội" and "kinh tế-xã hội" are one word for comparing, so the blanks belong to it.
_TOKEN = re.compile(rf"\S+(?:[^\S\n]+[{_HYPHENS}][^\S\n]+\S+)*")
_JOINED = re.compile(r"\s*-\s*")
_ENDS = ".;,:/ "
_MARKS = ".;,:"
_LARGEST = 50_000_000
"""Pairs of words that are aligned; beyond that (7,000 words for 7,000 others) all of them are replaced."""
_LONE = 2
"""Kept words between two changes that are too few to read as kept …"""
_MANY = 3
"""… where so many times as many change around them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, or words and what stands in their place; with a line end in front of a new line."""

    same: bool
    """True for words that stayed, which both sides may still write in their own way."""
    before: str
    """Words of the old wording; empty where new ones came in."""
    after: str
    """Words of the new wording; empty where old ones went."""


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    words: str
    """As written; a line end in front of it where it begins a line."""


_Hunk = tuple[bool, list[_Token], list[_Token]]


@remembered
def wording_key(text: str) -> str:
    """Return the key by which two wordings are the same; marks at the end count for nothing.

    >>> wording_key("Kinh tế – Xã hội;") == wording_key("kinh tế-xã hội.")
    True
    """
    return _key(text).rstrip(_ENDS)


def _key(text: str) -> str:
    key = fold(text.translate(_QUOTES))
    return _JOINED.sub("-", key) if "-" in key else key


class Vocabulary:
    """Words as single characters, so that two wordings are compared as two short strings."""

    def __init__(self) -> None:
        """Start without words."""
        self._codes: dict[str, str] = {}

    def encode(self, words: Sequence[str]) -> str:
        """Return a character for each word."""
        codes = self._codes
        return "".join([codes.setdefault(word, chr(len(codes) + 1)) for word in words])


def likeness(one: str, other: str) -> float:
    """Return how alike two encoded wordings are: from 0, no word in common, to 1."""
    return Indel.normalized_similarity(one, other)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return both wordings as pieces in order; a change back gives the same pieces the other way round.

    >>> compare_words("trước ngày 20/6", "trước ngày 30/6")[1:]
    (Piece(same=False, before='20/6', after='30/6'),)
    """
    hunks = _compared(_tokens(before, plain=True), _tokens(after, plain=True))
    if all(same for same, _, _ in hunks):  # only marks differ
        hunks = _compared(_tokens(before), _tokens(after))
    return tuple(Piece(same, _joined(first), _joined(second)) for same, first, second in hunks)


def _compared(old: list[_Token], new: list[_Token]) -> list[_Hunk]:
    # The alignment chooses between equals: with the two in one order it chooses the same both ways.
    turned = [token.key for token in new] < [token.key for token in old]
    hunks = _hunks(new, old) if turned else _hunks(old, new)
    if turned:
        hunks = [(same, second, first) for same, first, second in hunks]
    return _readable(hunks)


def _tokens(text: str, *, plain: bool = False) -> list[_Token]:
    """Return the words of a text; `plain` ones do not tell by the mark behind them."""
    found = []
    for line, words in enumerate(text.split("\n")):
        begins = line > 0
        for token in _TOKEN.findall(words):
            key = _key(token)
            found.append(
                _Token(key.rstrip(_MARKS) or key if plain else key, f"\n{token}" if begins else token)
            )
            begins = False
    if found:  # marks at the end count for nothing
        found[-1] = _Token(found[-1].key.rstrip(_ENDS), found[-1].words)
    return found


def _hunks(old: list[_Token], new: list[_Token]) -> list[_Hunk]:
    vocabulary = Vocabulary()
    one, other = (vocabulary.encode([token.key for token in side]) for side in (old, new))
    start, end = shared_ends(one, other)
    stop, last = len(one) - end, len(other) - end
    hunks: list[_Hunk] = [(True, old[:start], new[:start])]
    if (stop - start) * (last - start) > _LARGEST:
        hunks.append((False, old[start:stop], new[start:last]))
    else:
        for same, a, b in _aligned(one[start:stop], other[start:last]):
            hunks.append((same, old[start:][a], new[start:][b]))
    hunks.append((True, old[stop:], new[last:]))
    return hunks


def _aligned(one: str, other: str) -> list[tuple[bool, slice, slice]]:
    return [
        (step.tag == "equal", slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end))
        for step in Indel.opcodes(one, other)
    ]


def _readable(hunks: Sequence[_Hunk]) -> list[_Hunk]:
    """Join what changes side by side, and take in a kept word or two that would only tear a change apart."""
    joined: list[_Hunk] = []
    for same, old, new in hunks:
        if not old and not new:
            continue
        if joined and joined[-1][0] is same:
            joined[-1] = (same, joined[-1][1] + old, joined[-1][2] + new)
        else:
            joined.append((same, old, new))
    read: list[_Hunk] = []
    for at, (kept, old, new) in enumerate(joined):
        same = kept and not _tears(joined, at)
        if read and not same and not read[-1][0]:
            read[-1] = (False, read[-1][1] + old, read[-1][2] + new)
        else:
            read.append((same, old, new))
    return read


def _tears(hunks: Sequence[_Hunk], at: int) -> bool:
    """Say whether the kept words at this place are too few beside what changes on both sides of them."""
    kept = len(hunks[at][2])
    if kept > _LONE or not 0 < at < len(hunks) - 1:
        return False
    around = (hunks[at - 1], hunks[at + 1])
    return sum(max(len(old), len(new)) for _, old, new in around) >= _MANY * kept


def _joined(tokens: Sequence[_Token]) -> str:
    return " ".join(token.words for token in tokens).replace(" \n", "\n")
