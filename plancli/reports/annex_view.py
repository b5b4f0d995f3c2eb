"""Annexes on paper: a table with the columns the plan names, or plain text.

Puts each line of a row under its own heading; a line without a column is printed with the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancli.model.section import Annex, Section
from plancli.model.task import Duty, Paragraph, Task, TaskLine
from plancli.reports.blocks import Block, item_blocks, joined, section_blocks

_CONTENT_KEYS = ("text", "title")


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of an annex table."""

    cells: tuple[str, ...]
    """A text for each column, or for a group row those before and in the merged cell."""
    span: int
    """How many columns the last cell covers: 1, more in a group row such as `I | Công tác tuyên truyền`."""


@dataclass(frozen=True, slots=True)
class AnnexView:
    """Một phụ lục."""

    label: str
    title: str
    attached: str
    columns: tuple[str, ...]
    """Column headings; empty where the annex is text."""
    rows: tuple[RowView, ...]
    blocks: tuple[Block, ...]
    """The text of an annex that is no table."""


def view_annex(annex: Annex) -> AnnexView:
    """Return the view of one annex."""
    columns = tuple(heading for _, heading in annex.columns)
    table = _Table(tuple(key for key, _ in annex.columns))
    return AnnexView(
        label=annex.label,
        title=annex.title,
        attached=annex.attached,
        columns=columns,
        rows=tuple(table.rows(annex.content)) if columns else (),
        blocks=() if columns else tuple(section_blocks(annex.content)),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of one table, which say where each line of a row goes."""

    keys: tuple[str, ...]

    def rows(self, content: Sequence[Section | Task | Duty | Paragraph]) -> Iterator[RowView]:
        """Yield a row for each task, and a row across the table for each group and stray paragraph."""
        for part in content:
            if isinstance(part, Task):
                yield RowView(tuple(self._cell(part, key) for key in self.keys), 1)
            elif isinstance(part, Section):
                yield self._group(part)
                yield from self.rows(part.content)
            else:
                yield RowView((joined(part.mark, part.words),), len(self.keys))

    def _group(self, section: Section) -> RowView:
        if self.keys[0] == "label" and len(self.keys) > 1:
            return RowView((section.mark, section.title), len(self.keys) - 1)
        return RowView((joined(section.mark, section.title),), len(self.keys))

    def _cell(self, task: Task, key: str) -> str:
        if key == "label":
            return task.mark
        paragraphs = [task.title] if key == self._title_key else []
        for line in task.lines:
            if line.key == key or (key == self._content_key and self._stray(line)):
                paragraphs += self._line(line, line.key not in self.keys)
        return "\n".join(filter(None, paragraphs))

    def _line(self, line: TaskLine, captioned: bool) -> list[str]:
        caption = f"{line.caption}:" if captioned and line.caption and line.key != "text" else ""
        return [joined(caption, line.words), *(block.text for block in item_blocks(line.items))]

    def _stray(self, line: TaskLine) -> bool:
        return line.key not in self.keys

    @property
    def _content_key(self) -> str:
        """The column that takes what has no column of its own."""
        found = [key for key in _CONTENT_KEYS if key in self.keys]
        return found[0] if found else next(key for key in self.keys if key != "label")

    @property
    def _title_key(self) -> str:
        return "title" if "title" in self.keys else self._content_key
