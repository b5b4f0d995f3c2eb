"""Số, ký hiệu of Vietnamese documents: what each part of `09/2017/NĐ-CP` says.

Reads numbers, clean or dirty; it knows no document, so it cannot say whether a number exists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from plancli.legal.document_kinds import KIND_BY_CODE
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.remembering import remembered


class NumberForm(Enum):
    """The classes of numbers (Luật 2015 on legal normative acts, Điều 10; NĐ 30/2020, Điều 15)."""

    LAW = "law"
    """Luật, nghị quyết của Quốc hội: 103/2016/QH13"""
    STANDING_COMMITTEE = "standing-committee"
    """Ủy ban Thường vụ Quốc hội: 351/2017/UBTVQH14, 1673/NQ-UBTVQH15"""
    NORMATIVE = "normative"
    """Văn bản quy phạm pháp luật, with its year: 09/2017/NĐ-CP"""
    INDIVIDUAL = "individual"
    """Văn bản cá biệt, hành chính, without one: 765/QĐ-BTTTT"""
    LETTER = "letter"
    """Công văn, without a type: 3218/UBND-KGVX"""
    PARTY = "party"
    """Văn bản của Đảng, a hyphen before the type: 57-NQ/TW"""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """Số, ký hiệu của một văn bản."""

    text: str
    """Canonical: `09/2017/NĐ-CP`."""
    serial: str
    """`09`, `36a`, `66.18`; empty where the paper leaves it blank."""
    year: int | None
    """The year segment, which marks a legal normative act."""
    symbol: str
    """Ký hiệu: `NĐ-CP`, `QH13`."""
    type_code: str
    """`NĐ`; empty where the symbol has none: laws, letters (công văn)."""
    issuer_code: str
    """`CP`, `UBND`; for a letter, the issuer and the drafting unit: `UBND-KGVX`."""
    form: NumberForm
    identity: tuple[str, ...]
    """What two ways of writing one number share: zeros in front and the marks between parts differ."""

    @property
    def kind(self) -> str | None:
        """Loại văn bản, where the number alone says it: `Quyết định`."""
        if self.form is NumberForm.LETTER:
            return "Công văn"
        return KIND_BY_CODE.get(self.type_code)

    @property
    def is_one_act(self) -> bool:
        """Say whether no other act can have this number: it has a year, and the country has one such issuer.

        41/2019/QĐ-UBND is one act in each province; 765/QĐ-BTTTT is given out anew each year.
        """
        return self.year is not None and self.has_one_issuer

    @property
    def has_one_issuer(self) -> bool:
        """Say whether the country has only one body that signs so: BTTTT is one, UBND are thousands."""
        return all(map(_ONLY_ONE.fullmatch, self.issuer_code.split("-")))


_PLAIN = {
    **dict.fromkeys("‐‑‒–—−", "-"),  # what Word and PDF put in place of the hyphen
    **dict.fromkeys("ÐƉ", "Đ"),
}
# Two letters that are not small, or the lone "L" of the President's orders. What is a capital is asked
# of the letters afterwards: a class with "Đ" in it costs more to compile than the whole pattern.
_CODE = r"(?:[^\W\d_a-z](?:[^\W_a-z]|[&y])[\w&]{0,29}|L(?=[-/])|T\.Ư)"
# A mark may have a space on one side only, or a number would swallow "407/QĐ-TTg - UBND tỉnh"; behind the
# type alone, "407/QĐ - TTg", it may have one on both.
_MARK = r"(?:[/-]\s?|\s[/-])"
_TYPED = r"(?:(?:NQ|QĐ|NĐ|TT|CT|KH|CTr|TB|KL|HD|BC|TTr|CĐ)\s[/-]\s)?"
# The drafting unit of an office that puts a dot before it: "123/UBND.VX".
_DRAFTER = r"(?:\.(?!UBND|HĐND)[A-Z]{2,4}(?![\w&/-]))?"
_SYMBOL = rf"(?P<symbol>{_TYPED}{_CODE}(?:{_MARK}{_CODE}){{0,9}}{_DRAFTER})(?!\w)"
NUMBER = re.compile(
    # What may not stand in front is asked behind the first figure: a search for figures is the fastest.
    r"(?P<serial>[0-9](?:(?<![\w.,/-].)(?<!\d:.)|(?<=[Ss]ố.)|(?<=SỐ.))\d{0,4}[a-z]{0,2}(?:\.\d{1,3})?)\s?"
    rf"(?:/\s?(?P<year>(?:19|20)\d\d)\s?)?(?P<first>[/-])\s?{_SYMBOL}"
)
"""A number in running text with plain marks; the words around it decide whether it is one."""
BLANK_NUMBER = re.compile(rf"/(?<![\w/]/)\s?{_SYMBOL}")
"""A number whose figures are left blank, "/KH-UBND"."""

_ONLY_ONE = late_pattern(
    r"CP|TTg|CTN|UBTVQH\d+|QH\d+|VPCP|VPQH|VPCTN|UBDT|NHNN|TTCP|KTNN|TANDTC|VKSNDTC|HĐTP"
    r"|B(?:TC|TP|NV|CA|QP|NG|YT|CT|XD|KHCN|GDĐT|VHTTDL|TNMT|NNMT|NNPTNT|TTTT|KHĐT|LĐTBXH|GTVT)"
)
_PREFIX = re.compile(r"(?:[Ss]ố\s{0,4}:?\s{0,4})+")
_SPELLED = {code.upper(): code for code in (*KIND_BY_CODE, "TTg")}
# D for Đ, and Ư for U, as keyboards without Vietnamese give them; T.Ư is how newspapers write Trung ương.
_TYPE_SLIPS = {"QD": "QĐ", "ND": "NĐ", "QYD": "QyĐ"}
_ISSUER_SLIPS = {"TƯ": "TU", "T.Ư": "TW"}
_NOTED = re.compile(r"(CP|TTg|UBND|HĐND|TW|TU)\d{1,2}")
"""An issuer with the mark of a footnote that lost its place above the line: "30/2020/NĐ-CP1"."""
_STATE_ISSUERS = frozenset({"CP", "TTg", "UBND", "HĐND"})
"""Issuers whose number never takes the Party's form, and that PDF text glues to the type."""


