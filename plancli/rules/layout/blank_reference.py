"""KH705: a citation or a caption whose number or date is still blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.layout.head import LIGHTER_BY_STATE
from plancli.rules.rule import Rule, RuleContext, RuleText

_BLANK_DATE = re.compile(r"\bngày[\s…._]+tháng\b(?:[\s…._]|\d{1,2}(?=\s))*\bnăm\b")


class BlankReference(Rule):
    """A caption “Kèm theo Quyết định số /QĐ-TTg ngày tháng năm 2025 …”: which decision is not said."""

    code = "KH705"
    name = "blank-reference"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: viện dẫn văn bản ghi số, ký hiệu và ngày, tháng, năm"
    basis_en = (
        "Decree No. 30/2020/NĐ-CP, Appendix I: a cited document has number, symbol, day, month and year"
    )
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn còn để trống số hoặc ngày. Dòng “Kèm theo …” và bản chữ nhận được: để biết.",
            why="Người đọc không biết là văn bản nào; thường là quên điền khi ban hành.",
            message="“{words}” ({address}) còn để trống số hoặc ngày.",
            help="Ghi số, ngày khi văn bản đó đã ban hành. Bản điện tử có thể để trống ở dòng “Kèm theo …”.",
        ),
        Language.EN: RuleText(
            checks="A cited document has a blank number or day. A caption “Kèm theo …” and received text: for information.",
            why="The reader cannot tell which document is meant; often it was forgotten at issue.",
            message="“{words}” ({address}) still has a blank number or day.",
            help="Write number and day once that document is issued. An electronic copy may leave the caption “Kèm theo …” blank.",
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Nghị quyết số /NQ-HĐND ngày tháng 12 năm 2025 của Hội đồng nhân dân xã.  # expect: KH705
"""
    good = """
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Nghị quyết số 12/NQ-HĐND ngày 05 tháng 12 năm 2025 của Hội đồng nhân dân xã.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such citation."""
        for citation in context.plan.citations:
            mention = citation.mention
            if (mention.number or "").startswith(("/", "-")) or _BLANK_DATE.search(mention.words):
                words = {"words": " ".join(mention.words.split())}
                severity = Severity.INFO if _is_caption(citation) else LIGHTER_BY_STATE[context.plan.state]
                yield Finding(citation_place(citation), words, severity=severity)


def _is_caption(citation: Citation) -> bool:
    return citation.route[-1] == "attached"
