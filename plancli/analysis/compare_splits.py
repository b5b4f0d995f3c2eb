"""Tasks that were split in two or joined into one: told of what is new, or gone, by where its words were.

Says so only where most of the words are found again; else a task is just new, or just gone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plancli.analysis.change import Change, ChangeKind, Place
from plancli.analysis.compare_pairs import WorkPair
from plancli.analysis.compare_words import wording_key
from plancli.records import replace

_MOST = 0.7
"""Share of its neighbouring words that a part must have from the whole …"""
_LEAST = 4
"""… and how many of them at least: a few words may agree by chance."""
_RARE = 6
"""Neighbouring words that more tasks gave up, or took in, tell nothing."""

Told = tuple[WorkPair, tuple[Change, ...]]
"""A task or duty, and what changed in it."""


def parts_told(works: Sequence[Told]) -> list[Told]:
    """Return the works with what came of, or went into, another one told as that."""
    gone, come = _Texts(), _Texts()
    for pair, changes in works:
        for change in changes:
            if change.kind is ChangeKind.REWORDED and pair.old and pair.new:
                left = [piece for piece in change.pieces if not piece.same]
                gone.add(pair.old.place, (piece.before for piece in left))
                come.add(pair.new.place, (piece.after for piece in left))
    return [(pair, tuple(_retold(changes, gone, come))) for pair, changes in works]


def _retold(changes: Iterable[Change], gone: _Texts, come: _Texts) -> Iterator[Change]:
    for each in changes:
        if each.kind is ChangeKind.ADDED and (whole := gone.whole_of(each.after)):
            yield replace(each, kind=ChangeKind.SPLIT, old=whole)
        elif each.kind is ChangeKind.REMOVED and (whole := come.whole_of(each.before)):
            yield replace(each, kind=ChangeKind.MERGED, new=whole)
        else:
            yield each


class _Texts:
    """Words that tasks gave up, or took in, by neighbouring pairs."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], list[Place]] = defaultdict(list)

    def add(self, place: Place, texts: Iterable[str]) -> None:
        """Take up what one task gave up or took in."""
        for pair in {pair for text in texts for pair in _neighbours(text)}:
            self._places[pair].append(place)

    def whole_of(self, text: str) -> Place | None:
        """Return the task that most of the words of `text` were part of; None where there is none."""
        pairs = set(_neighbours(text))
        if len(pairs) < _LEAST or not self._places:
            return None
        found: Counter[Place] = Counter()
        for pair in pairs:
            places = self._places.get(pair, ())
            found.update(places if len(places) <= _RARE else ())
        place, count = max(found.items(), key=lambda item: item[1], default=(None, 0))
        return place if count >= _MOST * len(pairs) else None


def _neighbours(text: str) -> Iterator[tuple[str, str]]:
    return pairwise(word.strip(".,;:") for word in wording_key(text).split())
