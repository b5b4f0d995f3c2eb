"""From a command line to its command: the usual `check` starts without Typer, all else goes through it.

Typer alone says which flags there are. Here stand the few whose value goes to `check` as it was typed;
a line with anything else in it, and every line with a fault, is Typer's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from plancli.messages import Language

_CHECK = ("check", "kiem-tra")
"""The command, and its name in Vietnamese."""
_FLAGS = {"--format": "form", "--fail-on": "fail_on", "--as-of": "as_of", "--state": "state", "--lang": ""}
"""Flags with one value, and the field of `CheckFlags` that takes it; `--lang` has been read before."""
_SWITCHES = {"--no-config": "no_config", "--statistics": "statistics"}
"""Flags without a value, and the field that they set."""
_LANGUAGES = frozenset(each.value for each in Language)


def run(arguments: Sequence[str], language: Language, run_line: Callable[[Sequence[str]], int]) -> int:
    """Run one command line and return its exit code; a PlancliError passes through.

    `run_line` runs another whole line, which the menu or a dropped file leads to.
    """
    plain = plain_check(arguments)
    if plain is not None:
        from plancli.cli.check_run import CheckFlags, run_check

        return run_check(CheckFlags(**plain, lang=language))
    from plancli.cli.opening import begin

    begun = begin(arguments, language, run_line)
    if begun is not None:
        return begun
    from plancli.cli.app import run_program

    return run_program(arguments, language)


def plain_check(arguments: Sequence[str]) -> dict[str, Any] | None:
    """Return the fields of `CheckFlags` that a usual line of `check` fills; None for a line for Typer.

    >>> plain_check(["check", "plan.yaml", "--format", "json"])
    {'form': 'json', 'paths': ('plan.yaml',)}
    """
    if not arguments or arguments[0] not in _CHECK:
        return None
    fields: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        flag, is_joined, value = word.partition("=")
        if not word.startswith("-"):
            paths.append(word)
        elif word in _SWITCHES:
            fields[_SWITCHES[word]] = True
        elif flag in _FLAGS:
            value = value if is_joined else next(rest, "")
            if not value or value.startswith("-") or (flag == "--lang" and value not in _LANGUAGES):
                return None
            fields[_FLAGS[flag]] = value
        else:
            return None
    fields.pop("", None)
    return {**fields, "paths": tuple(paths)}
