"""KH304: a document in the plan's own list that its text cites nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.legal.citation_text import CitationMention
from plancli.messages import Language
from plancli.model.citation import Decree
from plancli.model.plan import Plan
from plancli.rules.citations.cited_acts import act_keys
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold


class UnusedDecree(Rule):
    """An entry of `decrees` that no sentence cites."""

    code = "KH304"
    name = "unused-decree"
    severity = Severity.INFO
    basis = "Thông lệ: danh sách văn bản viện dẫn chỉ gồm văn bản mà kế hoạch nêu"
    basis_en = "Convention: the list of cited documents holds only documents that the plan names"
    text = {
        Language.VI: RuleText(
            checks="Văn bản có trong danh sách decrees mà lời văn của kế hoạch không viện dẫn.",
            why="Thường là số ghi trong danh sách khác số ghi trong lời văn.",
            message="“{cited}” có trong danh sách văn bản nhưng kế hoạch không viện dẫn.",
            help="So lại số, ký hiệu với lời văn, hoặc bỏ dòng này.",
        ),
        Language.EN: RuleText(
            checks="A document listed under decrees that the plan's text cites nowhere.",
            why="Usually the number in the list differs from the number in the text.",
            message="“{cited}” is listed as a document, but the plan does not cite it.",
            help="Compare the number with the text, or remove the entry.",
        ),
    }
    bad = """
decrees:
  - Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ
  - Chỉ thị số 70/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ  # expect: KH304
sections:
  - label: I
    title: Mục đích
    text: Cụ thể hóa Quyết định số 407/QĐ-TTg và Chỉ thị số 07/CT-TTg ngày 21/3/2023.
"""
    good = """
decrees:
  - Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ
  - words: Quyết định số 2345/QĐ-UBND ngày 06/01/2026 của Ủy ban nhân dân tỉnh
    alias: Chương trình truyền thông của tỉnh
  - Luật Báo chí số 103/2016/QH13
sections:
  - label: I
    title: Mục đích
    text: Cụ thể hóa Quyết định 407/QĐ-TTg, Luật Báo chí và Chương trình truyền thông của tỉnh.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each entry whose number, name and alias the text lacks."""
        plan = context.plan
        cited = {key for citation in plan.citations for key in act_keys(citation.mention)}
        for decree in plan.decrees:
            if decree.mention and not act_keys(decree.mention) & cited and not _called(decree, plan):
                place = Place(decree.route, within=_span(decree.mention))
                yield Finding(place, {"cited": decree.mention.words})


def _called(decree: Decree, plan: Plan) -> bool:
    alias = fold(decree.alias)
    return bool(alias) and any(alias in fold(text.words) for text in plan.texts)


def _span(mention: CitationMention) -> tuple[int, int]:
    return mention.start, mention.end
