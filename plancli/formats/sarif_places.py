"""Where things stand, in the words of SARIF: files as relative URIs, stretches as regions.

Knows no rules and no results.
"""

from __future__ import annotations

import sys
from urllib.parse import quote

from plancli.formats.places import counts_paragraphs, is_absolute, path_from
from plancli.source.position import Span

_LONGEST_SNIPPET = 1_000
"""Characters; a line may hold megabytes, and the file itself is at hand."""


def artifact(path: str, folder: str) -> dict[str, object]:
    """Return the location of a file: relative to `folder` where it lies in it, else absolute.

    >>> artifact("/srv/kh/Kế hoạch.yaml", "/srv/kh")
    {'uri': 'K%E1%BA%BF%20ho%E1%BA%A1ch.yaml', 'uriBaseId': '%SRCROOT%'}
    """
    place = path_from(folder, path)
    # A name that is no UTF-8 arrives as half characters that stand for its bytes.
    written = place.encode("utf-8", sys.getfilesystemencodeerrors())
    if not is_absolute(place):
        return {"uri": quote(written), "uriBaseId": "%SRCROOT%"}
    root = "file://" if place.startswith("/") else "file:///"
    return {"uri": root + quote(written, safe="/:")}


def physical(path: str, span: Span, folder: str, words: str = "") -> dict[str, object]:
    """Return where something stands; a Word or PDF file is named without a region, having no lines."""
    told: dict[str, object] = {"artifactLocation": artifact(path, folder)}
    if not counts_paragraphs(path):
        told["region"] = region(span, words)
    return told


def region(span: Span, words: str = "") -> dict[str, object]:
    """Return a stretch by lines and columns, both from 1, the end column excluded; `words` are its text."""
    told: dict[str, object] = {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
    if 0 < len(words) <= _LONGEST_SNIPPET:
        told["snippet"] = {"text": words}
    return told
