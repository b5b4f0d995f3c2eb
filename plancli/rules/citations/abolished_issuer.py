"""KH319: a cited act whose issuer no longer existed on the day that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import parse_number
from plancli.legal.organisations import EARLIEST, Level, Organisation, Organisations
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.rules.citations.cited_acts import citation_place
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.ended_units import PROVINCE_LEVELS
from plancli.rules.wording.place_names import place_names

_HEAD_OF = r"(?i)Bộ trưởng\s+|Chủ tịch\s+"
_Ended = tuple[Organisation, str, str]
"""What ended, the issuer's name, who follows it."""


class AbolishedIssuer(Rule):
    """An act of an issuer that had ended: 765/QĐ-BTTTT, whose ministry ended on 1/3/2025."""

    code = "KH319"
    name = "abolished-issuer"
    severity = Severity.INFO
    basis = "Thông lệ: xem cơ quan nào tiếp tục việc của cơ quan ban hành không còn"
    basis_en = "Convention: look up which agency goes on with the work of an issuer that is no more"
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn do bộ, tỉnh hoặc huyện ban hành mà vào ngày ghi ở --as-of cơ quan ấy không còn. Không có --as-of thì không xét.",
            why="Cơ quan ban hành không còn thì việc hỏi, báo cáo theo văn bản ấy phải gửi cơ quan khác.",
            message="“{act}” ({address}) do {issuer} ban hành, cơ quan này không còn từ ngày {since}.",
            help="Xem văn bản còn được thực hiện hay không ở {successors}. Nguồn: {source} (rà soát ngày {checked}).",
            variants={
                "copied": "“{act}” ({address}) do {issuer} ban hành, cơ quan này không còn từ ngày {since}.",
                "copied.help": "Xem văn bản còn được thực hiện hay không ở {successors}. Nguồn: các bản chép và tin công khai về {source}, chưa đối chiếu bản gốc (rà soát ngày {checked}).",
                "gone": "“{act}” ({address}) do {issuer} ban hành, cơ quan này đến ngày {since} đã không còn.",
            },
        ),
        Language.EN: RuleText(
            checks="A cited act was issued by a ministry, province or district that was no more on the day given with --as-of. Without --as-of nothing is judged.",
            why="Where the issuer is gone, questions and reports under its act go to another body.",
            message="“{act}” ({address}) was issued by {issuer}, which has not existed since {since}.",
            help="See with {successors} whether the act is still carried out. Source: {source} (checked on {checked}).",
            variants={
                "copied": "“{act}” ({address}) was issued by {issuer}, which has not existed since {since}.",
                "copied.help": "See with {successors} whether the act is still carried out. Source: public copies and news of {source}, not compared with the original (checked on {checked}).",
                "gone": "“{act}” ({address}) was issued by {issuer}, which no longer existed by {since}.",
            },
        ),
    }
    bad = """
# plancli check --as-of 2026-11-23
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  date: ngày 15 tháng 12 năm 2024
  title: Công tác truyền thông chính sách
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Quyết định số 765/QĐ-BTTTT ngày 28/4/2023.  # expect: KH319
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  date: ngày 15 tháng 12 năm 2024
  title: Công tác truyền thông chính sách
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Quyết định số 765/QĐ-BTTTT ngày 28/4/2023.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each issuer, at its first act; its other acts are related."""
        day = context.as_of
        if day is None or day < EARLIEST:
            return
        acts: dict[_Ended, list[Citation]] = {}
        for citation in context.plan.citations:
            ended = _ended_issuer(citation.mention, context.organisations)
            if ended is not None and ended[0].has_ended_by(day):
                acts.setdefault(ended, []).append(citation)
        for ended, citations in acts.items():
            yield _finding(ended, citations, context.organisations)


def _ended_issuer(mention: CitationMention, organisations: Organisations) -> _Ended | None:
    """Return the body or level that ended, with its name and who follows; None where it stands or is unknown."""
    number = parse_number(mention.number) if mention.number else None
    words = re.sub(_HEAD_OF, "", mention.issuer or "")
    for name in (words, number.issuer_code if number else ""):
        if name and (body := organisations.named(name)) is not None:
            return body, body.name, ", ".join(body.succeeded_by)
    for place in place_names(words):
        successor = organisations.places.new_province(place.key) if place.level in PROVINCE_LEVELS else ""
        if successor and not organisations.places.is_present_province(place.key):
            return organisations.level(Level.PROVINCE), words, successor[:1].lower() + successor[1:]
    return None


def _finding(ended: _Ended, citations: list[Citation], organisations: Organisations) -> Finding:
    first, *others = map(citation_place, citations)
    organisation, issuer, successors = ended
    fields = {
        "act": citations[0].mention.number or citations[0].mention.words,
        "issuer": issuer,
        "since": organisation.since,
        "successors": successors,
        "source": organisation.sources[0],
        "checked": organisations.checked,
    }
    variant = organisation.told_by
    return Finding(first, fields, variant=variant, related=tuple(others))
