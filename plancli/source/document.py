"""A file as text, with the place of every value in it.

Looks places up on demand from the nodes that the reader kept; it parses nothing itself.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plancli.source.alignment import align
from plancli.source.position import Part, Position, Route, Span

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of the file, from its `#` to the end of the line."""

    start: Position
    text: str


class SourceDocument:
    """One file: its text, its plain value and where each part of the value stands."""

    __slots__ = ("_comments", "_line_starts", "_root", "path", "text", "value")

    def __init__(self, path: str, text: str, value: object = None, root: Node | None = None) -> None:
        """Keep the text and the node tree; lines are counted here once."""
        self.path = path
        self.text = text
        self.value = value
        self._root = root
        self._line_starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._comments: tuple[Comment, ...] | None = None

    def position(self, offset: int) -> Position:
        """Return the place of the character at `offset`."""
        line = bisect.bisect_right(self._line_starts, offset)
        return Position(offset, line, offset - self._line_starts[line - 1] + 1)

    def line_text(self, number: int) -> str:
        """Return line `number` (from 1) without its line end; empty past the last line."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """Return the stretch between two offsets."""
        return Span(self.position(start), self.position(end))

    def locate_line(self, number: int, start: Position | None = None) -> Span:
        """Return the words of a line, or its rest from `start`."""
        text = self.line_text(number)
        first = self._line_starts[min(max(number, 1), len(self._line_starts)) - 1]
        indent = len(text) - len(text.lstrip())
        begin = start.offset if start else first + indent
        return self.span(begin, max(begin, first + len(text.rstrip())))

    def locate(self, route: Route, part: Part = Part.VALUE, within: tuple[int, int] | None = None) -> Span:
        """Return where a key or a value stands, or the stretch `within` its value.

        A route that does not exist gives the key of its nearest ancestor, the first line at the root.
        """
        key, node, found = self._walk(route)
        if node is None:
            return self.span(0, len(self.line_text(1)))
        if not found:
            return self._node_span(key) if key is not None else self.span(0, len(self.line_text(1)))
        if part is Part.KEY and key is not None:
            return self._node_span(key)
        if within is not None and isinstance(node, ScalarNode):
            offsets = align(self.text, node)
            end = offsets[within[1] - 1] + 1 if within[1] > within[0] else offsets[within[0]]
            return self.span(offsets[within[0]], end)
        return self._node_span(node)

    def keys(self, route: Route) -> tuple[str, ...]:
        """Return the keys of the mapping at `route` in written order."""
        _, node, found = self._walk(route)
        if not found or not isinstance(node, MappingNode):
            return ()
        return tuple(key.value for key, _ in node.value)

    def _walk(self, route: Route) -> tuple[Node | None, Node | None, bool]:
        key: Node | None = None
        node = self._root
        for step in route:
            below = _below(node, step)
            if below is None:
                return key, node, False
            own, node = below
            key = own or key
        return key, node, True

    def _node_span(self, node: Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        return self.span(start, start + len(self.text[start:end].rstrip()) or start)


def _below(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None
