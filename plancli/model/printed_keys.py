"""In which order the lines of a task stand on the paper of one plan, for a line that is yet to be written.

Knows the usual order and follows the plan's own habit where it has another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cmp_to_key
from itertools import combinations

from plancli.source.document import Value

USUAL_ORDER = (
    *("label", "mark", "title", "holder", "text", "items"),
    *("lead", "responsible", "coordinating", "guiding", "directing", "monitoring"),
    *("deadline", "deliverable", "funding", "note", "more", "assigned"),
    *("tasks", "duties", "columns", "table", "parts", "implements"),
)
"""Keys of a section, a task and a duty as `written` has them."""


def printed_order(written: Iterable[Value]) -> tuple[str, ...]:
    """Return the usual order of keys, changed where most of these tasks and sections have another.

    >>> order = printed_order([{"text": "a", "deadline": "b", "lead": "c"}])
    >>> order.index("deadline") < order.index("lead") < order.index("coordinating")
    True
    """
    ahead: Counter[tuple[str, str]] = Counter()
    used: set[str] = set()
    for each in written:
        if isinstance(each, dict):
            ahead.update(combinations(each, 2))
            used.update(each)

    def compared(one: str, other: str) -> int:
        return ahead[other, one] - ahead[one, other] or USUAL_ORDER.index(one) - USUAL_ORDER.index(other)

    order = sorted(used.intersection(USUAL_ORDER), key=cmp_to_key(compared))
    for at, key in enumerate(USUAL_ORDER):
        if key not in used:
            before = USUAL_ORDER[at - 1] if at else ""
            order.insert(order.index(before) + 1 if before else 0, key)
    return tuple(order)


def task_values(value: Value) -> Iterator[Value]:
    """Yield the written tasks and parts of a plan's value, wherever they stand."""
    if isinstance(value, list):
        for entry in value:
            yield from task_values(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key in ("tasks", "parts", "groups") and isinstance(entry, list):
                yield from entry
            if key in _AROUND:
                yield from task_values(entry)


_AROUND = ("sections", "annexes", "parts", "tasks", "groups")
