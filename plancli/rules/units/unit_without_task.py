"""KH204: a unit with duties of its own under "Tổ chức thực hiện" that no task names."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.unit import REQUESTED_KINDS, UnitKind
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import units_finding

_NOT_ASSIGNED = REQUESTED_KINDS | {UnitKind.GROUP, UnitKind.POST}


class UnitWithoutTask(Rule):
    """Named units that hold duties in part III and stand in no role line of part II."""

    code = "KH204"
    name = "unit-without-task"
    severity = Severity.INFO
    basis = "Thông lệ: đơn vị nêu ở phần Tổ chức thực hiện có nhiệm vụ tương ứng ở phần nội dung"
    basis_en = "Convention: a unit that the part on carrying out names has a task in the part on content"
    text = {
        Language.VI: RuleText(
            checks="Đơn vị có mục riêng ở phần Tổ chức thực hiện nhưng không được nêu ở dòng phân công của nhiệm vụ nào. "
            "Không tính nhóm đơn vị, chức danh và nơi chỉ được đề nghị.",
            why="Hai phần không khớp: hoặc nhiệm vụ thiếu một đơn vị, hoặc mục riêng của đơn vị không gắn với nhiệm vụ nào.",
            message="Có mục riêng ở phần Tổ chức thực hiện nhưng không được nêu ở nhiệm vụ nào: {units}.",
            help="Xem đơn vị này chủ trì, thực hiện hay phối hợp nhiệm vụ nào và ghi thêm vào dòng phân công, nếu đúng là có.",
        ),
        Language.EN: RuleText(
            checks="Units with a heading of their own among the duties that no task's role line names. "
            "Groups, posts and bodies that are only requested do not count.",
            why="The two parts disagree: a task lacks a unit, or the unit's duties belong to no task.",
            message="With duties of its own but named in no task: {units}.",
            help="See which task the unit leads, carries out or supports, and name it there if so.",
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
        coordinating: Các cơ quan, đơn vị
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Tư pháp
        duties: Chủ trì thực hiện kế hoạch này.
      - label: "2"
        holder: Văn phòng HĐND và UBND  # expect: KH204
        duties: Cung cấp thông tin cho báo chí.
"""
    good = """
units:
  - name: UBND các xã, thị trấn
    members:
      - UBND xã Bản Công
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát văn bản.
        lead: Phòng Tư pháp
        coordinating: UBND các xã, thị trấn
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: UBND xã Bản Công
        duties: Làm điểm trong quý I.
      - label: "2"
        holder: Đề nghị Ban Tuyên giáo Huyện ủy
        duties: Định hướng thông tin.
      - label: "3"
        holder: Các cơ quan, đơn vị
        duties: Thực hiện các nhiệm vụ được giao.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for all such units; members of a listed group are named through it."""
        plan = context.plan
        named = _named_in_tasks(plan)
        found = [(mention, address) for mention, address in _holders(plan) if mention.unit not in named]
        if found and named:
            yield units_finding(found)


def _holders(plan: Plan) -> Iterator[tuple[UnitMention, str]]:
    with_duties = {mention.unit for duty in plan.duties for mention in duty.holders}
    for section in plan.all_sections():
        for mention in section.holders:
            if mention.unit in with_duties and not mention.requested and _assignable(plan, mention):
                yield mention, section.address


def _assignable(plan: Plan, mention: UnitMention) -> bool:
    return mention.unit is not None and plan.units[mention.unit].kind not in _NOT_ASSIGNED


def _named_in_tasks(plan: Plan) -> set[str]:
    named = {mention.unit for task in plan.tasks for mention in task.mentions() if mention.unit}
    through = {one for unit in named if unit in plan.groups for one in _members(plan, unit)}
    return named | through


def _members(plan: Plan, group: str) -> tuple[str, ...]:
    return plan.groups[group].members if plan.groups[group].declared else ()
