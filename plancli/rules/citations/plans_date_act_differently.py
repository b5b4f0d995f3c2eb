"""KH313: plans of one run that date one act differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancli.diagnostic import Place, Severity
from plancli.legal.date_judgement import DateVerdict, judge_date
from plancli.legal.number import DocumentNumber
from plancli.messages import Language
from plancli.records import dataclass
from plancli.rules.citations.cited_acts import issuer_key, may_be_one_act
from plancli.rules.citations.dated_citations import dated_citations
from plancli.rules.rule import Noted, RuleContext, RuleText, RunRule
from plancli.vietnamese.dates import PartialDate, short_style


@dataclass(frozen=True, slots=True)
class _Dated:
    number: DocumentNumber
    issued: PartialDate
    issuer: str
    """Folded, with what "tỉnh" alone leaves open told by the plan's own issuer."""
    known: bool
    """The registry confirms the date."""


_Plans = dict[PartialDate, dict[str, Noted[_Dated]]]
"""The first place in each plan, by the date that it gives one act."""


class PlansDateActDifferently(RunRule[_Dated]):
    """Nghị quyết 71/NQ-CP of 01/4/2025 in four plans, of 01/5/2025 in one."""

    code = "KH313"
    name = "plans-date-act-differently"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: viện dẫn lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: the first citation gives kind, number, symbol, date, issuer and subject"
    text = {
        Language.VI: RuleText(
            checks="Một văn bản (cùng số, ký hiệu, cơ quan ban hành) được các kế hoạch kiểm tra cùng lần ghi ngày khác nhau. Nêu ở kế hoạch có cách ghi ít gặp hơn; ngang nhau thì nêu ở mọi kế hoạch.",
            why="Ít nhất một ngày sai, thường là ngày mà ít kế hoạch ghi.",
            message="{number} ghi ngày {date} ({address}), còn {file} ghi ngày {other}.",
            help="Xem bản gốc của văn bản rồi sửa kế hoạch ghi sai.",
        ),
        Language.EN: RuleText(
            checks="One act (same number and issuer) is dated differently by plans checked together. Told of the plan whose date is rarer, of all where they tie.",
            why="At least one date is wrong, most often the one that fewer plans have.",
            message="{number} is dated {date} ({address}), but {file} dates it {other}.",
            help="Look at the original and correct the plan that is wrong.",
        ),
    }
    bad = """
# Kế hoạch thứ nhất
preamble: Thực hiện Nghị quyết số 99/NQ-CP ngày 01/4/2025 của Chính phủ;  # expect: KH313
---
# Kế hoạch thứ hai
preamble: Thực hiện Nghị quyết số 99/NQ-CP ngày 01/5/2025 của Chính phủ;  # expect: KH313
"""
    good = """
# Kế hoạch thứ nhất; hai tỉnh có hai kế hoạch cùng số
preamble: Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Yên Bái;
---
# Kế hoạch thứ hai
preamble: Thực hiện Kế hoạch số 12/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lào Cai;
"""

    def note(self, context: RuleContext) -> Iterator[tuple[Place, _Dated]]:
        """Yield the first place of each act and date whose issuer is known beyond the plan itself."""
        told: set[_Dated] = set()
        for one in dated_citations(context.plan):
            issuer = issuer_key(one.number, one.mention.issuer or "", context.plan.issuance.issuer)
            verdict = judge_date(one.mention, context.registry).verdict
            dated = _Dated(one.number, one.issued, issuer, verdict is DateVerdict.CONFIRMED)
            if issuer and verdict is not DateVerdict.CONTRADICTED and dated not in told:
                told.add(dated)
                yield one.place, dated

    def subject(self, fact: _Dated) -> tuple[str, ...]:
        """Return the act."""
        return *fact.number.identity, fact.issuer

    def compare(self, noted: Sequence[Noted[_Dated]]) -> Iterator[tuple[Noted[_Dated], Mapping[str, str]]]:
        """Yield, of each act, the places in plans whose date is rarer than another plan's."""
        acts: dict[tuple[str, ...], _Plans] = {}
        for each in noted:
            plans = acts.setdefault(self.subject(each.fact), {})
            plans.setdefault(each.fact.issued, {}).setdefault(each.path, each)
        for plans in acts.values():
            for date in plans if len(plans) > 1 else ():
                yield from _rarer(date, plans)


def _rarer(date: PartialDate, plans: _Plans) -> Iterator[tuple[Noted[_Dated], Mapping[str, str]]]:
    """Yield the places of a date that no registry knows and that as many plans contradict."""
    firsts = plans[date]
    number = next(iter(firsts.values())).fact.number
    rivals = [other for other in plans if other != date and may_be_one_act(number, date, other)]
    known = [other for other in rivals if _is_known(plans[other])]
    if _is_known(firsts) or not rivals:
        return
    other = max(known or rivals, key=lambda each: len(plans[each]))
    if not known and len(plans[other]) < len(firsts):
        return
    for path, first in firsts.items():
        if file := next((each for each in plans[other] if each != path), ""):
            fields = {"number": number.text, "date": short_style(date)}
            yield first, {**fields, "other": short_style(other), "file": file}


def _is_known(firsts: Mapping[str, Noted[_Dated]]) -> bool:
    return any(each.fact.known for each in firsts.values())
