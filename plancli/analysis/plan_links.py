"""The links of a plan, each with the place that holds it, and which parent plan each of them names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.trace_rows import Cause, Linked
from plancli.model.fingerprint import Work, all_work, words_of
from plancli.model.link import LinkTarget, NotApplicable, ParentReference
from plancli.model.plan import Plan
from plancli.model.section import Grid, Section
from plancli.model.task import Paragraph
from plancli.records import dataclass
from plancli.vietnamese.folding import fold


@dataclass(frozen=True, slots=True)
class SortedLinks:
    """All that a plan says of what stands above it, sorted by what it leads to."""

    by_parent: dict[str, list[Linked]]
    """By the name in `parents`."""
    set_aside: dict[str, list[NotApplicable]]
    """What does not apply of each parent, by its name."""
    law: list[Linked]
    law_set_aside: list[NotApplicable]
    loose: list[tuple[LinkTarget, Linked | NotApplicable, Cause]]
    """What leads to no known parent, names too much, or nothing."""


def links_of(plan: Plan) -> Iterator[Linked]:
    """Yield every link: of tasks, then of duties, then of sections, in printed order."""
    for work in all_work(plan):
        for link in work.implements:
            yield Linked(work, link)
    for section in plan.all_sections():
        for link in section.implements:
            yield Linked(section, link)


def sort_links(plan: Plan, parents: Sequence[ParentReference]) -> SortedLinks:
    """Sort the links of a plan by what they name; `parents` are the file's, then those of a command."""
    found = SortedLinks({each.name: [] for each in parents}, {each.name: [] for each in parents}, [], [], [])
    for each in links_of(plan):
        named = named_parent(each.link.target, parents)
        if isinstance(named, Cause):
            found.loose.append((each.link.target, each, named))
        elif named is None:
            found.law.append(each)
        else:
            found.by_parent[named].append(each)
    for aside in plan.not_applicable:
        named = named_parent(aside.target, parents)
        if isinstance(named, Cause):
            found.loose.append((aside.target, aside, named))
        elif named is None:
            found.law_set_aside.append(aside)
        else:
            found.set_aside[named].append(aside)
    return found


def named_parent(target: LinkTarget, parents: Sequence[ParentReference]) -> str | Cause | None:
    """Return the name of the parent that a target leads to; None for the law; why it leads to neither."""
    if target.task and target.duty:
        return Cause.BOTH
    if target.duty:
        return None
    if not target.task:
        return Cause.NEITHER
    if target.parent:
        key = fold(target.parent)
        return next((each.name for each in parents if fold(each.name) == key), Cause.NO_SUCH_PARENT)
    if len(parents) == 1:
        return parents[0].name
    return Cause.WHICH_PARENT if parents else Cause.NO_SUCH_PARENT


def source_words(source: Work | Section) -> str:
    """Return the printed content of a place that has a link: of a section all that stands in it."""
    if not isinstance(source, Section):
        return words_of(source)
    return "\n".join(filter(None, (source.title, *_content(source))))


def _content(section: Section) -> Iterator[str]:
    for block in section.content:
        if isinstance(block, Section):
            yield source_words(block)
        elif isinstance(block, Paragraph):
            yield from _paragraph(block)
        elif not isinstance(block, Grid):
            yield words_of(block)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield paragraph.words
    for child in paragraph.children:
        yield from _paragraph(child)
