"""Patterns that are compiled when they are first searched with.

Compiling takes a tenth of a millisecond and more, at every start; most plans never ask for the patterns
of rare words, of faults and of blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["late_pattern"]

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")

if TYPE_CHECKING:
    from re import compile as late_pattern
else:

    class late_pattern:  # noqa: N801 - stands where `re.compile` does
        """A pattern by its text and flags, as `re.compile` takes them."""

        def __init__(self, text: str, flags: int = 0) -> None:
            """Keep both; a text that is no pattern is seen when it is first asked, so every one is tested."""
            self.text = text
            self.flags = flags

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
            if name not in _METHODS:
                raise AttributeError(name)
            compiled = re.compile(self.text, self.flags)
            for each in _METHODS:
                setattr(self, each, getattr(compiled, each))
            return getattr(self, name)
