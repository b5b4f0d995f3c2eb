"""The resolved plan says what the written one means and keeps every printed word."""

from __future__ import annotations

from typing import Any, cast

import pytest

from plancli.model.assignment import Role
from plancli.model.deadline import DeadlineKind
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.section import Section
from plancli.model.task import Paragraph, Task
from plancli.model.unit import UnitKind
from plancli.model.written import WrittenPlan


def plan_of(**parts: Any) -> Plan:
    head = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân huyện Trạm Tấu", "title": "Thử"}
    plan = {"plancli": "1", "state": "received", "issuance": head, "sections": [], **parts}
    return resolve(cast("WrittenPlan", plan))


def with_tasks(*tasks: dict[str, Any], **parts: Any) -> Plan:
    return plan_of(sections=[{"label": "II", "title": "NỘI DUNG", "tasks": list(tasks)}], **parts)


def lines_of(task: Task) -> list[str]:
    return [f"{line.mark} {line.caption}: {line.words}" for line in task.lines]


def test_a_blank_head_stays_blank() -> None:
    head = {
        "kind": "KẾ HOẠCH",
        "number": None,
        "symbol": "KH-UBND",
        "issuer": "Ủy ban nhân dân huyện Trạm Tấu",
        "date": "ngày tháng 12 năm 2024",
        "title": "Công tác truyền thông chính sách",
    }
    plan = plan_of(issuance=head)
    assert plan.state is PlanState.RECEIVED
    assert plan.issuance.printed_number == "/KH-UBND"
    assert plan.issuance.date is not None
    assert plan.issuance.date.iso == "2024-12"
    assert plan.issuance.signatory is None


@pytest.mark.parametrize(
    ("period", "years", "year"),
    [
        ("2026", (2026, 2026), 2026),
        ("năm 2026", (2026, 2026), 2026),
        ("2026-2030", (2026, 2030), None),
        ("Giai đoạn 2026 – 2030", (2026, 2030), None),
        ("năm 2026 - năm 2027", (2026, 2027), None),
        ("", None, None),
        ("dài hạn", None, None),
        ("2026-", None, None),
        ("0000", None, None),
    ],
)
def test_the_years_of_a_plan(period: str, years: tuple[int, int] | None, year: int | None) -> None:
    head = plan_of(issuance={"kind": "KẾ HOẠCH", "issuer": "", "title": "Thử", "period": period}).issuance
    assert (head.years, head.year) == (years, year)


def test_lines_stand_in_the_order_of_the_keys() -> None:
    task = {"label": "a", "text": "Làm việc.", "deadline": "Tháng 4/2026", "lead": "Phòng Tư pháp"}
    (found,) = with_tasks(task).tasks
    assert [line.key for line in found.lines] == ["text", "deadline", "lead"]
    assert lines_of(found)[1:] == [
        "- Thời gian thực hiện: Tháng 4/2026.",
        "- Đơn vị chủ trì: Phòng Tư pháp.",
    ]


def test_names_with_commas_are_joined_by_semicolons() -> None:
    names = ["Các cơ quan, đơn vị", "UBND các xã, thị trấn"]
    (task,) = with_tasks({"label": "a", "text": "x", "coordinating": names}).tasks
    assert task.lines[1].words == "Các cơ quan, đơn vị; UBND các xã, thị trấn."


def test_names_without_commas_are_joined_by_commas() -> None:
    names = ["Phòng Văn hóa và Thông tin", "Công an huyện"]
    (task,) = with_tasks({"label": "a", "text": "x", "responsible": names}).tasks
    assert task.lines[1].words == "Phòng Văn hóa và Thông tin, Công an huyện."


def test_the_papers_own_captions_and_line_end_are_used() -> None:
    captions = {"lead": "Cơ quan chủ trì", "line_end": ""}
    task = {"label": "a", "text": "x", "lead": ["Sở Nội vụ"], "deadline": "Quý I/2026;"}
    (found,) = with_tasks(task, captions=captions).tasks
    assert [line.words for line in found.lines[1:]] == ["Sở Nội vụ", "Quý I/2026;"]
    assert found.lines[1].caption == "Cơ quan chủ trì"


