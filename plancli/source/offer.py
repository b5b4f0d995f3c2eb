"""Fixes made ready to be shown and made: their edits, and the lines as they stand and as they would.

Puts together what others decide; it changes no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancli.source.document import SourceDocument
from plancli.source.edit import (
    Applicability,
    Edit,
    Fix,
    LineChange,
    ValueChange,
    apply_edits,
    shared_ends,
)
from plancli.source.value_edit import value_edits

_AROUND = 400
"""Characters kept of a line on either side of a change: a line may hold megabytes, and no screen does."""


def offer_edits(
    source: SourceDocument,
    title: str,
    edits: Sequence[Edit],
    applicability: Applicability,
    changes: Sequence[ValueChange] = (),
) -> Fix:
    """Return a fix that makes these edits; `changes` are all that they change in the values of the file."""
    return Fix(title, tuple(edits), applicability, tuple(changes), tuple(_line_changes(source, edits)))


def offer_values(
    source: SourceDocument, title: str, changes: Sequence[ValueChange], applicability: Applicability
) -> Fix:
    """Return a fix that changes values.

    It is display-only, whatever was asked, where the file is a paper or a value cannot be written so.
    """
    by_route: dict[object, list[ValueChange]] = {}
    for change in changes:
        by_route.setdefault(change.route, []).append(change)
    edits: list[Edit] = []
    for together in by_route.values():
        found = value_edits(source, together)
        if found is None:
            shown = [_as_shown(source, each) for each in changes]
            return offer_edits(source, title, shown, Applicability.DISPLAY_ONLY, changes)
        edits += found
    return offer_edits(source, title, edits, applicability, changes)


def _as_shown(source: SourceDocument, change: ValueChange) -> Edit:
    span = source.locate(change.route, within=(change.start, change.end))
    if change.start == change.end:
        # A paper knows where letters stand, not what is between them.
        at = change.start
        behind = source.locate(change.route, within=(at - 1, at)).end if at else span.start
        span = source.span(behind.offset, behind.offset)
    return Edit(span, change.after)


def _line_changes(source: SourceDocument, edits: Sequence[Edit]) -> Iterator[LineChange]:
    """Yield the lines that the edits touch, those on common lines together."""
    groups: list[list[Edit]] = []
    for edit in sorted(edits, key=lambda each: each.span):
        if groups and edit.span.start.line <= max(each.span.end.line for each in groups[-1]):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    for group in groups:
        yield _line_change(source, group)


def _line_change(source: SourceDocument, edits: Sequence[Edit]) -> LineChange:
    first, last = edits[0].span.start, max(each.span.end for each in edits)
    start = first.offset - min(first.column - 1, _AROUND)
    rest = len(source.line_text(last.line)) - last.column + 1
    chunk = SourceDocument("", source.text[start : last.offset + min(rest, _AROUND)])
    moved = [
        Edit(chunk.span(each.span.start.offset - start, each.span.end.offset - start), each.replacement)
        for each in edits
    ]
    before = chunk.text.splitlines()
    after = apply_edits(chunk.text, moved)[0].splitlines()
    head, tail = shared_ends(before, after)
    return LineChange(
        first.line + head,
        tuple(before[head : len(before) - tail]),
        tuple(after[head : len(after) - tail]),
    )
