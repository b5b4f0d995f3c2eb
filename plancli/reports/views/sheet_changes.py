"""What changed for one unit since an earlier version of the plan, for the top of its sheet.

Quotes what both versions say; it tells no reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.change import EntryKind, UnitDifference, UnitEntry
from plancli.exports.difference_words import after_words, before_words, caption, note, role_words
from plancli.messages import Language, sentence
from plancli.records import dataclass

_VI = Language.VI


@dataclass(frozen=True, slots=True)
class SheetChange:
    """One thing that is otherwise for the unit."""

    address: str
    """The place in the plan; `II.4.d (bản cũ)` for what is gone."""
    what: str
    """`Được giao thêm`, `Thôi`, `Đổi vai`, `Thời hạn` …"""
    before: str
    """What the earlier version said; empty for what is new."""
    after: str
    """What the plan says now; empty for what is gone."""


def sheet_changes(difference: UnitDifference | None) -> tuple[SheetChange, ...]:
    """Return the changes of one unit; none where nothing was compared."""
    return tuple(row for entry in difference.entries for row in _rows(entry)) if difference else ()


def _rows(entry: UnitEntry) -> Iterator[SheetChange]:
    place = entry.new or entry.old
    address = place.address if place else ""
    if entry.kind is EntryKind.GAINED:
        yield SheetChange(address, _head("gained"), "", _held(entry.roles_after, entry.words))
        return
    if entry.kind is EntryKind.LOST:
        yield SheetChange(f"{address} (bản cũ)", _head("lost"), _held(entry.roles_before, entry.words), "")
        return
    if entry.roles_before != entry.roles_after:
        roles = (role_words(each, _VI) for each in (entry.roles_before, entry.roles_after))
        yield SheetChange(address, _head("role"), *roles)
    for change in entry.changes:
        told = note(change, _VI)
        after = after_words(change, _VI)
        shown = f"{after} ({told})" if told else after
        yield SheetChange(address, caption(change, _VI), before_words(change, _VI), shown)


def _head(key: str) -> str:
    return sentence(_VI, f"diff.unit.{key}")


def _held(roles: tuple[str, ...], words: str) -> str:
    told = role_words(roles, _VI)
    return f"{told[:1].upper()}{told[1:]}: {words}"
