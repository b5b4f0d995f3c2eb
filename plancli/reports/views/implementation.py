"""Report `implementation`: "Báo cáo kết quả thực hiện Kế hoạch …" for one period.

Filled from the plan and its progress file alone; what only the issuer can say stays a blank of the template.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from plancli.analysis.progress import WorkStanding, WorkState, follow_up
from plancli.analysis.progress_counts import ProgressCounts, count_tasks
from plancli.analysis.progress_match import NO_MATCH, MatchedProgress
from plancli.analysis.progress_time import Timing
from plancli.analysis.progress_words import (
    contradiction_words,
    deadline_words,
    report_words,
    state_words,
    timing_words,
)
from plancli.analysis.reminding import DAYS_AHEAD, Window
from plancli.analysis.reporting_periods import BASIS, ReportingPeriod
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.model.progress import ProgressReport
from plancli.model.task import Task
from plancli.records import dataclass
from plancli.reports.views.annex_head import place_words
from plancli.reports.views.assignment_table import headed_tasks
from plancli.reports.views.letterhead import HeadView, name_in_sentence, view_head
from plancli.reports.views.plan_reference import plan_reference
from plancli.vietnamese.dates import short_day
from plancli.vietnamese.folding import fold

_MOST_TOLD = 30
"""Tasks that the report itself tells of one by one: of more it gives the figures, and the annex tells all."""
_AS_COUNTED = (WorkState.DONE, WorkState.IN_PROGRESS, WorkState.NOT_STARTED, WorkState.STOPPED)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One task on which somebody reported in the period."""

    place: str
    """`mục II.4.c`: the place in the plan."""
    content: str
    state: str
    """`đã hoàn thành, xong muộn 3 ngày`"""
    reports: tuple[str, ...]
    """What was reported in the period, a line each: `05/6/2026, Phòng Tư pháp: Báo cáo số …`."""
    notes: tuple[str, ...]
    """Where reports contradict one another."""


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The results below one heading of the plan."""

    number: str
    """From 1, of the groups of this report."""
    heading: str
    tasks: tuple[ResultLine, ...]
    """None where the whole report has too many of them."""
    told: str
    """The figures instead: `10 nhiệm vụ có báo cáo, trong đó 4 đã hoàn thành …`; empty where it has tasks."""


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """One task in the annex."""

    number: str
    """TT, from 1 through the whole annex."""
    content: str
    address: str
    """`II.4.c`"""
    units: str
    """Who answers for it, a line each."""
    deadline: str
    """With the day that it was put off to, and the one before."""
    state: str
    timing: str
    """`quá hạn 47 ngày`, or empty."""
    last: str
    """The last report with its evidence, all of the period where only the annex tells of them, and what
    contradicts; a line each."""


@dataclass(frozen=True, slots=True)
class ProgressGroup:
    """The tasks below one heading of the plan."""

    heading: str
    tasks: tuple[ProgressLine, ...]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One task that is overdue, or whose deadline was put off."""

    place: str
    """`mục II.4.c`; `Mục II.4.c` where it stands in front, without the content."""
    content: str
    """Empty where the report has too many of them."""
    words: str
    """`quá hạn 47 ngày (thời hạn: trước ngày 15/3/2026; Phòng Tư pháp)`, or the extension."""


@dataclass(frozen=True, slots=True)
class ImplementationView:
    """Báo cáo kết quả thực hiện Kế hoạch."""

    head: HeadView
    """The plan's, or that of the decision above it: the report takes superior and issuer."""
    issuer: str
    """The same body as a sentence names it, or empty."""
    place: str
    """Place of issue, or empty."""
    plan: str
    """`Kế hoạch số ……/KH-UBND ngày … của … về “…”`"""
    plan_title: str
    """Trích yếu of the plan."""
    period_behind: str
    """The period as it stands behind that title; empty where the title ends with it."""
    period: str
    """`6 tháng đầu năm 2026`; empty where no period was named."""
    first: str
    """First day of its figures: `15/12/2025`; empty likewise."""
    last: str
    """Last day of its figures."""
    basis: str
    """`Điều 12 Nghị định số 09/2019/NĐ-CP`"""
    day: str
    """The day up to which reports were counted; empty where no day is known."""
    is_running: bool
    """True where that day is before the last day of the figures."""
    followed: bool
    """True where there is a progress file."""
    counts: tuple[str, ...]
    """The figures, a line each: `Tổng số nhiệm vụ: 16`."""
    groups: tuple[ResultGroup, ...]
    """What was reported in the period, by heading of the plan."""
    extended: tuple[OpenLine, ...]
    overdue: tuple[OpenLine, ...]
    silent: str
    """Where the tasks stand on which nobody reported: `mục II.1.1, II.1.2; Phụ lục I, mục II.3`."""
    silent_count: str
    """How many they are."""
    annex: tuple[ProgressGroup, ...]
    title: str
    """For the properties of the Word file."""
    author: str
    """The issuer, for the same."""


