"""A progress file resolved: states, days and deadlines put off, each with its place.

Reads what the file says; whether an entry still leads to a task, `analysis.progress_match` finds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancli.model.progress import (
    Extension,
    PlanIdentity,
    Progress,
    ProgressReport,
    ProgressState,
    TaskProgress,
)
from plancli.source.position import Route
from plancli.vietnamese.dates import parse_date

if TYPE_CHECKING:  # the written types cost more to build than a plan takes to check
    from plancli.model.written_progress import (
        WrittenExtension,
        WrittenProgress,
        WrittenProgressReport,
        WrittenTaskProgress,
    )


def read_progress(written: WrittenProgress) -> Progress:
    """Return what a file of the right shape says; a day that is none is kept as None, see `wrong_days`."""
    plan = written.get("plan", {})
    identity = PlanIdentity(plan.get("number", ""), plan.get("issuer", ""), plan.get("title", ""))
    tasks = written.get("tasks", {})
    return Progress(identity, tuple(_task(*each) for each in tasks.items()))


def wrong_days(written: WrittenProgress) -> Iterator[Route]:
    """Yield where a value that should be a day is none: `tháng 6`, `31/02/2026`."""
    for task_id, task in written.get("tasks", {}).items():
        for index, report in enumerate(task.get("reports", ())):
            if "date" in report and read_whole_day(report["date"]) is None:
                yield "tasks", task_id, "reports", index, "date"
        for index, extension in enumerate(task.get("extensions", ())):
            days = {"date": extension.get("date"), "after": extension["after"]}
            for key, words in days.items():
                if words is not None and read_whole_day(words) is None:
                    yield "tasks", task_id, "extensions", index, key


def read_whole_day(words: str) -> datetime.date | None:
    """Return the day that words name; None for a month, a year, or a day that does not exist.

    >>> read_whole_day("05/6/2026"), read_whole_day("tháng 6/2026")
    (datetime.date(2026, 6, 5), None)
    """
    date = parse_date(words)
    return date.first_day if date is not None and date.day is not None else None


def _task(task_id: str, written: WrittenTaskProgress) -> TaskProgress:
    route: Route = ("tasks", task_id)
    reports = written.get("reports", ())
    extensions = (
        _extension(each, (*route, "extensions", index))
        for index, each in enumerate(written.get("extensions", ()))
    )
    return TaskProgress(
        task_id=task_id,
        words=written.get("words", ""),
        fingerprint=written.get("fingerprint", ""),
        reports=tuple(_report(each, (*route, "reports", index)) for index, each in enumerate(reports)),
        extensions=tuple(each for each in extensions if each is not None),
        route=route,
    )


def _report(written: WrittenProgressReport, route: Route) -> ProgressReport:
    return ProgressReport(
        state=ProgressState(written["state"]),
        day=read_whole_day(written.get("date", "")),
        unit=written.get("by", ""),
        evidence=written.get("evidence", ""),
        note=written.get("note", ""),
        route=route,
    )


def _extension(written: WrittenExtension, route: Route) -> Extension | None:
    """Return an extension; None where its new day is none, which `wrong_days` tells."""
    after = read_whole_day(written["after"])
    if after is None:
        return None
    day = read_whole_day(written.get("date", ""))
    return Extension(written.get("before", ""), after, day, written.get("basis", ""), route)
