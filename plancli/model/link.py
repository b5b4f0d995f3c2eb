"""Links of a plan to what stands above it: the parent plans, their tasks, and duties that the law sets.

As the file writes them; where a link leads today, and whether it leads anywhere, `analysis.trace` tells.
"""

from __future__ import annotations

from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route


class LinkState(Enum):
    """How a task answers what it implements; the value is what a plan file writes at `state`."""

    TAKEN_OVER = "taken-over"
    """nhận nguyên"""
    ADAPTED = "adapted"
    """điều chỉnh"""


@dataclass(frozen=True, slots=True)
class ParentReference:
    """Một kế hoạch cấp trên, as the file names it in `parents`."""

    name: str
    """`KH 251`, as links use it."""
    words: str
    """How the plan cites it; empty where the file does not say."""
    file: str
    """Path from the plan's own file; empty where there is no file."""
    route: Route


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link leads to: a task of a parent plan, or a duty that the law sets."""

    parent: str
    """Name in `parents`; empty for the only parent, and for the law."""
    task: str
    """Id of a task or duty of the parent plan: `II.4.c`; empty for the law."""
    duty: str
    """Id of a duty that the law sets: `P4`; empty for a parent's task."""


@dataclass(frozen=True, slots=True)
class TraceLink:
    """Một chỗ trong kế hoạch thực hiện điều gì của cấp trên."""

    target: LinkTarget
    state: LinkState | None
    """As the file states it; None where the words of both sides are to be compared."""
    fingerprint: str
    """Of the parent's words when the link was made; empty where it was not kept."""
    note: str
    route: Route


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Một nhiệm vụ của cấp trên không áp dụng cho kế hoạch này."""

    target: LinkTarget
    reason: str
    fingerprint: str
    route: Route
