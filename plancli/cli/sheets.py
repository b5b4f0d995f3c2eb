"""`plancli sheets`: one assignment sheet a unit and a covering table, all written or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.configuration import Configuration
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Config, Force, NoConfig, PlanFile, Speech, Templates
from plancli.cli.output_names import folder_name
from plancli.cli.set_folder import write_numbered
from plancli.cli.streams import remark, working
from plancli.messages import Language, sentence
from plancli.model.plan import Plan

if TYPE_CHECKING:  # what compares plans is loaded where a comparison is asked for
    from plancli.analysis.change import PlanDifference

_MANY = 100
"""Units of a plan whose sheets take so long that a person wants to see them grow."""


def sheets(
    plan: PlanFile,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", parser=folder_name, metavar="cli.metavar.folder", help="cli.sheets.output"
        ),
    ],
    form: Annotated[
        str, typer.Option("--format", metavar="docx|md", help="cli.sheets.format", show_default=False)
    ] = "docx",
    changed_since: Annotated[
        str, typer.Option("--changed-since", metavar="cli.metavar.old", help="cli.sheets.changed-since")
    ] = "",
    force: Force = False,
    templates: Templates = None,
    config: Config = None,
    no_config: NoConfig = False,
    lang: Speech = Language.VI,
) -> None:
    """Write the sheets; a file that someone has worked on is kept unless `--force`."""
    from plancli.reports.catalogue import PAPERS, ReportFormat
    from plancli.reports.sheets import build_sheets
    from plancli.reports.template_folder import TemplateFolder

    wanted = ReportFormat(choose("--format", form, [each.value for each in PAPERS]))
    own = TemplateFolder(templates or Configuration(config, ignored=no_config).of(plan).templates)
    found = usable_plan(plan, lang)
    since = _since(changed_since, plan, found, lang) if changed_since else None
    many = len(found.units) >= _MANY
    with working(sentence(lang, "cli.sheets.making"), shown=many) as tell:
        files = build_sheets(found, wanted, own, tell=tell, since=since)
    if len(files) == 1:  # the covering table alone
        remark(sentence(lang, "cli.sheets.nobody" if since is None else "cli.sheets.nobody-changed"))
        return
    write_numbered(output, files, wanted.value, lang, force=force, whole=since is None, shown=many)


def _since(written: str, path: str, plan: Plan, language: Language) -> PlanDifference:
    """Return what changed since the version that is named, and say which units get no sheet for it."""
    from plancli.analysis.change import UnitStanding
    from plancli.analysis.compare import compare_plans
    from plancli.cli.diff_inputs import old_plan

    difference = compare_plans(old_plan(written, path, language), plan)
    if not difference.has_common_work:
        remark(sentence(language, "diff.strangers"))
    for standing in (UnitStanding.UNCHANGED, UnitStanding.GONE):
        names = [each.unit.name for each in difference.units if each.standing is standing]
        if names:
            key = f"cli.sheets.{standing.value}"
            remark(sentence(language, key, count=len(names), names="; ".join(names)))
    return difference
