"""KH301: a cited act with a date that is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from plancli.diagnostic import Finding, Severity
from plancli.legal.act_sources import SourceKind, best_source
from plancli.legal.acts import Confidence, LegalDocument
from plancli.legal.citation_text import CitationMention
from plancli.legal.date_judgement import DateVerdict, judge_date
from plancli.legal.registry import Registry
from plancli.messages import Language
from plancli.rules.citations.cited_acts import CitedPlace, cited_alike, date_correction, shown
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import parse_date


class WrongDate(Rule):
    """A date that the registry's sources contradict: 765/QĐ-BTTTT is of 28/4/2023, not 21/3/2023."""

    code = "KH301"
    name = "wrong-date"
    severity = Severity.ERROR
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: the first citation gives kind, number, symbol, date, issuer and subject"
    text = {
        Language.VI: RuleText(
            checks="Ngày ghi ở văn bản được viện dẫn khác ngày ban hành trong dữ liệu văn bản của plancli. Văn bản mà dữ liệu chưa có thì không xét.",
            why="Người đọc tra theo ngày sẽ không thấy văn bản; thường là chép nhầm ngày của văn bản đứng cạnh.",
            message="{number} ghi ngày {cited} ({address}), nhưng văn bản này ban hành ngày {issued} theo {source}.",
            help="Đối chiếu bản gốc rồi sửa ngày ở mọi chỗ viện dẫn. Nguồn: {url} (rà soát ngày {checked}).",
            fix="Đổi ngày {cited} thành {issued}",
            variants={
                "codified": "{number} ghi ngày {cited} ({address}), nhưng văn bản này ban hành ngày {issued} theo Bộ pháp điển.",
                "codified.help": "Đối chiếu bản gốc rồi sửa ngày ở mọi chỗ viện dẫn. Nguồn: một bản sao của Bộ pháp điển, đọc bằng máy (đến ngày {checked}).",
                "papers": "{number} ghi ngày {cited} ({address}), nhưng các văn bản công khai khác ghi văn bản này ban hành ngày {issued}.",
                "papers.help": "Đối chiếu bản gốc rồi sửa ngày ở mọi chỗ viện dẫn (rà soát ngày {checked}).",
                "other-year": "{number} là số của năm {year}, nhưng ngày ghi kèm là {cited} ({address}).",
                "other-year.help": "Đối chiếu bản gốc rồi sửa số hoặc ngày.",
            },
        ),
        Language.EN: RuleText(
            checks="The date of a cited act differs from its date of issue in plancli's registry. Acts that it does not hold are not judged.",
            why="Whoever looks the act up by its date will not find it; often the date of the act beside it was copied.",
            message="{number} is dated {cited} ({address}), but it was issued on {issued} according to {source}.",
            help="Compare with the original and correct every citation. Source: {url} (checked on {checked}).",
            fix="Change {cited} to {issued}",
            variants={
                "codified": "{number} is dated {cited} ({address}), but it was issued on {issued} according to the codification (Bộ pháp điển).",
                "codified.help": "Compare with the original and correct every citation. Source: a copy of the codification, read by program (up to {checked}).",
                "papers": "{number} is dated {cited} ({address}), but other public papers say that it was issued on {issued}.",
                "papers.help": "Compare with the original and correct every citation (checked on {checked}).",
                "other-year": "{number} is a number of the year {year}, but the date beside it is {cited} ({address}).",
                "other-year.help": "Compare with the original and correct the number or the date.",
            },
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
        registry = context.registry
        for same in cited_alike(context.plan):
            judged = ((one, contradicted(one.mention, registry)) for one in same)
            found = (_finding(one, act, registry, same) if act else _other_year(one) for one, act in judged)
            yield from islice(filter(None, found), 1)


def contradicted(mention: CitationMention, registry: Registry) -> LegalDocument | None:
    """Return the act whose date the citation has wrong, None where nothing is known to be wrong."""
    judgement = judge_date(mention, registry)
    return judgement.document if judgement.verdict is DateVerdict.CONTRADICTED else None


def _finding(one: CitedPlace, act: LegalDocument, registry: Registry, same: list[CitedPlace]) -> Finding:
    alike = [other for other in same if other is not one]
    source = best_source(act.sources)
    fields = {
        "number": act.number,
        "cited": shown(one.mention.issued),
        "issued": shown(act.issued),
        "source": source.site,
        "url": source.address,
        "checked": shown(parse_date(act.checked)),
    }
    by_year = judge_date(one.mention, registry).by_year
    dated = [(each.mention, each.route) for each in (one, *alike) if not by_year]
    return Finding(
        one.date_place,
        fields,
        variant={SourceKind.PAGE: "", SourceKind.CODIFICATION: "codified"}.get(source.kind, "papers"),
        related=tuple(other.date_place for other in alike),
        severity=None if act.confidence is Confidence.HIGH and not by_year else Severity.WARNING,
        correction=date_correction(dated, act.issued),
    )


def _other_year(one: CitedPlace) -> Finding | None:
    year, cited = one.other_year, shown(one.mention.issued)
    fields = {"number": one.mention.number or "", "cited": cited, "year": str(year)}
    return Finding(one.date_place, fields, variant="other-year", severity=Severity.WARNING) if year else None
