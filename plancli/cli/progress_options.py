"""The flags of `plancli progress` that record something."""

from __future__ import annotations

from typing import Annotated

import typer

_RECORD = "cli.help.group.record"

Task = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="cli.metavar.task",
        help="cli.progress.record",
        rich_help_panel=_RECORD,
    ),
]
State = Annotated[
    str,
    typer.Option(
        "--state",
        metavar="cli.progress.states",
        help="cli.progress.state",
        rich_help_panel=_RECORD,
    ),
]
By = Annotated[
    str,
    typer.Option("--by", metavar="cli.metavar.unit", help="cli.progress.by", rich_help_panel=_RECORD),
]
Evidence = Annotated[
    str,
    typer.Option(
        "--evidence",
        metavar="cli.metavar.text",
        help="cli.progress.evidence",
        rich_help_panel=_RECORD,
    ),
]
Note = Annotated[
    str,
    typer.Option(
        "--note",
        metavar="cli.metavar.text",
        help="cli.progress.note",
        rich_help_panel=_RECORD,
    ),
]
Extend = Annotated[
    str,
    typer.Option(
        "--extend",
        metavar="cli.metavar.task",
        help="cli.progress.extend",
        rich_help_panel=_RECORD,
    ),
]
Until = Annotated[
    str,
    typer.Option("--to", metavar="cli.metavar.date", help="cli.progress.to", rich_help_panel=_RECORD),
]
Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="cli.metavar.text",
        help="cli.progress.basis",
        rich_help_panel=_RECORD,
    ),
]
Told = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="cli.metavar.date",
        help="cli.progress.date",
        rich_help_panel=_RECORD,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="cli.option.yes", rich_help_panel=_RECORD)]
