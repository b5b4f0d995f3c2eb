"""The flags of `plancli progress` that record something."""

from __future__ import annotations

from typing import Annotated

import typer

Task = Annotated[str, typer.Option("--record", metavar="cli.metavar.task", help="cli.progress.record")]
State = Annotated[str, typer.Option("--state", metavar="cli.progress.states", help="cli.progress.state")]
By = Annotated[str, typer.Option("--by", metavar="cli.metavar.unit", help="cli.progress.by")]
Evidence = Annotated[
    str, typer.Option("--evidence", metavar="cli.metavar.text", help="cli.progress.evidence")
]
Note = Annotated[str, typer.Option("--note", metavar="cli.metavar.text", help="cli.progress.note")]
Extend = Annotated[str, typer.Option("--extend", metavar="cli.metavar.task", help="cli.progress.extend")]
Until = Annotated[str, typer.Option("--to", metavar="cli.metavar.date", help="cli.progress.to")]
Basis = Annotated[str, typer.Option("--basis", metavar="cli.metavar.text", help="cli.progress.basis")]
Told = Annotated[str, typer.Option("--date", metavar="cli.metavar.date", help="cli.progress.date")]
Yes = Annotated[bool, typer.Option("--yes", help="cli.option.yes")]
