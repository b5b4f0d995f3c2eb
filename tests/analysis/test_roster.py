"""Which units are to have a plan: a list says it, else the parent's own groups, else the table of places."""

from __future__ import annotations

import datetime
from typing import Any, cast

import pytest

from plancli.analysis.roster import RosterSource, list_roster, own_roster
from plancli.legal.organisations import load_default_organisations
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.written import WrittenPlan
from tests.reports.papers import plan_named

DAY = datetime.date(2026, 11, 26)
PLACES = load_default_organisations().places


def plan(issuer: str, date: str = "ngày 05 tháng 01 năm 2026", **more: Any) -> Plan:
    head = {"kind": "KẾ HOẠCH", "issuer": issuer, "date": date, "title": "Thử"}
    written = {"plancli": "1", "state": "issued", "issuance": head, "sections": [], **more}
    return resolve(cast("WrittenPlan", written))


def test_the_members_of_a_declared_group_are_the_roster() -> None:
    units = [{"name": "UBND các xã, phường", "members": ["UBND xã Vân Khê", "UBND phường Mây Trắng"]}]
    found = own_roster(plan("Ủy ban nhân dân tỉnh Lào Cai", units=units), PLACES, DAY)
    assert found.names == ("UBND xã Vân Khê", "UBND phường Mây Trắng")
    assert (found.source, found.words) == (RosterSource.GROUP, "UBND các xã, phường")


def test_groups_of_other_bodies_are_no_roster() -> None:
    units = [{"name": "Các thôn", "members": ["Thôn Nà Vạc"]}, {"name": "Các sở", "members": ["Sở Y tế"]}]
    assert (
        own_roster(plan("Ủy ban nhân dân xã Vân Khê", units=units), PLACES, DAY).source is RosterSource.NONE
    )


def test_a_province_of_today_has_the_communes_of_the_table() -> None:
    found = own_roster(plan("ỦY BAN NHÂN DÂN TỈNH LÀO CAI"), PLACES, DAY)
    assert (found.source, found.words, len(found.names)) == (RosterSource.PLACES, "Tỉnh Lào Cai", 99)
    assert {"UBND xã Hạnh Phúc", "UBND xã Tà Xi Láng"} <= set(found.names)
    assert list(found.names).index("UBND xã Hạnh Phúc") < list(found.names).index("UBND xã Tà Xi Láng")


@pytest.mark.parametrize(
    ("issuer", "date"),
    [
        ("Ủy ban nhân dân tỉnh Lào Cai", "ngày 05 tháng 12 năm 2024"),  # it had districts then
        ("Ủy ban nhân dân tỉnh Yên Bái", "ngày 05 tháng 12 năm 2024"),
        ("Ủy ban nhân dân tỉnh Yên Bái", "ngày 05 tháng 01 năm 2026"),  # it is no more
        ("Ủy ban nhân dân tỉnh Mây Ngàn", "ngày 05 tháng 01 năm 2026"),
        ("Thủ tướng Chính phủ", "ngày 05 tháng 01 năm 2026"),
        ("Ủy ban nhân dân xã Hạnh Phúc", "ngày 05 tháng 01 năm 2026"),
    ],
)
def test_where_nobody_knows_the_units_none_are_invented(issuer: str, date: str) -> None:
    assert own_roster(plan(issuer, date), PLACES, DAY).source is RosterSource.NONE


def test_the_district_plan_of_before_has_its_communes() -> None:
    found = own_roster(plan_named("2025-tramtau"), PLACES, DAY)
    assert (found.source, len(found.names)) == (RosterSource.GROUP, 12)


def test_a_list_wins_and_holds_each_unit_once() -> None:
    names = ["UBND xã Vân Khê", " ", "Ủy ban nhân dân xã  Vân Khê", "phường Mây Trắng"]
    found = list_roster(names, "a.txt", plan("Ủy ban nhân dân tỉnh Lào Cai"))
    assert found.names == ("UBND xã Vân Khê", "phường Mây Trắng")
    assert (found.source, found.words, found.province) == (RosterSource.LIST, "a.txt", "lào cai")


def test_the_table_of_places_has_every_commune_of_the_country() -> None:
    provinces = {block.new for block in PLACES._blocks}
    assert len(provinces) == 34
    assert sum(len(PLACES.communes_of_province(each)) for each in provinces) == 3321
    assert PLACES.communes_of_province("Tỉnh Yên Bái") == ()
