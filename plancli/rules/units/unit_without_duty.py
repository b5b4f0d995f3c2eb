"""KH208: a unit that tasks are given to, but that the part on carrying out leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.leads import is_group, named_executors
from plancli.analysis.recipients import is_taken_in
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.unit import UnitKind
from plancli.model.unit_names import unit_key
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import units_finding

_LEAST_HOLDERS = 2


class UnitWithoutDuty(Rule):
    """Named units that lead or carry out tasks, where other units have duties of their own in part III."""

    code = "KH208"
    name = "unit-without-duty"
    severity = Severity.INFO
    basis = "Thông lệ: đơn vị được giao nhiệm vụ có mục riêng ở phần Tổ chức thực hiện, hoặc thuộc một nhóm có mục ở đó"
    basis_en = "Convention: a unit that is given a task has an item in the part on carrying out, or belongs to a group that has one"
    text = {
        Language.VI: RuleText(
            checks="Đơn vị được giao chủ trì, thực hiện nhiệm vụ mà phần Tổ chức thực hiện không có mục riêng, "
            "trong khi từ hai đơn vị khác trở lên có. Có mục chung như “Các cơ quan, đơn vị” thì không tính.",
            why="Đơn vị có thể không biết mình phải làm gì thêm, báo cáo ai; hoặc phần Tổ chức thực hiện sót đơn vị.",
            message="Được giao nhiệm vụ nhưng không có mục ở phần Tổ chức thực hiện: {units}.",
            help="Thêm mục cho đơn vị này, hoặc thêm mục chung “Các cơ quan, đơn vị”.",
        ),
        Language.EN: RuleText(
            checks="A unit leads or carries out tasks but has no duties of its own, while two or more other units have. "
            "Where a group such as “Các cơ quan, đơn vị” has duties, nobody is left out.",
            why="The unit may not know what else to do and whom to report to; or the part left it out by mistake.",
            message="Given tasks, but without duties of their own: {units}.",
            help="Add duties for the unit, or a common item for “Các cơ quan, đơn vị”.",
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
      - label: "2"
        text: Tuần tra.
        lead: Công an huyện  # expect: KH208
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Tư pháp
        duties: Theo dõi việc thực hiện.
      - label: "2"
        holder: Phòng Nội vụ
        duties: Theo dõi thi đua.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Tuần tra.
        lead: Công an huyện
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Tư pháp
        duties: Theo dõi việc thực hiện.
      - label: "2"
        holder: Phòng Nội vụ
        duties: Theo dõi thi đua.
      - label: "3"
        holder: Các cơ quan, đơn vị
        duties: Thực hiện các nhiệm vụ được giao.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for all such units, at the first mention of the first."""
        plan = context.plan
        holders = [mention for duty in plan.duties for mention in duty.holders]
        own = {mention.unit for mention in holders if not is_group(plan, mention)}
        if len(own) < _LEAST_HOLDERS:
            return
        groups = [unit_key(mention.words) for mention in holders if is_group(plan, mention)]
        found: dict[str, tuple[UnitMention, str]] = {}
        for task in plan.tasks:
            for mention in named_executors(plan, task):
                if mention.unit and mention.unit not in own and not _is_covered(plan, mention.unit, groups):
                    found.setdefault(mention.unit, (mention, task.address))
        if found:
            yield units_finding(found.values())


def _is_covered(plan: Plan, one: str, groups: list[str]) -> bool:
    """A group that holds duties takes the unit in by its name, or as a declared member."""
    unit = plan.units[one]
    if unit.kind is UnitKind.POST or is_taken_in(unit, groups):
        return True
    return any(one in group.members for group in plan.groups.values() if unit_key(group.unit.name) in groups)
