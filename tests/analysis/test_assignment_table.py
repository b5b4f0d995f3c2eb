"""The table has a row for each task and keeps the words of its lines."""

from __future__ import annotations

from collections.abc import Callable

from plancli.analysis.assignment_table import assignment_table
from plancli.model.assignment import Role
from plancli.model.plan import Plan


def test_a_row_for_each_task(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        rows = assignment_table(plan)
        assert [row.number for row in rows] == list(range(1, len(plan.tasks) + 1))
        assert [row.task_id for row in rows] == [task.id for task in plan.tasks]


def test_a_request_stays_a_request(tramtau: Plan) -> None:
    (row,) = (row for row in assignment_table(tramtau) if row.address == "II.4.a")
    assert row.directing == ("Đề nghị Ban Tuyên giáo Huyện ủy",)
    assert row.responsible == ("phòng Văn hóa và Thông tin",)
    assert row.section.startswith("4. Công tác chỉ đạo")


def test_every_column_of_the_commune_plan(commune: Plan) -> None:
    rows = {row.task_id: row for row in assignment_table(commune)}
    first = rows["II.1.1"]
    assert first.section == "1. Tuyên truyền, vận động"
    assert first.lead == ("Phòng Văn hóa - Xã hội",)
    assert first.coordinating == ("Phòng Kinh tế", "Trung tâm Phục vụ hành chính công")
    assert first.deadline == "trong quý II năm 2026"
    assert first.deliverable == "600 tờ gấp phát đến tận hộ"
    assert first.funding == "12 triệu đồng, chi từ sự nghiệp môi trường của xã"
    assert rows["II.1.3"].monitoring[1] == "Phòng Văn hóa - Xã hội"
    assert rows["II.2.a"].guiding == ("Phòng Kinh tế",)
    assert rows["II.2.d"].note == "Biên bản gửi Phòng Kinh tế trong 02 ngày làm việc"
    assert rows["PL1.I.1"].section == "I CHUẨN BỊ"
    assert [item.words for item in rows["II.1.2"].items] == [
        "Nội dung phát gồm:",
        "Giờ phát tránh giờ đi nương của bà con.",
    ]
    assert rows["II.2.đ"].items == ()


def test_rows_outside_a_group_stand_under_the_annex(plan_with: Callable[..., Plan]) -> None:
    annex = {"label": "Phụ lục", "title": "DANH MỤC", "tasks": [{"label": "1", "text": "Làm."}]}
    (row,) = assignment_table(plan_with(annexes=[annex]))
    assert (row.task_id, row.section) == ("PL1.1", "DANH MỤC")


def test_columns_by_role(tramtau: Plan) -> None:
    for row, task in zip(assignment_table(tramtau), tramtau.tasks, strict=True):
        named = [name.removeprefix("Đề nghị ") for role in Role for name in row.units(role)]
        assert sorted(named) == sorted(mention.words for mention in task.mentions())
