"""KH302: one act cited with two different dates inside the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from plancli.diagnostic import Finding, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import DocumentNumber, parse_number
from plancli.legal.registry import Registry
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.rules.citations.cited_acts import date_place, may_be_one_act
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


_Kind = tuple[str, PartialDate]
"""Whose act of one number, by the issuer's key, and of which day; citations of one kind say the same."""


def _findings(cited: Sequence[_Dated], registry: Registry) -> Iterator[Finding]:
    kinds: dict[_Kind, list[tuple[int, _Dated]]] = {}
    for at, one in enumerate(cited):
        if contradicted(one.mention, registry) is None:
            kinds.setdefault((unit_key(one.mention.issuer or ""), one.issued), []).append((at, one))
    number = cited[0].number
    of_issuer = _of_one_issuer(kinds, anyone=number.has_one_issuer)
    order = {kind: at for at, kind in enumerate(kinds)}
    for kind, members in kinds.items():
        # Many citations may bear one number: the earliest of an act answers for the others.
        near = (each for each in of_issuer[kind[0]] if may_be_one_act(number, kind[1], each[1]))
        alike: list[tuple[int, _Dated]] = []
        for each in near:
            if order[each] < order[kind]:
                break
            alike += kinds[each]
        else:
            ordered = [one for _, one in sorted(alike, key=itemgetter(0))]
            differing = next((one for one in ordered if one.issued != kind[1]), None)
            if differing is not None:
                yield _finding(differing, members[0][1], ordered)


def _of_one_issuer(kinds: Iterable[_Kind], *, anyone: bool) -> dict[str, list[_Kind]]:
    """Return by issuer all kinds that may be of the same one, the earliest first.

    "tỉnh" and "tỉnh Yên Bái" are one; where `anyone` only one body can have given the number.
    """
    listed = list(kinds)
    own: dict[str, list[int]] = {}
    for at, (issuer, _) in enumerate(listed):
        own.setdefault(issuer, []).append(at)
    unnamed = own.pop("", []) if anyone else []
    found = {issuer: [*numbers, *unnamed] for issuer, numbers in own.items() if issuer}
    wider: list[str] = []
    for issuer in sorted(found):
        while wider and not issuer.startswith(wider[-1]):
            wider.pop()
        for each in wider:
            found[issuer] += own[each]
            found[each] += own[issuer]
        wider.append(issuer)
    found[""] = [*range(len(listed))] if anyone else []
    return {issuer: [listed[at] for at in sorted(numbers)] for issuer, numbers in found.items()}


def _finding(found: _Dated, first: _Dated, alike: Sequence[_Dated]) -> Finding:
    fields = {
        "number": found.number.text,
        "date": short_style(found.issued),
        "other": short_style(first.issued),
        "elsewhere": first.address,
    }
    others = [date_place(one.mention, one.route, one.address) for one in alike if one is not found]
    return Finding(date_place(found.mention, found.route, found.address), fields, related=tuple(others))
