"""KH603: a link to a duty of the law whose id the table of duties does not have."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.legal.duty_ids import duty_ids
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.trace.plan_targets import plan_targets


class UnknownLegalDuty(Rule):
    """`duty: P44`."""

    code = "KH603"
    name = "unknown-legal-duty"
    severity = Severity.WARNING
    basis = "Thông lệ: mã nghĩa vụ lấy ở danh mục “plancli trace --duties”"
    basis_en = "Convention: the code of a duty comes from the list “plancli trace --duties”"
    text = {
        Language.VI: RuleText(
            checks="Liên kết tới một nghĩa vụ (duty) mà danh mục nghĩa vụ không có.",
            why="Thường là gõ nhầm mã; liên kết không dẫn tới đâu.",
            message="Danh mục nghĩa vụ không có mã “{duty}”.",
            help="Xem mã ở “plancli trace --duties”, hoặc bỏ liên kết này.",
        ),
        Language.EN: RuleText(
            checks="A link to a duty of the law that the table of duties does not have.",
            why="Usually the id is mistyped; the link leads nowhere.",
            message="The table of duties has no id “{duty}”.",
            help="Look the id up with “plancli trace --duties”, or take the link away.",
        ),
    }
    bad = """
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: a
        text: Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở.
        implements:
          - duty: C44  # expect: KH603
"""
    good = """
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: a
        text: Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở.
        implements:
          - duty: c4
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each unknown id; the ids are read where a link names one."""
        for each in plan_targets(context.plan):
            duty = each.target.duty
            if duty and duty.strip().casefold() not in duty_ids():
                yield Finding(each.place("duty"), {"duty": duty})
