"""How many tasks of a plan are done, late, near or silent, of all and of each unit.

Counts what `analysis.progress` worked out; a task stands in one state and one timing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plancli.analysis.progress import UnitWord, WorkStanding, WorkState
from plancli.analysis.progress_time import Timing
from plancli.model.progress import ProgressState
from plancli.model.unit_names import unit_key
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class ProgressCounts:
    """The figures of some tasks."""

    total: int
    done: int
    done_late: int
    """Of those done."""
    in_progress: int
    not_started: int
    stopped: int
    no_report: int
    overdue: int
    due_soon: int
    no_day: int
    """Open, and the plan names no day."""
    recurring: int
    """Open, and it goes on or comes back without a day that a calendar can hold."""


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """The figures of one unit in the plans of one issuer."""

    name: str
    issuer: str
    """Whose plans name it: "Phòng Kinh tế" of one commune is not that of another."""
    total: int
    done: int
    overdue: int
    due_soon: int
    no_report: int
    """Open, and the unit itself has not reported."""


def count_tasks(tasks: Sequence[WorkStanding]) -> ProgressCounts:
    """Return the figures of tasks."""
    states = [task.state for task in tasks]
    timings = [task.standing.timing for task in tasks]
    return ProgressCounts(
        total=len(tasks),
        done=states.count(WorkState.DONE),
        done_late=sum(task.days_late > 0 for task in tasks),
        in_progress=states.count(WorkState.IN_PROGRESS),
        not_started=states.count(WorkState.NOT_STARTED),
        stopped=states.count(WorkState.STOPPED),
        no_report=states.count(WorkState.NO_REPORT),
        overdue=timings.count(Timing.OVERDUE),
        due_soon=timings.count(Timing.DUE_SOON),
        no_day=timings.count(Timing.NO_DAY),
        recurring=timings.count(Timing.RECURRING),
    )


def count_units(plans: Iterable[tuple[str, Sequence[WorkStanding]]]) -> tuple[UnitCounts, ...]:
    """Return the figures of each unit; the one with most overdue work first, then as printed.

    `plans` gives the issuer and the tasks of each plan. A unit is the same in two plans of one issuer.
    """
    found: dict[tuple[str, str, bool], list[tuple[UnitWord, WorkStanding]]] = {}
    issuers: dict[str, str] = {}
    for issuer, tasks in plans:
        issuing = unit_key(issuer)
        issuers.setdefault(issuing, issuer)
        for task in tasks:
            for word in task.units:
                key = (unit_key(word.unit.name), issuing, word.others)
                found.setdefault(key, []).append((word, task))
    counts = [_unit(pairs, issuers[issuing]) for (_, issuing, _), pairs in found.items()]
    return tuple(sorted(counts, key=lambda each: -each.overdue))


def _unit(pairs: Sequence[tuple[UnitWord, WorkStanding]], issuer: str) -> UnitCounts:
    timings = [word.standing.timing for word, _ in pairs]
    return UnitCounts(
        name=pairs[0][0].unit.name,
        issuer=issuer,
        total=len(pairs),
        done=sum(is_done(word, task) for word, task in pairs),
        overdue=timings.count(Timing.OVERDUE),
        due_soon=timings.count(Timing.DUE_SOON),
        no_report=sum(is_silent(word) for word, _ in pairs),
    )


def is_done(word: UnitWord, task: WorkStanding) -> bool:
    """Say whether the unit has done its part, or the whole task is done."""
    own = word.report is not None and word.report.state is ProgressState.DONE
    return task.state is WorkState.DONE or (own and word.standing.timing is Timing.CLOSED)


def is_silent(word: UnitWord) -> bool:
    """Say whether the unit still owes a report: none was made, and the work is open."""
    return word.report is None and word.standing.timing is not Timing.CLOSED
