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
from plancli.rules.citations.cited_acts import citation_place, date_place, day_of_issue, own_numbers
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import short_style

_Key = tuple[tuple[str, ...], str]


class ActLaterThanPlan(Rule):
    """An order of days that cannot be: a plan of 08/01/2023 cites a decision of 15/12/2023."""

    code = "KH308"
    name = "act-later-than-plan"
    severity = Severity.WARNING
    basis = "Thông lệ: kế hoạch chỉ viện dẫn văn bản ban hành trước hoặc cùng ngày với mình"
    text = {
        Language.VI: RuleText(
            checks="Văn bản được viện dẫn có ngày, hoặc có năm trong số, sau ngày của kế hoạch. Kế hoạch chỉ có tháng thì lấy ngày cuối tháng; không có ngày thì không xét.",
            why="Thứ tự như vậy không thể có: ngày của kế hoạch hoặc ngày của văn bản được viện dẫn bị ghi sai.",
            message="{number} ghi ngày {date} ({address}), sau ngày của kế hoạch ({plan}).",
            help="Đối chiếu cả hai ngày với bản gốc.",
            variants={
                "year": "{number} ({address}) là số của năm {date}, sau ngày của kế hoạch ({plan}).",
            },
        ),
        Language.EN: RuleText(
            checks="A cited act whose date, or the year in whose number, is later than the plan's own date. A month alone counts as its last day; a plan without a date is not judged.",
            why="Such an order cannot be: the plan's date or the act's date is wrong.",
            message="{number} is dated {date} ({address}), later than the plan itself ({plan}).",
            help="Compare both dates with the originals.",
            variants={
                "year": "{number} ({address}) is a number of {date}, later than the plan itself ({plan}).",
            },
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
        """Yield one finding for each act and date, at its first place; the others are related."""
        issued = day_of_issue(context.plan)
        if issued is None:
            return
        for (_, year), citations in _later(context.plan, issued.last_day).items():
            first, *others = citations
            mention = first.mention
            fields = {
                "number": mention.number or mention.name or "",
                "date": year or (short_style(mention.issued) if mention.issued else ""),
                "plan": short_style(issued),
            }
            place = citation_place if year else _date_place
            related = tuple(map(place, others))
            yield Finding(place(first), fields, "year" if year else "", related=related)


def _later(plan: Plan, day: datetime.date) -> Mapping[_Key, Sequence[Citation]]:
    """Return the citations of later acts by act and, where only the number tells it, the year."""
    own = own_numbers(plan)
    found: dict[_Key, list[Citation]] = {}
    for citation in plan.citations:
        mention = citation.mention
        number = parse_number(mention.number) if mention.number else None
        key = number.identity if number else (mention.name or "",)
        if key in own:
            continue
        if mention.issued is not None:
            if mention.issued.first_day > day:
                found.setdefault(((*key, mention.issued.iso), ""), []).append(citation)
        elif number and number.year and number.year > day.year and not _has_problem(mention):
            found.setdefault((key, str(number.year)), []).append(citation)
    return found


def _has_problem(mention: CitationMention) -> bool:
    return mention.date_problem is not None


def _date_place(citation: Citation) -> Place:
    return date_place(citation.mention, citation.route, citation.address)
