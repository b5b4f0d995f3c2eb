"""The screen a person reads: each diagnostic with its source line, as pieces of text with a style name.

Lays out and escapes; colour is for `terminal`, and this file loads no rich.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.cells import NARROWEST, cell_width, visible, wrap
from plancli.formats.excerpt import Excerpt, excerpt, last_excerpt
from plancli.formats.fix_notes import fix_lines, fix_note, fixable_line
from plancli.formats.places import counts_paragraphs, last_line, line_name
from plancli.formats.summary import summary
from plancli.messages import sentence

Piece = tuple[str, str]
"""Text and the name of its style: a severity, `gutter`, `caption`, `path`, `removed`, `added`, or nothing."""
Line = tuple[Piece, ...]

_HANG = "  "
"""In front of the second line of a message, so that the code in front of the first stands out."""


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the screen without colour."""
    for line in screen(result, style):
        yield f"{''.join(text for text, _ in line).rstrip()}\n"


def screen(result: CheckResult, style: Style) -> Iterator[Line]:
    """Yield the lines of the screen: every diagnostic, under its file where several are; fixes; summary."""
    width = max(style.width, NARROWEST)
    for path, found in groupby(result.diagnostics, lambda each: each.path):
        group = list(found)
        if result.files > 1:
            yield from _file(path, group, style)
        for diagnostic in group:
            yield from _block(diagnostic, style)
            yield ()
    if fixable := fixable_line(result, style):
        yield from (((line, ""),) for line in wrap(fixable, width))
    for line in wrap(summary(result, style.language), width):
        yield ((line, "summary"),)


def _file(path: str, found: Sequence[Diagnostic], style: Style) -> Iterator[Line]:
    counts = (
        sentence(
            style.language,
            "format.counted",
            severity=sentence(style.language, f"format.severity.{severity.value}"),
            count=count,
        )
        for severity in Severity
        if (count := sum(each.severity is severity for each in found))
    )
    yield ((f"{visible(path)}: ", "path"), (", ".join(counts), ""))
    yield ()


def _block(diagnostic: Diagnostic, style: Style) -> Iterator[Line]:
    width = max(style.width, NARROWEST)
    last = diagnostic.span.start.line + (len(diagnostic.more_lines) if diagnostic.source_line.strip() else 0)
    gutter = len(str(last))
    yield from _heading(diagnostic, style, width)
    yield from _arrow(diagnostic, gutter, style, width)
    if diagnostic.source_line.strip():
        yield from _frame(diagnostic, gutter, width)
    for name, text in _notes(diagnostic, style):
        yield from _note(sentence(style.language, f"format.{name}"), text, gutter, width)
        if name == "fix" and diagnostic.fix:
            for number, words, look in fix_lines(diagnostic.fix, gutter, width):
                yield ((number, "gutter"), (words, look))


def _heading(diagnostic: Diagnostic, style: Style, width: int) -> Iterator[Line]:
    grade = diagnostic.severity.value
    head = f"{diagnostic.code} {sentence(style.language, f'format.severity.{grade}')}:"
    first, *rest = wrap(visible(f"{head} {diagnostic.message}"), width - len(_HANG))
    yield ((head, grade), (first.removeprefix(head), "message"))
    for line in rest:
        yield ((f"{_HANG}{line}", "message"),)


def _arrow(diagnostic: Diagnostic, gutter: int, style: Style, width: int) -> Iterator[Line]:
    """Yield the place as an editor opens it, then as a person finds it."""
    span = diagnostic.span
    path = visible(diagnostic.path)
    paper = counts_paragraphs(diagnostic.path)
    where = path if paper else f"{path}:{span.start.line}:{span.start.column}"
    said = [line_name(path, span, style.language)] if paper or last_line(span) > span.start.line else []
    if diagnostic.label:
        said.append(visible(diagnostic.label))
    lead = f"{'':{gutter}}--> "
    place = f"({', '.join(said)})" if said else ""
    if cell_width(f"{lead}{where} {place}") <= width:
        yield ((lead, "gutter"), (where, "path"), (f" {place}".rstrip(), ""))
    else:
        yield ((lead, "gutter"), (where, "path"))
        yield ((f"{'':{len(lead)}}{place}", ""),)


def _frame(diagnostic: Diagnostic, gutter: int, width: int) -> Iterator[Line]:
    room = width - gutter - 3
    span, grade = diagnostic.span, diagnostic.severity.value
    yield ((f"{'':{gutter}} | ", "gutter"),)
    yield from _marked(span.start.line, excerpt(diagnostic, room), gutter, grade)
    last = last_excerpt(diagnostic, room)
    if last is not None:
        if span.end.line > span.start.line + 1:
            yield ((f"{'':{gutter}} | ", "gutter"), ("…", ""))
        yield from _marked(span.end.line, last, gutter, grade)


def _marked(number: int, shown: Excerpt, gutter: int, grade: str) -> Iterator[Line]:
    yield ((f"{number:{gutter}} | ", "gutter"), (shown.text, ""))
    yield ((f"{'':{gutter}} | ", "gutter"), (" " * shown.indent, ""), ("^" * shown.length, grade))


def _notes(diagnostic: Diagnostic, style: Style) -> Iterator[tuple[str, str]]:
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield "fix", fix_note(diagnostic.fix, style)
    if diagnostic.basis:
        yield "basis", diagnostic.basis
    if diagnostic.related:
        places = dict.fromkeys(
            f"{place.label} ({line_name(diagnostic.path, place.span, style.language)})".strip()
            for place in diagnostic.related
        )
        yield "related", ", ".join(places)


def _note(caption: str, text: str, gutter: int, width: int) -> Iterator[Line]:
    lead = f"{'':{gutter}} = "
    first, *rest = wrap(visible(f"{caption}: {text}"), width - cell_width(lead))
    head = f"{caption}:"
    yield ((lead, "gutter"), (head, "caption"), (first.removeprefix(head), ""))
    for line in rest:
        yield ((f"{'':{cell_width(lead)}}{line}", ""),)
