"""What is due on a day: deadlines over, near, far, open, and whom a reminder speaks to."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.reminding import Urgency, Window, list_due, unanswered_tasks, urgency_of
from plancli.model.assignment import Role
from plancli.model.deadline import deadline_in_prose, read_deadline
from tests.reports.papers import plan_named
from tests.reports.test_views import plan_of

DAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "urgency"),
    [
        ("trước ngày 20/11/2026", Urgency.OVER),
        ("trước ngày 26/11/2026", Urgency.OVER),
        ("trước ngày 27/11/2026", Urgency.SOON),
        ("trước ngày 26/12/2026", Urgency.SOON),
        ("trước ngày 27/12/2026", None),
        ("tháng 11/2026", Urgency.SOON),
        ("tháng 10/2026", Urgency.OVER),
        ("quý III/2026", Urgency.OVER),
        ("quý IV/2026", None),
        ("từ tháng 12/2025 đến quý I/2026", Urgency.OVER),
        ("từ tháng 11/2026 đến tháng 5/2027", None),
        ("năm 2025", Urgency.OVER),
        ("Năm 2025 - 2030", None),
        ("năm 2025 và các năm tiếp theo", None),
        ("Thường xuyên", None),
        ("hằng quý", None),
        ("theo quy định", Urgency.UNDATED),
        ("trong trường hợp cần thiết", Urgency.UNDATED),
        ("Từ 01/7/2026", Urgency.UNDATED),
        ("Từ ngày 01/7/2026 trở đi", Urgency.UNDATED),
        ("Sau ngày 01/7/2026", Urgency.UNDATED),
        ("Theo Kế hoạch số 12/KH-UBND ngày 05/3/2026", Urgency.UNDATED),
        ("trước ngày 25 tháng cuối quý", None),
        ("Thường xuyên; báo cáo trước ngày 15/12/2026", Urgency.SOON),
        ("sau khi Nghị định được ban hành", Urgency.UNDATED),
        ("30 ngày kể từ ngày ban hành", Urgency.UNDATED),
    ],
)
def test_a_deadline_stands_to_a_day(words: str, urgency: Urgency | None) -> None:
    assert urgency_of(read_deadline(words, ()), Window(DAY, 30)) is urgency


def test_no_deadline_at_all_is_undated() -> None:
    assert urgency_of(deadline_in_prose("Họp.", ()), Window(DAY, 30)) is Urgency.UNDATED


def test_without_a_day_nothing_is_over_and_nothing_near() -> None:
    window = Window(None, 30)
    assert window.last_day() is None
    assert urgency_of(read_deadline("trước ngày 20/11/1999", ()), window) is Urgency.DATED
    assert urgency_of(read_deadline("thường xuyên", ()), window) is None


@given(st.dates(), st.integers(0, 10**12), st.dates())
def test_each_day_is_over_near_or_far_and_in_that_order(
    day: datetime.date, within: int, by: datetime.date
) -> None:
    found = urgency_of(read_deadline(f"ngày {by.day}/{by.month}/{by.year:04}", ()), Window(day, within))
    wanted = Urgency.OVER if by <= day else Urgency.SOON if (by - day).days <= within else None
    assert found is wanted


PLAN = """\
sections:
- label: I
  title: Một
  tasks:
  - {label: 1, text: Họp., lead: Phòng Tư pháp, coordinating: Công an xã, deadline: trước ngày 01/11/2026}
  - {label: 2, text: Viết., responsible: Công an xã, deadline: trước ngày 01/12/2026}
  - {label: 3, text: Đọc., responsible: Phòng Tư pháp}
  - {label: 4, text: Sửa., coordinating: Công an xã}
  - {label: 5, text: Xa., lead: Trạm Y tế xã, deadline: trước ngày 01/12/2027}
- label: II
  title: Hai
  parts:
  - {label: 1, holder: Trường Mầm non, duties: [Báo cáo trước ngày 20/11/2026., Dạy.]}
"""


def test_who_leads_or_carries_out_is_reminded_and_nobody_else() -> None:
    due = list_due(plan_of(PLAN), Window(DAY, 30))
    assert {each.owed.unit.name: [(d.obligation.address, d.urgency) for d in each.due] for each in due} == {
        "Phòng Tư pháp": [("I.1", Urgency.OVER), ("I.3", Urgency.UNDATED)],
        "Công an xã": [("I.2", Urgency.SOON)],
        "Trường Mầm non": [("II.1", Urgency.OVER)],
    }


def test_other_roles_are_reminded_where_asked_for() -> None:
    due = list_due(plan_of(PLAN), Window(DAY, 30), [Role.COORDINATING])
    found = {each.owed.unit.name: [d.obligation.address for d in each.due] for each in due}
    assert found == {"Công an xã": ["I.1", "I.4"], "Trường Mầm non": ["II.1"]}


def test_a_task_with_nobody_to_answer_is_told() -> None:
    assert [task.address for task in unanswered_tasks(plan_of(PLAN))] == ["I.4"]


def test_points_that_an_annex_gives_out_are_no_tasks_to_remind_of() -> None:
    plan = plan_of(
        "sections: [{label: I, title: Một, tasks: [{label: 1, text: Họp.}]}]\n"
        "annexes:\n- columns: {label: TT, text: Nội dung, lead: Chủ trì}\n"
        "  tasks: [{label: 1, text: Làm, lead: Phòng Tư pháp}]\n"
    )
    assert unanswered_tasks(plan) == ()
    assert [each.owed.unit.name for each in list_due(plan, Window(DAY, 30))] == ["Phòng Tư pháp"]


def test_the_real_plan_has_something_undated_for_every_unit_and_nothing_dated() -> None:
    due = list_due(plan_named("2025-tramtau"), Window(DAY, 30))
    assert len(due) == 19
    assert {each.urgency for unit in due for each in unit.due} == {Urgency.UNDATED}
    # II.4.c and II.5.a say "thường xuyên".
    assert not {"II.4.c", "II.5.a"} & {each.obligation.address for unit in due for each in unit.due}
