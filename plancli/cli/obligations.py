"""`plancli obligations`: what each unit owes, groups opened and explained; judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
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
from plancli.cli.obligation_wishes import ObligationWishes
from plancli.cli.options import Jobs, Output, Speech
from plancli.cli.streams import answer, remark, screen_width, tell_written
from plancli.cli.units_and_roles import choose_role, choose_unit
from plancli.errors import UsageError
from plancli.input_file import is_folder
from plancli.messages import Language, sentence
from plancli.source.document import SourceDocument
from plancli.source.position import Route

FORMS = ("table", "json", "csv", "md", "xlsx")


def obligations(
    paths: Annotated[
        list[str], typer.Argument(metavar="cli.metavar.some-plans", help="cli.obligations.plans")
    ],
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
    conflicts: Annotated[bool, typer.Option("--conflicts", help="cli.obligations.conflicts")] = False,
    jobs: Jobs = None,
    output: Output = None,
    lang: Speech = Language.VI,
) -> int:
    """List obligations, all or those of one unit or role, in one plan or in several."""
    form = choose_format(form, output, FORMS, binary=("xlsx",))
    layout = csv_layout(form, delimiter, headings)
    wanted = None if role is None else choose_role(role, lang)
    wishes = ObligationWishes(unit, wanted, direct, conflicts, jobs, form, layout, output, lang)
    if len(paths) > 1 or is_folder(Path(paths[0])):
        from plancli.cli.folder_obligations import folder_obligations

        return folder_obligations(paths, wishes)
    if conflicts:
        raise UsageError("cli.obligations.conflicts-of-one")
    _tell_one(paths[0], wishes)
    return 0


def _tell_one(path: str, wishes: ObligationWishes) -> None:
    lang, output = wishes.language, wishes.output
    source, plan = load_usable(path, lang)
    rows = list_obligations(plan)
    if wishes.unit is not None:
        rows = obligations_of(plan, rows, choose_unit(plan, wishes.unit))
    if wishes.role or wishes.direct:
        rows = select_obligations(rows, wishes.role, direct=wishes.direct)
    for name in {mention.words: None for mention in unplaced_names(plan)}:
        remark(sentence(lang, "cli.obligations.unplaced", name=name))
    if wishes.form == "xlsx":
        from plancli.exports.plan_workbook import obligations_workbook

        answer(obligations_workbook(plan, rows, lang), output, inputs=[path])
    elif wishes.form == "csv":
        from plancli.exports.csv_export import export_obligations_csv

        answer(export_obligations_csv(rows, _lines_of(source), wishes.layout), output, inputs=[path])
    else:
        answer(_told(rows, wishes.form, source, lang), output, inputs=[path])
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
