"""Diagnostics for programs: one JSON object whose keys are a promise (`schema_version` 1).

Says everything in full: nothing is cut, wrapped or escaped beyond what JSON asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import CheckResult, Diagnostic, Severity
from plancli.formats import Style
from plancli.formats.json_text import json_with_many
from plancli.formats.places import position_record
from plancli.source.edit import Fix


def render(result: CheckResult, style: Style) -> Iterator[str]:  # noqa: ARG001 - every format has this shape
    """Yield the object, indented by two spaces; a key that does not apply holds null or ""."""
    summary = {
        "summary": {
            "files": result.files,
            "errors": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
            "infos": result.count(Severity.INFO),
            "suppressed": result.suppressed,
            "citations": result.citations,
            "citations_checked": result.citations_checked,
            "registry_checked": result.registry_checked,
        },
    }
    yield from json_with_many("diagnostics", map(_diagnostic, result.diagnostics), summary)


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": diagnostic.path,
        "label": diagnostic.label,
        "start": position_record(diagnostic.span.start),
        "end": position_record(diagnostic.span.end),
        "help": diagnostic.help,
        "basis": diagnostic.basis,
        "fix": _fix(diagnostic.fix),
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    edits = [
        {
            "start": position_record(edit.span.start),
            "end": position_record(edit.span.end),
            "replacement": edit.replacement,
        }
        for edit in fix.edits
    ]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