def view_implementation(
    plan: Plan,
    progress: MatchedProgress | None,
    day: datetime.date | None,
    period: ReportingPeriod | None,
) -> ImplementationView:
    """Return the report on one period, as of its last day or of `day` where that is earlier."""
    until = min((each for each in (day, period.last if period else None) if each), default=None)
    tasks = follow_up(plan, progress or NO_MATCH, Window(until, DAYS_AHEAD))
    told = {task.work.id: found for task in tasks if (found := _reports_in(task, period))}
    headings = _headings(plan)
    silent = [task for task in tasks if task.state is WorkState.NO_REPORT]
    above = plan.decision.issuance if plan.decision else plan.issuance
    own = plan.issuance
    issuing = own if own.issuer else above
    return ImplementationView(
        head=view_head(issuing),
        issuer=name_in_sentence(issuing.issuer),
        place=own.place or above.place,
        plan=plan_reference(plan),
        plan_title=own.title,
        period_behind=period.name if period and not _names(own.title, period.name) else "",
        period=period.name if period else "",
        first=short_day(period.first) if period else "",
        last=short_day(period.last) if period else "",
        basis=BASIS,
        day=short_day(until),
        is_running=period is not None and until is not None and until < period.last,
        followed=progress is not None,
        counts=tuple(_counts(count_tasks(tasks))),
        groups=tuple(_groups(plan, tasks, headings, told)),
        extended=tuple(_extended(plan, tasks)),
        overdue=tuple(_overdue(plan, tasks)),
        silent="; ".join(_places(plan, silent)),
        silent_count=str(len(silent)),
        annex=tuple(_annex(tasks, headings, told if len(told) > _MOST_TOLD else {})),
        title=own.title,
        author=issuing.issuer,
    )


def _names(title: str, period: str) -> bool:
    """Say whether a title ends with the period already: "… xã Vân Khê năm 2026"."""
    return fold(title).endswith(fold(period))


def _headings(plan: Plan) -> Mapping[str, str]:
    """Return by id the heading that a task stands under."""
    return {task.id: heading for (_, heading), task in headed_tasks(plan)}


def _heading(task: WorkStanding, headings: Mapping[str, str]) -> str:
    if not isinstance(task.work, Task):
        return sentence(Language.VI, "implementation.duties")
    return headings.get(task.work.id, "")


def _counts(counts: ProgressCounts) -> Iterator[str]:
    for name in type(counts).__annotations__:
        figure = getattr(counts, name)
        if figure or name in ("total", "done", "no_report", "overdue"):
            key = f"implementation.count.{name.replace('_', '-')}"
            yield sentence(Language.VI, key, count=figure)


def _groups(
    plan: Plan,
    tasks: Sequence[WorkStanding],
    headings: Mapping[str, str],
    told: Mapping[str, Sequence[ProgressReport]],
) -> Iterator[ResultGroup]:
    found: dict[str, list[WorkStanding]] = {}
    for task in tasks:
        if task.work.id in told:
            found.setdefault(_heading(task, headings), []).append(task)
    for number, (heading, own) in enumerate(found.items(), 1):
        if len(told) > _MOST_TOLD:
            yield ResultGroup(str(number), heading, (), _figures(own))
        else:
            lines = (_result(plan, task, told[task.work.id]) for task in own)
            yield ResultGroup(str(number), heading, tuple(lines), "")


def _figures(tasks: Sequence[WorkStanding]) -> str:
    counted = Counter(task.state for task in tasks)
    states = ", ".join(f"{counted[state]} {state_words(state)}" for state in _AS_COUNTED if counted[state])
    return sentence(Language.VI, "implementation.figures", count=len(tasks), states=states)


def _reports_in(task: WorkStanding, period: ReportingPeriod | None) -> tuple[ProgressReport, ...]:
    """Return the reports of a period; one without a day cannot be left out of any."""
    return tuple(
        each
        for each in task.reports
        if period is None or each.day is None or period.first <= each.day <= period.last
    )


