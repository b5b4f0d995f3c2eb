"""KH803: a word written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Correction, Finding, Place, Replacement, Severity
from plancli.legal.document_kinds import MOST_WORDS, kind_named
from plancli.messages import Language
from plancli.model.plan import PrintedText
from plancli.patterns import late_pattern
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.edit import Applicability
from plancli.vietnamese.composition import compose

# Words that end no compound which could meet them again: "hiện có có", "kèm theo theo", "sạch sẽ sẽ",
# "đạt được được", "nền tảng số số" are right.
_WORDS = "các|của|và|để|là|với|về|những|hoặc|nhằm|đã|bởi|số"
_DOUBLED = re.compile(rf"(?<![\w-])({_WORDS})(?:[^\S\n]+\1)+(?![\w-])", re.IGNORECASE)
_MAY_BE_DOUBLED = re.compile(r"[cvđlnhbsCVĐLNHBS](?<!\w.)(\w{1,4})[^\S\n]+\w(?i:\1)(?!\w)")
"""Two words that differ in their first letter at most, the first letter one of those."""
_LEAVE = late_pattern(r"[^\S\n]+(?:lại|sau|dành|ngỏ)\b", re.IGNORECASE)
_MATTER = re.compile(r"[^\S\n]+việc\b", re.IGNORECASE)
_FIGURE = re.compile(r"[^\S\n]*:?[^\S\n]*\d")
_BEFORE = 60
"""Characters in front of "số số" in which the name of a kind of document stands."""


class DoubledWord(Rule):
    """A function word typed twice: "trên các các nền tảng", "Chỉ thị số số 46"."""

    code = "KH803"
    name = "doubled-word"
    severity = Severity.WARNING
    basis = "Thông lệ: hư từ (các, của, và, để …) không viết lặp liền nhau"
    basis_en = "Convention: function words (các, của, và, để …) do not stand twice in a row"
    text = {
        Language.VI: RuleText(
            checks="Một hư từ (các, của, và, để, là, với …) viết hai lần liền nhau, hoặc chữ “số” lặp trước số, ký hiệu của văn bản. Từ láy và từ ghép như “đạt được được giao”, “nền tảng số số lượng lớn” không bị nêu.",
            why="Chữ lặp là dấu vết của việc sửa chưa xong; văn bản đã ký thì không sửa được nữa.",
            message="“{found}” ({address}) lặp chữ “{word}”.",
            help="Bỏ chữ thừa; chép văn bản đã ký thì giữ như bản in.",
            fix="Đổi “{found}” thành “{word}”",
        ),
        Language.EN: RuleText(
            checks="A function word (các, của, và, để, là, với …) written twice in a row, or “số” twice before the number of a document. Reduplications, and compounds that meet their last word again, are left alone.",
            why="A doubled word is left over from an unfinished edit; once signed, it stays.",
            message="“{found}” ({address}) has “{word}” twice.",
            help="Take the spare word out; in a copy of a signed text keep what is printed.",
            fix="Change “{found}” to “{word}”",
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Đồng bộ trên các các nền tảng của của huyện.  # expect: KH803, KH803
      - Tuyên truyền Chỉ thị số số 46-CT/TW.  # expect: KH803
"""
    good = """
sections:
  - label: II
    title: Nội dung
    items:
      - Kết quả đạt được được tổng hợp theo biểu mẫu kèm theo theo quy định.
      - Các nền tảng số số lượng người dùng lớn; Chương trình chuyển đổi số số 12/CTr-UBND.
      - Chăm lo để để lại kết quả; luôn luôn, ngày ngày; nhà nhà, người người thi đua; trước, trong và sau.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding for each run of one word."""
        for text in context.plan.texts.holding(_MAY_BE_DOUBLED):
            yield from _findings(text)


def _findings(text: PrintedText) -> Iterator[Finding]:
    composed = compose(text.words)
    for found in _DOUBLED.finditer(composed.text):
        word = found.group(1)
        if not _is_slip(found):
            continue
        within = (composed.offsets[found.start()], composed.offsets[found.end()])
        place = Place(text.route, within=within, address=text.address)
        kept = text.words[within[0] : composed.offsets[found.end(1)]]
        correction = Correction((Replacement(place, kept),), Applicability.SAFE)
        yield Finding(place, {"found": found.group(), "word": word}, correction=correction)


def _is_slip(found: re.Match[str]) -> bool:
    word, *others = found.group().split()
    if any(other not in (word, word.lower()) for other in others):
        return False  # "đã Đã duyệt": the second begins a name
    match word.casefold():
        case "để":  # "để để lại": in order to leave behind
            return _LEAVE.match(found.string, found.end()) is None
        case "về":  # "trở về về", "vụng về về mặt"
            return _MATTER.match(found.string, found.end()) is not None
        case "số":
            return _precedes_number(found)
    return True


def _precedes_number(found: re.Match[str]) -> bool:
    """Tell "Chỉ thị số số 46" from "chuyển đổi số số 12": the name of a kind stands right in front."""
    text = found.string
    if not _FIGURE.match(text, found.end()):
        return False
    words = text[max(0, found.start() - _BEFORE) : found.start()].split()[-MOST_WORDS:]
    return any(kind_named(" ".join(words[first:])) for first in range(len(words)))