def test_one_printed_line_can_make_two_assignments() -> None:
    words = "Đề nghị Ban Tuyên giáo Huyện ủy chỉ đạo, định hướng; phòng Văn hóa và Thông tin thực hiện."
    line = {
        "words": words,
        "units": ["phòng Văn hóa và Thông tin"],
        "directing": ["Đề nghị Ban Tuyên giáo Huyện ủy"],
    }
    (task,) = with_tasks({"label": "a", "text": "x", "responsible": line}).tasks
    roles = [(each.role, each.mentions[0].words, each.mentions[0].requested) for each in task.assignments]
    assert roles == [
        (Role.RESPONSIBLE, "phòng Văn hóa và Thông tin", False),
        (Role.DIRECTING, "Ban Tuyên giáo Huyện ủy", True),
    ]
    assert [line.words for line in task.lines[1:]] == [words]


def test_two_ways_of_writing_a_name_are_one_unit() -> None:
    plan = with_tasks(
        {"label": "a", "text": "x", "lead": "Phòng Văn hóa và Thông tin"},
        {"label": "b", "text": "y", "lead": "phòng Văn hoá và Thông tin"},
    )
    assert len(plan.units) == 1
    assert {mention.unit for task in plan.tasks for mention in task.mentions()} == set(plan.units)


def test_an_alias_finds_its_unit() -> None:
    units = [{"name": "Phòng Văn hóa và Thông tin", "aliases": ["Cơ quan thường trực"]}]
    plan = with_tasks({"label": "a", "text": "x", "lead": "cơ quan thường trực"}, units=units)
    assert plan.tasks[0].mentions()[0].unit == "phong-van-hoa-va-thong-tin"


def test_a_name_that_says_no_kind_is_left_unresolved() -> None:
    plan = with_tasks({"label": "a", "text": "x", "lead": "Xanh Sạch Đẹp"})
    assert plan.tasks[0].mentions()[0].unit is None
    assert not plan.units


def test_a_declared_group_holds_its_members() -> None:
    units = [{"name": "UBND các xã, thị trấn", "members": ["UBND xã Bản Công", "UBND xã Bản Mù"]}]
    plan = with_tasks({"label": "a", "text": "x", "lead": "UBND các xã, thị trấn"}, units=units)
    (group,) = plan.groups.values()
    assert group.complete
    assert [plan.units[one].name for one in group.members] == ["UBND xã Bản Công", "UBND xã Bản Mù"]


def test_all_bodies_means_the_state_units_that_the_plan_names() -> None:
    plan = with_tasks(
        {"label": "a", "text": "x", "responsible": ["Các cơ quan, đơn vị"]},
        {"label": "b", "text": "y", "lead": ["Phòng Tư pháp", "Ban Tuyên giáo Huyện ủy"]},
    )
    (group,) = plan.groups.values()
    assert not group.complete
    assert [plan.units[one].name for one in group.members] == ["Phòng Tư pháp"]


def test_a_group_leaves_out_what_the_file_excludes() -> None:
    units = [{"name": "Các cơ quan, đơn vị", "kind": "group", "excluding": ["phòng Tư pháp"]}]
    plan = with_tasks(
        {"label": "a", "text": "x", "responsible": ["Các cơ quan, đơn vị"]},
        {"label": "b", "text": "y", "lead": ["Phòng Tư pháp", "Công an huyện"]},
        units=units,
    )
    (group,) = plan.groups.values()
    assert [plan.units[one].name for one in group.members] == ["Công an huyện"]


