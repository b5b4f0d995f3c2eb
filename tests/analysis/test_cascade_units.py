"""Each plan comes to its unit by its issuer; whatever leaves a doubt is said and not decided."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from plancli.analysis.body_name import read_body_name
from plancli.analysis.cascade_rows import (
    Child,
    ChildPlan,
    ChildStanding,
    Lateness,
    Relation,
    Remark,
    RemarkKind,
)
from plancli.analysis.cascade_units import RosterQuestion, place_plans
from plancli.analysis.roster import Roster, RosterSource
from plancli.model.issuance import PlanState
from plancli.records import replace
from plancli.vietnamese.dates import PartialDate

DAY = datetime.date(2026, 3, 1)
BY = datetime.date(2026, 1, 30)


def child(unit: str, path: str = "", /, **more: Any) -> ChildPlan:
    plan = ChildPlan(
        path or f"{unit}.yaml",
        unit,
        read_body_name(unit) if unit else None,
        date=PartialDate(2026, 1, 20),
        relation=Relation.CITING,
    )
    return replace(plan, **more)


def placed(
    plans: Sequence[ChildPlan],
    names: Sequence[str] = (),
    *,
    by: datetime.date | None = None,
    province: str = "mây ngàn",
    day: datetime.date = DAY,
) -> tuple[tuple[Child, ...], tuple[Remark, ...]]:
    source = RosterSource.LIST if names else RosterSource.NONE
    asked = RosterQuestion(
        roster=Roster(tuple(names), source, "a.txt" if names else "", province),
        issuer="Ủy ban nhân dân tỉnh Mây Ngàn",
        day=day,
        by=by,
        bound=lambda _: ("II.1",),
        present=lambda name: {"cũ": "mây ngàn"}.get(name, name),
    )
    return place_plans(plans, asked)


def kinds(remarks: Sequence[Remark]) -> list[RemarkKind]:
    return [each.kind for each in remarks]


def test_a_unit_without_a_plan_is_a_row() -> None:
    children, remarks = placed([child("Ủy ban nhân dân xã Vân Khê")], ["UBND xã Vân Khê", "UBND xã Khe Vàng"])
    assert [(each.unit, each.standing) for each in children] == [
        ("UBND xã Vân Khê", ChildStanding.ANSWERED),
        ("UBND xã Khe Vàng", ChildStanding.NO_PLAN),
    ]
    assert children[1].bound == ("II.1",)
    assert remarks == ()


def test_without_a_roster_only_what_is_found_is_shown_and_that_is_said() -> None:
    children, remarks = placed([child("Ủy ban nhân dân xã Vân Khê")])
    assert [each.unit for each in children] == ["Ủy ban nhân dân xã Vân Khê"]
    assert kinds(remarks) == [RemarkKind.NO_ROSTER]
    assert children[0].listed


def test_a_plan_of_a_unit_that_is_not_on_the_roster_comes_behind_it() -> None:
    children, remarks = placed([child("UBND xã Đồi Sương")], ["UBND xã Vân Khê"])
    assert [(each.unit, each.listed) for each in children] == [
        ("UBND xã Vân Khê", True),
        ("UBND xã Đồi Sương", False),
    ]
    assert kinds(remarks) == [RemarkKind.UNLISTED]


def test_a_unit_off_the_roster_whose_plans_are_of_another_parent_is_not_waited_for() -> None:
    stranger = child("UBND xã Đồi Sương", relation=Relation.OTHER, other="9/KH-UBND")
    children, remarks = placed([stranger], ["UBND xã Vân Khê"])
    assert [each.unit for each in children] == ["UBND xã Vân Khê"]
    assert kinds(remarks) == [RemarkKind.OTHER_PARENT]
    children, remarks = placed([stranger], ["UBND xã Đồi Sươn"])
    assert kinds(remarks) == [RemarkKind.OTHER_PARENT, RemarkKind.NEAR]
    children, _ = placed([stranger])
    assert [each.standing for each in children] == [ChildStanding.NO_PLAN]


def test_a_name_with_a_slip_is_offered_and_not_taken() -> None:
    children, remarks = placed([child("UBND xã Suối Ngàn")], ["UBND xã Suối Ngàng"])
    assert [each.standing for each in children] == [ChildStanding.NO_PLAN, ChildStanding.ANSWERED]
    assert [(each.kind, each.fields["listed"]) for each in remarks] == [
        (RemarkKind.NEAR, "UBND xã Suối Ngàng")
    ]


@pytest.mark.parametrize(
    ("listed", "kind"), [("UBND xã Vân Khê", "namesake"), ("UBND xã Khe Vàng", "elsewhere")]
)
def test_a_unit_of_another_province_is_said_and_not_counted(listed: str, kind: str) -> None:
    other = replace(read_body_name("UBND xã Vân Khê"), province="lào cai")
    stranger = child("UBND xã Vân Khê", body=other, relation=Relation.SILENT)
    children, remarks = placed([stranger], [listed])
    assert [(each.unit, each.standing) for each in children] == [(listed, ChildStanding.NO_PLAN)]
    assert [each.value for each in kinds(remarks)] == ["silent", kind]
    assert remarks[-1].fields["province"] == "Lào Cai"


def test_a_province_that_was_merged_is_the_one_of_today() -> None:
    old = replace(read_body_name("UBND xã Vân Khê"), province="cũ")
    children, remarks = placed([child("UBND xã Vân Khê", body=old, relation=Relation.SILENT)], ["xã Vân Khê"])
    assert [each.standing for each in children] == [ChildStanding.ANSWERED]
    assert kinds(remarks) == [RemarkKind.SILENT]


def test_a_bare_name_that_may_be_two_units_takes_neither() -> None:
    plans = [child("UBND xã Vân Khê"), child("UBND phường Vân Khê")]
    children, remarks = placed(plans, ["Vân Khê"])
    assert [each.standing for each in children] == [ChildStanding.NO_PLAN]
    assert kinds(remarks) == [RemarkKind.AMBIGUOUS]
    assert remarks[0].fields["paths"] == "UBND xã Vân Khê.yaml; UBND phường Vân Khê.yaml"


def test_many_units_without_a_plan_are_no_doubt() -> None:
    children, remarks = placed([child("UBND xã A Sương")], ["xã Vân Khê", "xã Khe Vàng", "xã A Sương"])
    assert [each.standing.value for each in children] == ["no-plan", "no-plan", "answered"]
    assert remarks == ()


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_plans_of_one_unit_the_later_counts_and_both_are_said(*, turned: bool) -> None:
    plans = [
        child("UBND xã Vân Khê", "a.yaml"),
        child("Ủy ban nhân dân xã Vân Khê", "b.yaml", date=PartialDate(2026, 1, 25)),
    ]
    children, remarks = placed(plans[::-1] if turned else plans, ["xã Vân Khê"])
    assert [each.path for each in children] == ["b.yaml"]
    assert [(each.kind, each.fields["others"]) for each in remarks] == [(RemarkKind.SEVERAL, "a.yaml")]


def test_a_plan_that_names_the_parent_counts_before_a_later_one_that_does_not() -> None:
    plans = [
        child("UBND xã Vân Khê", "a.yaml", relation=Relation.LINKED),
        child("UBND xã Vân Khê", "b.yaml", date=PartialDate(2026, 2, 25), relation=Relation.SILENT),
    ]
    children, _ = placed(plans, ["xã Vân Khê"])
    assert [each.path for each in children] == ["a.yaml"]


@pytest.mark.parametrize(
    ("more", "kind", "standing"),
    [
        ({"relation": Relation.OTHER, "other": "9/KH-UBND"}, RemarkKind.OTHER_PARENT, ChildStanding.NO_PLAN),
        ({"relation": Relation.PARENT}, RemarkKind.PARENT, ChildStanding.NO_PLAN),
        ({"relation": Relation.CIRCLE}, RemarkKind.CIRCLE, ChildStanding.NO_PLAN),
        ({"fault": "1:1 hỏng"}, RemarkKind.UNREADABLE, ChildStanding.UNREADABLE),
        ({"body": None, "unit": ""}, RemarkKind.NO_ISSUER, ChildStanding.NO_PLAN),
    ],
)
def test_a_file_that_does_not_count_is_said(
    more: dict[str, Any], kind: RemarkKind, standing: ChildStanding
) -> None:
    children, remarks = placed([child("UBND xã Vân Khê", "a.yaml", **more)], ["xã Vân Khê"])
    assert [each.standing for each in children] == [standing]
    assert kinds(remarks) == [kind]
    assert remarks[0].fields["path"] == "a.yaml"


def test_a_broken_plan_hides_no_readable_one_of_its_unit() -> None:
    plans = [child("UBND xã Vân Khê", "a.yaml", fault="1:1 hỏng"), child("UBND xã Vân Khê", "b.yaml")]
    children, remarks = placed(plans, ["xã Vân Khê"])
    assert [(each.standing, each.path) for each in children] == [(ChildStanding.ANSWERED, "b.yaml")]
    assert kinds(remarks) == [RemarkKind.UNREADABLE]


@pytest.mark.parametrize("unit", ["Ủy ban nhân dân tỉnh Mây Ngàn", "Ủy ban nhân dân tỉnh Lào Cai", "Bộ Y tế"])
def test_a_plan_of_a_body_that_does_not_stand_below_is_left_aside(unit: str) -> None:
    children, remarks = placed([child(unit)], ["xã Vân Khê"])
    assert len(children) == 1
    assert kinds(remarks) == [RemarkKind.NOT_BELOW]


@pytest.mark.parametrize(
    ("more", "lateness"),
    [
        ({}, Lateness.IN_TIME),
        ({"date": PartialDate(2026, 1, 30)}, Lateness.IN_TIME),
        ({"date": PartialDate(2026, 1, 31)}, Lateness.LATE),
        ({"date": PartialDate(2026, 2)}, Lateness.LATE),
        ({"date": PartialDate(2026, 1)}, Lateness.UNKNOWN),
        ({"date": None}, Lateness.UNKNOWN),
        ({"date": None, "state": PlanState.DRAFT}, Lateness.LATE),
    ],
)
def test_a_plan_is_late_only_where_its_date_says_so(more: dict[str, Any], lateness: Lateness) -> None:
    children, remarks = placed([child("UBND xã Vân Khê", **more)], ["xã Vân Khê"], by=BY)
    assert children[0].lateness is lateness
    assert (RemarkKind.NO_DATE in kinds(remarks)) == (lateness is Lateness.UNKNOWN)
    assert (RemarkKind.DRAFT in kinds(remarks)) == ("state" in more)


def test_a_unit_without_a_plan_is_late_only_when_the_day_is_over() -> None:
    names = ["xã Vân Khê"]
    assert placed([], names, by=BY)[0][0].lateness is Lateness.LATE
    assert placed([], names, by=BY, day=BY)[0][0].lateness is Lateness.IN_TIME
    assert placed([], names)[0][0].lateness is Lateness.NOT_ASKED
