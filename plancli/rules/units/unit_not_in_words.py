"""KH202: the printed words of a line and the units given beside them do not say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.assignment import UnitMention
from plancli.model.plan import Plan
from plancli.model.section import Grid, Section
from plancli.model.task import Duty, Task
from plancli.model.unit_names import unit_key
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.mentions import mention_place


class UnitNotInWords(Rule):
    """A unit is given a role or a heading whose printed words do not name it."""

    code = "KH202"
    name = "unit-not-in-words"
    severity = Severity.WARNING
    basis = "Thông lệ: tệp ghi đúng điều bản giấy in, không thêm, không bớt"
    basis_en = "Convention: the file holds what the paper prints, no more and no less"
    text = {
        Language.VI: RuleText(
            checks="Đơn vị ghi ở dữ liệu của một dòng (units, holder, assigned …) mà nguyên văn của dòng đó không nêu.",
            why="Bản in và danh sách nhiệm vụ sẽ nói khác nhau: đơn vị nhận một việc mà văn bản không giao.",
            message="“{name}” không có trong nguyên văn ở {address}: “{words}”.",
            help="Sửa tên đơn vị hoặc sửa nguyên văn cho khớp bản giấy; nếu là cách viết khác thì khai ở aliases của đơn vị.",
        ),
        Language.EN: RuleText(
            checks="A unit given in the data of a line (units, holder, assigned …) that the line's printed words do not name.",
            why="The paper and the list of obligations would disagree: a unit gets work that the text does not give it.",
            message="“{name}” does not occur in the printed words at {address}: “{words}”.",
            help="Correct the name or the words after the paper; if it is another way to write it, declare an alias.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát văn bản.
        responsible:
          words: Phòng Tư pháp chủ trì, Công an huyện phối hợp.
          lead: Phòng Nội vụ  # expect: KH202
          coordinating: Công an huyện
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát văn bản.
        responsible:
          words: Phòng Tư pháp chủ trì, UBND xã Bản Công phối hợp.
          lead: phòng Tư pháp
          coordinating: Ủy ban nhân dân xã Bản Công
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        title: Trách nhiệm chung
        holder: Công an huyện
        text: Công an huyện theo dõi việc thực hiện.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding for each unit that its line, or its section, does not name."""
        plan = context.plan
        works: tuple[Task | Duty, ...] = (*plan.tasks, *plan.duties)
        for work in works:
            for assignment in work.assignments:
                for mention in _unnamed(plan, assignment.mentions, [assignment.words]):
                    yield _finding(mention, work.address, assignment.words)
        for section in plan.all_sections():
            words = [section.title, *_words(section)] if section.holders else []
            for mention in _unnamed(plan, section.holders, words):
                yield _finding(mention, section.address, section.title)


def _unnamed(plan: Plan, mentions: Iterable[UnitMention], words: Sequence[str]) -> Iterator[UnitMention]:
    for mention in mentions:
        # As good as always the very words stand there; keys are for abbreviations and aliases.
        if any(_stands_in(mention.words, each) for each in words):
            continue
        unit = plan.units.get(mention.unit or "")
        names = (mention.words, unit.name, *unit.aliases) if unit else (mention.words,)
        if not any(_stands_in(unit_key(name), unit_key(each)) for name in names for each in words):
            yield mention


def _stands_in(name: str, words: str) -> bool:
    """Say whether a name stands in the words whole, not as the beginning of a longer word."""
    padded = f" {words} "
    at = padded.find(name)
    while at > 0:
        if not padded[at - 1].isalnum() and not padded[at + len(name)].isalnum():
            return True
        at = padded.find(name, at + 1)
    return False


def _words(section: Section) -> Iterator[str]:
    for block in section.content:
        if isinstance(block, Section):
            yield block.title
            yield from _words(block)
        elif isinstance(block, Grid):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.words


def _finding(mention: UnitMention, address: str, words: str) -> Finding:
    return Finding(mention_place(mention, address), {"name": mention.words, "words": words})
