"""KH206: a Party body, the Front or a mass organisation is given work instead of being asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.analysis.given_work import tabled_tasks
from plancli.analysis.issuer import is_state_issuer
from plancli.analysis.requests import is_only_asked
from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import ANSWERING, UnitMention
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import mention_place

_ASKS = re.compile(r"\s*(?:trân trọng |kính )?(?:đề nghị|khuyến khích|mời)\b", re.IGNORECASE)


class AssignedNotRequested(Rule):
    """A body outside the state's chain of command that leads, carries out or holds duties unasked."""

    code = "KH206"
    name = "assigned-not-requested"
    severity = Severity.WARNING
    basis = "Thông lệ: cơ quan hành chính giao việc cho cơ quan, đơn vị trực thuộc; với cơ quan Đảng, Mặt trận và đoàn thể thì đề nghị"
    basis_en = "Convention: an administrative agency gives work to agencies and units below it; the Party, the Front and mass organisations are requested"
    text = {
        Language.VI: RuleText(
            checks="Kế hoạch của cơ quan hành chính giao cho cơ quan Đảng, Mặt trận Tổ quốc hoặc tổ chức chính trị - xã hội chủ trì, thực hiện, "
            "hoặc có mục riêng ở phần Tổ chức thực hiện, mà không ghi “Đề nghị”. Không xét vai phối hợp, chỉ đạo và ô của bảng.",
            why="Các cơ quan này không trực thuộc cơ quan ban hành; giao việc là không đúng thẩm quyền và dễ bị trả lại khi trình ký.",
            message="{address} giao việc cho {units}, không ghi “Đề nghị”.",
            help="Ghi “Đề nghị” trước tên, hoặc giao việc cho đơn vị trực thuộc và đề nghị cơ quan này phối hợp.",
        ),
        Language.EN: RuleText(
            checks="A plan of a state body has a Party body, the Fatherland Front or a socio-political organisation lead or carry out a task, "
            "or hold duties, without “Đề nghị”. Coordinating and directing roles and the cells of tables are not judged.",
            why="These bodies do not stand under the issuer; to assign them work exceeds its authority.",
            message="{address} assigns work to {units} without “Đề nghị”.",
            help="Write “Đề nghị” in front of the name, or assign a unit of your own and ask this body to coordinate.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Tăng cường đặt hàng các cơ quan báo chí.
        responsible:
          - Ban Tuyên giáo Huyện ủy  # expect: KH206
          - Trung tâm Truyền thông và Văn hóa
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Ủy ban MTTQ Việt Nam xã  # expect: KH206
        duties: Tuyên truyền, vận động đoàn viên, hội viên.
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Định hướng thông tin.
        responsible:
          words: Đề nghị Ban Tuyên giáo Huyện ủy chỉ đạo, định hướng; phòng Văn hóa và Thông tin thực hiện.
          units: phòng Văn hóa và Thông tin
          directing: Đề nghị Ban Tuyên giáo Huyện ủy
        coordinating:
          - Ủy ban MTTQ Việt Nam xã
          - Hội Nông dân xã
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Đề nghị Ban Tuyên giáo Huyện ủy
        duties: Chủ trì đặt hàng báo chí.
      - label: "2"
        holder: Hội Nông dân xã
        duties: Khuyến khích Hội Nông dân xã vận động hội viên.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding for each task or heading that assigns, at the first such name."""
        plan = context.plan
        if not is_state_issuer(plan):
            return
        tabled = {task.id for task in tabled_tasks(plan)}
        for task in plan.tasks:
            if task.id in tabled:
                continue
            yield from _finding(plan, task.mentions(*ANSWERING), task.address)
        asked = {mention.route for duty in plan.duties if _ASKS.match(duty.words) for mention in duty.holders}
        held = {mention.route for duty in plan.duties for mention in duty.holders} - asked
        for section in plan.all_sections():
            holders = tuple(each for each in section.holders if each.route in held)
            yield from _finding(plan, holders, section.address)


def _finding(plan: Plan, mentions: tuple[UnitMention, ...], address: str) -> Iterator[Finding]:
    given = [each for each in mentions if not each.requested and is_only_asked(plan, each)]
    if given:
        places = [mention_place(each, address) for each in given]
        units = "; ".join(each.words for each in given)
        yield Finding(places[0], {"units": units}, related=tuple(places[1:]))
