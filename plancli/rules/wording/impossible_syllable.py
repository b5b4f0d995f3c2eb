"""KH805: a word that no Vietnamese syllable is written like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plancli.diagnostic import Finding, Severity
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.wording.prose import Stretch, addresses, first_and_others
from plancli.vietnamese.folding import fold
from plancli.vietnamese.misspellings import impossible_runs, impossible_words

_MANY = 12
"""So many different ones come from the copy, not from the keyboard: a scan, letters of an old font."""


class ImpossibleSyllable(Rule):
    """A slip such as "thưc", "nghành", "đuợc"; both tone styles and both i and y are right."""

    code = "KH805"
    name = "impossible-syllable"
    severity = Severity.WARNING
    basis = "Thông lệ: chính tả tiếng Việt; vần, phụ âm đầu và thanh của tiếng"
    basis_en = "Convention: Vietnamese spelling; rhyme, initial consonant and tone of a syllable"
    text = {
        Language.VI: RuleText(
            checks="Chữ không thể là một tiếng Việt: vần không có, “ngh” trước a, o, u, hoặc vần tắc (p, t, c, ch) không mang dấu sắc, nặng. Hòa và hoà, kỹ và kĩ đều đúng; tên riêng, từ nước ngoài, chữ viết tắt không xét.",
            why="Đây là lỗi gõ phím; tên đơn vị, thuật ngữ viết sai thì tìm kiếm không ra.",
            message="“{word}” ({places}) không phải là một tiếng Việt.",
            help="Xem lại chữ này với bản gốc.",
            variants={
                "many": "Nhiều chữ không phải là tiếng Việt ({count}): {words}.",
                "many.help": "Có thể do bản quét hoặc phông chữ cũ; nếu được, dùng tệp Word của nơi ban hành.",
            },
        ),
        Language.EN: RuleText(
            checks="A word that cannot be a Vietnamese syllable: no such rhyme, “ngh” before a, o, u, or a stop (p, t, c, ch) without sắc or nặng. Hòa and hoà, kỹ and kĩ are both right; names, foreign words and abbreviations are not judged.",
            why="It is a slip of the keyboard; a misspelt unit or term is missed by a search.",
            message="“{word}” ({places}) is no Vietnamese syllable.",
            help="Compare this word with the original.",
            variants={
                "many": "Many words are no Vietnamese syllables ({count}): {words}.",
                "many.help": "They may come from a scan or an old font; use the issuer's Word file if there is one.",
            },
        ),
    }
    bad = """
sections:
  - label: II
    title: Nội dung
    items:
      - Tổ chức thưc hiện Kế hoạch; các cấp, các nghành phối hợp.  # expect: KH805, KH805
      - Thưòng trực Đảng ủy chỉ đạo; các nghành báo cáo.  # expect: KH805
"""
    good = """
sections:
  - label: II
    title: Nội dung
    items:
      - Hoà giải, hòa nhập; kỹ năng, kĩ thuật; quý, quí; khuếch trương, ngoằn ngoèo, quýt.
      - Tuyên truyền trên internet, Facebook, pa-nô tại Đắk Lắk, xã Krông Búk, người Ê-đê, H'Mông.
      - UBND, HĐND, VHTT&DL, 407/QĐ-TTg, đ/c Trưởng ban, phần XVII, vắcxin, ôtô.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each misspelt word; one for all where there are many."""
        found = _impossible(context.plan)
        if len(found) < _MANY:
            for stretches in found.values():
                yield _finding(stretches)
        else:
            yield _one_for_all(found)


def _impossible(plan: Plan) -> dict[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    suspects = impossible_runs(plan.texts.runs)
    any_of_them = re.compile("|".join(map(re.escape, suspects)))
    for text in plan.texts.holding(any_of_them) if suspects else ():
        for word in impossible_words(text.words):
            found.setdefault(fold(word.text), []).append(Stretch(text, word.start, word.end))
    return found


def _finding(stretches: Sequence[Stretch]) -> Finding:
    place, others = first_and_others(stretches)
    return Finding(place, {"word": stretches[0].words, "places": addresses(stretches)}, related=others)


def _one_for_all(found: Mapping[str, Sequence[Stretch]]) -> Finding:
    firsts = [stretches[0] for stretches in found.values()]
    place, others = first_and_others(firsts)
    words = ", ".join(f"“{stretch.words}”" for stretch in firsts[:_MANY])
    return Finding(place, {"count": str(len(firsts)), "words": words}, "many", others)
