"""KH401: tasks that do not say when they are to be done."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline
from plancli.analysis.given_work import given_tasks
from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import tasks_finding


class NoDeadline(Rule):
    """Tasks without any phrase of time; all of them are one finding."""

    code = "KH401"
    name = "no-deadline"
    severity = Severity.WARNING
    basis = "Thông lệ: “rõ thời gian” – mỗi nhiệm vụ có thời hạn hoặc nhịp thực hiện"
    basis_en = "Convention: “rõ thời gian” – each task has a deadline or a rhythm"
    question = Question.WHEN
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ không có dòng thời hạn và nội dung cũng không nêu khi nào làm xong.",
            why="Không có thời hạn thì không theo dõi, đôn đốc được và không ai bị chậm.",
            message="{count} nhiệm vụ chưa nêu thời hạn: {tasks}.",
            help="Ghi ngày, tháng, quý phải xong; việc làm suốt năm thì ghi nhịp, ví dụ “hằng tháng”.",
        ),
        Language.EN: RuleText(
            checks="Tasks with no deadline line and no word of time in their text.",
            why="Without a time nothing can be followed up, and nobody is ever late.",
            message="Tasks without a deadline ({count}): {tasks}.",
            help="Write the day, month or quarter; for year-round work a rhythm such as “hằng tháng”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"  # expect: KH401
        text: Đăng tải đầy đủ thông tin theo quy định của pháp luật.
        lead: Phòng Tư pháp
      - label: "2"
        text: Theo dõi thông tin trên mạng xã hội.
        lead: Công an huyện
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Thường xuyên rà soát thông tin.
      - label: "2"
        text: Tổ chức tập huấn.
        deadline: Trong quý II
      - label: "3"
        text: Báo cáo kết quả trước ngày 20 hằng tháng.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the first such task, that lists them all."""
        tasks = [
            task for task in given_tasks(context.plan) if grade_deadline(task.deadline) is DeadlineGrade.NONE
        ]
        if tasks:
            yield tasks_finding(tasks)
