"""Every printed stretch of prose of a plan, in the order of the paper.

Yields what stands in the file, value by value; captions and marks are not prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.model.issuance import Issuance
from plancli.model.plan import Plan, PrintedText
from plancli.model.section import Annex, Decision, Grid, Section
from plancli.model.task import Duty, Paragraph, Task, TaskLine


def printed_texts(plan: Plan) -> Iterator[PrintedText]:
    """Yield the plan's prose in order: decision, head to recipients, footnotes, annexes."""
    if plan.decision is not None:
        yield from _decision(plan.decision)
    yield from _head(plan.issuance)
    yield from _paragraphs(plan.bases, "Căn cứ")
    yield from _paragraphs(plan.preamble, "Mở đầu")
    for section in plan.sections:
        yield from _section(section)
    yield from _paragraphs(plan.closing, "Đoạn kết")
    yield from _paragraphs(plan.recipients, "Nơi nhận")
    yield from _paragraphs(plan.footnotes, "Chú thích")
    for annex in plan.annexes:
        yield from _annex(annex)


def _decision(decision: Decision) -> Iterator[PrintedText]:
    yield from _head(decision.issuance)
    yield from _paragraphs(decision.bases, "Căn cứ")
    for article in decision.articles:
        yield PrintedText(article.words, article.route, article.mark.rstrip("."))
        yield from _paragraphs(article.items, article.mark.rstrip("."))
    yield from _paragraphs(decision.recipients, "Nơi nhận")


def _head(issuance: Issuance) -> Iterator[PrintedText]:
    if issuance.title:
        yield PrintedText(issuance.title, (*issuance.route, "title"), "Trích yếu")
    if issuance.attached:
        yield PrintedText(issuance.attached, (*issuance.route, "attached"), "Trích yếu")


def _section(section: Section) -> Iterator[PrintedText]:
    if section.title and not section.holders:
        yield PrintedText(section.title, (*section.route, "title"), section.address)
    for block in section.content:
        yield from _block(block, section.address)


def _block(block: Section | Task | Duty | Grid | Paragraph, address: str) -> Iterator[PrintedText]:
    if isinstance(block, Section):
        yield from _section(block)
    elif isinstance(block, Task):
        yield from _task(block)
    elif isinstance(block, Duty):
        yield from _duty(block)
    elif isinstance(block, Grid):
        yield from _grid(block, address)
    else:
        yield from _paragraphs([block], address)


def _grid(grid: Grid, address: str) -> Iterator[PrintedText]:
    for row, cells in enumerate(grid.rows):
        for column, words in enumerate(cells):
            if words:
                yield PrintedText(words, (*grid.route, row, column), address)


def _task(task: Task) -> Iterator[PrintedText]:
    if task.title:
        yield PrintedText(task.title, (*task.route, "title"), task.address)
    for line in task.lines:
        yield from _line(line, task)


def _line(line: TaskLine, task: Task) -> Iterator[PrintedText]:
    if line.words:
        route = task.words_route if line.key == "text" else line.route
        yield PrintedText(line.words, route, task.address)
    yield from _paragraphs(line.items, task.address)


def _duty(duty: Duty) -> Iterator[PrintedText]:
    yield PrintedText(duty.words, duty.route, duty.address)
    yield from _paragraphs(duty.items, duty.address)


def _annex(annex: Annex) -> Iterator[PrintedText]:
    if annex.title:
        yield PrintedText(annex.title, (*annex.route, "title"), annex.id)
    if annex.attached:
        yield PrintedText(annex.attached, (*annex.route, "attached"), annex.id)
    for block in annex.content:
        yield from _block(block, annex.id)


def _paragraphs(paragraphs: Sequence[Paragraph], address: str) -> Iterator[PrintedText]:
    for paragraph in paragraphs:
        yield PrintedText(paragraph.words, paragraph.route, address)
        yield from _paragraphs(paragraph.children, address)
