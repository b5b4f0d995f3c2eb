"""Where an entry of a list or mapping stands in its file: its lines, its neighbours, its gap.

Knows places in text only; what is written there is for `entry_edit`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yaml.nodes import CollectionNode, MappingNode, Node

from plancli.records import dataclass
from plancli.source.document import SourceDocument, stretch

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_COMMENT_LINE = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a block list or mapping."""

    start: int
    """Offset of its key, or of its dash."""
    end: int
    """Offset behind its last line, without the line end; comments below that are indented deeper are in."""
    is_alone: bool
    """False where other words stand before it on its line, as for the first key behind a dash."""


class Rows:
    """The entries of one list or mapping that is written in block style, one below the other."""

    def __init__(self, source: SourceDocument, holder: CollectionNode) -> None:
        """Keep both; rows are looked for when they are asked for."""
        self.text = source.text
        self.column = holder.start_mark.column
        """Blanks before each entry."""
        self._is_mapping = isinstance(holder, MappingNode)
        self._nodes: Sequence[object] = holder.value

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._nodes)

    def row(self, index: int) -> Row:
        """Return the place of one entry."""
        first, last = self._ends(index)
        start = first.start_mark.index if self._is_mapping else self._dash(first.start_mark.index)
        line_start = self.line_start(start)
        is_alone = not self.text[line_start:start].strip(" ")
        return Row(start, self._last_line(stretch(self.text, last)[1]), is_alone)

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        start = self.text.rfind("\n", 0, offset) + 1
        # Only what lies between is looked at: a file without such line ends would be read to its beginning.
        return max(start, self.text.rfind("\r", start, offset) + 1)

    def line_before(self, line_start: int) -> int:
        """Return where the line above begins; 0 at the first line."""
        at = line_start - 1
        return self.line_start(at - (self.text[at - 1 : at + 1] == "\r\n")) if line_start else 0

    def next_line(self, line_end: int) -> int:
        """Return where the line behind a line's end begins."""
        found = _LINE.match(self.text, line_end)
        return found.end() if found else line_end

    def is_blank(self, line_start: int) -> bool:
        """Tell whether a line that is there holds nothing but blanks."""
        found = _LINE.match(self.text, line_start)
        return bool(found and found.end() > line_start and not found.group(1).strip())

    def _ends(self, index: int) -> tuple[Node, Node]:
        entry = self._nodes[index]
        if isinstance(entry, tuple):
            return entry[0], entry[1]
        assert isinstance(entry, Node)  # noqa: S101 - a list holds nodes
        return entry, entry

    def _dash(self, offset: int) -> int:
        """Return where the dash of an item stands: on its line, or above comments on a line before it."""
        at = self.line_start(offset)
        while True:
            dash = at + self.column
            if self.text[dash : dash + 1] == "-" and not _COMMENT_LINE.match(self.text, at):
                return dash
            if not at:
                return offset
            at = self.line_before(at)

    def _last_line(self, offset: int) -> int:
        """Return the end of the last line: comments below count where they are indented deeper."""
        end = self._line_end(offset)
        at = self.next_line(end)
        while at > end and at < len(self.text):
            line = _LINE.match(self.text, at)
            words = line.group(1) if line else ""
            deeper = len(words) - len(words.lstrip(" ")) > self.column
            if words.strip() and not (deeper and _COMMENT_LINE.match(words)):
                break
            stop = at + len(words)
            if words.strip():
                end = stop
            following = self.next_line(stop)
            if following in (at, stop):
                break
            at = following
        return end

    def _line_end(self, offset: int) -> int:
        found = _LINE.match(self.text, offset)
        return found.end(1) if found else offset
