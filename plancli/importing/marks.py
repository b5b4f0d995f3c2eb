"""Printed labels at the front of a paragraph: `I.`, `1.1.`, `a)`, `(1)`, `-`, `+`.

Tells what stands there and how deep such a label goes; it repairs no numbering.
"""

from __future__ import annotations

import re
from enum import IntEnum

from plancli.records import dataclass


class Depth(IntEnum):
    """How deep a kind of label goes; the deeper one stands below the other."""

    PART = 0
    """Phần thứ nhất, Chương I, Phần A"""
    UPPER = 1
    """A."""
    ROMAN = 2
    """I."""
    SECTION = 3
    """Mục 1, Điều 1."""
    NUMBER = 4
    """1."""
    DECIMAL = 5
    """1.1."""
    DECIMAL_2 = 6
    """1.1.1."""
    DECIMAL_3 = 7
    """1.1.1.1."""
    LETTER = 8
    """a)"""
    BRACKET = 9
    """(1), 1)"""
    DASH = 10
    """- and every other sign of a list"""

    @property
    def is_sign(self) -> bool:
        """Whether the order of such labels comes from the paper, not from their kind."""
        return self >= Depth.BRACKET


@dataclass(frozen=True, slots=True)
class Mark:
    """One label as printed."""

    text: str
    """With its punctuation: `1.1.`, `a)`, `-`."""
    label: str
    """Without it: `1.1`, `a`; empty for a sign."""
    depth: Depth
    sign: str = ""
    """The sign itself, so that "+" can stand below "-"; for brackets the shape of the brackets."""
    end: int = 0
    """Where the words begin, counted in the text."""


_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_STOP = r"(?P<stop>\.\s*/|[.):]|/(?=\s)|\s*-(?=\s))"
_PART = re.compile(
    r"(?P<text>(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+|thứ\s+)?(?P<label>[IVXLC]+|[A-ZĐ]|\d{1,2}|"
    r"(?:MỘT|HAI|BA|BỐN|NĂM|SÁU|BẢY|TÁM|NHẤT|TƯ|một|hai|ba|bốn|năm|sáu|bảy|tám|nhất|tư)))(?P<stop>[.:]?)(?=\s|$)"
)
_SECTION = re.compile(r"(?P<text>(?:MỤC|Mục|ĐIỀU|Điều)\s+(?P<label>\d{1,3}|[IVXLC]+))(?P<stop>[.:])(?=\s|$)")
_UPPER = re.compile(rf"(?!V/[Vv]|[PQT]\.\s)(?P<label>(?:{_ROMAN}|[A-ZĐ]))\s?{_STOP}(?=\s|[A-ZĐÀ-Ỹ“\"])")
_DECIMAL = re.compile(r"(?P<label>\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})(?P<stop>\s?[./):])?(?=\s+\S|[A-ZĐÀ-Ỹ“\"])")
_NUMBER = re.compile(
    r"(?P<label>\d{1,3})\s?(?P<stop>\.\s*/|[.):]|/(?=\s)|-(?=\s[A-ZĐÀ-Ỹ]))(?=\s|[A-ZĐÀ-Ỹ“\"])"
)
_LETTER = re.compile(r"(?P<label>[a-zđ])\s?(?P<stop>[).]|\s?/|\.\))(?=\s|[A-ZĐÀ-Ỹ“\"])")
_BRACKET = re.compile(r"(?P<text>\((?P<label>\d{1,3}|[a-zđ]|[ivx]{1,4})\)|\[(?P<other>\d{1,3})\])\s*(?=\S)")
_SIGN = re.compile(r"(?P<sign>[-+*•–—−·●○▪▫■□◦➢►✓»→o]|[❖✔❑])(?P<gap>\s+|(?=[A-ZĐÀ-Ỹ“\"]))(?=\S)")
_CAPITAL = re.compile(r"[^\W\d_]")


def read_mark(text: str) -> Mark | None:
    """Return the label in front of a paragraph; None where it begins with words.

    >>> read_mark("1.1. Xây dựng chuyên mục").text, read_mark("- Đơn vị phối hợp").depth.name
    ('1.1.', 'DASH')
    """
    start = len(text) - len(text.lstrip())
    found = _read(text, start)
    return None if found is None else _up_to_words(text, found)


def _read(text: str, at: int) -> Mark | None:
    for pattern, depth in ((_PART, Depth.PART), (_SECTION, Depth.SECTION)):
        if found := pattern.match(text, at):
            return Mark(found.group(), found["label"], depth, end=found.end())
    if found := _DECIMAL.match(text, at):
        return _decimal(text, found)
    if found := _NUMBER.match(text, at):
        return _numbered(found)
    if found := _UPPER.match(text, at):
        roman = re.fullmatch(_ROMAN, found["label"]) is not None
        return Mark(found.group(), found["label"], Depth.ROMAN if roman else Depth.UPPER, end=found.end())
    if found := _LETTER.match(text, at):
        return Mark(found.group(), found["label"], Depth.LETTER, end=found.end())
    if found := _BRACKET.match(text, at):
        mark = found["text"]
        return Mark(mark, found["label"] or found["other"], Depth.BRACKET, mark[0], at + len(mark))
    found = _SIGN.match(text, at)
    # "o" is a list sign of Word only with blanks behind it.
    if found and (found["sign"] != "o" or len(found["gap"]) > 1 or "\t" in found["gap"]):
        return Mark(found["sign"], "", Depth.DASH, found["sign"], found.end("sign"))
    return None


def _decimal(text: str, found: re.Match[str]) -> Mark | None:
    label = "".join(found["label"].split())
    numbers = label.split(".")
    rest = text[found.end() :].lstrip()
    # "1.5 triệu đồng" and "2.05" are quantities; a label without a full stop needs a capital behind it.
    bare = not found["stop"] and not (rest[:1].isupper() or rest[:1] in '“"')
    if bare or any(len(number) > 1 and number[0] == "0" for number in numbers[1:]):
        return None
    depth = Depth(Depth.NUMBER + len(numbers) - 1)
    return Mark(found.group().strip(), label, depth, end=found.end())


def _numbered(found: re.Match[str]) -> Mark:
    bracket = found["stop"] == ")"
    depth = Depth.BRACKET if bracket else Depth.NUMBER
    return Mark(found.group().strip(), found["label"], depth, ")" if bracket else "", found.end())


def _up_to_words(text: str, mark: Mark) -> Mark:
    end = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip())
    return Mark(mark.text, mark.label, mark.depth, mark.sign, end)


_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"


def as_capital(mark: Mark) -> Mark:
    """Return the mark read as a letter (A, B, C, D …) where it could be a Roman numeral too."""
    return Mark(mark.text, mark.label, Depth.UPPER, mark.sign, mark.end)


def above_letters(mark: Mark) -> Mark:
    """Return "1)" read as a number under which a), b) stand."""
    return Mark(mark.text, mark.label, Depth.DECIMAL_3, "", mark.end)


def follows(before: str, label: str) -> bool:
    """Tell whether a capital letter comes next in the Vietnamese alphabet.

    >>> follows("B", "C"), follows("H", "I"), follows("H", "II")
    (True, True, False)
    """
    if len(label) != 1 or before not in _LETTERS or label not in _LETTERS:
        return False
    step = _LETTERS.index(label) - _LETTERS.index(before)
    return step == 1 or (step == 2 and label == "E")
