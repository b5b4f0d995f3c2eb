"""Days on the command line, as a clerk or a program writes them.

Reads whole days only: an answer "as of" a month would be no answer.
"""

from __future__ import annotations

import datetime
import re

from plancli.errors import UsageError

_WRITTEN = (re.compile(r"\d{4}-\d\d?-\d\d?"), re.compile(r"\d\d?([/.-])\d\d?\1\d{4}"))
_SHAPES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


def read_day(flag: str, written: str) -> datetime.date | None:
    """Return the day, None for nothing written; UsageError where it is none.

    >>> read_day("--as-of", "01/12/2025")
    datetime.date(2025, 12, 1)
    """
    if not written:
        return None
    for shape in _SHAPES:
        try:
            return datetime.datetime.strptime(written.strip(), shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    key = "cli.no-such-day" if any(shape.fullmatch(written.strip()) for shape in _WRITTEN) else "cli.bad-date"
    raise UsageError(key, flag=flag, value=written)
