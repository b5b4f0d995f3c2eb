"""The difference of two plans as JSON: every change, and what each unit gains and loses.

Dates are ISO, as far as they are known; `null` stands where a side has no such thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from plancli.analysis.change import WORK, Change, Place, PlanDifference, UnitDifference, UnitEntry
from plancli.analysis.compare_words import Piece
from plancli.formats.json_text import json_answer


def export_difference_json(
    difference: PlanDifference,
    changes: Sequence[Change],
    units: Iterable[UnitDifference],
    names: tuple[str, str],
) -> str:
    """Return the changes, some or all of the difference's; `names` are what the two versions are called."""
    states = Counter(each.state.value for each in difference.works)
    data = {
        "old": names[0],
        "new": names[1],
        "related": difference.has_common_work,
        "summary": {"changes": len(changes), "work": dict(sorted(states.items()))},
        "changes": [_change(each) for each in changes],
        "units": [_unit(each) for each in units],
    }
    return json_answer(data)


def _change(change: Change) -> dict[str, object]:
    is_work = change.subject in WORK
    made: dict[str, object] = {
        "kind": change.kind.value,
        "subject": change.subject.value,
        "task": change.place.id if is_work else None,
        "unit": change.unit or None,
        "before": ", ".join(change.roles_before) if change.unit else change.before,
        "after": ", ".join(change.roles_after) if change.unit else change.after,
        "old": _place(change.old),
        "new": _place(change.new),
    }
    if change.unit:
        made |= {"roles_before": list(change.roles_before), "roles_after": list(change.roles_after)}
    if change.field:
        made["field"] = change.field
    if change.by_before or change.by_after:
        made["deadline"] = {
            "before": change.by_before or None,
            "after": change.by_after or None,
            "days": change.days,
        }
    if change.pieces:
        made["pieces"] = [_piece(each) for each in change.pieces]
    return made


def _place(place: Place | None) -> dict[str, str] | None:
    return {"id": place.id, "label": place.address} if place else None


def _piece(piece: Piece) -> dict[str, object]:
    return {"same": piece.same, "before": piece.before, "after": piece.after}


def _unit(unit: UnitDifference) -> dict[str, object]:
    return {
        "id": unit.unit.id,
        "name": unit.unit.name,
        "others": unit.others,
        "state": unit.standing.value,
        "obligations": [_entry(each) for each in unit.entries],
    }


def _entry(entry: UnitEntry) -> dict[str, object]:
    return {
        "kind": entry.kind.value,
        "old": _place(entry.old),
        "new": _place(entry.new),
        "roles_before": list(entry.roles_before),
        "roles_after": list(entry.roles_after),
        "via_group": entry.via_group or None,
        "text": entry.words,
        "changes": [each.kind.value for each in entry.changes],
    }
