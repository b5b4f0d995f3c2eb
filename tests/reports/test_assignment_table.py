"""The assignment table as an annex: its head, its groups, its columns, and how its page lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.views.annex_head import place_words, roman, working_annex
from plancli.reports.views.assignment_table import view_assignment_table
from plancli.reports.views.page_turn import needs_landscape
from tests.reports.papers import W, document_xml, plan_named, word_paragraphs
from tests.reports.test_views import plan_of


def test_the_head_says_what_it_goes_with_and_leaves_the_blanks() -> None:
    head = working_annex(plan_named("2025-tramtau"))
    assert head.label == "Phụ lục"
    assert head.attached == (
        "(Kèm theo Kế hoạch số ……/KH-UBND ngày …… tháng 12 năm 2024 của Ủy ban nhân dân huyện Trạm Tấu)"
    )


def test_a_plan_with_annexes_keeps_its_words_and_leaves_the_number_open() -> None:
    head = working_annex(plan_named("2026-xa-mau"))
    assert head.label == "Phụ lục ……"
    assert head.attached == "(Kèm theo Kế hoạch giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026)"
    bare = replace(plan_named("2026-xa-mau"), annexes=())
    assert working_annex(bare).attached.startswith("(Kèm theo Quyết định số 15/QĐ-UBND ngày 20")


def test_an_issued_plan_has_no_blank() -> None:
    head = working_annex(plan_named("2026-xa-mau-2"))
    assert head.attached == (
        "(Kèm theo Kế hoạch số 27/KH-UBND ngày 02 tháng 02 năm 2026 của Ủy ban nhân dân xã Vân Khê)"
    )
    assert working_annex(plan_of("sections: [{title: I}]\n")).attached == (
        "(Kèm theo Kế hoạch của Ủy ban nhân dân xã Vân Khê)"
    )


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (88, "LXXXVIII"), (99, "XCIX")],
)
def test_groups_are_numbered_in_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_a_place_reads_as_a_clerk_writes_it() -> None:
    plan = plan_named("2026-xa-mau")
    assert place_words(plan, "II.4.c") == "Mục II.4.c"
    assert place_words(plan, "PL1.II.3") == "Phụ lục I, mục II.3"
    assert place_words(plan, "PL2") == "Phụ lục II"
    assert place_words(plan, "Đoạn kết") == "Đoạn kết"
    assert place_words(plan, "“Tổ chức thực hiện”") == "“Tổ chức thực hiện”"


def test_each_heading_is_one_group_and_tasks_are_numbered_through() -> None:
    groups = view_assignment_table(plan_named("2025-tramtau")).groups
    assert [group.number for group in groups] == ["I", "II", "III", "IV", "V", "VI"]
    assert groups[2].heading == "Công khai thông tin"
    assert groups[0].heading.startswith("Nâng cao nhận thức")
    # The heading of the group is not said again in the row.
    assert groups[0].tasks[0].content.startswith("Tiếp tục thực hiện nghiêm túc")
    numbers = [task.number for group in groups for task in group.tasks]
    assert numbers == [str(number) for number in range(1, 13)]


def test_a_task_keeps_its_heading_where_its_section_has_no_parts() -> None:
    plan = plan_of(
        "sections:\n- label: I\n  title: VIỆC\n  tasks:\n  - {label: 1, title: Tên, text: Làm.}\n"
        "  - {label: 2, title: Chỉ tên}\n"
    )
    (group,) = view_assignment_table(plan).groups
    assert group.heading == "VIỆC"
    assert [task.content for task in group.tasks] == ["Tên\nLàm.", "Chỉ tên"]


def headings(name: str) -> list[str]:
    data = build_report(Material(plan_named(name)), "assignment-table", ReportFormat.DOCX)
    (table,) = document_xml(data).iter(f"{W}tbl")
    first = next(table.iter(f"{W}tr"))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    return ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in first.iter(f"{W}tc")]


def test_only_roles_that_the_plan_names_have_a_column() -> None:
    last = ["Thời gian", "Sản phẩm", "Ghi chú"]
    others = "Hướng dẫn, chỉ đạo, theo dõi"
    assert headings("2025-tramtau") == ["TT", "Nội dung", "Chủ trì", "Thực hiện", "Phối hợp", others, *last]
    assert headings("2026-xa-mau-2") == ["TT", "Nội dung", "Chủ trì", "Thực hiện", "Phối hợp", *last]


def test_cells_that_the_plan_leaves_empty_stay_empty() -> None:
    plan = plan_of("sections:\n- label: I\n  title: VIỆC\n  tasks: [{label: 1, text: Làm.}]\n")
    (task,) = view_assignment_table(plan).groups[0].tasks
    assert (task.lead, task.coordinating, task.deadline, task.deliverable, task.note) == ("",) * 5
    words = word_paragraphs(build_report(Material(plan), "assignment-table", ReportFormat.DOCX))
    assert words[-5:] == ["I", "VIỆC", "1", "Làm.", "Mục I.1"]


@pytest.mark.parametrize(("name", "lies"), [("2025-tramtau", "landscape"), ("2026-xa-mau-2", None)])
def test_the_page_lies_across_only_where_it_must(name: str, lies: str | None) -> None:
    data = build_report(Material(plan_named(name)), "assignment-table", ReportFormat.DOCX)
    assert [size.get(f"{W}orient") for size in document_xml(data).iter(f"{W}pgSz")] == [lies]


def test_a_table_turns_the_page_by_what_stands_in_its_columns() -> None:
    short = ["1", "Họp", "Công an xã", "quý I"]
    assert not needs_landscape(["TT", "Việc", "Ai", "Hạn"], [short] * 5)
    long = ["1", "Rà soát " * 40, "Phòng Văn hóa - Xã hội " * 3, "trước ngày 20/12/2026"]
    assert not needs_landscape((), [long])
    assert needs_landscape((), [[*long, *long[1:]]])
    # One long row among many does not turn it.
    assert not needs_landscape((), [[*short, *short]] * 9 + [[*long, *long]])
    assert needs_landscape(["Thời-gian-thực-hiện"] * 6, [])
    assert not needs_landscape((), [])
