"""A paper as the text that diagnostics point into: a line for each paragraph, as a person counts them.

Only looks places up; the words and where they stand come from the importer.
"""

from __future__ import annotations

from collections.abc import Mapping

from plancli.importing.paper import Paper
from plancli.importing.words import Words
from plancli.source.document import SourceDocument, Value
from plancli.source.position import Part, Route


class PaperSource(SourceDocument):
    """The text of a paper; a route of the plan leads to the words that it was made from."""

    __slots__ = ("_line_offsets", "_trace")

    def __init__(self, path: str, paper: Paper, value: Value, trace: Mapping[Route, Words]) -> None:
        """Lay the paragraphs below each other; one that is empty keeps its line."""
        lines: list[str] = []
        for line in paper.lines():
            lines += [""] * (line.number - 1 - len(lines))
            if len(lines) >= line.number:
                # Two paragraphs that a reader numbered alike stand on one line, parted by a blank.
                lines[line.number - 1] = f"{lines[line.number - 1]} {line.text}".replace("\n", " ")
            else:
                lines.append(line.text.replace("\n", " ").replace("\r", " "))
        super().__init__(path, "\n".join(lines), value)
        offsets = [0]
        for text in lines:
            offsets.append(offsets[-1] + len(text) + 1)
        self._line_offsets = offsets
        self._trace = trace

    def _stretch(self, route: Route, part: Part, within: tuple[int, int] | None) -> tuple[int, int]:
        words, exact = self._words(route)
        if words is None:
            return 0, self._line_offsets[1] - 1 if len(self._line_offsets) > 1 else 0
        whole = part is Part.KEY or within is None or not exact
        start, end = (0, len(words.text)) if whole or within is None else within
        line, first, last = words.place(start, end)
        offset = self._line_offsets[line.number - 1]
        return offset + first, offset + last

    def _words(self, route: Route) -> tuple[Words | None, bool]:
        """Return the words at a route, else those of what stands below it, next behind it, or above it."""
        found = self._trace.get(route)
        if found is not None:
            return found, True
        behind = self._next_key(route)
        if behind is not None:
            return behind, False
        for length in range(len(route), -1, -1):
            above = route[:length]
            nearest = next(
                (words for known, words in self._trace.items() if known[:length] == above and words), None
            )
            if nearest is not None:
                return nearest, False
        return None, False

    def _next_key(self, route: Route) -> Words | None:
        """Return the words of the next key where this one has no value: the symbol behind a blank number."""
        holder: Value = self.value
        for step in route[:-1]:
            if isinstance(holder, dict) and isinstance(step, str):
                holder = holder.get(step)
            elif isinstance(holder, list) and isinstance(step, int):
                holder = holder[step] if step < len(holder) else None
        key = str(route[-1]) if route else ""
        if not isinstance(holder, dict) or key not in holder or holder[key]:
            return None
        keys = list(holder)
        behind = keys[keys.index(key) + 1 :][:1]
        return self._trace.get((*route[:-1], *behind))
