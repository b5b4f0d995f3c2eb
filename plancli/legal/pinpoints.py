"""Pinpoints: the "điểm a khoản 2 Điều 103" that stands in front of a cited act.

Finds the words; it does not know whether the act has such an article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plancli.patterns import late_pattern

_UNIT = (
    r"[đĐkKmMcCpP](?<!\w.)"
    r"(?:(?<=[đĐ])i(?:ểm|ều)|(?<=[kK])hoản|(?<=[mM])ục|(?<=[cC])hương|(?<=[pP])h(?:ần|ụ\slục))"
)
# No word stands in front; that is asked behind the first letter: a search for letters is the fastest.
_LABEL = r"(?:\d{1,3}[a-z]?(?:\.\d{1,3})*|[IVXL]{1,6}|[^\W\d_])(?!\w)"
_MORE = r"(?:(?:\s?,\s?|\svà\s)(?:\d{1,3}[a-z]?|[^\W\d_])(?!\w))"
_ITEMS = re.compile(rf"{_UNIT}\s{{1,4}}{_LABEL}{_MORE}*")
_BETWEEN = late_pattern(r"\s{0,4}[,;]?\s{0,4}(?:(?:và|của|hoặc)\s{1,4})?")
_BEFORE_ACT = late_pattern(r"\s{0,4}(?:của\s{1,4}|tại\s{1,4})?")


def find_pinpoints(text: str) -> Mapping[int, tuple[int, int]]:
    """Return each chain of pinpoints by the place where the act it points into must begin.

    >>> find_pinpoints("theo khoản 1 Điều 17 của Luật Tiếp cận thông tin")
    {25: (5, 20)}
    """
    chains: list[tuple[int, int]] = []
    for item in _ITEMS.finditer(text):
        start, end = item.span()
        if chains and _joins(text, chains[-1][1], start):
            start = chains.pop()[0]
        chains.append((start, end))
    return {_skip(text, end): (start, end) for start, end in chains}


def _joins(text: str, end: int, start: int) -> bool:
    return start - end <= 16 and _BETWEEN.fullmatch(text, end, start) is not None


def _skip(text: str, end: int) -> int:
    found = _BEFORE_ACT.match(text, end)
    return found.end() if found else end
