"""Places and lists of addresses as rules need them: where a heading stands, which tasks share a gap.

Tells what the plan holds; it judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from plancli.diagnostic import Finding, Place
from plancli.model.section import Grid, Section
from plancli.model.task import Duty, Paragraph, Task

Block = Paragraph | Task | Duty | Section | Grid
"""What may stand below a heading."""

_ADDRESSES_SHOWN = 20


def heading_place(node: Section | Task) -> Place:
    """Return the place of a node's label; without one, of its title or its first words."""
    if node.label or node.title:
        return Place((*node.route, "label" if node.label else "title"), address=node.address)
    route = node.words_route if isinstance(node, Task) else node.route
    return Place(route, address=node.address)


def listed(addresses: Iterable[str]) -> str:
    """Join printed addresses for a sentence, the twenty first ones where there are more.

    >>> listed(["II.1", "II.4.c", "II.4.c"])
    'II.1, II.4.c (×2)'
    """
    names = [name if times == 1 else f"{name} (×{times})" for name, times in Counter(addresses).items()]
    more = ", …" if len(names) > _ADDRESSES_SHOWN else ""
    return ", ".join(names[:_ADDRESSES_SHOWN]) + more


def tasks_finding(tasks: Sequence[Task]) -> Finding:
    """Return one finding for a gap that tasks, one at least, share; it stands at the first."""
    first, *others = [heading_place(task) for task in tasks]
    fields = {"count": str(len(tasks)), "tasks": listed(task.address for task in tasks)}
    return Finding(first, fields, related=tuple(others))
