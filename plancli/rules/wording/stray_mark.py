"""KH804: a mark that has slipped into a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Correction, Finding, Replacement, Severity
from plancli.messages import Language
from plancli.model.plan import PrintedText
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch
from plancli.source.edit import Applicability
from plancli.vietnamese.composition import compose
from plancli.vietnamese.syllables import is_syllable


class StrayMark(Rule):
    """An apostrophe or a full stop between the letters of one syllable: "l'ấy"."""

    code = "KH804"
    name = "stray-mark"
    severity = Severity.WARNING
    basis = "Thông lệ: chính tả tiếng Việt; giữa các chữ cái của một tiếng không có dấu câu"
    basis_en = "Convention: Vietnamese spelling; no mark stands between the letters of a syllable"
    text = {
        Language.VI: RuleText(
            checks="Dấu nháy, dấu chấm, dấu phẩy … nằm giữa các chữ cái của một tiếng; tên riêng như H'Mông, M'nông không tính.",
            why="Đây là lỗi gõ phím: người đọc thấy ngay, còn tìm kiếm thì không ra.",
            message="“{found}” ({address}) có dấu thừa ở giữa.",
            help="Bỏ dấu thừa: “{word}”.",
            fix="Đổi “{found}” thành “{word}”",
        ),
        Language.EN: RuleText(
            checks="An apostrophe, full stop, comma … between the letters of one syllable; names such as H'Mông, M'nông aside.",
            why="It is a slip of the keyboard: readers see it at once, and a search misses the word.",
            message="“{found}” ({address}) has a stray mark inside.",
            help="Leave the mark out: “{word}”.",
            fix="Change “{found}” to “{word}”",
        ),
    }
    bad = """
sections:
  - label: III
    title: Tổ chức thực hiện
    text: Xây dựng và duy trì chuyên mục l'ấy ý kiến người dân.  # expect: KH804
"""
    good = """
sections:
  - label: III
    title: Tổ chức thực hiện
    text: Tuyên truyền bằng tiếng H'Mông, M'nông, Ê-đê tại xã D'Ran; 'lấy' ý kiến tại xa.gov.vn.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each such word."""
        for text in context.plan.texts.holding(_MARK):
            for stretch, word in _marked(text):
                # Names of other peoples hold such marks too, and not all of them are known.
                correction = Correction((Replacement(stretch.place, word),), Applicability.UNSAFE)
                yield Finding(stretch.place, {"found": stretch.words, "word": word}, correction=correction)


_QUOTES = "'’‘`´"
_INSIDE = re.compile(rf"(?<![\w.'’-])([^\W\d_]{{1,6}})([{_QUOTES}.,;:*^~\"|])([^\W\d_]{{1,6}})(?![\w'’-])")
_MARK = re.compile(rf"[{_QUOTES}.,;:*^~\"|](?<=[^\W\d_].)[^\W\d_]")
"""What each has inside; seldom is there one."""
_NAMES = frozenset({"k'ho", "c'ho", "k'tu", "t'rưng"})


def _marked(text: PrintedText) -> Iterator[tuple[Stretch, str]]:
    composed = compose(text.words)
    for found in _INSIDE.finditer(composed.text):
        before, mark, behind = found.groups()
        word = before + behind
        if _is_slip(before, mark, behind) and is_syllable(word) and not word.isascii():
            yield Stretch(text, composed.offsets[found.start()], composed.offsets[found.end()]), word


def _is_slip(before: str, mark: str, behind: str) -> bool:
    """Tell a slip from a name (capital, mark: H'Mông), an abbreviation, or two words without a space."""
    if not behind.islower() or (before[0].isupper() and len(before) == 1):
        return False
    if mark in _QUOTES:
        return f"{before}'{behind}".lower() not in _NAMES
    return not (is_syllable(before) and is_syllable(behind))
