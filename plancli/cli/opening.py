"""What begins without a command: the menu, for nothing at all; a check, for files dropped on the program.

Runs commands by their lines only; what they do is their own affair.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path, PurePath

from plancli.cli.commands import COMMANDS
from plancli.cli.streams import stands
from plancli.input_file import PAPER_ENDINGS, PLAN_ENDINGS
from plancli.messages import Language
from plancli.workspace.plan_files import missing

_ENDINGS = frozenset((*PLAN_ENDINGS, *PAPER_ENDINGS, ".rtf", ".txt", ".md", ".xlsx", ".xlsm", ".csv"))
"""By these a word alone is known as the name of a file; any other is one where it has a folder before it."""


def begin(given: Sequence[str], language: Language, run_line: Callable[[Sequence[str]], int]) -> int | None:
    """Do what a line without a command asks for and return the exit code; None where it names a command.

    InputError where it names a file and there is none.
    """
    flags = _leading_language(given)
    words = given[len(flags) :]
    if not words:
        if not _at_a_terminal():
            return None
        from plancli.cli.menu import open_menu

        return open_menu(flags, language, run_line)
    if words[0] in COMMANDS or not _names_a_file(words[0]):
        return None
    if not stands(Path(words[0])):
        raise missing(Path(words[0]))
    code = run_line([*flags, "check", *words])
    if len(words) == 1 and _at_a_terminal():
        from plancli.cli.menu import open_menu

        open_menu(flags, language, run_line, words[0])
    else:
        from plancli.cli.window import hold_window

        hold_window(language)
    return code


def _leading_language(given: Sequence[str]) -> Sequence[str]:
    """Return the flags before the first word, where they only choose the language."""
    if given and given[0] == "--lang":
        return given[:2]
    return list(takewhile(lambda word: word.startswith("--lang="), given))


def _names_a_file(word: str) -> bool:
    """Tell whether a word, no flag, is meant as a file or a folder: by its ending or a folder before it."""
    separators = [each for each in (os.sep, os.altsep) if each]
    named = PurePath(word).suffix.lower() in _ENDINGS or any(each in word for each in separators)
    return named and not word.startswith("-")


def _at_a_terminal() -> bool:
    """Tell whether a person reads and answers."""
    return all(each is not None and each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr))
