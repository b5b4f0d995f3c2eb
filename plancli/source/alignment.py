"""Which character of a file gives which character of a value.

Follows plain, folded, literal and quoted text; it reads no structure.
"""

from __future__ import annotations

import re

from yaml.nodes import ScalarNode

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\\r?\n[ \t]*")
_BLANK = frozenset(" \t\r\n\x85\u2028\u2029")


def align(text: str, node: ScalarNode) -> tuple[int, ...]:
    """Return, for each character of the node's value, its offset in `text`.

    What is not blank stands in file and value in the same order, so only blanks are stretched: a
    space that folding made of a line break stands at the break.
    """
    at = node.start_mark.index
    if node.style in ("'", '"'):
        at += 1
    elif node.style in ("|", ">"):
        at = text.index("\n", at) + 1
    offsets: list[int] = []
    for char in node.value:
        at = _skip(text, at, char, node.style)
        offsets.append(at)
        at += _width(text, at, char, node.style)
    return tuple(offsets)


def _skip(text: str, at: int, char: str, style: str | None) -> int:
    """Pass over blanks that the value does not hold."""
    while style == '"' and (continued := _CONTINUED.match(text, at)):
        at = continued.end()
    if char in _BLANK:
        return at
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return _skip(text, at, char, style) if style == '"' and _CONTINUED.match(text, at) else at


def _width(text: str, at: int, char: str, style: str | None) -> int:
    if style == '"' and (escape := _ESCAPE.match(text, at)):
        return len(escape.group())
    if style == "'" and char == "'":
        return 2
    return 0 if char in _BLANK and text[at : at + 1] not in _BLANK else 1
