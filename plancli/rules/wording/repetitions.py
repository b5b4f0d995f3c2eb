"""Words that stand twice in one sentence.

Finds what is equal; whether it is too much is for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from plancli.remembering import remembered
from plancli.vietnamese.folding import fold
from plancli.vietnamese.words import Word, find_words

Stop = tuple[int, int]
"""Start and end in the text."""

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.;:!?\n“”\"()]")
PREPOSITION = re.compile(r"[CcNn](?<!\w.)(?:(?<=[Cc])ho|(?<=[Nn])hằm)(?!\w)")
"""What stands in front of a phrase that one sentence says twice."""
_PREPOSITIONS = frozenset({"cho", "nhằm"})
_PLURALS = frozenset({"các", "những"})
_LONGEST = 6
_CLOSING = '.,;:!?”)"'
_SHORTEST = 5
"""Syllables, the preposition included."""
_NEIGHBOURS = 9
"""How many prepositions further on a phrase is compared with."""


@remembered
def doubled(text: str) -> tuple[Stop, ...]:
    """Return where two syllables and more stand twice with nothing but space between, both together.

    >>> doubled("để nâng cao nâng cao, năng lực")
    ((3, 20),)
    """
    tokens = text.casefold().split()
    if len(set(tokens)) == len(tokens):
        return ()
    is_doubled = any(_doubled_at(tokens, at) for at in range(len(tokens) - 2))
    return tuple(_doubled(text)) if is_doubled else ()


def _doubled(text: str) -> Iterator[Stop]:
    found = list(_TOKEN.finditer(text))
    tokens = [token.group().casefold() for token in found]
    at = 0
    while at < len(tokens):
        length = _doubled_at(tokens, at)
        if length:
            end = found[at + 2 * length - 1]
            yield found[at].start(), end.start() + len(end.group().rstrip(_CLOSING))
        at += 2 * length or 1


def _doubled_at(tokens: Sequence[str], at: int) -> int:
    """Return of how many tokens the phrase is that begins at `at` and is said again; 0 for none."""
    if tokens[at] not in tokens[at + 2 : at + 1 + _LONGEST]:  # it hardly ever comes again so soon
        return 0
    for size in range(2, _LONGEST + 1):
        if tokens[at] != tokens[min(at + size, len(tokens) - 1)]:
            continue
        *phrase, last = tokens[at : at + size]
        *again, last_again = tokens[at + size : at + 2 * size] or [""]
        if [*phrase, last] != [*again, last_again.rstrip(_CLOSING)] or not _are_words([*phrase, last]):
            continue
        behind = tokens[at + 2 * size] if at + 2 * size < len(tokens) and last == last_again else ""
        before = tokens[at - 1] if at else ""
        if not _belongs_elsewhere(before, [*phrase, last], behind):
            return size
    return 0


def _belongs_elsewhere(before: str, phrase: Sequence[str], behind: str) -> bool:
    """Tell a repetition from two words that meet: "thẩm định giá | định giá", "xã hội | xã hội chủ nghĩa".

    So does a chain of places or bodies, each under the next: "cục thuộc cục thuộc bộ".
    """
    words = " ".join(phrase)
    return (
        phrase[-1] == "thuộc"
        or (words == "xã hội" and behind == "chủ")
        or (words == "định giá" and before == "thẩm")
    )


def _are_words(tokens: Sequence[str]) -> bool:
    return all(_LETTERS.fullmatch(token) for token in tokens)


def said_twice(text: str) -> Iterator[Stop]:
    """Yield, for each sentence, the second of two long phrases behind the same preposition.

    A semicolon, a bracket and a quotation mark end a sentence too.
    """
    if len(PREPOSITION.findall(text)) > 1:
        for sentence in _sentences(text):
            if pair := _second_of_two([fold(word.text) for word in sentence]):
                yield sentence[pair[0]].start, sentence[pair[1]].end


def _sentences(text: str) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in find_words(text):
        if sentence and _BREAK.search(text, sentence[-1].end, word.start):
            yield sentence
            sentence = []
        sentence.append(word)
    yield sentence


def _second_of_two(keys: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and the last word of the second phrase."""
    kept = [at for at, key in enumerate(keys) if key not in _PLURALS]
    heads = [place for place, at in enumerate(kept) if keys[at] in _PREPOSITIONS]
    for index, one in enumerate(heads):
        for other in heads[index + 1 : index + 1 + _NEIGHBOURS]:
            pairs = zip(kept[one:other], kept[other:], strict=False)
            length = sum(1 for _ in takewhile(lambda pair: keys[pair[0]] == keys[pair[1]], pairs))
            if length >= _SHORTEST:
                return kept[other], kept[other + length - 1]
    return None
