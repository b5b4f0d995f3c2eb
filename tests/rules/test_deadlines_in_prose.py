"""What the rules on deadlines take from the words of a task and of its items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancli.diagnostic import Diagnostic
from plancli.rules.deadlines.deadline_before_plan import DeadlineBeforePlan
from plancli.rules.deadlines.no_deadline import NoDeadline
from plancli.rules.deadlines.vague_deadline import VagueDeadline

Check = Callable[..., tuple[Diagnostic, ...]]
PLAN = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 05 tháng 01 năm 2026
  title: Công tác năm 2026
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: {text}
        items: ["{item}"]
"""


def found(check_example: Check, rule: object, text: str, item: str = "Tập huấn.") -> tuple[Diagnostic, ...]:
    return check_example(PLAN.format(text=text, item=item), rule)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Rà soát, chậm nhất là ngày 15/3/2026 gửi kết quả.", "Tập huấn."),
        ("Rà soát, hoàn thành trước 30/6/2026.", "Tập huấn."),
        ("Rà soát.", "Gửi kết quả trước ngày 15/3/2026."),
        ("Rà soát.", "Báo cáo trước ngày 20 hằng tháng."),
    ],
)
def test_a_limit_in_text_or_item_is_a_deadline(check_example: Check, text: str, item: str) -> None:
    assert not found(check_example, NoDeadline, text, item)
    assert found(check_example, NoDeadline, "Rà soát.")


def test_a_printed_rhythm_comes_before_thuong_xuyen(check_example: Check) -> None:
    assert not found(check_example, VagueDeadline, "Thường xuyên rà soát, báo cáo trước ngày 20 hằng tháng.")
    assert found(check_example, VagueDeadline, "Thường xuyên rà soát.")


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Rà soát, hoàn thành xong trước ngày 30/6/2025.", "Tập huấn."),
        ("Rà soát, xong trước 30/6/2025.", "Tập huấn."),
        ("Rà soát, muộn nhất ngày 30/6/2025.", "Tập huấn."),
        ("Rà soát.", "Hoàn thành trước ngày 30/6/2025."),
    ],
)
def test_an_order_that_was_over_is_told_wherever_it_stands(
    check_example: Check, text: str, item: str
) -> None:
    assert found(check_example, DeadlineBeforePlan, text, item)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Rà soát văn bản ban hành trước ngày 01/7/2025.", "Tập huấn."),
        ('"Việc trước đây đã hoàn thành, "', "Rà soát tất cả văn bản ban hành trước ngày 01/7/2025."),
        ("Rà soát sau ngày 01/7/2025.", "Tập huấn."),
        ("Rà soát công trình đã hoàn thành ngày 01/7/2025.", "Tập huấn."),
    ],
)
def test_a_day_that_tells_of_what_was_is_no_order(check_example: Check, text: str, item: str) -> None:
    assert not found(check_example, DeadlineBeforePlan, text, item)
