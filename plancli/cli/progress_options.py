"""The flags of `plancli progress` that record something."""

from __future__ import annotations

from typing import Annotated

import typer

Task = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="cli.metavar.task",
        help="cli.progress.record",
        rich_help_panel="cli.help.group.record",
    ),
]
State = Annotated[
    str,
    typer.Option(
        "--state",
        metavar="cli.progress.states",
        help="cli.progress.state",
        rich_help_panel="cli.help.group.record",
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by", metavar="cli.metavar.unit", help="cli.progress.by", rich_help_panel="cli.help.group.record"
    ),
]
Evidence = Annotated[
    str,
    typer.Option(
        "--evidence",
        metavar="cli.metavar.text",
        help="cli.progress.evidence",
        rich_help_panel="cli.help.group.record",
    ),
]
Note = Annotated[
    str,
    typer.Option(
        "--note",
        metavar="cli.metavar.text",
        help="cli.progress.note",
        rich_help_panel="cli.help.group.record",
    ),
]
Extend = Annotated[
    str,
    typer.Option(
        "--extend",
        metavar="cli.metavar.task",
        help="cli.progress.extend",
        rich_help_panel="cli.help.group.record",
    ),
]
Until = Annotated[
    str,
    typer.Option(
        "--to", metavar="cli.metavar.date", help="cli.progress.to", rich_help_panel="cli.help.group.record"
    ),
]
Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="cli.metavar.text",
        help="cli.progress.basis",
        rich_help_panel="cli.help.group.record",
    ),
]
Told = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="cli.metavar.date",
        help="cli.progress.date",
        rich_help_panel="cli.help.group.record",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="cli.option.yes", rich_help_panel="cli.help.group.record")]
