"""One parent plan against many, seen from its tasks: how many units answer each, and which ones do not.

Counts rows that are there; a unit without a plan answers nothing, and is counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from plancli.analysis.cascade_rows import SUGGESTED, Cascade, ChildStanding, ParentWork
from plancli.analysis.trace_rows import TraceState
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class WorkTally:
    """One work of the parent across all units."""

    work: ParentWork
    units: int
    """For how many units it is."""
    counts: Mapping[str, int]
    """Units with a plan, by `COLUMNS`."""
    late: int
    """Units that are to do it later than the parent asks."""
    missing: tuple[str, ...]
    """Units whose plan has neither an answer nor a guess; in their order."""
    without_plan: int
    """Units without a plan that could be read."""

    @property
    def open(self) -> int:
        """How many units do not answer it, for whatever reason."""
        return len(self.missing) + self.counts.get(SUGGESTED, 0) + self.without_plan


def tally_works(cascade: Cascade) -> tuple[WorkTally, ...]:
    """Return a tally for each work of the parent, in printed order."""
    counts: dict[str, dict[str, int]] = {work.id: {} for work in cascade.works}
    missing: dict[str, list[str]] = {work.id: [] for work in cascade.works}
    late = dict.fromkeys(counts, 0)
    units = dict.fromkeys(counts, 0)
    without = dict.fromkeys(counts, 0)
    for child in cascade.children:
        for one in child.bound:
            units[one] += 1
            without[one] += child.standing is not ChildStanding.ANSWERED
        for row in child.rows:
            if row.work in counts:
                own = counts[row.work]
                own[row.column] = own.get(row.column, 0) + 1
                late[row.work] += row.late
                if row.column == TraceState.MISSING.value:
                    missing[row.work].append(child.unit)
    return tuple(
        WorkTally(
            work=work,
            units=units[work.id],
            counts=counts[work.id],
            late=late[work.id],
            missing=tuple(missing[work.id]),
            without_plan=without[work.id],
        )
        for work in cascade.works
    )
