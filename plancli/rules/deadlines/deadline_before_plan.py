"""KH403: a deadline that had passed when the plan was issued."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.loose_deadlines import loose_deadlines
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.deadline import Deadline
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.patterns import late_pattern
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed

_YEAR = late_pattern(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# In prose "trước ngày 01/7/2025" may tell of what was before; these words give an order.
_ORDER = late_pattern(r"(?:hoàn thành|xong)\s+(?:trước|trong|chậm nhất)|(?:chậm|muộn) nhất", re.IGNORECASE)
_ORDERED = late_pattern(r"(?:hoàn thành|xong)(?: xong)?,? $", re.IGNORECASE)


class DeadlineBeforePlan(Rule):
    """Tasks whose last certain day, year printed, lies before the first day the plan can be of."""

    code = "KH403"
    name = "deadline-before-plan"
    severity = Severity.WARNING
    basis = "Thông lệ: thời hạn hoàn thành nằm sau ngày ban hành kế hoạch"
    basis_en = "Convention: a task is to be done after the day on which the plan is issued"
    text = {
        Language.VI: RuleText(
            checks="Thời hạn có ghi năm mà ngày cuối cùng đã qua trước ngày của kế hoạch. Thời hạn không ghi năm thì không xét.",
            why="Nhiệm vụ quá hạn từ lúc giao; thường do gõ nhầm năm, hoặc chép từ kế hoạch năm trước.",
            message="Thời hạn trước ngày của kế hoạch ({date}): {tasks}.",
            help="Xem lại năm của thời hạn, hoặc ngày của kế hoạch.",
        ),
        Language.EN: RuleText(
            checks="A deadline, its year printed, whose last day lies before the plan's own date. Deadlines without a year are not judged.",
            why="The task is late before it is given; mostly a mistyped year, or one copied from last year's plan.",
            message="Deadlines before the plan's own date ({date}): {tasks}.",
            help="Look again at the deadline's year, or at the plan's date.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 05 tháng 01 năm 2026
  title: Công tác truyền thông năm 2026
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
        deadline: Trước ngày 31/3/2025  # expect: KH403
      - label: "2"
        text: In tờ gấp, hoàn thành trong quý II năm 2025.
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  date: ngày 05 tháng 01 năm 2026
  title: Công tác truyền thông năm 2026
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tổ chức tập huấn.
        deadline: Trong tháng 01/2026
      - label: "2"
        text: Rà soát văn bản ban hành trước ngày 01/7/2025.
      - label: "3"
        text: Duy trì chuyên mục.
        deadline: Từ năm 2024 đến năm 2027
      - label: "4"
        text: Thực hiện chế độ hỗ trợ người làm công tác xây dựng pháp luật.
        deadline: Từ 01/7/2025
      - label: "5"
        text: Cập nhật dữ liệu.
        deadline: Từ quý III năm 2025 trở đi
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for all such times; a plan without a date is not judged."""
        plan = context.plan
        day = _first_day(plan)
        given = [(task.address, task.deadline) for task in plan.tasks if _is_ordered(task)]
        late = [pair for pair in (*given, *loose_deadlines(plan)) if day and _is_over(pair[1], day)]
        if day and late:
            places = [Place(time.route, within=time.within, address=address) for address, time in late]
            quoted = listed(f"{address} “{time.words.rstrip(' .;')}”" for address, time in late)
            yield Finding(places[0], {"date": f"{day:%d/%m/%Y}", "tasks": quoted}, related=tuple(places[1:]))


def _first_day(plan: Plan) -> datetime.date | None:
    return plan.date.first_day if plan.date else None


def _is_ordered(task: Task) -> bool:
    """Say whether the time stands on a line of its own, or prose says that the task is to be done by it."""
    within = task.deadline.within
    if within is None or _ORDER.match(task.deadline.words):
        return True
    in_items = task.deadline.route != task.words_route
    return not in_items and _ORDERED.search(task.words[: within[0]][-20:]) is not None


def _is_over(deadline: Deadline, day: datetime.date) -> bool:
    if _YEAR.search(deadline.words) is None or grade_deadline(deadline) is not DeadlineGrade.FIRM:
        return False
    return deadline.by is not None and deadline.by.last_day < day
