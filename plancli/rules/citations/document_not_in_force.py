"""KH305: a cited act that had ended on the day judged."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.legal.registry import LegalDocument
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import parse_date, short_style


class DocumentNotInForce(Rule):
    """An act that its sources know to have ended: Nghị định 09/2017/NĐ-CP since 1/7/2026."""

    code = "KH305"
    name = "document-not-in-force"
    severity = Severity.WARNING
    basis = "Thông lệ: kế hoạch viện dẫn văn bản còn hiệu lực vào ngày được xét"
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn đã hết hiệu lực vào ngày của kế hoạch, hoặc vào ngày ghi ở --as-of. Văn bản chưa có trong danh mục, hoặc không biết đã hết hiệu lực hay chưa, thì không xét.",
            why="Việc giao theo văn bản đã hết hiệu lực có thể không còn căn cứ.",
            message="“{words}” ({address}) đã hết hiệu lực từ ngày {expired}, được thay bằng {successor}.",
            help="Xem văn bản thay thế trước khi dùng. Nguồn: {url} (rà soát ngày {checked}).",
            variants={"ended": "“{words}” ({address}) đã hết hiệu lực từ ngày {expired}."},
        ),
        Language.EN: RuleText(
            checks="A cited act had ended on the plan's date, or on the day given with --as-of. Acts that are not in the registry, or whose end is not known, are not judged.",
            why="Work assigned under an act that has ended may have lost its basis.",
            message="“{words}” ({address}) has not been in force since {expired}; {successor} replaced it.",
            help="See the act that replaced it first. Source: {url} (checked on {checked}).",
            variants={"ended": "“{words}” ({address}) has not been in force since {expired}."},
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Trạm Tấu
  date: ngày 15 tháng 9 năm 2026
  title: Công tác truyền thông chính sách
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ.  # expect: KH305
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Trạm Tấu
  date: ngày 15 tháng 6 năm 2026
  title: Công tác truyền thông chính sách
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ, Luật Báo chí.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each act that had ended, at its first citation; the others are related."""
        issued = context.plan.issuance.date
        if issued is None:
            return
        day = context.as_of or issued.last_day
        ended: dict[LegalDocument, list[Citation]] = {}
        for citation in context.plan.citations:
            act = context.registry.act_meant(citation.mention, issued.last_day)
            if act is not None and act.has_ended_by(day):
                ended.setdefault(act, []).append(citation)
        for act, citations in ended.items():
            yield _finding(act, citations)


def _finding(act: LegalDocument, citations: list[Citation]) -> Finding:
    first, *others = map(citation_place, citations)
    checked = parse_date(act.checked)
    fields = {
        "words": act.number if citations[0].mention.number else f"{act.title} {act.number}",
        "expired": short_style(act.expired) if act.expired else "",
        "successor": act.superseded_by,
        "url": act.sources[0],
        "checked": short_style(checked) if checked else act.checked,
    }
    variant = "" if act.superseded_by else "ended"
    return Finding(first, fields, variant=variant, related=tuple(others))
