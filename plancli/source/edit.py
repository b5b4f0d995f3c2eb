"""Changes to a text: spans replaced, every other character left alone.

Decides nothing about right or wrong, and writes no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from plancli.source.position import Span


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
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A named change, one edit or several that belong together."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Return the changed text, and the edits left out because they overlap an earlier one."""
    pieces: list[str] = []
    skipped: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=lambda each: each.span):
        if edit.span.start.offset < at:
            skipped.append(edit)
            continue
        pieces += [text[at : edit.span.start.offset], edit.replacement]
        at = edit.span.end.offset
    return "".join([*pieces, text[at:]]), tuple(skipped)
