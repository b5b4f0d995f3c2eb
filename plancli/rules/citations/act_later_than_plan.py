"""KH308: a cited act that is dated later than the plan itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from plancli.diagnostic import Finding, Place, Severity
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import parse_number
from plancli.messages import Language
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.rules.citations.cited_acts import date_place, day_of_issue, own_numbers
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed
from plancli.vietnamese.dates import short_style


class ActLaterThanPlan(Rule):
    """An order of days that cannot be: a plan of 08/01/2023 cites a decision of 15/12/2023."""

    code = "KH308"
    name = "act-later-than-plan"
    severity = Severity.WARNING
    basis = "Thông lệ: kế hoạch chỉ viện dẫn văn bản ban hành trước hoặc cùng ngày với mình"
    basis_en = "Convention: a plan cites only documents issued before it or on the same day"
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn có ngày, hoặc có năm trong số, sau ngày của kế hoạch. Kế hoạch chỉ có tháng thì lấy ngày cuối tháng; không có ngày thì không xét.",
            why="Thứ tự như vậy không thể có: ngày của kế hoạch hoặc ngày của văn bản được viện dẫn bị ghi sai.",
            message="Văn bản được viện dẫn có sau ngày của kế hoạch ({plan}): {listed}.",
            help="Đối chiếu ngày của kế hoạch và ngày của văn bản với bản gốc.",
        ),
        Language.EN: RuleText(
            checks="A cited act whose date, or the year in whose number, is later than the plan's own date. A month alone counts as its last day; a plan without a date is not judged.",
            why="Such an order cannot be: the plan's date or the act's date is wrong.",
            message="Cited acts are later than the plan itself ({plan}): {listed}.",
            help="Compare the plan's date and the acts' dates with the originals.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 08 tháng 01 năm 2023
  title: Công tác truyền thông chính sách năm 2023
preamble: Thực hiện Kế hoạch số 90/KH-UBND ngày 20/3/2023 của Ủy ban nhân dân tỉnh;  # expect: KH308
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày tháng 12 năm 2024
  title: Công tác truyền thông chính sách năm 2025
preamble: Thực hiện Kế hoạch số 251/KH-UBND ngày 31/12/2024 của Ủy ban nhân dân tỉnh;
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the first such act: a wrong date of the plan makes many acts later."""
        issued = day_of_issue(context.plan)
        later = _later(context.plan, issued.last_day) if issued else {}
        if issued and later:
            firsts = [citations[0] for citations in later.values()]
            told = [f"{_name(each.mention)} ({_day(each.mention)}, {each.address})" for each in firsts]
            place, *others = [_date_place(each) for citations in later.values() for each in citations]
            fields = {"plan": short_style(issued), "listed": listed(told)}
            yield Finding(place, fields, related=tuple(others))


def _later(plan: Plan, day: datetime.date) -> Mapping[tuple[str, ...], Sequence[Citation]]:
    """Return the citations of later acts by act; without a date the year in the number tells.

    A date of another year than the number's is a slip that KH301 tells: the act itself may be earlier.
    """
    own = own_numbers(plan)
    found: dict[tuple[str, ...], list[Citation]] = {}
    for citation in plan.citations:
        mention = citation.mention
        number = parse_number(mention.number) if mention.number else None
        key = number.identity if number else (mention.name or "",)
        year = number.year if number and mention.date_problem is None else None
        slipped = year is not None and mention.issued is not None and mention.issued.year != year
        dated = mention.issued is not None and mention.issued.first_day > day and not slipped
        numbered = mention.issued is None and year is not None and year > day.year
        if key not in own and (dated or numbered):
            found.setdefault((*key, _day(mention)), []).append(citation)
    return found


def _name(mention: CitationMention) -> str:
    return mention.number or mention.name or ""


def _day(mention: CitationMention) -> str:
    """Return the date as figures; without one, the year in the number."""
    if mention.issued is not None:
        return short_style(mention.issued)
    number = parse_number(mention.number or "")
    return str(number.year) if number and number.year else ""


def _date_place(citation: Citation) -> Place:
    return date_place(citation.mention, citation.route, citation.address)
