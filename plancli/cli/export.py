"""`plancli export`: the plan as data for other programs; adds nothing that the paper lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli.choices import choose_format
from plancli.cli.csv_options import Delimiter, Headings, csv_layout
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Output, PlanFile, Speech
from plancli.cli.streams import answer, remark, tell_written
from plancli.cli.units_and_roles import choose_unit
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.plan import Plan

if TYPE_CHECKING:
    from plancli.analysis.plan_calendar import PlanCalendar

FORMS = ("json", "csv", "xlsx", "ics")
_REMINDERS = "7,3,1"
_MOST_DAYS = 365
_MOST_REMINDERS = 10
_MOST_TOLD = 10
"""Times left out that are told one by one."""


def export(
    plan: PlanFile,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.export.format", show_default=False)
    ] = "",
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.export.unit")
    ] = None,
    remind: Annotated[
        str | None, typer.Option("--remind", metavar="7,3,1", help="cli.export.remind", show_default=False)
    ] = None,
    delimiter: Delimiter = None,
    headings: Headings = None,
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Export the plan: all of it as JSON or Excel, its tasks as CSV, its times as a calendar."""
    form = choose_format(form, output, FORMS, binary=("xlsx",))
    layout = csv_layout(form, delimiter, headings)
    for flag, written in (("--unit", unit), ("--remind", remind)):
        if written is not None and form != "ics":
            raise UsageError("cli.only-with-format", flag=flag, format="ics")
    reminders = _reminders(_REMINDERS if remind is None else remind)
    found = usable_plan(plan, lang)
    if form == "ics":
        from plancli.exports.calendar_export import export_calendar

        calendar = _calendar(found, unit)
        # With nothing dated a file is made all the same, so that no older one stays in its place.
        if calendar.entries or output is not None:
            answer(export_calendar(found, calendar.entries, reminders, lang), output, inputs=[plan])
            tell_written(output, lang)
        _tell(calendar, lang)
        return
    if form == "csv":
        from plancli.exports.csv_export import export_tasks_csv

        told: str | bytes = export_tasks_csv(found, layout)
    elif form == "xlsx":
        from plancli.exports.plan_workbook import plan_workbook

        told = plan_workbook(found, lang)
    else:
        from plancli.exports.json_export import export_plan_json

        told = export_plan_json(found)
    answer(told, output, inputs=[plan])
    tell_written(output, lang)


def _reminders(written: str) -> Sequence[int]:
    """Return the days before a deadline on which to remind, each once; UsageError for anything else."""
    parts = [part.strip() for part in written.split(",")] if written.strip() else []
    fit = all(part.isdecimal() and len(part) <= 3 and int(part) <= _MOST_DAYS for part in parts)
    if not fit or len(parts) > _MOST_REMINDERS:
        raise UsageError("cli.export.bad-remind", value=written, most=_MOST_DAYS, count=_MOST_REMINDERS)
    return tuple(dict.fromkeys(map(int, parts)))


def _calendar(plan: Plan, unit: str | None) -> PlanCalendar:
    """Return the calendar of a plan, or what in it concerns the unit meant."""
    from plancli.analysis.plan_calendar import calendar_of, plan_calendar

    whole = plan_calendar(plan)
    return whole if unit is None else calendar_of(whole, _work_of(plan, choose_unit(plan, unit)))


def _tell(calendar: PlanCalendar, language: Language) -> None:
    """Say how much stands in the calendar, and what of the plan does not."""
    key = "ics.taken" if calendar.entries else "ics.nothing"
    remark(sentence(language, key, count=len(calendar.entries)))
    if calendar.left_out:
        told = [f"{each.address} “{each.words}”" for each in calendar.left_out[:_MOST_TOLD]]
        more = "; …" if len(calendar.left_out) > _MOST_TOLD else ""
        times = "; ".join(told) + more
        remark(sentence(language, "ics.left-out", count=len(calendar.left_out), times=times))


def _work_of(plan: Plan, unit: str) -> frozenset[str]:
    """Return the ids of the tasks and duties in which the unit has a part, by name or through a group."""
    from plancli.analysis.obligations import list_obligations, obligations_of

    rows = obligations_of(plan, list_obligations(plan), unit)
    return frozenset(each.task_id for row in rows for each in row.obligations)
