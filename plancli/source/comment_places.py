"""Which comment and which blank line of a file belong to which entry, so that another layout keeps them.

Loses no comment: one whose entry cannot be told goes to the entry before it. It judges no words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, SequenceNode

from plancli.records import dataclass, field
from plancli.source.composing import compose
from plancli.source.document import Comment, SourceDocument, stretch
from plancli.source.fault_list import FaultList
from plancli.source.position import Position, Route
from plancli.source.precheck import check_characters
from plancli.source.yaml_writer import NodeComments

_LINE_END = re.compile(r"\r\n|\n|\r")
_DASHES = re.compile(r"[ \t-]*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key of a mapping or an item of a list, where it begins."""

    route: Route
    start: Position
    is_first: bool
    """First of its list or mapping."""


@dataclass(slots=True)
class _Kept:
    """What is gathered for one entry."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


def gather_comments(document: SourceDocument) -> dict[Route, NodeComments]:
    """Return the comments of a file by entry; at `()` stand those above its first and below its last entry.

    Blank lines count as comments above an entry, several as one; one in front of the first entry of a
    list or mapping is left out. A comment below an entry that is indented deeper than the entry that
    follows belongs below the innermost list or mapping that it stands in line with.
    """
    lines = _LINE_END.split(document.text)
    if document.value is None or (not document.comments and all(lines[:-1])):
        return {}
    return _Gathering(document, lines).gather()


class _Gathering:
    """One file on the way to its comments."""

    def __init__(self, document: SourceDocument, lines: Sequence[str]) -> None:
        self._document = document
        self._lines = lines
        # Composed anew rather than located one by one: a mapping of many keys would be searched for each.
        text = check_characters(FaultList(document), document.text)
        self._entries = list(_entries(document, text, compose(text)[0], ()))
        self._offsets = [entry.start.offset for entry in self._entries]
        self._starts = {entry.route: entry.start for entry in self._entries}
        self._comments = {comment.start.line: comment for comment in document.comments}
        self._own_lines = {line for line, comment in self._comments.items() if self._is_own(comment)}
        self._kept: defaultdict[Route, _Kept] = defaultdict(_Kept)

    def gather(self) -> dict[Route, NodeComments]:
        taken: set[int] = set()
        line_before = 0
        for index, entry in enumerate(self._entries):
            if entry.start.line != line_before:
                gap = self._gap(entry.start.line)
                taken.update(gap)
                self._share(gap, index)
            line_before = entry.start.line
        gap = self._gap(len(self._lines) + 1)
        taken.update(gap)
        self._share(gap, len(self._entries))
        self._keep_others(taken)
        return {
            route: NodeComments(_single_blanks(kept.above), kept.beside, _single_blanks(kept.below))
            for route, kept in self._kept.items()
        }

    def _is_own(self, comment: Comment) -> bool:
        """Tell whether a comment stands alone on its line, or with the dash of an entry further down."""
        before = self._lines[comment.start.line - 1][: comment.start.column - 1]
        if not before.strip():
            return True
        return bool(_DASHES.fullmatch(before)) and not self._begins_on(comment.start.line)

    def _begins_on(self, line: int) -> bool:
        entry = bisect_right(self._entries, line, key=lambda each: each.start.line) - 1
        return entry >= 0 and self._entries[entry].start.line == line

    def _gap(self, line: int) -> range:
        """Return the numbers of the lines above `line` that hold nothing but comments, blanks and dashes."""
        first = line
        while first > 1 and self._is_between(first - 1):
            first -= 1
        return range(first, line)

    def _is_between(self, line: int) -> bool:
        if line in self._own_lines or not self._lines[line - 1].strip():
            return True
        return bool(_DASHES.fullmatch(self._lines[line - 1])) and not self._begins_on(line)

    def _share(self, gap: range, index: int) -> None:
        """Give the lines of a gap to the entry that follows, or to what the entry before it closes."""
        entry = self._entries[index] if index < len(self._entries) else None
        following = _indentation(self._lines[entry.start.line - 1]) if entry else 1
        above: list[str] = []
        waiting: list[str] = []
        for line in gap:
            comment = self._comments.get(line)
            if comment is None:
                waiting += [""] if not self._lines[line - 1].strip() else []
                continue
            closed = None
            column = _indentation(self._lines[line - 1])
            if column > following and not any(above) and index:
                closed = self._closed(self._entries[index - 1].route, column, entry)
            lines = above if closed is None else self._kept[closed].below
            lines += [*waiting, comment.text]
            waiting = []
        above += waiting
        self._keep_above(above, entry)

    def _keep_above(self, above: list[str], entry: _Entry | None) -> None:
        while above and not above[0] and entry is not None and entry.is_first:
            del above[0]
        while above and not above[-1] and entry is None:
            del above[-1]
        if entry is None and above:
            self._kept[()].below += above
        elif entry is not None and above:
            self._kept[() if entry is self._entries[0] else entry.route].above += above

    def _closed(self, route: Route, column: int, following: _Entry | None) -> Route | None:
        """Return the innermost list or mapping around `route` that a comment at `column` is in line with.

        None where that is the one of the entry that follows.
        """
        for length in range(len(route), 0, -1):
            if self._column(route[:length]) <= column:
                inside = route[: length - 1]
                return None if following and following.route[:-1] == inside else inside
        return None

    def _column(self, route: Route) -> int:
        """Return the column of a key, or of an item's dash."""
        start = self._starts[route]
        if isinstance(route[-1], str):
            return start.column
        return self._document.position(self._document.text.rfind("-", 0, start.offset)).column

    def _keep_others(self, taken: set[int]) -> None:
        """Keep comments beside an entry, and those inside one: between a key and its words, in brackets."""
        for line, comment in self._comments.items():
            if line in taken:
                continue
            index = bisect_right(self._offsets, comment.start.offset) - 1
            kept = self._kept[self._entries[index].route if index >= 0 else ()]
            if line in self._own_lines or kept.beside or index < 0:
                kept.above.append(comment.text)
            else:
                kept.beside = comment.text


def _entries(document: SourceDocument, text: str, node: Node | None, route: Route) -> Iterator[_Entry]:
    """Yield every entry in the order of the text, as it was composed."""
    is_first = True
    for step, begins, below in _steps(node):
        here = (*route, step)
        yield _Entry(here, document.position(stretch(text, begins)[0]), is_first)
        yield from _entries(document, text, below, here)
        is_first = False


def _steps(node: Node | None) -> Iterator[tuple[str | int, Node, Node]]:
    """Yield key or index, the node an entry begins with, and its value."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield str(key.value), key, value
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value


def _indentation(line: str) -> int:
    """Return the column of the first word or dash."""
    return len(line) - len(line.lstrip()) + 1


def _single_blanks(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for at, line in enumerate(lines) if line or at == 0 or lines[at - 1])
