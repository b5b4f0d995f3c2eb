"""Changes to a text: spans replaced, every other character left alone.

Decides nothing about right or wrong, and writes no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route, Span


class Applicability(Enum):
    """How freely a fix may be made."""

    SAFE = "safe"
    """changes no meaning"""
    UNSAFE = "unsafe"
    """may change meaning: only on request"""
    DISPLAY_ONLY = "display-only"
    """shown, never made: a number, a date, a name is the signatory's"""


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch and what takes its place."""

    span: Span
    """What goes; an empty span only inserts. Its offsets count, its lines and columns do not."""
    replacement: str
    """What comes, line ends as the file has them."""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A stretch of one value, and what the value holds there afterwards."""

    route: Route
    start: int
    """In code points of the value."""
    end: int
    before: str
    """`value[start:end]`, as the rule names it; an edit may touch less of it."""
    after: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """Lines of the file that stand together, without their line ends, and what they become.

    Of a very long line only what is around the change.
    """

    number: int
    """Of the first one, from 1."""
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """A named change, one edit or several that belong together."""

    title: str
    """What it does, for the person who decides."""
    edits: tuple[Edit, ...]
    applicability: Applicability
    changes: tuple[ValueChange, ...] = ()
    """What the values read afterwards; every value that is not named here stays as it is."""
    lines: tuple[LineChange, ...] = ()
    """The same change as a person sees it."""


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Return the changed text, and the edits left out: they overlap an earlier one or repeat it.

    Edits apply by place; insertions at one place keep their given order.
    """
    pieces: list[str] = []
    skipped: list[Edit] = []
    at = 0
    done: set[Edit] = set()
    for edit in sorted(edits, key=_place):
        start, end = _place(edit)
        if start < at or edit in done:
            skipped.append(edit)
            continue
        pieces += (text[at:start], edit.replacement)
        done.add(edit)
        at = end
    return "".join((*pieces, text[at:])), tuple(skipped)


def shared_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how much two texts, or their lines, share at the beginning and then at the end.

    >>> shared_ends("aba", "aa")
    (1, 1)
    """
    head = _shared_beginning(one, other)
    return head, _shared_beginning(one[head:][::-1], other[head:][::-1])


def _shared_beginning(one: Sequence[str], other: Sequence[str]) -> int:
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start.offset, edit.span.end.offset
