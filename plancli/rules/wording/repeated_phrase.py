"""KH808: words written twice in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch
from plancli.rules.wording.repetitions import PREPOSITION, doubled, said_twice


class RepeatedPhrase(Rule):
    """Two syllables and more twice in a row, "nâng cao nâng cao", or one sentence that says for whom twice."""

    code = "KH808"
    name = "repeated-phrase"
    severity = Severity.WARNING
    basis = "Thông lệ: câu văn gọn; một ý nêu một lần trong câu"
    basis_en = "Convention: a sentence is short; one thing is said once in it"
    text = {
        Language.VI: RuleText(
            checks="Cụm từ hai tiếng trở lên lặp liền nhau (nâng cao nâng cao), và một cụm từ bốn tiếng trở lên đứng sau cùng một giới từ (cho, nhằm) hai lần trong một câu.",
            why="Đây thường là dấu vết của sửa câu dở dang, làm câu khó hiểu.",
            message="“{found}” ({address}) viết lặp.",
            help="Bỏ chỗ lặp.",
            variants={
                "twice": "“{found}” ({address}) nêu hai lần trong một câu.",
                "twice.help": "Giữ một chỗ nếu cả hai nói cùng một ý.",
            },
        ),
        Language.EN: RuleText(
            checks="A phrase of two syllables or more twice in a row (nâng cao nâng cao), and one of four or more behind the same preposition (cho, nhằm) twice in one sentence.",
            why="It is usually left over from a sentence half rewritten, and makes the sentence hard to follow.",
            message="“{found}” ({address}) is written twice in a row.",
            help="Leave one of them out.",
            variants={
                "twice": "“{found}” ({address}) stands twice in one sentence.",
                "twice.help": "Keep one if both mean the same.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Đổi mới, nâng cao nâng cao chất lượng tuyên truyền.  # expect: KH808
      - Cung cấp thông tin cho cơ quan truyền thông, báo chí về những vấn đề dư luận quan tâm cho các cơ quan truyền thông, báo chí để công khai.  # expect: KH808
"""
    good = """
sections:
  - label: II
    title: Nội dung
    items:
      - Xử lý hành vi vi phạm; nâng cao hiệu lực, hiệu quả; đối thoại, đối thoại trực tuyến.
      - Tập huấn cho cán bộ, công chức cấp xã; bồi dưỡng cho cán bộ, công chức cấp xã.
      - Phát triển nền tảng số số lượng người dùng lớn.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each pair, at the second of both."""
        for text in context.plan.texts:
            for within in doubled(text.words):
                stretch = Stretch(text, *within)
                yield Finding(stretch.place, {"found": stretch.words})
        for text in context.plan.texts.holding(PREPOSITION):
            for within in said_twice(text.words):
                stretch = Stretch(text, *within)
                yield Finding(stretch.place, {"found": stretch.words}, "twice", severity=Severity.INFO)
