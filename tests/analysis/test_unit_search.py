"""A unit is found by what a clerk types, and asked back about where two fit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.unit_search import match_units
from plancli.model.plan import Plan
from plancli.vietnamese.folding import unaccent


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("  phòng văn hoá   & thông tin ", "Phòng Văn hóa và Thông tin"),
        ("phong van hoa va thong tin", "Phòng Văn hóa và Thông tin"),
        ("phong van hoa thong tin", "Phòng Văn hóa và Thông tin"),
        ("VHTT", "Phòng Văn hóa và Thông tin"),
        ("vh&tt", "Phòng Văn hóa và Thông tin"),
        ("PVHTT", "Phòng Văn hóa và Thông tin"),
        ("P. VHTT", "Phòng Văn hóa và Thông tin"),
        ("văn hóa và thông tin", "Phòng Văn hóa và Thông tin"),
        ("TTVH", "Trung tâm Truyền thông và Văn hóa"),
        ("TT Truyền thông", "Trung tâm Truyền thông và Văn hóa"),
        ("CA huyện", "Công an huyện"),
        ("cah", "Công an huyện"),
        ("công an", "Công an huyện"),
        ("Tư pháp", "Phòng Tư pháp"),
        ("BTG", "Ban Tuyên giáo Huyện ủy"),
        ("BTG Huyện ủy", "Ban Tuyên giáo Huyện ủy"),
        ("tuyen giao", "Ban Tuyên giáo Huyện ủy"),
        ("VP HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("van phong hdnd ubnd", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Ủy ban nhân dân xã Bản Mù", "UBND xã Bản Mù"),
        ("xã Bản Mù", "UBND xã Bản Mù"),
        ("ban mu", "UBND xã Bản Mù"),
        ("xã Trạm Tấu", "UBND xã Trạm Tấu"),
        ("TT Trạm Tấu", "UBND thị trấn Trạm Tấu"),
        ("UBND các xã, thị trấn", "UBND các xã, thị trấn"),
        ("Ủy ban nhân dân các xã, thị trấn", "UBND các xã, thị trấn"),
        ("cac co quan, don vi", "Các cơ quan, đơn vị"),
        ("Các cơ quan, đơn vị khác", "Các cơ quan, đơn vị"),
        # Nearly spelled.
        ("phong van hoa thong tni", "Phòng Văn hóa và Thông tin"),
        ("Phòng Tư Pháo", "Phòng Tư pháp"),
        ("Hát Lưu", "UBND xã Hát Lừu"),
        ("Hát Lìu", "UBND xã Hát Lừu"),
        ("Tà Si Láng", "UBND xã Tà Xi Láng"),
        ("cong an huyn", "Công an huyện"),
    ],
)
def test_found(tramtau: Plan, query: str, name: str) -> None:
    match = match_units(tramtau, query)
    assert match.unit is not None, [unit.name for unit in match.candidates]
    assert match.unit.name == name
    assert match.candidates == ()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tram tau", {"UBND thị trấn Trạm Tấu", "UBND xã Trạm Tấu"}),
        ("Trạm Tấu", {"UBND thị trấn Trạm Tấu", "UBND xã Trạm Tấu"}),
        (
            "phòng",
            {
                "Phòng Tư pháp",
                "Phòng Văn hóa và Thông tin",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
            },
        ),
    ],
)
def test_asked_back(tramtau: Plan, query: str, names: set[str]) -> None:
    match = match_units(tramtau, query)
    assert match.unit is None
    assert {unit.name for unit in match.candidates} == names


def test_two_names_equally_near_are_asked_back_about(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with({"label": "a", "text": "Làm.", "responsible": ["UBND xã Pá Hu", "UBND xã Pá Lu"]})
    match = match_units(plan, "UBND xã Pá Hz Lz")
    assert match.unit is None
    assert {unit.name for unit in match.candidates} == {"UBND xã Pá Hu", "UBND xã Pá Lu"}


def test_the_best_accents_decide_between_two_that_differ_in_nothing_else(
    plan_with: Callable[..., Plan],
) -> None:
    plan = plan_with({"label": "a", "text": "Làm.", "responsible": ["UBND xã Bản Mù", "UBND xã Bản Mú"]})
    found = match_units(plan, "bản mú").unit
    assert found is not None
    assert found.name == "UBND xã Bản Mú"
    assert len(match_units(plan, "ban mu").candidates) == 2


@pytest.mark.parametrize("query", ["", "   ", "…", "Sở Y tế", "qqqqq", "[bold]", "../..", "-"])
def test_nothing_like_it(tramtau: Plan, query: str) -> None:
    match = match_units(tramtau, query)
    assert (match.unit, match.candidates) == (None, ())


def test_aliases_count(plan_with: Callable[..., Plan]) -> None:
    unit = {"name": "Trung tâm Phục vụ hành chính công", "aliases": ["Bộ phận Một cửa"]}
    plan = plan_with({"label": "a", "text": "Làm.", "lead": "Bộ phận Một cửa"}, units=[unit])
    found = match_units(plan, "mot cua").unit
    assert found is not None
    assert found.name == "Trung tâm Phục vụ hành chính công"


def test_a_number_is_no_abbreviation_of_another(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(units=[{"name": f"Thôn {number}"} for number in (5, 55, 51)])
    match = match_units(plan, "Thôn 5")
    assert match.unit is not None
    assert match.unit.name == "Thôn 5"


def test_a_plan_without_units_finds_none(plan_with: Callable[..., Plan]) -> None:
    assert match_units(plan_with(), "VHTT").unit is None


def test_the_name_of_every_unit_finds_it(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        for unit in plan.units.values():
            assert match_units(plan, unit.name).unit == unit
            assert match_units(plan, unaccent(unit.name)).unit == unit
            for alias in unit.aliases:
                assert match_units(plan, alias).unit == unit


@given(st.text(max_size=60))
def test_any_words_are_answered(tramtau: Plan, query: str) -> None:
    match = match_units(tramtau, query)
    assert match.unit is None or match.candidates == ()
    assert {unit.id for unit in match.candidates} <= set(tramtau.units)


def test_only_a_misspelled_name_loads_the_library(project: object) -> None:
    code = (
        "import sys; from plancli.analysis.unit_search import match_units; from plancli.loading import load_file;"
        "from pathlib import Path; plan = load_file(Path('plans/2025-tramtau.yaml')).plan;"
        "match_units(plan, 'VHTT'); assert 'rapidfuzz' not in sys.modules;"
        "match_units(plan, 'phong tu phao'); assert 'rapidfuzz' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=str(project))
