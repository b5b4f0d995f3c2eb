"""Which work of another plan is worded like a given one: a guess for a person to look at.

Compares pairs of neighbouring syllables; pairs that half of a plan shares find nothing by themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from plancli.model.fingerprint import Work, words_of
from plancli.vietnamese.folding import fold

_WORD = re.compile(r"\w+")
_Pair = tuple[str, str]
_ALIKE = 0.55
"""Share of the pairs of both sides that must agree."""
_LEAST = 4
"""Pairs that must agree."""
_RARE = 6
"""In how many works a pair may stand and still lead to one."""
_MOST = 2
"""Guesses for one work."""


class LikeWords:
    """The works of one plan, found by the words of others."""

    def __init__(self, works: Iterable[Work]) -> None:
        """Index the works."""
        self._works = tuple(works)
        self._places = {work.id: at for at, work in enumerate(self._works)}
        self._pairs = tuple(map(_pairs, self._works))
        often = Counter(pair for pairs in self._pairs for pair in pairs)
        self._telling: dict[_Pair, list[int]] = {}
        for at, pairs in enumerate(self._pairs):
            for pair in sorted(pairs, key=lambda each: (often[each], each)):
                if often[pair] <= _RARE:
                    self._telling.setdefault(pair, []).append(at)

    def find(self, wanted: Sequence[Work], others: Iterable[Work]) -> Mapping[str, tuple[Work, ...]]:
        """Return, by id of the wanted works of this plan, the works of another worded most like them."""
        places = {self._places[work.id] for work in wanted if work.id in self._places}
        found: dict[int, list[tuple[float, int, Work]]] = {}
        for order, other in enumerate(others):
            pairs = _pairs(other)
            near = {at for pair in pairs for at in self._telling.get(pair, ()) if at in places}
            for at in near:
                share = _share(self._pairs[at], pairs)
                if share >= _ALIKE:
                    found.setdefault(at, []).append((-share, order, other))
        return {
            self._works[at].id: tuple(each for _, _, each in sorted(likely, key=_rank)[:_MOST])
            for at, likely in found.items()
        }


def _rank(likely: tuple[float, int, Work]) -> tuple[float, int]:
    return likely[:2]


def _share(one: frozenset[_Pair], other: frozenset[_Pair]) -> float:
    """Return how far two sets of pairs agree, 0 to 1; 0 where too few do."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared >= _LEAST else 0.0


def _pairs(work: Work) -> frozenset[_Pair]:
    return frozenset(pairwise(_WORD.findall(fold(words_of(work)))))
