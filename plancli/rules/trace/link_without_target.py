"""KH602: a link that names neither a task nor a duty of the law, or both."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.trace.plan_targets import plan_targets


class LinkWithoutTarget(Rule):
    """`- parent: KH 251` and no more; or a task and a duty in one link."""

    code = "KH602"
    name = "link-without-target"
    severity = Severity.WARNING
    basis = "Thông lệ: mỗi liên kết dẫn tới đúng một nhiệm vụ của kế hoạch cấp trên (task) hoặc một nghĩa vụ do văn bản quy định (duty)"
    basis_en = "Convention: each link leads to exactly one task of a parent plan (task) or one duty set by a document (duty)"
    text = {
        Language.VI: RuleText(
            checks="Liên kết không ghi task và cũng không ghi duty, hoặc ghi cả hai.",
            why="Không biết chỗ này thực hiện điều gì của cấp trên, nên không đối chiếu được.",
            message="Liên kết này chưa ghi task hoặc duty.",
            help="Ghi task (mã nhiệm vụ của kế hoạch cấp trên) hoặc duty (mã ở “plancli trace --duties”).",
            variants={
                "both": "Liên kết này ghi cả task “{task}” và duty “{duty}”.",
                "both.help": "Tách thành hai liên kết, mỗi liên kết một mục.",
            },
        ),
        Language.EN: RuleText(
            checks="A link with neither task nor duty, or with both.",
            why="What the place carries out cannot be told, so it cannot be compared.",
            message="This link names neither a task nor a duty.",
            help="Write task (the id in the plan above) or duty (an id of “plancli trace --duties”).",
            variants={
                "both": "This link names both task “{task}” and duty “{duty}”.",
                "both.help": "Make two links of it, one entry each.",
            },
        ),
    }
    bad = """
parents:
  - name: KH 251
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: a
        text: Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở.
        implements:
          - parent: KH 251  # expect: KH602
"""
    good = """
parents:
  - name: KH 251
sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: a
        text: Tổ chức tập huấn cho cán bộ làm công tác thông tin cơ sở.
        implements:
          - parent: KH 251
            task: II.6
          - duty: C4
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such link."""
        for each in plan_targets(context.plan):
            target = each.target
            if target.task and target.duty:
                fields = {"task": target.task, "duty": target.duty}
                yield Finding(each.place("duty"), fields, variant="both")
            elif not (target.task or target.duty):
                yield Finding(each.place("parent" if target.parent else ""))
