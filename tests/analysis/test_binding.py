"""Whom a plan binds: by name, through a group of the level, and what is left open is said to be open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.binding import binding_work, is_one_unit, spoken_elsewhere
from plancli.analysis.unit_scope import may_be_any_body, scopes_of
from plancli.model.assignment import Role
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from tests.made.plan import made_plan

MakePlan = Callable[..., Plan]
LAO_CAI = {
    "kind": "KẾ HOẠCH",
    "issuer": "Ủy ban nhân dân tỉnh Lào Cai",
    "date": "ngày 05 tháng 01 năm 2026",
    "title": "Thử",
}
YEN_BAI = {**LAO_CAI, "issuer": "Ủy ban nhân dân tỉnh Yên Bái", "date": "ngày 06 tháng 12 năm 2024"}


def held(
    make: MakePlan, name: str, unit: str, issuance: dict[str, Any] | None = None, units: Any = ()
) -> str:
    """Return how one task that `name` carries out stands to `unit`: bound, doubt or out."""
    task = {"label": "1", "text": "Rà soát, cập nhật danh sách.", "responsible": [name]}
    plan = make(task, issuance=issuance or LAO_CAI, units=units)
    binding = binding_work(plan, unit)
    return "bound" if binding.bound else "doubt" if binding.open_to_doubt else "out"


@pytest.mark.parametrize(
    "group",
    [
        "UBND các xã, phường",
        "UBND xã, phường",
        "UBND các phường xã",
        "Ủy ban nhân dân phường, xã, đặc khu",
        "Uỷ ban nhân dân cấp xã",
        "UBND cấp huyện, cấp xã",
        "UBND các cấp",
        "Chủ tịch UBND các xã, phường, đặc khu",
        "HĐND, UBND các xã, phường",
        "các xã, phường",
        "UBND các xã, phường trên địa bàn tỉnh",
        "UBND các xã, phường thuộc tỉnh Lào Cai",
        "Các sở, ban, ngành và UBND cấp xã",
    ],
)
def test_a_group_of_the_level_binds_the_class_and_each_commune(plan_with: MakePlan, group: str) -> None:
    for unit in ("UBND cấp xã", "UBND các xã, phường", "cấp xã", "xã", "UBND xã Hạnh Phúc"):
        assert held(plan_with, group, unit) == "bound", unit


@pytest.mark.parametrize(
    "group",
    [
        "các địa phương",
        "Các cơ quan, đơn vị",
        "các cơ quan, đơn vị có liên quan",
        "các sở, ngành, địa phương",
        "UBND các xã, phường có liên quan",
        "UBND các xã biên giới",
        "Phòng Văn hóa - Xã hội các xã, phường",
        "UBND xã Trạm Tấu",
    ],
)
def test_what_may_hold_the_class_is_open_to_doubt(plan_with: MakePlan, group: str) -> None:
    assert held(plan_with, group, "UBND cấp xã") == "doubt"


@pytest.mark.parametrize(
    "name",
    [
        "Các sở, ban, ngành",
        "UBND các huyện, thị xã, thành phố",
        "UBND tỉnh",
        "UBND các tỉnh, thành phố trực thuộc trung ương",
        "Công an các xã, phường",
        "các đơn vị điện lực trên địa bàn tỉnh",
        "các cơ quan, đơn vị thuộc Sở Y tế",
        "Các cơ quan, ban, ngành, đoàn thể tỉnh",
        "các doanh nghiệp trên địa bàn xã",
        "Sở Y tế",
    ],
)
def test_others_are_left_out(plan_with: MakePlan, name: str) -> None:
    assert held(plan_with, name, "UBND cấp xã") == "out"
    assert held(plan_with, name, "UBND xã Hạnh Phúc") == "out"


def test_one_commune_is_bound_by_its_own_name_and_no_other(plan_with: MakePlan) -> None:
    assert held(plan_with, "Ủy ban nhân dân xã Hạnh Phúc", "UBND xã Hạnh Phúc") == "bound"
    assert held(plan_with, "UBND xã Trạm Tấu", "UBND xã Hạnh Phúc") == "out"
    assert held(plan_with, "UBND các xã: Hạnh Phúc, Trạm Tấu", "UBND xã Trạm Tấu") == "bound"
    assert held(plan_with, "UBND các xã: Hạnh Phúc, Trạm Tấu", "UBND xã Phình Hồ") == "out"
    assert held(plan_with, "UBND xã Hạnh Phúc và phường Yên Bái", "UBND phường Yên Bái") == "bound"


def test_a_group_that_does_not_name_the_kind_may_still_mean_it(plan_with: MakePlan) -> None:
    assert held(plan_with, "UBND các xã", "UBND phường Yên Bái") == "doubt"
    assert held(plan_with, "UBND các xã, phường", "UBND phường Yên Bái") == "bound"


def test_a_commune_of_another_province_is_not_bound(plan_with: MakePlan) -> None:
    elsewhere = "UBND phường Hồng Ngự"  # of Đồng Tháp
    for group in ("UBND các xã, phường", "các địa phương", "Các cơ quan, đơn vị"):
        assert held(plan_with, group, elsewhere) == "out"
    assert held(plan_with, elsewhere, elsewhere) == "bound"
    assert held(plan_with, "UBND các xã, phường", "UBND xã Hạnh Phúc, tỉnh Đồng Tháp") == "out"


def test_a_commune_that_no_list_knows_is_not_denied(plan_with: MakePlan) -> None:
    assert held(plan_with, "UBND các xã, phường", "UBND xã Vân Khê") == "bound"


def test_the_commune_must_stand_on_the_day_of_the_plan(plan_with: MakePlan) -> None:
    assert held(plan_with, "UBND các xã, phường", "UBND xã Bản Công") == "out"
    assert held(plan_with, "UBND các xã, thị trấn", "UBND xã Bản Công", YEN_BAI) == "bound"
    assert held(plan_with, "UBND các xã, thị trấn", "UBND xã Hạnh Phúc", YEN_BAI) == "out"


def test_a_district_of_before_is_bound_like_a_commune_of_today(plan_with: MakePlan) -> None:
    group = "UBND các huyện, thị xã, thành phố"
    for unit in ("UBND cấp huyện", "UBND huyện Trạm Tấu", "UBND thành phố Yên Bái"):
        assert held(plan_with, group, unit, YEN_BAI) == "bound"
        assert held(plan_with, "UBND cấp huyện", unit, YEN_BAI) == "bound"
        assert held(plan_with, "UBND cấp huyện, cấp xã", unit, YEN_BAI) == "bound"
        assert held(plan_with, "UBND các xã, phường", unit, YEN_BAI) == "out"
    assert held(plan_with, group, "UBND huyện Bát Xát", YEN_BAI) == "out"  # of the old Lào Cai


def test_listed_members_hold_the_group_and_nobody_else(plan_with: MakePlan) -> None:
    group = {"name": "UBND các xã", "members": ["UBND xã Hạnh Phúc", "xã Trạm Tấu"]}
    for unit in ("UBND xã Hạnh Phúc", "UBND xã Trạm Tấu", "UBND cấp xã"):
        assert held(plan_with, "UBND các xã", unit, units=[group]) == "bound"
    assert held(plan_with, "UBND các xã", "UBND xã Phình Hồ", units=[group]) == "out"


def test_who_is_set_apart_is_not_bound(plan_with: MakePlan) -> None:
    group = {"name": "UBND các xã", "kind": "group", "excluding": ["xã Hạnh Phúc"]}
    assert held(plan_with, "UBND các xã", "UBND xã Hạnh Phúc", units=[group]) == "out"
    assert held(plan_with, "UBND các xã", "UBND xã Trạm Tấu", units=[group]) == "bound"
    said = "UBND các xã (trừ xã Hạnh Phúc)"
    assert held(plan_with, said, "UBND xã Hạnh Phúc") == "out"
    assert held(plan_with, said, "UBND xã Trạm Tấu") == "bound"


def test_the_words_of_anothers_work_are_open_to_doubt(plan_with: MakePlan) -> None:
    duty = {"holder": "Sở Y tế", "duties": ["Phối hợp UBND các xã, phường cập nhật thiệt hại."]}
    other = {"holder": "Sở Y tế", "duties": ["Phối hợp với các sở, ngành, địa phương hướng dẫn."]}
    more = {"holder": "Sở Y tế", "duties": ["Cùng UBND các xã, phường và các đơn vị dự họp."]}
    binding = binding_work(plan_with(duties=[duty, more, other], issuance=LAO_CAI), "UBND cấp xã")
    assert [each.named for each in binding.open_to_doubt] == [
        "UBND các xã, phường",
        "UBND các xã, phường",
        "các sở, ngành, địa phương",
    ]
    assert all(each.roles == () for each in binding.open_to_doubt)


def test_a_heading_that_names_the_unit_as_a_partner_leaves_the_work_below_it_open(
    plan_with: MakePlan,
) -> None:
    part = {
        "label": "1",
        "title": "Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường:",
        "holder": "Sở Y tế",
        "duties": ["Tập huấn cho giáo viên.", "Lồng ghép nội dung vào môn học."],
    }
    binding = binding_work(plan_with(duties=[part], issuance=LAO_CAI), "UBND cấp xã")
    assert [each.named for each in binding.open_to_doubt] == ["UBND các xã, phường"] * 2
    assert not binding_work(plan_with(duties=[part], issuance=LAO_CAI), "UBND cấp huyện").open_to_doubt


def test_words_outside_of_all_work_that_name_the_unit_are_told(plan_with: MakePlan) -> None:
    sections = [
        {"label": "I", "title": "MỤC ĐÍCH", "items": ["Để UBND các xã, phường chủ động."]},
        {
            "label": "II",
            "title": "KINH PHÍ",
            "items": [
                "Sở Tài chính tham mưu với các địa phương.",
                "UBND các xã, phường cân đối ngân sách.",
                "UBND xã Hạnh Phúc được hỗ trợ.",
            ],
        },
        {
            "label": "III",
            "title": "TỔ CHỨC THỰC HIỆN",
            "parts": [{"label": "1", "holder": "UBND các xã, phường", "duties": "Giúp UBND các xã, phường."}],
        },
    ]
    plan = plan_with(sections=sections, issuance=LAO_CAI)
    assert [(each.text.address, each.text.words) for each in spoken_elsewhere(plan, "UBND cấp xã")] == [
        ("II", "UBND các xã, phường cân đối ngân sách.")
    ]
    assert [each.text.words for each in spoken_elsewhere(plan, "UBND xã Hạnh Phúc")] == [
        "UBND các xã, phường cân đối ngân sách.",
        "UBND xã Hạnh Phúc được hỗ trợ.",
    ]
    assert [each.named for each in spoken_elsewhere(plan, "Sở Tài chính")] == ["Sở Tài chính"]


def test_a_heading_holds_the_tasks_below_it(plan_with: MakePlan) -> None:
    part = {"label": "1", "holder": "UBND các xã, phường", "tasks": [{"label": "a", "text": "Rà soát."}]}
    [bound] = binding_work(plan_with(duties=[part], issuance=LAO_CAI), "UBND cấp xã").bound
    assert bound.roles == (None,)


def test_roles_are_those_of_the_surest_names(plan_with: MakePlan) -> None:
    task = {
        "text": "Rà soát.",
        "lead": ["UBND các xã, phường"],
        "coordinating": ["các địa phương", "UBND các xã, phường"],
    }
    [bound] = binding_work(plan_with(task, issuance=LAO_CAI), "UBND cấp xã").bound
    assert (bound.roles, bound.named) == ((Role.LEAD,), "UBND các xã, phường")


def test_the_real_plan_binds_its_communes_and_its_rooms(tramtau: Plan) -> None:
    bound = [each.work.id for each in binding_work(tramtau, "UBND xã Bản Công").bound]
    assert bound == [
        *("II.1", "II.2", "II.3.a", "II.3.b", "II.4.a", "II.4.b", "II.4.c", "II.4.e", "II.5.a"),
        *("II.5.b", "II.6", "III.7-1"),
    ]
    assert binding_work(tramtau, "UBND các xã, thị trấn") == binding_work(tramtau, "UBND xã Bản Mù")
    room = binding_work(tramtau, "phòng tư pháp")
    assert [each.work.id for each in room.bound if each.named.casefold() == "phòng tư pháp"] == [
        *("II.2", "II.3.a", "III.4-1", "III.4-2")
    ]
    assert [each.work.id for each in room.open_to_doubt] == ["III.1-1"]
    assert binding_work(tramtau, "UBND xã Nghĩa Lợi").bound == ()


@given(
    st.sampled_from(["UBND cấp xã", "UBND xã Vân Khê", "Phòng Kinh tế", "Các thôn", "huyện", "", "…", "("]),
    st.integers(0, 40),
)
def test_all_work_is_told_once(unit: str, tasks: int) -> None:
    plan = made_plan(tasks, 12)
    binding = binding_work(plan, unit)
    told = [each.work.id for each in (*binding.bound, *binding.open_to_doubt)]
    told += [work.id for work in binding.left_out]
    assert sorted(told) == sorted(work.id for work in all_work(plan))


@given(st.text(alphabet="UBNDcácxãphườngtỉnh ,;()TấuMùvà12-", max_size=60))
def test_any_name_is_read(name: str) -> None:
    may_be_any_body(name)
    for scope in scopes_of(name):
        assert scope.levels or scope.places


def places(names: Sequence[str]) -> list[tuple[str, ...]]:
    return [scope.places for name in names for scope in scopes_of(name)]


def test_places_are_told_from_classes() -> None:
    assert places(["UBND xã Bản Mù", "UBND CÁC XÃ CÓ LIÊN QUAN", "ỦY BAN NHÂN DÂN XÃ BẢN MÙ"]) == [
        ("bản mù",),
        (),
        ("bản mù",),
    ]
    assert scopes_of("Phòng Văn hóa - Xã hội") == ()


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("UBND xã Hạnh Phúc", True),
        ("Phòng Tư pháp", True),
        ("UBND cấp xã", False),
        ("xã", False),
        ("Các thôn", False),
        ("UBND các xã Bản Công, Bản Mù", False),
    ],
)
def test_one_unit_is_told_from_several(name: str, one: bool) -> None:
    assert is_one_unit(name) is one
