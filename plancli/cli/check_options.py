"""Flags of `plancli check` alone; those it shares with other commands stand in `options`.

`help` and `metavar` hold keys of `messages`; the program turns them into sentences.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancli.formats import FORMATS

_RULES = "cli.help.group.rules"
_FIXES = "cli.help.group.fixes"
_KNOWN = "cli.help.group.known"

Paths = Annotated[list[str] | None, typer.Argument(metavar="cli.metavar.plans", help="cli.check.paths")]
Form = Annotated[
    str,
    typer.Option("--format", metavar="|".join(FORMATS), help="cli.check.format", show_default=False),
]
FailOn = Annotated[
    str,
    typer.Option(
        metavar="error|warning|info|never",
        help="cli.check.fail-on",
        rich_help_panel=_RULES,
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="cli.metavar.rules", help="cli.check.select", rich_help_panel=_RULES),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="cli.metavar.rules", help="cli.check.ignore", rich_help_panel=_RULES),
]
AsOf = Annotated[
    str,
    typer.Option(metavar="cli.metavar.date", help="cli.check.as-of", rich_help_panel=_RULES),
]
State = Annotated[
    str,
    typer.Option(metavar="received|draft|issued", help="cli.check.state", rich_help_panel=_RULES),
]
Comments = Annotated[
    Path | None,
    typer.Option(metavar="cli.metavar.file", help="cli.check.comments", rich_help_panel=_FIXES),
]
Fix = Annotated[bool, typer.Option("--fix", help="cli.check.fix", rich_help_panel=_FIXES)]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help="cli.check.unsafe-fixes", rich_help_panel=_FIXES),
]
Diff = Annotated[bool, typer.Option("--diff", help="cli.check.diff", rich_help_panel=_FIXES)]
Statistics = Annotated[bool, typer.Option("--statistics", help="cli.check.statistics")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="cli.metavar.file",
        help="cli.check.baseline",
        rich_help_panel=_KNOWN,
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="cli.metavar.file",
        help="cli.check.write-baseline",
        rich_help_panel=_KNOWN,
    ),
]
PruneBaseline = Annotated[
    bool,
    typer.Option("--prune-baseline", help="cli.check.prune-baseline", rich_help_panel=_KNOWN),
]
