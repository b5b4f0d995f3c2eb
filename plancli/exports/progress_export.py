"""How far plans are carried out as JSON and as Markdown.

Days are ISO in JSON; words stand as printed or as reported. What nobody has said is an empty text, or null
where there is no such thing.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from plancli.analysis.progress import UnitWord, WorkStanding
from plancli.analysis.progress_counts import UnitCounts, count_tasks, count_units
from plancli.analysis.progress_time import DueStanding
from plancli.analysis.progress_words import (
    contradiction_words,
    deadline_words,
    report_words,
    state_words,
    timing_words,
)
from plancli.analysis.report_calls import OrderedReport, YearlyReport
from plancli.analysis.reporting_periods import BASIS, CONFIDENCE, ReportingPeriod
from plancli.diagnostic import Diagnostic
from plancli.exports.plan_heading import plan_record
from plancli.exports.table_markdown import cell, markdown_table
from plancli.formats.json_text import json_answer
from plancli.messages import Language, sentence
from plancli.model.progress import Extension, ProgressReport, TaskProgress
from plancli.model.task import Task
from plancli.vietnamese.dates import short_day
from plancli.workspace.plan_progress import PlanProgress

_COLUMNS = ("address", "text", "units", "deadline", "state", "timing", "last")


def export_progress_json(plans: Sequence[PlanProgress], day: datetime.date, within: int) -> str:
    """Return each plan with its tasks, units and the reports that it calls for; then all units together."""
    answer = {
        "as_of": day.isoformat(),
        "within": within,
        "plans": [_plan(each) for each in plans],
        "units": [_unit_counts(each) for each in count_units(by_issuer(plans))],
    }
    return json_answer(answer)


def export_progress_markdown(
    plans: Sequence[PlanProgress], day: datetime.date, language: Language = Language.VI
) -> str:
    """Return a section for each plan, with a table of its tasks and the words of its counts."""
    return "\n".join(_section(each, day, language) for each in plans)


def counts_words(tasks: Sequence[WorkStanding], language: Language) -> str:
    """Return the counts of tasks as two sentences; what there is none of is left out."""
    counts = count_tasks(tasks)

    def told(*names: str) -> str:
        figures = ((name, int(getattr(counts, name.replace("-", "_")))) for name in names)
        return ", ".join(
            sentence(language, f"progress.count.{name}", count=count) for name, count in figures if count
        )

    states = told("in-progress", "not-started", "stopped", "no-report")
    if counts.done:
        key = "progress.count.done-late" if counts.done_late else "progress.count.done"
        done = sentence(language, key, count=counts.done, late=counts.done_late)
        states = ", ".join(filter(None, (done, states)))
    said = [sentence(language, "progress.counts", total=counts.total, states=states)] if states else []
    if timings := told("overdue", "due-soon", "no-day", "recurring"):
        said.append(sentence(language, "progress.counts.open", timings=timings))
    return " ".join(said)


def by_issuer(plans: Sequence[PlanProgress]) -> list[tuple[str, Sequence[WorkStanding]]]:
    """Return who issued each plan, and its tasks."""
    return [(plan.head.issuer, plan.tasks) for plan in plans]


def plan_name(plan: PlanProgress) -> str:
    """Return by what a reader knows the plan: its number and title, as far as it has them, else its file."""
    number = plan.head.number if plan.head.has_number else ""
    named = ", ".join(filter(None, (number, plan.head.title)))
    return named or plan.path


def _section(plan: PlanProgress, day: datetime.date, language: Language) -> str:
    heads = [sentence(language, f"progress.column.{name}") for name in _COLUMNS]
    table = markdown_table(heads, (_row(task, language) for task in plan.tasks))
    as_of = sentence(language, "progress.as-of", day=short_day(day))
    counts = counts_words(plan.tasks, language)
    return f"## {cell(plan_name(plan))}\n\n{cell(as_of)}. {cell(counts)}\n\n{table}"


def _row(task: WorkStanding, language: Language) -> list[str]:
    disagreeing = contradiction_words(task, language)
    return [
        cell(task.work.address),
        cell(task.content),
        cell("\n".join(word.unit.name for word in task.units)),
        cell(deadline_words(task.due, language)),
        cell(state_words(task.state, language)),
        cell(timing_words(task.standing, task.due, task.days_late, language)),
        cell("\n".join((report_words(task.last, language) if task.last else "", *disagreeing)).strip()),
    ]


def _plan(plan: PlanProgress) -> Mapping[str, object]:
    counts = count_tasks(plan.tasks)
    return {
        **plan_record(plan.path, plan.head),
        "progress_file": plan.file or None,
        "usable": plan.is_usable,
        "unit": plan.unit or None,
        "summary": {name: getattr(counts, name) for name in type(counts).__annotations__},
        "tasks": [_task(each) for each in plan.tasks],
        "units": [_unit_counts(each) for each in count_units(by_issuer([plan]))],
        "lost": [_lost(each) for each in plan.lost],
        "problems": [_problem(each) for each in plan.problems],
        "reports_due": {
            "ordered": [_ordered(each) for each in plan.ordered],
            "yearly": [_yearly(each) for each in plan.yearly],
        },
    }


def _task(task: WorkStanding) -> Mapping[str, object]:
    return {
        "task": task.work.id,
        "label": task.work.address,
        "kind": "task" if isinstance(task.work, Task) else "duty",
        "text": task.content,
        "state": task.state.value,
        **_standing(task.standing),
        "deadline": {
            "text": task.due.words,
            "by": _iso(task.due.day),
            "before": list(task.due.kept),
        },
        "closed": _iso(task.closed),
        "days_late": task.days_late,
        "units": [_unit(each) for each in task.units],
        "reports": [_report(each) for each in task.reports],
        "extensions": [_extension(each) for each in task.extensions],
        "contradicting": [_report(each) for each in task.contradicting],
    }


def _standing(standing: DueStanding) -> Mapping[str, object]:
    return {"timing": standing.timing.value, "days": standing.days, "due": _iso(standing.due)}


def _unit(word: UnitWord) -> Mapping[str, object]:
    return {
        "id": word.unit.id,
        "name": word.unit.name,
        "others": word.others,
        "role": word.role.value if word.role else None,
        "via_group": word.via_group,
        "requested": word.requested,
        **_standing(word.standing),
        "report": _report(word.report) if word.report else None,
    }


def _report(report: ProgressReport) -> Mapping[str, object]:
    return {
        "state": report.state.value,
        "date": _iso(report.day),
        "by": report.unit,
        "evidence": report.evidence,
        "note": report.note,
    }


def _extension(extension: Extension) -> Mapping[str, object]:
    return {
        "before": extension.before,
        "after": _iso(extension.after),
        "date": _iso(extension.day),
        "basis": extension.basis,
    }


def _unit_counts(unit: UnitCounts) -> Mapping[str, object]:
    return {name: getattr(unit, name) for name in type(unit).__annotations__}


def _lost(entry: TaskProgress) -> Mapping[str, object]:
    return {"task": entry.task_id, "text": entry.words, "reports": [_report(each) for each in entry.reports]}


def _problem(found: Diagnostic) -> Mapping[str, object]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "message": found.message,
        "path": found.path,
        "line": found.span.start.line,
        "column": found.span.start.column,
    }


def _ordered(report: OrderedReport) -> Mapping[str, object]:
    return {
        "text": report.words,
        "label": report.address,
        "days": [day.isoformat() for day in report.days],
        "periods": [_period(each) for each in report.periods],
    }


def _period(period: ReportingPeriod) -> Mapping[str, object]:
    return {
        "kind": period.kind.value,
        "name": period.name,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "basis": BASIS,
        "confidence": CONFIDENCE.value,
    }


def _yearly(report: YearlyReport) -> Mapping[str, object]:
    return {
        "duty": report.duty.id,
        "act": report.duty.act.number,
        "article": report.duty.article,
        "before": report.before.isoformat(),
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "cited": report.cited,
        "own": report.is_own,
        "confidence": report.duty.confidence.value,
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
