"""KH302: one act cited with two different dates inside the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import DocumentNumber, parse_number
from plancli.legal.registry import Registry
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.rules.citations.cited_acts import date_place, may_be_one_act, same_issuer
from plancli.rules.citations.wrong_date import contradicted
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.position import Route
from plancli.vietnamese.dates import PartialDate, short_style


class ActWithTwoDates(Rule):
    """The same number of one issuer, dated differently in two places."""

    code = "KH302"
    name = "act-with-two-dates"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: the first citation gives kind, number, symbol, date, issuer and subject"
    text = {
        Language.VI: RuleText(
            checks="Một văn bản (cùng số, ký hiệu, cơ quan ban hành) được viện dẫn với hai ngày khác nhau trong kế hoạch.",
            why="Ít nhất một ngày sai; người đọc không biết tra văn bản nào.",
            message="{number} ghi ngày {date} ở {address} nhưng ngày {other} ở {elsewhere}.",
            help="Xem bản gốc của văn bản và ghi thống nhất một ngày.",
        ),
        Language.EN: RuleText(
            checks="One act (same number and issuer) cited with two different dates inside the plan.",
            why="At least one date is wrong, and the reader cannot tell which document to look up.",
            message="{number} is dated {date} at {address} but {other} at {elsewhere}.",
            help="Look at the original and write one date throughout.",
        ),
    }
    bad = """
preamble: Căn cứ Nghị quyết số 99/NQ-CP ngày 05/6/2025 của Chính phủ;
sections:
  - label: I
    title: Mục đích
    text: Triển khai Nghị quyết số 99/NQ-CP ngày 15/6/2025 của Chính phủ.  # expect: KH302
"""
    good = """
preamble: Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;
sections:
  - label: I
    title: Mục đích
    text: Tiếp theo Kế hoạch số 12/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân xã và Kế hoạch số 12/KH-UBND của tỉnh.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each act, at the first date that differs; a date known as wrong is told once."""
        by_number: dict[tuple[str, ...], list[_Dated]] = {}
        for one in _dated(context.plan):
            by_number.setdefault(one.number.identity, []).append(one)
        for cited in by_number.values():
            if len({one.issued for one in cited}) > 1:
                yield from _findings(cited, context.registry)


@dataclass(frozen=True, slots=True)
class _Dated:
    mention: CitationMention
    number: DocumentNumber
    issued: PartialDate
    route: Route
    address: str


def _dated(plan: Plan) -> Iterator[_Dated]:
    for citation in plan.citations:
        mention = citation.mention
        number = parse_number(mention.number) if mention.number else None
        if number and mention.issued and mention.issued.day:
            yield _Dated(mention, number, mention.issued, citation.route, citation.address)


def _findings(cited: Sequence[_Dated], registry: Registry) -> Iterator[Finding]:
    left = [one for one in cited if contradicted(one.mention, registry) is None]
    for first in left:
        alike = [one for one in left if one is first or _same_act(first, one)]
        differing = [one for one in alike if one.issued != first.issued]
        if alike[0] is first and differing:
            yield _finding(differing[0], first, alike)


def _same_act(one: _Dated, other: _Dated) -> bool:
    return same_issuer(one.mention, other.mention) and may_be_one_act(one.number, one.issued, other.issued)


def _finding(found: _Dated, first: _Dated, alike: Sequence[_Dated]) -> Finding:
    fields = {
        "number": found.number.text,
        "date": short_style(found.issued),
        "other": short_style(first.issued),
        "elsewhere": first.address,
    }
    others = [date_place(one.mention, one.route, one.address) for one in alike if one is not found]
    return Finding(date_place(found.mention, found.route, found.address), fields, related=tuple(others))
