"""Answers of functions of texts, remembered while the plan with these texts is worked on.

Rule after rule asks the same of each text of a plan, but the next plan has other texts: a run over
thousands lets go of them again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

_MOST = 1 << 14
"""Answers of one function: more than a plan of 5,000 tasks asks for."""
_remembering: list[Any] = []


def remembered(function: F) -> F:
    """Have a function remember its last answers; its arguments can be hashed, its answers never change."""
    kept = lru_cache(maxsize=_MOST)(function)
    _remembering.append(kept)
    return cast("F", kept)


def forget(most: int) -> None:
    """Let go of all answers where there are more than `most`."""
    if sum(each.cache_info().currsize for each in _remembering) > most:
        for each in _remembering:
            each.cache_clear()