def test_dash_duties_are_counted_and_carry_their_holder() -> None:
    part = {"label": "1", "holder": "Đề nghị Ban Tuyên giáo Huyện ủy", "duties": ["Một.", "Hai."]}
    plan = plan_of(sections=[{"label": "III", "title": "TỔ CHỨC", "parts": [part]}])
    assert [duty.id for duty in plan.duties] == ["III.1-1", "III.1-2"]
    assert {duty.mark for duty in plan.duties} == {"-"}
    holder = plan.duties[0].holders[0]
    assert holder.requested
    assert holder.unit is not None
    assert plan.units[holder.unit].kind is UnitKind.PARTY


def test_a_single_duty_prints_without_a_dash() -> None:
    part = {"label": "5", "holder": "Công an huyện", "duties": "Chủ trì xử lý."}
    plan = plan_of(sections=[{"label": "III", "parts": [part]}])
    assert [(duty.mark, duty.words) for duty in plan.duties] == [("", "Chủ trì xử lý.")]


def test_a_title_that_requests_asks_every_holder() -> None:
    part = {
        "label": "6",
        "title": "Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh",
        "holder": ["Hội Nông dân tỉnh", "Liên minh Hợp tác xã tỉnh"],
        "duties": "Tuyên truyền.",
    }
    plan = plan_of(sections=[{"label": "IV", "parts": [part]}])
    assert [mention.requested for mention in plan.duties[0].holders] == [True, True]


def test_annex_rows_are_tasks_with_annex_ids() -> None:
    row = {"label": "4", "text": "Xây dựng Bộ tiêu chí.", "lead": "Sở Nội vụ", "deadline": "Quý IV/2026"}
    annex = {
        "label": "PHỤ LỤC",
        "columns": {"label": "STT", "text": "Nhiệm vụ", "lead": "Chủ trì", "deadline": "Thời gian"},
        "groups": [{"label": "II", "title": "CƠ CHẾ", "tasks": [row]}],
    }
    plan = plan_of(annexes=[annex])
    (task,) = plan.tasks
    assert (task.id, task.in_annex, task.deadline.kind) == ("PL1.II.4", True, DeadlineKind.DATE)
    assert plan.annexes[0].columns[0] == ("label", "STT")


def test_content_keeps_the_order_of_the_file() -> None:
    section = {"label": "I", "text": "Mở.", "items": ["Một"], "parts": [{"label": "1", "title": "Hai"}]}
    (found,) = plan_of(sections=[section]).sections
    first, second, third = found.content
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(third, Section)
    assert (first.mark, second.mark, third.mark) == ("", "-", "1.")


def test_citations_are_found_where_they_stand() -> None:
    text = "Thực hiện Chỉ thị số 07/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ."
    plan = plan_of(sections=[{"label": "I", "items": [text]}])
    (citation,) = plan.citations
    assert citation.mention.number == "07/CT-TTg"
    assert citation.address == "I"
    assert text[citation.mention.start :].startswith("Chỉ thị số 07")


def test_a_short_citation_means_what_the_plan_cited_in_full_elsewhere() -> None:
    words = "Nghị quyết số 351/2017/UBTVQH14 ngày 14/3/2017 của Ủy ban Thường vụ Quốc hội"
    plan = with_tasks({"label": "a", "text": "Theo Nghị quyết 351."}, preamble=f"Thực hiện {words};")
    assert [(each.address, each.mention.number) for each in plan.citations] == [
        ("Mở đầu", "351/2017/UBTVQH14"),
        ("II.a", "351/2017/UBTVQH14"),
    ]


def test_a_wording_that_cites_nothing_yet_may_repeat_a_number_later() -> None:
    words = ["Nghị quyết 351", "Theo Nghị quyết 351/2017/UBTVQH14.", "Nghị quyết 351", *["Phòng số 351"] * 2]
    plan = plan_of(sections=[{"label": "I", "title": "Nội dung", "items": words}])
    assert [(each.mention.number, each.route[3]) for each in plan.citations] == [
        ("351/2017/UBTVQH14", 1),
        ("351/2017/UBTVQH14", 2),
    ]
