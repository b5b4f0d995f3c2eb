"""KH314: a cited number with a space, a letter or a mark that numbers do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.diagnostic import Correction, Finding, Place, Replacement, Severity
from plancli.legal.citation_text import CitationMention
from plancli.messages import Language
from plancli.patterns import late_pattern
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.source.edit import Applicability
from plancli.vietnamese.composition import compose

_HYPHENS = re.compile("[‐‑‒–—−]")
_MARK = re.compile("[/‐‑‒–—−-]")
_SPACED = late_pattern(rf"\s{_MARK.pattern}|{_MARK.pattern}\s")
_MOST_MARKS = 2
"""Behind the issuer, year aside, a spaced hyphen may be a dash: "12/KH-UBND -VX"."""
_NOTED = re.compile(r"\d{1,2}$")


class MisspeltNumber(Rule):
    """Written "10- CTr/TU", "407/QÐ-TTg", "1961/QĐUBND": found all the same, but not by who searches for it."""

    code = "KH314"
    name = "misspelt-number"
    severity = Severity.INFO
    basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Mục II: giữa số và ký hiệu có dấu gạch chéo, giữa các chữ viết tắt có dấu gạch nối không cách chữ"
    basis_en = "Decree No. 30/2020/NĐ-CP, Appendix I, Part II: a slash between number and symbol, hyphens without spaces between the abbreviations"
    text = {
        Language.VI: RuleText(
            checks="Số, ký hiệu của văn bản được viện dẫn có chỗ cách thừa, thiếu dấu, sai dấu, hoặc chữ Đ gõ thành Ð, D.",
            why="Tra cứu theo số sẽ không thấy chỗ viết khác mẫu.",
            message="“{written}” ({address}) nên viết là “{number}”.",
            help="Sửa theo bản gốc của văn bản được viện dẫn.",
            fix="Đổi “{written}” thành “{number}”",
        ),
        Language.EN: RuleText(
            checks="A cited number has a stray space, a missing or wrong mark, or Ð or D typed for Đ.",
            why="A search for the number will not find it.",
            message="“{written}” ({address}) is better written “{number}”.",
            help="Correct it after the original of the cited act.",
            fix="Change “{written}” to “{number}”",
        ),
    }
    bad = """
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Chương trình hành động số 10- CTr/TU ngày 13/8/2025 của Ban Thường vụ Tỉnh ủy.  # expect: KH314
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: THỰC HIỆN QUYẾT ĐỊNH SỐ 407/QĐ-TTG
sections:
  - label: I
    title: Mục đích
    text: Thực hiện Quyết định số 407/QĐ–TTg, 07/CT-TTg và Quyết định 407.
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield a finding at each such number; capitals of a title and kinds of hyphens are no slips."""
        for citation in context.plan.citations:
            mention = citation.mention
            written = _written(mention)
            if mention.number and written and not _is_written_so(written, mention.number):
                within = (mention.number_start or 0, mention.number_end or 0)
                place = Place(citation.route, within=within, address=citation.address)
                number = mention.number.upper() if written.isupper() else mention.number
                correction = Correction((Replacement(place, number),), _freedom(written, number))
                yield Finding(place, {"written": written, "number": number}, correction=correction)


def _freedom(written: str, number: str) -> Applicability:
    """A number means another act where it is changed wrongly: never without asking, not at all in doubt."""
    spaced = max((len(_MARK.findall(written[: each.end()])) for each in _SPACED.finditer(written)), default=0)
    year = len(re.findall(r"/(?:19|20)\d\d/", number))
    return Applicability.UNSAFE if spaced <= _MOST_MARKS + year else Applicability.DISPLAY_ONLY


def _written(mention: CitationMention) -> str:
    """Return the number as the text has it; empty for a short form without its symbol."""
    start, end = mention.number_start, mention.number_end
    if start is None or end is None:
        return ""
    words = compose(mention.words[start - mention.start : end - mention.start]).text
    return " ".join(words.split()) if any(map(str.isalpha, words[-2:])) else ""


def _is_written_so(written: str, number: str) -> bool:
    plain = _HYPHENS.sub("-", written).casefold()
    meant = number.casefold()
    return plain == meant or meant.startswith((f"{plain}-", f"{plain}/")) or _NOTED.sub("", plain) == meant
