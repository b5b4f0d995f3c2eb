"""KH811: one unit with a capital in one place and without in another."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import addresses, first_and_others
from plancli.rules.wording.units_in_sentences import units_in_sentences


class MixedUnitCase(Rule):
    """A paper with "phòng Tư pháp" and "Phòng Tư pháp", both in the middle of a sentence."""

    code = "KH811"
    name = "mixed-unit-case"
    severity = Severity.INFO
    basis = (
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II: viết hoa chữ cái đầu của từ chỉ loại hình cơ quan, tổ chức"
    )
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix II: a capital begins the word for the kind of agency or organisation"
    text = {
        Language.VI: RuleText(
            checks="Tên một đơn vị ở giữa câu lúc viết hoa, lúc không viết hoa chữ đầu (phòng, Phòng). Chữ đầu câu không tính.",
            why="Tên đơn vị viết thống nhất thì văn bản chỉn chu và dễ tìm.",
            message="“{found}” ({places}), nơi khác giữa câu viết “{other}” ({elsewhere}).",
            help="Viết thống nhất; quy định viết hoa chữ đầu: “{other}”.",
        ),
        Language.EN: RuleText(
            checks="The name of one unit within a sentence, sometimes with and sometimes without a capital (phòng, Phòng). The head of a sentence does not count.",
            why="A unit written in one way looks careful and is easy to find.",
            message="“{found}” ({places}), but elsewhere within a sentence “{other}” ({elsewhere}).",
            help="Write one form; the rule is a capital: “{other}”.",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Phối hợp với Phòng Tư pháp rà soát văn bản.
        lead: Phòng Tư pháp
      - label: b
        text: Cùng phòng Tư pháp kiểm tra việc thi hành.  # expect: KH811
"""
    good = """
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: a
        text: Phối hợp với phòng Tư pháp rà soát văn bản.
        lead: Phòng Tư pháp
      - label: b
        text: Phòng Tư pháp kiểm tra việc thi hành; PHÒNG TƯ PHÁP báo cáo.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each unit, at the first name without a capital."""
        for stretches in units_in_sentences(context.plan).values():
            small = [stretch for stretch in stretches if stretch.words[0].islower()]
            great = [stretch for stretch in stretches if stretch.words[0].isupper()]
            if small and great:
                place, others = first_and_others(small)
                fields = {
                    "found": small[0].words,
                    "places": addresses(small),
                    "other": great[0].words,
                    "elsewhere": addresses(great),
                }
                yield Finding(place, fields, related=others)