def _result(plan: Plan, task: WorkStanding, reports: Sequence[ProgressReport]) -> ResultLine:
    state = ", ".join(filter(None, (state_words(task.state), _timing(task))))
    return ResultLine(
        place=_place(plan, task),
        content=_content(task),
        state=state,
        reports=tuple(map(report_words, reports)),
        notes=tuple(contradiction_words(task)),
    )


def _extended(plan: Plan, tasks: Sequence[WorkStanding]) -> Iterator[OpenLine]:
    found = [(task, extension) for task in tasks for extension in task.extensions]
    for task, extension in found:
        key = "implementation.extended" if extension.basis else "implementation.extended.bare"
        before = extension.before or sentence(Language.VI, "progress.no-deadline")
        fields = {"after": short_day(extension.after), "before": before, "basis": extension.basis}
        yield _open(plan, task, sentence(Language.VI, key, **fields), many=len(found) > _MOST_TOLD)


def _overdue(plan: Plan, tasks: Sequence[WorkStanding]) -> Iterator[OpenLine]:
    found = [task for task in tasks if task.standing.timing is Timing.OVERDUE]
    for task in found:
        late = (word.unit.name for word in task.units if word.standing.timing is Timing.OVERDUE)
        units = "; ".join(dict.fromkeys(late))
        words = sentence(
            Language.VI,
            "implementation.overdue" if units else "implementation.overdue.nobody",
            timing=_timing(task),
            deadline=deadline_words(task.due),
            units=units,
        )
        yield _open(plan, task, words, many=len(found) > _MOST_TOLD)


def _open(plan: Plan, task: WorkStanding, words: str, *, many: bool) -> OpenLine:
    if many:
        return OpenLine(place_words(plan, task.work.address), "", words)
    return OpenLine(_place(plan, task), _content(task), words)


def _content(task: WorkStanding) -> str:
    """Return the content as it stands in front of a bracket: without the full stop at its end."""
    return task.content.rstrip(" .;")


def _place(plan: Plan, task: WorkStanding) -> str:
    """Return the place within a sentence: `mục II.4.c`, `Phụ lục I, mục II.3`."""
    place = place_words(plan, task.work.address)
    return f"m{place[1:]}" if place.startswith("Mục ") else place


def _places(plan: Plan, tasks: Sequence[WorkStanding]) -> Iterator[str]:
    """Yield the places of several tasks: those in the text one behind the other, then each in an annex."""
    places = list(dict.fromkeys(_place(plan, task) for task in tasks))
    own = [place.removeprefix("mục ") for place in places if place.startswith("mục ")]
    if own:
        yield f"mục {', '.join(own)}"
    yield from (place for place in places if not place.startswith("mục "))


def _timing(task: WorkStanding) -> str:
    """Return how a task stands to its deadline, in the words of a paper; nothing for what goes on."""
    if task.standing.timing is Timing.RECURRING:
        return ""
    if task.standing.timing is Timing.OVERDUE and task.due.rhythm:
        return sentence(Language.VI, "implementation.missing", day=short_day(task.standing.due))
    return timing_words(task.standing, task.due, task.days_late)


def _annex(
    tasks: Sequence[WorkStanding],
    headings: Mapping[str, str],
    told: Mapping[str, Sequence[ProgressReport]],
) -> Iterator[ProgressGroup]:
    """Yield the tasks by heading; `told` are the reports, by task, that stand here alone."""
    found: dict[str, list[ProgressLine]] = {}
    for number, task in enumerate(tasks, 1):
        found.setdefault(_heading(task, headings), []).append(_line(number, task, told.get(task.work.id, ())))
    for heading, lines in found.items():
        yield ProgressGroup(heading, tuple(lines))


def _line(number: int, task: WorkStanding, told: Sequence[ProgressReport]) -> ProgressLine:
    said = [*map(report_words, told), *(report_words(word.report) for word in task.units if word.report)]
    last = list(dict.fromkeys(said)) or ([report_words(task.last)] if task.last else [])
    return ProgressLine(
        number=str(number),
        content=task.content,
        address=task.work.address,
        units="\n".join(dict.fromkeys(word.unit.name for word in task.units)),
        deadline=deadline_words(task.due),
        state=state_words(task.state),
        timing=_timing(task),
        last="\n".join((*last, *contradiction_words(task))),
    )
