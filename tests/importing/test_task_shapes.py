"""The ways in which plans hand out work, each in a whole paper: who, in which role, until when."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import pytest

from plancli.importing.conservation import misplaced
from plancli.importing.importer import Imported, import_paper
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from tests.importing.docx_maker import cell, docx, p, row, run, table
from tests.importing.test_importer import FOOT, HEAD, closes, imported

if TYPE_CHECKING:
    from plancli.model.written import WrittenPlan

Told = list[tuple[str, str, str]]
"""Printed address, role ("duty" for who holds one), name as printed."""


def told(plan: Plan) -> Told:
    """Return who is given what, tasks first."""
    roles = [
        (task.address, each.role.value, mention.words)
        for task in plan.tasks
        for each in task.assignments
        for mention in each.mentions
    ]
    for duty in plan.duties:
        roles += [(duty.address, "duty", holder.words) for holder in duty.holders]
        roles += [
            (duty.address, each.role.value, mention.words)
            for each in duty.assignments
            for mention in each.mentions
        ]
    return roles


def word(*body: str) -> Imported:
    """Import a Word file with this body; a string without a tag is a plain paragraph."""
    blocks = [each if each.startswith("<") else p(each) for each in (*HEAD, *body, *FOOT)]
    return import_paper(docx(*blocks), "KH.docx")


def bold(text: str) -> str:
    return p(run(text, "<w:b/>"))


HEADS = row("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian")

CASES: dict[str, tuple[tuple[str, ...], Told]] = {
    "one line for all": (
        ("1. Tập huấn", "Chủ trì: Phòng Kinh tế. Phối hợp: Công an xã. Thời gian: Quý II."),
        [("I.1", "lead", "Phòng Kinh tế"), ("I.1", "coordinating", "Công an xã")],
    ),
    "bullets with lines of their own": (
        (
            "1. Đào tạo cán bộ",
            "- Rà soát nhu cầu.",
            "- Lập danh sách học viên.",
            "Đơn vị chủ trì: Phòng Kinh tế.",
            "Thời gian thực hiện: Quý I/2026.",
            "- Mở lớp bồi dưỡng.",
            "Đơn vị chủ trì: Công an xã.",
            "Thời gian thực hiện: Quý II/2026.",
        ),
        [("I.1", "lead", "Phòng Kinh tế"), ("I.1", "lead", "Công an xã")],
    ),
    "bullets that share the lines below them": (
        (
            "1. Đào tạo cán bộ",
            "- Rà soát nhu cầu.",
            "- Mở lớp bồi dưỡng.",
            "Đơn vị chủ trì: Phòng Kinh tế.",
            "Thời gian thực hiện: Quý I/2026.",
        ),
        [("I.1", "lead", "Phòng Kinh tế")],
    ),
    "items that say who leads": (
        (
            "1. Treo áp phích",
            "- Đơn vị thực hiện:",
            "+ Phòng Kinh tế chủ trì, phối hợp với các thôn và đơn vị có liên quan.",
            "+ Công an xã đăng tải áp phích trên bảng tin.",
        ),
        [("I.1", "responsible", "Công an xã"), ("I.1", "lead", "Phòng Kinh tế")],
    ),
    "behind the title": (
        ("1. Tuần tra. Thời gian thực hiện: Quý I/2026. Đơn vị chủ trì: Công an xã.",),
        [("I.1", "lead", "Công an xã")],
    ),
    "in a bracket": (
        ("1. Lễ phát động (Phòng Kinh tế chủ trì, Công an xã phối hợp; ngày 31/5/2026).",),
        [("I.1", "lead", "Phòng Kinh tế"), ("I.1", "coordinating", "Công an xã")],
    ),
    "captions in a bracket": (
        ("1. Tập huấn (Chủ trì: Phòng Kinh tế; phối hợp: Công an xã; thời gian: Quý II).",),
        [("I.1", "lead", "Phòng Kinh tế"), ("I.1", "coordinating", "Công an xã")],
    ),
    "behind a colon": (
        ("1. Giữ trật tự: Công an xã chủ trì, phối hợp với các thôn thực hiện.", "2. Vệ sinh nhà ở."),
        [("I.1", "lead", "Công an xã"), ("I.1", "coordinating", "các thôn")],
    ),
    "a paragraph below the title": (
        ("1. Tuyên truyền", "Giao Phòng Kinh tế chủ trì, phối hợp với các thôn thực hiện trong tháng 4."),
        [("I.1", "duty", "Phòng Kinh tế"), ("I.1", "coordinating", "các thôn")],
    ),
    "a time with a star": (
        (
            "1. Vệ sinh",
            "- Quét đường;",
            "- Thu rác.",
            "* Thời gian thực hiện: Quý I.",
            "* Đơn vị thực hiện: Các thôn.",
        ),
        [("I.1", "responsible", "Các thôn")],
    ),
    "a further caption": (
        (
            "1. Hội nghị",
            "- Thời gian: tháng 3.",
            "- Địa điểm: Hội trường xã.",
            "- Đơn vị chủ trì: Công an xã.",
        ),
        [("I.1", "lead", "Công an xã")],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), CASES.values(), ids=CASES.keys())
def test_a_task_is_read(body: tuple[str, ...], wanted: Told) -> None:
    found = imported("I. NHIỆM VỤ", *body)
    assert told(found.opened.plan) == wanted
    assert closes(found)


def test_a_paragraph_beside_a_line_is_not_below_it() -> None:
    body = (
        "1. Hội thi",
        "* Thời gian, địa điểm:",
        "- Ngày 15/3/2026.",
        "* Thành phần:",
        "- Các thôn.",
        "* Đơn vị thực hiện: Công an xã.",
    )
    found = imported("I. NHIỆM VỤ", *body)
    (task,) = found.opened.plan.tasks
    assert [(line.key, len(line.items)) for line in task.lines] == [
        ("deadline", 1),
        ("items", 1),
        ("responsible", 0),
    ]
    assert closes(found)


def test_a_cell_that_points_at_the_row_above_names_nobody() -> None:
    rows = (
        row("1", "Tuần tra", "Công an xã", "Quý I"),
        row("2", "Vệ sinh", "Như trên", "Quý II"),
        row("3", "Trồng cây", "-", "Quý III"),
    )
    found = word("I. NHIỆM VỤ", table(HEADS, *rows))
    assert told(found.opened.plan) == [("I.1", "responsible", "Công an xã")]
    assert closes(found)


DUTIES: dict[str, tuple[tuple[str, ...], Told]] = {
    "names without numbers": (
        ("Phòng Kinh tế", "- Đôn đốc các thôn.", "Công an xã:", "- Giữ trật tự."),
        [("I", "duty", "Phòng Kinh tế"), ("I", "duty", "Công an xã")],
    ),
    "headings around the name": (
        ("1. Trách nhiệm của Phòng Kinh tế", "- Đôn đốc.", "2. Đối với các thôn", "- Báo cáo."),
        [("I.1", "duty", "Phòng Kinh tế"), ("I.2", "duty", "các thôn")],
    ),
    "a verb before the colon": (
        ("1. Phòng Kinh tế có trách nhiệm:", "- Đôn đốc, tổng hợp."),
        [("I.1", "duty", "Phòng Kinh tế")],
    ),
    "plain paragraphs": (
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã triển khai.",
            "Các thôn căn cứ chức năng tổ chức thực hiện.",
        ),
        [("I", "duty", "Phòng Kinh tế"), ("I", "coordinating", "Công an xã"), ("I", "duty", "Các thôn")],
    ),
    "units below a group": (
        ("1. Các phòng chuyên môn", "a) Phòng Kinh tế: Đôn đốc.", "b) Phòng Văn hóa - Xã hội: Tuyên truyền."),
        [("I.1.a", "duty", "Phòng Kinh tế"), ("I.1.b", "duty", "Phòng Văn hóa - Xã hội")],
    ),
    "1) above a)": (
        ("1) Phòng Kinh tế:", "a) Hướng dẫn các thôn.", "b) Kiểm tra.", "2) Công an xã:", "a) Tuần tra."),
        [
            ("I.1.a", "duty", "Phòng Kinh tế"),
            ("I.1.b", "duty", "Phòng Kinh tế"),
            ("I.2.a", "duty", "Công an xã"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), DUTIES.values(), ids=DUTIES.keys())
def test_a_duty_is_read(body: tuple[str, ...], wanted: Told) -> None:
    found = imported("I. TỔ CHỨC THỰC HIỆN", *body)
    assert told(found.opened.plan) == wanted
    assert closes(found)


def test_a_sentence_that_begins_with_a_unit_is_no_heading() -> None:
    found = imported("I. TỔ CHỨC THỰC HIỆN", "1. Công an xã trực 24/24 giờ.", "2. Phòng Kinh tế: Đôn đốc.")
    assert told(found.opened.plan) == [("I.2", "duty", "Phòng Kinh tế")]


def test_a_point_with_a_time_of_its_own_is_a_task() -> None:
    found = imported(
        "I. NHIỆM VỤ", "1. Lấy ý kiến", "- Tổ chức hội nghị.", "* Thời gian thực hiện: từ ngày 04/02/2026."
    )
    assert [(task.address, task.deadline.words) for task in found.opened.plan.tasks] == [
        ("I.1", "từ ngày 04/02/2026")
    ]
    other = imported(
        "I. THỜI GIAN, ĐỊA ĐIỂM", "1. Hội nghị", "- Thời gian: ngày 04/02/2026.", "- Địa điểm: xã."
    )
    assert other.opened.plan.tasks == ()


def test_bold_lines_head_tasks() -> None:
    found = word(
        "I. NHIỆM VỤ",
        bold("Tuyên truyền"),
        "- Thời gian: tháng 3.",
        "- Đơn vị chủ trì: Phòng Kinh tế.",
        bold("Kiểm tra"),
        "- Đơn vị chủ trì: Công an xã.",
    )
    assert told(found.opened.plan) == [("I", "lead", "Phòng Kinh tế"), ("I", "lead", "Công an xã")]
    assert [task.title for task in found.opened.plan.tasks] == ["Tuyên truyền", "Kiểm tra"]


def test_bold_lines_head_sections_where_nothing_else_does() -> None:
    found = word(
        bold("Mục đích"),
        "Nâng cao nhận thức của người dân.",
        bold("Nhiệm vụ"),
        "1. Tuần tra",
        "- Đơn vị chủ trì: Công an xã.",
        bold("Tổ chức thực hiện"),
        bold("Phòng Kinh tế"),
        "- Đôn đốc các thôn.",
        bold("Kinh phí"),
        "Ngân sách xã.",
    )
    plan = found.opened.plan
    assert [section.title for section in plan.sections] == [
        "Mục đích",
        "Nhiệm vụ",
        "Tổ chức thực hiện",
        "Kinh phí",
    ]
    assert [(role, name) for _, role, name in told(plan)] == [
        ("lead", "Công an xã"),
        ("duty", "Phòng Kinh tế"),
    ]
    assert closes(found)


def test_a_cell_may_name_the_roles_line_by_line() -> None:
    cells = (cell("1"), cell("Tuần tra"), cell("Chủ trì: Công an xã", "Phối hợp: Các thôn"), cell("Quý I"))
    found = word("I. NHIỆM VỤ", table(HEADS, row(*cells)))
    assert sorted(told(found.opened.plan)) == [
        ("I.1", "coordinating", "Các thôn"),
        ("I.1", "lead", "Công an xã"),
    ]


def test_a_row_that_counts_the_columns_is_no_task() -> None:
    found = word(
        "I. NHIỆM VỤ",
        table(HEADS, row("(1)", "(2)", "(3)", "(4)"), row("1", "Tuần tra", "Công an xã", "Quý I")),
    )
    assert told(found.opened.plan) == [("I.1", "responsible", "Công an xã")]
    assert [each.reason for each in found.account.dropped] == ["column-numbers"] * 4


def test_rows_below_a_row_make_a_group() -> None:
    rows = (
        row("1", "Xây dựng Nghị quyết:", "", ""),
        row("", "a) Lập đề nghị", "Phòng Kinh tế", "Quý I"),
        row("", "b) Trình thông qua", "Công an xã", "Quý II"),
        row("2", "Rà soát", "", ""),
        row("2.1", "Rà soát hộ nghèo", "Các thôn", "Quý II"),
        row("3", "Vệ sinh", "Các thôn", "Quý III"),
    )
    found = word("I. NHIỆM VỤ", table(HEADS, *rows))
    assert [(task.label, task.words) for task in found.opened.plan.tasks] == [
        ("", "Lập đề nghị"),
        ("", "Trình thông qua"),
        ("2.1", "Rà soát hộ nghèo"),
        ("3", "Vệ sinh"),
    ]
    sections = found.opened.plan.all_sections()
    assert [section.label for section in sections] == ["I", "1", "2", ""]
    assert closes(found)


def test_a_table_goes_on_behind_a_page_break() -> None:
    first = table(HEADS, row("1", "Tuần tra", "Công an xã", "Quý I"))
    for second in (
        table(row("2", "Vệ sinh", "Các thôn", "Quý II")),
        table(HEADS, row("2", "Vệ sinh", "Các thôn", "Quý II")),
    ):
        found = word("I. NHIỆM VỤ", first, second)
        assert told(found.opened.plan) == [
            ("I.1", "responsible", "Công an xã"),
            ("I.2", "responsible", "Các thôn"),
        ]
        assert closes(found)


def test_rows_in_another_order_are_seen() -> None:
    rows = (
        row("1", "Tuần tra ban đêm trên các tuyến đường", "Công an xã", "Quý I"),
        row("2", "Vệ sinh đường làng, ngõ xóm", "Các thôn", "Quý II"),
    )
    opened = word("I. NHIỆM VỤ", table(HEADS, *rows)).opened
    assert misplaced(opened.parts, opened.made, opened.plan) is None
    value = cast("dict[str, Any]", deepcopy(opened.made.value))
    value["sections"][0]["tasks"].reverse()
    wrong = misplaced(opened.parts, opened.made, resolve(cast("WrittenPlan", value)))
    assert wrong is not None


def test_each_bullet_has_its_own_time() -> None:
    body, _ = CASES["bullets with lines of their own"]
    tasks = imported("I. NHIỆM VỤ", *body).opened.plan.tasks
    assert [(task.words, task.deadline.words) for task in tasks] == [
        ("Rà soát nhu cầu.", "Quý I/2026"),
        ("Mở lớp bồi dưỡng.", "Quý II/2026"),
    ]


@pytest.mark.parametrize(
    ("points", "first", "last"), [("1.1. 1.2. 1.3.", "1.1", "1.3"), ("a) b) c)", "a)", "c)")]
)
def test_a_note_names_points_without_the_full_stop_behind_them(points: str, first: str, last: str) -> None:
    works = [f"{label} Rà soát danh sách." for label in points.split()]
    opened = word("I. NHIỆM VỤ", "1. Bầu cử", *works, "Chủ trì: Phòng Kinh tế.").opened
    assert [dict(note.fields) for note in opened.notes if note.key == "shared-lines"] == [
        {"first": first, "last": last}
    ]
