"""Tables on paper: tasks under the columns that the plan names, groups across them, and plain grids.

Puts each line of a row under its own heading; a line without a column is printed with the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plancli.model.section import Grid, Section
from plancli.model.task import Duty, Paragraph, Task, TaskLine
from plancli.reports.views.blocks import Block, RowView, item_blocks, joined, table

_CONTENT_KEYS = ("text", "title")


def task_table_blocks(
    columns: Sequence[tuple[str, str]], content: Sequence[Section | Task | Duty | Grid | Paragraph]
) -> Iterator[Block]:
    """Yield the table of these tasks and groups; `columns` are key and heading of each column."""
    rows = _Table(tuple(columns)).rows(content)
    yield from table(tuple(heading for _, heading in columns), tuple(rows))


def grid_blocks(grid: Grid) -> Iterator[Block]:
    """Yield a table without a heading row; a row with too few cells is filled up with empty ones."""
    width = max(map(len, grid.rows), default=0)
    rows = (RowView((*row, *[""] * (width - len(row))), 1) for row in grid.rows)
    yield from table((), tuple(rows) if width else ())


def words_below(words: Paragraph | Duty) -> tuple[Paragraph, ...]:
    """Return what stands below a paragraph or a duty."""
    return words.items if isinstance(words, Duty) else words.children


@dataclass(frozen=True)
class _Table:
    """The columns of one table, which say where each line of a row goes."""

    columns: tuple[tuple[str, str], ...]

    def rows(self, content: Sequence[Section | Task | Duty | Grid | Paragraph]) -> Iterator[RowView]:
        """Yield a row for each task, and a row across the table for each group and stray paragraph."""
        for part in content:
            if isinstance(part, Task):
                yield RowView(tuple(self._cell(part, key) for key in self._keys), 1)
            elif isinstance(part, Section):
                yield from self._group(part)
            elif isinstance(part, Grid):
                yield from (self._across(joined(*row)) for row in part.rows)
            else:
                yield self._across(_lines(joined(part.mark, part.words), words_below(part)))

    def _group(self, section: Section) -> Iterator[RowView]:
        opening = section.opening
        title = _lines(opening.words, words_below(opening)) if opening else section.title
        if self._keys[0] == "label" and len(self._keys) > 1 and section.mark:
            yield RowView((section.mark, title), len(self._keys) - 1)
        elif section.mark or title:
            yield self._across(joined(section.mark, title))
        if section.columns:
            yield self._across(joined(*(heading for _, heading in section.columns)))
        yield from self.rows(section.content[1:] if opening else section.content)

    def _across(self, words: str) -> RowView:
        return RowView((words,), len(self._keys))

    def _cell(self, task: Task, key: str) -> str:
        paragraphs = [task.mark] if key == "label" else []
        if key == self._title_key:
            paragraphs.append(task.title)
        for line in task.lines:
            if line.key == key or (key == self._content_key and line.key not in self._keys):
                paragraphs += self._line(line)
        return "\n".join(filter(None, paragraphs))

    def _line(self, line: TaskLine) -> list[str]:
        """Return a line without the caption that its column already is."""
        own = dict(self.columns).get(line.key)
        shown = line.caption and (own is None or line.caption not in (own, line.key))
        words = joined(line.mark, f"{line.caption}:" if shown else "", line.words)
        return [line.heading, words, *(block.text for block in item_blocks(line.items))]

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.columns)

    @cached_property
    def _content_key(self) -> str:
        """The column that takes what has no column of its own."""
        found = [key for key in _CONTENT_KEYS if key in self._keys]
        found += [key for key in self._keys if key != "label"]
        return found[0] if found else "label"

    @property
    def _title_key(self) -> str:
        return "title" if "title" in self._keys else self._content_key


def _lines(words: str, below: Sequence[Paragraph]) -> str:
    return "\n".join([words, *(block.text for block in item_blocks(below))])
