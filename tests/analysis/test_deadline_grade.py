"""A deadline is firm only where someone could say that it was missed."""

from __future__ import annotations

import pytest

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.model.deadline import deadline_in_prose, read_deadline
from plancli.model.plan import Plan


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("trước ngày 15/3/2026", DeadlineGrade.FIRM),
        ("Quý III/2026", DeadlineGrade.FIRM),
        ("trong quý II", DeadlineGrade.FIRM),
        ("năm 2026 và các năm tiếp theo", DeadlineGrade.FIRM),
        ("trước ngày 20 hằng tháng", DeadlineGrade.FIRM),
        ("Thường xuyên, hằng năm", DeadlineGrade.FIRM),
        ("từ tháng 3 đến tháng 5", DeadlineGrade.FIRM),
        ("Thường xuyên", DeadlineGrade.OPEN),
        ("Định kỳ", DeadlineGrade.OPEN),
        ("kịp thời", DeadlineGrade.OPEN),
        ("Sau hội nghị", DeadlineGrade.OPEN),
        ("trong trường hợp cần thiết", DeadlineGrade.CONDITIONAL),
        ("khi có yêu cầu", DeadlineGrade.CONDITIONAL),
        ("theo quy định", DeadlineGrade.REFERRED),
        ("Theo tiến độ được giao", DeadlineGrade.REFERRED),
        ("theo lộ trình của Bộ, ngành", DeadlineGrade.REFERRED),
        ("   ", DeadlineGrade.NONE),
    ],
)
def test_grade_of_a_line(words: str, grade: DeadlineGrade) -> None:
    assert grade_deadline(read_deadline(words, ())) is grade


def test_prose_without_a_time_has_no_grade() -> None:
    assert grade_deadline(deadline_in_prose("Kịp thời đăng tải các văn bản.", ())) is DeadlineGrade.NONE


def test_no_task_of_the_real_plan_has_a_firm_deadline(tramtau: Plan) -> None:
    grades = {task.address: grade_deadline(task.deadline) for task in tramtau.tasks}
    assert DeadlineGrade.FIRM not in grades.values()
    assert {place: grade for place, grade in grades.items() if grade is not DeadlineGrade.NONE} == {
        "II.4.c": DeadlineGrade.OPEN,
        "II.5.a": DeadlineGrade.OPEN,
        "II.5.b": DeadlineGrade.CONDITIONAL,
    }
