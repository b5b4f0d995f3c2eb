"""Values that a flag allows: picks one, or names the near one and all that are allowed.

Knows words only; what a choice does is for the command.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from plancli.errors import UsageError


def nearest(written: str, allowed: Iterable[str]) -> str:
    """Return the allowed word that is written most like this one, or nothing.

    >>> nearest("obligation", ["check", "obligations"])
    'obligations'
    """
    found = get_close_matches(written, list(allowed), n=1, cutoff=0.6)
    return found[0] if found else ""


def choose(flag: str, written: str, allowed: Iterable[str]) -> str:
    """Return `written` where it is allowed; UsageError that names what is.

    >>> choose("--format", "JSON", ["terminal", "json"])
    'json'
    """
    names = list(allowed)
    if written.lower() in names:
        return written.lower()
    near = nearest(written.lower(), names)
    key = "cli.not-allowed.near" if near else "cli.not-allowed"
    raise UsageError(key, flag=flag, value=written, near=near, allowed=", ".join(names))
