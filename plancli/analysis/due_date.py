"""By when a task is to be done: the deadline of the paper, or the last one that it was put off to.

Keeps every deadline that was; a rhythm counts only where all the words of the deadline tell it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plancli.model.deadline import Deadline, DeadlineKind
from plancli.model.progress import Extension
from plancli.records import dataclass
from plancli.vietnamese.dates import short_day
from plancli.vietnamese.due_times import Rhythm


@dataclass(frozen=True, slots=True)
class DueDate:
    """By when a task is to be done, extensions counted."""

    words: str
    """As printed, or the day of the last extension; empty where the plan states none."""
    day: datetime.date | None
    """The last day; None where none is known, and for a rhythm."""
    kept: tuple[str, ...]
    """The deadlines before, the paper's own first; empty where nothing was put off."""
    rhythm: tuple[Rhythm, ...]
    """How it comes back, where every word of the deadline says so; else empty."""
    is_recurring: bool
    """True of work that goes on or comes back."""


def due_date(deadline: Deadline, extensions: Sequence[Extension]) -> DueDate:
    """Return the deadline that counts: that of the last extension, else the paper's."""
    by = deadline.by
    rhythm = tuple(due.rhythm for due in deadline.dues if due.rhythm)
    clear = not deadline.unclear and len(rhythm) == len(deadline.dues)
    if not extensions:
        return DueDate(
            words=deadline.words,
            day=by.last_day if by else None,
            kept=(),
            rhythm=rhythm if clear and by is None else (),
            is_recurring=by is None and deadline.kind is DeadlineKind.RECURRING,
        )
    last = extensions[-1].after
    before = [deadline.words or extensions[0].before, *(short_day(each.after) for each in extensions[:-1])]
    return DueDate(short_day(last), last, tuple(filter(None, before)), (), is_recurring=False)
