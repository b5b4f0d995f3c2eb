"""KH702: the head has no day, or no date at all."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.layout.head import SEVERITY_BY_STATE, blank_place, numbered_heads
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import find_dates


class BlankDay(Rule):
    """A date such as "ngày tháng 12 năm 2024": to know of a received text, an error of an issued one."""

    code = "KH702"
    name = "blank-day"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: ngày, tháng, năm ban hành ghi đầy đủ"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: day, month and year of issue are complete"
    text = {
        Language.VI: RuleText(
            checks="Ngày ban hành còn để trống. Văn bản đã ban hành: lỗi; dự thảo: nên sửa; bản chữ nhận được: để biết.",
            why="Không có ngày thì không biết văn bản có từ khi nào và các căn cứ khi đó còn hiệu lực không.",
            message="Ngày ban hành chưa đủ: “{printed}”.",
            help="Ghi đủ ngày, tháng, năm khi ký. Chép từ bản chưa có ngày thì để trống.",
            variants={
                "absent": "Văn bản chưa có ngày, tháng, năm ban hành.",
            },
        ),
        Language.EN: RuleText(
            checks="A blank day of issue. Issued: an error; draft: a warning; received text: for information.",
            why="Without a day nobody can say since when it stands, and whether what it cites was in force.",
            message="The date of issue is incomplete: “{printed}”.",
            help="Write day, month and year when it is signed. In a copy of an undated text leave it blank.",
            variants={
                "absent": "The document has no date of issue.",
            },
        ),
    }
    bad = """
state: issued
issuance:
  kind: KẾ HOẠCH
  number: 05
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày tháng 12 năm 2025  # expect: KH702
  title: Công tác truyền thông năm 2026
"""
    good = """
state: issued
issuance:
  kind: KẾ HOẠCH
  number: 05
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 06 tháng 12 năm 2025
  title: Công tác truyền thông năm 2026
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the date; a day that does not exist is another rule's."""
        for head in numbered_heads(context.plan):
            if (head.date and head.date.day) or any(each.problem for each in find_dates(head.date_words)):
                continue
            place = Place((*head.route, "date")) if head.date_words else blank_place(head, "date")
            variant = "" if head.date_words else "absent"
            severity = SEVERITY_BY_STATE[context.plan.state]
            yield Finding(place, {"printed": head.date_words}, variant, severity=severity)
