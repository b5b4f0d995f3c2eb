"""`plancli diff`: what differs between two versions of a plan, by what they say; judges neither."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from plancli.analysis.change import PlanDifference
from plancli.analysis.compare import compare_plans
from plancli.cli.choices import choose_format
from plancli.cli.configuration import Configuration
from plancli.cli.diff_inputs import two_plans
from plancli.cli.diff_screen import Look, diff_screen
from plancli.cli.diff_selection import Selection, select
from plancli.cli.options import Config, NoConfig, Output, Speech, Templates
from plancli.cli.streams import answer, remark, screen_width, tell_written, wants_colour, working
from plancli.messages import Language, sentence

FORMS = ("terminal", "json", "md", "docx")
_DIFFERENT = 1
"""Exit code with `--exit-code`: something differs."""
_MANY = 2_000
"""Tasks and duties of both plans whose comparison takes so long that a person wants to know."""


def diff(
    old: Annotated[str, typer.Argument(metavar="cli.metavar.old", help="cli.diff.old")],
    new: Annotated[
        str | None, typer.Argument(metavar="cli.metavar.new", help="cli.diff.new", show_default=False)
    ] = None,
    *,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.diff.unit")
    ] = None,
    spelling: Annotated[bool, typer.Option("--spelling", help="cli.diff.spelling")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="cli.diff.exit-code")] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help="cli.diff.format", show_default=False),
    ] = "",
    output: Output = None,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Compare two versions and tell what differs."""
    form = choose_format(form, output, FORMS, binary=("docx",))
    own = templates or Configuration(config, ignored=no_config).of(new or old).templates
    plans = two_plans(old, new, lang)
    many = sum(len(each.tasks) + len(each.duties) for each in (plans.old, plans.new)) >= _MANY
    with working(sentence(lang, "cli.diff.comparing"), shown=many):
        difference = compare_plans(plans.old, plans.new)
    if not difference.has_common_work and form != "terminal":
        remark(sentence(lang, "diff.strangers"))
    selection = select(difference, unit, spelling=spelling)
    inputs = [each for each in (old, new) if each is not None]
    if form == "docx":
        told: str | bytes = _paper(difference, selection, own)
    elif form == "terminal":
        look = Look(lang, screen_width(), wants_colour(output, os.environ))
        told = diff_screen(difference, selection, plans.names, look)
    else:
        told = _told(difference, selection, plans.names, form, lang)
    answer(told, output, inputs=inputs)
    tell_written(output, lang)
    if exit_code and selection.differs:
        raise typer.Exit(_DIFFERENT)


def _told(
    difference: PlanDifference, selection: Selection, names: tuple[str, str], form: str, language: Language
) -> str:
    if form == "json":
        from plancli.exports.difference_json import export_difference_json

        return export_difference_json(difference, selection.changes, selection.units, names)
    from plancli.exports.difference_markdown import export_difference_markdown

    return export_difference_markdown(difference, selection.changes, selection.units, names, language)


def _paper(difference: PlanDifference, selection: Selection, templates: Path | None) -> bytes:
    from plancli.reports.catalogue import ReportFormat, render_view
    from plancli.reports.template_folder import TemplateFolder
    from plancli.reports.views.difference import view_difference

    view = view_difference(difference, selection.changes, selection.units)
    return render_view("difference", view, ReportFormat.DOCX, TemplateFolder(templates))
