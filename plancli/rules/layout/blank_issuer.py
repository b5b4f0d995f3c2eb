"""KH704: the head names no issuer."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.layout.head import LIGHTER_BY_STATE, numbered_heads
from plancli.rules.rule import Rule, RuleContext, RuleText


class BlankIssuer(Rule):
    """The letterhead is missing: to know of a received text, worth mending in any other."""

    code = "KH704"
    name = "blank-issuer"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: văn bản có tên cơ quan, tổ chức ban hành"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: a document has the name of the agency or organisation that issues it"
    text = {
        Language.VI: RuleText(
            checks="Phần đầu văn bản không có tên cơ quan ban hành. Bản chữ nhận được: để biết.",
            why="Không có tên cơ quan thì không biết kế hoạch là của ai.",
            message="Phần đầu văn bản không có tên cơ quan ban hành.",
            help="Ghi tên cơ quan ban hành. Chép từ bản khác thì xem bản gốc: phần đầu trang có thể mất khi chép.",
        ),
        Language.EN: RuleText(
            checks="The head names no issuer. Received text: for information.",
            why="Without it nobody can tell whose plan it is.",
            message="The head of the document names no issuer.",
            help="Write the issuer's name. In a copy look at the original: the letterhead may have been lost.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  symbol: KH-UBND
  issuer:  # expect: KH704
  title: Công tác truyền thông năm 2026
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the empty value; a plan attached to a decision goes by the decision's issuer."""
        for head in numbered_heads(context.plan):
            if not head.issuer:
                severity = LIGHTER_BY_STATE[context.plan.state]
                yield Finding(Place((*head.route, "issuer")), severity=severity)
