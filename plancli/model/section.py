"""Sections, annexes and the decision: the tree that the paper prints.

Keeps printed order and labels; numbering slips stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.model.assignment import UnitMention
from plancli.model.issuance import Issuance
from plancli.model.link import TraceLink
from plancli.model.task import Duty, Paragraph, Task
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Grid:
    """Một bảng không phải bảng nhiệm vụ: cells as printed, no heading row of its own."""

    rows: tuple[tuple[str, ...], ...]
    route: Route


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
    content: tuple[Paragraph | Task | Duty | Section | Grid, ...]
    """Everything below the heading, in printed order."""
    route: Route
    columns: tuple[tuple[str, str], ...] = ()
    """Key and heading of each column of the table of tasks inside the section; empty without one."""
    table_span: tuple[int, int] = (0, 0)
    """Which of `content` are the rows of that table: tasks, groups, and what stands between them."""
    implements: tuple[TraceLink, ...] = ()
    """What the section as a whole implements, such as a duty of the law to say who pays."""

    @property
    def opening(self) -> Paragraph | Duty | None:
        """The words that stand right behind the label, where the section has no heading of its own.

        `1. Hội nghị lấy ý kiến …` is a section labelled 1 whose first content is an unmarked paragraph.
        """
        first = self.content[0] if self.content and self.mark and not self.title else None
        is_row = self.columns and self.table_span[0] == 0
        return first if isinstance(first, Paragraph | Duty) and not first.mark and not is_row else None

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
    """Key and heading of each column, in printed order; empty where the annex is no table of tasks."""
    content: tuple[Task | Section | Grid, ...]
    route: Route
    table_span: tuple[int, int] = (0, 0)
    """Which of `content` are the rows of the table."""


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
