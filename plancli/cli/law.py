"""`plancli law`: looks acts up in the registry, and says what the registry is.

Says what entries say; the first word chooses what is done, any other begins a query.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.commands import actions
from plancli.cli.configuration import Configuration
from plancli.cli.law_answer import LawWishes, tell
from plancli.cli.options import Force, Output, Speech
from plancli.cli.output_names import ending_of
from plancli.cli.registry import open_registry
from plancli.cli.streams import remark, screen_width
from plancli.errors import UsageError
from plancli.exports import law_export as export
from plancli.legal.registry import Registry
from plancli.messages import Language, sentence
from plancli.workspace.plan_files import STDIN

FORMS = ("table", "json", "csv", "md", "xlsx")
_MOST = 10
"""Acts that are shown where no number is asked for."""


def law(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="cli.metavar.law", help="cli.law.words", show_default=False)
    ] = None,
    *,
    limit: Annotated[
        int, typer.Option(metavar="cli.metavar.count", help="cli.law.limit", show_default=False)
    ] = _MOST,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.law.format", show_default=False)
    ] = "",
    output: Output = None,
    force: Force = False,
    lang: Speech = Language.VI,
) -> int:
    """Do what the first word says: status, missing, add, or a look-up."""
    if not words:
        raise UsageError("cli.law.no-words")
    if limit < 1:
        raise UsageError("cli.law.bad-limit", value=limit)
    first, *rest = words
    action = actions("law").get(first)
    ending = ending_of(output)
    form = choose("--format", form or (ending if ending in FORMS else "table"), FORMS)
    wishes = LawWishes(form, output, force, lang)
    registry = open_registry(Configuration().of(STDIN).registry, lang)
    if action == "status":
        return _status(rest, registry, wishes)
    if action == "missing":
        from plancli.cli.law_missing import law_missing

        return law_missing(rest, registry, wishes)
    if action == "add":
        from plancli.cli.law_add import law_add

        return law_add(rest, registry, wishes, datetime.date.today())
    return _look_up(" ".join(words), registry, limit, wishes)


def _look_up(query: str, registry: Registry, limit: int, wishes: LawWishes) -> int:
    """Show the acts that a query may mean, the likeliest first."""
    from plancli.cli.law_screen import law_screen
    from plancli.legal.search import search_acts

    found = search_acts(registry, query)
    shown = found[:limit]
    if not found:
        remark(sentence(wishes.language, "cli.law.none", query=query))
    forms: dict[str, Callable[[], str | bytes]] = {
        "table": lambda: law_screen(shown, len(found), registry, wishes.language, screen_width()),
        "json": lambda: export.export_acts_json(shown, len(found)),
        "csv": lambda: export.export_acts_csv(shown),
        "md": lambda: export.export_acts_markdown(shown, wishes.language),
    }
    tell(forms, wishes)
    if wishes.form not in ("table", "json") and len(found) > len(shown):
        remark(sentence(wishes.language, "cli.law.more", count=len(found) - len(shown)))
    return 0


def _status(rest: Sequence[str], registry: Registry, wishes: LawWishes) -> int:
    """Show the registry in figures."""
    from plancli.cli.law_screen import status_screen
    from plancli.legal.registry_summary import summarise

    if rest:
        raise UsageError("cli.too-many-arguments", words=" ".join(rest), command="plancli law status")
    summary = summarise(registry)
    forms: dict[str, Callable[[], str | bytes]] = {
        "table": lambda: status_screen(summary, wishes.language, screen_width()),
        "json": lambda: export.export_summary_json(summary),
        "csv": lambda: export.export_summary_csv(summary),
        "md": lambda: export.export_summary_markdown(summary, wishes.language),
    }
    tell(forms, wishes)
    return 0
