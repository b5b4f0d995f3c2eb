"""Finds the unit a person means: by name, alias, abbreviation, without accents, or nearly spelled.

Chooses only where one unit fits better than every other; between two it asks back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.remembering import remembered
from plancli.vietnamese.folding import unaccent

NEAR_ENOUGH = 70
"""Least likeness, of 100, at which a misspelled name is still taken for the unit."""
CLEAR_GAP = 10
"""By how much the best unit must be more like the words than the next one."""
_WORTH_ASKING = 55
_MOST_CANDIDATES = 5

_WORD = re.compile(r"\w+")
_Fits = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What the words of a search lead to."""

    unit: Unit | None
    """The unit meant; None where there is none, or more than one."""
    candidates: tuple[Unit, ...] = ()
    """Units to ask back about, in the plan's order or the likeliest first; empty beside a unit."""


def match_units(plan: Plan, query: str) -> UnitMatch:
    """Find the unit of a plan that `query` means; groups count as units.

    For the Trạm Tấu plan "VHTT", "PVHTT", "phong van hoa" and "Phòng Văn hoá & Thông tin" all lead to
    Phòng Văn hóa và Thông tin; "tram tau" asks back between the commune and the town of that name.
    """
    return match_among(tuple(plan.units.values()), query)


def match_among(units: Sequence[Unit], query: str) -> UnitMatch:
    """Find, among these units, the one that `query` means."""
    wanted = _words(query)
    if not wanted:
        return UnitMatch(None)
    for fits in (_is_whole, _is_end, _is_part):
        for marks in (True, False):
            found = [unit for unit in units if _any_name(unit, wanted, fits, marks=marks)]
            if found:
                return UnitMatch(found[0]) if len(found) == 1 else UnitMatch(None, tuple(found))
    return _near(units, query)


def may_mean(unit: Unit, query: str) -> bool:
    """Say whether any words of the unit's names are the query's, so that the search could find it by them."""
    return _may_be_part(query, (unit.name, *unit.aliases))


@remembered
def _may_be_part(query: str, names: tuple[str, ...]) -> bool:
    wanted = _plain(_words(query))
    return bool(wanted) and any(_is_part(wanted, _plain(_words(name))) for name in names)


def same_name(name: str, other: str) -> bool:
    """Say whether one name is the other, whole or in short: "Phòng VHTT", "Phòng Văn hóa và Thông tin"."""
    words, others = _words(name), _words(other)
    return bool(words and others) and (_is_whole(words, others) or _is_whole(others, words))


def _words(text: str) -> tuple[str, ...]:
    """Folded words without "và" and "&", which abbreviations leave out."""
    return tuple(word for word in _WORD.findall(unit_key(text)) if word not in ("và", "va"))


def _any_name(unit: Unit, wanted: Sequence[str], fits: _Fits, *, marks: bool) -> bool:
    key: Callable[[Iterable[str]], tuple[str, ...]] = tuple if marks else _plain
    sought = key(wanted)
    return any(fits(sought, key(_words(name))) for name in (unit.name, *unit.aliases))


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(unaccent(word) for word in words)


def _is_whole(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether every word of the name is accounted for: "phòng VHTT", "CA huyện"."""
    return len(name) in _ends(wanted, name, 0)


def _is_end(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether it is the name without its first words: "VHTT", "Tư pháp", "Bản Công"."""
    return any(len(name) in _ends(wanted, name, start) for start in range(1, len(name)))


def _is_part(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether it is some words of the name that stand together: "BTG", "Tuyên giáo"."""
    return any(_ends(wanted, name, start) for start in range(len(name)))


def _ends(wanted: Sequence[str], name: Sequence[str], start: int) -> set[int]:
    """Return where in the name the wanted words can end when they begin at word `start`.

    A wanted word stands for the same word of the name, or for as many words as it has letters; a number for
    itself alone: "Thôn 5" is not "Thôn 55".
    """
    ends = {start}
    for word in wanted:
        ends = {after for at in ends for after in _steps(word, name, at)}
    return ends


def _steps(word: str, name: Sequence[str], at: int) -> set[int]:
    after = set()
    if at < len(name) and name[at] == word:
        after.add(at + 1)
    initials = "".join(unaccent(each[0]) for each in name[at : at + len(word)])
    if initials == unaccent(word) and not word.isdecimal():
        after.add(at + len(word))
    return after


def _near(units: Sequence[Unit], query: str) -> UnitMatch:
    # Loaded only where nothing fits: most searches never need it.
    from rapidfuzz import fuzz  # noqa: PLC0415

    sought = " ".join(_plain(_words(query)))
    ratio = partial(fuzz.ratio, sought)
    sorted_ratio = partial(fuzz.token_sort_ratio, sought)
    scored = [(max(max(ratio(form), sorted_ratio(form)) for form in _forms(unit)), unit) for unit in units]
    scored.sort(key=lambda pair: -pair[0])
    best, following = [*(score for score, _ in scored), 0.0, 0.0][:2]
    if best >= NEAR_ENOUGH and best - following >= CLEAR_GAP:
        return UnitMatch(scored[0][1])
    likely = [unit for score, unit in scored if score >= _WORTH_ASKING]
    return UnitMatch(None, tuple(likely[:_MOST_CANDIDATES]))


def _forms(unit: Unit) -> tuple[str, ...]:
    """Every name, whole and without its first words, so that "ban cog" is near "UBND xã Bản Công"."""
    found = []
    for name in (unit.name, *unit.aliases):
        words = _plain(_words(name))
        found += [" ".join(words[start:]) for start in range(max(1, len(words) - 1))]
    return tuple(found)
