"""How far a plan is carried out: what units report of each task, and the deadlines that were put off.

It stands in a file beside the plan, never in the issued text; what is overdue is worked out, never written.
"""

from __future__ import annotations

import datetime
from enum import Enum

from plancli.records import dataclass
from plancli.source.position import Route


class ProgressState(Enum):
    """What a unit says of a task; the value is what a progress file writes."""

    NOT_STARTED = "not-started"
    """chưa thực hiện"""
    IN_PROGRESS = "in-progress"
    """đang thực hiện"""
    DONE = "done"
    """đã hoàn thành"""
    STOPPED = "stopped"
    """dừng, không thực hiện"""


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """Một lần báo cáo về một nhiệm vụ."""

    state: ProgressState
    day: datetime.date | None
    """When it was reported; None where nobody says."""
    unit: str
    """Who reported, as written; empty where nobody says: the keeper of the file speaks of the whole task."""
    evidence: str
    """The paper or event that shows it: `Báo cáo số 12/BC-VHTT ngày 05/6/2025`."""
    note: str
    route: Route = ()
    """Where it stands in the progress file; nowhere yet for one that is to be added."""


@dataclass(frozen=True, slots=True)
class Extension:
    """Một lần gia hạn; the old deadline is kept."""

    before: str
    """The deadline until then, as printed or as extended before; empty where there was none."""
    after: datetime.date
    """The new last day."""
    day: datetime.date | None
    """When it was granted."""
    basis: str
    """Who granted it, with which paper; empty where the file does not say."""
    route: Route = ()
    """As above."""


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """All that is known of one task or duty."""

    task_id: str
    """As the file has it; in a plan that changed since, it may lead elsewhere or nowhere."""
    words: str
    """The first words of the task when it was first reported on; empty where the file does not say."""
    fingerprint: str
    """Of the task's content when it was first reported on; empty where it was not kept."""
    reports: tuple[ProgressReport, ...]
    """In the order of the file."""
    extensions: tuple[Extension, ...]
    route: Route


@dataclass(frozen=True, slots=True)
class PlanIdentity:
    """By what a progress file knows its plan."""

    number: str
    """Số, ký hiệu as printed, empty while it is blank."""
    issuer: str
    title: str


@dataclass(frozen=True, slots=True)
class Progress:
    """One progress file."""

    plan: PlanIdentity
    tasks: tuple[TaskProgress, ...]
    """In the order of the file."""
