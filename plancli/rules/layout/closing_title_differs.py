"""KH706: "Trên đây là Kế hoạch …" names another plan than the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.layout.restated_title import MAY_COME_IN, restated_title
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold

_WORD = re.compile(r"\w+")


class ClosingTitleDiffers(Rule):
    """The closing restates the title with a year or words that the heading has not."""

    code = "KH706"
    name = "closing-title-differs"
    severity = Severity.INFO
    basis = "Thông lệ: câu kết “Trên đây là Kế hoạch …” nhắc đúng tên của kế hoạch"
    basis_en = "Convention: the closing sentence “Trên đây là Kế hoạch …” repeats the plan's name rightly"
    text = {
        Language.VI: RuleText(
            checks="Câu kết “Trên đây là Kế hoạch …” có năm, hoặc nhiều từ, mà tên kế hoạch và tên cơ quan ban hành không có. Tên viết gọn hơn không xét.",
            why="Thường là câu kết chép từ kế hoạch khác, năm khác.",
            message="Câu kết gọi tên kế hoạch là “{restated}”, có “{words}” mà tên ở đầu văn bản không có.",
            help="So câu kết với tên kế hoạch ở đầu văn bản.",
        ),
        Language.EN: RuleText(
            checks="The closing “Trên đây là Kế hoạch …” has a year, or several words, that title and issuer have not. A shorter title is let be.",
            why="Often the closing was copied from another plan or another year.",
            message="The closing calls the plan “{restated}”, with “{words}” that the title has not.",
            help="Compare the closing with the title at the head.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông chính sách xã Suối Mơ năm 2026
closing: Trên đây là Kế hoạch công tác truyền thông chính sách năm 2025, đề nghị các đơn vị thực hiện./.  # expect: KH706
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông chính sách xã Suối Mơ năm 2026
closing: Trên đây là Kế hoạch truyền thông chính sách trên địa bàn xã, Ủy ban nhân dân xã yêu cầu các đơn vị thực hiện./.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the closing paragraph."""
        plan = context.plan
        known = _known_words(plan)
        for paragraph in plan.closing if plan.issuance.title else ():
            restated = restated_title(paragraph.words)
            strange = [word for word in _WORD.findall(restated) if word not in known]
            if any(word.isdigit() for word in strange) or len(strange) > 2:
                fields = {"restated": restated, "words": ", ".join(dict.fromkeys(strange))}
                yield Finding(Place(paragraph.route), fields)


def _known_words(plan: Plan) -> frozenset[str]:
    """Return the words that the restated title may have: the head's, and those that any title may gain."""
    head = plan.issuance
    issuers = " ".join((head.issuer, head.superior, head.place, *(each.words for each in plan.preamble)))
    return MAY_COME_IN | frozenset(_WORD.findall(fold(f"{head.title} {head.period} {issuers}")))
