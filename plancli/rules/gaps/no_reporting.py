"""KH504: a plan that does not say by when its results are reported."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.plan_gaps import reporting_gap
from plancli.analysis.question import AnswerState
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText


class NoReporting(Rule):
    """No word of reports, or reports without a date or a rhythm ("theo quy định")."""

    code = "KH504"
    name = "no-reporting"
    severity = Severity.INFO
    basis = "Thông lệ: kế hoạch nêu chế độ báo cáo – báo cáo ai, định kỳ nào, trước ngày nào"
    basis_en = "Convention: the plan says how it is reported on – to whom, how often, by which day"
    text = {
        Language.VI: RuleText(
            checks="Kế hoạch không yêu cầu báo cáo, hoặc yêu cầu báo cáo mà không nêu ngày hay định kỳ, như chỉ ghi “theo quy định”.",
            why="Đơn vị được giao không biết báo cáo lúc nào; cơ quan ban hành không có lúc nào để tổng hợp.",
            message="Kế hoạch không nói đến báo cáo kết quả thực hiện.",
            help="Nêu báo cáo ai, định kỳ nào, trước ngày nào, ví dụ “báo cáo trước ngày 20 tháng cuối quý”.",
            variants={
                "untimed": "Kế hoạch có nói đến báo cáo ({tasks}) nhưng không nêu ngày hay định kỳ.",
            },
        ),
        Language.EN: RuleText(
            checks="The plan asks for no reports, or for reports without a date or a rhythm, such as only “theo quy định”.",
            why="The units do not know when to report, and the issuer has no time to sum up.",
            message="The plan does not speak of reports on its results.",
            help="Say to whom, how often and by which day, such as “báo cáo trước ngày 20 tháng cuối quý”.",
            variants={
                "untimed": "The plan speaks of reports ({tasks}) but gives neither a date nor a rhythm.",
            },
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác truyền thông năm 2026  # expect: KH504
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Kinh tế
        duties: Báo cáo Ủy ban nhân dân xã trước ngày 20 hằng tháng.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the words that ask for a report or else at the plan's title."""
        plan = context.plan
        gap = reporting_gap(plan)
        if gap is None or not (plan.tasks or plan.duties):
            return
        if gap.state is AnswerState.NO:
            yield Finding(Place((*plan.issuance.route, "title")))
            return
        asking = next(
            text for text in plan.texts if text.address in gap.addresses and gap.words in text.words
        )
        start = asking.words.index(gap.words)
        place = Place(asking.route, within=(start, start + len(gap.words)), address=asking.address)
        yield Finding(place, {"tasks": ", ".join(gap.addresses)}, "untimed")
