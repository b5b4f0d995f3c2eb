"""The word that was probably meant: one of those that are allowed, written most like it.

Offers words only; whether one is taken is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, allowed: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the allowed word that is written most like this one, or nothing; `cutoff` is from 0 to 1, alike.

    >>> nearest("obligation", ["check", "obligations"])
    'obligations'
    """
    import difflib  # noqa: PLC0415 - most words are right

    return next(iter(difflib.get_close_matches(written, list(allowed), n=1, cutoff=cutoff)), "")
