"""“(xã điền)”: the mark that a draft from above leaves where whoever issues it has to decide.

It is printed, and it answers nothing: a unit, a deadline or a product so marked counts as missing.
"""

from __future__ import annotations

from plancli.patterns import late_pattern
from plancli.vietnamese.composition import compose

_WHO = (
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "thôn",
    "đơn vị",
)
FILL_MARK = late_pattern(rf"\((?:{'|'.join(_WHO)}) điền\)")
"""The mark wherever it stands, in composed letters."""


def fill_mark(who: str) -> str:
    """Return the mark that says who fills it in: a folded kind of place, "đơn vị" for any other.

    >>> fill_mark("phường"), fill_mark("phòng")
    ('(phường điền)', '(đơn vị điền)')
    """
    return f"({who if who in _WHO else 'đơn vị'} điền)"


def is_to_fill(words: str) -> bool:
    """Say whether a value is the mark and nothing else, a full stop or semicolon behind it left out."""
    return words[:1] == "(" and FILL_MARK.fullmatch(compose(words).text.rstrip(" .;,")) is not None
