"""`plancli render`: a plan or a report of it as Markdown or Word; adds no word that the plan lacks."""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Output, Speech
from plancli.cli.streams import answer, remark
from plancli.errors import UsageError
from plancli.messages import Language, sentence


def render(
    plan: Annotated[str | None, typer.Argument(metavar="cli.metavar.plan", help="cli.argument.plan")] = None,
    *,
    report: Annotated[
        str,
        typer.Option("--report", metavar="cli.metavar.report", help="cli.render.report", show_default=False),
    ] = "plan",
    form: Annotated[
        str, typer.Option("--format", metavar="md|docx", help="cli.render.format", show_default=False)
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="cli.render.list")] = False,
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Render one report; Word goes to a file only."""
    from plancli.reports.catalogue import REPORTS, ReportFormat, build_report
    from plancli.reports.material import Material

    if show_list:
        width = max(map(len, REPORTS))
        lines = (f"{name:{width}}  {each.description(lang)}\n" for name, each in REPORTS.items())
        answer("".join(lines), output)
        return
    if plan is None:
        raise UsageError("cli.render.plan-missing")
    name = choose("--report", report, REPORTS)
    ending = output.suffix.lstrip(".").lower() if output else ""
    forms = [each.value for each in ReportFormat]
    wanted = ReportFormat(choose("--format", form or (ending if ending in forms else "md"), forms))
    if wanted is ReportFormat.DOCX and output is None:
        raise UsageError("cli.needs-output", format="--format docx")
    answer(build_report(Material(usable_plan(plan, lang)), name, wanted), output, inputs=[plan])
    if output is not None:
        remark(sentence(lang, "cli.written", path=output.as_posix()))
