"""Report `implementation` and the reminders, filled from a plan and what was reported; nothing is made up."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plancli.analysis.progress_due import due_by_progress
from plancli.analysis.progress_match import MatchedProgress, WorkProgress
from plancli.analysis.reminding import Urgency, Window, list_due
from plancli.analysis.reporting_periods import ReportingPeriod, read_period
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.views.implementation import view_implementation
from plancli.reports.views.reminder import view_reminder
from tests.made.plan import made_plan
from tests.reports.papers import markdown_paragraphs, plan_named, word_paragraphs
from tests.reports.papers_in_time import made_progress

DAY = datetime.date(2026, 11, 26)
REPORTS = (
    ProgressReport(
        ProgressState.DONE,
        datetime.date(2026, 5, 2),
        "Phòng Kinh tế",
        "Báo cáo số 12/BC-KT ngày 02/5/2026",
        "đã nghiệm thu",
    ),
)
PUT_OFF = Extension(
    "trong quý II năm 2026", datetime.date(2026, 12, 10), datetime.date(2026, 6, 20), "Thông báo số 9/TB-UBND"
)
PROGRESS = MatchedProgress(
    {
        "II.2.b": WorkProgress(REPORTS, ()),
        "II.1.1": WorkProgress((), (PUT_OFF,)),
        "II.2.a": WorkProgress(
            (ProgressReport(ProgressState.DONE, datetime.date(2026, 10, 1), "Thôn Nà Vạc", "", ""),), ()
        ),
    },
    (),
    (),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_named("2026-xa-mau")


def period(words: str) -> ReportingPeriod:
    found = read_period(words)
    assert found
    return found


def text_of(plan: Plan, output: ReportFormat, words: str = "năm 2026") -> str:
    data = build_report(
        Material(plan, DAY, progress=PROGRESS, period=period(words)), "implementation", output
    )
    lines = markdown_paragraphs(data.decode()) if output is ReportFormat.MD else word_paragraphs(data)
    return "\n".join(lines)


@pytest.mark.parametrize("output", [ReportFormat.MD, ReportFormat.DOCX])
def test_the_report_says_what_was_reported_and_leaves_the_rest_blank(
    plan: Plan, output: ReportFormat
) -> None:
    text = text_of(plan, output)
    for words in (
        "tính từ ngày 15/12/2025 đến ngày 14/12/2026 theo Điều 12 Nghị định số 09/2019/NĐ-CP",
        "Kỳ báo cáo chưa kết thúc; số liệu đến ngày 26/11/2026.",
        "Báo cáo số 12/BC-KT ngày 02/5/2026 (đã nghiệm thu)",
        "gia hạn đến ngày 10/12/2026 theo Thông báo số 9/TB-UBND (thời hạn trước: trong quý II năm 2026)",
        "Số: ……/BC-……",
        "IV. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        "kính báo cáo ……./.",
    ):
        assert words in text
    assert "năm 2026 năm 2026" not in text
    assert "Hà Văn Mộc" not in text
    assert "None" not in text


def test_both_forms_say_the_same(plan: Plan) -> None:
    words = [
        set(text_of(plan, output).replace("|", " ").split())
        for output in (ReportFormat.MD, ReportFormat.DOCX)
    ]
    assert len(words[1] - words[0]) < 10


def test_a_period_counts_only_what_was_known_at_its_end(plan: Plan) -> None:
    view = view_implementation(plan, PROGRESS, DAY, period("6 tháng 2026"))
    assert (view.day, view.is_running) == ("14/6/2026", False)
    assert view.extended == ()
    assert [task.place for group in view.groups for task in group.tasks] == ["mục II.2.b"]
    later = view_implementation(plan, PROGRESS, DAY, period("quý IV/2026"))
    assert [task.place for group in later.groups for task in group.tasks] == ["mục II.2.a"]


def test_every_task_of_the_plan_is_in_the_annex_once(plan: Plan) -> None:
    view = view_implementation(plan, PROGRESS, DAY, period("năm 2026"))
    lines = [line for group in view.annex for line in group.tasks]
    assert [line.number for line in lines] == [str(number) for number in range(1, len(lines) + 1)]
    assert {task.id for task in plan.tasks} <= {line.address for line in lines}
    assert int(view.silent_count) == sum(line.state == "chưa có báo cáo" for line in lines)


def test_without_a_progress_file_nothing_was_reported(plan: Plan) -> None:
    view = view_implementation(plan, None, None, None)
    assert (view.followed, view.groups, view.period, view.day) == (False, (), "", "")
    for output in (ReportFormat.MD, ReportFormat.DOCX):
        assert build_report(Material(plan), "implementation", output)


WINDOW = Window(DAY, 30)


def due_of(plan: Plan, unit: str, progress: MatchedProgress | None) -> dict[str, Urgency]:
    rows = due_by_progress(plan, WINDOW, progress=progress)
    return {
        each.obligation.task_id: each.urgency
        for row in rows
        if row.owed.unit.name == unit
        for each in row.due
    }


def test_without_progress_reminders_are_as_they_were(plan: Plan) -> None:
    assert due_by_progress(plan, WINDOW) == list_due(plan, WINDOW)
    view = view_reminder(plan, WINDOW)
    rows = [row for table in view.tables for row in (*table.over, *table.soon, *table.undated)]
    assert {(row.overdue, row.reported) for row in rows} == {("", "")}


def test_nobody_is_reminded_of_work_that_is_done_or_whose_time_is_not_over(plan: Plan) -> None:
    assert "II.2.b" in due_of(plan, "Phòng Kinh tế", None)
    assert "II.2.b" not in due_of(plan, "Phòng Kinh tế", PROGRESS)
    assert due_of(plan, "Phòng Văn hóa - Xã hội", PROGRESS)["II.1.1"] is Urgency.SOON
    assert "II.2.a" not in due_of(plan, "Thôn Nà Vạc", PROGRESS)
    assert due_of(plan, "Thôn Suối Ngàn", PROGRESS)["II.2.a"] is Urgency.OVER


def test_the_letter_says_how_late_and_what_was_reported(plan: Plan) -> None:
    view = view_reminder(plan, WINDOW, progress=PROGRESS)
    rows = {
        (table.heading.partition(". ")[2], row.address): row
        for table in view.tables
        for row in (*table.over, *table.soon)
    }
    late = next(row for (unit, address), row in rows.items() if address == "II.2.a" and "Suối Ngàn" in unit)
    assert (late.overdue, late.reported) == ("Đã quá hạn 256 ngày.", "Chưa có báo cáo.")
    put_off = next(row for (_, address), row in rows.items() if address == "II.1.1")
    assert put_off.deadline == "10/12/2026 (gia hạn; trước là: trong quý II năm 2026)"
    assert put_off.overdue == ""
    material = Material(plan, DAY, progress=PROGRESS)
    for output in (ReportFormat.MD, ReportFormat.DOCX):
        data = build_report(material, "reminder", output)
        lines = markdown_paragraphs(data.decode()) if output is ReportFormat.MD else word_paragraphs(data)
        assert "Đã quá hạn 256 ngày." in "\n".join(lines)


def test_the_real_plan_has_a_report_though_it_names_no_day() -> None:
    data = build_report(
        Material(plan_named("2025-tramtau"), DAY, period=period("năm 2025")),
        "implementation",
        ReportFormat.MD,
    )
    text = data.decode()
    assert "Kế hoạch số ……/KH-UBND" in text
    assert "Chưa xong, kế hoạch chưa ghi ngày, tháng phải hoàn thành: 10" in text
    assert Path("plans/2025-tramtau.yaml").exists()


def test_a_report_on_many_tasks_gives_figures_and_the_annex_tells_all() -> None:
    plan = made_plan(200, 20)
    progress = made_progress(plan)
    view = view_implementation(plan, progress, DAY, period("năm 2026"))
    assert view.groups[0].told.startswith("8 nhiệm vụ có báo cáo, trong đó 2 đã hoàn thành, ")
    assert not any(group.tasks for group in view.groups)
    annex = "\n".join(line.last for group in view.annex for line in group.tasks)
    for entry in progress.by_work.values():
        assert all(report.evidence in annex for report in entry.reports)
    assert len(view.overdue) > 30
    assert {line.content for line in view.overdue} == {""}
    assert view.overdue[0].place.startswith("Mục II.")
    for output in (ReportFormat.MD, ReportFormat.DOCX):
        data = build_report(
            Material(plan, DAY, progress=progress, period=period("năm 2026")), "implementation", output
        )
        lines = markdown_paragraphs(data.decode()) if output is ReportFormat.MD else word_paragraphs(data)
        assert f"- {view.groups[0].told}." in lines
        assert f"- {view.overdue[0].place}: {view.overdue[0].words}." in lines


def test_earlier_reports_of_the_period_stand_in_the_annex_of_a_long_report() -> None:
    plan = made_plan(200, 20)
    first, *_ = plan.tasks
    reports = tuple(
        ProgressReport(ProgressState.IN_PROGRESS, datetime.date(2026, month, 1), "", f"Văn bản {month}", "")
        for month in (3, 6, 9)
    )
    entries = {**made_progress(plan).by_work, first.id: WorkProgress(reports, ())}
    view = view_implementation(plan, MatchedProgress(entries, (), ()), DAY, period("năm 2026"))
    (line,) = (line for group in view.annex for line in group.tasks if line.number == "1")
    assert [part.rpartition(" ")[2] for part in line.last.split("\n")] == ["3", "6", "9"]
