"""KH806: a syllable that stands without the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch
from plancli.vietnamese.bound_syllables import examples, partners
from plancli.vietnamese.folding import fold
from plancli.vietnamese.words import Word, find_words


class BrokenCompound(Rule):
    """A word short of a syllable, "đơn vị phương", or with a wrong one, "trách nghiệm"."""

    code = "KH806"
    name = "broken-compound"
    severity = Severity.WARNING
    basis = "Thông lệ: chính tả tiếng Việt; tiếng không đứng một mình thì đi với tiếng tạo thành từ"
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
        for text in context.plan.texts:
            words = find_words(text.words)
            for at, (before, word, behind) in enumerate(zip(words, words[1:], words[2:], strict=False)):
                if _is_alone(text, before, word, behind):
                    stretch = Stretch(text, words[max(0, at - 1)].start, word.end)
                    fields = {
                        "found": stretch.words,
                        "syllable": word.text,
                        "examples": examples(fold(word.text)),
                    }
                    yield Finding(stretch.place, fields)


def _is_alone(text: PrintedText, before: Word, word: Word, behind: Word) -> bool:
    """At the edge of a text its partner may stand in the next cell or on the next page: that is let be."""
    known = partners(fold(word.text)) if word.is_plain and word.text.islower() else None
    if known is None:
        return False
    front = fold(before.text) if _touch(text, before, word) else ""
    back = fold(behind.text) if _touch(text, word, behind) else ""
    return front not in known[0] and back not in known[1]


def _touch(text: PrintedText, one: Word, other: Word) -> bool:
    return not text.words[one.end : other.start].strip()
