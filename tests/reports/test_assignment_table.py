"""The assignment table as an annex: its head, its groups, its columns, and how its page lies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.views.annex_head import place_words, working_annex
from plancli.reports.views.assignment_table import view_assignment_table
from plancli.reports.views.landscape import needs_landscape
from plancli.reports.word.text_width import Face, Type, text_width
from plancli.vietnamese.roman import roman
from tests.made.plan import made_plan
from tests.reports.papers import PLANS, W, document_xml, plan_named, word_paragraphs
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


def columns(plan: Plan) -> dict[str, tuple[int, list[str]]]:
    """Return each column by its heading: width in twips, and the words of its cells."""
    (table,) = document_xml(build_report(Material(plan), "assignment-table", ReportFormat.DOCX)).iter(
        f"{W}tbl"
    )
    widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    rows = [[_words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    plain = [row for row in rows if len(row) == len(widths)]
    return {heading: (widths[at], [row[at] for row in plain]) for at, heading in enumerate(plain[0])}


def _words(cell: etree._Element) -> str:
    return " ".join(text.text or "" for text in cell.iter(f"{W}t"))


PLANS_AND_A_LARGE_ONE = (*(plan_named(name) for name in PLANS), made_plan(60, 20))


@pytest.mark.parametrize("plan", PLANS_AND_A_LARGE_ONE)
def test_no_column_breaks_a_word_of_a_heading_or_of_a_cell(plan: Plan) -> None:
    for heading, (width, cells) in columns(plan).items():
        kinds = {heading: Type(11, Face.BOLD)}
        words = {(word, kinds.get(cell, Type(11, Face.REGULAR))) for cell in cells for word in cell.split()}
        widest = max(text_width(word, kind) for word, kind in words)
        assert widest * 20 <= width - 140, (heading, width)


@pytest.mark.parametrize("plan", PLANS_AND_A_LARGE_ONE)
def test_the_longest_texts_have_the_widest_column(plan: Plan) -> None:
    found = columns(plan)
    assert max(found, key=lambda heading: found[heading][0]) == "Nội dung"
    emptiest = min(found, key=lambda heading: sum(map(len, found[heading][1][1:])))
    assert found["Nội dung"][0] > 2 * found[emptiest][0]


def test_the_real_plans_content_has_more_than_a_third_and_its_empty_columns_little() -> None:
    found = columns(plan_named("2025-tramtau"))
    page = sum(width for width, _ in found.values())
    assert found["Nội dung"][0] > 0.36 * page
    assert not any(found["Sản phẩm"][1][1:])
    assert max(found[heading][0] for heading in ("Chủ trì", "Thời gian", "Sản phẩm")) < 0.07 * page


def test_where_a_task_stands_is_told_on_one_line() -> None:
    width, cells = columns(made_plan(60, 20))["Ghi chú"]
    places = [cell for cell in cells if cell.startswith("Mục")]
    assert "Mục II.1.10" in places
    assert max(text_width(place, Type(11, Face.REGULAR)) for place in places) * 20 <= width - 140


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
