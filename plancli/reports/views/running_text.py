"""The tree of a plan laid out flat: sections, tasks, duties and tables as blocks, in printed order.

Leaves out no word; how a block looks on paper is for the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.model.section import Article, Grid, Section
from plancli.model.task import Duty, Paragraph, Task
from plancli.reports.views.blocks import Block, item_blocks, line_words, marked_style, paragraph
from plancli.reports.views.table_rows import grid_blocks, task_table_blocks, words_below

_CHAPTER = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\b", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLCDM]+\b")

Content = Section | Task | Duty | Grid | Paragraph
"""What may stand below a heading."""


def content_blocks(
    content: Sequence[Content],
    columns: Sequence[tuple[str, str]] = (),
    table_span: tuple[int, int] = (0, 0),
) -> Iterator[Block]:
    """Yield the blocks of what stands in a section, an annex or a plan.

    With `columns`, the stretch `table_span` of the content is one table of tasks.
    """
    start, end = table_span
    for each in content[:start]:
        yield from _blocks(each)
    if columns:
        yield from task_table_blocks(columns, content[start:end])
    for each in content[end:]:
        yield from _blocks(each)


def article_blocks(articles: Sequence[Article]) -> Iterator[Block]:
    """Yield the articles of a decision and their items."""
    for article in articles:
        yield from paragraph("article", article.mark, article.words)
        yield from item_blocks(article.items)


def _blocks(content: Content) -> Iterator[Block]:
    if isinstance(content, Section):
        yield from _section(content)
    elif isinstance(content, Task):
        yield from _task(content)
    elif isinstance(content, Duty):
        yield from paragraph(marked_style(content.mark), content.mark, content.words)
        yield from item_blocks(content.items)
    elif isinstance(content, Grid):
        yield from grid_blocks(content)
    else:
        yield from item_blocks([content])


def _section(section: Section) -> Iterator[Block]:
    """Yield heading and content; without a heading the label opens the first paragraph."""
    content, (start, end) = section.content, section.table_span
    opening = section.opening
    if opening is None:
        yield from paragraph(_heading_style(section), section.mark, section.title)
    else:
        yield from paragraph("paragraph", section.mark, opening.words)
        yield from item_blocks(words_below(opening))
        content, start, end = content[1:], max(start - 1, 0), max(end - 1, 0)
    yield from content_blocks(content, section.columns, (start, end))


def _heading_style(section: Section) -> str:
    """Return how the decree sets a heading: `Chương I`, `I. MỤC ĐÍCH`, or `1. Mục đích`."""
    if _CHAPTER.match(section.mark):
        return "chapter"
    return "part" if section.depth == 1 and _ROMAN.match(section.mark) else "heading"


def _task(task: Task) -> Iterator[Block]:
    """Yield a task's heading line and its lines; without a heading the label opens the first line."""
    if task.title:
        yield from paragraph("heading", task.mark, task.title)
    mark, style = ("", "line") if task.title else (task.mark, "task")
    for line in task.lines:
        if line.heading:
            yield from paragraph(style, mark, line.heading)
            mark, style = "", "line"
        yield from paragraph(style, mark, line_words(line))
        yield from item_blocks(line.items)
        mark, style = "", "line"
