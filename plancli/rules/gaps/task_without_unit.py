"""KH502: tasks that nobody is given, in a plan that gives out its other tasks."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.given_work import heading_holders
from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import tasks_finding


class TaskWithoutUnit(Rule):
    """Tasks without a role line, while others of the same body or annex have one."""

    code = "KH502"
    name = "task-without-unit"
    severity = Severity.WARNING
    basis = "Thông lệ: “rõ người” – mỗi nhiệm vụ nêu đơn vị chủ trì hoặc thực hiện"
    basis_en = "Convention: “rõ người” – each task names who leads or carries it out"
    question = Question.WHO
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ không có dòng đơn vị nào, trong khi các nhiệm vụ khác của kế hoạch có.",
            why="Nhiệm vụ này không vào danh sách và phiếu giao của đơn vị nào.",
            message="{count} nhiệm vụ chưa giao cho đơn vị nào: {tasks}.",
            help="Ghi đơn vị chủ trì hoặc thực hiện; nếu nhiều ý dùng chung một dòng phân công thì ghi các ý thành items của một nhiệm vụ.",
        ),
        Language.EN: RuleText(
            checks="Tasks with no unit line at all, while other tasks of the plan have one.",
            why="Such a task reaches no unit's list and no unit's sheet.",
            message="Tasks given to no unit ({count}): {tasks}.",
            help="Name the unit that leads or carries it out; points that share one role line are items of one task.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát văn bản.
        lead: Phòng Tư pháp
      - label: "2"  # expect: KH502
        text: Đăng tải kết quả rà soát.
"""
    good = """
sections:
  - label: II
    title: Nhiệm vụ, giải pháp
    tasks:
      - label: "1"
        text: Nâng cao nhận thức.
      - label: "2"
        text: Phát triển hạ tầng.
annexes:
  - label: PHỤ LỤC
    tasks:
      - label: "1"
        text: Triển khai nền tảng đào tạo trực tuyến.
        lead: Phòng Nội vụ
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for the body and one for the annexes; a heading's holder has the tasks below it."""
        held = heading_holders(context.plan)
        for in_annex in (False, True):
            tasks = [task for task in context.plan.tasks if task.in_annex is in_annex]
            bare = [task for task in tasks if not task.assignments and task.id not in held]
            if bare and any(task.assignments for task in tasks):
                yield tasks_finding(bare)
