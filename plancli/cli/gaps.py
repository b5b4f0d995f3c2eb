"""`plancli gaps`: what a plan leaves open, by the "6 rõ"; whether that is a fault, `check` says."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.analysis.gaps import find_gaps
from plancli.cli.choices import choose
from plancli.cli.gap_screen import gap_screen
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Output, PlanFile, Speech
from plancli.cli.streams import answer, screen_width
from plancli.messages import Language
from plancli.model.plan import Plan

FORMS = ("table", "json", "csv", "md")


def gaps(
    plan: PlanFile,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.gaps.format", show_default=False)
    ] = "table",
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Show the matrix of tasks and questions, and the gaps of the whole plan."""
    form = choose("--format", form, FORMS)
    answer(_told(usable_plan(plan, lang), form, lang), output, inputs=[plan])


def _told(plan: Plan, form: str, language: Language) -> str | bytes:
    if form == "table":
        return gap_screen(find_gaps(plan), language, screen_width())
    if form == "md":
        from plancli.reports.catalogue import ReportFormat, build_report

        return build_report(plan, "gaps", ReportFormat.MD)
    if form == "csv":
        from plancli.exports.csv_export import export_gaps_csv

        return export_gaps_csv(find_gaps(plan))
    from plancli.exports.json_export import export_gaps_json

    return export_gaps_json(find_gaps(plan), language)
