"""Data set into Markdown so that every sign reads as itself, by the place where it stands.

Escapes only what would mean something at that place; it knows no template and no plan.
"""

from __future__ import annotations

import re

DATA_START = "\ufdd0"
"""Stands before each value while a template is rendered: a noncharacter, which no text may hold."""
DATA_END = "\ufdd1"
"""Stands behind each value."""

_DATA = re.compile(f"{DATA_START}([^{DATA_END}]*){DATA_END}")
_JOINT = DATA_END + DATA_START
_ALWAYS = re.compile(r"[\\`*_\[\]<|~#$]|&(?=#?\w+;)")
# What opens a list, a quotation, a rule or an underlined heading at the start of a line.
_OPENING = re.compile(r"[-+=>]|\d{1,9}(?=[.)](?:\s|$))")
_EDGES = re.compile(r"\A(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+\Z")
_BLANK_LINES = re.compile(r"\n{3,}")
# Only blanks and the markers of lists and quotations, all written by the template.
_BLOCK_START = re.compile(r"(?:\s|>|[-+*](?=\s)|\d{1,9}[.)](?=\s))*")


def place_data(rendered: str) -> str:
    r"""Return the rendered template with each marked value escaped for where it stands.

    A value that opens a line keeps its label, in a table it keeps its column, and a line end inside it
    stays a line end where the place allows one.

    >>> place_data("\ufdd01. Phòng *Tư pháp*\ufdd1")
    '1\\. Phòng \\*Tư pháp\\*'
    """
    placed: list[str] = []
    prefix = ""
    for index, piece in enumerate(_DATA.split(rendered.replace(_JOINT, ""))):
        text = _escaped(piece, prefix) if index % 2 else piece
        placed.append(text)
        prefix = (prefix + text).rpartition("\n")[2]
    return _BLANK_LINES.sub("\n\n", "".join(placed))


def _escaped(words: str, prefix: str) -> str:
    if prefix.lstrip().startswith("|"):
        return _in_cell(words)
    if prefix.startswith("#"):
        return _inline(" ".join(words.split("\n")))
    first, *rest = _EDGES.sub(" ", words).split("\n")
    opening = _at_start(first) if _BLOCK_START.fullmatch(prefix) else _inline(first)
    # A backslash at the end of a line breaks it; two blanks would do, but editors strip them.
    return "\\\n".join([opening, *map(_at_start, rest)])


def _inline(words: str) -> str:
    return _ALWAYS.sub(r"\\\g<0>", words)


def _at_start(line: str) -> str:
    text = _inline(line.lstrip())
    opening = _OPENING.match(text)
    if opening is None:
        return text
    # A number keeps its digits and loses the meaning of the mark behind them.
    at = opening.end() if opening.group().isdecimal() else 0
    return f"{text[:at]}\\{text[at:]}"


def _in_cell(words: str) -> str:
    # GitHub splits cells before it reads escapes, so a backslash of the data must not be one there.
    escaped = _ALWAYS.sub(lambda found: "&#92;" if found.group() == "\\" else f"\\{found.group()}", words)
    return _EDGES.sub(" ", escaped).replace("\n", "<br>")
