"""`plancli completion`: the script that lets a shell complete lines of plancli, and what the script asks.

Prints only: whoever wants the script puts it into the settings of the shell.
"""

from __future__ import annotations

from typing import Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.completion_scripts import SCRIPTS
from plancli.cli.options import Output, Speech
from plancli.cli.streams import answer
from plancli.messages import Language


def completion(
    shell: Annotated[str, typer.Argument(metavar="|".join(SCRIPTS), help="cli.completion.shell")],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="cli.metavar.words", help="cli.completion.words")
    ] = None,
    *,
    output: Output = None,
    lang: Speech = Language.VI,
) -> None:
    """Print the script of a shell, or what may stand next on a line."""
    shell = choose("SHELL", shell, SCRIPTS)
    if not words:
        answer(SCRIPTS[shell], output)
        return
    from plancli.cli.completing import complete

    *before, current = words
    answer(complete(before, current.removeprefix("="), lang).text(), output)
