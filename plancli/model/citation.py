"""Cited documents: each place in the plan that cites one, and the plan's own list of them.

Knows where and how they are written; whether they are in force is for `legal.registry`.
"""

from __future__ import annotations

from plancli.legal.citation_text import CitationMention
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Citation:
    """Một chỗ viện dẫn."""

    mention: CitationMention
    """Number, date, issuer and offsets inside the value at `route`."""
    route: Route
    """The value that holds it."""
    address: str
    """Printed address of that value: `II.4.d`."""


@dataclass(frozen=True, slots=True)
class Decree:
    """Một văn bản trong danh sách `decrees`."""

    words: str
    """As the file writes it."""
    alias: str
    mention: CitationMention | None
    """The citation read from the words; None where no number or name of a law is found."""
    route: Route
