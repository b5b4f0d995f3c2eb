"""The screen a person reads: each diagnostic with its source line, as pieces of text with a style name.

Lays out and escapes; colour is for `terminal`, and this file loads no rich.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic
from plancli.formats import Style
from plancli.formats.cells import cell_width, visible, wrap
from plancli.formats.excerpt import excerpt
from plancli.formats.summary import summary
from plancli.messages import sentence

Piece = tuple[str, str]
"""Text and the name of its style: a severity, `gutter`, `caption`, `path`, or nothing."""
Line = tuple[Piece, ...]

_NARROWEST = 40
"""Cells below which a frame would hold nothing."""
_HANG = "  "
"""In front of the second line of a message, so that the code in front of the first stands out."""


def render(result: CheckResult, style: Style) -> str:
    """Return the screen without colour."""
    lines = ("".join(text for text, _ in line).rstrip() for line in screen(result, style))
    return "".join(f"{line}\n" for line in lines)


def screen(result: CheckResult, style: Style) -> Iterator[Line]:
    """Yield the lines of the screen: every diagnostic, then the summary."""
    for diagnostic in result.diagnostics:
        yield from _block(diagnostic, style)
        yield ()
    yield ((summary(result, style.language), "summary"),)


def _block(diagnostic: Diagnostic, style: Style) -> Iterator[Line]:
    width = max(style.width, _NARROWEST)
    start = diagnostic.span.start
    gutter = len(str(start.line))
    yield from _heading(diagnostic, style, width)
    where = f"{visible(diagnostic.path)}:{start.line}:{start.column}"
    yield ((f"{'':{gutter}}--> ", "gutter"), (where, "path"))
    if diagnostic.source_line.strip():
        yield from _frame(diagnostic, gutter, width)
    for name, text in _notes(diagnostic, style):
        yield from _note(sentence(style.language, f"format.{name}"), text, gutter, width)


def _heading(diagnostic: Diagnostic, style: Style, width: int) -> Iterator[Line]:
    grade = diagnostic.severity.value
    head = f"{diagnostic.code} {sentence(style.language, f'format.severity.{grade}')}:"
    first, *rest = wrap(visible(f"{head} {diagnostic.message}"), width - len(_HANG))
    yield ((head, grade), (first.removeprefix(head), "message"))
    for line in rest:
        yield ((f"{_HANG}{line}", "message"),)


def _frame(diagnostic: Diagnostic, gutter: int, width: int) -> Iterator[Line]:
    shown = excerpt(diagnostic, width - gutter - 3)
    empty = (f"{'':{gutter}} | ", "gutter")
    yield (empty,)
    yield ((f"{diagnostic.span.start.line} | ", "gutter"), (shown.text, ""))
    yield (empty, (" " * shown.indent, ""), ("^" * shown.length, diagnostic.severity.value))


def _notes(diagnostic: Diagnostic, style: Style) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.basis:
        yield "basis", diagnostic.basis
    if diagnostic.related:
        places = (
            sentence(
                style.language, _related_key(diagnostic.path), label=place.label, line=place.span.start.line
            )
            for place in diagnostic.related
        )
        yield "related", ", ".join(place.strip() for place in places)


def _related_key(path: str) -> str:
    """Return the sentence for a place: papers of Word and PDF are counted by paragraphs."""
    counted = path.lower().endswith((".docx", ".doc", ".pdf"))
    return "format.related-place.paragraph" if counted else "format.related-place"


def _note(caption: str, text: str, gutter: int, width: int) -> Iterator[Line]:
    lead = f"{'':{gutter}} = "
    first, *rest = wrap(visible(f"{caption}: {text}"), width - cell_width(lead))
    head = f"{caption}:"
    yield ((lead, "gutter"), (head, "caption"), (first.removeprefix(head), ""))
    for line in rest:
        yield ((f"{'':{cell_width(lead)}}{line}", ""),)
