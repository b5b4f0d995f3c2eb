"""Which language to speak, decided before any help is built.

Reads the arguments and the environment only; the system's own language is not asked, so that CI is stable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from plancli.errors import UsageError
from plancli.messages import Language

VARIABLE = "PLANCLI_LANG"
"""Environment variable that names the language where `--lang` does not."""


def decide_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of `--lang`, else of PLANCLI_LANG, else Vietnamese.

    UsageError for a language that no catalogue holds.

    >>> decide_language(["obligations", "plan.yaml", "--lang", "en"], {})
    <Language.EN: 'en'>
    """
    written = _last_flag(arguments) or environment.get(VARIABLE) or Language.VI.value
    try:
        return Language(written.strip().lower())
    except ValueError as error:
        raise UsageError("cli.language-unknown", value=written) from error


def _last_flag(arguments: Sequence[str]) -> str:
    before = [*takewhile(lambda argument: argument != "--", arguments), ""]
    found = ""
    for argument, following in pairwise(before):
        if argument == "--lang":
            found = following
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found
