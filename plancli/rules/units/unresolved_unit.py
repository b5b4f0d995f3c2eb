"""KH201: a name that says neither which unit nor what kind of unit it is."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import mention_place
from plancli.vietnamese.folding import fold


class UnresolvedUnit(Rule):
    """A role line or a holder names something that is not known as a unit."""

    code = "KH201"
    name = "unresolved-unit"
    severity = Severity.WARNING
    basis = "Thông lệ: nhiệm vụ được giao cho cơ quan, đơn vị hoặc người nêu rõ tên"
    basis_en = "Convention: a task is given to an agency, a unit or a person by name"
    text = {
        Language.VI: RuleText(
            checks="Tên ở dòng phân công không có trong danh sách đơn vị và chữ đầu không cho biết là loại đơn vị gì.",
            why="Việc giao cho một tên không rõ thì không vào danh sách nhiệm vụ và phiếu giao của đơn vị nào.",
            message="Không rõ “{name}” ({address}) là đơn vị nào.",
            help="Sửa lại tên nếu gõ nhầm, hoặc khai tên này ở mục units cùng loại đơn vị (kind).",
        ),
        Language.EN: RuleText(
            checks="A name in a role line that no list holds and whose first words name no kind of unit.",
            why="Work given to an unknown name reaches no unit's list and no unit's sheet.",
            message="It is not clear which unit “{name}” ({address}) is.",
            help="Correct the name if it is a slip, or declare it under units with its kind.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Đăng tải thông tin lên trang thông tin điện tử.
        responsible:
          - Phòng Tư pháp
          - Nhóm nòng cốt  # expect: KH201
"""
    good = """
units:
  - name: Nhóm nòng cốt
    kind: post
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Đăng tải thông tin lên trang thông tin điện tử.
        responsible:
          - Phòng Tư pháp
          - Nhóm nòng cốt
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding a name, at its first mention; the others are related places."""
        found: dict[str, list[tuple[UnitMention, str]]] = {}
        for mention, address in _mentions(context.plan):
            if mention.unit is None:
                found.setdefault(fold(mention.words), []).append((mention, address))
        for named in found.values():
            first, *others = [mention_place(mention, address) for mention, address in named]
            yield Finding(first, {"name": named[0][0].words}, related=tuple(others))


def _mentions(plan: Plan) -> Iterator[tuple[UnitMention, str]]:
    for task in plan.tasks:
        for mention in task.mentions():
            yield mention, task.address
    for section in plan.all_sections():
        for mention in section.holders:
            yield mention, section.address
    of_headings = {mention.route for section in plan.all_sections() for mention in section.holders}
    for duty in plan.duties:
        for mention in duty.mentions():
            if mention.route not in of_headings:
                yield mention, duty.address
