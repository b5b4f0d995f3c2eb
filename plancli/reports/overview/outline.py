"""The text of the plan as the overview prints it: headings, tasks and duties, each with an anchor.

Quotes the words whole; which unit or finding they belong to is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.assignment_table import names_of
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.section import Annex, Section
from plancli.model.task import Duty, Task
from plancli.records import dataclass
from plancli.reports.views.assignment_table import task_content
from plancli.reports.views.blocks import joined
from plancli.reports.views.unit_work import duty_content, role_heading
from plancli.source.position import Route


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the plan, and where its text stands in the page."""

    address: str
    """As printed: `II.4.c`, `Phần đầu`."""
    anchor: str
    """`nv-7`; empty where the page does not hold that text."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One heading, task or duty."""

    style: str
    """`part` for a heading of the first level, `heading` for one below it; `task`, `duty`."""
    anchor: str
    address: str
    """Printed address of a task or duty; empty for a heading."""
    words: str
    """As printed, heading and sub-items included, a line each."""
    facts: tuple[tuple[str, str], ...] = ()
    """A label and the printed words: who leads, who helps, by when, what comes of it."""
    units: str = ""
    """Keys of the units that hold something in it, a blank between them."""


class Outline:
    """The entries of one plan in printed order, and what leads to each."""

    def __init__(self, plan: Plan, units: Mapping[str, Sequence[str]]) -> None:
        """Lay the plan out; `units` holds by id of a task or duty the keys of those who owe it."""
        self._units = units
        self._anchors: dict[str, str] = {}
        self._routes: dict[Route, str] = {}
        self._addresses: dict[str, list[str]] = {}
        self.entries = tuple(self._lay_out(plan))

    def link(self, address: str, id_: str) -> Link:
        """Return the link to a task, duty or heading by its unique id; any other id leads nowhere."""
        return Link(address, self._anchors.get(id_, ""))

    def link_to_address(self, address: str) -> Link:
        """Return the link to the task or duty that alone bears this printed address; else to nothing."""
        anchors = self._addresses.get(address, [])
        return Link(address, anchors[0] if len(anchors) == 1 else "")

    def link_around(self, address: str, route: Route) -> Link:
        """Return the link to the innermost entry around a place of the file."""
        known = (self._routes.get(route[:length], "") for length in range(len(route), 0, -1))
        return Link(address, next(filter(None, known), ""))

    def _lay_out(self, plan: Plan) -> Iterator[OutlineEntry]:
        for section in plan.sections:
            yield from self._below(section)
        for annex in plan.annexes:
            yield from self._below(annex)

    def _below(self, holder: Section | Annex, depth: int = 1) -> Iterator[OutlineEntry]:
        """Yield a heading and what hangs below it; nothing where neither task nor duty does."""
        if not any(_hands_out(each) for each in holder.content):
            return
        anchor = self._anchor("muc", holder.id, holder.route)
        yield OutlineEntry("part" if depth == 1 else "heading", anchor, "", _heading(holder))
        for each in holder.content:
            if isinstance(each, Section):
                yield from self._below(each, depth + 1)
            elif isinstance(each, Task):
                yield self._entry("task", "nv", each, task_content(each), _task_facts(each))
            elif isinstance(each, Duty):
                words = joined(each.mark, duty_content(each))
                yield self._entry("duty", "tn", each, words, _deadline_fact(each))

    def _entry(
        self, style: str, prefix: str, each: Task | Duty, words: str, facts: Iterator[tuple[str, str]]
    ) -> OutlineEntry:
        anchor = self._anchor(prefix, each.id, each.route)
        self._addresses.setdefault(each.address, []).append(anchor)
        units = " ".join(self._units.get(each.id, ()))
        return OutlineEntry(style, anchor, each.address, words, tuple(facts), units)

    def _anchor(self, prefix: str, id_: str, route: Route) -> str:
        """Return an anchor of letters and figures; printed addresses hold any sign, and may stand twice."""
        anchor = f"{prefix}-{len(self._anchors) + 1}"
        self._anchors[id_] = self._routes[route] = anchor
        return anchor


def _hands_out(content: object) -> bool:
    if isinstance(content, Section):
        return any(map(_hands_out, content.content))
    return isinstance(content, Task | Duty)


def _heading(holder: Section | Annex) -> str:
    if isinstance(holder, Annex):
        return joined(holder.label, holder.title)
    opening = holder.opening
    return joined(
        holder.mark, holder.title, "" if opening is None or isinstance(opening, Duty) else opening.words
    )


def _task_facts(task: Task) -> Iterator[tuple[str, str]]:
    for role in Role:
        names = names_of(task, role)
        if names:
            yield role_heading(role), "; ".join(names)
    yield from _deadline_fact(task)
    if task.deliverable:
        yield "Sản phẩm", task.deliverable


def _deadline_fact(each: Task | Duty) -> Iterator[tuple[str, str]]:
    if each.deadline.words:
        yield "Thời hạn", each.deadline.words
