"""Report `reminder`: a letter (công văn đôn đốc) to the units whose tasks are due or have no day.

Says what the plan says and how it stands to a day; what nobody has given stays blank in the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.progress_due import due_by_progress, open_tasks
from plancli.analysis.progress_match import MatchedProgress
from plancli.analysis.progress_words import deadline_words, report_words
from plancli.analysis.reminding import (
    DueWork,
    Reported,
    UnitDue,
    Urgency,
    Window,
    unanswered_tasks,
)
from plancli.analysis.unit_groups import group_of
from plancli.messages import Language, sentence
from plancli.model.assignment import ANSWERING
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.model.unit import REQUESTED_KINDS
from plancli.records import dataclass, replace
from plancli.reports.views.letterhead import HeadView, name_in_sentence, view_head
from plancli.reports.views.plan_reference import plan_reference, short_reference
from plancli.reports.views.unit_work import role_heading
from plancli.vietnamese.dates import short_day


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One task or duty."""

    number: str
    """TT, from 1 in each table."""
    content: str
    """Its heading, or its words where it has none."""
    address: str
    """`II.4.c`"""
    roles: str
    """`Chủ trì`, a line each; empty for a duty of the part Tổ chức thực hiện."""
    via_group: str
    """The group that the plan names in the unit's stead, or empty."""
    requested: bool
    """True where the plan asks instead of assigning."""
    deadline: str
    """As printed, with the day that it was put off to; empty where the plan states none."""
    overdue: str
    """`Đã quá hạn 47 ngày.`; empty where it is not over, and without a progress file."""
    reported: str
    """`Báo cáo gần nhất: …` or `Chưa có báo cáo.`; empty without a progress file."""


@dataclass(frozen=True, slots=True)
class ReminderTable:
    """The tasks of one unit, or of several that owe just the same, by how they stand to the day."""

    heading: str
    """`1. Phòng Tư pháp`; empty in a letter to one unit."""
    over: tuple[ReminderRow, ...]
    """The deadline has come."""
    soon: tuple[ReminderRow, ...]
    """It comes within the days that the letter looks ahead."""
    dated: tuple[ReminderRow, ...]
    """There is one, and no day to compare it with."""
    undated: tuple[ReminderRow, ...]
    """The plan names no day or month to be done by."""


@dataclass(frozen=True, slots=True)
class UnansweredRow:
    """A task for which the plan names nobody to lead or to carry it out."""

    number: str
    content: str
    address: str
    deadline: str


@dataclass(frozen=True, slots=True)
class ReminderView:
    """Công văn đôn đốc."""

    head: HeadView
    """The plan's, or that of the decision above it: the letter takes superior and issuer."""
    issuer: str
    """The same body as a sentence names it, or empty."""
    place: str
    """Place of issue, or empty."""
    plan: str
    """`Kế hoạch số ……/KH-UBND ngày …… tháng 12 năm 2024 của … “Công tác truyền thông chính sách …”`"""
    plan_in_short: str
    """The same without issuer and title, for the line "V/v …"."""
    recipient: str
    """The one unit that the letter goes to; empty where there are several, or none."""
    whom: str
    """The recipient as a sentence names it: `các cơ quan, đơn vị khác`; of several, all together."""
    recipients: tuple[str, ...]
    """`- Phòng Tư pháp;`, a line each where there are several."""
    polite: bool
    """True where the plan gives the recipients nothing and only asks."""
    day: str
    """`26/11/2026`; empty where no day is known."""
    last_day: str
    """The last day that is near, or empty."""
    tables: tuple[ReminderTable, ...]
    annexed: bool
    """True where the tables stand in an annex: a letter to all."""
    wants_report: bool
    """True where some deadline has come, or is near, or is known at all."""
    wants_deadline: bool
    """True where some task has no day."""
    unanswered: tuple[UnansweredRow, ...]
    """Tasks with nobody to remind; only in a letter to all."""
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_reminder(plan: Plan, window: Window, progress: MatchedProgress | None = None) -> ReminderView:
    """Return the letter to all units that are to be reminded, their tables in an annex.

    Units that owe just the same, such as the twelve communes of the Trạm Tấu plan, share a table.
    """
    contents = _contents(plan)
    together: dict[ReminderTable, list[UnitDue]] = {}
    for each in due_by_progress(plan, window, ANSWERING, progress):
        together.setdefault(_table(each.due, contents), []).append(each)
    names = [_names(plan, units) for units in together.values()]
    unanswered = tuple(_unanswered(open_tasks(unanswered_tasks(plan), progress)))
    called = [name for several in names for name in several]
    return replace(
        _letter(plan, [each for units in together.values() for each in units], window),
        recipient=_capital(called[0]) if len(called) == 1 else "",
        whom=_whom(called[0] if len(called) == 1 else ""),
        recipients=tuple(_listed(called)) if len(called) > 1 else (),
        tables=tuple(
            replace(table, heading=f"{number}. {_capital('; '.join(several))}")
            for number, (table, several) in enumerate(zip(together, names, strict=True), 1)
        ),
        annexed=bool(together or unanswered),
        unanswered=unanswered,
    )


