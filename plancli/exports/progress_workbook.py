"""How far plans are carried out as an Excel workbook: a row for each task and unit, and counts of each unit.

Quotes plans and reports; a cell stays empty where nobody has said anything. Columns that no row fills, and
the plan where there is only one, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.progress import UnitWord, WorkStanding
from plancli.analysis.progress_counts import count_units
from plancli.analysis.progress_words import (
    contradiction_words,
    extension_words,
    role_words,
    state_words,
    timing_words,
)
from plancli.exports.progress_export import by_issuer, plan_name
from plancli.exports.workbook import Book, Value
from plancli.messages import Language, sentence
from plancli.model.progress import Extension, ProgressReport
from plancli.vietnamese.dates import short_day
from plancli.workspace.plan_progress import PlanProgress

_TASKS = {
    "plan": 24,
    "address": 9,
    "text": 42,
    "unit": 22,
    "role": 12,
    "deadline": 18,
    "day": 13,
    "state": 15,
    "timing": 17,
    "unit-says": 22,
    "date": 13,
    "evidence": 30,
    "extensions": 28,
    "disagreeing": 28,
}
"""Width of each column in characters; the reports' columns tell what the unit of the row said last."""
_WHERE_FILLED = ("extensions", "disagreeing")
_UNITS = {"unit": 40, "issuer": 32, "total": 10, "done": 10, "overdue": 10, "due-soon": 12, "no-report": 14}

Row = dict[str, Value]


def progress_workbook(plans: Sequence[PlanProgress], language: Language = Language.VI) -> bytes:
    """Return the bytes of an .xlsx file; the same bytes every time."""
    book = Book(language)
    rows = [row for plan in plans for task in plan.tasks for row in _rows(plan, task, language)]
    names = [name for name in _TASKS if name not in _WHERE_FILLED or any(row[name] for row in rows)]
    _add(book, "tasks", {name: _TASKS[name] for name in names[len(plans) == 1 :]}, rows, language)
    counts = count_units(by_issuer(plans))
    units: list[Row] = [
        {
            "unit": each.name,
            "issuer": each.issuer,
            "total": each.total,
            "done": each.done,
            "overdue": each.overdue,
            "due-soon": each.due_soon,
            "no-report": each.no_report,
        }
        for each in counts
    ]
    _add(book, "units", _UNITS, units, language)
    first = plans[0].head if len(plans) == 1 else None
    return book.finish(first.title if first else "", first.issuer if first else "")


def _add(book: Book, tab: str, widths: dict[str, int], rows: Sequence[Row], language: Language) -> None:
    columns = [
        (sentence(language, f"progress.column.{name}"), float(width)) for name, width in widths.items()
    ]
    table = [[row[name] for name in widths] for row in rows]
    book.table(sentence(language, f"progress.tab.{tab}"), columns, table)


def _rows(plan: PlanProgress, task: WorkStanding, language: Language) -> Iterator[Row]:
    """Yield a row for each unit that answers, one without a unit where none does."""
    for word in task.units or (None,):
        yield _row(plan, task, word, language)


def _row(plan: PlanProgress, task: WorkStanding, word: UnitWord | None, language: Language) -> Row:
    report = word.report if word else task.last
    standing = word.standing if word else task.standing
    return {
        "plan": plan_name(plan),
        "address": task.work.id,
        "text": task.content,
        "unit": word.unit.name if word else "",
        "role": role_words(word, language) if word else "",
        "deadline": "\n".join((*task.due.kept, task.due.words)),
        "day": task.due.day,
        "state": state_words(task.state, language),
        "timing": timing_words(standing, task.due, task.days_late, language),
        "unit-says": _said(report, language) if report else "",
        "date": report.day if report else None,
        "evidence": report.evidence if report else "",
        "extensions": "\n".join(_put_off(each, language) for each in task.extensions),
        "disagreeing": "\n".join(contradiction_words(task, language)),
    }


def _said(report: ProgressReport, language: Language) -> str:
    state = sentence(language, f"progress.state.{report.state.value}")
    return f"{state} ({report.note})" if report.note else state


def _put_off(extension: Extension, language: Language) -> str:
    return f"{short_day(extension.day)} {extension_words(extension, language)}".strip()
