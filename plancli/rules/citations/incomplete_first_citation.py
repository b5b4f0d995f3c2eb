"""KH307: the first citation of an act says no date or no issuer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.citations.first_citations import (
    first_citations,
    has_issuer_in_front,
    is_dated,
    tells_issuer,
)
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed


class IncompleteFirstCitation(Rule):
    """A numbered act that its first citation leaves without its date or, where it may be any, its issuer."""

    code = "KH307"
    name = "incomplete-first-citation"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: the first citation gives kind, number, symbol, date, issuer and subject"
    text = {
        Language.VI: RuleText(
            checks="Lần đầu viện dẫn một văn bản có số mà không ghi ngày ban hành, hoặc không ghi cơ quan ban hành khi số, ký hiệu không cho biết cơ quan nào. Luật, pháp lệnh gọi theo tên, văn bản nhắc trong trích yếu của văn bản khác và văn bản ở tiêu đề không xét.",
            why="Nhiều văn bản trùng số; thiếu ngày hoặc cơ quan ban hành thì người đọc không biết tra văn bản nào.",
            message="Viện dẫn lần đầu chưa ghi ngày: {undated}.",
            help="Ghi đủ ngày, cơ quan ban hành theo bản gốc ở lần viện dẫn đầu; các lần sau chỉ cần tên loại, số, ký hiệu.",
            variants={
                "issuer": "Viện dẫn lần đầu chưa ghi cơ quan ban hành: {unnamed}.",
                "both": "Viện dẫn lần đầu chưa ghi ngày: {undated}; chưa ghi cơ quan ban hành: {unnamed}.",
            },
        ),
        Language.EN: RuleText(
            checks="The first citation of a numbered act lacks its date, or its issuer where the number does not tell it. Laws called by name, acts quoted in another act's title and acts in headings are let be.",
            why="Many acts share a number; without date or issuer the reader cannot tell which to look up.",
            message="First citations lack the date: {undated}.",
            help="Write date and issuer, as the original has them, at the first citation; later ones need kind and number only.",
            variants={
                "issuer": "First citations lack the issuer: {unnamed}.",
                "both": "First citations lack the date: {undated}; the issuer: {unnamed}.",
            },
        ),
    }
    bad = """
preamble: >-
  Thực hiện Quyết định số 407/QĐ-TTg của Thủ tướng Chính phủ;  # expect: KH307
  Kế hoạch số 170/KH-UBND ngày 04/8/2022 về truyền thông chính sách.
sections:
  - label: I
    title: Mục đích
    text: Cụ thể hóa Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ.
"""
    good = """
preamble: >-
  Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 phê duyệt Đề án truyền thông; Kế hoạch số 170/KH-UBND
  ngày 04/8/2022 của Ủy ban nhân dân tỉnh thực hiện Chỉ thị số 07/CT-TTg của Thủ tướng Chính phủ;
  Luật Báo chí số 103/2016/QH13.
sections:
  - label: I
    title: Mục đích
    text: Cụ thể hóa Quyết định số 407/QĐ-TTg, Kế hoạch số 170/KH-UBND.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding at the first such citation; the others are related."""
        undated, unnamed, found = [], [], []
        texts = {text.route: text.words for text in context.plan.texts}
        for each in first_citations(context.plan):
            lacks_date = not is_dated(each.mention)
            words = texts.get(each.route, "")
            lacks_issuer = not (tells_issuer(each.mention) or has_issuer_in_front(words, each.mention))
            undated += [each] if lacks_date else []
            unnamed += [each] if lacks_issuer else []
            found += [each] if lacks_date or lacks_issuer else []
        if found:
            place, *others = map(citation_place, found)
            fields = {"undated": _listed(undated), "unnamed": _listed(unnamed)}
            variant = ("both" if undated else "issuer") if unnamed else ""
            yield Finding(place, fields, variant, related=tuple(others))


def _listed(citations: Sequence[Citation]) -> str:
    return listed(f"{each.mention.number} ({each.address})" for each in citations)
