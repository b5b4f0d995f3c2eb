"""KH806: a syllable that stands without the one it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch
from plancli.vietnamese.bound_syllables import bound_syllables, examples, lone_syllables


class BrokenCompound(Rule):
    """A word short of a syllable, "đơn vị phương", or with a wrong one, "trách nghiệm"."""

    code = "KH806"
    name = "broken-compound"
    severity = Severity.WARNING
    basis = "Thông lệ: chính tả tiếng Việt; tiếng không đứng một mình thì đi với tiếng tạo thành từ"
    basis_en = "Convention: Vietnamese spelling; a syllable that never stands alone stands with one that makes a word"
    text = {
        Language.VI: RuleText(
            checks="Một tiếng vốn không đứng một mình (phương, tuyên, nhiệm, khuyến …) mà hai bên không có tiếng nào tạo thành từ với nó.",
            why="Câu thiếu chữ hoặc viết nhầm chữ; người thực hiện phải đoán.",
            message="“{found}” ({address}): “{syllable}” không đứng một mình, có thể thiếu hoặc nhầm một chữ.",
            help="Xem lại bản gốc; tiếng này thường ở trong các từ {examples}.",
        ),
        Language.EN: RuleText(
            checks="A syllable that never stands alone (phương, tuyên, nhiệm, khuyến …) with no neighbour that makes a word of it.",
            why="A syllable is missing or mistyped; whoever carries out the plan has to guess.",
            message="“{found}” ({address}): “{syllable}” does not stand alone; a syllable may be missing or mistyped.",
            help="Look at the original; this syllable is usually part of {examples}.",
        ),
    }
    bad = """
sections:
  - label: III
    title: Tổ chức thực hiện
    text: Cung cấp thông tin cho các cơ quan, đơn vị phương và cơ quan báo chí.  # expect: KH806
"""
    good = """
sections:
  - label: III
    title: Tổ chức thực hiện
    items:
      - Cung cấp thông tin cho các cơ quan, đơn vị, địa phương; đổi mới phương thức, phương pháp tuyên truyền.
      - Ông Lê Phương chủ trì; Trung ương giao nhiệm vụ, đơn vị chịu trách nhiệm.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each such syllable, with its neighbours quoted."""
        for text in context.plan.texts.holding(bound_syllables()):
            for lone in lone_syllables(text.words):
                stretch = Stretch(text, _two_words_before(text.words, lone.start), lone.end)
                fields = {
                    "found": stretch.words,
                    "syllable": lone.syllable,
                    "examples": examples(lone.syllable),
                }
                yield Finding(stretch.place, fields)


def _two_words_before(words: str, place: int) -> int:
    found = _TWO_WORDS.search(words, max(0, place - _REACH), place)
    return found.start() if found else place


_TWO_WORDS = re.compile(r"(?:[^\W\d_]+\s+){1,2}\Z")
_REACH = 30
