"""Sections, annexes and the decision: the tree that the paper prints.

Keeps printed order and labels; numbering slips stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plancli.model.assignment import UnitMention
from plancli.model.issuance import Issuance
from plancli.model.task import Duty, Paragraph, Task
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Section:
    """Một phần, mục."""

    id: str
    address: str
    label: str
    mark: str
    """Printed label with its punctuation: `II.`, `4.`; empty where there is none."""
    title: str
    """As printed; the holder's name where that is the heading."""
    depth: int
    """1 for I, II, III."""
    holders: tuple[UnitMention, ...]
    content: tuple[Paragraph | Task | Duty | Section, ...]
    """Everything below the heading, in printed order."""
    route: Route

    def with_parts(self) -> Iterator[Section]:
        """Yield this section, then all its parts, a section before its own."""
        yield self
        for block in self.content:
            if isinstance(block, Section):
                yield from block.with_parts()


@dataclass(frozen=True, slots=True)
class Annex:
    """Một phụ lục."""

    id: str
    """`PL1`."""
    label: str
    title: str
    attached: str
    columns: tuple[tuple[str, str], ...]
    """Key and heading of each column, in printed order; empty where the annex is no table."""
    content: tuple[Task | Section, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class Article:
    """Một điều của quyết định."""

    mark: str
    """`Điều 1.`"""
    words: str
    items: tuple[Paragraph, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class Decision:
    """Quyết định ban hành kế hoạch."""

    issuance: Issuance
    bases: tuple[Paragraph, ...]
    enacting: str
    """`QUYẾT ĐỊNH:`"""
    articles: tuple[Article, ...]
    recipients: tuple[Paragraph, ...]
    route: Route
    authority: str = ""
    """The line above the bases that says who decides, in capitals."""
