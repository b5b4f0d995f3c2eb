"""The program: its own flags, and one run of one command.

Loads the invoked command only; puts faults of the command line into words, other failures are for `__main__`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from plancli import __version__
from plancli.cli.click import ClickException, NoArgsIsHelpError
from plancli.cli.options import Speech
from plancli.cli.spoken import SETTINGS, SpokenGroup, load_program
from plancli.cli.streams import UNUSABLE, remark_lines
from plancli.cli.usage import explain
from plancli.messages import Language

_APP = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=SETTINGS)


def _show_version(value: bool) -> None:
    if value:
        print(f"plancli {__version__}")
        raise typer.Exit


@_APP.callback(cls=SpokenGroup, invoke_without_command=True)
def _program(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", help="cli.option.version", callback=_show_version, is_eager=True)
    ] = False,
    lang: Speech = Language.VI,  # noqa: ARG001 - read before the program is built
) -> None:
    if context.invoked_subcommand is None:
        raise NoArgsIsHelpError(context)


def run_program(arguments: Sequence[str], language: Language) -> int:
    """Run one command line and return its exit code, usage errors explained; PlancliError passes through."""
    program: Callable[..., object] = load_program(_APP, language).main
    try:
        code = program(args=list(arguments), prog_name="plancli", standalone_mode=False)
    except ClickException as error:
        remark_lines(explain(error, language))
        return UNUSABLE
    return code if isinstance(code, int) else 0
