"""Whether a citation means an act: number, kind, issuer, date and title compared.

Compares words only; whether the date is then right is for `date_judgement`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from plancli.legal.acts import LegalDocument
from plancli.legal.citation_text import CitationMention
from plancli.legal.number import NUMBER, NumberForm, parse_number, read_number, with_plain_marks
from plancli.vietnamese.dates import find_dates
from plancli.vietnamese.folding import fold

_ALIKE = 0.6
"""Share of the word pairs of a cited title that must stand in an act's title for the two to be one act."""
_ENOUGH = 3
"""Word pairs, commonplaces aside, that must agree."""
_COMMONPLACE = re.compile(
    r"\b(?:ban hành|phê duyệt|về việc|chương trình hành động|chương trình|kế hoạch|đề án|thực hiện"
    r"|triển khai|thi hành|tăng cường|đẩy mạnh|nâng cao|quy định chi tiết|quy định|hướng dẫn|sửa đổi, bổ sung"
    r"|một số điều|giai đoạn|thủ tướng chính phủ|trên địa bàn)\b"
)
"""What half of all titles say, and so says nothing of which act is meant."""
_WORD = re.compile(r"\w+|\|")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_NAMES = (
    ("ubnd ", "ủy ban nhân dân "),
    ("hđnd ", "hội đồng nhân dân "),
    ("bộ trưởng bộ ", "bộ "),
    ("tt&tt", "thông tin và truyền thông"),
)
_LAWS = frozenset({"luật", "bộ luật"})


def is_one_act(document: LegalDocument, mention: CitationMention) -> bool:
    """Say whether the cited number, with the kind, can be that of this act only.

    Laws and resolutions of the National Assembly are numbered apart: Luật and Nghị quyết 24/2008/QH12.
    """
    number = parse_number(document.number)
    if number is None or not number.is_one_act:
        return False
    return number.form is not NumberForm.LAW or same_kind(mention.kind or "", document.kind)


def same_kind(one: str, other: str) -> bool:
    """Say whether two kinds are one; a code (Bộ luật) is often called a law."""
    first, second = fold(one), fold(other)
    return first == second or {first, second} <= _LAWS


def may_be(document: LegalDocument, mention: CitationMention) -> bool:
    """Say whether the citation, whose number this act bears, can mean it."""
    if mention.issued is None:
        return True
    return document.issued.agrees_with(mention.issued) or is_meant(document, mention)


def is_meant(document: LegalDocument, mention: CitationMention) -> bool:
    """Say whether number, issuer and title leave no doubt that the citation means this act."""
    if mention.issuer and not same_issuer(mention.issuer, document.issuer):
        return False
    return is_one_act(document, mention) or same_title(mention.title, document.title)


def same_issuer(cited: str, known: str) -> bool:
    """Say whether two names can be one body: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Yên Bái" can.

    So can any with an issuer that is not known.
    """
    if not known:
        return True
    short, long = sorted((_full_name(cited), _full_name(known)), key=len)
    return f"{long} ".startswith(f"{short} ")


def _full_name(issuer: str) -> str:
    name = f"{fold(issuer)} "
    for short, full in _SHORT_NAMES:
        name = name.replace(short, full)
    return name.strip()


def same_title(cited: str, title: str) -> bool:
    """Say whether most of the cited words, and enough of them, are the title's, and the years agree."""
    some, all_of_it = _words(cited), _words(title)
    years, known_years = (set(filter(_YEAR.fullmatch, words)) for words in (some, all_of_it))
    if not (years <= known_years or known_years <= years) or _quoted(cited) - _quoted(title):
        return False
    pairs = set(pairwise(some))
    alike = len({pair for pair in pairs & set(pairwise(all_of_it)) if "|" not in pair})
    told = sum("|" not in pair for pair in pairs)
    return alike >= _ENOUGH and alike >= _ALIKE * told


def _quoted(title: str) -> set[tuple[str, ...]]:
    """Return the numbers of the acts that a title quotes: one on 19/CT-TTg is not one on 07/CT-TTg."""
    found = map(read_number, NUMBER.finditer(with_plain_marks(title)))
    return {number.identity for number in found if number is not None}


def _words(title: str) -> list[str]:
    """Return the words of a title, "|" for a commonplace, without the dates of the acts that it quotes."""
    words, done = "", 0
    for date in find_dates(title):
        words, done = words + title[done : date.start], date.end
    return _WORD.findall(_COMMONPLACE.sub("|", fold(words + title[done:])))
