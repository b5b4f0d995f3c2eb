"""A product counts where words name it; an act that makes nothing, and a cited title, name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.deliverables import deliverable_in_prose, deliverable_of
from plancli.model.plan import Plan
from plancli.vietnamese.clauses import clause_end, own_words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "Thành lập Tổ công tác xử lý sự cố, khủng hoảng truyền thông trong trường hợp cần thiết.",
            "Thành lập Tổ công tác xử lý sự cố",
        ),
        ("Phối hợp tổ chức tập huấn nâng cao nghiệp vụ, kỹ năng.", "tổ chức tập huấn nâng cao nghiệp vụ"),
        ("Tham mưu ban hành kế hoạch tuyên truyền.", "ban hành kế hoạch tuyên truyền"),
        ("Lập và công khai danh sách hộ nghèo trên địa bàn xã", "Lập và công khai danh sách hộ nghèo"),
        ("Tổ chức ít nhất 02 hội nghị trong năm.", "Tổ chức ít nhất 02 hội nghị"),
        ("Tổng hợp, báo cáo kết quả trước ngày 20.", "báo cáo kết quả"),
        ("Định kỳ báo cáo UBND huyện.", "báo cáo UBND huyện"),
        (
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2025, tổ chức hội nghị quán triệt.",
            "tổ chức hội nghị quán triệt",
        ),
    ],
)
def test_prose_that_names_a_product(words: str, named: str) -> None:
    span = deliverable_in_prose(words)
    assert span is not None
    assert words[slice(*span)] == named


@pytest.mark.parametrize(
    "words",
    [
        "Tăng cường phối hợp, chủ động đổi mới phương thức truyền thông.",
        "Tổ chức thực hiện tốt kế hoạch này.",
        "Chủ động, kịp thời đăng tải các văn bản, nội dung chính sách.",
        "Tiếp tục triển khai Quyết định số 407/QĐ-TTg ngày 30/3/2022 về xây dựng kế hoạch truyền thông.",
        "Thực hiện Đề án “Tổ chức hội nghị, ban hành tài liệu cho cơ sở”.",
        "Góp ý trong quá trình xây dựng văn bản quy phạm pháp luật.",
        "Bồi dưỡng báo cáo viên cơ sở.",
        "Thiết lập hồ sơ.",
        "",
    ],
)
def test_prose_that_names_none(words: str) -> None:
    assert deliverable_in_prose(words) is None


def test_the_line_comes_before_the_prose(plan_with: Callable[..., Plan]) -> None:
    task = {"label": "a", "text": "Ban hành kế hoạch.", "deliverable": "02 lớp, 60 người"}
    plan = plan_with(task, {"label": "b", "text": "Ban hành kế hoạch."})
    first, second = (deliverable_of(task) for task in plan.tasks)
    assert first is not None
    assert (first.words, first.within) == ("02 lớp, 60 người", None)
    assert first.route[-1] == "deliverable"
    assert second is not None
    assert (second.words, second.within) == ("Ban hành kế hoạch", (0, 17))
    assert second.route[-1] == "text"


def test_sub_items_of_the_content_count_and_those_of_a_deadline_do_not(
    plan_with: Callable[..., Plan],
) -> None:
    items = [{"text": "Gồm:", "items": ["Biên soạn tài liệu cho thôn;"]}]
    deadline = {"items": ["Ban hành kế hoạch: ngày 25 hằng tháng."]}
    plan = plan_with(
        {"label": "a", "text": "Tuyên truyền.", "items": items},
        {"label": "b", "text": "Tuyên truyền.", "deadline": deadline},
    )
    inner, none = (deliverable_of(task) for task in plan.tasks)
    assert inner is not None
    assert inner.words == "Biên soạn tài liệu"
    assert none is None


def test_two_tasks_of_the_real_plan_name_a_product(tramtau: Plan) -> None:
    assert [task.address for task in tramtau.tasks if deliverable_of(task)] == ["II.5.b", "II.6"]


@given(st.text(alphabet='“”"«»số/Đ-12 a,;.\nban hành', max_size=80))
def test_blanking_keeps_every_offset(words: str) -> None:
    own = own_words(words)
    assert len(own) == len(words)
    assert all(mine in (theirs, " ") for mine, theirs in zip(own, words, strict=True))


@given(st.text(max_size=120))
def test_a_span_lies_inside_the_words(words: str) -> None:
    span = deliverable_in_prose(f"Ban hành kế hoạch {words}")
    assert span is not None
    assert 0 <= span[0] < span[1] <= len(words) + 18
    assert clause_end(words, 0) <= len(words)
