"""`plancli gaps`: what a plan leaves open, by the "6 rõ"; whether that is a fault, `check` says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from plancli.analysis.gaps import GapMatrix, find_gaps
from plancli.cli.choices import choose_format
from plancli.cli.configuration import Configuration
from plancli.cli.csv_options import Delimiter, Headings, csv_layout
from plancli.cli.gap_screen import gap_screen, reason_screen
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Config, NoConfig, Output, PlanFile, Speech, Templates
from plancli.cli.questions import choose_questions
from plancli.cli.streams import answer, screen_width, tell_written
from plancli.errors import UsageError
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.near_word import nearest

FORMS = ("table", "json", "csv", "md")


def gaps(
    plan: PlanFile,
    *,
    questions: Annotated[
        list[str] | None,
        typer.Option("--questions", metavar="cli.metavar.questions", help="cli.gaps.questions"),
    ] = None,
    task: Annotated[
        list[str] | None, typer.Option("--task", metavar="cli.metavar.task", help="cli.gaps.task")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="cli.gaps.explain")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.gaps.format", show_default=False)
    ] = "",
    delimiter: Delimiter = None,
    headings: Headings = None,
    output: Output = None,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Show the matrix of tasks and questions, and the gaps of the whole plan."""
    form = choose_format(form, output, FORMS)
    layout = csv_layout(form, delimiter, headings)
    configuration = Configuration(config, ignored=no_config)
    asked = choose_questions(questions or configuration.of(plan).questions)
    found = usable_plan(plan, lang)
    matrix = find_gaps(found, asked, _task_ids(found, task) if task else None)
    if form == "table" and (task or explain):
        told: str | bytes = reason_screen(matrix, lang, screen_width(), clear=bool(task))
    elif form == "csv":
        from plancli.exports.csv_export import export_gaps_csv

        told = export_gaps_csv(matrix, lang, layout)
    else:
        told = _told(found, matrix, form, lang, templates or configuration.of(plan).templates)
    answer(told, output, inputs=[plan])
    tell_written(output, lang)


def _task_ids(plan: Plan, written: Sequence[str]) -> frozenset[str]:
    """Return the ids of the tasks meant by id or printed address; UsageError for one that no task has."""
    found: set[str] = set()
    for word in (part.strip() for each in written for part in each.split(",")):
        meant = {each.id for each in plan.tasks if word.casefold() in _names(each.id, each.address)}
        if not meant:
            near = nearest(word, [each.id for each in plan.tasks])
            raise UsageError("cli.gaps.no-task.near" if near else "cli.gaps.no-task", value=word, near=near)
        found |= meant
    return frozenset(found)


def _names(*names: str) -> set[str]:
    return {name.casefold() for name in names}


def _told(
    plan: Plan, matrix: GapMatrix, form: str, language: Language, templates: Path | None
) -> str | bytes:
    if form == "table":
        return gap_screen(matrix, language, screen_width())
    if form == "md":
        from plancli.reports.catalogue import ReportFormat, render_view
        from plancli.reports.template_folder import TemplateFolder
        from plancli.reports.views.gaps import view_matrix

        return render_view("gaps", view_matrix(plan, matrix), ReportFormat.MD, TemplateFolder(templates))
    from plancli.exports.json_export import export_gaps_json

    return export_gaps_json(matrix, language)
