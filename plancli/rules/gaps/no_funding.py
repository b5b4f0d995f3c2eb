"""KH503: a plan that nowhere speaks of money."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.funding import speaks_of_funding
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText


class NoFunding(Rule):
    """No "kinh phí", "ngân sách" or "dự toán" in any heading, sentence or line."""

    code = "KH503"
    name = "no-funding"
    severity = Severity.INFO
    basis = "Thông lệ: “rõ nguồn lực” – kế hoạch nêu kinh phí thực hiện lấy từ đâu"
    basis_en = "Convention: “rõ nguồn lực” – the plan says where its funding comes from"
    text = {
        Language.VI: RuleText(
            checks="Kế hoạch không nêu kinh phí, ngân sách hay dự toán ở chỗ nào.",
            why="Đơn vị được giao không biết chi từ nguồn nào và không có căn cứ lập dự toán.",
            message="Kế hoạch không nêu kinh phí thực hiện.",
            help="Thêm mục Kinh phí thực hiện, hoặc ghi rõ là dùng dự toán đã giao.",
        ),
        Language.EN: RuleText(
            checks="A plan that nowhere mentions funds, budget or estimate.",
            why="The units do not know what to spend from and have no ground for an estimate.",
            message="The plan does not say how it is funded.",
            help="Add a section on funding, or say that the allotted budget is used.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026  # expect: KH503
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
        funding: Theo dự toán được giao
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the plan's title; a plan without tasks and duties is not judged."""
        plan = context.plan
        if (plan.tasks or plan.duties) and not speaks_of_funding(plan):
            yield Finding(Place((*plan.issuance.route, "title")))
