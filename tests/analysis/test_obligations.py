"""Every obligation that a line hands out reaches its unit once, and says how it came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.obligations import (
    Obligation,
    UnitObligations,
    list_obligations,
    obligations_of,
    select_obligations,
    unplaced_names,
)
from plancli.analysis.unit_groups import expand
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from plancli.model.unit import Unit, UnitGroup, UnitKind

MakePlan = Callable[..., Plan]
COMMUNES = {
    "name": "UBND các xã, thị trấn",
    "aliases": ["Ủy ban nhân dân các xã, thị trấn"],
    "members": ["UBND xã Bản Mù", "UBND xã Bản Công"],
}


def by_name(rows: tuple[UnitObligations, ...]) -> dict[str, tuple[Obligation, ...]]:
    return {row.unit.name: row.obligations for row in rows}


def task(label: str = "a", **roles: Any) -> dict[str, Any]:
    return {"label": label, "text": f"Việc {label}.", **roles}


def test_members_owe_through_their_group(plan_with: MakePlan) -> None:
    plan = plan_with(
        task(lead="Phòng Tư pháp", coordinating=["UBND các xã, thị trấn", "Công an huyện"]), units=[COMMUNES]
    )
    rows = list_obligations(plan)
    assert [row.unit.name for row in rows] == [
        "Phòng Tư pháp",
        "Công an huyện",
        "UBND xã Bản Mù",
        "UBND xã Bản Công",
    ]
    (owed,) = by_name(rows)["UBND xã Bản Công"]
    assert (owed.kind, owed.task_id, owed.role) == ("task", "II.a", Role.COORDINATING)
    assert owed.via_group == "UBND các xã, thị trấn"
    assert owed.with_units == ("Phòng Tư pháp", "Công an huyện")
    assert owed.route == ("sections", 0, "tasks", 0, "coordinating", 0)
    (lead,) = by_name(rows)["Phòng Tư pháp"]
    assert (lead.via_group, lead.with_units) == (None, ("UBND các xã, thị trấn", "Công an huyện"))


def test_whoever_answers_does_not_also_coordinate_through_a_group(plan_with: MakePlan) -> None:
    plan = plan_with(
        task("a", lead="Phòng Tư pháp", coordinating="Các cơ quan, đơn vị"),
        task("b", responsible="Công an huyện", coordinating="Các cơ quan, đơn vị"),
        task("c", guiding="Công an huyện", coordinating="Các cơ quan, đơn vị"),
    )
    roles = [(each.task_id, each.role) for each in by_name(list_obligations(plan))["Công an huyện"]]
    assert roles == [
        ("II.a", Role.COORDINATING),
        ("II.b", Role.RESPONSIBLE),
        ("II.c", Role.GUIDING),
        ("II.c", Role.COORDINATING),
    ]


def test_the_direct_naming_wins_over_the_group(plan_with: MakePlan) -> None:
    plan = plan_with(task(responsible=["UBND các xã, thị trấn", "UBND xã Bản Mù"]), units=[COMMUNES])
    (owed,) = by_name(list_obligations(plan))["UBND xã Bản Mù"]
    assert owed.via_group is None
    assert owed.with_units == ("UBND các xã, thị trấn",)


def test_the_group_that_lists_its_members_explains_them(plan_with: MakePlan) -> None:
    school = {"name": "Các trường học", "members": ["Trường Tiểu học Bản Mù"]}
    plan = plan_with(
        task("a", lead="Trường Tiểu học Bản Mù"),
        task("b", responsible=["Các cơ quan, đơn vị", "Các trường học"]),
        units=[school],
    )
    owed = by_name(list_obligations(plan))["Trường Tiểu học Bản Mù"]
    assert [each.via_group for each in owed] == [None, "Các trường học"]


def test_the_rest_of_an_open_group_has_its_own_entry(plan_with: MakePlan) -> None:
    plan = plan_with(task("a", lead="Phòng Tư pháp"), task("b", responsible="Các cơ quan, đơn vị"))
    rest = list_obligations(plan)[-1]
    assert rest.others
    assert (rest.unit.name, rest.unit.kind) == ("Các cơ quan, đơn vị khác", UnitKind.GROUP)
    assert [(each.task_id, each.via_group) for each in rest.obligations] == [("II.b", "Các cơ quan, đơn vị")]


def test_a_group_without_a_known_member_keeps_its_name(plan_with: MakePlan) -> None:
    plan = plan_with(task(coordinating="Đề nghị các đoàn thể huyện"))
    (row,) = list_obligations(plan)
    assert (row.unit.name, row.others) == ("các đoàn thể huyện", True)
    assert (row.obligations[0].via_group, row.obligations[0].requested) == (None, True)


def test_a_complete_group_leaves_no_rest(plan_with: MakePlan) -> None:
    plan = plan_with(task(responsible="UBND các xã, thị trấn"), units=[COMMUNES])
    assert not any(row.others for row in list_obligations(plan))


def test_duties_follow_tasks_and_have_no_role(plan_with: MakePlan) -> None:
    duties = [
        {"label": "1", "holder": "Phòng Tư pháp", "duties": ["Theo dõi.", "Kiểm tra."]},
        {"label": "2", "holder": "Đề nghị Ban Tuyên giáo Huyện ủy", "duties": "Định hướng."},
        {"label": "3", "holder": [*GROUPS[:1], "Ủy ban nhân dân các xã, thị trấn"], "duties": "Làm."},
    ]
    plan = plan_with(task(lead="Phòng Tư pháp"), duties=duties, units=[COMMUNES])
    found = by_name(list_obligations(plan))
    assert [(each.kind, each.task_id, each.address) for each in found["Phòng Tư pháp"]] == [
        ("task", "II.a", "II.a"),
        ("duty", "III.1-1", "III.1"),
        ("duty", "III.1-2", "III.1"),
        ("duty", "III.3-1", "III.3"),
    ]
    (asked,) = found["Ban Tuyên giáo Huyện ủy"]
    assert (asked.role, asked.requested, asked.words) == (None, True, "Định hướng.")
    assert asked.route == ("sections", 1, "parts", 1, "duties")
    (owed,) = found["UBND xã Bản Mù"]
    assert (owed.via_group, owed.with_units) == ("Ủy ban nhân dân các xã, thị trấn", ("Các cơ quan, đơn vị",))


def test_two_roles_in_one_task_are_two_obligations(plan_with: MakePlan) -> None:
    plan = plan_with(task(lead="Phòng Tư pháp", guiding=["Phòng Tư pháp", "phòng Tư pháp"]))
    (row,) = list_obligations(plan)
    assert [each.role for each in row.obligations] == [Role.LEAD, Role.GUIDING]


def test_a_name_that_leads_nowhere_is_told(plan_with: MakePlan) -> None:
    plan = plan_with(task(lead="Ai đó", coordinating="Phòng Tư pháp"))
    assert [mention.words for mention in unplaced_names(plan)] == ["Ai đó"]
    assert [row.unit.name for row in list_obligations(plan)] == ["Phòng Tư pháp"]


def test_a_plan_without_tasks_owes_nothing(plan_with: MakePlan) -> None:
    assert list_obligations(plan_with()) == ()


def test_select_by_role_and_by_directness(plan_with: MakePlan) -> None:
    plan = plan_with(
        task("a", lead="Phòng Tư pháp", coordinating="Công an huyện"),
        task("b", coordinating="Các cơ quan, đơn vị"),
    )
    rows = list_obligations(plan)
    assert list(by_name(select_obligations(rows, Role.LEAD))) == ["Phòng Tư pháp"]
    direct = by_name(select_obligations(rows, direct=True))
    assert {name: [each.task_id for each in owed] for name, owed in direct.items()} == {
        "Phòng Tư pháp": ["II.a"],
        "Công an huyện": ["II.a"],
    }
    assert select_obligations(rows, Role.MONITORING) == ()
    assert select_obligations(rows) == rows


def test_obligations_of_a_group_are_those_of_its_members_and_its_rest(plan_with: MakePlan) -> None:
    plan = plan_with(
        task("a", responsible=["Các cơ quan, đơn vị", "UBND các xã, thị trấn"]),
        task("b", lead="Phòng Tư pháp"),
        units=[COMMUNES],
    )
    rows = list_obligations(plan)

    def names(unit: str) -> list[str]:
        return [row.unit.name for row in obligations_of(plan, rows, unit)]

    assert names("ubnd-cac-xa-thi-tran") == ["UBND xã Bản Mù", "UBND xã Bản Công"]
    assert names("cac-co-quan-don-vi") == ["Phòng Tư pháp", "Các cơ quan, đơn vị khác"]
    assert names("phong-tu-phap") == ["Phòng Tư pháp"]
    assert names("ubnd-xa-ban-mu") == ["UBND xã Bản Mù"]


def test_groups_inside_groups_are_opened_and_a_circle_ends(plan_with: MakePlan) -> None:
    plan = plan_with(
        task(responsible="Các xã phía Đông"),
        units=[
            {"name": "Các xã phía Đông", "members": ["UBND xã Bản Mù", "Các xã vùng cao"]},
            {"name": "Các xã vùng cao", "members": ["UBND xã Xà Hồ", "Các xã phía Đông"]},
        ],
    )
    assert expand(plan, "cac-xa-phia-dong").members == ("ubnd-xa-ban-mu", "ubnd-xa-xa-ho")
    assert expand(plan, "ubnd-xa-xa-ho").members == ("ubnd-xa-xa-ho",)


def test_the_real_plan_has_eighteen_units_and_the_others(tramtau: Plan) -> None:
    rows = list_obligations(tramtau)
    named = [row for row in rows if not row.others]
    assert len(named) == 18
    assert [row.unit.name for row in rows if row.others] == ["Các cơ quan, đơn vị khác"]
    communes = [row for row in named if row.unit.name.startswith("UBND")]
    assert len(communes) == 12
    assert [row.unit.name for row in named[:6]] == [
        "Phòng Tư pháp",
        "Phòng Văn hóa và Thông tin",
        "Ban Tuyên giáo Huyện ủy",
        "Công an huyện",
        "Trung tâm Truyền thông và Văn hóa",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    ]
    assert [row.unit.name for row in communes] == [
        tramtau.units[member].name for member in tramtau.groups["ubnd-cac-xa-thi-tran"].members
    ]


def test_the_counts_of_the_real_plan(tramtau: Plan) -> None:
    lines = Counter(line.key for each in tramtau.tasks for line in each.lines)
    roles = {role.value: lines[role.value] for role in Role if lines[role.value]}
    assert len(tramtau.tasks) == 12
    assert roles == {"lead": 2, "responsible": 10, "coordinating": 8, "guiding": 3}
    assert len(tramtau.duties) == 14
    assert unplaced_names(tramtau) == ()


def test_every_commune_owes_eleven_tasks_and_one_duty(tramtau: Plan) -> None:
    for row in list_obligations(tramtau):
        if row.unit.name.startswith("UBND"):
            kinds = Counter(each.kind for each in row.obligations)
            assert kinds == {"task": 11, "duty": 1}
            assert all(each.via_group for each in row.obligations)


def test_the_party_body_is_asked_where_the_paper_asks(tramtau: Plan) -> None:
    owed = by_name(list_obligations(tramtau))["Ban Tuyên giáo Huyện ủy"]
    assert [(each.task_id, each.role, each.requested) for each in owed] == [
        ("II.4.a", Role.DIRECTING, True),
        ("II.4.e", Role.RESPONSIBLE, False),
        ("III.2-1", None, True),
    ]


def test_the_lead_office_of_the_real_plan(tramtau: Plan) -> None:
    owed = by_name(list_obligations(tramtau))["Phòng Văn hóa và Thông tin"]
    direct = [(each.task_id, each.role) for each in owed if each.kind == "task" and not each.via_group]
    assert direct == [
        ("II.3.a", Role.GUIDING),
        ("II.3.b", Role.GUIDING),
        ("II.4.a", Role.RESPONSIBLE),
        ("II.4.b", Role.RESPONSIBLE),
        ("II.4.c", Role.RESPONSIBLE),
        ("II.4.d", Role.GUIDING),
        ("II.5.a", Role.LEAD),
        ("II.5.b", Role.RESPONSIBLE),
        ("II.6", Role.RESPONSIBLE),
    ]
    assert sum(each.kind == "duty" and not each.via_group for each in owed) == 6


def test_ids_keep_apart_what_the_commune_plan_numbers_twice(commune: Plan) -> None:
    owed = by_name(list_obligations(commune))
    duties = [(each.task_id, each.address) for each in owed["Phòng Kinh tế"] if each.kind == "duty"]
    assert duties == [("IV.1-1", "IV.1"), ("IV.1-2", "IV.1"), ("IV#2.2", "IV.2")]
    villages = [each.task_id for each in owed["Thôn Nà Vạc"] if each.via_group]
    assert villages == ["II.1.3", "II.2.d", "II.2.đ", "PL1.I.1", "PL1.I.2", "IV#2.1"]


NAMES = ("Phòng Tư pháp", "Công an huyện", "UBND xã Bản Mù", "UBND xã Bản Công")
GROUPS = ("Các cơ quan, đơn vị", "UBND các xã, thị trấn", "các đoàn thể")
LINE = st.lists(st.sampled_from(NAMES + GROUPS), min_size=1, max_size=5)
TASK = st.dictionaries(st.sampled_from([role.value for role in Role]), LINE, max_size=4)
HOLDERS = st.lists(LINE, max_size=3)


@given(st.lists(TASK, min_size=1, max_size=5), HOLDERS)
def test_no_unit_owes_the_same_role_in_the_same_task_twice(
    plan_with: MakePlan, lines: list[dict[str, list[str]]], holders: list[list[str]]
) -> None:
    tasks = [task(str(index), **roles) for index, roles in enumerate(lines)]
    duties = [{"label": str(index), "holder": names, "duties": "Làm."} for index, names in enumerate(holders)]
    plan = plan_with(*tasks, duties=duties, units=[COMMUNES])
    rows = list_obligations(plan)
    assert len({(row.unit.id, row.others) for row in rows}) == len(rows)
    for row in rows:
        assert row.obligations
        keys = [(each.task_id, each.role) for each in row.obligations]
        assert len(set(keys)) == len(keys)
    # Nobody whom a line names is lost.
    owing = {(row.unit.id, each.task_id) for row in rows for each in row.obligations}
    named = [(mention, each.id) for each in plan.tasks for mention in each.mentions()]
    named += [(mention, each.id) for each in plan.duties for mention in each.holders]
    assert {(mention.unit, at) for mention, at in named if mention.unit not in plan.groups} <= owing


def test_those_whom_a_duty_names_coordinate_with_its_holder(plan_with: MakePlan) -> None:
    duty = {
        "text": "Phối hợp với Công an huyện, UBND các xã, thị trấn, Phòng Tư pháp.",
        "assigned": {"coordinating": ["Công an huyện", "UBND các xã, thị trấn", "Phòng Tư pháp"]},
    }
    part = {"label": "1", "holder": ["Phòng Tư pháp", "UBND xã Bản Mù"], "duties": [duty]}
    rows = by_name(list_obligations(plan_with(duties=[part], units=[COMMUNES])))
    roles = {name: [(each.kind, each.role) for each in owed] for name, owed in rows.items()}
    assert roles == {
        "Phòng Tư pháp": [("duty", None)],
        "UBND xã Bản Mù": [("duty", None)],
        "Công an huyện": [("duty", Role.COORDINATING)],
        "UBND xã Bản Công": [("duty", Role.COORDINATING)],
    }
    (police,) = rows["Công an huyện"]
    assert police.with_units == ("Phòng Tư pháp", "UBND xã Bản Mù", "UBND các xã, thị trấn")
    assert police.route[-3:] == ("assigned", "coordinating", 0)
    assert rows["Phòng Tư pháp"][0].route[-1] == "text"
    selected = select_obligations(list_obligations(plan_with(duties=[part])), Role.COORDINATING)
    assert selected[0].unit.name == "Công an huyện"


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefuvw"), max_size=4)))
def test_opening_groups_ends_and_yields_no_group(groups: dict[str, list[str]]) -> None:
    plan = _plan_of_groups(groups)
    for name in groups:
        expansion = expand(plan, name)
        assert not set(expansion.members) & set(groups)
        assert len(set(expansion.members)) == len(expansion.members)
        assert set(expansion.open_groups) <= set(groups)


def _plan_of_groups(groups: dict[str, list[str]]) -> Plan:
    def unit(name: str) -> Unit:
        return Unit(name, name, UnitKind.GROUP if name in groups else UnitKind.BODY)

    members = {
        name: UnitGroup(unit(name), tuple(held), complete=True, declared=True)
        for name, held in groups.items()
    }
    plan = Plan.__new__(Plan)
    object.__setattr__(plan, "groups", members)
    return plan
