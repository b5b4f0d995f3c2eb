"""`plancli import`: a plan file out of a Word, PDF or text file; writes only what its account proves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.inputs import is_paper, read_input
from plancli.cli.options import Force, Output, Speech
from plancli.cli.schemas import schema_for
from plancli.cli.streams import (
    FAULTY,
    answer,
    refuse_existing,
    remark,
    remark_lines,
    screen_width,
    tell_written,
    working,
)
from plancli.errors import UsageError
from plancli.file_starts import SLOW_TO_READ
from plancli.messages import Language, sentence
from plancli.workspace.plan_files import STDIN, has_plan_key

FORMS = ("summary", "json")
_LARGE = 1_000_000


def import_plan(
    file: Annotated[str, typer.Argument(metavar="cli.metavar.file", help="cli.import.file")],
    *,
    output: Output = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.import.format", show_default=False)
    ] = "summary",
    force: Force = False,
    lang: Speech = Language.VI,
) -> int:
    """Import a paper; the plan goes to `-o` or stdout, the summary beside it."""
    from plancli.cli.import_screen import import_screen, refusal
    from plancli.exports.import_json import export_import_json, export_refusal_json
    from plancli.importing.importer import NotAPlan, import_paper

    form = choose("--format", form, FORMS)
    output = None if output == Path(STDIN) else output
    refuse_existing(output, force=force)
    data = read_input(file)
    if has_plan_key(data) and not is_paper(data, file):
        raise UsageError("cli.import.is-plan", path=file)
    slow = data.startswith(SLOW_TO_READ) or len(data) > _LARGE
    try:
        with working(sentence(lang, "cli.import.reading", path=file), shown=slow):
            imported = import_paper(data, file, schema_for(output))
    except NotAPlan as other:
        if form == "json":
            answer(export_refusal_json(other.kind))
        remark(refusal(file, other.kind, lang))
        return FAULTY
    if output is not None:
        answer(imported.text, output, inputs=[file], force=force)
    if form == "json":
        answer(export_import_json(imported, lang))
    else:
        _tell(imported.text, import_screen(imported, file, lang, screen_width()), output)
    tell_written(output, lang)
    return FAULTY if imported.needs_a_look else 0


def _tell(text: str, summary: str, output: Path | None) -> None:
    """Put the plan on stdout and the summary on stderr, or the summary alone where the plan has a file."""
    if output is None:
        answer(text)
        remark_lines(summary.rstrip("\n"))
    else:
        answer(summary)
