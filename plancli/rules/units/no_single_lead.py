"""KH205: several named units answer for one task and none of them leads."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.leads import Leadership, answerable
from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.assignment import Role, UnitMention
from plancli.model.task import Task
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.position import Part


class NoSingleLead(Rule):
    """A task with two or more named executing units and no lead, or with two or more leads."""

    code = "KH205"
    name = "no-single-lead"
    severity = Severity.WARNING
    basis = "Thông lệ: “rõ người” – mỗi nhiệm vụ có một đơn vị chủ trì"
    basis_en = "Convention: “rõ người” – each task has one leading unit"
    question = Question.WHO
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ giao cho từ hai đơn vị nêu tên trở lên mà không ghi đơn vị nào chủ trì, hoặc ghi nhiều đơn vị chủ trì. "
            "Không tính nhóm như “Các cơ quan, đơn vị”, và các thôn, các trường, các xã làm việc ấy mỗi nơi một phần.",
            why="Khi chậm hoặc sai, không rõ đơn vị nào trả lời; khi báo cáo, không rõ đơn vị nào tổng hợp.",
            message="Nhiệm vụ {address} giao cho {units} thực hiện nhưng không nêu đơn vị chủ trì.",
            help="Nêu một đơn vị chủ trì, các đơn vị còn lại phối hợp.",
            variants={
                "several": "Nhiệm vụ {address} có nhiều đơn vị cùng chủ trì: {units}.",
            },
        ),
        Language.EN: RuleText(
            checks="A task given to two or more named units with no lead among them, or with several leads. "
            "Groups such as “Các cơ quan, đơn vị” do not count, nor do villages, schools or communes that each do it at home.",
            why="When it is late or wrong nobody is named to answer, and nobody to report.",
            message="Task {address} is to be carried out by {units}, but names no lead.",
            help="Name one lead; the others coordinate.",
            variants={
                "several": "Task {address} has several leads: {units}.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Kiểm tra, rà soát tin giả.
        responsible:  # expect: KH205
          - Phòng Văn hóa và Thông tin
          - Công an huyện
      - label: b
        text: Tổ chức tập huấn.
        lead:  # expect: KH205
          - Phòng Nội vụ
          - Phòng Tư pháp
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Cung cấp thông tin cho báo chí.
        responsible:
          - Phòng Văn hóa và Thông tin
          - UBND các xã, thị trấn
      - label: b
        text: Định hướng thông tin.
        responsible:
          words: Đề nghị Ban Tuyên giáo Huyện ủy chỉ đạo, định hướng; phòng Tư pháp thực hiện.
          units: phòng Tư pháp
          directing: Đề nghị Ban Tuyên giáo Huyện ủy
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at the line that names them, one a task."""
        for task in context.plan.tasks:
            answer = answerable(context.plan, task)
            if not answer.unled:
                continue
            if answer.leadership is Leadership.SEVERAL_LEADS:
                yield _finding(task, Role.LEAD, answer.named, "several")
            else:
                yield _finding(task, Role.RESPONSIBLE, answer.named, "")


def _finding(task: Task, role: Role, named: tuple[UnitMention, ...], variant: str) -> Finding:
    line = next(each for each in task.assignments if each.role is role and each.mentions)
    place = Place(line.route, Part.KEY, address=task.address)
    return Finding(place, {"units": "; ".join(each.words for each in named)}, variant)
