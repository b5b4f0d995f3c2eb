"""Fingerprints of tasks and duties, and finding a piece of work again in a plan that may have changed.

A fingerprint tells that words differ, not how; ways of writing the same letters do not change it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

from plancli.model.plan import Plan
from plancli.model.task import Duty, Task, all_paragraphs, content_items
from plancli.records import dataclass
from plancli.vietnamese.folding import fold

Work = Task | Duty
"""What a plan hands out."""
_WORDS = 10
_REST = 6
"""Hexadecimal digits of the two parts of a fingerprint."""


def words_of(work: Work) -> str:
    """Return the printed content of a task or duty: title, words and items, a line each.

    The lines that say who, until when and with what result are no part of it.
    """
    items = content_items(work.lines) if isinstance(work, Task) else work.items
    title = work.title if isinstance(work, Task) else ""
    lines = dict.fromkeys(filter(None, (title, work.words)))
    return "\n".join((*lines, *(each.words for each in all_paragraphs(items))))


def fingerprint(work: Work) -> str:
    """Return ten digits that stay while the content of the work stays: `3f9a0c41de`.

    Case, tone placement, hyphens and blanks make no difference; who does it, and until when, neither.
    """
    return _digest(words_of(work), _WORDS)


def link_fingerprint(work: Work) -> str:
    """Return what a link keeps of the work above: its fingerprint, a point, six digits for the other lines.

    Those are the deadline, the product and the units: `3f9a0c41de.77ab01`.
    """
    units = sorted(mention.words for mention in work.mentions())
    rest = "\n".join((work.deadline.words, work.deliverable, *units))
    return f"{fingerprint(work)}.{_digest(rest, _REST)}"


class Whereabouts(Enum):
    """How a piece of work that was known by id and fingerprint stands in a plan today."""

    SAME = "same"
    """cùng mã, cùng lời"""
    MOVED = "moved"
    """cùng lời, mã khác"""
    CHANGED = "changed"
    """cùng mã, lời đã đổi"""
    GONE = "gone"
    """không còn"""


@dataclass(frozen=True, slots=True)
class Found:
    """The work that an id and a fingerprint lead to."""

    whereabouts: Whereabouts
    work: Work | None
    """None where it is gone, or where several others have its words."""


class WorkIndex:
    """The tasks and duties of one plan, by id and by fingerprint."""

    def __init__(self, plan: Plan) -> None:
        """Index a plan; words are looked at when the first fingerprint is asked for."""
        self._by_id: Mapping[str, Work] = {work.id: work for work in all_work(plan)}

    def of_id(self, work_id: str) -> Work | None:
        """Return the work of an id, None where there is none."""
        return self._by_id.get(work_id)

    def find(self, work_id: str, known: str) -> Found:
        """Return what `work_id` leads to; `known` is the fingerprint kept with it, empty for none.

        The words decide: work that moved is found at its new id, and another that took the old id is not
        taken for it. Of a link's fingerprint only the part before the point counts.
        """
        known = known.partition(".")[0]
        work = self._by_id.get(work_id)
        if work is not None and known in ("", fingerprint(work)):
            return Found(Whereabouts.SAME, work)
        alike = self._by_fingerprint.get(known, ())
        if len(alike) == 1:
            return Found(Whereabouts.MOVED, alike[0])
        if work is None or alike:
            return Found(Whereabouts.GONE, None)
        return Found(Whereabouts.CHANGED, work)

    @cached_property
    def _by_fingerprint(self) -> Mapping[str, tuple[Work, ...]]:
        found: dict[str, tuple[Work, ...]] = {}
        for work in self._by_id.values():
            key = fingerprint(work)
            found[key] = (*found.get(key, ()), work)
        return found


def all_work(plan: Plan) -> Iterator[Work]:
    """Yield the tasks of a plan, then its duties."""
    yield from plan.tasks
    yield from plan.duties


def _digest(words: str, digits: int) -> str:
    return hashlib.blake2b(fold(words).encode()).hexdigest()[:digits]
