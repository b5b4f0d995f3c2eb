"""Which stretch of a file a comment speaks for: its line, the value beside it, or the entry below it.

Knows places only; what a comment says is for its readers.
"""

from __future__ import annotations

from bisect import bisect_left

from plancli.source.document import Comment, SourceDocument

Stretch = tuple[int, int]
"""First and last offset, both included: an empty value is a place too."""


class CommentCover:
    """The entries of one file, ready to be asked by comment."""

    def __init__(self, document: SourceDocument) -> None:
        """Look at every entry once."""
        self._document = document
        self._entries = tuple(document.entries())
        self._starts = [entry.start for entry in self._entries]

    def is_at_top(self, comment: Comment) -> bool:
        """Tell whether nothing but comments and blank lines stands above."""
        return not self._starts or comment.start.offset < self._starts[0]

    def covered(self, comment: Comment) -> tuple[Stretch, ...]:
        """Return the stretches that a comment speaks for.

        Beside words: what begins on its line, and the values of the keys that stand there. Alone on its
        line, or behind a bare dash: the whole entry that begins next; none where that entry is indented
        less than the comment, which then closes the one before.
        """
        at = comment.start.offset
        line_start = at - comment.start.column + 1
        before = self._document.text[line_start:at]
        first, index = bisect_left(self._starts, line_start), bisect_left(self._starts, at)
        if index > first or before.strip(" \t-"):
            beside = [each.value for each in self._entries[first:index] if each.is_key or each.is_text]
            return ((line_start, at), *beside)
        if index and self._entries[index - 1].is_text and self._entries[index - 1].value[1] > at:
            return (self._entries[index - 1].value,)  # between a key and its words
        if index == len(self._entries):
            return ()
        below = self._entries[index]
        closes = index and self._indentation(below.start) < len(before) - len(before.lstrip())
        return () if closes else ((below.start, below.value[1]),)

    def _indentation(self, offset: int) -> int:
        """Return how far the line that holds `offset` is indented, its dash not counted as blank."""
        place = self._document.position(offset)
        line = self._document.line_text(place.line)
        return len(line) - len(line.lstrip())
