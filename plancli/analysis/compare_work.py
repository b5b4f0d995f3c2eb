"""What differs in one task or duty of two plans: its words, who does it, until when, with what result.

Compares a pair that `compare_pairs` made; a role that a group brings is the group's here, not its members'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from plancli.analysis.change import Change, ChangeKind
from plancli.analysis.compare_citations import compare_citations
from plancli.analysis.compare_outline import Outline, PlacedWork, citations_at, owner_route
from plancli.analysis.compare_pairs import WorkPair
from plancli.analysis.compare_roles import UnitKeys, held_roles
from plancli.analysis.compare_words import compare_words, wording_key
from plancli.model.assignment import ROLE_KEYS
from plancli.model.deadline import Deadline
from plancli.model.fingerprint import words_of
from plancli.model.task import Duty, Task, TaskLine, all_paragraphs
from plancli.records import dataclass
from plancli.vietnamese.dates import PartialDate

_TOLD = frozenset({"text", "items", "deadline", "deliverable", "funding", "note"})
"""Lines that are compared by what they say, under a kind of their own."""
_WORD = re.compile(r"\w+")
_JOINING = ("đề", "nghị", "và", "cùng")
"""Words of a role line that join names, or ask instead of assigning, which the role tells."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What both plans know beside the pair that is compared."""

    old: Outline
    new: Outline
    old_units: UnitKeys
    new_units: UnitKeys


def work_changes(pair: WorkPair, sides: Sides) -> Iterator[Change]:
    """Yield what differs between the two, or that there is only one."""
    if pair.old is not None and pair.new is not None:
        yield from _pair_changes(pair.old, pair.new, sides, strayed=pair.strayed)
    elif pair.old is not None:
        words = words_of(pair.old.work)
        yield Change(ChangeKind.REMOVED, pair.old.subject, pair.old.place, None, before=words, content=words)
    elif pair.new is not None:
        words = words_of(pair.new.work)
        yield Change(ChangeKind.ADDED, pair.new.subject, None, pair.new.place, after=words, content=words)


def _pair_changes(old: PlacedWork, new: PlacedWork, sides: Sides, *, strayed: bool) -> Iterator[Change]:
    content = words_of(new.work)

    def made(kind: ChangeKind, before: str = "", after: str = "", **more: object) -> Change:
        given = {"before": before, "after": after, "content": content, **more}
        return Change(kind, new.subject, old.place, new.place, **given)  # type: ignore[arg-type]

    if strayed:
        yield made(ChangeKind.MOVED, old.place.address, new.place.address)
    elif old.place.address != new.place.address:
        yield made(ChangeKind.RENUMBERED, old.place.address, new.place.address)
    yield from _words(ChangeKind.REWORDED, words_of(old.work), content, made)
    yield from _units(old.work, new.work, sides, made)
    yield from _deadline(old.work.deadline, new.work.deadline, made)
    yield from _words(ChangeKind.DELIVERABLE, old.work.deliverable, new.work.deliverable, made)
    if isinstance(old.work, Task) and isinstance(new.work, Task):
        yield from _words(ChangeKind.FUNDING, old.work.funding, new.work.funding, made)
        yield from _words(ChangeKind.NOTE, old.work.note, new.work.note, made)
        yield from _lines(old.work, new.work, made)
    cited = (
        citations_at(side, owner_route(placed.work)) for side, placed in ((sides.old, old), (sides.new, new))
    )
    for found in compare_citations(*cited):
        yield made(found.kind, found.before, found.after)


_Make = Callable[..., Change]


def _words(kind: ChangeKind, before: str, after: str, made: _Make, **more: object) -> Iterator[Change]:
    """Yield the change of a wording; where only the way of writing differs, that."""
    if before == after:
        return
    if wording_key(before) != wording_key(after):
        yield made(kind, before, after, pieces=compare_words(before, after), **more)
    elif " ".join(before.split()) != " ".join(after.split()):
        yield made(ChangeKind.SPELLING, before, after)


def _units(old: Task | Duty, new: Task | Duty, sides: Sides, made: _Make) -> Iterator[Change]:
    # Where the words are the same, it is no change that only one file says whom they mean.
    prose = wording_key(words_of(old)) != wording_key(words_of(new))
    before = held_roles(old, sides.old_units, prose=prose)
    after = held_roles(new, sides.new_units, prose=prose)
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None:
            if was.roles != now.roles:
                yield made(ChangeKind.ROLE, unit=now.name, roles_before=was.roles, roles_after=now.roles)
        elif was is not None:
            yield made(ChangeKind.UNIT_REMOVED, unit=was.name, roles_before=was.roles)
        elif now is not None:
            yield made(ChangeKind.UNIT_ADDED, unit=now.name, roles_after=now.roles)


def _deadline(old: Deadline, new: Deadline, made: _Make) -> Iterator[Change]:
    """Yield the change of a deadline: other words, or the same words of another year."""
    same_words = wording_key(old.words) == wording_key(new.words)
    if same_words and (not old.words or old.year == new.year):
        yield from _words(ChangeKind.DEADLINE, old.words, new.words, made)
        return
    first, second = old.by, new.by
    if same_words and first == second:
        return
    yield made(
        ChangeKind.DEADLINE,
        old.words,
        new.words,
        pieces=() if same_words else compare_words(old.words, new.words),
        by_before=first.iso if first else "",
        by_after=second.iso if second else "",
        days=_days_later(first, second),
    )


def _days_later(old: PartialDate | None, new: PartialDate | None) -> int | None:
    """Return by how many days the new limit is later; a month counts as its last day."""
    return (new.last_day - old.last_day).days if old and new else None


def _lines(old: Task, new: Task, made: _Make) -> Iterator[Change]:
    """Yield what differs in lines that no other comparison reads: further columns, prose beside names."""
    before, after = _other_lines(old), _other_lines(new)
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, _NOTHING), after.get(key, _NOTHING)
        if key not in ROLE_KEYS:
            yield from _words(ChangeKind.LINE, was.words, now.words, made, field=key)
        elif was.beside_names != now.beside_names:
            yield made(
                ChangeKind.LINE, was.words, now.words, pieces=compare_words(was.words, now.words), field=key
            )


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    beside_names: Counter[str]
    """What it says beside the names of units: those, and their order, are compared as units."""


_NOTHING = _Line("", Counter())


def _other_lines(task: Task) -> dict[str, _Line]:
    texts: dict[str, list[str]] = {}
    for line in task.lines:
        if line.key not in _TOLD:
            texts.setdefault(line.key, []).append(_line_words(line))
    return {key: _read_line(key, "\n".join(words), task) for key, words in texts.items()}


def _read_line(key: str, words: str, task: Task) -> _Line:
    if key not in ROLE_KEYS:
        return _Line(words, Counter())
    route = (*task.route, key)
    names = (each.words for each in task.mentions() if each.route[: len(route)] == route)
    return _Line(words, _beside_names(words, tuple(names)))


@lru_cache(maxsize=256)
def _beside_names(words: str, names: tuple[str, ...]) -> Counter[str]:
    """Return the words of a line but for the names and what joins them; both plans mostly have the same."""
    beside = Counter(_WORD.findall(wording_key(words)))
    for name in names:
        beside -= Counter(_WORD.findall(wording_key(name)))
    for word in _JOINING:
        del beside[word]
    return beside


def _line_words(line: TaskLine) -> str:
    return "\n".join(filter(None, (line.words, *(each.words for each in all_paragraphs(line.items)))))
