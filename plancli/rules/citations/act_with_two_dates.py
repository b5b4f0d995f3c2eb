"""KH302: one act cited with two different dates inside the plan."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.citations.dated_citations import DatedCitation, TwoDates, dated_citations, with_two_dates
from plancli.rules.citations.wrong_date import contradicted
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import short_style


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
        by_number: dict[tuple[str, ...], list[DatedCitation]] = {}
        for one in dated_citations(context.plan):
            by_number.setdefault(one.number.identity, []).append(one)
        for cited in by_number.values():
            if len({one.issued for one in cited}) > 1:
                doubtful = [one for one in cited if contradicted(one.mention, context.registry) is None]
                yield from map(_finding, with_two_dates(doubtful))


def _finding(act: TwoDates) -> Finding:
    fields = {
        "number": act.other.number.text,
        "date": short_style(act.other.issued),
        "other": short_style(act.first.issued),
        "elsewhere": act.first.address,
    }
    return Finding(
        act.other.place, fields, related=tuple(one.place for one in act.alike if one is not act.other)
    )
