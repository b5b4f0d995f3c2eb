"""Printed paragraphs and tables: what a template prints in one piece, label and words joined as on paper.

Adds no word and leaves none out; which pieces a plan has, and in which order, is for `running_text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.model.task import Paragraph, TaskLine
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a table."""

    cells: tuple[str, ...]
    """A text for each column, or for a group row those before and in the merged cell."""
    span: int
    """How many columns the last cell covers: 1, more in a group row such as `I | Công tác tuyên truyền`."""


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph, or one table."""

    style: str
    """Which paragraph of the template prints it: `chapter`, `part`, `heading`, `task`, `line`, `item`,
    `paragraph`, `basis`, `enacting`, `article`; or `table`, which has columns and rows instead of a text."""
    text: str
    """The whole paragraph: `- Đơn vị phối hợp: Các cơ quan, đơn vị; UBND các xã, thị trấn.`"""
    mark: str
    """The label alone, for a template that sets it apart: `Điều 1.`"""
    words: str
    """What follows the label."""
    columns: tuple[str, ...] = ()
    """Column headings of a table, as printed; empty where it has no heading row."""
    rows: tuple[RowView, ...] = ()


def paragraph(style: str, mark: str, words: str) -> Iterator[Block]:
    """Yield the block of one paragraph, nothing where it would print nothing."""
    if words or mark:
        yield Block(style, joined(mark, words), mark, words)


def table(columns: tuple[str, ...], rows: Sequence[RowView]) -> Iterator[Block]:
    """Yield the block of one table, nothing where it has neither headings nor rows."""
    if columns or rows:
        yield Block("table", "", "", "", columns, tuple(rows))


def item_blocks(paragraphs: Sequence[Paragraph], style: str = "") -> Iterator[Block]:
    """Yield paragraphs and what stands below them; a marked one is an item."""
    for each in paragraphs:
        yield from paragraph(style or marked_style(each.mark), each.mark, each.words)
        yield from item_blocks(each.children, style)


def marked_style(mark: str) -> str:
    """Return the style of a paragraph with this mark."""
    return "item" if mark else "paragraph"


def line_words(line: TaskLine) -> str:
    """Return a line as printed, such as `- Đơn vị chủ trì: Phòng Tư pháp.` in II.2."""
    caption = f"{line.caption}:" if line.caption else ""
    return joined(line.mark, caption, line.words)


def joined(*parts: str) -> str:
    """Return the parts that are there, one blank between them.

    >>> joined("a)", "", "Rà soát")
    'a) Rà soát'
    """
    return " ".join(part.strip() for part in parts if part.strip())
