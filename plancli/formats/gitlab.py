"""A Code Quality report of GitLab: a JSON array with an object for each diagnostic.

Gives each a name that stays when lines move, so that a merge request shows what is new and what is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.fingerprint import fingerprints
from plancli.formats.json_text import json_list
from plancli.formats.places import counts_paragraphs, message_and_place, path_from, position_record
from plancli.messages import sentence

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: CheckResult, style: Style) -> Iterator[str]:
    """Yield the array, empty where nothing was found."""
    named = zip(result.diagnostics, fingerprints(result.diagnostics, style.folder), strict=True)
    yield from json_list(_issue(each, name, style) for each, name in named)


def _issue(diagnostic: Diagnostic, fingerprint: str, style: Style) -> dict[str, object]:
    offered = (
        sentence(style.language, "format.fix.told", title=diagnostic.fix.title) if diagnostic.fix else ""
    )
    said = (message_and_place(diagnostic, style.language), diagnostic.help, offered)
    return {
        "description": " ".join(each for each in said if each),
        "check_name": f"{diagnostic.code} {diagnostic.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path_from(style.folder, diagnostic.path), **_lines(diagnostic)},
    }


def _lines(diagnostic: Diagnostic) -> dict[str, object]:
    """Return the place; GitLab wants a line, and a Word or PDF file has none but its beginning."""
    if counts_paragraphs(diagnostic.path):
        return {"lines": {"begin": 1}}
    span = diagnostic.span
    return {"positions": {"begin": position_record(span.start), "end": position_record(span.end)}}
