"""KH301: a cited act with a date that is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plancli.diagnostic import Finding, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.registry import Confidence, DateVerdict, LegalDocument, Registry, judge_date
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.citations.cited_acts import date_correction, date_place
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate, parse_date, short_style


class WrongDate(Rule):
    """A date that the registry's sources contradict: 765/QĐ-BTTTT is of 28/4/2023, not 21/3/2023."""

    code = "KH301"
    name = "wrong-date"
    severity = Severity.ERROR
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    text = {
        Language.VI: RuleText(
            checks="Ngày ghi ở văn bản được viện dẫn khác ngày ban hành trong dữ liệu văn bản của plancli. Văn bản mà dữ liệu chưa có thì không xét.",
            why="Người đọc tra theo ngày sẽ không thấy văn bản; thường là chép nhầm ngày của văn bản đứng cạnh.",
            message="{number} ghi ngày {cited} ({address}), nhưng văn bản này ban hành ngày {issued} theo {source}.",
            help="Đối chiếu bản gốc rồi sửa ngày ở mọi chỗ viện dẫn. Nguồn: {url} (rà soát ngày {checked}).",
            fix="Đổi ngày {cited} thành {issued}",
        ),
        Language.EN: RuleText(
            checks="The date of a cited act differs from its date of issue in plancli's registry. Acts that it does not hold are not judged.",
            why="Whoever looks the act up by its date will not find it; often the date of the act beside it was copied.",
            message="{number} is dated {cited} ({address}), but it was issued on {issued} according to {source}.",
            help="Compare with the original and correct every citation. Source: {url} (checked on {checked}).",
            fix="Change {cited} to {issued}",
        ),
    }
    bad = """
decrees:
  - Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Nghị định số 09/2017/NĐ-CP ngày 19/02/2017 của Chính phủ.  # expect: KH301
"""
    good = """
sections:
  - label: I
    title: Mục đích
    items:
      - Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ.
      - Quyết định số 765/QĐ-BTTTT ngày 05/5/2020 của Bộ Thông tin và Truyền thông về khen thưởng.
      - Nghị định số 09/2017/NĐ-CP; Luật Báo chí; Quyết định số 9999/QĐ-UBND ngày 01/01/2026.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each act and wrong date, at its first place; the others are related."""
        cited = list(_cited(context.plan))
        judged = {one: document for one in cited if (document := contradicted(one.mention, context.registry))}
        told: set[tuple[str, PartialDate | None]] = set()
        for one, document in judged.items():
            key = (document.number, one.mention.issued)
            if key not in told:
                told.add(key)
                alike = [other for other in cited if other is not one and other.same_words(one)]
                yield _finding(one, document, alike)


def contradicted(mention: CitationMention, registry: Registry) -> LegalDocument | None:
    """Return the act whose date the citation has wrong, None where nothing is known to be wrong."""
    judgement = judge_date(mention, registry)
    return judgement.document if judgement.verdict is DateVerdict.CONTRADICTED else None


@dataclass(frozen=True, slots=True)
class _Cited:
    mention: CitationMention
    route: Route
    address: str

    def same_words(self, other: _Cited) -> bool:
        return (self.mention.number, self.mention.issued) == (other.mention.number, other.mention.issued)


def _cited(plan: Plan) -> Iterator[_Cited]:
    for citation in plan.citations:
        yield _Cited(citation.mention, citation.route, citation.address)
    for decree in plan.decrees:
        if decree.mention is not None:
            yield _Cited(decree.mention, decree.route, "decrees")


def _finding(one: _Cited, document: LegalDocument, alike: list[_Cited]) -> Finding:
    checked = parse_date(document.checked)
    fields = {
        "number": document.number,
        "cited": short_style(one.mention.issued) if one.mention.issued else "",
        "issued": short_style(document.issued),
        "source": _site(document.sources[0]),
        "url": document.sources[0],
        "checked": short_style(checked) if checked else document.checked,
    }
    certain = document.confidence is Confidence.HIGH
    return Finding(
        date_place(one.mention, one.route, one.address),
        fields,
        related=tuple(date_place(other.mention, other.route, other.address) for other in alike),
        severity=None if certain else Severity.WARNING,
        correction=date_correction([(each.mention, each.route) for each in (one, *alike)], document.issued),
    )


def _site(source: str) -> str:
    """Return the site of a source: `luatvietnam.vn`, `github:owner/name`."""
    return source.split("/")[2] if "://" in source else source.partition("@")[0]
