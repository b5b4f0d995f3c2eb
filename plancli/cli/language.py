"""Which language to speak, decided before any help is built.

The system's own language is not asked, so that CI is stable.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, takewhile
from pathlib import Path

from plancli import __version__
from plancli.errors import PlancliError, UsageError
from plancli.messages import Language
from plancli.settings import find_settings, read_settings

_VARIABLE = "PLANCLI_LANG"
"""Environment variable that names the language where `--lang` does not."""


def decide_language(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    configured: Callable[[Sequence[str]], str] = lambda _arguments: "",
) -> Language:
    """Return the language of `--lang`, else of PLANCLI_LANG, else the configured one, else Vietnamese.

    UsageError for a language that no catalogue holds.

    >>> decide_language(["obligations", "plan.yaml", "--lang", "en"], {})
    <Language.EN: 'en'>
    """
    written = _last_flag(arguments, "--lang") or environment.get(_VARIABLE) or configured(arguments)
    try:
        return Language((written or Language.VI.value).strip().lower())
    except ValueError as error:
        raise UsageError("cli.language-unknown", value=written) from error


def configured_language(arguments: Sequence[str]) -> str:
    """Return the language that the settings of the current folder name, or those of `--config`.

    Empty where they name none, and where they cannot be read: what is wrong is for their command to say.
    """
    if "--no-config" in arguments:
        return ""
    named = _last_flag(arguments, "--config")
    try:
        file = Path(named) if named else find_settings(os.curdir)
        return read_settings(file, __version__).lang if file else ""
    except PlancliError:
        return ""


def _last_flag(arguments: Sequence[str], flag: str) -> str:
    before = [*takewhile(lambda argument: argument != "--", arguments), ""]
    found = ""
    for argument, following in pairwise(before):
        if argument == flag:
            found = following
        elif argument.startswith(f"{flag}="):
            found = argument.removeprefix(f"{flag}=")
    return found
