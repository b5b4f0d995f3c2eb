"""`plancli export`: the plan as data for other programs; adds nothing that the paper lacks."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Output, PlanFile, Speech
from plancli.cli.streams import answer
from plancli.messages import Language

FORMS = ("json", "csv")


def export(
    plan: PlanFile,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.export.format", show_default=False)
    ] = "json",
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Export the plan: all of it as JSON, its tasks as CSV."""
    form = choose("--format", form, FORMS)
    found = usable_plan(plan, lang)
    if form == "csv":
        from plancli.exports.csv_export import export_tasks_csv

        answer(export_tasks_csv(found), output, inputs=[plan])
    else:
        from plancli.exports.json_export import export_plan_json

        answer(export_plan_json(found), output, inputs=[plan])
