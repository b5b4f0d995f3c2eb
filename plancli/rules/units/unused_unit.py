"""KH203: a declared unit that the plan mentions nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.model.unit import Unit
from plancli.model.unit_names import SPELLED_OUT, unit_key
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.vietnamese.folding import fold


class UnusedUnit(Rule):
    """An entry of `units` that no line, heading or sentence names."""

    code = "KH203"
    name = "unused-unit"
    severity = Severity.INFO
    basis = "Thông lệ: danh sách đơn vị chỉ gồm đơn vị mà văn bản nêu"
    basis_en = "Convention: the list of units holds only units that the document names"
    text = {
        Language.VI: RuleText(
            checks="Đơn vị khai ở mục units mà văn bản không nêu ở chỗ nào.",
            why="Thường là tên khai khác tên trong văn bản, nên cách viết khác và loại đơn vị đã khai không có tác dụng.",
            message="“{name}” được khai ở danh sách đơn vị nhưng văn bản không nêu.",
            help="So lại tên với văn bản, thêm cách viết khác ở aliases, hoặc bỏ dòng này.",
        ),
        Language.EN: RuleText(
            checks="A unit declared under units that the text names nowhere.",
            why="Usually the declared name differs from the printed one, so its aliases and kind have no effect.",
            message="“{name}” is declared as a unit, but the text does not mention it.",
            help="Compare the name with the text, add an alias, or remove the entry.",
        ),
    }
    bad = """
units:
  - name: Phòng Nội vụ  # expect: KH203
  - name: Phòng Tư pháp
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát văn bản.
        lead: Phòng Tư pháp
"""
    good = """
units:
  - name: Phòng Văn hóa và Thông tin
    aliases:
      - phòng VHTT
  - name: UBND các xã, thị trấn
    members:
      - UBND xã Bản Công
  - name: Ban Tuyên giáo Huyện ủy
    kind: party
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Phối hợp với Ban Tuyên giáo Huyện ủy rà soát thông tin.
        lead: Phòng VHTT
        coordinating: UBND các xã, thị trấn
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such entry; a member of a group needs no mention of its own."""
        plan = context.plan
        mentioned = _mentioned(plan)
        unmentioned = [unit for unit in _listed(plan) if unit.id not in mentioned]
        keys = {unit.id: [unit_key(name) for name in (unit.name, *unit.aliases)] for unit in unmentioned}
        printed = _printed(plan, [key for names in keys.values() for key in names])
        for unit in unmentioned:
            if not any(key in printed for key in keys[unit.id]):
                yield Finding(Place((*unit.route, "name"), address=unit.name), {"name": unit.name})


def _printed(plan: Plan, keys: Iterable[str]) -> str:
    """Return the keys of the prose that may hold one of these: of what has the longest word of one in it."""
    telling = [[word for word in key.split() if word.isalpha() and word not in SPELLED_OUT] for key in keys]
    words = {max(each, key=len) for each in telling if each}
    runs = [run for run in plan.texts.runs if any(word in fold(run) for word in words)]
    some = plan.texts.holding(re.compile("|".join(map(re.escape, runs)))) if runs else ()
    return "\n".join(map(unit_key, {text.words for text in (some if all(telling) else plan.texts)}))


def _listed(plan: Plan) -> Iterator[Unit]:
    for unit in plan.units.values():
        if unit.declared and "members" not in unit.route:
            yield unit


def _mentioned(plan: Plan) -> set[str | None]:
    named = {mention.unit for task in plan.tasks for mention in task.mentions()}
    named |= {mention.unit for duty in plan.duties for mention in duty.mentions()}
    for group in plan.groups.values():
        if group.declared and group.unit.id in named:
            named |= set(group.members)
    return named
