"""`plancli sheets`: one assignment sheet a unit and a covering table, all written or none."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.configuration import Configuration
from plancli.cli.inputs import usable_plan
from plancli.cli.options import Config, Force, NoConfig, PlanFile, Speech, Templates
from plancli.cli.output_names import folder_name
from plancli.cli.set_folder import write_numbered
from plancli.cli.streams import remark, working
from plancli.messages import Language, sentence

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
    many = len(found.units) >= _MANY
    with working(sentence(lang, "cli.sheets.making"), shown=many) as tell:
        files = build_sheets(found, wanted, own, tell=tell)
    if len(files) == 1:  # the covering table alone
        remark(sentence(lang, "cli.sheets.nobody"))
        return
    write_numbered(output, files, wanted.value, lang, force=force, shown=many)
