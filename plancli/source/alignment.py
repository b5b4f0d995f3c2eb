"""Which stretch of a file gives which character of a value.

Follows plain, folded, literal and quoted text as YAML 1.1 reads it; it reads no structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import ScalarNode

Cell = tuple[str, int, int]
"""One character of a value, and the offsets in the file that it comes from."""

_PROPERTIES = re.compile(r"(?:(?:&[0-9A-Za-z_-]+|!\S*)(?:\s|(?<=\s)#[^\r\n]*)*)*")
_BREAK = re.compile(r"\r\n|\n|\r")
_BREAKS = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_BLANKS = re.compile(r"[ \t]+")
_WORDS = re.compile(r"[^ \t\r\n\\']+")
"""What stands for itself in plain and in quoted text."""
_TO_LINE_END = re.compile(r"[^\r\n]*")
_HEADER = re.compile(r"[|>]([-+0-9]*)[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ABOVE_WORDS = re.compile(r"(?: *(?:\r\n|\n|\r))* *")
_CODE_LENGTH = {"x": 2, "u": 4, "U": 8}
_ESCAPES = dict(
    zip('0abt\tnvfre "\\/N_LP', '\0\x07\x08\t\t\n\x0b\x0c\r\x1b "\\/\x85\xa0\u2028\u2029', strict=True)
)


def align(text: str, node: ScalarNode) -> tuple[tuple[int, int], ...]:
    r"""Return start and end offset in `text` for each character of the node's value.

    A space that folding made of a line break covers the break and the indentation below it; an escape
    such as `\u1ea1` covers its six characters. Empty where the value is empty, or where it cannot be
    followed (no such case is known; the caller then shows the whole value).
    """
    for cells in _candidates(text, node):
        if "".join([char for char, _, _ in cells]) == node.value:
            return tuple([(start, end) for _, start, end in cells])
    return ()


def _candidates(text: str, node: ScalarNode) -> Iterator[list[Cell]]:
    end = node.end_mark.index
    start = node.start_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    if node.style in ("'", '"'):
        yield _flow_cells(text, start + 1, end - 1, node.style)
    elif node.style in ("|", ">"):
        yield from _block_candidates(text, start, end)
    else:
        yield _flow_cells(text, start, end, "")


def _flow_cells(text: str, at: int, end: int, quote: str) -> list[Cell]:
    cells: list[Cell] = []
    while at < end:
        char = text[at]
        if char in " \t\r\n":
            at = _fold(text, at, end, cells)
        elif char == "\\" and quote == '"':
            at = _escape(text, at, end, cells)
        elif char == quote == "'":
            cells.append((char, at, at + 2))
            at += 2
        else:
            words = _WORDS.match(text, at, end)
            stop = words.end() if words else at + 1
            cells.extend(_as_written(text, at, stop))
            at = stop
    return cells


def _as_written(text: str, start: int, stop: int) -> Iterator[Cell]:
    """Yield a cell for each character of a stretch that stands for itself."""
    return zip(text[start:stop], range(start, stop), range(start + 1, stop + 1), strict=True)


def _fold(text: str, at: int, end: int, cells: list[Cell]) -> int:
    """Read blanks: as they are inside a line; one break as a space, more as one break less."""
    first = _BREAKS.match(text, at, end)
    if first is None:
        blanks = _BLANKS.match(text, at, end)
        stop = blanks.end() if blanks else at + 1
        cells.extend(_as_written(text, at, stop))
        return stop
    more, stop = _break_cells(text, first.end(), end)
    cells.extend(more or [(" ", at, stop)])
    return stop


def _break_cells(text: str, at: int, end: int) -> tuple[list[Cell], int]:
    """Read line breaks and the blanks around them; return a cell a break, and where words go on."""
    cells: list[Cell] = []
    while found := _BREAKS.match(text, at, end):
        cells.append(("\n", at, found.end()))
        at = found.end()
    blanks = _BLANKS.match(text, at, end)
    return cells, blanks.end() if blanks else at


def _escape(text: str, at: int, end: int, cells: list[Cell]) -> int:
    joined = _BREAK.match(text, at + 1, end)
    if joined:
        more, stop = _break_cells(text, joined.end(), end)
        cells.extend(more)
        return stop
    code = text[at + 1]
    stop = at + 2 + _CODE_LENGTH.get(code, 0)
    char = chr(int(text[at + 2 : stop], 16)) if code in _CODE_LENGTH else _ESCAPES.get(code, code)
    cells.append((char, at, stop))
    return stop


def _block_candidates(text: str, start: int, end: int) -> Iterator[list[Cell]]:
    """Try the indentation of the first words, then smaller ones: `|2` may stand before more blanks."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return
    body = header.end()
    above = _ABOVE_WORDS.match(text, body, end)
    widest = max(map(len, above.group().splitlines()), default=0) if above else 0
    for indent in range(widest, -1, -1):
        yield _block_cells(text, (body, end), indent, text[start] == "|", header.group(1))


def _block_cells(text: str, body: tuple[int, int], indent: int, literal: bool, header: str) -> list[Cell]:
    """Read block text line by line, as libyaml does it (yaml_parser_scan_block_scalar)."""
    cells: list[Cell] = []
    line_end: list[Cell] = []
    was_blank = False
    at, end = body
    at, empty, more = _empty_lines(text, at, end, indent)
    while more:
        is_blank = text[at] in " \t"
        if literal or was_blank or is_blank or not line_end:
            cells.extend(line_end)
        elif not empty:
            cells.append((" ", line_end[0][1], at))
        cells.extend(empty)
        stop = _line_stop(text, at, end)
        cells.extend(_as_written(text, at, stop))
        was_blank = is_blank
        found = _BREAK.match(text, stop, end)
        line_end = [("\n", stop, found.end())] if found else []
        at, empty, more = _empty_lines(text, found.end() if found else stop, end, indent)
    if "-" not in header:
        cells.extend(line_end)
    if "+" in header:
        cells.extend(empty)
    return cells


def _line_stop(text: str, at: int, end: int) -> int:
    found = _TO_LINE_END.match(text, at, end)
    return found.end() if found else at


def _empty_lines(text: str, at: int, end: int, indent: int) -> tuple[int, list[Cell], bool]:
    """Pass empty lines and the next line's indentation; say whether words of the value follow."""
    cells: list[Cell] = []
    while True:
        start = at
        while at < end and at - start < indent and text[at] == " ":
            at += 1
        found = _BREAK.match(text, at, end)
        if found is None:
            return at, cells, at < end and at - start == indent
        cells.append(("\n", start, found.end()))
        at = found.end()
