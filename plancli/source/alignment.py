"""Which stretch of a file gives which character of a value.

Follows plain, folded, literal and quoted text as YAML 1.1 reads it; it reads no structure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload

from yaml.nodes import ScalarNode

Piece = tuple[str, int, int]
"""Characters of a value, and the offsets in the file that they come from.

Several characters stand for themselves; a single one may come from more: an escape, a folded line break.
"""

_PROPERTIES = re.compile(r"(?:(?:&[0-9A-Za-z_-]+|!\S*)(?:\s|(?<=\s)#[^\r\n]*)*)*")
_BREAK = re.compile(r"\r\n|\n|\r")
_BREAKS = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_BLANKS = re.compile(r"[ \t]+")
_WORDS = re.compile(r"[^ \t\r\n\\']+(?:[ \t]+[^ \t\r\n\\']+)*")
"""What stands for itself within a line of plain and of quoted text."""
_TO_LINE_END = re.compile(r"[^\r\n]*")
_HEADER = re.compile(r"[|>]([-+0-9]*)[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ABOVE_WORDS = re.compile(r"(?: *(?:\r\n|\n|\r))* *")
_CODE_LENGTH = {"x": 2, "u": 4, "U": 8}
_ESCAPES = dict(
    zip('0abt\tnvfre "\\/N_LP', '\0\x07\x08\t\t\n\x0b\x0c\r\x1b "\\/\x85\xa0\u2028\u2029', strict=True)
)


class Cells(Sequence[tuple[int, int]]):
    """Start and end in the file for each character of a value, worked out when it is asked for."""

    def __init__(self, pieces: Sequence[Piece] = ()) -> None:
        """Take the pieces of the value in their order."""
        self._pieces = pieces
        self._ends = list(accumulate(len(chars) for chars, _, _ in pieces))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[int, int]]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, int] | Sequence[tuple[int, int]]:
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        place = range(len(self))[at]
        number = bisect_right(self._ends, place)
        chars, start, stop = self._pieces[number]
        if len(chars) == 1:
            return start, stop
        start += place - self._ends[number] + len(chars)
        return start, start + 1


def align(text: str, node: ScalarNode) -> Cells:
    r"""Return start and end offset in `text` for each character of the node's value.

    A space that folding made of a line break covers the break and the indentation below it; an escape
    such as `\u1ea1` covers its six characters. Empty where the value is empty, or where it cannot be
    followed (no such case is known; the caller then shows the whole value).
    """
    for pieces in _candidates(text, node):
        if "".join([chars for chars, _, _ in pieces]) == node.value:
            return Cells(pieces)
    return Cells()


def _candidates(text: str, node: ScalarNode) -> Iterator[list[Piece]]:
    end = node.end_mark.index
    start = node.start_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    if node.style in ("'", '"'):
        yield _flow_pieces(text, start + 1, end - 1, node.style)
    elif node.style in ("|", ">"):
        yield from _block_candidates(text, start, end)
    else:
        yield _flow_pieces(text, start, end, "")


def _flow_pieces(text: str, at: int, end: int, quote: str) -> list[Piece]:
    pieces: list[Piece] = []
    while at < end:
        char = text[at]
        if char in " \t\r\n":
            at = _fold(text, at, end, pieces)
        elif char == "\\" and quote == '"':
            at = _escape(text, at, end, pieces)
        elif char == quote == "'":
            pieces.append((char, at, at + 2))
            at += 2
        else:
            words = _WORDS.match(text, at, end)
            stop = words.end() if words else at + 1
            pieces.append(_as_written(text, at, stop))
            at = stop
    return pieces


def _as_written(text: str, start: int, stop: int) -> Piece:
    return text[start:stop], start, stop


def _fold(text: str, at: int, end: int, pieces: list[Piece]) -> int:
    """Read blanks: as they are inside a line; one break as a space, more as one break less."""
    first = _BREAKS.match(text, at, end)
    if first is None:
        blanks = _BLANKS.match(text, at, end)
        stop = blanks.end() if blanks else at + 1
        pieces.append(_as_written(text, at, stop))
        return stop
    more, stop = _break_pieces(text, first.end(), end)
    pieces.extend(more or [(" ", at, stop)])
    return stop


def _break_pieces(text: str, at: int, end: int) -> tuple[list[Piece], int]:
    """Read line breaks and the blanks around them; return a piece a break, and where words go on."""
    pieces: list[Piece] = []
    while found := _BREAKS.match(text, at, end):
        pieces.append(("\n", at, found.end()))
        at = found.end()
    blanks = _BLANKS.match(text, at, end)
    return pieces, blanks.end() if blanks else at


def _escape(text: str, at: int, end: int, pieces: list[Piece]) -> int:
    joined = _BREAK.match(text, at + 1, end)
    if joined:
        more, stop = _break_pieces(text, joined.end(), end)
        pieces.extend(more)
        return stop
    code = text[at + 1]
    stop = at + 2 + _CODE_LENGTH.get(code, 0)
    char = chr(int(text[at + 2 : stop], 16)) if code in _CODE_LENGTH else _ESCAPES.get(code, code)
    pieces.append((char, at, stop))
    return stop


def _block_candidates(text: str, start: int, end: int) -> Iterator[list[Piece]]:
    """Try the indentation of the first words, then smaller ones: `|2` may stand before more blanks."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return
    body = header.end()
    above = _ABOVE_WORDS.match(text, body, end)
    widest = max(map(len, above.group().splitlines()), default=0) if above else 0
    for indent in range(widest, -1, -1):
        yield _block_pieces(text, (body, end), indent, text[start] == "|", header.group(1))


def _block_pieces(text: str, body: tuple[int, int], indent: int, literal: bool, header: str) -> list[Piece]:
    """Read block text line by line, as libyaml does it (yaml_parser_scan_block_scalar)."""
    pieces: list[Piece] = []
    line_end: list[Piece] = []
    was_blank = False
    at, end = body
    at, empty, more = _empty_lines(text, at, end, indent)
    while more:
        is_blank = text[at] in " \t"
        if literal or was_blank or is_blank or not line_end:
            pieces.extend(line_end)
        elif not empty:
            pieces.append((" ", line_end[0][1], at))
        pieces.extend(empty)
        stop = _line_stop(text, at, end)
        pieces.append(_as_written(text, at, stop))
        was_blank = is_blank
        found = _BREAK.match(text, stop, end)
        line_end = [("\n", stop, found.end())] if found else []
        at, empty, more = _empty_lines(text, found.end() if found else stop, end, indent)
    if "-" not in header:
        pieces.extend(line_end)
    if "+" in header:
        pieces.extend(empty)
    return pieces


def _line_stop(text: str, at: int, end: int) -> int:
    found = _TO_LINE_END.match(text, at, end)
    return found.end() if found else at


def _empty_lines(text: str, at: int, end: int, indent: int) -> tuple[int, list[Piece], bool]:
    """Pass empty lines and the next line's indentation; say whether words of the value follow."""
    pieces: list[Piece] = []
    while True:
        start = at
        while at < end and at - start < indent and text[at] == " ":
            at += 1
        found = _BREAK.match(text, at, end)
        if found is None:
            return at, pieces, at < end and at - start == indent
        pieces.append(("\n", start, found.end()))
        at = found.end()
