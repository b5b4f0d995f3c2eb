"""A plan is below a parent where it says so; one that speaks of another plan is not."""

from __future__ import annotations

from typing import Any, cast

import pytest

from plancli.analysis.cascade_rows import Relation
from plancli.analysis.parent_relation import body_of, standpoint_of
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.written import WrittenPlan

PARENT_HEAD = {
    "kind": "KẾ HOẠCH",
    "number": "45",
    "symbol": "KH-UBND",
    "issuer": "Ủy ban nhân dân tỉnh Mây Ngàn",
    "date": "ngày 05 tháng 01 năm 2026",
    "title": "Vệ sinh môi trường nông thôn năm 2026",
}
CHILD_HEAD = {
    "kind": "KẾ HOẠCH",
    "number": "7",
    "symbol": "KH-UBND",
    "issuer": "Ủy ban nhân dân xã Vân Khê",
    "date": "ngày 20 tháng 01 năm 2026",
    "title": "Vệ sinh môi trường nông thôn xã Vân Khê năm 2026",
}


def plan(head: dict[str, str], *bases: str, **more: Any) -> Plan:
    written = {
        "plancli": "1",
        "state": "issued",
        "sections": [],
        "issuance": head,
        "bases": list(bases),
        **more,
    }
    return resolve(cast("WrittenPlan", written))


PARENT = plan(PARENT_HEAD)


def relation(*bases: str, parent: Plan = PARENT, head: dict[str, str] = CHILD_HEAD, **more: Any) -> Relation:
    return standpoint_of(plan(head, *bases, **more), "/a/xa/b.yaml", parent, "/a/tinh.yaml").relation


@pytest.mark.parametrize(
    "basis",
    [
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn về vệ sinh;",
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh;",
        "Thực hiện Kế hoạch số 45/KH-UBND của UBND tỉnh Mây Ngàn;",
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 06/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn;",  # copied wrongly
    ],
)
def test_a_plan_that_cites_the_parent_is_below_it(basis: str) -> None:
    assert relation(basis) is Relation.CITING


@pytest.mark.parametrize(
    "basis",
    [
        "Căn cứ Kế hoạch số 31/KH-UBND ngày 04/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn về phòng cháy;",
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 05/01/2025 của Ủy ban nhân dân tỉnh Mây Ngàn;",  # of last year
    ],
)
def test_a_plan_that_cites_another_plan_of_the_same_body_is_not(basis: str) -> None:
    found = standpoint_of(plan(CHILD_HEAD, basis), "/b.yaml", PARENT, "/a.yaml")
    assert found.relation is Relation.OTHER
    assert found.other.endswith("/KH-UBND")


@pytest.mark.parametrize(
    "basis",
    [
        "Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14 ngày 17/11/2020;",
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Lào Cai về vệ sinh;",
        "Căn cứ Quyết định số 31/QĐ-UBND ngày 04/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn;",
    ],
)
def test_a_plan_that_cites_no_plan_of_it_is_neither(basis: str) -> None:
    assert relation(basis) is Relation.SILENT


def test_a_parent_without_a_number_is_known_by_its_title() -> None:
    blank = plan({**PARENT_HEAD, "number": ""})
    told = "Căn cứ Kế hoạch số 45/KH-UBND của UBND tỉnh về vệ sinh môi trường nông thôn năm 2026;"
    assert relation(told, parent=blank) is Relation.CITING
    other = "Căn cứ Kế hoạch số 31/KH-UBND của UBND tỉnh về phòng cháy, chữa cháy rừng;"
    assert relation(other, parent=blank) is Relation.SILENT


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "tỉnh", "file": "../tinh.yaml"},
        {"name": "KH 45"},
        {"name": "tỉnh", "words": "Kế hoạch số 45/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Mây Ngàn"},
    ],
)
def test_a_plan_that_names_the_parent_is_linked(entry: dict[str, str]) -> None:
    others = {"name": "KH 9", "words": "Kế hoạch số 9/KH-UBND của Ủy ban nhân dân tỉnh Mây Ngàn"}
    child = plan(CHILD_HEAD, parents=[others, entry])
    found = standpoint_of(child, "/a/xa/b.yaml", PARENT, "/a/tinh.yaml")
    assert found.relation is Relation.LINKED
    assert found.reference is not None
    assert found.reference.name == entry["name"]


def test_the_parent_itself_is_no_child_of_its_own() -> None:
    assert standpoint_of(PARENT, "/a/copy.yaml", PARENT, "/a/tinh.yaml").relation is Relation.PARENT
    assert standpoint_of(plan(CHILD_HEAD), "/a/tinh.yaml", PARENT, "/a/tinh.yaml").relation is Relation.PARENT


def test_a_circle_is_seen() -> None:
    parent = plan(PARENT_HEAD, parents=[{"name": "xã", "file": "xa/b.yaml"}])
    assert relation(parent=parent) is Relation.CIRCLE


@pytest.mark.parametrize("issuer", ["", "UBND", "Ủy ban nhân dân xã", "ỦY BAN NHÂN DÂN"])
def test_an_issuer_that_does_not_say_which_it_is_is_nobody(issuer: str) -> None:
    assert body_of(plan({**CHILD_HEAD, "issuer": issuer})) is None


def test_the_province_comes_from_what_the_paper_speaks_of() -> None:
    cited = "Căn cứ Kế hoạch số 45/KH-UBND của Ủy ban nhân dân tỉnh Mây Ngàn;"
    other = "Căn cứ Kế hoạch số 1/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai;"
    assert getattr(body_of(plan(CHILD_HEAD, cited)), "province", "") == "mây ngàn"
    assert getattr(body_of(plan(CHILD_HEAD, cited, other)), "province", "") == ""
    above = {**CHILD_HEAD, "superior": "Ủy ban nhân dân tỉnh Lào Cai"}
    assert getattr(body_of(plan(above, cited)), "province", "") == "lào cai"
