"""How far plans are carried out as an Excel workbook: a row for each task and unit, and counts of each unit.

Quotes plans and reports; a cell stays empty where nobody has said anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from plancli.analysis.due_date import short_day
from plancli.analysis.progress import UnitWord, WorkStanding
from plancli.analysis.progress_counts import count_units
from plancli.analysis.progress_words import (
    contradiction_words,
    extension_words,
    report_words,
    role_words,
    state_words,
    timing_words,
)
from plancli.exports.progress_export import by_issuer, plan_heading
from plancli.exports.workbook import Book, Value
from plancli.messages import Language, sentence
from plancli.model.progress import Extension
from plancli.workspace.plan_progress import PlanProgress

_TASKS = (
    *(("plan", 24), ("address", 9), ("text", 46), ("unit", 22), ("role", 13), ("deadline", 18)),
    *(("day", 13), ("state", 15), ("timing", 17), ("last", 34), ("date", 13), ("evidence", 30)),
    *(("extensions", 30), ("disagreeing", 30)),
)
_UNITS = (
    ("unit", 40),
    ("issuer", 30),
    ("total", 10),
    ("done", 10),
    ("overdue", 10),
    ("due-soon", 12),
    ("no-report", 14),
)


def progress_workbook(plans: Sequence[PlanProgress], language: Language = Language.VI) -> bytes:
    """Return the bytes of an .xlsx file; the same bytes every time."""
    say: Callable[[str], str] = lambda name: sentence(language, f"progress.column.{name}")  # noqa: E731
    book = Book(language)
    rows = [row for plan in plans for task in plan.tasks for row in _rows(plan, task, language)]
    columns = [(say(name), float(width)) for name, width in _TASKS]
    book.table(sentence(language, "progress.tab.tasks"), columns, rows)
    counts = count_units(by_issuer(plans))
    units: list[list[Value]] = [
        [each.name, each.issuer, each.total, each.done, each.overdue, each.due_soon, each.no_report]
        for each in counts
    ]
    book.table(
        sentence(language, "progress.tab.units"), [(say(name), float(width)) for name, width in _UNITS], units
    )
    first = plans[0].plan if len(plans) == 1 else None
    return book.finish(first.title if first else "", first.issuer if first else "")


def _rows(plan: PlanProgress, task: WorkStanding, language: Language) -> Iterator[list[Value]]:
    """Yield a row for each unit that answers, one without a unit where none does."""
    for word in task.units or (None,):
        yield _row(plan, task, word, language)


def _row(plan: PlanProgress, task: WorkStanding, word: UnitWord | None, language: Language) -> list[Value]:
    report = word.report if word else task.last
    standing = word.standing if word else task.standing
    return [
        plan_heading(plan),
        task.work.address,
        task.content,
        word.unit.name if word else "",
        role_words(word, language) if word else "",
        "\n".join((*task.due.kept, task.due.words)),
        task.due.day,
        state_words(task.state, language),
        timing_words(standing, task.due, task.days_late, language),
        report_words(report, language) if report else "",
        report.day if report else None,
        report.evidence if report else "",
        "\n".join(_put_off(each, language) for each in task.extensions),
        "\n".join(contradiction_words(task, language)),
    ]


def _put_off(extension: Extension, language: Language) -> str:
    return f"{short_day(extension.day)} {extension_words(extension, language)}".strip()
