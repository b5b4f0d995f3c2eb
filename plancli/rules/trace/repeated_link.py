"""KH604: one place linked twice to the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.trace.plan_targets import Named, plan_targets
from plancli.source.position import Route
from plancli.vietnamese.folding import fold


class RepeatedLink(Rule):
    """Two entries of one `implements` that name the same task, or of `not_applicable`."""

    code = "KH604"
    name = "repeated-link"
    severity = Severity.INFO
    basis = "Thông lệ: mỗi chỗ nối một lần với mỗi điều của cấp trên"
    basis_en = "Convention: each place links once to each thing above it"
    text = {
        Language.VI: RuleText(
            checks="Trong cùng một chỗ, một nhiệm vụ hoặc nghĩa vụ của cấp trên được nối hai lần.",
            why="Thường là chép thừa, hoặc lẽ ra nối với điều khác.",
            message="Chỗ này đã nối với “{target}” ở trên.",
            help="Bỏ một liên kết, hoặc sửa mã cho đúng.",
        ),
        Language.EN: RuleText(
            checks="A task or duty from above that one place is linked to twice.",
            why="Usually a copy too many, or meant for something else.",
            message="This place is already linked to “{target}” above.",
            help="Take one link away, or mend the id.",
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
          - task: II.6
          - parent: KH 251
            task: II.6  # expect: KH604
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
          - task: II.6
      - label: b
        text: Mời báo cáo viên của tỉnh.
        implements:
          - task: II.6
          - task: II.7
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each repeated target; the first one is the related place."""
        parents = context.plan.parents
        only = fold(parents[0].name) if len(parents) == 1 else ""
        seen: dict[tuple[Route, str, str], Place] = {}
        for each in plan_targets(context.plan):
            key = _key(each, only)
            if key is None:
                continue
            place = each.place("task" if each.target.task else "duty")
            if key in seen:
                target = each.target.task or each.target.duty
                yield Finding(place, {"target": target}, related=(seen[key],))
            seen.setdefault(key, place)


def _key(named: Named, only: str) -> tuple[Route, str, str] | None:
    target = named.target
    if bool(target.task) is bool(target.duty):
        return None
    parent = (fold(target.parent) or only) if target.task else ""
    return named.holder, parent, (target.task or target.duty.casefold())
