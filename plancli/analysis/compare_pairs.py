"""Which task, duty, passage and section of an old plan is which of the new one, and which of them moved.

Decides what belongs together; what differs between the two is for `compare_work` and `compare_prose`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeVar

from plancli.analysis.change import Subject
from plancli.analysis.compare_matching import Item, match_items, steady
from plancli.analysis.compare_outline import Outline, Passage, PlacedSection, PlacedWork
from plancli.analysis.compare_roles import UnitKeys, held_roles
from plancli.analysis.compare_words import Vocabulary, likeness, wording_key
from plancli.model.fingerprint import words_of
from plancli.records import dataclass

_PASSAGES = (Subject.BASIS, Subject.PASSAGE, Subject.RECIPIENT)
_FEW = 16
"""So many pairs of sections of one title are all looked at; of more, those with one id or common work."""
_LIKE_TITLE = 0.5
"""How alike the titles of two sections under one id must be."""
_MOST = 0.5
"""Share of what stands in either of two sections that makes them one."""


@dataclass(frozen=True, slots=True)
class WorkPair:
    """One task or duty in both plans, or in one of them."""

    old: PlacedWork | None
    new: PlacedWork | None
    strayed: bool = False
    """True where it stands in another section, or not in its old place among its neighbours."""


@dataclass(frozen=True, slots=True)
class PassagePair:
    """One passage in both plans, or in one of them."""

    old: Passage | None
    new: Passage | None
    strayed: bool = False
    """True where it stands in another section."""


@dataclass(frozen=True, slots=True)
class SectionPair:
    """One section in both plans, or in one of them."""

    old: PlacedSection | None
    new: PlacedSection | None
    strayed: bool = False
    """True where it stands in another section, or not in its old place among its neighbours."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Everything of both plans, once; what is in one of them only comes last."""

    works: tuple[WorkPair, ...]
    passages: tuple[PassagePair, ...]
    sections: tuple[SectionPair, ...]


_T = TypeVar("_T")
_Works = list[tuple[PlacedWork, PlacedWork]]
_Passages = list[tuple[Passage, Passage]]
_Sections = list[tuple[PlacedSection, PlacedSection]]
_Spot = tuple[str, str, int, int]
"""Section and order of one thing in the old plan and in the new one: old section, new, old order, new."""


def pair_plans(old: Outline, new: Outline, units: tuple[UnitKeys, UnitKeys]) -> Pairs:
    """Return what of the two plans belongs together."""
    works = [pair for subject in (Subject.TASK, Subject.DUTY) for pair in _works(old, new, units, subject)]
    passages = [pair for subject in _PASSAGES for pair in _passages(old, new, subject)]
    # What stands in a section tells which section it is, so the sections come last.
    votes = Counter((one.section, other.section) for one, other in works)
    votes.update((one.section, other.section) for one, other in passages)
    sections = _sections(old.sections, new.sections, votes)
    same = {"": "", **{one.place.id: other.place.id for one, other in sections}}
    return Pairs(
        _all_works(old, new, works, same),
        _all_passages(old, new, passages, same),
        _all_sections(old, new, sections, same),
    )


def _works(old: Outline, new: Outline, units: tuple[UnitKeys, UnitKeys], subject: Subject) -> _Works:
    first, second = ([each for each in side.works if each.subject is subject] for side in (old, new))
    pairs = match_items(
        [_work_item(each, units[0]) for each in first], [_work_item(each, units[1]) for each in second]
    )
    return [(first[one], second[other]) for one, other in pairs]


def _work_item(placed: PlacedWork, units: UnitKeys) -> Item:
    work = placed.work
    held = tuple(sorted((key, each.roles) for key, each in held_roles(work, units).items()))
    rest = (held, wording_key(work.deadline.words), wording_key(work.deliverable))
    return Item(work.id, words_of(work), placed.section, rest)


def _passages(old: Outline, new: Outline, subject: Subject) -> _Passages:
    first, second = ([each for each in side.passages if each.subject is subject] for side in (old, new))
    return [(first[one], second[other]) for one, other in match_items(_numbered(first), _numbered(second))]


def _numbered(passages: Sequence[Passage]) -> list[Item]:
    """Return the passages under ids that say the how-manieth each is in its place."""
    seen: Counter[str] = Counter()
    items = []
    for each in passages:
        seen[each.place.id] += 1
        items.append(Item(f"{each.place.id}#{seen[each.place.id]}", each.words, each.place.id))
    return items


