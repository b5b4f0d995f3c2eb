"""Printed paragraphs in their order: the tree of a plan laid out flat, one block a paragraph.

Joins label, caption and words as the paper prints them; adds no word and leaves none out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancli.model.section import Article, Section
from plancli.model.task import Duty, Paragraph, Task, TaskLine


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph."""

    style: str
    """Which paragraph of the template prints it: `part`, `heading`, `task`, `line`, `item`, `paragraph`,
    `basis`, `enacting`, `article`."""
    text: str
    """The whole paragraph: `- Đơn vị phối hợp: Các cơ quan, đơn vị; UBND các xã, thị trấn.`"""
    mark: str
    """The label alone, for a template that sets it apart: `Điều 1.`"""
    words: str
    """What follows the label."""


def section_blocks(sections: Sequence[Section | Task]) -> Iterator[Block]:
    """Yield the blocks of sections and tasks in printed order."""
    for section in sections:
        if isinstance(section, Task):
            yield from task_blocks(section)
            continue
        style = "part" if section.depth == 1 else "heading"
        yield from _block(style, section.mark, section.title)
        for content in section.content:
            yield from _content_blocks(content)


def task_blocks(task: Task) -> Iterator[Block]:
    """Yield a task's heading line and its lines; without a heading the label opens the first line."""
    if task.title:
        yield from _block("heading", task.mark, task.title)
    mark, style = ("", "line") if task.title else (task.mark, "task")
    for line in task.lines:
        yield from _block(style, mark, line_words(line))
        yield from item_blocks(line.items)
        mark, style = "", "line"


def item_blocks(paragraphs: Sequence[Paragraph], style: str = "") -> Iterator[Block]:
    """Yield paragraphs and what stands below them; a marked one is an item."""
    for paragraph in paragraphs:
        own = style or ("item" if paragraph.mark else "paragraph")
        yield from _block(own, paragraph.mark, paragraph.words)
        yield from item_blocks(paragraph.children, style)


def article_blocks(articles: Sequence[Article]) -> Iterator[Block]:
    """Yield the articles of a decision and their items."""
    for article in articles:
        yield from _block("article", article.mark, article.words)
        yield from item_blocks(article.items)


def _content_blocks(content: Paragraph | Task | Duty | Section) -> Iterator[Block]:
    if isinstance(content, Section | Task):
        yield from section_blocks([content])
    elif isinstance(content, Duty):
        yield from _block("item" if content.mark else "paragraph", content.mark, content.words)
        yield from item_blocks(content.items)
    else:
        yield from item_blocks([content])


def line_words(line: TaskLine) -> str:
    """Return a line as printed, such as `- Đơn vị chủ trì: Phòng Tư pháp.` in II.2."""
    caption = f"{line.caption}:" if line.caption else ""
    return joined(line.mark, caption, line.words)


def _block(style: str, mark: str, words: str) -> Iterator[Block]:
    if words or mark:
        yield Block(style, joined(mark, words), mark, words)


def joined(*parts: str) -> str:
    """Return the parts that are there, one blank between them.

    >>> joined("a)", "", "Rà soát")
    'a) Rà soát'
    """
    return " ".join(part.strip() for part in parts if part.strip())
