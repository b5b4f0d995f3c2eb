"""KH303: a date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.plan import Plan, PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.dates import find_dates


class ImpossibleDate(Rule):
    """31/02/2025, ngày 15 tháng 13: in the head, in a citation, in a deadline."""

    code = "KH303"
    name = "impossible-date"
    severity = Severity.WARNING
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I: ngày, tháng, năm ghi đúng và đủ"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I: day, month and year are right and complete"
    text = {
        Language.VI: RuleText(
            checks="Ngày không có trên lịch, ví dụ 31/02/2025 hoặc tháng 13.",
            why="Thời hạn như vậy không ai thực hiện được; văn bản có ngày như vậy không ai tra được.",
            message="“{date}” ({address}) không có trong lịch.",
            help="Xem lại bản gốc và ghi đúng ngày.",
        ),
        Language.EN: RuleText(
            checks="A day that no calendar has, such as 31/02/2025 or month 13.",
            why="Nobody can meet such a deadline or find a document of such a date.",
            message="There is no such day as “{date}” ({address}).",
            help="Look at the original and write the right day.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Hoàn thành rà soát trước ngày 31/02/2025.  # expect: KH303
        lead: Phòng Tư pháp
"""
    good = """
sections:
  - label: II
    title: Nội dung
    text: Chiếm tỷ lệ 31/02 và đạt 13/15 tiêu chí trong năm 2025.
    tasks:
      - label: "1"
        text: Hoàn thành rà soát trước ngày 29/02/2024.
        lead: Phòng Tư pháp
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such date, dates of issue included."""
        for text in (*_heads(context.plan), *context.plan.texts.holding(_YEAR)):
            for found in find_dates(text.words):
                if found.problem is not None:
                    place = Place(text.route, within=(found.start, found.end), address=text.address)
                    yield Finding(place, {"date": text.words[found.start : found.end]})


_YEAR = re.compile(r"\d{4}")
"""What every date has."""


def _heads(plan: Plan) -> Iterator[PrintedText]:
    for head in plan.heads:
        yield PrintedText(head.date_words, (*head.route, "date"), "Phần đầu")
