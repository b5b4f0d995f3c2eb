"""Places in a text file: where a character, a stretch or a value stands.

Counts only; it never reads a file and never looks at what the text means.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass

Route = tuple[str | int, ...]
"""Keys and indices from the root, equal to pydantic's error `loc`: `("sections", 1, "title")`."""


class Part(Enum):
    """Which half of a `key: value` pair a route points at."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """One place in a text."""

    offset: int
    """Code points before this place, from 0 (a byte-order mark is not counted)."""
    line: int
    """Line number, from 1."""
    column: int
    """Code points from the start of the line, from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, end excluded."""

    start: Position
    end: Position
