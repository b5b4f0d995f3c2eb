"""One plan with the progress beside it, as a row: how its tasks stand on a day, and what is to be told.

Made of one plan at a time, so that many can be worked on in several processes; it keeps no plan.
"""

from __future__ import annotations

import datetime

from plancli.analysis.progress import UnitWord, WorkStanding, follow_up
from plancli.analysis.progress_match import plan_identity
from plancli.analysis.reminding import Window
from plancli.analysis.report_calls import OrderedReport, YearlyReport, ordered_reports, yearly_reports
from plancli.analysis.unit_groups import expand
from plancli.analysis.unit_search import match_units
from plancli.diagnostic import Diagnostic
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.model.progress import PlanIdentity, TaskProgress
from plancli.model.unit import Unit
from plancli.records import dataclass, replace
from plancli.workspace.progress_file import load_progress


@dataclass(frozen=True, slots=True)
class ProgressWish:
    """What is asked of each plan."""

    window: Window
    today: datetime.date
    """Which days of a progress file lie ahead."""
    unit: str | None
    """A unit as a person names it; None for all."""
    language: Language


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """One plan on a day."""

    path: str
    plan: PlanIdentity
    file: str
    """The progress file; empty where none stands."""
    tasks: tuple[WorkStanding, ...]
    """Those of the unit that was asked for, or all; empty where the progress file cannot be used."""
    unit: Unit | None
    """The unit that was asked for."""
    candidates: tuple[Unit, ...]
    """The units that may be meant where it is not clear which."""
    lost: tuple[TaskProgress, ...]
    problems: tuple[Diagnostic, ...]
    """Faults of the progress file."""
    is_usable: bool
    """False where the progress file has an error, so that nothing can be said."""
    ordered: tuple[OrderedReport, ...]
    yearly: tuple[YearlyReport, ...]


def plan_progress(path: str, plan: Plan, wish: ProgressWish) -> PlanProgress:
    """Return how a plan stands; InputError where its progress file cannot be opened."""
    loaded = load_progress(path, plan, wish.today, wish.language)
    match = match_units(plan, wish.unit) if wish.unit is not None else None
    tasks = follow_up(plan, loaded.matched, wish.window) if loaded.is_usable else ()
    day = wish.window.day or wish.today
    return PlanProgress(
        path=path,
        plan=plan_identity(plan),
        file=loaded.path if loaded.stands else "",
        tasks=tasks if match is None else _of_unit(tasks, match.unit, plan),
        unit=match.unit if match else None,
        candidates=match.candidates if match else (),
        lost=loaded.matched.lost,
        problems=loaded.diagnostics,
        is_usable=loaded.is_usable,
        ordered=ordered_reports(plan, day),
        yearly=yearly_reports(plan, day),
    )


def _of_unit(tasks: tuple[WorkStanding, ...], unit: Unit | None, plan: Plan) -> tuple[WorkStanding, ...]:
    """Return the tasks that a unit answers for; of a group, those that any of its members does."""
    if unit is None:
        return ()
    members = frozenset(expand(plan, unit.id).members) | {unit.id}
    found = (replace(each, units=_words_of(each, members)) for each in tasks)
    return tuple(each for each in found if each.units)


def _words_of(task: WorkStanding, members: frozenset[str]) -> tuple[UnitWord, ...]:
    return tuple(word for word in task.units if word.unit.id in members)
