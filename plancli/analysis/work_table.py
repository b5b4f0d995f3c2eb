"""The rows of the one table for filling and reporting: what stands in each cell, and which cells may change.

Says where a changed cell would go in the plan file; it changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum

from plancli.analysis.assignment_table import names_of
from plancli.analysis.obligations import list_obligations, obligations_of
from plancli.analysis.progress_match import NOTHING, WorkProgress, in_order
from plancli.model.assignment import Role
from plancli.model.fill_mark import is_to_fill
from plancli.model.fingerprint import Work, all_work, fingerprint
from plancli.model.plan import Plan
from plancli.model.progress import ProgressReport
from plancli.model.task import Duty, Task, content_items, content_lines
from plancli.model.unit_names import unit_key
from plancli.records import dataclass, field
from plancli.source.document import Value, value_at
from plancli.source.position import Route


class WorkColumn(Enum):
    """A column that a unit may fill in; the value names it in JSON."""

    LEAD = "lead"
    """chủ trì"""
    COORDINATING = "coordinating"
    """phối hợp"""
    DEADLINE = "deadline"
    """thời hạn"""
    DELIVERABLE = "deliverable"
    """sản phẩm"""
    STATE = "state"
    """tình hình"""
    EVIDENCE = "evidence"
    """minh chứng"""
    DAY = "date"
    """ngày báo cáo"""
    NOTE = "note"
    """ghi chú"""

    @property
    def role(self) -> Role | None:
        """The role whose units the column names."""
        return _ROLES.get(self.value)


_ROLES = {"lead": Role.LEAD, "coordinating": Role.COORDINATING}
PLAN_COLUMNS = (WorkColumn.LEAD, WorkColumn.COORDINATING, WorkColumn.DEADLINE, WorkColumn.DELIVERABLE)


class Closed(Enum):
    """Why a cell of the plan cannot be changed from the table."""

    HOLDER = "holder"
    """the holder of a duty is the heading above it"""
    IN_WORDS = "in-words"
    """the words of the task itself say it"""
    COMPOUND = "compound"
    """the line is written in several parts"""
    NO_COLUMN = "no-column"
    """the table on the paper has no such column"""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One task or duty as a row."""

    id: str
    fingerprint: str
    address: str
    """As printed: `II.4.c`."""
    content: str
    """Heading, words and sub-items as printed, a line each."""
    doing: str
    """Units of the line "Đơn vị thực hiện"; the holders of a duty. A line each."""
    values: Mapping[WorkColumn, str]
    """What stands in the plan, units a line each; of a report only the state that was last reported."""
    marks: Mapping[WorkColumn, str]
    """“(xã điền)” where it still stands in a cell that may change; what stands there is then no value."""
    closed: Mapping[WorkColumn, Closed]
    routes: Mapping[WorkColumn, Route]
    """Where a cell that may change stands in the file, or would."""
    is_duty: bool = False
    """True for a duty, whose deadline and product are told in its words and not printed as lines."""
    reports: tuple[ProgressReport, ...] = ()
    """All that are known, from the first to the last."""
    reported: ProgressReport | None = None
    """The last one, of the unit that the table is for."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """What stays the same for all rows of a plan."""

    value: Value
    progress: Mapping[str, WorkProgress] = field(default_factory=dict)
    unit: str = ""
    """Name of the unit that the table is for; empty for the whole plan."""

    def row(self, work: Work) -> WorkRow:
        values: dict[WorkColumn, str] = {}
        closed: dict[WorkColumn, Closed] = {}
        routes: dict[WorkColumn, Route] = {}
        for column in PLAN_COLUMNS:
            values[column], place = _cell(work, column)
            if isinstance(place, tuple):
                place = self._inner(place)
            if isinstance(place, Closed):
                closed[column] = place
            else:
                routes[column] = place
        reports = in_order(self.progress.get(work.id, NOTHING).reports)
        reported = self._last(reports)
        values[WorkColumn.STATE] = reported.state.value if reported else ""
        return WorkRow(
            id=work.id,
            fingerprint=fingerprint(work),
            address=work.address,
            content="\n".join(_content(work)),
            doing="\n".join(_doing(work)),
            values=values,
            marks=dict(self._marks(work, routes)),
            closed=closed,
            routes=routes,
            is_duty=isinstance(work, Duty),
            reports=reports,
            reported=reported,
        )

    def _marks(self, work: Work, routes: Mapping[WorkColumn, Route]) -> Iterator[tuple[WorkColumn, str]]:
        lines = {line.key: line.words for line in work.lines} if isinstance(work, Task) else {}
        for column, route in routes.items():
            words = lines.get(column.value) or value_at(self.value, route)
            if isinstance(words, str) and is_to_fill(words):
                yield column, words.rstrip(" .;,")

    def _inner(self, route: Route) -> Route | Closed:
        """Return where inside a line its words stand; Closed where they stand in several places."""
        value = value_at(self.value, route)
        if value is None and not self._has_column(route):
            return Closed.NO_COLUMN
        if not isinstance(value, dict):
            return route
        key = "words" if route[-1] in ("deadline", "deliverable") else "units"
        simple = set(value) <= {"caption", "mark", "heading", key}
        return (*route, key) if simple and key in value else Closed.COMPOUND

    def _has_column(self, route: Route) -> bool:
        """Tell whether a line can be added: a row of a table has only the columns that the paper prints."""
        for length in range(len(route) - 1, 0, -1):
            around = value_at(self.value, route[:length])
            if isinstance(around, dict) and around.get("columns"):
                columns = around["columns"]
                return isinstance(columns, dict) and route[-1] in columns
        return True

    def _last(self, reports: Sequence[ProgressReport]) -> ProgressReport | None:
        key = unit_key(self.unit)
        own = [each for each in reports if not key or unit_key(each.unit) == key]
        return own[-1] if own else None


def work_rows(
    plan: Plan,
    value: Value = None,
    progress: Mapping[str, WorkProgress] | None = None,
    unit: str = "",
    only: Collection[str] | None = None,
) -> tuple[WorkRow, ...]:
    """Return a row for each task, then for each duty; for those of the ids in `only` where it is given.

    `value` is what the plan file holds, None for a paper; `progress` what is known by the id of the work;
    `unit` the name of the unit whose last report is shown, empty for that of any.
    """
    maker = _Maker(value, progress or {}, unit)
    return tuple(maker.row(work) for work in all_work(plan) if only is None or work.id in only)


def work_of_unit(plan: Plan, unit: str) -> frozenset[str]:
    """Return the ids of the tasks and duties in which a unit, by its id, has a part."""
    rows = obligations_of(plan, list_obligations(plan), unit)
    return frozenset(each.task_id for row in rows for each in row.obligations)


def _cell(work: Work, column: WorkColumn) -> tuple[str, Route | Closed]:
    """Return what a cell holds, and the line that it stands for."""
    if isinstance(work, Duty):
        return _duty_cell(work, column)
    if column.role is not None:
        return "\n".join(names_of(work, column.role)), _role_place(work, column.role)
    has_line = any(line.key == column.value for line in work.lines)
    place = (*work.route, column.value)
    if column is WorkColumn.DELIVERABLE:
        return work.deliverable, place
    if not has_line and work.deadline.by is not None:
        return work.deadline.words, Closed.IN_WORDS
    return work.deadline.words, place


def _duty_cell(duty: Duty, column: WorkColumn) -> tuple[str, Route | Closed]:
    if column.role is not None:
        names = (
            each.words for made in duty.assignments if made.role is column.role for each in made.mentions
        )
        return "\n".join(names), Closed.HOLDER if column is WorkColumn.LEAD else Closed.IN_WORDS
    home = duty.route[:-1] if duty.route[-1] == "text" else duty.route
    place = (*home, column.value)
    if column is WorkColumn.DELIVERABLE:
        return duty.deliverable, place
    is_own = duty.deadline.route == place
    if not is_own and duty.deadline.by is not None:
        return duty.deadline.words, Closed.IN_WORDS
    return duty.deadline.words, place


def _role_place(task: Task, role: Role) -> Route | Closed:
    place = (*task.route, role.value)
    lines = {made.route for made in task.assignments if made.role is role}
    return place if lines <= {place} else Closed.IN_WORDS


def _content(work: Work) -> tuple[str, ...]:
    if isinstance(work, Task):
        return content_lines(work.title, work.words, content_items(work.lines))
    return content_lines("", work.words, work.items)


def _doing(work: Work) -> tuple[str, ...]:
    if isinstance(work, Task):
        return names_of(work, Role.RESPONSIBLE)
    return tuple(dict.fromkeys(each.words for each in work.holders))
