"""`plancli new`: a fresh plan file to be filled in, or a draft from the plan above; invents no fact."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.options import Force, Speech
from plancli.cli.schemas import SCHEMA, schema_for
from plancli.cli.streams import answer, refuse_existing, remark, tell_written
from plancli.errors import UsageError
from plancli.formatting import format_plan
from plancli.loading import load_bytes
from plancli.messages import Language, sentence
from plancli.resources import read_resource

_BLANK = "…"
"""Stands where the clerk is to write; the skeleton says so at its head."""


def new(
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.new.output")
    ] = None,
    issuer: Annotated[str, typer.Option(metavar="cli.metavar.text", help="cli.new.issuer")] = "",
    title: Annotated[str, typer.Option(metavar="cli.metavar.text", help="cli.new.title")] = "",
    place: Annotated[str, typer.Option(metavar="cli.metavar.text", help="cli.new.place")] = "",
    year: Annotated[
        int, typer.Option(metavar="cli.metavar.year", help="cli.new.year", show_default=False)
    ] = 0,
    parent: Annotated[
        str, typer.Option("--from", metavar="cli.metavar.plan", help="cli.draft.from", show_default=False)
    ] = "",
    unit: Annotated[
        str, typer.Option("--for", metavar="cli.metavar.unit", help="cli.draft.for", show_default=False)
    ] = "",
    form: Annotated[
        str,
        typer.Option("--format", metavar="yaml|docx|json", help="cli.draft.format", show_default=False),
    ] = "",
    show_list: Annotated[bool, typer.Option("--list", help="cli.draft.list")] = False,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="cli.draft.doubtful")] = False,
    force: Force = False,
    lang: Speech = Language.VI,
) -> int:
    """Write the skeleton, its comments Vietnamese in every language: it becomes a Vietnamese paper."""
    output = None if output == Path("-") else output
    refuse_existing(output, force=force)
    if parent:
        from plancli.cli.draft import DraftRequest, draft
        from plancli.drafting.draft import Wishes

        wishes = Wishes(issuer, title, place, str(year or ""), doubtful)
        return draft(DraftRequest(parent, unit.strip(), output, form, wishes, show_list, lang, force))
    flags = {"--for": unit, "--format": form, "--list": show_list, "--doubtful": doubtful}
    if flag := next((name for name, given in flags.items() if given), ""):
        raise UsageError("cli.draft.needs-from", flag=flag)
    schema = schema_for(output)
    text = _skeleton(schema or SCHEMA, issuer, title, place, year or datetime.date.today().year)
    answer(text, output, force=force)
    tell_written(output, lang)
    if output is not None and not schema:
        remark(sentence(lang, "cli.new.schema-hint", path=(output.parent / SCHEMA).as_posix()))
    return 0


def _skeleton(schema: str, issuer: str, title: str, place: str, year: int) -> str:
    skeleton = read_resource("data", "new_plan.yaml").decode()
    text = skeleton.format(
        schema=schema,
        issuer=_quoted(issuer or f"Ủy ban nhân dân xã {_BLANK}"),
        title=_quoted(title or _BLANK),
        place=_quoted(place or _BLANK),
        year=year,
    )
    loaded = load_bytes("", text.encode())
    return format_plan(loaded) if loaded.is_usable else text


def _quoted(value: str) -> str:
    """Return the value so that no character of it can be read as anything but text."""
    plain = value.replace(" ", "").isalpha()
    return value if plain else json.dumps(value, ensure_ascii=False)
