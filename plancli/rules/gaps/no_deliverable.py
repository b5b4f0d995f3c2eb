"""KH501: tasks that do not say what is to come of them."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.deliverables import deliverable_of
from plancli.analysis.given_work import given_tasks
from plancli.analysis.question import Question
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.tree import tasks_finding


class NoDeliverable(Rule):
    """Tasks without a product line whose words name no paper, event or group to be set up."""

    code = "KH501"
    name = "no-deliverable"
    severity = Severity.WARNING
    basis = "Thông lệ: “rõ sản phẩm” – mỗi nhiệm vụ nêu văn bản, hội nghị hoặc kết quả phải có"
    basis_en = (
        "Convention: “rõ sản phẩm” – each task names the document, meeting or result that it has to have"
    )
    question = Question.DELIVERABLE
    text = {
        Language.VI: RuleText(
            checks="Nhiệm vụ không có dòng sản phẩm và nội dung không nêu văn bản, hội nghị, tập huấn, tổ công tác … phải có.",
            why="Không nêu sản phẩm thì không biết khi nào coi là hoàn thành.",
            message="{count} nhiệm vụ chưa nêu sản phẩm, kết quả: {tasks}.",
            help="Ghi sản phẩm và số lượng, ví dụ “02 lớp tập huấn” hoặc “báo cáo kết quả rà soát”.",
        ),
        Language.EN: RuleText(
            checks="Tasks with no deliverable line whose text names no paper, meeting, training or working group to come of it.",
            why="Without a product nobody can say when the task is done.",
            message="Tasks without a deliverable ({count}): {tasks}.",
            help="Write the product and how many, such as “02 lớp tập huấn” or “báo cáo kết quả rà soát”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"  # expect: KH501
        text: Tăng cường phối hợp, đẩy mạnh thông tin đến người dân.
      - label: "2"
        text: Tiếp tục thực hiện Quyết định số 407/QĐ-TTg ngày 30/3/2022 của Thủ tướng Chính phủ.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Thành lập Tổ công tác xử lý sự cố truyền thông.
      - label: "2"
        text: Phối hợp tổ chức tập huấn nghiệp vụ cho cán bộ xã.
      - label: "3"
        text: Đẩy mạnh thông tin đến người dân.
        deliverable: 12 bản tin
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding, at the first such task, that lists them all."""
        tasks = [task for task in given_tasks(context.plan) if deliverable_of(task) is None]
        if tasks:
            yield tasks_finding(tasks)
