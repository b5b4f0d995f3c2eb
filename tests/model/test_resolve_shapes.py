"""Rarer ways to print a plan: merged cells, tables in the text, roles told in prose, lines with items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.section import Grid, Section
from plancli.model.task import Duty, Paragraph, Task

MakePlan = Callable[..., Plan]
HEAD = {"kind": "KẾ HOẠCH", "issuer": None, "title": None}


def only_task(plan: Plan) -> Task:
    (task,) = plan.tasks
    return task


def section_of(make: MakePlan, **parts: Any) -> Section:
    return make(sections=[{"label": "I", "title": "MỘT", **parts}]).sections[0]


def roles_of(work: Task | Duty) -> list[tuple[Role, list[str]]]:
    return [(made.role, [mention.words for mention in made.mentions]) for made in work.assignments]


def test_two_offices_stand_on_two_lines(plan_with: MakePlan) -> None:
    signed = {"position": ["PHÓ CHỦ TỊCH", "TRƯỞNG BAN CHỈ ĐẠO"], "name": "Hà Văn Mộc"}
    signatory = plan_with(issuance={**HEAD, "signatory": signed}).issuance.signatory
    assert signatory is not None
    assert signatory.positions == ("PHÓ CHỦ TỊCH", "TRƯỞNG BAN CHỈ ĐẠO")
    assert signatory.position == "PHÓ CHỦ TỊCH\nTRƯỞNG BAN CHỈ ĐẠO"


def test_a_missing_issuer_or_title_is_empty_and_no_text(plan_with: MakePlan) -> None:
    plan = plan_with(issuance=HEAD)
    assert (plan.issuance.issuer, plan.issuance.title) == ("", "")
    assert all(text.words for text in plan.texts)


def test_a_line_can_have_a_heading_and_items_that_name_its_units(plan_with: MakePlan) -> None:
    line = {"heading": "b) Cơ quan thực hiện:", "items": ["Công an xã tuần tra;"], "units": "Công an xã"}
    task = only_task(plan_with({"label": "a", "text": "Tuần tra.", "responsible": line}))
    printed = task.lines[1]
    assert (printed.heading, printed.mark, printed.words) == ("b) Cơ quan thực hiện:", "-", "")
    assert [(item.mark, item.words) for item in printed.items] == [("+", "Công an xã tuần tra;")]
    assert roles_of(task) == [(Role.RESPONSIBLE, ["Công an xã"])]
    assert task.assignments[0].words == "Công an xã tuần tra;"


def test_a_merged_cell_means_what_it_says_and_prints_nothing(plan_with: MakePlan) -> None:
    row = {
        "label": "2",
        "text": "Đặt biển.",
        "lead": {"merged": "above", "units": ["Phòng Kinh tế"]},
        "deadline": {"merged": "above", "words": "Tháng 02/2026", "items": ["x"]},
        "deliverable": {"merged": "above", "words": "Biển"},
        "funding": {"merged": "above", "words": "5 triệu"},
        "note": {"merged": "above", "words": "Theo Chỉ thị số 07/CT-TTg"},
    }
    plan = plan_with({"label": "1", "text": "Mua."}, row)
    task = plan.tasks[1]
    assert roles_of(task) == [(Role.LEAD, ["Phòng Kinh tế"])]
    assert task.assignments[0].words == "Phòng Kinh tế."
    assert task.deadline.by is not None
    assert (task.deliverable, task.funding, task.note) == ("Biển", "5 triệu", "Theo Chỉ thị số 07/CT-TTg")
    assert all(
        (line.mark, line.caption, line.words, line.items, line.heading) == ("", "", "", (), "")
        for line in task.lines[1:]
    )
    assert not plan.citations


def test_further_columns_are_lines_as_they_stand(plan_with: MakePlan) -> None:
    plan = plan_with({"label": "a", "text": "Họp.", "more": {"Căn cứ": "Chỉ thị số 07/CT-TTg"}})
    line = only_task(plan).lines[1]
    assert (line.key, line.mark, line.caption, line.words) == (
        "Căn cứ", "-", "Căn cứ", "Chỉ thị số 07/CT-TTg",
    )  # fmt: skip
    (citation,) = plan.citations
    assert citation.route == ("sections", 0, "tasks", 0, "more", "Căn cứ")
    assert citation.address == "II.a"


def test_roles_told_in_prose_are_a_tasks_own(plan_with: MakePlan) -> None:
    assigned = {"lead": "Công an xã", "coordinating": ["Phòng Kinh tế", "Trạm Y tế xã"]}
    items = ["Trạm Y tế xã trực."]
    plan = plan_with({"label": "a", "text": "Giao Công an xã.", "items": items, "assigned": assigned})
    task = only_task(plan)
    assert roles_of(task) == [
        (Role.LEAD, ["Công an xã"]),
        (Role.COORDINATING, ["Phòng Kinh tế", "Trạm Y tế xã"]),
    ]
    assert {made.words for made in task.assignments} == {"Giao Công an xã. Trạm Y tế xã trực."}
    assert task.mentions()[1].route == ("sections", 0, "tasks", 0, "assigned", "coordinating", 0)
    assert [line.key for line in task.lines] == ["text", "items"]


def test_roles_told_in_a_duty_stand_beside_its_holder(plan_with: MakePlan) -> None:
    duty = {"text": "Phối hợp với Công an xã.", "assigned": {"coordinating": "Công an xã"}}
    everyone = {"label": "1", "text": "x", "lead": "Các cơ quan, đơn vị"}
    plan = plan_with(everyone, duties=[{"label": "1", "holder": "Phòng Kinh tế", "duties": [duty]}])
    (found,) = plan.duties
    assert roles_of(found) == [(Role.COORDINATING, ["Công an xã"])]
    assert [mention.words for mention in found.mentions()] == ["Phòng Kinh tế", "Công an xã"]
    (group,) = plan.groups.values()
    assert [plan.units[one].name for one in group.members] == ["Phòng Kinh tế", "Công an xã"]


@pytest.mark.parametrize(
    ("own", "line"), [({"mark": "-"}, "+"), ({"mark": "+"}, "+"), ({"mark": "•"}, "-"), ({"label": "a"}, "-")]
)
def test_lines_have_the_sign_below_that_of_their_task(
    own: dict[str, str], line: str, plan_with: MakePlan
) -> None:
    plan = plan_with(
        {**own, "text": "Làm.", "lead": "Phòng Kinh tế", "deadline": "Quý I", "more": {"A": "b"}}
    )
    assert [each.mark for each in only_task(plan).lines] == ["", line, line, line]


def test_a_table_inside_a_section_begins_at_its_columns(plan_with: MakePlan) -> None:
    section = section_of(
        plan_with,
        text="Như sau:",
        columns={"label": "TT", "text": "Việc", "lead": ""},
        tasks=[{"label": "1", "text": "Họp", "lead": ["Phòng Kinh tế", "Công an xã"]}],
        parts=[{"label": "A", "title": "Nhóm", "tasks": [{"label": "2", "mark": "2)", "text": "Mua"}]}],
        items=["Sau bảng."],
    )
    assert section.columns == (("label", "TT"), ("text", "Việc"), ("lead", ""))
    assert section.table_span == (1, 3)
    lead, row, group, after = section.content
    assert isinstance(row, Task)
    assert isinstance(group, Section)
    assert isinstance(group.content[0], Task)
    assert (row.mark, row.lines[1].mark, row.lines[1].caption, row.lines[1].words) == (
        "1", "", "", "Phòng Kinh tế, Công an xã",
    )  # fmt: skip
    assert (group.mark, group.content[0].mark) == ("A", "2)")
    assert isinstance(lead, Paragraph)
    assert isinstance(after, Paragraph)


def test_tasks_before_the_columns_are_no_rows(plan_with: MakePlan) -> None:
    section = section_of(
        plan_with,
        tasks=[{"label": "1", "text": "Họp.", "lead": "Công an xã"}],
        columns={"text": "Việc"},
        parts=[{"label": "2", "text": "Mua", "lead": "Công an xã"}],
    )
    assert section.table_span == (1, 2)
    marks = [task.mark for task in section.content if isinstance(task, Task)]
    assert marks == ["1.", "2"]


def test_the_words_of_a_plain_table_are_prose(plan_with: MakePlan) -> None:
    rows = [["Văn bản", ""], ["Chỉ thị số 07/CT-TTg", "còn"]]
    annex = {"label": "Phụ lục", "table": [["Một"]]}
    plan = plan_with(sections=[{"label": "I", "title": "MỘT", "table": rows}], annexes=[annex])
    (grid,) = plan.sections[0].content
    assert isinstance(grid, Grid)
    assert grid.rows == (("Văn bản", ""), ("Chỉ thị số 07/CT-TTg", "còn"))
    texts = [(text.words, text.address, text.route) for text in plan.texts[2:]]
    assert texts == [
        ("Văn bản", "I", ("sections", 0, "table", 0, 0)),
        ("Chỉ thị số 07/CT-TTg", "I", ("sections", 0, "table", 1, 0)),
        ("còn", "I", ("sections", 0, "table", 1, 1)),
        ("Một", "PL1", ("annexes", 0, "table", 0, 0)),
    ]
    assert plan.citations[0].route == ("sections", 0, "table", 1, 0)


def test_footnotes_are_the_last_words_before_the_annexes(plan_with: MakePlan) -> None:
    plan = plan_with(footnotes=["[1] Theo số liệu."], annexes=[{"label": "Phụ lục", "title": "TÊN"}])
    assert [note.words for note in plan.footnotes] == ["[1] Theo số liệu."]
    last = [(text.address, text.words) for text in plan.texts[-2:]]
    assert last == [("Chú thích", "[1] Theo số liệu."), ("PL1", "TÊN")]
    assert plan.texts[-2].route == ("footnotes", 0)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"label": "1", "text": "Hội nghị."}, "Hội nghị."),
        ({"label": "1", "text": ["Một.", "Hai."]}, "Một."),
        ({"label": "1", "duties": [{"mark": "", "text": "Đề nghị."}]}, "Đề nghị."),
        ({"label": "1", "duties": ["Gạch."]}, None),
        ({"label": "1", "title": "Tên", "text": "Lời."}, None),
        ({"label": "1", "holder": "Công an xã", "duties": "Lời."}, None),
        ({"text": "Lời."}, None),
        ({"label": "1", "columns": {"text": "Việc"}, "text": "Lời."}, None),
        ({"label": "1"}, None),
    ],
)
def test_a_section_without_a_heading_opens_with_its_first_words(
    part: dict[str, Any], words: str | None, plan_with: MakePlan
) -> None:
    opening = plan_with(sections=[part]).sections[0].opening
    assert (opening.words if opening else None) == words
