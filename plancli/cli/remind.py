"""`plancli remind`: a letter to each unit with due or undated tasks, all written or none.

Knows the plan, the calendar, and what the progress file beside the plan says where one stands.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from plancli.analysis.obligations import list_obligations, obligations_of
from plancli.analysis.progress_due import due_by_progress, open_tasks
from plancli.analysis.reminding import DAYS_AHEAD, UnitDue, Window, unanswered_tasks
from plancli.cli.choices import choose
from plancli.cli.configuration import Configuration
from plancli.cli.dates import read_day
from plancli.cli.inputs import usable_plan
from plancli.cli.options import AsOfToday, Config, Force, NoConfig, PlanFile, Speech, Templates, Within
from plancli.cli.output_names import folder_name
from plancli.cli.progress_faults import usable_progress
from plancli.cli.set_folder import write_numbered
from plancli.cli.streams import remark
from plancli.cli.units_and_roles import choose_role, choose_unit
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.assignment import ANSWERING, Role
from plancli.model.plan import Plan


def remind(
    plan: PlanFile,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", parser=folder_name, metavar="cli.metavar.folder", help="cli.remind.output"
        ),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.remind.unit")
    ] = None,
    role: Annotated[
        list[str] | None, typer.Option("--role", metavar="cli.metavar.role", help="cli.remind.role")
    ] = None,
    as_of: AsOfToday = "",
    within: Within = DAYS_AHEAD,
    form: Annotated[
        str, typer.Option("--format", metavar="docx|md", help="cli.remind.format", show_default=False)
    ] = "docx",
    force: Force = False,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Write the letters; a file that someone has worked on is kept unless `--force`."""
    from plancli.reports.catalogue import PAPERS, ReportFormat
    from plancli.reports.reminders import build_reminders
    from plancli.reports.template_folder import TemplateFolder

    wanted = ReportFormat(choose("--format", form, [each.value for each in PAPERS]))
    if within < 0:
        raise UsageError("cli.remind.bad-within", value=within)
    roles = tuple(choose_role(each, lang) for each in role or ()) or ANSWERING
    window = Window(read_day("--as-of", as_of) or datetime.date.today(), within)
    own = TemplateFolder(templates or Configuration(config, ignored=no_config).of(plan).templates)
    found = usable_plan(plan, lang)
    progress = usable_progress(plan, found, lang)
    due = due_by_progress(found, window, roles, progress)
    wanted_unit = None if unit is None else choose_unit(found, unit)
    if wanted_unit is not None:
        due = _of_unit(found, due, wanted_unit)
    if due:
        files = build_reminders(found, due, window, wanted, own)
        write_numbered(output, files, wanted.value, lang, force=force, whole=unit is None)
    else:
        remark(_nobody(found, wanted_unit, roles, lang))
    if unit is None and (left := open_tasks(unanswered_tasks(found), progress)):
        tasks = ", ".join(task.address for task in left)
        remark(sentence(lang, "cli.remind.unanswered", count=len(left), tasks=tasks))


def _nobody(plan: Plan, unit: str | None, roles: Sequence[Role], language: Language) -> str:
    """Return why there is no letter: for which unit, in which roles."""
    held = ", ".join(sentence(language, f"term.{role.value}") for role in roles)
    if unit is None:
        return sentence(language, "cli.remind.nobody", roles=held)
    name = plan.units[unit].name
    return sentence(language, "cli.remind.not-this-unit", unit=name, roles=held)


def _of_unit(plan: Plan, due: tuple[UnitDue, ...], unit: str) -> tuple[UnitDue, ...]:
    """Return what one unit is to be reminded of; for a group what each of its members is."""
    wanted = {(row.unit.id, row.others) for row in obligations_of(plan, list_obligations(plan), unit)}
    return tuple(each for each in due if (each.owed.unit.id, each.owed.others) in wanted)
