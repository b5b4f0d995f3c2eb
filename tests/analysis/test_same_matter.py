"""A task and a duty are one matter only where the telling words agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.same_matter import other_leads
from plancli.model.plan import Plan

MakePlan = Callable[..., Plan]


def found(make: MakePlan, task: str, duty: str, lead: str = "Phòng Nội vụ") -> list[tuple[str, str, bool]]:
    plan = make(
        {"label": "a", "text": task, "lead": lead},
        duties=[{"label": "1", "holder": "Công an huyện", "duties": duty}],
    )
    return [(each.task.address, each.duty.address, each.among_them) for each in other_leads(plan)]


@pytest.mark.parametrize(
    ("task", "duty", "same"),
    [
        ("Tuần tra canh gác rừng phòng hộ.", "Chủ trì tuần tra canh gác rừng phòng hộ.", True),
        ("Tuần tra canh gác rừng.", "Phối hợp với Phòng Nội vụ tuần tra canh gác rừng.", False),
        ("Tuần tra canh gác rừng.", "Theo dõi chung; chủ trì, phối hợp với Phòng Nội vụ tuần tra canh gác rừng.", True),
        ("Tổ chức thực hiện kế hoạch.", "Chủ trì tổ chức thực hiện kế hoạch.", False),
        ("In tờ gấp.", "Chủ trì in tờ gấp.", False),
        ("Tuần tra canh gác rừng.", "Chủ trì tuần tra giao thông đường thủy nội địa.", False),
        ("Sửa cầu để tuần tra canh gác rừng.", "Chủ trì tuần tra canh gác rừng.", False),
    ],
)  # fmt: skip
def test_same_matter(plan_with: MakePlan, task: str, duty: str, same: bool) -> None:
    assert bool(found(plan_with, task, duty)) is same


def test_who_leads_by_both_is_no_conflict(plan_with: MakePlan) -> None:
    words = "Tuần tra canh gác rừng phòng hộ."
    assert found(plan_with, words, f"Chủ trì {words}", lead="Công an huyện") == []
    assert found(plan_with, words, f"Chủ trì {words}") == [("II.a", "III.1", False)]


def test_the_real_plan(tramtau: Plan) -> None:
    told = [(each.task.address, each.duty.address, each.lead.words) for each in other_leads(tramtau)]
    assert told == [
        ("II.4.c", "III.5", "Công an huyện"),
        ("II.4.e", "III.2", "Ban Tuyên giáo Huyện ủy"),
    ]
    assert all(each.among_them for each in other_leads(tramtau))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_compared(plan_with: MakePlan, task: str, duty: str) -> None:
    told = found(plan_with, task, f"Chủ trì {duty}")
    assert len(told) <= 1, "one task and one duty make one pair at most"
