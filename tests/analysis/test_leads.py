"""Who answers for a task is read from its lines, never from the order of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancli.analysis.leads import Leadership, answerable, named_executors
from plancli.model.plan import Plan

COMMUNES = {"name": "UBND các xã, thị trấn", "members": ["UBND xã Bản Công"]}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"lead": "Phòng Tư pháp"}, Leadership.ONE_LEAD),
        ({"lead": "Phòng Tư pháp", "responsible": ["Công an huyện", "Phòng Y tế"]}, Leadership.ONE_LEAD),
        ({"lead": ["Phòng Tư pháp", "Công an huyện"]}, Leadership.SEVERAL_LEADS),
        ({"lead": "UBND các xã, thị trấn"}, Leadership.GROUP),
        ({"responsible": "Phòng Tư pháp"}, Leadership.ONE_EXECUTOR),
        ({"responsible": ["Phòng Tư pháp", "Công an huyện"]}, Leadership.SEVERAL_EXECUTORS),
        ({"responsible": ["Phòng Tư pháp", "UBND các xã, thị trấn"]}, Leadership.SEVERAL_EXECUTORS),
        ({"responsible": ["Các cơ quan, đơn vị", "UBND các xã, thị trấn"]}, Leadership.GROUP),
        ({"responsible": ["Thôn Nà Lạ", "thôn Suối Ngàn"]}, Leadership.PEERS),
        ({"responsible": ["Thôn Nà Lạ", "thôn Suối Ngàn", "các thôn"]}, Leadership.PEERS),
        ({"lead": ["UBND xã Bản Mù", "Ủy ban nhân dân thị trấn Trạm Tấu"]}, Leadership.PEERS),
        ({"responsible": ["Thôn Nà Lạ", "Trạm Y tế xã"]}, Leadership.SEVERAL_EXECUTORS),
        ({"coordinating": "Phòng Tư pháp", "guiding": "Công an huyện"}, Leadership.NOBODY),
        ({}, Leadership.NOBODY),
    ],
)
def test_leadership(plan_with: Callable[..., Plan], roles: dict[str, Any], expected: Leadership) -> None:
    plan = plan_with({"label": "a", "text": "Làm việc.", **roles}, units=[COMMUNES])
    found = answerable(plan, plan.tasks[0])
    assert found.leadership is expected
    assert found.clear is (expected in (Leadership.ONE_LEAD, Leadership.ONE_EXECUTOR, Leadership.PEERS))


@pytest.mark.parametrize(
    ("executors", "unled"),
    [
        (["Phòng Tư pháp", "Công an huyện"], True),
        (["Phòng Tư pháp", "UBND các xã, thị trấn"], False),
        (["Thôn Nà Lạ", "thôn Suối Ngàn"], False),
    ],
)
def test_one_name_beside_a_group_needs_no_lead(
    plan_with: Callable[..., Plan], executors: list[str], unled: bool
) -> None:
    plan = plan_with({"label": "a", "text": "Làm việc.", "responsible": executors}, units=[COMMUNES])
    assert answerable(plan, plan.tasks[0]).unled is unled


def test_a_name_that_leads_to_no_unit_is_still_a_name(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with({"label": "a", "text": "Làm việc.", "responsible": ["Ai đó", "Phòng Tư pháp"]})
    assert plan.tasks[0].mentions()[0].unit is None
    assert [each.words for each in named_executors(plan, plan.tasks[0])] == ["Ai đó", "Phòng Tư pháp"]


def test_groups_are_no_named_executors(tramtau: Plan) -> None:
    named = {task.address: [each.words for each in named_executors(tramtau, task)] for task in tramtau.tasks}
    assert named["II.1"] == []
    assert named["II.4.c"] == ["Phòng Văn hóa và Thông tin", "Công an huyện"]
    assert named["II.4.a"] == ["phòng Văn hóa và Thông tin"]


def test_the_real_plan(tramtau: Plan) -> None:
    found = {task.address: answerable(tramtau, task).leadership for task in tramtau.tasks}
    assert [place for place, each in found.items() if each is Leadership.ONE_LEAD] == ["II.2", "II.5.a"]
    assert [place for place, each in found.items() if each is Leadership.GROUP] == [
        "II.1",
        "II.3.a",
        "II.3.b",
    ]
    several = [place for place, each in found.items() if each is Leadership.SEVERAL_EXECUTORS]
    assert several == ["II.4.c", "II.4.e"]
