"""Names of units are one however a clerk writes them, and two where the place is another."""

from __future__ import annotations

import pytest

from plancli.analysis.body_name import bare_province, read_body_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Vân Khê", "Ủy ban nhân dân xã Vân Khê"),
        ("UBND xã Vân Khê", "ỦY BAN NHÂN DÂN\nXÃ VÂN KHÊ"),
        ("Uỷ ban nhân dân xã Hoà Bình", "UBND xã Hòa Bình"),
        ("xã Vân Khê", "UBND xã  Vân Khê"),
        ("P. Mây Trắng", "UBND phường Mây Trắng"),
        ("UBND P.Mây Trắng", "phường Mây Trắng"),
        ("TT. Khe Vàng", "UBND thị trấn Khe Vàng"),
        ("Vân Khê", "UBND xã Vân Khê"),
        ("UBND xã Vân Khê, tỉnh Mây Ngàn", "UBND xã Vân Khê"),
        ("UBND xã Vân Khê (tỉnh Mây Ngàn)", "UBND xã Vân Khê tỉnh Mây Ngàn"),
        ("UBND Phường 1", "UBND phường 1"),
        ("Sở Tài chính", "sở Tài chính"),
    ],
)
def test_two_ways_of_writing_one_unit_are_one(one: str, other: str) -> None:
    assert read_body_name(one).may_be(read_body_name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND xã Vân Khê", "UBND phường Vân Khê"),
        ("UBND xã Tân Thanh", "UBND xã Tân Thạnh"),
        ("UBND xã Vân Khê", "Đảng ủy xã Vân Khê"),
        ("UBND xã Vân Khê", "HĐND xã Vân Khê"),
        ("UBND xã Vân Khê, tỉnh Mây Ngàn", "UBND xã Vân Khê, tỉnh Lào Cai"),
        ("UBND xã Bản Công, huyện Trạm Tấu", "UBND xã Bản Công, huyện Văn Chấn"),
        ("UBND xã Vân Khê", "UBND xã Vân"),
    ],
)
def test_another_level_body_or_place_is_another_unit(one: str, other: str) -> None:
    assert not read_body_name(one).may_be(read_body_name(other))


def test_the_places_above_are_told_apart() -> None:
    name = read_body_name("UBND xã Bản Công, huyện Trạm Tấu, tỉnh Yên Bái")
    assert (name.level, name.name, name.district, name.province) == (
        "xã",
        "bản công",
        "huyện trạm tấu",
        "yên bái",
    )
    assert read_body_name("UBND phường Bến Thành, Thành phố Hồ Chí Minh").province == "hồ chí minh"
    in_town = read_body_name("UBND phường Nghĩa Lộ, thành phố Yên Bái")
    assert (in_town.district, in_town.province) == ("thành phố yên bái", "")


def test_a_province_is_known_by_its_name_alone() -> None:
    assert bare_province("UBND tỉnh Lào Cai") == bare_province("Tỉnh Lào Cai") == "lào cai"
    assert bare_province("Ủy ban nhân dân Thành phố Huế") == "huế"