def with_plain_marks(text: str) -> str:
    """Return the text, of the same length, with the one hyphen and the one Đ that numbers are made of."""
    for letter, plain in _PLAIN.items():
        if letter in text:
            text = text.replace(letter, plain)
    return text


@remembered
def parse_number(text: str) -> DocumentNumber | None:
    """Read a text that is one number, with its dirt: spaces inside, Ð for Đ, "số" in front.

    None where it is no number. The blank "/KH-UBND" of a draft has an empty serial.

    >>> parse_number("Số: 765 /QÐ- BTTTT").text
    '765/QĐ-BTTTT'
    """
    words = with_plain_marks(unicodedata.normalize("NFC", text)).strip()
    words = words[prefix.end() :] if (prefix := _PREFIX.match(words)) else words
    found = NUMBER.fullmatch(words) or NUMBER.fullmatch(words.upper())
    if found:
        return read_number(found)
    blank = BLANK_NUMBER.fullmatch(words)
    return build_number("", None, "/", blank["symbol"]) if blank else None


def read_number(found: re.Match[str]) -> DocumentNumber | None:
    """Return the number that `NUMBER` matched; None where its symbol is none."""
    year = int(found["year"]) if found["year"] else None
    return build_number(found["serial"].lower(), year, found["first"], found["symbol"])


