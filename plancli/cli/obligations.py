"""`plancli obligations`: what each unit owes, groups opened and explained; judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from plancli.analysis.obligations import (
    UnitObligations,
    list_obligations,
    obligations_of,
    select_obligations,
    unplaced_names,
)
from plancli.cli.choices import choose_format
from plancli.cli.csv_options import Delimiter, Headings, csv_layout
from plancli.cli.inputs import load_usable
from plancli.cli.obligation_screen import obligation_screen
from plancli.cli.options import Output, PlanFile, Speech
from plancli.cli.streams import answer, remark, screen_width, tell_written
from plancli.cli.units_and_roles import choose_role, choose_unit
from plancli.messages import Language, sentence
from plancli.source.document import SourceDocument
from plancli.source.position import Route

FORMS = ("table", "json", "csv", "md", "xlsx")


def obligations(
    plan: PlanFile,
    *,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.obligations.unit")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="cli.metavar.role", help="cli.obligations.role")
    ] = None,
    direct: Annotated[bool, typer.Option("--direct", help="cli.obligations.direct")] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="|".join(FORMS), help="cli.obligations.format", show_default=False),
    ] = "",
    delimiter: Delimiter = None,
    headings: Headings = None,
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """List obligations, all or those of one unit or role."""
    form = choose_format(form, output, FORMS, binary=("xlsx",))
    layout = csv_layout(form, delimiter, headings)
    wanted = None if role is None else choose_role(role, lang)
    source, found = load_usable(plan, lang)
    rows = list_obligations(found)
    if unit is not None:
        rows = obligations_of(found, rows, choose_unit(found, unit))
    rows = select_obligations(rows, wanted, direct=direct) if wanted or direct else rows
    for name in {mention.words: None for mention in unplaced_names(found)}:
        remark(sentence(lang, "cli.obligations.unplaced", name=name))
    if form == "xlsx":
        from plancli.exports.plan_workbook import obligations_workbook

        answer(obligations_workbook(found, rows, lang), output, inputs=[plan])
    elif form == "csv":
        from plancli.exports.csv_export import export_obligations_csv

        answer(export_obligations_csv(rows, _lines_of(source), layout), output, inputs=[plan])
    else:
        answer(_told(rows, form, source, lang), output, inputs=[plan])
    tell_written(output, lang)


def _told(rows: Sequence[UnitObligations], form: str, source: SourceDocument, language: Language) -> str:
    if form == "table":
        return obligation_screen(rows, language, screen_width())
    if form == "md":
        from plancli.exports.table_markdown import export_obligations_markdown

        return export_obligations_markdown(rows, language)
    from plancli.exports.json_export import export_obligations_json

    return export_obligations_json(rows, _lines_of(source))


def _lines_of(source: SourceDocument) -> Callable[[Route], int]:
    return lambda route: source.locate(route).start.line
