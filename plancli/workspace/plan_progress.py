"""One plan with the progress beside it, as a row: how its tasks stand on a day, and what is to be told.

Made of one plan at a time, so that many can be worked on in several processes; it keeps no plan.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from plancli.analysis.plan_head import PlanHead, head_of
from plancli.analysis.progress import UnitWord, WorkStanding, follow_up
from plancli.analysis.reminding import Window
from plancli.analysis.report_calls import OrderedReport, YearlyReport, ordered_reports, yearly_reports
from plancli.analysis.unit_groups import expand
from plancli.diagnostic import Diagnostic
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.model.progress import TaskProgress
from plancli.model.unit import Unit
from plancli.records import dataclass, replace
from plancli.workspace.progress_file import load_progress


@dataclass(frozen=True, slots=True)
class ProgressWish:
    """What is asked of each plan."""

    window: Window
    today: datetime.date
    """Which days of a progress file lie ahead."""
    language: Language


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """One plan on a day."""

    path: str
    head: PlanHead
    file: str
    """The progress file; empty where none stands."""
    tasks: tuple[WorkStanding, ...]
    """All, or those of `unit`; empty where the progress file cannot be used."""
    units: tuple[Unit, ...]
    """All units and groups of the plan."""
    members: Mapping[str, frozenset[str]]
    """By id of a group the units that it holds."""
    lost: tuple[TaskProgress, ...]
    problems: tuple[Diagnostic, ...]
    """Faults of the progress file."""
    is_usable: bool
    """False where the progress file has an error, so that nothing can be said."""
    ordered: tuple[OrderedReport, ...]
    yearly: tuple[YearlyReport, ...]
    unit: str = ""
    """Name of the one unit whose tasks these are; empty for all."""

    @property
    def groups(self) -> Mapping[str, int]:
        """Work of groups that may hold a unit: none, for what nobody is named for nobody reports on."""
        return {}


def plan_progress(path: str, plan: Plan, wish: ProgressWish) -> PlanProgress:
    """Return how a plan stands; InputError where its progress file cannot be opened."""
    loaded = load_progress(path, plan, wish.today, wish.language)
    tasks = follow_up(plan, loaded.matched, wish.window) if loaded.is_usable else ()
    day = wish.window.day or wish.today
    return PlanProgress(
        path=path,
        head=head_of(plan),
        file=loaded.path if loaded.stands else "",
        tasks=tasks,
        units=tuple(plan.units.values()),
        members={group: frozenset(expand(plan, group).members) for group in plan.groups},
        lost=loaded.matched.lost,
        problems=loaded.diagnostics,
        is_usable=loaded.is_usable,
        ordered=ordered_reports(plan, day),
        yearly=yearly_reports(plan, day),
    )


def of_unit(plan: PlanProgress, name: str, ids: Iterable[str]) -> PlanProgress:
    """Return what the units of these ids answer for; a group stands for its members."""
    wanted = frozenset(each for one in ids for each in (one, *plan.members.get(one, ())))
    found = (replace(each, units=_words_of(each, wanted)) for each in plan.tasks)
    return replace(plan, tasks=tuple(each for each in found if each.units), unit=name)


def _words_of(task: WorkStanding, members: frozenset[str]) -> tuple[UnitWord, ...]:
    return tuple(word for word in task.units if word.unit.id in members)
