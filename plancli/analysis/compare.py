"""The difference of meaning between two plans: what was added, dropped, moved, reworded, given to others.

Compares what the plans say, not their lines: keys in another order, other line ends and blanks are nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from plancli.analysis.change import Change, ChangeKind, FateKind, PlanDifference, WorkFate
from plancli.analysis.compare_outline import Passage, PlacedSection, PlacedWork, outline
from plancli.analysis.compare_pairs import Pairs, WorkPair, pair_plans
from plancli.analysis.compare_prose import heading_changes, passage_changes, section_changes
from plancli.analysis.compare_roles import shared_keys
from plancli.analysis.compare_splits import parts_told
from plancli.analysis.compare_units import unit_differences
from plancli.analysis.compare_work import Sides, work_changes
from plancli.model.plan import Plan

_Placed = PlacedWork | Passage | PlacedSection


def compare_plans(old: Plan, new: Plan) -> PlanDifference:
    """Return all that differs; the difference the other way round is its mirror image."""
    before, after = outline(old), outline(new)
    keys = shared_keys(old, new)
    pairs = pair_plans(before, after, keys)
    sides = Sides(before, after, *keys)
    works = parts_told([(pair, tuple(work_changes(pair, sides))) for pair in pairs.works])
    order = _Order(pairs)
    found = [
        *((order.of(pair.old, pair.new), changes) for pair, changes in works),
        *(
            (order.of(pair.old, pair.new), tuple(passage_changes(pair, (before, after))))
            for pair in pairs.passages
        ),
        *((order.of(pair.old, pair.new), tuple(section_changes(pair))) for pair in pairs.sections),
    ]
    found.sort(key=lambda each: each[0])
    below = (change for _, changes in found for change in changes)
    return PlanDifference(
        old=old,
        new=new,
        works=tuple(_fate(*each) for each in works),
        changes=(*heading_changes(old, new), *below),
        units=unit_differences(old, new, keys, works),
    )


class _Order:
    """Where things stand in the new plan; what is gone, behind what stood in front of it."""

    def __init__(self, pairs: Pairs) -> None:
        every: Iterable[tuple[_Placed | None, _Placed | None]] = (
            *((each.old, each.new) for each in pairs.works),
            *((each.old, each.new) for each in pairs.passages),
            *((each.old, each.new) for each in pairs.sections),
        )
        both = sorted((one.order, other.order) for one, other in every if one and other)
        self._old: Sequence[int] = [one for one, _ in both]
        self._new: Sequence[int] = [other for _, other in both]

    def of(self, old: _Placed | None, new: _Placed | None) -> tuple[int, int]:
        """Return a key to sort by."""
        if new is not None:
            return new.order, 0
        if old is None:
            return 0, 0
        at = bisect_right(self._old, old.order)
        return (self._new[at - 1] if at else 0), old.order


_STATES = (
    (ChangeKind.REWORDED, FateKind.REWORDED),
    (ChangeKind.MOVED, FateKind.MOVED),
    (ChangeKind.RENUMBERED, FateKind.RENUMBERED),
)


def _fate(pair: WorkPair, changes: Iterable[Change]) -> WorkFate:
    shown = pair.new or pair.old
    if shown is None:
        raise ValueError("a pair of nothing")
    kinds = {change.kind for change in changes}
    if pair.old is None:
        state = FateKind.ADDED
    elif pair.new is None:
        state = FateKind.REMOVED
    else:
        state = next((state for kind, state in _STATES if kind in kinds), FateKind.KEPT)
    old, new = (each.place if each else None for each in (pair.old, pair.new))
    return WorkFate(state, shown.subject, old, new)
