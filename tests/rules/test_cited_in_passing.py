"""What the rules on citations leave alone: titles of other acts, issuers named in front, slips told already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plancli.diagnostic import Diagnostic
from plancli.rules.citations.act_later_than_plan import ActLaterThanPlan
from plancli.rules.citations.incomplete_first_citation import IncompleteFirstCitation
from plancli.rules.citations.repeated_full_title import RepeatedFullTitle

Check = Callable[..., tuple[Diagnostic, ...]]
PLAN = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 05 tháng 01 năm 2026
  title: Công tác năm 2026
sections:
  - label: I
    title: Nội dung
    items:
      - >-
        {text}
"""
ACT = "Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ"
TITLE = "phê duyệt Đề án Tổ chức truyền thông chính sách có tác động lớn đến xã hội"
ABOVE = "Kế hoạch số 170/KH-UBND ngày 04/8/2022 của Ủy ban nhân dân tỉnh về triển khai thực hiện"


def found(check_example: Check, rule: object, text: str) -> list[str]:
    return [each.message for each in check_example(PLAN.format(text=text), rule)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{ACT} {TITLE}; làm tốt {ACT} {TITLE}.", True),
        (f"{ACT} {TITLE}; {ABOVE} {ACT} {TITLE}.", False),
        (f"{ABOVE} {ACT} {TITLE}; làm tốt {ACT} {TITLE}.", False),
        (f"{ACT} {TITLE}; {ABOVE} {ACT} {TITLE}; làm tốt {ACT} {TITLE}.", True),
        *(
            (f"Làm {ACT} {behind}. Xem {ACT} {behind}.", False)
            for behind in (
                "và Kế hoạch của Ủy ban nhân dân tỉnh thực hiện công tác truyền thông chính sách",
                "(về các dự án, nội dung do cơ quan, đơn vị mình trực tiếp thực hiện)",
                "để tạo sự thống nhất cao trong nhận thức và hành động của các cấp",
            )
        ),
    ],
)
def test_only_a_title_of_the_plans_own_citation_is_told_again(
    check_example: Check, text: str, told: bool
) -> None:
    assert bool(found(check_example, RepeatedFullTitle, text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thực hiện Chương trình hành động số 01/CTr-UBND ngày 19/01/2025.", True),
        (
            "Theo chỉ đạo của Ủy ban nhân dân tỉnh tại Chương trình hành động số 01/CTr-UBND ngày 19/01/2025.",
            False,
        ),
        ("Theo ý kiến của Ủy ban nhân dân tỉnh nêu tại Chương trình số 01/CTr-UBND ngày 19/01/2025.", False),
        ("Việc của Ủy ban nhân dân tỉnh; thực hiện Chương trình số 01/CTr-UBND ngày 19/01/2025.", True),
        ("Theo Kết luận liên ngành tư pháp Trung ương số 23/KL-LNTPTW ngày 21/11/2024.", False),
        ("Theo Kết luận số 23/KL-LNTPTW ngày 21/11/2024.", True),
    ],
)
def test_an_issuer_may_be_named_in_front(check_example: Check, text: str, told: bool) -> None:
    assert bool(found(check_example, IncompleteFirstCitation, text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thực hiện Nghị quyết số 163/2024/QH15 ngày 27/11/2026 của Quốc hội.", False),
        ("Thực hiện Nghị quyết số 163/2026/QH15 ngày 27/11/2026 của Quốc hội.", True),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 27/11/2026 của Ủy ban nhân dân tỉnh.", True),
    ],
)
def test_a_slip_in_the_year_is_told_once(check_example: Check, text: str, told: bool) -> None:
    assert bool(found(check_example, ActLaterThanPlan, text)) is told
