"""The gap report: what is open stands out, each reason once with its tasks, nothing where nothing is open."""

from __future__ import annotations

from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.views.gaps import GapsView, view_gaps
from tests.reports.papers import markdown_paragraphs, plan_named, word_paragraphs
from tests.reports.test_views import plan_of


def printed(view: GapsView) -> list[str]:
    """Return what both formats print."""
    markdown = markdown_paragraphs(render_view("gaps", view, ReportFormat.MD).decode())
    word = word_paragraphs(render_view("gaps", view, ReportFormat.DOCX))
    assert markdown == [each.removeprefix("- ") for each in word]
    return markdown


def test_the_whole_plan_comes_first_and_says_nothing_twice() -> None:
    view = view_gaps(plan_named("2025-tramtau"))
    assert view.plan == (
        "Kế hoạch không nói đến kinh phí.",
        "Kế hoạch có nói đến báo cáo (III.1) nhưng không nêu thời hạn.",
        "Kế hoạch không nêu chỉ tiêu, số lượng nào.",
    )
    assert (view.total, view.unclear) == ("12", "12")
    lines = printed(view)
    first = lines.index("Khoảng trống của cả Kế hoạch")
    assert tuple(lines[first + 1 : first + 4]) == view.plan
    assert lines[first + 4] == "Từng nhiệm vụ"


def test_every_open_answer_has_its_reason_and_what_would_fill_it() -> None:
    view = view_gaps(plan_named("2025-tramtau"))
    open_cells = sum(answer.open for row in view.rows for answer in row.answers)
    assert open_cells == sum(int(reason.count) for reason in view.reasons)
    assert all(len(reason.tasks.split(", ")) == int(reason.count) for reason in view.reasons)
    assert all(reason.fill for reason in view.reasons)


def test_a_plan_without_tasks_has_no_empty_table() -> None:
    lines = printed(
        view_gaps(plan_of("sections:\n- title: I. Một\n  text: Kinh phí do ngân sách xã bảo đảm.\n"))
    )
    assert "Kế hoạch không có nhiệm vụ nào để xét." in lines
    assert "Từng nhiệm vụ" not in lines
    assert "Vì sao chưa rõ và cần bổ sung gì" not in lines


def test_a_plan_without_gaps_says_what_was_looked_for() -> None:
    view = view_gaps(
        plan_of(
            "sections:\n- label: I\n  title: Một\n  text: Kinh phí do ngân sách xã bảo đảm.\n  tasks:\n"
            "  - label: 1\n    text: Mở 02 lớp tập huấn, trình Chủ tịch UBND xã phê duyệt, báo cáo trước ngày 15/3/2026.\n"
            "    lead: Phòng Tư pháp\n    coordinating: Công an xã\n    deadline: trước ngày 15/3/2026\n"
            "    deliverable: 02 lớp\n"
        )
    )
    assert (view.unclear, view.reasons, view.plan) == ("0", (), ())
    lines = printed(view)
    assert "Không thấy khoảng trống nào về kinh phí, chế độ báo cáo, chỉ tiêu." in lines
    assert "Vì sao chưa rõ và cần bổ sung gì" not in lines


def test_points_that_an_annex_gives_out_are_told_as_not_looked_at() -> None:
    view = view_gaps(
        plan_of(
            "sections: [{label: I, title: Một, tasks: [{label: 1, text: Họp.}]}]\n"
            "annexes:\n- columns: {label: TT, text: Nội dung, lead: Chủ trì}\n"
            "  tasks: [{label: 1, text: Làm, lead: Phòng Tư pháp}]\n"
        )
    )
    assert view.remarks == ("Không xét các mục của phần thân mà bảng phụ lục giao việc: I.1.",)
    assert view.remarks[0] in printed(view)
