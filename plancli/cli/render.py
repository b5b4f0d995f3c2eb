"""`plancli render`: a plan or a report of it as Markdown, Word or HTML; adds no word that the plan lacks."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.configuration import Configuration
from plancli.cli.dates import read_day
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Config, NoConfig, Output, Speech, Templates
from plancli.cli.output_names import ending_of, refuse_other_ending
from plancli.cli.streams import answer, screen_width, tell_written
from plancli.errors import UsageError
from plancli.formats.cells import hung
from plancli.messages import Language


def render(
    plan: Annotated[str | None, typer.Argument(metavar="cli.metavar.plan", help="cli.argument.plan")] = None,
    *,
    report: Annotated[
        str,
        typer.Option("--report", metavar="cli.metavar.report", help="cli.render.report", show_default=False),
    ] = "plan",
    form: Annotated[
        str, typer.Option("--format", metavar="md|docx|html", help="cli.render.format", show_default=False)
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="cli.render.list")] = False,
    as_of: Annotated[str, typer.Option(metavar="cli.metavar.date", help="cli.render.as-of")] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="cli.metavar.period", help="cli.render.period")
    ] = "",
    output: Output = None,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Render one report; Word goes to a file only."""
    from plancli.reports.catalogue import REPORTS, ReportFormat, build_report
    from plancli.reports.material import Material
    from plancli.reports.template_folder import TemplateFolder

    if show_list:
        answer(_listed(lang), output)
        return
    if plan is None:
        raise UsageError("cli.render.plan-missing")
    chosen = REPORTS[choose("--report", report, REPORTS)]
    ending = ending_of(output)
    forms = [each.value for each in ReportFormat]
    usual = ending if ending in forms else chosen.formats[0].value
    wanted = ReportFormat(choose("--format", form or usual, forms))
    chosen.refuse_other_format(wanted)
    refuse_other_ending(output, wanted.value, [each.value for each in chosen.formats], chosen=bool(form))
    if wanted is ReportFormat.DOCX and output is None:
        raise UsageError("cli.needs-output", format="--format docx")
    own = TemplateFolder(templates or Configuration(config, ignored=no_config).of(plan).templates)
    day = read_day("--as-of", as_of) or datetime.date.today()
    if period and chosen.name != "implementation":
        raise UsageError("cli.render.period-alone")
    if chosen.judged:
        from plancli.cli.judgement import judged_material
        from plancli.cli.selection import refuse_unknown_rules

        configuration = Configuration(config, ignored=no_config, accept=refuse_unknown_rules)
        material = judged_material(plan, day, configuration, lang)
    elif chosen.followed:
        from plancli.cli.followed_material import followed_material

        material = followed_material(plan, day, period, lang, needed=chosen.name == "implementation")
    else:
        material = Material(usable_plan(plan, lang), day)
    answer(build_report(material, chosen.name, wanted, own), output, inputs=[plan])
    tell_written(output, lang)


def _listed(language: Language) -> str:
    """Return the reports by name, each with what it is."""
    from plancli.reports.catalogue import REPORTS

    width = max(map(len, REPORTS))
    lines = (
        f"{line}\n"
        for name, each in REPORTS.items()
        for line in hung(f"{name:{width}}  ", each.description(language), screen_width())
    )
    return "".join(lines)
