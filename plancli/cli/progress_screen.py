"""How far plans are carried out, laid out for a screen: counts, a line for each task, a line for each unit.

Lays out what is worked out elsewhere; cuts words only where a line has no room, and says so with `…`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from plancli.analysis.progress import UnitWord, WorkStanding
from plancli.analysis.progress_counts import UnitCounts, count_units
from plancli.analysis.progress_words import (
    contradiction_words,
    deadline_words,
    extension_words,
    report_words,
    role_words,
    state_words,
    timing_words,
)
from plancli.analysis.report_calls import OrderedReport, YearlyReport
from plancli.analysis.reporting_periods import BASIS
from plancli.exports.progress_export import by_issuer, counts_words, plan_name
from plancli.formats.cells import cell_width, hung, padded, shortened, visible, wrap
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import short_day
from plancli.workspace.plan_progress import PlanProgress

_INDENT = "  "
_NARROW_NAME = 34
"""Cells of a unit's name in the table of units; what is longer is cut."""
_LEAST_NAME = 12
_FIGURES = ("total", "done", "overdue", "due-soon", "no-report")
"""The columns of that table."""


def progress_screen(
    plans: Sequence[PlanProgress], day: datetime.date, language: Language, width: int, *, filtered: bool
) -> str:
    """Return the screen; tasks stand in full where one unit was asked for. `filtered` leaves out counts."""
    lines = [sentence(language, "progress.as-of", day=short_day(day))]
    for plan in plans:
        lines += ["", *_plan(plan, language, width, filtered=filtered)]
    if len(plans) > 1 and not filtered:
        units = count_units(by_issuer(plans))
        lines += ["", *_units(units, sentence(language, "progress.units.all"), language, width)]
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: PlanProgress, language: Language, width: int, *, filtered: bool) -> Iterator[str]:
    yield from wrap(visible(plan_name(plan)), width)
    yield sentence(language, "progress.plan", path=visible(plan.path))
    yield sentence(language, "progress.file" if plan.file else "progress.no-file", file=visible(plan.file))
    if not plan.is_usable:
        yield sentence(language, "progress.unusable")
        return
    if plan.unit:
        yield sentence(language, "progress.unit", unit=visible(plan.unit))
    if not filtered:
        yield from wrap(counts_words(plan.tasks, language), width)
    if plan.tasks:
        yield ""
        yield from _in_full(plan, language, width) if plan.unit else _in_lines(plan.tasks, language, width)
    elif filtered or plan.unit:
        yield sentence(language, "progress.none")
    if not plan.unit and not filtered:
        units = count_units(by_issuer([plan]))
        yield from (
            ("", *_units(units, sentence(language, "progress.units"), language, width)) if units else ()
        )
        yield from _reports_due(plan, language, width)


def _in_lines(tasks: Sequence[WorkStanding], language: Language, width: int) -> Iterator[str]:
    cells = [
        (
            visible(task.work.id),
            state_words(task.state, language),
            timing_words(task.standing, task.due, task.days_late, language),
        )
        for task in tasks
    ]
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    for task, row in zip(tasks, cells, strict=True):
        lead = "  ".join(padded(words, room) for words, room in zip(row, widths, strict=True))
        yield shortened(f"{_INDENT}{lead}  {visible(' '.join(task.content.split()))}", width)
        for words in contradiction_words(task, language):
            yield from _hung(words, width)


def _hung(words: str, width: int) -> Iterator[str]:
    yield from hung("    ! ", words, width)


def _in_full(plan: PlanProgress, language: Language, width: int) -> Iterator[str]:
    for number, task in enumerate(plan.tasks):
        if number:
            yield ""
        yield visible(f"{task.work.id}  {state_words(task.state, language)}")
        for text in _notes(task, language):
            yield from (f"{_INDENT}{line}" for line in wrap(visible(text), width - len(_INDENT)))
        for word in task.units:
            yield from _said(word, task, language, width)
        for words in contradiction_words(task, language):
            yield from _hung(words, width)


def _notes(task: WorkStanding, language: Language) -> Iterator[str]:
    yield task.content
    yield f"{sentence(language, 'progress.column.deadline')}: {deadline_words(task.due, language)}"
    for extension in task.extensions:
        yield f"{sentence(language, 'progress.column.extensions')}: {extension_words(extension, language)}"


def _said(word: UnitWord, task: WorkStanding, language: Language, width: int) -> Iterator[str]:
    timing = timing_words(word.standing, task.due, language=language)
    head = ", ".join(filter(None, (role_words(word, language), timing)))
    said = f"{word.unit.name} ({head}): {report_words(word.report, language)}"
    yield from hung(f"{_INDENT}- ", said, width)


def _units(units: Sequence[UnitCounts], heading: str, language: Language, width: int) -> Iterator[str]:
    heads = [sentence(language, f"progress.head.{name}") for name in _FIGURES]
    most = max(width - sum(cell_width(head) + 2 for head in heads), _LEAST_NAME)
    names = [shortened(visible(each), min(most, _NARROW_NAME)) for each in _names(units)]
    room = max((cell_width(heading), *map(cell_width, names)))
    yield f"{padded(heading, room)}  {'  '.join(heads)}"
    for name, each in zip(names, units, strict=True):
        figures = (each.total, each.done, each.overdue, each.due_soon, each.no_report)
        pairs = zip(figures, heads, strict=True)
        shown = "  ".join(f"{figure or '-':>{cell_width(head)}}" for figure, head in pairs)
        yield f"{padded(name, room)}  {shown}"


def _names(units: Sequence[UnitCounts]) -> Iterator[str]:
    """Yield the name of each unit, with the issuer where units of several issuers bear it."""
    issuers: dict[str, set[str]] = {}
    for each in units:
        issuers.setdefault(each.name, set()).add(each.issuer)
    for each in units:
        yield f"{each.name}, {each.issuer}" if len(issuers[each.name]) > 1 else each.name


def _reports_due(plan: PlanProgress, language: Language, width: int) -> Iterator[str]:
    said = [_ordered(each, language) for each in plan.ordered]
    said += [_yearly(each, language) for each in plan.yearly]
    if not said:
        return
    yield ""
    yield sentence(language, "progress.reports-due")
    for words in said:
        yield from hung(f"{_INDENT}- ", words, width)


def _ordered(report: OrderedReport, language: Language) -> str:
    days = "; ".join(map(short_day, report.days))
    windows = "; ".join(
        sentence(
            language,
            "progress.window",
            period=period.name,
            first=short_day(period.first),
            last=short_day(period.last),
        )
        for period in report.periods
    )
    key = "progress.ordered.day" if days else "progress.ordered.period"
    return sentence(
        language, key, address=report.address, words=report.words, days=days, windows=windows, basis=BASIS
    )


def _yearly(report: YearlyReport, language: Language) -> str:
    act = report.duty.act
    return sentence(
        language,
        "progress.yearly.own" if report.is_own else "progress.yearly.part",
        act=act.title,
        article=report.duty.article,
        before=short_day(report.before),
        first=short_day(report.first),
        last=short_day(report.last),
        cited=report.cited,
        text=report.duty.text(language),
    )
