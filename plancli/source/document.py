"""A file as text, with the place of every value in it.

Looks places up on demand in the nodes that the reader kept; it parses nothing and judges nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.alignment import Cells, align
from plancli.source.position import Part, Position, Route, Span

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a file can hold: text, nothing, lists and mappings; never a number, a date or a yes."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_COMMENT = late_pattern(r"(?:(?<=[ \t\r\n])|\A)#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of the file."""

    start: Position
    """Where its `#` stands."""
    text: str
    """From the `#` to the end of the line, blanks at the end cut off: `# chưa có ngày`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list, by offsets into the text."""

    start: int
    """Where the key, or the first word of the item, stands."""
    value: tuple[int, int]
    """Start and end of the value; of the item itself in a list."""
    is_key: bool
    is_text: bool
    """False where the value is a list or a mapping."""


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value that is a text, as the file writes it."""

    node: ScalarNode
    text: str
    """The whole text that the node's marks count in."""
    indent: int
    """Column, from 0, of the list or mapping that holds it."""
    in_brackets: bool
    """True inside `[a, b]` and `{a: b}`."""


class SourceDocument:
    """One file: its text, its plain value, and where each part of the value stands."""

    __slots__ = (
        "_aligned",
        "_comments",
        "_line",
        "_line_end",
        "_line_starts",
        "_read_text",
        "_root",
        "path",
        "text",
        "value",
    )

    def __init__(
        self,
        path: str,
        text: str,
        value: Value = None,
        root: Node | None = None,
        read_text: str | None = None,
    ) -> None:
        """Keep a text and its nodes; without nodes every route stands for the whole text.

        `read_text` is the text that the nodes were made of, of the same length: the reader only puts a
        harmless character in place of one that would have stopped it.
        """
        self.path = path
        self.text = text
        """Decoded, without byte-order mark, line ends as in the file."""
        self.value = value
        self._root = root
        self._read_text = text if read_text is None else read_text
        self._line_starts: list[int] | None = None
        self._comments: tuple[Comment, ...] | None = None
        self._line = 0, ""
        self._line_end = ""
        self._aligned: tuple[Node | None, Cells] = None, Cells()

    def position(self, offset: int) -> Position:
        """Return the place before character `offset`, brought into the text where it lies outside."""
        offset = min(max(offset, 0), len(self.text))
        starts = self._starts()
        line = bisect_right(starts, offset)
        return Position(offset, line, offset - starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch between two offsets."""
        return Span(self.position(start), self.position(end))

    def line_text(self, number: int) -> str:
        """Return line `number` (from 1) without its line end; empty outside the text."""
        if self._line[0] != number:
            starts = self._starts()
            if not 1 <= number <= len(starts):
                return ""
            start = starts[number - 1]
            end = starts[number] if number < len(starts) else len(self.text)
            self._line = number, _LINE_END.sub("", self.text[start:end])
        return self._line[1]

    def lines_below(self, span: Span, most: int) -> tuple[str, ...]:
        """Return the lines that a span reaches below its first one, at most `most` of them."""
        first = span.start.line + 1
        last = min(span.end.line, span.start.line + most)
        return tuple(self.line_text(number) for number in range(first, last + 1))

    def locate(self, route: Route, part: Part = Part.VALUE, within: tuple[int, int] | None = None) -> Span:
        """Return where a key or a value stands, or the stretch `within` that key or value.

        `within` counts code points of the value, end excluded, and is followed exactly through folded,
        literal and quoted text. A route that does not exist gives its nearest ancestor: the key that
        lacks it, the first line of a list entry, the first line of the file at the root.

        `("issuance", "title")` of the Trạm Tấu plan gives the words of its title.
        """
        return self.span(*self._stretch(route, part, within))

    def keys(self, route: Route) -> tuple[str, ...]:
        """Return the keys of the mapping at `route` in written order; none where no mapping stands."""
        _, node, found = self._find(route)
        if not found or not isinstance(node, MappingNode):
            return ()
        texts = (key.value for key, _ in node.value if isinstance(key, ScalarNode))
        return tuple(dict.fromkeys(texts))

    def written(self, route: Route) -> WrittenValue | None:
        """Return how the text at `route` is written; None where none is, and where nothing can be edited."""
        _, node, found = self._find(route)
        _, holder, _ = self._find(route[:-1])
        if not (route and found and isinstance(node, ScalarNode) and isinstance(holder, CollectionNode)):
            return None
        in_brackets = bool(holder.flow_style)
        indent = 0 if in_brackets else holder.start_mark.column
        return WrittenValue(node, self._read_text, indent, in_brackets)

    @property
    def line_end(self) -> str:
        r"""How the lines of the file end: `\r\n` where one of them does, else `\n`."""
        if not self._line_end:
            self._line_end = "\r\n" if "\r\n" in self.text else "\n"
        return self._line_end

    def node(self, route: Route) -> Node | None:
        """Return the node at a route, None where none stands or where the reader had to mend the text."""
        _, node, found = self._find(route)
        is_as_written = self._read_text is self.text or self._read_text == self.text
        return node if found and is_as_written else None

    def cells(self, node: ScalarNode) -> Cells:
        """Return where each character of a value stands; many findings ask for one value, so it is kept."""
        if self._aligned[0] is not node:
            self._aligned = node, align(self._read_text, node)
        return self._aligned[1]

    @property
    def is_editable(self) -> bool:
        """Tell whether the text is a plan file that was read; the lines of a paper are only a view of it."""
        return self._root is not None

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment in order; a `#` inside quotes or block text is none."""
        if self._comments is None:
            self._comments = tuple(self._read_comments()) if self._root is not None else ()
        return self._comments

    def entries(self) -> Iterator[Entry]:
        """Yield every key and every list item in the order of the text, the outer one first."""
        return _entries(self._read_text, self._root)

    def words(self, route: Route, part: Part = Part.VALUE, within: tuple[int, int] | None = None) -> str:
        """Return the words at a place as the value holds them, however the file wraps or quotes them.

        Empty where a list or a mapping stands; the key itself for a key, and for a value that is missing.
        """
        value = value_at(self.value, route)
        if part is Part.KEY or value is None:
            return str(route[-1]) if route else ""
        if not isinstance(value, str):
            return ""
        return value[slice(*within)] if within else value

    def _starts(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        return self._line_starts

    def _stretch(self, route: Route, part: Part, within: tuple[int, int] | None) -> tuple[int, int]:
        key, node, found = self._find(route)
        if node is None:
            return within or (0, len(self.text))
        if part is Part.KEY or not (found or isinstance(node, ScalarNode)):
            if key is None:
                return self._first_line(node if route and node is not self._root else None)
            node = key
        if within is not None and found and isinstance(node, ScalarNode):
            return self._within(node, *within)
        return stretch(self._read_text, node)

    def _within(self, node: ScalarNode, start: int, end: int) -> tuple[int, int]:
        cells = self.cells(node)
        if not cells:
            return stretch(self._read_text, node)
        start, end = max(start, 0), min(end, len(cells))
        if start >= end:
            place = cells[start][0] if start < len(cells) else cells[-1][1]
            return place, place
        return cells[start][0], cells[end - 1][1]

    def _first_line(self, node: Node | None) -> tuple[int, int]:
        """Return the first line of a node, or of the whole file."""
        start, end = stretch(self._read_text, node) if node else (0, len(self.text))
        line_end = _LINE_END.search(self.text, start, end)
        return start, line_end.start() if line_end else end

    def _find(self, route: Route) -> tuple[Node | None, Node | None, bool]:
        """Follow a route as far as it goes: the key and value reached, and whether that is all of it."""
        key: Node | None = None
        node = self._root
        for step in route:
            below = _below(node, step)
            if below is None:
                return key, node, False
            key, node = below
        return key, node, True

    def _read_comments(self) -> Iterator[Comment]:
        taken = [_body(self._read_text, node) for node in _scalars(self._root)]
        starts = [start for start, _ in taken]
        at = 0
        while found := _COMMENT.search(self._read_text, at):
            index = bisect_right(starts, found.start()) - 1
            at = taken[index][1] if index >= 0 else 0
            if at <= found.start():
                at = found.end()
                text = self.text[found.start() : found.end()].rstrip()
                yield Comment(self.position(found.start()), text)


def value_at(value: Value, route: Route) -> Value:
    """Return what a value holds at a route; None where nothing stands.

    >>> value_at({"tasks": [{"label": "a"}]}, ("tasks", 0, "label"))
    'a'
    """
    for step in route:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def stretch(text: str, node: Node) -> tuple[int, int]:
    """Return the offsets of a node without the blank lines and comments that follow it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return start, stretch(text, last[1] if isinstance(last, tuple) else last)[1]
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return start, start + len(text[start:end].rstrip())
    if start == end:  # nothing is written: right behind the colon or the dash
        start = end = _behind_word(text, end)
    return start, end


def _entries(text: str, node: Node | None) -> Iterator[Entry]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield Entry(stretch(text, key)[0], stretch(text, value), True, isinstance(value, ScalarNode))
            yield from _entries(text, value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            here = stretch(text, value)
            yield Entry(here[0], here, False, isinstance(value, ScalarNode))
            yield from _entries(text, value)


def _behind_word(text: str, at: int) -> int:
    while at and text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _below(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step and isinstance(key, ScalarNode):
                return key, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    """Yield the written values and keys in the order of the text."""
    if isinstance(node, ScalarNode):
        if node.value or node.style:
            yield node
    elif isinstance(node, CollectionNode):
        for each in node.value:
            for part in each if isinstance(each, tuple) else (each,):
                yield from _scalars(part)


def _body(text: str, node: ScalarNode) -> tuple[int, int]:
    """Return where a `#` belongs to the value: block text begins on the line below its `|` or `>`."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        line_end = _LINE_END.search(text, start, end)
        start = line_end.end() if line_end else end
    return start, end
