"""What changed between two plans, in words: the same for a screen, a comment, a Word table.

Puts changes into words and groups them by place; which there are, `analysis.compare` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plancli.analysis.change import (
    HOLDER,
    OF_UNITS,
    QUIET,
    REQUESTED,
    WORK,
    Change,
    ChangeKind,
    EntryKind,
    FateKind,
    Place,
    PlanDifference,
    Subject,
    UnitDifference,
    UnitEntry,
    UnitStanding,
)
from plancli.messages import Language, has_sentence, sentence
from plancli.records import dataclass
from plancli.vietnamese.dates import shown_day

OF_PLACES = frozenset({ChangeKind.MOVED, ChangeKind.RENUMBERED})
WHOLE = frozenset({ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.SPLIT, ChangeKind.MERGED})
"""Kinds that speak of a whole thing, and so have its words on one side only."""
_SLACK = 6
"""So many words more are shown than cut away."""


@dataclass(frozen=True, slots=True)
class Spot:
    """All that changed in one thing: a task, a section, a paragraph, a field of the head."""

    subject: Subject
    old: Place | None
    new: Place | None
    content: str
    """Its words, as the new plan has them if it is there."""
    changes: tuple[Change, ...]

    @property
    def address(self) -> str:
        """Where it stands; where it stood and stands, if that differs."""
        old, new = (place.address if place else "" for place in (self.old, self.new))
        moved = any(change.kind in OF_PLACES for change in self.changes)
        return f"{old} → {new}" if moved and old != new else new or old


def spots(changes: Iterable[Change]) -> Iterator[Spot]:
    """Yield the changes thing by thing, in their order, without those that only follow from others."""
    told = (change for change in changes if change.kind not in QUIET)
    for (subject, old, new, content), found in groupby(told, key=_thing):
        yield Spot(subject, old, new, content, tuple(found))


def _thing(change: Change) -> tuple[Subject, Place | None, Place | None, str]:
    # All fields of one head are one thing.
    return change.subject, change.old, change.new, change.content


def none_words(units: Iterable[UnitDifference], language: Language) -> str:
    """Return the sentence for plans of the same words; a group may still hold other `units`."""
    members = any(each.standing is not UnitStanding.UNCHANGED for each in units)
    return sentence(language, "diff.none.members" if members else "diff.none")


def renumbered(changes: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """Return old and new address of what has another label only because others came or went."""
    pairs = ((each.before, each.after) for each in changes if each.kind is ChangeKind.RENUMBERED)
    return tuple(dict.fromkeys(pairs))


def role_words(roles: Iterable[str], language: Language) -> str:
    """Return roles as a sentence names them.

    >>> role_words(("lead", "holder+requested"), Language.VI)
    'chủ trì, giữ nhiệm vụ (đề nghị)'
    """
    return ", ".join(_role(role, language) for role in roles)


def _role(role: str, language: Language) -> str:
    key, _, requested = role.partition(REQUESTED[0])
    name = sentence(language, "diff.role.holder" if key == HOLDER else f"term.{key}")
    return sentence(language, "obligations.requested", role=name) if requested else name


def caption(change: Change, language: Language) -> str:
    """Return what of a thing changed: `Thời hạn`, `Đơn vị`, `Viện dẫn`."""
    if change.kind is ChangeKind.LINE and not has_sentence(f"term.{change.field}"):
        return change.field
    if change.kind is ChangeKind.LINE:
        term = sentence(language, f"term.{change.field}")
        return sentence(language, "diff.caption.role-line", role=term)
    if change.kind is ChangeKind.FIELD:
        return sentence(language, f"diff.field.{change.field}")
    kind = "unit" if change.kind in OF_UNITS else change.kind.value.partition("-")[0]
    return sentence(language, f"diff.caption.{kind}")


def before_words(change: Change, language: Language) -> str:
    """Return what the old plan says, in words that stand alone."""
    if change.kind in OF_UNITS:
        return _held(change.unit, change.roles_before, language)
    return _state(change, change.before, language)


def after_words(change: Change, language: Language) -> str:
    """Return what the new plan says, in words that stand alone."""
    if change.kind in OF_UNITS:
        return _held(change.unit, change.roles_after, language)
    return _state(change, change.after, language)


def _held(unit: str, roles: Sequence[str], language: Language) -> str:
    return f"{unit}: {role_words(roles, language)}" if roles else ""


def told_in_pieces(change: Change) -> bool:
    """Say whether a change is told word by word; a state is a key of the file, told by its name."""
    return bool(change.pieces) and not _is_state(change)


def nearby(words: Sequence[str], near: int, *, first: bool, last: bool) -> Sequence[str]:
    """Return the kept words that stand near a change: `near` on each side of it, an ellipsis for the others.

    `first` and `last` tell that no change stands before them, or behind them.
    """
    if len(words) <= (near if first or last else 2 * near) + _SLACK:
        return words
    return [*([] if first else words[:near]), "…", *([] if last else words[-near:])]


def _is_state(change: Change) -> bool:
    return change.kind is ChangeKind.FIELD and change.field == "state"


def _state(change: Change, words: str, language: Language) -> str:
    return sentence(language, f"diff.state.{words}") if _is_state(change) and words else words


def note(change: Change, language: Language) -> str:
    """Return what a change comes to beside its words, such as "muộn hơn 10 ngày"; empty for nothing."""
    if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
        other = change.old if change.kind is ChangeKind.SPLIT else change.new
        return sentence(language, f"diff.note.{change.kind.value}", address=other.address if other else "")
    if change.kind is not ChangeKind.DEADLINE:
        return ""
    if not change.pieces:
        years = [shown_day(day) or "…" for day in (change.by_before, change.by_after)]
        return sentence(language, "diff.note.same-words", before=years[0], after=years[1])
    if change.days is None:
        return ""
    if change.days == 0:
        return sentence(language, "diff.note.same-day")
    return sentence(language, f"diff.note.{'later' if change.days > 0 else 'earlier'}", days=abs(change.days))


def tallies(difference: PlanDifference, changes: Sequence[Change], language: Language) -> list[str]:
    """Return how much changed, a phrase each: tasks by what became of them, then all else."""
    concerned = {(each.subject, each.old, each.new) for each in changes}
    states = Counter(
        each.state for each in difference.works if (each.subject, each.old, each.new) in concerned
    )
    told = [
        sentence(language, f"diff.tally.{state.value}", count=states[state])
        for state in (FateKind.ADDED, FateKind.REMOVED, FateKind.REWORDED, FateKind.MOVED)
        if states[state]
    ]
    counted = {
        "units": sum(change.kind in OF_UNITS for change in changes),
        "deadlines": sum(change.kind is ChangeKind.DEADLINE for change in changes),
        "citations": sum(change.kind.value.startswith("citation") for change in changes),
        "other": sum(spot.subject not in WORK for spot in spots(changes)),
    }
    told += [
        sentence(language, f"diff.tally.{name}", count=count) for name, count in counted.items() if count
    ]
    return told


def entry_words(entry: UnitEntry, language: Language) -> str:
    """Return one obligation of a unit that changed, without its words: `II.2: phối hợp → chủ trì`."""
    place = entry.new or entry.old
    address = place.address if place else ""
    if entry.kind is EntryKind.GAINED:
        told = f"{address} ({role_words(entry.roles_after, language)})"
    elif entry.kind is EntryKind.LOST:
        told = f"{address} ({role_words(entry.roles_before, language)})"
    elif entry.roles_before != entry.roles_after:
        roles = (role_words(each, language) for each in (entry.roles_before, entry.roles_after))
        told = f"{address}: {' → '.join(roles)}"
    else:
        what = dict.fromkeys(caption(each, language).lower() for each in entry.changes)
        told = f"{address} ({', '.join(what)})"
    return told


def entry_heads(entries: Iterable[UnitEntry]) -> Iterator[tuple[str, list[UnitEntry]]]:
    """Yield the entries of a unit by what they are: `gained`, `lost`, `role`, `changed`."""
    found: dict[str, list[UnitEntry]] = {"gained": [], "lost": [], "role": [], "changed": []}
    for each in entries:
        role = each.kind is EntryKind.CHANGED and each.roles_before != each.roles_after
        found["role" if role else each.kind.value].append(each)
    yield from ((head, members) for head, members in found.items() if members)


@dataclass(frozen=True, slots=True)
class UnitsAlike:
    """Units for which just the same changed."""

    names: tuple[str, ...]
    standing: UnitStanding
    entries: tuple[UnitEntry, ...]

    def named(self, names: str, language: Language) -> str:
        """Return these names, and that the units are new or gone where they are."""
        if self.standing not in (UnitStanding.NEW, UnitStanding.GONE):
            return names
        return sentence(language, f"diff.unit.{self.standing.value}", unit=names)


def units_alike(units: Iterable[UnitDifference]) -> Iterator[UnitsAlike]:
    """Yield the units whose work changed, those with the same changes together, in their order."""
    together: dict[object, list[UnitDifference]] = {}
    for each in units:
        if each.standing is not UnitStanding.UNCHANGED:
            together.setdefault((each.standing, each.entries), []).append(each)
    for members in together.values():
        names = tuple(each.unit.name for each in members)
        yield UnitsAlike(names, members[0].standing, members[0].entries)
