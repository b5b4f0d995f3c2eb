"""A plan is replaced only where a later one says so, by number, date and issuer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plancli.analysis.plan_head import head_of
from plancli.analysis.superseding import is_replaced, replaced_plans
from plancli.model.plan import Plan
from tests.analysis.test_plan_conflicts import head

Maker = Callable[..., Plan]
SAID = "Kế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Vân Khê."


def replaces(plan_with: Maker, words: str, **old: Any) -> bool:
    new = plan_with(issuance=head(9), closing=[words])
    earlier = plan_with(issuance=head(5) | old)
    return any(is_replaced(head_of(earlier), each, head_of(new)) for each in replaced_plans(new))


def test_what_the_paper_says_is_replaced(plan_with: Maker) -> None:
    assert replaces(plan_with, SAID)
    assert replaces(plan_with, "Thay thế Kế hoạch số 05/KH-UBND của Ủy ban nhân dân xã.")


@pytest.mark.parametrize(
    ("words", "old"),
    [
        (SAID, {"number": 6}),
        (SAID, {"date": "ngày 06 tháng 01 năm 2026"}),
        (SAID, {"issuer": "Ủy ban nhân dân xã Khác"}),
        ("Tiếp tục thực hiện Kế hoạch số 5/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Vân Khê.", {}),
        ("Thay thế biển báo theo Kế hoạch số 5/KH-UBND ngày 05/01/2026.", {}),
    ],
)
def test_what_it_does_not_say_is_not(plan_with: Maker, words: str, old: dict[str, Any]) -> None:
    assert not replaces(plan_with, words, **old)
