"""`plancli progress`: how far plans are carried out, by task and by unit; and one report recorded.

Reads each plan and the progress file beside it; a plan is never written.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated

import typer

from plancli.analysis.progress import WorkStanding
from plancli.analysis.progress_counts import is_silent
from plancli.analysis.progress_time import Timing
from plancli.analysis.reminding import DAYS_AHEAD, Window
from plancli.analysis.unit_search import match_among
from plancli.cli import progress_options as options
from plancli.cli.choices import choose_format
from plancli.cli.dates import read_day
from plancli.cli.inputs import open_plan, tell_errors
from plancli.cli.options import AsOfToday, Output, Speech, Within
from plancli.cli.progress_faults import tell_problems
from plancli.cli.progress_record import RecordWish, record, refuse_mixed
from plancli.cli.progress_screen import progress_screen
from plancli.cli.streams import FAULTY, UNUSABLE, answer, remark, remark_failure, screen_width, tell_written
from plancli.cli.units_and_roles import sure_unit
from plancli.cli.wanted_unit import WantedUnit
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.records import dataclass, replace
from plancli.workspace.folder import UsablePlan, jobs_for, map_plans
from plancli.workspace.outcome import Outcome
from plancli.workspace.plan_files import find_plans
from plancli.workspace.plan_progress import PlanProgress, ProgressWish, of_unit, plan_progress

FORMS = ("table", "json", "md", "xlsx")


@dataclass(frozen=True, slots=True)
class _Filter:
    """Which tasks are asked for; all where no flag is given."""

    overdue: bool
    due: bool
    no_report: bool

    @property
    def is_set(self) -> bool:
        return self.overdue or self.due or self.no_report

    def takes(self, task: WorkStanding, *, of_unit: bool) -> bool:
        """Say whether a task is asked for; where one unit is, as the task stands for that unit."""
        timings = [word.standing.timing for word in task.units] if of_unit else [task.standing.timing]
        silent = any(map(is_silent, task.units)) if of_unit else not task.reports and not task.is_closed
        return (
            (self.overdue and Timing.OVERDUE in timings)
            or (self.due and Timing.DUE_SOON in timings)
            or (self.no_report and silent)
        )


def progress(
    plans: Annotated[
        list[str] | None, typer.Argument(metavar="cli.metavar.plans", help="cli.progress.plans")
    ] = None,
    *,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.progress.unit")
    ] = None,
    as_of: AsOfToday = "",
    within: Within = DAYS_AHEAD,
    overdue: Annotated[bool, typer.Option("--overdue", help="cli.progress.overdue")] = False,
    due: Annotated[bool, typer.Option("--due", help="cli.progress.due")] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="cli.progress.no-report")] = False,
    task: options.Task = "",
    state: options.State = "",
    by: options.By = "",
    evidence: options.Evidence = "",
    note: options.Note = "",
    extend: options.Extend = "",
    to: options.Until = "",
    basis: options.Basis = "",
    date: options.Told = "",
    yes: options.Yes = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help="cli.progress.format", show_default=False),
    ] = "",
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Tell how far plans are carried out, or record one report or one extension."""
    if not plans:
        raise UsageError("cli.progress.plan-missing")
    if within < 0:
        raise UsageError("cli.remind.bad-within", value=within)
    today = datetime.date.today()
    wish = RecordWish(task, extend, state, by, evidence, note, to, basis, date)
    refuse_mixed(wish)
    if wish.is_one:
        if len(plans) > 1 or unit is not None or output is not None or as_of or form:
            raise UsageError("cli.progress.record-alone")
        record(plans[0], wish, today, lang, yes=yes)
        return
    form = choose_format(form, output, FORMS, binary=("xlsx",))
    window = Window(read_day("--as-of", as_of) or today, within)
    told = _Told(lang)
    found = told.usable(_progress_of(plans, ProgressWish(window, today, lang)))
    if found and unit is not None:
        found = list(_of_wanted(found, unit, lang))
    wanted = _Filter(overdue, due, no_report)
    shown = _shown(found, wanted, of_unit=unit is not None)
    if shown:
        content = _answered(shown, form, window, wanted, lang)
        answer(content, output, inputs=[*plans, *(each.file for each in found if each.file)])
        tell_written(output, lang)
    if told.code:
        raise typer.Exit(told.code)


def _progress_of(paths: Sequence[str], wish: ProgressWish) -> Iterator[Outcome[PlanProgress]]:
    found = list(find_plans(paths))
    load = partial(open_plan, language=wish.language)
    return map_plans(found, load, partial(_row, wish=wish), jobs_for(found))


def _row(plan: UsablePlan, wish: ProgressWish) -> PlanProgress:
    return plan_progress(plan.path, plan.plan, wish)


class _Told:
    """What could not be answered, said as it comes; `code` is what the command ends with."""

    def __init__(self, language: Language) -> None:
        self.code = 0
        self._language = language

    def usable(self, outcomes: Iterator[Outcome[PlanProgress]]) -> list[PlanProgress]:
        """Return the rows of the plans that could be read."""
        return [row for row in map(self._row, outcomes) if row is not None]

    def _row(self, outcome: Outcome[PlanProgress]) -> PlanProgress | None:
        for words in outcome.remarks:
            remark(words)
        if outcome.failure is not None:
            remark_failure(outcome.failure, self._language)
            self.code = UNUSABLE
        tell_errors(outcome.errors)
        if outcome.errors:
            remark(sentence(self._language, "cli.plan-unusable", path=outcome.path))
            self.code = self.code or FAULTY
        if outcome.row is not None:
            tell_problems(outcome.row.problems)
            if not outcome.row.is_usable:
                self.code = self.code or FAULTY
        return outcome.row


def _of_wanted(plans: Sequence[PlanProgress], unit: str, language: Language) -> Iterator[PlanProgress]:
    """Yield the plans that name one unit, with its tasks; UsageError that asks back where it is not clear."""
    if len(plans) == 1:
        found = sure_unit(match_among(plans[0].units, unit), unit)
        yield of_unit(plans[0], found.name, [found.id])
        return
    wanted = WantedUnit(plans, unit, language)
    for number, plan in enumerate(plans):
        if ids := wanted.ids(number):
            yield of_unit(plan, wanted.name, ids)


def _shown(plans: Sequence[PlanProgress], wanted: _Filter, *, of_unit: bool) -> Sequence[PlanProgress]:
    """Return the plans to be told: one that has nothing of what was asked for would only hide others."""
    shown = [_filtered(each, wanted) for each in plans]
    if not (of_unit or wanted.is_set):
        return shown
    return [each for each in shown if each.tasks or not each.is_usable] or shown[:1]


def _filtered(plan: PlanProgress, wanted: _Filter) -> PlanProgress:
    if not wanted.is_set:
        return plan
    tasks = (each for each in plan.tasks if wanted.takes(each, of_unit=bool(plan.unit)))
    return replace(plan, tasks=tuple(tasks))


def _answered(
    plans: Sequence[PlanProgress], form: str, window: Window, wanted: _Filter, language: Language
) -> str | bytes:
    day = window.day or datetime.date.max
    if form == "table":
        return progress_screen(plans, day, language, screen_width(), filtered=wanted.is_set)
    if form == "xlsx":
        from plancli.exports.progress_workbook import progress_workbook

        return progress_workbook(plans, language)
    from plancli.exports.progress_export import export_progress_json, export_progress_markdown

    if form == "md":
        return export_progress_markdown(plans, day, language)
    return export_progress_json(plans, day, window.within)
