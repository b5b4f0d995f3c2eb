"""What stands in front of a number: "Quyết định số", "các Công điện: số", "Mẫu số", the letterhead's "Số:".

Reads backwards and not far; whether the number is a citation is for `citation_text`.
"""

from __future__ import annotations

import re

from plancli.legal.document_kinds import MOST_WORDS, kind_named, may_end_a_kind
from plancli.records import dataclass

_LENGTH = 80
_WORD = re.compile(r"\w+")
_FORMS = frozenset(
    {
        "mẫu",
        "biểu",
        "phiếu",
        "lục",
        "bảng",
        "hình",
        "tcvn",
        "qcvn",
        "khoản",
        "mã",
        "nhà",
        "thửa",
        "lô",
        "máy",
        "thoại",
    }
)
"""Words before "số" whose number is of a form, a standard, an account, a plot of land, a telephone."""
_GLUED = re.compile(r"\w{2,8}số")
_BEFORE_NUMBER = re.compile(r"[^\w/-]{0,12}")
_BEFORE_SO = re.compile(r"[\s:*_\[]{0,6}")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands in front of a number."""

    start: int
    """Offset of the kind, of "số", or of the number itself."""
    kind: str | None
    """Loại văn bản named there."""
    has_so: bool
    """True for "số" in front of the number."""
    own: bool
    """True for the document's own "Số: 251/KH-UBND"."""
    form: bool
    """True for "Mẫu số", "Biểu số": the number of a form."""


def may_have_kind(text: str, place: int) -> bool:
    """Say at little cost whether the figure at `place` may stand behind the name of a kind."""
    return any(map(may_end_a_kind, _WORD.findall(text, max(0, place - 24), place)[-2:]))


def read_lead(text: str, place: int, floor: int = 0) -> Lead:
    """Read the words in front of the number at `place`, back to `floor` at most; `text` is composed.

    >>> read_lead("tại Quyết định số 407/QĐ-TTg", 18)
    Lead(start=4, kind='Quyết định', has_so=True, own=False, form=False)
    """
    words = list(_WORD.finditer(text, max(floor, place - _LENGTH), place))
    edge, so_word = place, ""
    while words and words[-1].group().casefold() == "số":
        if not _BEFORE_NUMBER.fullmatch(text, words[-1].end(), edge):
            break
        so_word, edge = words[-1].group(), words.pop().start()
    glued = words and _GLUED.fullmatch(words[-1].group())
    if glued and not so_word and _BEFORE_NUMBER.fullmatch(text, words[-1].end(), edge):
        # "Quyết địnhsố": a copied text lost the space
        words[-1:], so_word = _WORD.finditer(text, words[-1].start(), words[-1].end() - 2), "số"
        edge = words[-1].end()
    if not words or not _BEFORE_SO.fullmatch(text, words[-1].end(), edge):
        return Lead(edge, None, bool(so_word), _is_own(text, edge, place, so_word), form=False)
    last = words[-1]
    form = last.group().casefold() in _FORMS
    counts = range(min(MOST_WORDS, len(words)), 0, -1) if may_end_a_kind(last.group()) else ()
    for count in counts:
        first = words[-count].start()
        if kind := kind_named(text[first : last.end()]):
            return Lead(first, kind, bool(so_word), own=False, form=form)
    return Lead(edge, None, bool(so_word), _is_own(text, edge, place, so_word), form)


def _is_own(text: str, edge: int, place: int, so_word: str) -> bool:
    """Say whether a "Số" that no kind precedes gives the number of the document itself."""
    if not so_word[:1].isupper():
        return False
    if ":" in text[edge:place]:
        return True
    line = text.rfind("\n", max(0, edge - _LENGTH), edge) + 1
    rest = text[place : place + _LENGTH].partition("\n")[0]
    return not text[line:edge].strip(" *_#|") and " " not in rest.strip()
