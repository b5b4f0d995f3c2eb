"""KH802: dates in figures, with and without a zero that the other dates of the paper do otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch, addresses, first_and_others
from plancli.vietnamese.dates import PartialDate, find_dates, short_style


class MixedDateStyles(Rule):
    """30/03/2022 in one place of a paper, 30/3/2022 in another."""

    code = "KH802"
    name = "mixed-date-styles"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II.4: thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2; viết thống nhất trong cả văn bản"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II.4: a 0 stands before days below 10 and months 1 and 2; one way in the whole document"
    text = {
        Language.VI: RuleText(
            checks="Ngày viết bằng chữ số lúc có, lúc không có số 0 đứng trước ngày hoặc tháng, không theo một kiểu nào trong cả văn bản.",
            why="Cùng một ngày viết hai cách thì tìm kiếm sót và văn bản trông như chép từ nhiều nguồn.",
            message="Ngày viết hai kiểu: “{found}” ({places}), trong khi “{other}” ({elsewhere}).",
            help="Viết thống nhất; theo Nghị định 30 thì ngày này là “{decree}”.",
        ),
        Language.EN: RuleText(
            checks="Dates in figures with and without a zero before the day or the month, after no single style in the paper.",
            why="A date written in two ways is missed by a search, and the paper looks pasted together.",
            message="Dates in two styles: “{found}” ({places}), but “{other}” ({elsewhere}).",
            help="Write one style; by Decree 30 this date is “{decree}”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ.
      - Triển khai Quyết định số 407/QĐ-TTg ngày 30/03/2022 của Thủ tướng Chính phủ.  # expect: KH802
"""
    good = """
sections:
  - label: II
    title: Nội dung
    items:
      - Thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ.
      - Thực hiện Kế hoạch số 170/KH-UBND ngày 04/8/2022 của Ủy ban nhân dân tỉnh.
      - Thực hiện Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield at most one finding: the dates that the commonest style does not fit."""
        dates = list(_dates(context.plan))
        style = max(range(3), key=lambda style: sum(date.fits[style] for date in dates))
        odd = [date for date in dates if not date.fits[style]]
        if odd:
            yield _finding(odd, [date for date in dates if date.fits[style]])


_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@dataclass(frozen=True, slots=True)
class _Written:
    date: PartialDate
    stretch: Stretch
    fits: tuple[bool, bool, bool]
    """Whether it may be the style of the decree, that of all zeros, that of none."""


def _dates(plan: Plan) -> Iterator[_Written]:
    for text in plan.texts.holding(_SLASHED):
        for mention in find_dates(text.words):
            found = _SLASHED.search(text.words, mention.start, mention.end)
            if found and mention.date and mention.date.day:
                yield _Written(mention.date, Stretch(text, *found.span()), _fits(found.group(), mention.date))


def _fits(words: str, date: PartialDate) -> tuple[bool, bool, bool]:
    day, month, year = date.day or 0, date.month or 0, date.year
    styles = (short_style(date), f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year}")
    return words == styles[0], words == styles[1], words == styles[2]


def _finding(odd: Sequence[_Written], usual: Sequence[_Written]) -> Finding:
    same = {date.date: date for date in reversed(usual)}
    # A date such as 29/12/2017 has no zero to spare: it shows no style.
    told = [date for date in usual if not all(date.fits)] or [*usual, odd[-1]]
    one = next((date for date in odd if date.date in same), odd[0])
    other = same.get(one.date, told[0])
    place, others = first_and_others([one.stretch, *(each.stretch for each in odd if each is not one)])
    alike = [each.stretch for each in odd if each.stretch.words == one.stretch.words]
    fields = {
        "found": one.stretch.words,
        "places": addresses(alike),
        "other": other.stretch.words,
        "elsewhere": other.stretch.address,
        "decree": short_style(one.date),
    }
    return Finding(place, fields, related=others)
