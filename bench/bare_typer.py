"""A Typer program with one command and every default, as a measure of `plancli --help`.

Does no work; what it costs is what Typer costs.
"""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command()
def hello(name: str, count: int = 1) -> None:
    """Greet someone."""
    for _ in range(count):
        typer.echo(f"Hello {name}")


if __name__ == "__main__":
    app()
