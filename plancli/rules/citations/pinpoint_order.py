"""KH312: a pinpoint that runs from large to small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.rule import Rule, RuleContext, RuleText

_UNIT = re.compile(r"\b(điểm|khoản|điều)\b", re.IGNORECASE)
_SIZE = {"điểm": 1, "khoản": 2, "điều": 3}


class PinpointOrder(Rule):
    """A pinpoint “Điều 103 khoản 2 điểm a”, which is written “điểm a khoản 2 Điều 103”."""

    code = "KH312"
    name = "pinpoint-order"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II; Nghị quyết số 351/2017/UBTVQH14, Điều 24: viện dẫn từ đơn vị nhỏ đến đơn vị lớn, “điểm a khoản 2 Điều 103”"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II; Resolution No. 351/2017/UBTVQH14, Article 24: cited from the smaller unit to the larger, “điểm a khoản 2 Điều 103”"
    text = {
        Language.VI: RuleText(
            checks="Viện dẫn điều, khoản, điểm theo thứ tự từ lớn đến nhỏ.",
            why="Thứ tự chung là điểm, khoản, điều; viết ngược dễ lẫn với nhiều điều, khoản liệt kê cạnh nhau.",
            message="“{pinpoint}” ({address}) viết từ lớn đến nhỏ.",
            help="Viết theo thứ tự điểm, khoản, điều rồi đến tên văn bản.",
        ),
        Language.EN: RuleText(
            checks="Articles, clauses and points cited from large to small.",
            why="The common order is point, clause, article; the reverse reads like a list of several.",
            message="“{pinpoint}” ({address}) runs from large to small.",
            help="Write point, clause, article, then the act.",
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Điều 103 khoản 2 điểm a Nghị định số 34/2016/NĐ-CP.  # expect: KH312
"""
    good = """
sections:
  - label: I
    title: Mục đích
    items:
      - Thực hiện điểm a khoản 2 Điều 103 Nghị định số 34/2016/NĐ-CP.
      - Thực hiện Điều 35; khoản 4 Điều 38 Luật Bảo vệ dữ liệu cá nhân.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each citation whose last unit is smaller than one before it."""
        for citation in context.plan.citations:
            pinpoint = citation.mention.pinpoint or ""
            sizes = [_SIZE[found[1].casefold()] for found in _UNIT.finditer(pinpoint)]
            if sizes and sizes[-1] < max(sizes):
                yield Finding(citation_place(citation), {"pinpoint": pinpoint})
