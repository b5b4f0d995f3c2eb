"""One unit of many plans is found by any of its names, and no two units are taken for one."""

from __future__ import annotations

from plancli.analysis.units_across import SharedUnits
from plancli.legal.organisations import load_default_organisations
from plancli.model.unit import Unit, UnitKind
from plancli.model.unit_names import unit_key


def unit(name: str, *aliases: str, kind: UnitKind = UnitKind.DEPARTMENT) -> Unit:
    return Unit(unit_key(name).replace(" ", "-"), name, kind, aliases)


def names(shared: SharedUnits) -> list[str]:
    return [each.unit.name for each in shared.all()]


def test_ways_to_write_one_name_are_one_unit() -> None:
    shared = SharedUnits(
        [[unit("Phòng Văn hoá - Xã hội")], [unit("Phòng Y tế")], [unit("phòng Văn hóa – Xã hội")]]
    )
    found = shared.find("phong van hoa xa hoi").unit
    assert found is not None
    assert names(shared) == ["Phòng Văn hoá - Xã hội", "Phòng Y tế"]
    assert set(shared.of_key(found.id).ids) == {0, 2}


def test_an_alias_of_one_plan_is_the_name_of_another() -> None:
    shared = SharedUnits([[unit("Phòng Văn hóa và Thông tin", "Phòng VHTT")], [unit("phòng VHTT")]])
    (only,) = shared.all()
    assert set(only.ids) == {0, 1}


def test_an_alias_that_means_two_units_joins_none() -> None:
    plans = [
        [unit("Phòng Văn hóa và Thông tin", "Phòng Văn hóa")],
        [unit("Phòng Văn hóa - Xã hội", "Phòng Văn hóa")],
        [unit("Phòng Văn hóa")],
    ]
    assert len(names(SharedUnits(plans))) == 3


def test_an_alias_of_one_word_joins_none() -> None:
    assert len(names(SharedUnits([[unit("Sở Y tế", "Sở")], [unit("Sở")]]))) == 2


def test_units_that_stand_beside_each_other_stay_two() -> None:
    plans = [[unit("Công an xã", "Công an cơ sở")], [unit("Công an xã"), unit("Công an cơ sở")]]
    assert names(SharedUnits(plans)) == ["Công an xã", "Công an cơ sở"]


def test_between_units_of_two_plans_it_asks_back() -> None:
    shared = SharedUnits([[unit("Phòng Văn hóa và Thông tin")], [unit("Sở Văn hóa và Thông tin")]])
    match = shared.find("VHTT")
    assert match.unit is None
    assert [each.name for each in match.candidates] == names(shared)


def test_a_misspelt_name_is_offered_from_any_plan() -> None:
    shared = SharedUnits([[unit("Phòng Kinh tế")], [unit("Trạm Y tế xã")]])
    found = shared.find("phòng kinh ếtt").unit
    assert found is not None
    assert found.name == "Phòng Kinh tế"


def test_who_took_over_all_work_of_a_ministry_owes_it() -> None:
    shared = SharedUnits([[unit("Bộ Tài chính", kind=UnitKind.BODY)], [unit("Bộ Kế hoạch và Đầu tư")]])
    found = shared.predecessors(unit_key("Bộ Tài chính"), load_default_organisations())
    assert [each.unit.name for each in found] == ["Bộ Kế hoạch và Đầu tư"]


def test_work_that_was_divided_goes_to_nobody() -> None:
    shared = SharedUnits(
        [
            [unit("Bộ Khoa học và Công nghệ"), unit("Bộ Thông tin và Truyền thông")],
            [unit("Bộ Nội vụ"), unit("Bộ Lao động - Thương binh và Xã hội")],
        ]
    )
    organisations = load_default_organisations()
    assert all(not shared.predecessors(each.unit.id, organisations) for each in shared.all())


def test_longer_and_shorter_names_are_told_apart_and_offered() -> None:
    shared = SharedUnits(
        [[unit("Phòng Tư pháp"), unit("Phòng Tư pháp huyện Trạm Tấu"), unit("Phòng Tư pháp học")]]
    )
    key = unit_key("Phòng Tư pháp huyện Trạm Tấu")
    assert [each.name for each in shared.alike(key)] == ["Phòng Tư pháp"]
    assert len(shared.alike(unit_key("Phòng Tư pháp"))) == 2
    assert shared.find("Phòng Tư pháp").unit == shared.of_key(unit_key("Phòng Tư pháp")).unit
