"""Asks the person at the screen whether something may be written.

In a pipe nobody can be asked: there only `--yes` writes.
"""

from __future__ import annotations

import sys

from plancli.cli.streams import remark
from plancli.errors import UsageError
from plancli.messages import Language, sentence

YES = frozenset({"c", "có", "co", "y", "yes", "ừ", "đồng ý"})
"""Answers that agree, in small letters."""


def agreed(question: str, language: Language, *, yes: bool) -> bool:
    """Say whether a person agrees; True at once with `yes`. UsageError where there is nobody to ask."""
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("cli.nobody-to-ask")
    remark(f"{question} {sentence(language, 'cli.yes-or-no')}")
    try:
        answered = sys.stdin.readline()
    except KeyboardInterrupt:
        answered = ""
    return answered.strip().lower() in YES
