"""Tasks and duties: the units of work that the plan hands out.

Holds printed lines in printed order beside what they mean; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plancli.model.assignment import Assignment, Role, UnitMention
from plancli.model.deadline import Deadline
from plancli.model.link import TraceLink
from plancli.records import dataclass
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Một đoạn hoặc một ý; `mark` is printed in front of it."""

    mark: str
    """`-`, `a)`, `(1)`; empty for a plain paragraph."""
    words: str
    route: Route
    children: tuple[Paragraph, ...] = ()


def all_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs and what stands below them, in printed order."""
    for paragraph in paragraphs:
        yield paragraph
        yield from all_paragraphs(paragraph.children)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One printed line of a task, such as `- Đơn vị phối hợp: Các cơ quan, đơn vị; …`.

    Where a cell of a table is merged with the one above it, mark, caption and words are empty.
    """

    key: str
    """Key in the file: `text`, `items`, `lead`, `deadline` …, or the heading of a further column."""
    mark: str
    """`-` as a rule; empty where the words follow the label."""
    caption: str
    """What stands before the colon; empty where nothing does."""
    words: str
    """What stands behind it, punctuation included."""
    route: Route
    items: tuple[Paragraph, ...] = ()
    """The sub-items printed below it; all there is of the line of key `items`."""
    heading: str = ""
    """A paragraph of its own right above the line: `b) Cơ quan thực hiện:`."""


def content_items(lines: Iterable[TaskLine]) -> tuple[Paragraph, ...]:
    """Return the sub-items of a task's content; those of its deadline or product belong to their line."""
    return tuple(item for line in lines if line.key in ("text", "items") for item in line.items)


def content_lines(title: str, words: str, items: Iterable[Paragraph]) -> tuple[str, ...]:
    """Return heading, words and sub-items of some work, each once: a heading may be the words as well."""
    return tuple(dict.fromkeys(filter(None, (title, words, *item_lines(items)))))


def item_lines(items: Iterable[Paragraph]) -> Iterator[str]:
    """Yield sub-items with their marks, those below an item behind it."""
    for item in items:
        yield f"{item.mark} {item.words}".strip()
        yield from item_lines(item.children)


@dataclass(frozen=True, slots=True)
class Task:
    """Một nhiệm vụ."""

    id: str
    """Unique: `II.4.c`, `IV#2.1`, `PL1.II.4`."""
    address: str
    """As printed, not always unique: `II.4.c`."""
    label: str
    mark: str
    """Printed label with its punctuation: `c)`."""
    title: str
    """Heading line of the task, or empty."""
    words: str
    """The content, or the title where there is no content."""
    lines: tuple[TaskLine, ...]
    assignments: tuple[Assignment, ...]
    deadline: Deadline
    deliverable: str
    """The line's words, or empty."""
    funding: str
    note: str
    route: Route
    words_route: Route
    """Where `words` stands."""
    in_annex: bool = False
    implements: tuple[TraceLink, ...] = ()

    def mentions(self, *roles: Role) -> tuple[UnitMention, ...]:
        """Return the units that hold one of these roles, in printed order; all roles if none is given."""
        return tuple(
            mention
            for assignment in self.assignments
            if not roles or assignment.role in roles
            for mention in assignment.mentions
        )


@dataclass(frozen=True, slots=True)
class Duty:
    """Một nhiệm vụ của đơn vị ở phần Tổ chức thực hiện."""

    id: str
    """Unique: `III.1-3` is the third dash under III.1."""
    address: str
    """Printed address of the place: `III.1`."""
    mark: str
    words: str
    holders: tuple[UnitMention, ...]
    deadline: Deadline
    deliverable: str
    route: Route
    """Where the words stand."""
    items: tuple[Paragraph, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    """What the words give to others than the holders: `… phối hợp với Công an xã …`."""
    implements: tuple[TraceLink, ...] = ()

    def mentions(self) -> tuple[UnitMention, ...]:
        """Return the holders, then the other units that the words give a role."""
        return (*self.holders, *(each for made in self.assignments for each in made.mentions))
