"""What is to be reminded of where reports came in: what is closed is left out, extended deadlines count.

The same list as `analysis.reminding` makes of the plan alone, with what was last reported beside each task.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plancli.analysis.given_work import given_tasks
from plancli.analysis.obligations import UnitObligations, list_obligations
from plancli.analysis.progress import CLOSING, UnitWord, WorkStanding, follow_up
from plancli.analysis.progress_match import MatchedProgress, in_order
from plancli.analysis.progress_time import DueStanding, Timing
from plancli.analysis.reminding import DueWork, Reported, UnitDue, Urgency, Window, list_due
from plancli.model.assignment import ANSWERING, Role
from plancli.model.plan import Plan
from plancli.model.task import Task


def due_by_progress(
    plan: Plan,
    window: Window,
    roles: Collection[Role] = ANSWERING,
    progress: MatchedProgress | None = None,
) -> tuple[UnitDue, ...]:
    """Return whom to remind and of what, as `list_due` does; without `progress` just that.

    Work is left out that its unit says to be done or stopped, or that is closed as a whole. A rhythm counts
    where a report is missing for its last day, or where its next day is near.
    """
    if progress is None:
        return list_due(plan, window, roles)
    standings = {each.work.id: each for each in follow_up(plan, progress, window)}
    given = {task.id for task in given_tasks(plan)}
    rows = list_obligations(plan)
    found = (UnitDue(owed, tuple(_due(owed, standings, window, roles, given))) for owed in rows)
    return tuple(each for each in found if each.due)


def open_tasks(tasks: Sequence[Task], progress: MatchedProgress | None) -> tuple[Task, ...]:
    """Return the tasks whose last report does not say that they are done or stopped."""
    known = progress.by_work if progress else {}
    last = {task.id: in_order(known[task.id].reports)[-1:] for task in tasks if task.id in known}
    return tuple(
        task for task in tasks if not any(report.state in CLOSING for report in last.get(task.id, ()))
    )


def _due(
    owed: UnitObligations,
    standings: dict[str, WorkStanding],
    window: Window,
    roles: Collection[Role],
    given: Collection[str],
) -> Iterator[DueWork]:
    found: list[DueWork] = []
    for each in owed.obligations:
        asked = each.role in roles and each.task_id in given if each.kind == "task" else each.role is None
        task = standings.get(each.task_id)
        if not asked or task is None:
            continue
        word = _word_of(owed, task)
        standing = word.standing if word else task.standing
        urgency = _urgency(standing, task, window)
        if urgency is None or (each.kind == "duty" and urgency is Urgency.UNDATED):
            continue
        days = standing.days if standing.timing is Timing.OVERDUE else 0
        report = word.report if word else task.last
        found.append(DueWork(each, urgency, Reported(task.due, standing.due, days, report)))
    ranks = list(Urgency)
    yield from sorted(found, key=lambda due: ranks.index(due.urgency))


def _word_of(owed: UnitObligations, task: WorkStanding) -> UnitWord | None:
    words = (each for each in task.units if (each.unit.id, each.others) == (owed.unit.id, owed.others))
    return next(words, None)


def _urgency(standing: DueStanding, task: WorkStanding, window: Window) -> Urgency | None:
    """Return how work stands to the window, as `urgency_of` has it: over on the last day itself."""
    timing = standing.timing
    if timing in (Timing.CLOSED, Timing.RECURRING):
        return None
    if timing is Timing.NO_DAY:
        return Urgency.UNDATED
    if window.day is None:
        return None if task.due.rhythm else Urgency.DATED
    if timing is Timing.OVERDUE or (not standing.days and not task.due.rhythm):
        return Urgency.OVER
    return Urgency.SOON if timing is Timing.DUE_SOON else None
