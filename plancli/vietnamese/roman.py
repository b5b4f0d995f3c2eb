"""Roman numerals, as papers number parts, groups and annexes.

Writes them only; a printed one is read where labels are.
"""

from __future__ import annotations

_NUMERALS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """Return a number from 1 as a Roman numeral.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    numeral = ""
    for value, sign in _NUMERALS:
        times, number = divmod(number, value)
        numeral += sign * times
    return numeral
