"""KH701: the head has no number yet."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.layout.head import SEVERITY_BY_STATE, blank_place, numbered_heads
from plancli.rules.rule import Rule, RuleContext, RuleText


class BlankNumber(Rule):
    """A number such as "Số: /KH-UBND": to know of a received text, an error of an issued one."""

    code = "KH701"
    name = "blank-number"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: văn bản có số và ký hiệu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: a document has a number and a symbol"
    text = {
        Language.VI: RuleText(
            checks="Số văn bản còn để trống. Văn bản đã ban hành: lỗi; dự thảo: nên sửa; bản chữ nhận được: để biết.",
            why="Không có số thì văn bản khác không viện dẫn được, văn thư không vào sổ được.",
            message="Số văn bản còn để trống: “{printed}”.",
            help="Ghi số khi văn thư đã cấp. Chép từ bản chưa có số thì để trống.",
        ),
        Language.EN: RuleText(
            checks="A blank document number. Issued: an error; draft: a warning; received text: for information.",
            why="Without a number no other document can cite it and the register cannot hold it.",
            message="The document number is blank: “{printed}”.",
            help="Write the number once the registry has given it. In a copy of an unnumbered text leave it blank.",
        ),
    }
    bad = """
state: issued
issuance:
  kind: KẾ HOẠCH
  number:  # expect: KH701
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026
"""
    good = """
state: issued
issuance:
  kind: KẾ HOẠCH
  number: 05
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the number; a plan attached to a decision goes by the decision's number."""
        for head in numbered_heads(context.plan):
            if not any(map(str.isdigit, head.number)):
                place = Place((*head.route, "number")) if head.number else blank_place(head, "number")
                severity = SEVERITY_BY_STATE[context.plan.state]
                printed = {"printed": f"Số: {head.printed_number}".rstrip()}
                yield Finding(place, printed, severity=severity)
