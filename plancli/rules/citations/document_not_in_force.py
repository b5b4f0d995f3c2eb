"""KH305: a cited act that had ended on the day judged."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.legal.act_sources import best_source
from plancli.messages import Language
from plancli.rules.citations.cited_acts import citation_place, day_of_issue, shown
from plancli.rules.citations.ended_acts import EndedAct, end_severity, end_variant, ended_acts
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import parse_date


class DocumentNotInForce(Rule):
    """An act that its sources know to have ended: Nghị định 09/2017/NĐ-CP since 1/7/2026."""

    code = "KH305"
    name = "document-not-in-force"
    severity = Severity.WARNING
    basis = "Thông lệ: kế hoạch viện dẫn văn bản còn hiệu lực vào ngày được xét"
    basis_en = "Convention: a plan cites documents that are in force on the day that is judged"
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn đã hết hiệu lực vào ngày của kế hoạch, hoặc vào ngày ghi ở --as-of. Văn bản chưa có trong danh mục, hoặc không biết đã hết hiệu lực hay chưa, thì không xét.",
            why="Việc giao theo văn bản đã hết hiệu lực có thể không còn căn cứ.",
            message="“{words}” ({address}) đã hết hiệu lực từ ngày {expired}, được thay bằng {successor}.",
            help="Xem văn bản thay thế trước khi dùng. Nguồn: {source} (rà soát ngày {checked}).",
            variants={
                "ended": "“{words}” ({address}) đã hết hiệu lực từ ngày {expired}.",
                "read": "“{words}” ({address}) có thể đã hết hiệu lực từ ngày {expired}, do {successor} thay thế.",
                "read.help": "Xem văn bản thay thế trước khi dùng. Nguồn: điều khoản thi hành của {source}, đọc bằng máy, chưa đối chiếu.",
                "read-ended": "“{words}” ({address}) có thể đã hết hiệu lực từ ngày {expired}.",
                "read-ended.help": "Tra hiệu lực trước khi dùng. Nguồn: điều khoản thi hành của {source}, đọc bằng máy, chưa đối chiếu.",
                "copied": "“{words}” ({address}) đã hết hiệu lực từ ngày {expired}, do {successor} thay thế.",
                "copied.help": "Xem văn bản thay thế trước khi dùng. Nguồn: bản chép và văn bản công khai, chưa đối chiếu bản gốc (rà soát ngày {checked}).",
                "named": "“{words}” ({address}) khi viết là luật {number}, đã hết hiệu lực từ ngày {expired}; nay tên này là luật {successor}.",
                "named.help": "Tên luật vẫn đúng; xem nội dung còn phù hợp với luật mới không. Nguồn: {source} (rà soát ngày {checked}).",
                "lapsed": "Thời hạn của chính “{words}” ({address}) đã hết trước ngày {expired}.",
                "lapsed.help": "Xem giai đoạn sau có văn bản khác không (rà soát ngày {checked}).",
            },
        ),
        Language.EN: RuleText(
            checks="A cited act had ended on the plan's date, or on the day given with --as-of. Acts that are not in the registry, or whose end is not known, are not judged.",
            why="Work assigned under an act that has ended may have lost its basis.",
            message="“{words}” ({address}) has not been in force since {expired}; {successor} replaced it.",
            help="See the act that replaced it first. Source: {source} (checked on {checked}).",
            variants={
                "ended": "“{words}” ({address}) has not been in force since {expired}.",
                "read": "“{words}” ({address}) may not have been in force since {expired}, replaced by {successor}.",
                "read.help": "See the act that replaced it first. Source: the closing article of {source}, read by program and not compared.",
                "read-ended": "“{words}” ({address}) may not have been in force since {expired}.",
                "read-ended.help": "Look up its standing first. Source: the closing article of {source}, read by program and not compared.",
                "copied": "“{words}” ({address}) has not been in force since {expired}, replaced by {successor}.",
                "copied.help": "See the act that replaced it first. Source: copies and public papers, not compared with the original (checked on {checked}).",
                "named": "“{words}” ({address}) was law {number} when written, not in force since {expired}; law {successor} now bears the name.",
                "named.help": "The name still stands; see whether the work agrees with the new law. Source: {source} (checked on {checked}).",
                "lapsed": "The term of “{words}” ({address}) itself was over before {expired}.",
                "lapsed.help": "See whether another act covers the next period (checked on {checked}).",
            },
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
        issued = day_of_issue(context.plan)
        written = issued.last_day if issued else None
        day = context.as_of or written
        if day is None:
            return
        for ended in ended_acts(context.plan, context.registry, written, day):
            yield _finding(ended)


def _finding(ended: EndedAct) -> Finding:
    act = ended.act
    source = best_source(act.end_sources)
    fields = {
        "words": act.number if ended.citations[0].mention.number else f"{act.title} số {act.number}",
        "expired": shown(act.expired),
        "successor": act.superseded_by,
        "source": source.address,
        "checked": shown(parse_date(act.checked)),
    }
    variant, severity = end_variant(act, source.kind), end_severity(act)
    if ended.heir is not None:
        variant, severity = "named", Severity.INFO
        fields |= {"words": act.title, "number": act.number, "successor": ended.heir.number}
    first, *others = map(citation_place, ended.citations)
    return Finding(first, fields, variant=variant, related=tuple(others), severity=severity)
