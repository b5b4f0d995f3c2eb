"""Where the work of a parent plan comes from itself: its own links, step by step up to a duty of the law."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plancli.analysis.parent_index import ParentIndex
from plancli.analysis.plan_links import named_parent
from plancli.analysis.trace_rows import Cause, ParentPlan, Upward
from plancli.legal.duties import Duties
from plancli.model.fingerprint import Work
from plancli.model.link import TraceLink

MOST_STEPS = 20
"""Steps that a chain is followed; `workspace.parents` finds circles of files before."""
_MOST_LINKS = 100
"""Links of all chains of one task: two ways up at each of twenty steps would be a million chains."""


class Ladder:
    """Follows chains through the plans above, each indexed once."""

    def __init__(self, duties: Duties) -> None:
        """Take the duties of the law, where chains end."""
        self._duties = duties
        self._indexes: dict[int, ParentIndex] = {}
        self._left = 0

    def above(self, work: Work, parent: ParentPlan) -> tuple[Upward, ...]:
        """Return what the work of a parent plan answers itself, within limits of length and number."""
        self._left = _MOST_LINKS
        return self._above(work, parent, MOST_STEPS)

    def _above(self, work: Work, parent: ParentPlan, steps: int) -> tuple[Upward, ...]:
        return tuple(self._steps(work, parent, steps)) if work.implements and steps else ()

    def _steps(self, work: Work, parent: ParentPlan, steps: int) -> Iterator[Upward]:
        for link in work.implements:
            self._left -= 1
            if self._left < 0:
                return
            named = named_parent(link.target, [each.reference for each in parent.above])
            if named is None:
                yield self._law(link, parent)
            elif isinstance(named, Cause):
                yield Upward(link.target.parent, link.target.task, "", None, ())
            else:
                upper = next(each for each in parent.above if each.reference.name == named)
                yield self._task(link, upper, steps)

    def _task(self, link: TraceLink, upper: ParentPlan, steps: int) -> Upward:
        found = self._index(upper).follow(link.target.task, link.fingerprint).work if upper.plan else None
        if found is None:
            return Upward(upper.reference.name, link.target.task, "", None, ())
        above = self._above(found, upper, steps - 1)
        return Upward(upper.reference.name, found.address, found.words, None, above)

    def _law(self, link: TraceLink, parent: ParentPlan) -> Upward:
        written = parent.plan.issued if parent.plan else None
        duty = self._duties.of_id(link.target.duty, written or datetime.date.max)
        if duty is None:
            return Upward("", link.target.duty, "", None, ())
        return Upward(duty.act.title, duty.article, duty.text_vi, duty, ())

    def _index(self, parent: ParentPlan) -> ParentIndex:
        if parent.plan is None:
            raise ValueError(parent.path)
        return self._indexes.setdefault(id(parent.plan), ParentIndex(parent.plan))
