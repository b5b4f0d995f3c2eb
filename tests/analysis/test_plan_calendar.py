"""The calendar of a plan: every printed time is in it or said to be left out, and none is invented."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from plancli.analysis.plan_calendar import (
    CalendarEntry,
    EntryKind,
    calendar_of,
    first_day,
    plan_calendar,
)
from plancli.importing.importer import open_paper
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.vietnamese.due_times import Every, Rhythm

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
HEAD = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân xã Vân Khê", "title": "Thử"}


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(entry.key, entry.day.isoformat()) for entry in plan_calendar(plan).entries]


def only(plan: Plan) -> CalendarEntry:
    (entry,) = plan_calendar(plan).entries
    return entry


def test_a_plan_without_a_day_has_an_empty_calendar(tramtau: Plan) -> None:
    calendar = plan_calendar(tramtau)
    assert calendar.entries == ()
    assert [(each.address, each.words) for each in calendar.left_out] == [
        ("II.4.c", "thường xuyên"),
        ("II.5.a", "Thường xuyên"),
        ("II.5.b", "trong trường hợp cần thiết"),
        ("III.1", "theo quy định"),
        ("III.3", "trong trường hợp cần thiết"),
    ]


def test_the_calendar_of_the_commune(commune: Plan) -> None:
    assert told(commune) == [
        ("II.1.1/1", "2026-06-30"),
        ("II.1.3/1", "2026-01-20"),
        ("II.2.a/1", "2026-03-15"),
        ("II.2.b/1", "2026-04-30"),
        ("II.2.c/1", "2026-05-31"),
        ("II.2.đ/1", "2026-01-25"),
        ("II.3/1", "2026-09-30"),
        ("PL1.I.1/1", "2026-02-28"),
        ("PL1.I.2/1", "2026-03-31"),
        ("PL1.II.3/1", "2026-06-30"),
        ("PL1.II.4/1", "2026-11-30"),
        ("IV.1-2/1", "2026-03-25"),
        ("IV#2.1/1", "2026-01-20"),
        ("IV#2.2/1", "2026-12-10"),
    ]
    left = [(each.address, each.words) for each in plan_calendar(commune).left_out]
    assert left == [
        ("II.1.2", "thường xuyên"),
        ("II.2.d", "thường xuyên"),
        ("II.2.đ", "Các trường học: chiều thứ Sáu tuần cuối tháng"),
    ]


def test_no_two_papers_name_different_days(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        last: dict[str, datetime.date] = {}
        for entry in plan_calendar(plan).entries:
            if entry.due.rhythm is None:
                last[entry.source_id] = max(entry.day, last.get(entry.source_id, entry.day))
        printed: list[Task | Duty] = [*plan.tasks, *plan.duties]
        by = {each.id: each.deadline.by.last_day for each in printed if each.deadline.by}
        assert last == by


def test_an_entry_says_who_and_all_that_is_to_be_done(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        {
            "label": "a",
            "text": "Tham mưu:",
            "items": ["Rà soát;", "Báo cáo."],
            "lead": "Phòng Tư pháp",
            "coordinating": ["Công an xã", "Trạm Y tế xã"],
            "deadline": "trước ngày 15/3/2026",
            "deliverable": "Báo cáo",
        }
    )
    entry = only(plan)
    assert entry.words == "Tham mưu:\n- Rà soát;\n- Báo cáo."
    assert entry.units == (
        (Role.LEAD, ("Phòng Tư pháp",)),
        (Role.COORDINATING, ("Công an xã", "Trạm Y tế xã")),
    )
    assert (entry.kind, entry.deliverable, entry.due.is_day) == (EntryKind.TASK, "Báo cáo", True)


def test_a_duty_in_prose_names_who_holds_it(commune: Plan) -> None:
    duty = next(entry for entry in plan_calendar(commune).entries if entry.key == "IV#2.2/1")
    assert duty.kind is EntryKind.DUTY
    assert duty.due.words == "trước ngày 10 tháng 12 năm 2026"
    assert duty.units[0] == (None, ("Phòng Kinh tế",))


def test_reports_elsewhere_and_lines_of_their_own(plan_with: Callable[..., Plan]) -> None:
    parts = [
        {"label": "1", "title": "Thời gian", "items": ["Thời gian hoàn thành: Quý II/2026."]},
        {
            "label": "2",
            "title": "Chế độ báo cáo",
            "items": [
                "Báo cáo kết quả về Sở Tư pháp trước ngày 10/12/2026. Hồ sơ tiếp nhận trước ngày 01/7/2026 giữ nguyên.",
                "Hồ sơ cũ nộp trước ngày 01/8/2026.",
                "Chậm nhất là ngày 08 tháng 02 năm 2026, việc xác minh phải tiến hành xong.",
                "Từ ngày 05/02/2026 - 08/02/2026: Ban Thường trực trao đổi với các đơn vị.",
                "Từ ngày 04/02/2026: Ban Thường trực họp.",
            ],
        },
    ]
    plan = plan_with({"label": "a", "text": "Rà soát."}, duties=parts)
    assert [(entry.kind, entry.day.isoformat()) for entry in plan_calendar(plan).entries] == [
        (EntryKind.TIME, "2026-06-30"),
        (EntryKind.REPORT, "2026-12-10"),
        (EntryKind.TIME, "2026-02-08"),
        (EntryKind.TIME, "2026-02-08"),
    ]
    assert [each.words for each in plan_calendar(plan).left_out] == [
        "trước ngày 01/7/2026",
        "trước ngày 01/8/2026",
        "Từ ngày 04/02/2026",
    ]
    assert {entry.source_id for entry in plan_calendar(plan).entries} == {""}


@pytest.mark.parametrize(
    ("head", "first", "until"),
    [
        ({"date": "02/02/2026", "period": "2026"}, "2026-02-15", "2026-12-31"),
        ({"date": "20/12/2025", "period": "2026"}, "2026-01-15", "2026-12-31"),
        ({"date": "tháng 12 năm 2025", "period": "2026"}, "2026-01-15", "2026-12-31"),
        ({"period": "2026-2030"}, "2026-01-15", "2030-12-31"),
        ({"date": "19/11/2025", "period": "2035"}, "2025-12-15", "2035-12-31"),
        ({"date": "17/11/2025"}, "2025-12-15", None),
        ({"date": "15/11/2025"}, "2025-11-15", None),
    ],
)
def test_a_rhythm_runs_from_the_plan_to_the_end_of_its_period(
    plan_with: Callable[..., Plan], head: dict[str, str], first: str, until: str | None
) -> None:
    plan = plan_with(
        {"label": "a", "text": "Báo cáo.", "deadline": "trước ngày 15 hằng tháng"}, issuance={**HEAD, **head}
    )
    entry = only(plan)
    assert (entry.day.isoformat(), entry.until and entry.until.isoformat()) == (first, until)


@pytest.mark.parametrize("head", [{}, {"date": "02/02/2027", "period": "2026"}])
def test_a_rhythm_without_a_day_to_begin_on_is_left_out(
    plan_with: Callable[..., Plan], head: dict[str, str]
) -> None:
    plan = plan_with(
        {"label": "a", "text": "Báo cáo.", "deadline": "trước ngày 15 hằng tháng"}, issuance={**HEAD, **head}
    )
    calendar = plan_calendar(plan)
    assert (calendar.entries, calendar.left_out[0].words) == ((), "trước ngày 15 hằng tháng")


def test_the_first_day_of_a_rhythm() -> None:
    start = datetime.date(2026, 12, 20)
    assert first_day(Rhythm(Every.MONTH, 20), start) == start
    assert first_day(Rhythm(Every.MONTH, 19), start) == datetime.date(2027, 1, 19)
    assert first_day(Rhythm(Every.MONTH, 31), datetime.date(2026, 2, 1)) == datetime.date(2026, 3, 31)
    assert first_day(Rhythm(Every.QUARTER, 25), start) == datetime.date(2026, 12, 25)
    assert first_day(Rhythm(Every.YEAR, 15, 12), start) == datetime.date(2027, 12, 15)
    assert first_day(Rhythm(Every.YEAR, 1, 1), datetime.date(9999, 12, 31)) is None


def test_the_work_of_some_tasks_alone(commune: Plan) -> None:
    calendar = calendar_of(plan_calendar(commune), {"II.2.đ"})
    assert [entry.key for entry in calendar.entries] == ["II.2.đ/1"]
    assert len(calendar.left_out) == 1


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("09-ttg-2623", ["2025-12-15", "2025-12-31", "2026-01-01", "2026-12-31", "2027-12-31"]),
        ("01-hn-308", ["2025-11-20", "2025-12-15", *["2025-12-31"] * 4]),
    ],
)
def test_real_plans(name: str, days: list[str]) -> None:
    paths = sorted(CORPUS.glob(f"{name}*.txt"))
    if not paths:
        pytest.skip("the corpus of real plans is not beside this checkout")
    opened = open_paper(paths[0].read_bytes(), paths[0].name)
    assert sorted(entry.day.isoformat() for entry in plan_calendar(opened.plan).entries) == days
