"""A change inside one value, as edits of the file that leave every other character alone.

Proves each edit on the value alone before it offers it; whoever writes the file reads the whole again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.source.alignment import Cells
from plancli.source.document import SourceDocument, Value, WrittenValue
from plancli.source.edit import Edit, ValueChange
from plancli.source.quoting import UNSEEN
from plancli.source.yaml_reader import read_yaml
from plancli.source.yaml_writer import escaped

_Piece = tuple[int, int, str]
"""Start and end, in the value or in the file, and the words that take their place."""

LONGEST = 5_000
"""Characters of a value that is changed, more than any paragraph has; each change reads all of them again."""

_HALF = re.compile("[\ud800-\udfff]")
_INDENT = re.compile(r"[ ]*")


def value_edits(source: SourceDocument, changes: Sequence[ValueChange]) -> tuple[Edit, ...] | None:
    """Return the edits after which one value, at the route of all `changes`, reads as they say.

    Plain words that cannot hold the new ones get quotes around them, where none of the old ones need an
    escape. None where no such edit exists: the route leads to no text, the stretches overlap, or the
    words cannot be written where they would stand.
    """
    written = source.written(changes[0].route)
    wanted = changed_value(written.node.value, changes) if written else None
    if written is None or wanted is None or len(wanted) > LONGEST or not _can_be_written(wanted):
        return None
    cells = source.cells(written.node)
    nothing_written = not cells and not written.node.style
    if nothing_written or len(cells) != len(written.node.value):
        return None
    cores = [_core(change) for change in sorted(changes, key=lambda change: change.start)]
    for pieces in _ways(written, cells, cores):
        if _reads_as(written, pieces, wanted):
            return tuple(Edit(source.span(start, end), words) for start, end, words in pieces)
    return None


def changed_value(value: Value, changes: Sequence[ValueChange]) -> str | None:
    """Return a value after changes to it; None where they do not fit it, or change nothing.

    >>> changed_value("Chỉ thị số số 46", [ValueChange((), 8, 14, "số số", "số")]) is None
    True
    >>> changed_value("Chỉ thị số số 46", [ValueChange((), 8, 13, "số số", "số")])
    'Chỉ thị số 46'
    """
    if not isinstance(value, str):
        return None
    pieces: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if not at <= change.start <= change.end or value[change.start : change.end] != change.before:
            return None
        pieces += (value[at : change.start], change.after)
        at = change.end
    changed = "".join((*pieces, value[at:]))
    return changed if changed != value else None


def _can_be_written(value: str) -> bool:
    return not (_HALF.search(value) or UNSEEN.search(value))


def _core(change: ValueChange) -> _Piece:
    """Return the words of a change that differ: the fewest are touched."""
    before, after = change.before, change.after
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return change.start + head, change.end - tail, after[head : len(after) - tail]


def _alike(one: str, other: str) -> int:
    """Return how many characters are the same at the beginning of both, blanks behind whole words last."""
    most = min(len(one), len(other))
    same = next((at for at in range(most) if one[at] != other[at]), most)
    if same == len(one) == len(other):
        return same
    return next((at for at in range(same, 0, -1) if one[at - 1].isspace()), 0)


def _ways(written: WrittenValue, cells: Cells, cores: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the ways to write changes to the value, the plainest first."""
    style = written.node.style or ""
    places = [(*_place(written, cells, start, end), words) for start, end, words in cores]
    yield [(start, end, _in_style(written, style, words, start)) for start, end, words in places]
    if style:
        return
    first, last = cells[0][0], cells[-1][1]
    kept = _outside(written.text, first, last, places)
    for quote, needs_escape in (("'", "'"), ('"', '"\\')):
        if not any(character in kept for character in needs_escape):
            quoted = [(start, end, _in_style(written, quote, words, start)) for start, end, words in places]
            yield _joined([(first, first, quote), *quoted, (last, last, quote)])


def _place(written: WrittenValue, cells: Cells, start: int, end: int) -> tuple[int, int]:
    if start < end:
        # In block text no letter stands for the indentation behind a line break: it goes with the break.
        breaks = end < len(cells) and written.node.value[end - 1] == "\n"
        return cells[start][0], cells[end][0] if breaks else cells[end - 1][1]
    # Words that are only added stand right behind the letter before them, ahead of any line break.
    at = cells[start - 1][1] if start else cells[0][0] if cells else written.node.end_mark.index - 1
    return at, at


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the pieces, those that meet made one: a quote and the words behind it."""
    joined: list[_Piece] = []
    for start, end, words in pieces:
        if joined and joined[-1][1] == start:
            first, _, before = joined.pop()
            joined.append((first, end, before + words))
        else:
            joined.append((start, end, words))
    return joined


def _outside(text: str, first: int, last: int, places: Sequence[_Piece]) -> str:
    """Return what is kept of a plain value."""
    starts = (first, *(end for _, end, _ in places))
    ends = (*(start for start, _, _ in places), last)
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _in_style(written: WrittenValue, style: str, words: str, at: int) -> str:
    """Return words as they stand in a value of this style; line ends as the file has them."""
    if style == '"':
        return escaped(words)
    if style == "'":
        return words.replace("'", "''")
    if "\n" not in words or not style:
        return words
    line_end = "\r\n" if "\r\n" in written.text else "\n"
    line_start = max(written.text.rfind("\n", 0, at), written.text.rfind("\r", 0, at)) + 1
    indent = _INDENT.match(written.text, line_start)
    breaks = line_end if style == "|" else line_end * 2
    return words.replace("\n", breaks + (indent.group() if indent else ""))


def _reads_as(written: WrittenValue, pieces: Sequence[_Piece], wanted: str) -> bool:
    """Read the changed value at the same indentation; the rest of the file has no part in it."""
    start, end = written.node.start_mark.index, written.node.end_mark.index
    changed: list[str] = []
    at = start
    for first, last, words in pieces:
        changed += (written.text[at:first], words)
        at = last
    text = "".join((*changed, written.text[at:end]))
    pad = " " * written.indent
    expected: dict[str, Value] = {"a": wanted}
    if written.in_brackets:
        text, expected = f"[{text}]", {"a": [wanted]}
    elif written.text[start:end].endswith(("\n", "\r")):
        # Block text ends where the next line begins, which must stay a line of its own.
        text, expected = f"{text}{pad}b: c", {"a": wanted, "b": "c"}
    read = read_yaml("", f"{pad}a: {text}".encode()).document
    return read is not None and read.value == expected
