"""Where a plan has its units report: quoted, never guessed."""

from __future__ import annotations

import pytest

from plancli.analysis.obligations import list_obligations
from plancli.analysis.report_orders import ReportOrder, orders_for, report_orders
from tests.reports.papers import plan_named
from tests.reports.test_views import plan_of


def ordered(rest: str) -> list[tuple[str, str]]:
    return [(order.address, order.words) for order in report_orders(plan_of(rest))]


def below(title: str, words: str) -> str:
    return f"sections: [{{label: IV, title: {title}, items: ['{words}']}}]\n"


def test_the_real_plan_has_one_unit_report() -> None:
    plan = plan_named("2025-tramtau")
    orders = report_orders(plan)
    assert [(order.address, order.words.endswith("theo quy định.")) for order in orders] == [("III.1", True)]
    by_unit = {owed.unit.name: orders_for(orders, owed) for owed in list_obligations(plan)}
    assert {unit for unit, found in by_unit.items() if found} == {"Phòng Văn hóa và Thông tin"}


def test_a_regime_reaches_those_whom_it_names() -> None:
    plan = plan_named("2026-xa-mau")
    orders = report_orders(plan)
    by_unit = {owed.unit.name: orders_for(orders, owed) for owed in list_obligations(plan)}
    assert [each.address for each in by_unit["Thôn Nà Vạc"]] == ["IV.1"]
    assert [each.address for each in by_unit["Phòng Kinh tế"]] == ["IV.2"]
    assert by_unit["Công an xã"] == ()


@pytest.mark.parametrize(
    "words",
    [
        "Định kỳ báo cáo kết quả về Phòng Kinh tế trước ngày 25 hằng tháng.",
        "Các thôn gửi số liệu về phòng Văn hóa - Xã hội.",
        "Khi có việc đột xuất, báo cáo Ủy ban nhân dân xã.",
        "Gửi báo cáo bằng văn bản qua Văn phòng HĐND và UBND.",
    ],
)
def test_an_order_names_where_the_report_goes(words: str) -> None:
    assert [each for _, each in ordered(below("TỔ CHỨC THỰC HIỆN", words))] == [words]
    assert [each for _, each in ordered(below("CHẾ ĐỘ BÁO CÁO", words))] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện chế độ báo cáo theo quy định.",
        "Phát huy vai trò của báo cáo viên, tuyên truyền viên cho Nhân dân.",
        "Thực hiện Quyết định số 12/QĐ-UBND về chế độ báo cáo Ủy ban nhân dân xã.",
        "Họp mỗi tháng một lần tại Phòng Kinh tế.",
    ],
)
def test_what_orders_no_report_to_a_place_is_no_order(words: str) -> None:
    assert ordered(below("TỔ CHỨC THỰC HIỆN", words)) == []


def test_what_stands_elsewhere_or_is_a_task_speaks_to_nobody_else() -> None:
    words = "Báo cáo kết quả về Phòng Kinh tế."
    assert ordered(below("MỤC ĐÍCH", words)) == []
    task = f"sections: [{{label: IV, title: TỔ CHỨC THỰC HIỆN, tasks: [{{label: 1, text: '{words}'}}]}}]\n"
    assert ordered(task) == []


def test_only_the_sentence_is_quoted() -> None:
    closing = (
        "closing: Trên đây là Kế hoạch số 2. Các thôn gửi kết quả về Phòng Kinh tế. Yêu cầu thực hiện./.\n"
    )
    assert ordered(f"sections: [{{title: I}}]\n{closing}") == [
        ("Đoạn kết", "Các thôn gửi kết quả về Phòng Kinh tế.")
    ]


def test_an_order_to_all_is_for_every_unit() -> None:
    order = ReportOrder("x", "Đoạn kết", None)
    for owed in list_obligations(plan_named("2026-xa-mau")):
        assert orders_for([order], owed) == (order,)
