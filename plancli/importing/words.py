"""Stretches of a paper that make one value of a plan, with the way back to where they stand.

Cuts and joins only; which stretch means what is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plancli.importing.paper import Line

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Cut:
    """Characters `start` to `end` of one line."""

    line: Line
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The characters, blanks at both ends and doubled ones left out."""
        return " ".join(self.line.text[self.start : self.end].split())

    def strip(self) -> Cut:
        """Return the cut without the blanks at its ends."""
        raw = self.line.text[self.start : self.end]
        if raw == raw.strip():
            return self
        start = self.start + len(raw) - len(raw.lstrip())
        return Cut(self.line, start, max(start, self.start + len(raw.rstrip())))

    def part(self, start: int, end: int | None = None) -> Cut:
        """Return the characters from `start` to `end`, counted in the cut as it stands in the line."""
        last = self.end if end is None else min(self.start + end, self.end)
        return Cut(self.line, min(self.start + start, last), last).strip()

    @property
    def raw(self) -> str:
        """The characters as they stand in the line."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True)
class Words:
    """One value of the plan: cuts joined by a blank each."""

    cuts: tuple[Cut, ...]

    @cached_property
    def text(self) -> str:
        """The value as it stands in the plan."""
        return " ".join(filter(None, (cut.text for cut in self.cuts)))

    def __bool__(self) -> bool:
        return any(cut.text for cut in self.cuts)

    def joined(self, more: Words) -> Words:
        """Return these words and, behind them, `more`."""
        return Words((*self.cuts, *more.cuts))

    def part(self, start: int, end: int | None = None) -> Words:
        """Return the characters `start` to `end` of `text`, each with its place."""
        text = self.text
        end = len(text) if end is None else end
        kept: list[Cut] = []
        at = 0
        for cut in self.cuts:
            length = len(cut.text)
            if not length:
                continue
            low, high = max(start - at, 0), min(end - at, length)
            if low < high:
                places = spread(cut)
                kept.append(Cut(cut.line, places[low], places[high - 1] + 1).strip())
            at += length + 1
        return Words(tuple(kept))

    def place(self, start: int, end: int) -> tuple[Line, int, int]:
        """Return the line, and the stretch in it, where characters `start` to `end` of `text` begin.

        A stretch that goes on in a second line ends with the first one.
        """
        at = 0
        for cut in self.cuts:
            length = len(cut.text)
            if length and (start < at + length or cut is self.cuts[-1]):
                places = spread(cut)
                low = min(max(start - at, 0), length - 1)
                high = min(max(end - at, low + 1), length)
                return cut.line, places[low], places[high - 1] + 1
            at += length + 1 if length else 0
        cut = self.cuts[0]
        return cut.line, cut.start, cut.end


NO_WORDS = Words(())
"""Nothing: a line that the paper does not have."""


def spread(cut: Cut) -> list[int]:
    """Return where each character of the cut's `text` stands in its line."""
    found = cut.strip()
    raw, text = found.raw, cut.text
    if raw == text:
        return list(range(found.start, found.end))
    places: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(raw):
        places += range(found.start + at, found.start + blank.start() + 1)
        at = blank.end()
    places += range(found.start + at, found.end)
    return places


def whole(line: Line) -> Cut:
    """Return all of a line, blanks at its ends left out."""
    return Cut(line, 0, len(line.text)).strip()


def pieces(line: Line) -> Iterator[Cut]:
    """Yield what stands between the line ends inside a paragraph, empty stretches left out."""
    at = 0
    for part in line.text.split("\n"):
        cut = Cut(line, at, at + len(part)).strip()
        if cut.start < cut.end:
            yield cut
        at += len(part) + 1
