"""Flags that several commands share, so that each reads and is explained the same everywhere.

`help` and `metavar` hold keys of `messages`; the program turns them into sentences.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancli.cli.output_names import file_name
from plancli.messages import Language

_SETTINGS = "cli.help.group.settings"


def _number(written: str) -> int:
    """Return a number above nothing; Click makes a refusal of the ValueError."""
    number = int(written)
    if number < 1:
        raise ValueError(written)
    return number


PlanFile = Annotated[str, typer.Argument(metavar="cli.metavar.plan", help="cli.argument.plan")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", parser=file_name, metavar="cli.metavar.file", help="cli.option.output"),
]
Speech = Annotated[
    Language,
    typer.Option("--lang", metavar="vi|en", help="cli.option.lang", show_default=False, case_sensitive=False),
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", parser=_number, metavar="cli.metavar.count", help="cli.option.jobs")
]
Force = Annotated[bool, typer.Option("--force", help="cli.option.force")]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="cli.metavar.file",
        help="cli.option.config",
        rich_help_panel=_SETTINGS,
    ),
]
NoConfig = Annotated[
    bool, typer.Option("--no-config", help="cli.option.no-config", rich_help_panel=_SETTINGS)
]
ShowSettings = Annotated[
    bool,
    typer.Option("--show-settings", help="cli.option.show-settings", rich_help_panel=_SETTINGS),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="cli.metavar.folder",
        help="cli.option.templates",
        rich_help_panel=_SETTINGS,
    ),
]
AsOfToday = Annotated[str, typer.Option("--as-of", metavar="cli.metavar.date", help="cli.option.as-of")]
Within = Annotated[
    int,
    typer.Option("--within", metavar="cli.metavar.count", help="cli.option.within", show_default=False),
]
