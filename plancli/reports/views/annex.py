"""Annexes on paper: label and name, then a table of tasks, other tables and text in printed order.

Keeps every word; what stands in a table and what around it the plan says.
"""

from __future__ import annotations

from plancli.model.section import Annex
from plancli.records import dataclass
from plancli.reports.views.blocks import Block
from plancli.reports.views.landscape import needs_landscape
from plancli.reports.views.running_text import content_blocks


@dataclass(frozen=True, slots=True)
class AnnexView:
    """Một phụ lục."""

    label: str
    title: str
    attached: str
    blocks: tuple[Block, ...]
    """A block a paragraph or a table."""
    landscape: bool
    """True where one of its tables needs a page that lies across."""


def view_annex(annex: Annex) -> AnnexView:
    """Return the view of one annex."""
    blocks = tuple(content_blocks(annex.content, annex.columns, annex.table_span))
    return AnnexView(
        label=annex.label,
        title=annex.title,
        attached=annex.attached,
        blocks=blocks,
        landscape=any(
            needs_landscape(block.columns, [row.cells for row in block.rows if row.span == 1])
            for block in blocks
            if block.style == "table"
        ),
    )
