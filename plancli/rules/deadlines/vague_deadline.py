"""KH402: a phrase of time by which nobody can be late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.analysis.deadline_grade import DeadlineGrade, grade_deadline, hangs_on_others
from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.model.task import Task
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import listed


class VagueDeadline(Rule):
    """Deadlines "theo quy định", "trong trường hợp cần thiết"; "thường xuyên" is only noted."""

    code = "KH402"
    name = "vague-deadline"
    severity = Severity.WARNING
    basis = "Thông lệ: “rõ thời gian” – thời hạn là một mốc hoặc một nhịp kiểm tra được"
    basis_en = "Convention: “rõ thời gian” – a deadline is a day or a rhythm that can be checked"
    question = Question.WHEN
    text = {
        Language.VI: RuleText(
            checks="Thời hạn ghi “theo quy định”, “trong trường hợp cần thiết”, “khi có yêu cầu”; “thường xuyên” chỉ nêu để biết.",
            why="Không có mốc nào để nói nhiệm vụ đã xong hay đã chậm.",
            message="Thời hạn không có mốc để kiểm tra: {tasks}.",
            help="Ghi mốc hoặc nhịp cụ thể, hoặc ghi ai quyết định khi nào thì làm.",
            variants={
                "open": "Thời hạn thường xuyên, chưa có nhịp: {tasks}.",
                "open.help": "Nếu cần theo dõi thì ghi nhịp, ví dụ “hằng tháng, báo cáo trước ngày 20”.",
            },
        ),
        Language.EN: RuleText(
            checks="Deadlines such as “theo quy định”, “trong trường hợp cần thiết”, “khi có yêu cầu”; “thường xuyên” is only noted.",
            why="Nothing says when the task is done or late.",
            message="Deadlines that cannot be checked: {tasks}.",
            help="Write a date or a rhythm, or say who decides when it is to be done.",
            variants={
                "open": "Open-ended deadlines without a rhythm: {tasks}.",
                "open.help": "To follow it up, write a rhythm such as “hằng tháng, báo cáo trước ngày 20”.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Thành lập Tổ công tác trong trường hợp cần thiết.  # expect: KH402
      - label: "2"
        text: Báo cáo kết quả.
        deadline: Theo quy định
      - label: "3"
        text: Cập nhật danh sách người phát ngôn.
        deadline: Thường xuyên  # expect: KH402
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Thực hiện công khai thông tin theo quy định của Luật Tiếp cận thông tin.
      - label: "2"
        text: Báo cáo kết quả thường xuyên.
        deadline: Trước ngày 20 hằng tháng
      - label: "3"
        text: Góp ý dự thảo văn bản quy định chi tiết.
        deadline: Theo tiến độ của cơ quan chủ trì soạn thảo
      - label: "4"
        text: Phổ biến văn bản quy định chi tiết.
        deadline: Sau khi Nghị định được ban hành
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield at most two findings: the vague ones, and those without a rhythm as information."""
        plan = context.plan
        if vague := _graded(plan, DeadlineGrade.CONDITIONAL, DeadlineGrade.REFERRED):
            yield _finding(vague, "", None)
        if unending := _graded(plan, DeadlineGrade.OPEN):
            yield _finding(unending, "open", Severity.INFO)


def _graded(plan: Plan, *grades: DeadlineGrade) -> list[Task]:
    found = (task for task in plan.tasks if grade_deadline(task.deadline) in grades)
    return [task for task in found if not hangs_on_others(task.deadline)]


def _finding(tasks: Sequence[Task], variant: str, severity: Severity | None) -> Finding:
    places = [Place(task.deadline.route, within=task.deadline.within, address=task.address) for task in tasks]
    quoted = listed(f"{task.address} “{task.deadline.words}”" for task in tasks)
    return Finding(places[0], {"tasks": quoted}, variant, tuple(places[1:]), severity)
