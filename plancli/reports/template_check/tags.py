"""The tags of a template, one by one: where they begin and end in a text, and which are left open.

Knows braces only; what a tag says is for Jinja, and where the text comes from for its readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.records import dataclass, replace
from plancli.reports.template_check.finding import TemplateFinding, TemplatePlace

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{\{|\{%|\{#")
_CLOSER = re.compile(r"\}\}|%\}|#\}")
_PARTED = re.compile(r"\{\s+[{%]|[%}]\s+\}")
"""A brace apart from its fellow: Word and people set a blank between them."""
_RAW_END = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_AROUND = 25


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    kind: str
    """`{{`, `{%` or `{#`."""
    level: str
    """The letters behind the braces that Word templates have: `p`, `tr`, `tc`, `r`; else empty."""
    body: str
    """What stands between the braces, without the level, on one line."""
    place: TemplatePlace
    site: tuple[object, ...] = ()
    """What holds the tag in a Word file, as `template_word` tells: both ends of a loop need the same."""

    @property
    def source(self) -> str:
        """Return the tag as Jinja reads it."""
        return f"{self.kind} {self.body} {_CLOSERS[self.kind]}"

    @property
    def word(self) -> str:
        """Return the first word of a `{%` tag: `for`, `endif`."""
        return self.body.split(maxsplit=1)[0] if self.kind == "{%" and self.body else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tag in its text, or a fault of braces."""

    start: int
    end: int
    kind: str
    """`{{`, `{%`, `{#`; `open` for a tag without an end, `stray` for an end without a tag, `parted`."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the tags of a text and what is wrong with its braces, in order.

    >>> [(piece.kind, text[piece.start:piece.end]) for text in ["a {{ b }} c }}"] for piece in pieces(text)]
    [('{{', '{{ b }}'), ('stray', '}}')]
    """
    at = 0
    # Where the next end of each kind stands: to look for it at every tag would take the square of the time.
    ends = dict.fromkeys(_CLOSERS, 0)
    while opened := _OPENER.search(text, at):
        yield from _between(text, at, opened.start())
        kind = opened.group()
        if 0 <= ends[kind] < opened.end():
            ends[kind] = text.find(_CLOSERS[kind], opened.end())
        end = ends[kind]
        again = _OPENER.search(text, opened.end())
        if end < 0 or (kind != "{#" and again is not None and again.start() < end):
            # The next tag begins before this one ends: this one was never closed.
            at = again.start() if again else len(text)
            yield Piece(opened.start(), at, "open")
            continue
        at = end + 2
        yield Piece(opened.start(), at, kind)
        if kind == "{%" and text[opened.end() : end].strip(" -+\t\n") == "raw":
            closed = _RAW_END.search(text, at)
            at = closed.end() if closed else len(text)
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Piece]:
    found = [(each, "stray") for each in _CLOSER.finditer(text, start, end)]
    found += [(each, "parted") for each in _PARTED.finditer(text, start, end)]
    for each, kind in sorted(found, key=lambda pair: pair[0].start()):
        yield Piece(each.start(), each.end(), kind)


def around(text: str, piece: Piece) -> str:
    """Return the words around a place, for a person to search for."""
    start, end = max(0, piece.start - _AROUND), min(len(text), piece.end + _AROUND)
    return text[start : min(end, piece.start + 3 * _AROUND)].strip()


def brace_fault(text: str, piece: Piece, place: TemplatePlace) -> TemplateFinding:
    """Return what is wrong with a piece that is no tag."""
    closer = _CLOSERS.get(text[piece.start : piece.start + 2], "")
    here = replace(place, words=around(text, piece))
    return TemplateFinding(
        f"brace.{piece.kind}", here, {"closer": closer, "mark": text[piece.start : piece.end][:20]}
    )
