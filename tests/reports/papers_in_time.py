"""Papers of a plan through time, from made-up reports and a made-up earlier version; nothing in them is real."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import yaml

from plancli.analysis.compare import compare_plans
from plancli.analysis.progress_due import due_by_progress
from plancli.analysis.progress_match import MatchedProgress, WorkProgress
from plancli.analysis.reminding import DAYS_AHEAD, Window
from plancli.analysis.reporting_periods import read_period
from plancli.drafting.draft import Wishes, draft_from
from plancli.drafting.draft_text import lay_out_draft, prove
from plancli.loading import load_bytes
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.reminders import build_reminders
from plancli.reports.sheets import build_sheets
from plancli.reports.views.difference import view_difference
from plancli.reports.word.render import render_word
from tests.made.plan import written_plan
from tests.reports.papers import JUDGED_ON, PLANS

PAPERS_IN_TIME = ("followed-report", "half-year-report", "followed-reminder", "changed-sheet", "difference")
_DRAFTED_FOR = {"2025-tramtau": "UBND xã Bản Mù", "2026-xa-mau": "Thôn Nà Vạc"}
DRAFTS = tuple(_DRAFTED_FOR)
"""Plans of which a draft for one unit is made, too: paper `draft`."""
_STATES = (*ProgressState, None)
_NOTE = "thiếu kinh phí mua vật tư; đề nghị bổ sung trong quý IV"


def documents_in_time(name: str, plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Yield each paper of `PAPERS_IN_TIME` as a Word file, and the draft where the plan is one of `DRAFTS`."""
    for paper, words in (("followed-report", "năm 2026"), ("half-year-report", "6 tháng 2026")):
        material = Material(plan, JUDGED_ON, progress=made_progress(plan), period=read_period(words))
        yield paper, build_report(material, "implementation", ReportFormat.DOCX)
    window = Window(JUDGED_ON, DAYS_AHEAD)
    due = due_by_progress(plan, window, progress=made_progress(plan))
    most = max(due, key=lambda each: len(each.due))
    yield "followed-reminder", next(iter(build_reminders(plan, [most], window, ReportFormat.DOCX).values()))
    since = compare_plans(plan_before(name), plan)
    _, *sheets = build_sheets(plan, ReportFormat.DOCX, since=since).values()
    yield "changed-sheet", max(sheets, key=len)
    yield "difference", render_word("difference", view_difference(since, since.meant(), since.units))
    if name in DRAFTS:
        made = draft_from(plan, _DRAFTED_FOR[name], "", Wishes())
        drafted = prove(made, lay_out_draft(made, "", "")).plan
        assert drafted is not None
        yield "draft", build_report(Material(drafted), "plan", ReportFormat.DOCX)


def made_progress(plan: Plan) -> MatchedProgress:
    """Return a report on four tasks of five, one of each state, and a deadline put off in each third."""
    found = {}
    for number, (work, state) in enumerate(zip(all_work(plan), cycle(_STATES), strict=False), 1):
        reports = () if state is None else (_report(number, state),)
        put_off = (_put_off(number),) if number % 3 == 0 else ()
        found[work.id] = WorkProgress(reports, put_off)
    return MatchedProgress(found, (), ())


def _report(number: int, state: ProgressState) -> ProgressReport:
    day = datetime.date(2026, 2 + number % 9, 1 + number % 28)
    evidence = f"Báo cáo số {number}/BC-UBND ngày {day:%d/%m/%Y}"
    return ProgressReport(state, day, "", evidence, "" if state is ProgressState.DONE else _NOTE)


def _put_off(number: int) -> Extension:
    basis = f"Thông báo số {number}/TB-UBND ngày 20/4/2026"
    return Extension("trong quý II năm 2026", datetime.date(2026, 9, 30), datetime.date(2026, 4, 20), basis)


def plan_before(name: str) -> Plan:
    """Return a version of a plan before it was changed: other deadlines, words and helpers here and there."""
    written = yaml.safe_load(PLANS[name].read_text("utf-8")) if name in PLANS else written_plan(200, 60)
    for number, task in enumerate(_tasks(written)):
        if number % 2 and "deadline" in task:
            task["deadline"] = "trong tháng 9 năm 2026"
        if number % 3 == 0:
            task.pop("coordinating", None)
        if number % 4 == 0 and "text" in task:
            task["text"] = f"{task['text'].rstrip(' .;')} theo hướng dẫn của cấp trên."
    plan = load_bytes(
        "truoc.yaml", yaml.safe_dump(written, allow_unicode=True, sort_keys=False).encode()
    ).plan
    assert plan is not None
    return plan


def _tasks(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "tasks":
                yield from each
            yield from _tasks(each)
    elif isinstance(value, list):
        for each in value:
            yield from _tasks(each)
