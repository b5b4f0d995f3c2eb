"""Finds again in a new list what stood in an old one: by words first, then by id and likeness.

Knows texts and ids only, no plan; the time it takes grows as the lists do, not as their product.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import product

from plancli.analysis.compare_words import Vocabulary, likeness, wording_key
from plancli.records import dataclass

LEAST = 0.6
"""How alike the words must be where nothing else says that two texts are versions of one …"""
LEAST_BY_ID = 0.4
"""… and where both stand under the same id."""
_SAME_ID = 0.15
_SAME_REST = 0.05
"""What the same id, and the same units and deadline, are worth beside likeness."""
_RARE = 6
"""A pair of neighbouring words that more texts have than this tells nothing."""
_NEAREST = 6
"""How many candidates of each text are looked at."""
_FEW = 2_500
"""Pairs of texts that are few enough to look at all of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One text that is looked for in the other list."""

    id: str
    """Under which it stands; empty where it has none."""
    words: str
    place: str
    """The section it stands in."""
    rest: Hashable = ()
    """What else tells it from others with the same words: who, until when."""


_Pair = tuple[int, int]


def match_items(old: Sequence[Item], new: Sequence[Item]) -> list[_Pair]:
    """Return which of `old` is which of `new`, each at most once, in the order of `old`.

    The answer for the lists the other way round is the same, turned.
    """
    keys = [[wording_key(item.words) for item in side] for side in (old, new)]
    free: tuple[list[int], list[int]] = (list(range(len(old))), list(range(len(new))))
    found: list[_Pair] = []
    passes: tuple[Callable[[Item], Hashable], ...] = (
        lambda item: (item.id, item.rest),
        lambda item: (item.place, item.rest),
        lambda item: item.rest,
        lambda item: item.id,
        lambda item: item.place,
        lambda _item: (),
    )
    for known_by in passes:
        if free[0] and free[1]:
            found += _take_equal((old, new), keys, free, known_by)
    found += _take_alike(old, new, keys, free)
    return sorted(found)


def _take_equal(
    sides: tuple[Sequence[Item], Sequence[Item]],
    keys: Sequence[Sequence[str]],
    free: tuple[list[int], list[int]],
    known_by: Callable[[Item], Hashable],
) -> list[_Pair]:
    """Pair the free texts with the same words that are known by the same thing, in their order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(free[1]):
        waiting[keys[1][index], known_by(sides[1][index])].append(index)
    found = []
    for index in free[0]:
        same = waiting.get((keys[0][index], known_by(sides[0][index])))
        if same:
            found.append((index, same.pop()))
    taken = [{pair[side] for pair in found} for side in (0, 1)]
    for side in (0, 1):
        free[side][:] = [index for index in free[side] if index not in taken[side]]
    return found


def _take_alike(
    old: Sequence[Item],
    new: Sequence[Item],
    keys: Sequence[Sequence[str]],
    free: tuple[list[int], list[int]],
) -> list[_Pair]:
    """Pair the free texts that are versions of one, the likeliest pairs first."""
    vocabulary = Vocabulary()
    codes = [{index: vocabulary.encode(keys[side][index].split()) for index in free[side]} for side in (0, 1)]
    scored = []
    for first, second in _candidates(old, new, codes):
        one, other = old[first], new[second]
        alike = likeness(codes[0][first], codes[1][second])
        same_id = bool(one.id) and one.id == other.id
        if alike >= (LEAST_BY_ID if same_id else LEAST):
            score = alike + _SAME_ID * same_id + _SAME_REST * (one.rest == other.rest)
            # Ties are broken by places that are the same both ways round.
            scored.append((-score, min(first, second), max(first, second), first, second))
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for *_, first, second in sorted(scored):
        if first not in taken[0] and second not in taken[1]:
            taken[0].add(first)
            taken[1].add(second)
            found.append((first, second))
    for side in (0, 1):
        free[side][:] = [index for index in free[side] if index not in taken[side]]
    return found


def _candidates(old: Sequence[Item], new: Sequence[Item], codes: Sequence[dict[int, str]]) -> Iterator[_Pair]:
    if len(codes[0]) * len(codes[1]) <= _FEW:
        yield from product(codes[0], codes[1])
        return
    found = _sharing_rare_words(codes)
    by_id = {new[index].id: index for index in codes[1] if new[index].id}
    found |= {(index, by_id[old[index].id]) for index in codes[0] if old[index].id in by_id}
    yield from found


def _sharing_rare_words(codes: Sequence[dict[int, str]]) -> set[_Pair]:
    """Return for each text those of the other side that share most with it of what few texts have."""
    holders: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side in (0, 1):
        for index, code in codes[side].items():
            for pair in {code[at : at + 2] for at in range(max(1, len(code) - 1))}:
                holders[side][pair].append(index)
    shared: Counter[_Pair] = Counter()
    for pair, first in holders[0].items():
        second = holders[1].get(pair, ())
        if len(first) <= _RARE and 0 < len(second) <= _RARE:
            shared.update(product(first, second))
    near: tuple[dict[int, list[tuple[int, int]]], ...] = (defaultdict(list), defaultdict(list))
    for (one, other), count in shared.items():
        near[0][one].append((-count, other))
        near[1][other].append((-count, one))
    kept = {(one, other) for one, found in near[0].items() for _, other in sorted(found)[:_NEAREST]}
    return kept | {(one, other) for other, found in near[1].items() for _, one in sorted(found)[:_NEAREST]}


def steady(order: Sequence[int]) -> set[int]:
    """Return the places in `order` that no reading of what moved says have moved.

    They belong to every longest run of rising numbers: of two neighbours that swap, neither does.

    >>> sorted(steady([1, 2, 3, 0])), sorted(steady([0, 2, 1, 3]))
    ([0, 1, 2], [0, 3])
    """
    ends = _lengths(order)
    starts = _lengths([-number for number in reversed(order)])[::-1]
    longest = max(ends, default=0)
    on_one = [at for at in range(len(order)) if ends[at] + starts[at] - 1 == longest]
    sharing = Counter(ends[at] for at in on_one)
    return {at for at in on_one if sharing[ends[at]] == 1}


def _lengths(order: Sequence[int]) -> list[int]:
    """Return how long the longest rising run is that ends at each place."""
    tails: list[int] = []
    lengths = []
    for number in order:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        lengths.append(at + 1)
    return lengths