def _sections(
    old: Sequence[PlacedSection], new: Sequence[PlacedSection], votes: Mapping[tuple[str, str], int]
) -> _Sections:
    """Pair sections by their titles, their ids and what stands in them, the likeliest first."""
    inside: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (one, other), count in votes.items():
        inside[0][one] += count
        inside[1][other] += count
    scored = []
    for first, second in _section_candidates(old, new, votes):
        one, other = old[first].place.id, new[second].place.id
        common = votes.get((one, other), 0) / max(1, min(inside[0][one], inside[1][other]))
        alike = _like_title(old[first].title, new[second].title)
        same_id = one == other
        if alike == 1 or common >= _MOST or (same_id and alike >= _LIKE_TITLE):
            score = 2 * alike + 2 * common + same_id
            scored.append((-score, min(first, second), max(first, second), first, second))
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for *_, first, second in sorted(scored):
        if first not in taken[0] and second not in taken[1]:
            taken[0].add(first)
            taken[1].add(second)
            found.append((old[first], new[second]))
    return found


def _section_candidates(
    old: Sequence[PlacedSection], new: Sequence[PlacedSection], votes: Mapping[tuple[str, str], int]
) -> set[tuple[int, int]]:
    places = [{each.place.id: index for index, each in enumerate(side)} for side in (old, new)]
    found = {(index, places[1][name]) for name, index in places[0].items() if name in places[1]}
    found |= {
        (places[0][one], places[1][other]) for one, other in votes if one in places[0] and other in places[1]
    }
    titled = [_by_title(side) for side in (old, new)]
    for title, first in titled[0].items():
        second = titled[1].get(title, [])
        if len(first) * len(second) <= _FEW:
            found |= set(product(first, second))
    return found


def _by_title(sections: Sequence[PlacedSection]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(sections):
        if each.title:
            found[wording_key(each.title)].append(index)
    return found


def _like_title(one: str, other: str) -> float:
    """Return how alike two titles are; two sections without one say nothing, but under one id are alike."""
    keys = [wording_key(title).split() for title in (one, other)]
    if not keys[0] and not keys[1]:
        return _LIKE_TITLE
    vocabulary = Vocabulary()
    return likeness(vocabulary.encode(keys[0]), vocabulary.encode(keys[1]))


def _all_works(old: Outline, new: Outline, pairs: _Works, same: Mapping[str, str]) -> tuple[WorkPair, ...]:
    spots = [(one.section, other.section, one.order, other.order) for one, other in pairs]
    strayed = _strayed(spots, same)
    return (
        # What keeps its id has stayed, whatever went past it.
        *(
            WorkPair(one, other, at in strayed and one.work.id != other.work.id)
            for at, (one, other) in enumerate(pairs)
        ),
        *(WorkPair(each, None) for each in _alone(old.works, (one for one, _ in pairs))),
        *(WorkPair(None, each) for each in _alone(new.works, (other for _, other in pairs))),
    )


def _all_passages(
    old: Outline, new: Outline, pairs: _Passages, same: Mapping[str, str]
) -> tuple[PassagePair, ...]:
    def strayed(one: Passage, other: Passage) -> bool:
        if not one.section or not other.section:
            return one.place != other.place
        return same.get(one.section) != other.section

    return (
        *(PassagePair(one, other, strayed(one, other)) for one, other in pairs),
        *(PassagePair(each, None) for each in _alone(old.passages, (one for one, _ in pairs))),
        *(PassagePair(None, each) for each in _alone(new.passages, (other for _, other in pairs))),
    )


def _all_sections(
    old: Outline, new: Outline, pairs: _Sections, same: Mapping[str, str]
) -> tuple[SectionPair, ...]:
    spots = [(one.section, other.section, one.order, other.order) for one, other in pairs]
    strayed = _strayed(spots, same)
    return (
        *(
            SectionPair(one, other, at in strayed and one.place.id != other.place.id)
            for at, (one, other) in enumerate(pairs)
        ),
        *(SectionPair(each, None) for each in _alone(old.sections, (one for one, _ in pairs))),
        *(SectionPair(None, each) for each in _alone(new.sections, (other for _, other in pairs))),
    )


def _strayed(spots: Sequence[_Spot], same: Mapping[str, str]) -> set[int]:
    """Return which of the things stand in another section, or otherwise among their neighbours."""
    strayed: set[int] = set()
    together: dict[str, list[int]] = defaultdict(list)
    for at, (one, other, _, _) in enumerate(spots):
        if same.get(one) == other:
            together[other].append(at)
        else:
            strayed.add(at)
    for members in together.values():
        members.sort(key=lambda at: spots[at][2])
        stayed = steady([spots[at][3] for at in members])
        strayed |= {at for place, at in enumerate(members) if place not in stayed}
    return strayed


def _alone(every: Sequence[_T], paired: Iterable[_T]) -> Iterator[_T]:
    known = {id(each) for each in paired}
    return (each for each in every if id(each) not in known)