@remembered
def build_number(serial: str, year: int | None, first: str, symbol: str) -> DocumentNumber | None:
    """Put the parts of a number into canonical form; None where the symbol is no symbol.

    `first` is the mark before the symbol: a hyphen makes a Party number of it.
    """
    read = _codes_and_marks(symbol)
    if read is None:
        return None
    codes, marks = read
    form = _form(codes, year, first)
    if form is NumberForm.PARTY and codes[-1] in _STATE_ISSUERS:  # "362-QĐ/TTg" for 362/QĐ-TTg
        form, marks = NumberForm.INDIVIDUAL, ("-",) * len(marks)
    typed = len(codes) > 1 or form is NumberForm.INDIVIDUAL
    type_code = codes[0] if codes[0] in KIND_BY_CODE and typed else ""
    if type_code and form is not NumberForm.PARTY and len(codes) == 2:
        marks = ("-",)  # "103/QĐ /BVHTTDL"
    canonical = codes[0] + "".join(mark + code for mark, code in zip(marks, codes[1:], strict=True))
    lead = "/" if form is NumberForm.INDIVIDUAL or first == "/" else "-"
    middle = f"/{year}" if year else ""
    issuer = canonical[len(type_code) :].lstrip("-/")
    text = f"{serial}{middle}{lead}{canonical}"
    identity = (serial.lstrip("0").casefold(), str(year or ""), *canonical.replace("/", "-").split("-"))
    return DocumentNumber(text, serial, year, canonical, type_code, issuer, form, identity)


def same_number(one: str, other: str) -> bool:
    """Say whether two texts write one number: "7/CT-TTg" and "07/CT- TTg"; a blank equals nothing.

    >>> same_number("09/2017/NĐ-CP", "9/2017/NÐ-CP")
    True
    """
    first, second = parse_number(one), parse_number(other)
    if first is None or second is None or not first.serial or not second.serial:
        return False
    return first.identity == second.identity


@remembered
def _codes_and_marks(symbol: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the parts of a symbol and the marks between them; None where it is no symbol."""
    pieces = re.split(r"\s*([/-])\s*", symbol)
    codes = [_spelled(code) for code in pieces[::2]]
    codes[0] = _TYPE_SLIPS.get(codes[0], codes[0])
    codes[1:] = [_ISSUER_SLIPS.get(code, code) for code in codes[1:]]
    if noted := _NOTED.fullmatch(codes[-1]):
        codes[-1] = noted[1]
    marks = pieces[1::2]
    if len(codes) == 1 and (parts := _unglued(codes[0])):
        codes, marks = parts, ["-"]
    return (tuple(codes), tuple(marks)) if _is_symbol(codes) else None


def _spelled(code: str) -> str:
    """Return "TTg" for the "TTG" of a title in capitals."""
    return _SPELLED.get(code.upper(), code)


def _unglued(code: str) -> list[str] | None:
    """Return "QĐ" and "UBND" for the "QĐUBND" of a PDF that lost its hyphen."""
    for issuer in _STATE_ISSUERS:
        kind = code.removesuffix(issuer)
        if kind != code and kind in KIND_BY_CODE and len(kind) > 1:
            return [kind, issuer]
    return None


def _is_symbol(codes: list[str]) -> bool:
    """Say whether these are codes: unaccented capitals, "UBND", "TTg", or the lone "L" of "L-CTN"."""
    return codes != ["L"] and all(map(_is_code, codes))


def _is_code(code: str) -> bool:
    plain = all(letter.isascii() or letter in "ĐđƯ" for letter in code)
    return plain and (sum(map(str.isupper, code)) >= 2 or code in KIND_BY_CODE)


def _form(codes: Sequence[str], year: int | None, first: str) -> NumberForm:
    last = codes[-1]
    if re.fullmatch(r"QH\d+", last):
        return NumberForm.LAW
    if re.fullmatch(r"UBTVQH\d+", last):
        return NumberForm.STANDING_COMMITTEE
    if year:
        return NumberForm.NORMATIVE
    if first != "/" and codes[0] in KIND_BY_CODE:
        return NumberForm.PARTY
    return NumberForm.INDIVIDUAL if codes[0] in KIND_BY_CODE else NumberForm.LETTER
