"""KH210: a unit with work in the plan that "Nơi nhận" neither names nor takes in by a group."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.recipients import is_named, is_taken_in, points_elsewhere, recipient_lines
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.task import Duty, Task
from plancli.model.unit import UnitKind
from plancli.model.unit_names import head_of
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import units_finding


class ExecutorNotRecipient(Rule):
    """Named units with tasks or duties that do not get the paper."""

    code = "KH210"
    name = "executor-not-recipient"
    severity = Severity.INFO
    basis = "Thông lệ: đơn vị được giao nhiệm vụ có ở Nơi nhận, bằng tên riêng hoặc trong một nhóm"
    basis_en = (
        "Convention: a unit that is given a task stands among the recipients, by its own name or in a group"
    )
    text = {
        Language.VI: RuleText(
            checks="Đơn vị có tên ở nhiệm vụ hoặc ở phần Tổ chức thực hiện mà Nơi nhận không nêu tên và cũng không có nhóm nào gồm đơn vị đó. "
            "Có dòng như “Như Điều 3”, “Mục IV” thì không xét.",
            why="Đơn vị không nhận được văn bản thì không biết mình được giao việc.",
            message="Được giao việc nhưng không có ở Nơi nhận: {units}.",
            help="Thêm đơn vị, hoặc một dòng nhóm như “Các cơ quan, ban, ngành, đoàn thể”, vào Nơi nhận.",
        ),
        Language.EN: RuleText(
            checks="A unit named in a task or among the duties that “Nơi nhận” neither names nor takes in by a group. "
            "Where a line says “Như Điều 3” or “Mục IV” nothing is judged.",
            why="A unit that does not get the paper does not know of its work.",
            message="Given work, but not among the recipients: {units}.",
            help="Add the unit, or a group such as “Các cơ quan, ban, ngành, đoàn thể”, to “Nơi nhận”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tuần tra.
        lead: Công an xã  # expect: KH210
        coordinating: Phòng Kinh tế
recipients:
  - Thường trực Đảng ủy xã
  - Phòng KT
  - "Lưu: VT"
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tuần tra.
        lead: Công an xã
        coordinating:
          - Hội Nông dân xã
          - Thôn Nà Lạ
recipients:
  - Các cơ quan, ban, ngành, đoàn thể xã
  - Các thôn
  - "Lưu: VT"
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for all such units, at the first mention of the first."""
        plan = context.plan
        lines = recipient_lines(plan)
        if not lines or points_elsewhere(lines):
            return
        missing = {
            unit: found
            for unit, found in _at_work(plan).items()
            if not is_named(plan.units[unit].name, lines) and not is_taken_in(plan.units[unit], lines)
        }
        if missing:
            yield units_finding(missing.values())


def _at_work(plan: Plan) -> dict[str, tuple[UnitMention, str]]:
    """Return by unit its first mention; groups, persons and the issuer's own office are left out."""
    found: dict[str, tuple[UnitMention, str]] = {}
    works: tuple[Task | Duty, ...] = (*plan.tasks, *plan.duties)
    for work in works:
        for mention in work.mentions():
            unit = plan.units.get(mention.unit or "")
            if unit is None or unit.id in plan.groups or unit.kind is UnitKind.POST:
                continue
            if not head_of(unit.name).startswith(("văn phòng", "vp")):
                found.setdefault(unit.id, (mention, work.address))
    return found