def view_unit_reminder(plan: Plan, unit: UnitDue, window: Window) -> ReminderView:
    """Return the letter to one unit of `list_due`, its table in the text."""
    return replace(_letter(plan, [unit], window), tables=(_table(unit.due, _contents(plan)),))


def _letter(plan: Plan, units: Sequence[UnitDue], window: Window) -> ReminderView:
    """Return the letter without its tables."""
    above = plan.decision.issuance if plan.decision else plan.issuance
    own = plan.issuance
    issuing = own if own.issuer else above
    name = units[0].owed.unit.name if len(units) == 1 else ""
    found = {due.urgency for each in units for due in each.due}
    return ReminderView(
        head=view_head(issuing),
        issuer=name_in_sentence(issuing.issuer),
        place=own.place or above.place,
        plan=plan_reference(plan),
        plan_in_short=short_reference(plan),
        recipient=_capital(name),
        whom=_whom(name),
        recipients=(),
        polite=bool(units) and all(map(_only_asked, units)),
        day=short_day(window.day),
        last_day=short_day(window.last_day()),
        tables=(),
        annexed=False,
        wants_report=bool(found - {Urgency.UNDATED}),
        wants_deadline=Urgency.UNDATED in found,
        unanswered=(),
        title=" - ".join(filter(None, (own.title, name))),
        author=issuing.issuer,
    )


def _table(due: Sequence[DueWork], contents: Mapping[str, str]) -> ReminderTable:
    rows: dict[Urgency, list[ReminderRow]] = {urgency: [] for urgency in Urgency}
    number = 0
    for urgency, of_urgency in rows.items():
        by_task: dict[str, list[DueWork]] = {}
        for each in due:
            if each.urgency is urgency:
                by_task.setdefault(each.obligation.task_id, []).append(each)
        for task_id, held in by_task.items():
            number += 1
            of_urgency.append(_row(number, held, contents[task_id]))
    return ReminderTable(
        heading="",
        over=tuple(rows[Urgency.OVER]),
        soon=tuple(rows[Urgency.SOON]),
        dated=tuple(rows[Urgency.DATED]),
        undated=tuple(rows[Urgency.UNDATED]),
    )


def _contents(plan: Plan) -> Mapping[str, str]:
    """Return by id what a task or duty is told apart by: its heading, or its words where it has none."""
    return {task.id: task.title or task.words for task in plan.tasks} | {
        duty.id: duty.words for duty in plan.duties
    }


def _row(number: int, due: Sequence[DueWork], content: str) -> ReminderRow:
    held = [each.obligation for each in due]
    groups = dict.fromkeys(each.via_group for each in held if each.via_group)
    reported = due[0].reported
    return ReminderRow(
        number=str(number),
        content=content,
        address=held[0].address,
        roles="\n".join(role_heading(each.role) for each in held if each.role),
        via_group="; ".join(groups),
        requested=any(each.requested for each in held),
        deadline=_deadline(reported) if reported else held[0].deadline.words,
        overdue=_overdue(reported) if reported else "",
        reported=_last_report(reported) if reported else "",
    )


def _deadline(reported: Reported) -> str:
    return deadline_words(reported.due) if reported.due.kept else reported.due.words


def _overdue(reported: Reported) -> str:
    if not reported.days_over:
        return ""
    key = "reminder.missing" if reported.due.rhythm else "reminder.overdue"
    return sentence(Language.VI, key, days=reported.days_over, day=short_day(reported.day))


def _last_report(reported: Reported) -> str:
    if reported.last is None:
        return sentence(Language.VI, "reminder.no-report")
    return sentence(Language.VI, "reminder.last-report", report=report_words(reported.last))


def _unanswered(tasks: Sequence[Task]) -> Iterator[UnansweredRow]:
    for number, task in enumerate(tasks, 1):
        yield UnansweredRow(str(number), task.title or task.words, task.address, task.deadline.words)


def _names(plan: Plan, units: Sequence[UnitDue]) -> tuple[str, ...]:
    """Return how a letter names units that share a table: by the name of their group, else each."""
    if len(units) > 1 and (group := group_of(plan, [each.owed.unit.id for each in units])):
        return (group.name,)
    return tuple(each.owed.unit.name for each in units)


def _only_asked(unit: UnitDue) -> bool:
    """Say whether the plan gives this unit nothing and only asks it, or its kind takes no orders."""
    asked = all(due.obligation.requested for due in unit.due)
    return asked or unit.owed.unit.kind in REQUESTED_KINDS


def _capital(name: str) -> str:
    """Return a name as it opens a line: `các bộ, cơ quan ngang bộ` of a sentence gets its capital."""
    return f"{name[:1].upper()}{name[1:]}"


def _whom(recipient: str) -> str:
    """Return the recipient within a sentence: no name but a plural, so without its capital, is `Các …`.

    >>> _whom("Các cơ quan, đơn vị khác")
    'các cơ quan, đơn vị khác'
    """
    if not recipient:
        return "các cơ quan, đơn vị"
    return f"các{recipient[3:]}" if recipient.startswith("Các ") else recipient


def _listed(names: Sequence[str]) -> Iterator[str]:
    last = len(names) - 1
    for index, name in enumerate(names):
        yield f"- {_capital(name)}{'.' if index == last else ';'}"
