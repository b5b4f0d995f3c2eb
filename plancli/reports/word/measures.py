"""Lengths as a Word file may write them: Word counts in whole twips, other programs with a point or a unit.

Reads only; what is no length, such as a part of the table in percent, is 0.
"""

from __future__ import annotations

import re

from plancli.patterns import late_pattern

_LENGTH = late_pattern(r"(-?\d{1,7}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {None: 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
"""ISO/IEC 29500-1, 22.9.2.14 and 22.9.2.15: a measure with its unit, or a number of twips."""


def twips(written: str | None) -> int:
    """Return a length in twips.

    >>> twips("4513.5"), twips("210mm"), twips("20%"), twips(None)
    (4514, 11906, 0, 0)
    """
    found = _LENGTH.fullmatch((written or "").strip())
    return round(float(found[1]) * _TWIPS[found[2]]) if found else 0


def half_points(written: str | None) -> int:
    """Return the size of letters in half points, which a bare number counts; 0 for what is none.

    >>> half_points("26"), half_points("13pt")
    (26, 26)
    """
    found = _LENGTH.fullmatch((written or "").strip())
    if found is None:
        return 0
    return round(float(found[1]) if found[2] is None else float(found[1]) * _TWIPS[found[2]] / 10)


def count(written: str | None) -> int:
    """Return how many columns a cell spans; 1 where that is not said in figures."""
    return max(int(written), 1) if written and re.fullmatch(r"\d{1,4}", written.strip()) else 1
