"""What the elements of a run deliver: each a stretch of the paragraph's raw characters.

Maps nothing to what a person sees; that comes when the whole paragraph is known.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element

from plancli.importing.docx_characters import PAGE_BREAK, REFERENCE, TRIMMED, symbol
from plancli.importing.docx_styles import RunLook, is_old_font
from plancli.word_names import SPACE, W

_T, _DELETED = f"{W}t", f"{W}delText"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
    f"{W}footnoteReference": REFERENCE,
    f"{W}endnoteReference": REFERENCE,
}
_EDGES_OR_END = re.compile(r"^\s|\s$|\n").search


class Atom(NamedTuple):
    """One element that delivers characters."""

    element: _Element
    """`w:t`, or `w:tab`, `w:br`, `w:sym`, `w:footnoteReference` … which deliver one character each."""
    characters: str
    """As many as the paragraph's raw sequence takes from the element, before any mapping."""
    look: RunLook


def atom_of(element: _Element, tag: str, look: RunLook) -> Atom | None:
    """Return what an element of a run delivers; None where it delivers nothing."""
    if tag in {_T, _DELETED}:
        text = element.text or ""
        return Atom(element, _trimmed(element, text) if _EDGES_OR_END(text) else text, look)
    sign = _SIGNS.get(tag)
    if sign is not None:
        return Atom(element, sign, look)
    if tag == f"{W}br":
        plain = element.get(f"{W}type") in {None, "textWrapping"}
        return Atom(element, "\n" if plain else PAGE_BREAK, look)
    return _sign(element, look) if tag == f"{W}sym" else None


def _trimmed(element: _Element, text: str) -> str:
    """Mark the blanks at the edges that Word leaves out, and read a line end of the file as a blank."""
    if element.get(SPACE) != "preserve":
        inner = text.strip(" \t\r\n")
        front = text.index(inner)
        text = TRIMMED * front + inner + TRIMMED * (len(text) - front - len(inner))
    return text.replace("\n", " ")


def _sign(element: _Element, look: RunLook) -> Atom:
    font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
    if is_old_font(font) and re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        # A letter of an old font taken from the table of signs.
        own = RunLook(look.bold, look.italic, look.hidden, font)
        return Atom(element, chr(int(code, 16) & 0xFF), own)
    return Atom(element, symbol(font, code), look)
