"""KH601: a link to a parent plan that `parents` does not name."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.trace.plan_targets import plan_targets
from plancli.vietnamese.folding import fold


class LinkToUnknownParent(Rule):
    """A link to "KH 215" where `parents` has "KH 251", or to a task where `parents` is empty."""

    code = "KH601"
    name = "link-to-unknown-parent"
    severity = Severity.WARNING
    basis = "Thông lệ: liên kết tới kế hoạch cấp trên dùng tên gọi đã ghi ở parents"
    basis_en = "Convention: a link to a parent plan uses a name that stands in parents"
    text = {
        Language.VI: RuleText(
            checks="Liên kết (implements, not_applicable) tới một kế hoạch cấp trên mà parents không ghi; hoặc không ghi tên trong khi parents có nhiều kế hoạch.",
            why="Liên kết không dẫn tới đâu, nên việc của cấp trên bị coi là chưa có nơi thực hiện.",
            message="Danh sách parents không có kế hoạch “{parent}”.",
            help="Sửa tên cho giống ở parents, hoặc ghi thêm kế hoạch này vào parents.",
            variants={
                "none": "Liên kết tới nhiệm vụ {task} của cấp trên, nhưng kế hoạch chưa ghi parents.",
                "none.help": "Ghi kế hoạch cấp trên vào parents: name, words, file.",
                "which": "Liên kết tới nhiệm vụ {task} chưa ghi của kế hoạch nào, mà parents có {count} kế hoạch.",
                "which.help": "Ghi thêm parent với tên gọi ở parents.",
            },
        ),
        Language.EN: RuleText(
            checks="A link (implements, not_applicable) to a plan above that parents does not name; or to none by name where parents has several.",
            why="The link leads nowhere, so the work above counts as carried out by nobody.",
            message="The list parents has no plan “{parent}”.",
            help="Write the name as in parents, or add the plan to parents.",
            variants={
                "none": "A link leads to task {task} of a plan above, but the plan has no parents.",
                "none.help": "Write the plan above into parents: name, words, file.",
                "which": "A link to task {task} does not say of which plan, and parents has {count}.",
                "which.help": "Add parent with the name used in parents.",
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
          - parent: KH 215  # expect: KH601
            task: II.6
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
          - parent: kh 251
            task: II.6
          - task: II.7
          - duty: C4
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each name that `parents` lacks, and at each task of an unnamed plan."""
        names = {fold(each.name) for each in context.plan.parents}
        for each in plan_targets(context.plan):
            target = each.target
            if not target.task or target.duty:
                continue
            if target.parent:
                if fold(target.parent) not in names:
                    yield Finding(each.place("parent"), {"parent": target.parent})
            elif len(names) != 1:
                fields = {"task": target.task, "count": str(len(names))}
                yield Finding(each.place("task"), fields, variant="which" if names else "none")
