"""Flags of `plancli trace` alone; those it shares with other commands stand in `options`.

`help` and `metavar` hold keys of `messages`; the program turns them into sentences.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_LINKS = "cli.help.group.links"
_BELOW = "cli.help.group.below"

Plans = Annotated[
    list[str] | None,
    typer.Argument(metavar="cli.metavar.plans", help="cli.trace.plan", show_default=False),
]
Parent = Annotated[
    list[str] | None, typer.Option("--parent", metavar="cli.metavar.file", help="cli.trace.parent")
]
AsOf = Annotated[str, typer.Option(metavar="cli.metavar.date", help="cli.trace.as-of")]
Duties = Annotated[bool, typer.Option("--duties", help="cli.trace.duties")]
Form = Annotated[
    str,
    typer.Option(
        "--format", metavar="table|json|md|docx|html|xlsx", help="cli.trace.format", show_default=False
    ),
]
Suggest = Annotated[bool, typer.Option("--suggest", help="cli.trace.suggest", rich_help_panel=_LINKS)]
WriteLinks = Annotated[
    bool, typer.Option("--write-links", help="cli.trace.write-links", rich_help_panel=_LINKS)
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="cli.metavar.task", help="cli.trace.accept", rich_help_panel=_LINKS),
]
Yes = Annotated[bool, typer.Option("--yes", help="cli.trace.yes", rich_help_panel=_LINKS)]
Roster = Annotated[
    Path | None,
    typer.Option("--roster", metavar="cli.metavar.file", help="cli.trace.roster", rich_help_panel=_BELOW),
]
By = Annotated[
    str, typer.Option("--by", metavar="cli.metavar.date", help="cli.trace.by", rich_help_panel=_BELOW)
]
OneUnit = Annotated[
    str, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.trace.unit", rich_help_panel=_BELOW)
]
Missing = Annotated[bool, typer.Option("--missing", help="cli.trace.missing", rich_help_panel=_BELOW)]
