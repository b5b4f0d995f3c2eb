"""Which comments of an entry stay when its value becomes another, and where they then stand.

A comment beside words that go, goes with them; one on a line of its own always stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from plancli.source.document import Value
from plancli.source.position import Route
from plancli.source.yaml_writer import Comments, NodeComments


def carried(
    comments: Comments, step: str | int, old: Value, new: Value
) -> tuple[dict[Route, NodeComments], Counter[str]]:
    """Return the comments of an entry for its new value, and the texts of those that go.

    All routes begin with `step`; what stood above and below the whole entry is kept above it.
    """
    places: dict[Route, Route] = {(): (step,)}
    _follow(old, new, (step,), (step,), places)
    gone: Counter[str] = Counter()
    moving = _Moving({(step,): new})
    for route, kept in comments.items():
        moving.put(_nearest(route, places), kept, stays=route in places, gone=gone)
    return moving.found(), gone


def merged(kept: Comments, added: Comments) -> tuple[dict[Route, NodeComments], Counter[str]]:
    """Return both, and the texts that were added: a comment beside an entry is not put beside another."""
    both = dict(kept)
    come: Counter[str] = Counter()
    for route, new in added.items():
        old = both.get(route, NodeComments())
        beside = old.beside or new.beside
        both[route] = NodeComments((*old.above, *new.above), beside, (*old.below, *new.below))
        come.update(filter(None, (*new.above, "" if old.beside else new.beside, *new.below)))
    return both, come


class _Moving:
    """Comments on the way to their new places."""

    def __init__(self, values: Mapping[Route, Value]) -> None:
        self._values = values
        self._above: defaultdict[Route, list[str]] = defaultdict(list)
        self._beside: dict[Route, str] = {}
        self._below: defaultdict[Route, list[str]] = defaultdict(list)

    def put(self, place: Route, kept: NodeComments, *, stays: bool, gone: Counter[str]) -> None:
        """Keep the comments of one entry at a place; `stays` says whether its words are still there."""
        self._above[place] += kept.above
        # Below words a comment might be read as some of them.
        below = self._below if stays and self._is_collection(place) else self._above
        below[place] += kept.below
        if not kept.beside:
            return
        if not stays:
            gone[kept.beside] += 1
        elif place in self._beside:
            self._above[place].append(kept.beside)
        else:
            self._beside[place] = kept.beside

    def found(self) -> dict[Route, NodeComments]:
        every = dict.fromkeys((*self._above, *self._beside, *self._below))
        return {
            route: NodeComments(
                tuple(self._above[route]), self._beside.get(route, ""), tuple(self._below[route])
            )
            for route in every
        }

    def _is_collection(self, place: Route) -> bool:
        value = self._values[place[:1]]
        for part in place[1:]:
            value = value[part]  # type: ignore[index]
        return isinstance(value, dict | list)


def _follow(old: Value, new: Value, here: Route, there: Route, places: dict[Route, Route]) -> None:
    """Note for each entry that stays where it stands in the new value."""
    places[here] = there
    if isinstance(old, dict) and isinstance(new, dict):
        for key, entry in old.items():
            if key in new:
                _follow(entry, new[key], (*here, key), (*there, key), places)
    elif isinstance(old, list) and isinstance(new, list):
        for index, at in _pairs(old, new).items():
            _follow(old[index], new[at], (*here, index), (*there, at), places)
    elif isinstance(old, list) and new in old:
        places[(*here, old.index(new))] = there
    elif isinstance(old, str) and isinstance(new, dict):
        holding = [key for key, entry in new.items() if entry == old]
        places[here] = (*there, *holding[:1])


def _pairs(old: list[Value], new: list[Value]) -> dict[int, int]:
    """Return which item became which: the same ones first, then mappings that kept their number."""
    free = set(range(len(new)))
    found: dict[int, int] = {}
    for index, entry in enumerate(old):
        at = next((at for at in sorted(free) if new[at] == entry), None)
        if at is not None:
            found[index] = at
            free.discard(at)
    for index, entry in enumerate(old):
        if index not in found and index in free and isinstance(entry, dict) and isinstance(new[index], dict):
            found[index] = index
            free.discard(index)
    return found


def _nearest(route: Route, places: Mapping[Route, Route]) -> Route:
    while route not in places:
        route = route[:-1]
    return places[route]
