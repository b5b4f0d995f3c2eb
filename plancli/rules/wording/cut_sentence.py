"""KH814: one sentence in two paragraphs, as a page break leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan, PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch


class CutSentence(Rule):
    """A paragraph without an end, and the next one begins in small letters."""

    code = "KH814"
    name = "cut-sentence"
    severity = Severity.INFO
    basis = "Thông lệ: một câu nằm trọn trong một đoạn"
    basis_en = "Convention: a sentence stands whole in one paragraph"
    text = {
        Language.VI: RuleText(
            checks="Đoạn kết thúc không có dấu câu mà đoạn ngay sau bắt đầu bằng chữ thường, trong khi các đoạn khác cùng chỗ đều viết hoa đầu đoạn.",
            why="Câu thường bị ngắt khi sang trang lúc chép bản; bản in lại sẽ tách làm hai ý.",
            message="Câu có thể bị ngắt làm hai đoạn ({address}): “… {end}” rồi “{begin} …”.",
            help="Nếu là một câu thì nối hai đoạn lại.",
        ),
        Language.EN: RuleText(
            checks="A paragraph without a final mark, while the next one begins in small letters and the others there begin with a capital.",
            why="Copying a paper often cuts a sentence at the page break; printed again, it becomes two points.",
            message="A sentence may be cut in two paragraphs ({address}): “… {end}”, then “{begin} …”.",
            help="If it is one sentence, join both paragraphs.",
        ),
    }
    bad = """
sections:
  - label: III
    title: Tổ chức thực hiện
    items:
      - Thực hiện nghiêm việc phát ngôn và cung cấp thông tin cho báo chí của các cơ quan
      - hành chính nhà nước.  # expect: KH814
      - Báo cáo kết quả về Ủy ban nhân dân huyện.
"""
    good = """
sections:
  - label: III
    title: Tổ chức thực hiện
    items:
      - các cơ quan, đơn vị
      - các xã, thị trấn
      - Thực hiện nghiêm việc phát ngôn và cung cấp thông tin cho báo chí;
      - thường xuyên rà soát.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each such pair, at the second paragraph."""
        for siblings in _lists(context.plan):
            for at in range(1, len(siblings)):
                if _is_cut(siblings, at):
                    before, behind = siblings[at - 1].words.split(), siblings[at].words.split()
                    fields = {"end": " ".join(before[-3:]), "begin": " ".join(behind[:3])}
                    whole = Stretch(siblings[at], 0, len(siblings[at].words))
                    yield Finding(whole.place, fields)


_SENTENCE = 40
"""Characters from which a paragraph is no mere entry of a list."""
_NO_END = re.compile(r"[^\W\d_]\s*\Z")


def _lists(plan: Plan) -> Iterator[list[PrintedText]]:
    """Yield the paragraphs that stand in one list of the file, in order."""
    siblings: list[PrintedText] = []
    for text in plan.texts:
        if siblings and not _follows(siblings[-1], text):
            yield siblings
            siblings = []
        siblings.append(text)
    yield siblings


def _follows(one: PrintedText, other: PrintedText) -> bool:
    place, following = one.route[-1], other.route[-1]
    beside = isinstance(place, int) and isinstance(following, int) and following == place + 1
    return beside and one.route[:-1] == other.route[:-1]


def _is_cut(siblings: Sequence[PrintedText], at: int) -> bool:
    before, behind = siblings[at - 1].words, siblings[at].words
    return (
        len(before) >= _SENTENCE
        and _NO_END.search(before) is not None
        and behind[:1].islower()
        and _NO_END.search(behind) is None
        and all(text.words[:1].isupper() for place, text in enumerate(siblings) if place != at)
    )
