"""What came back in filled tables as JSON: edits, reports, contradictions, what is not taken.

Prints what was worked out elsewhere; days are ISO, reasons and columns their English identifiers.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.analysis.work_return import (
    ReturnedTable,
    TablePlace,
    WorkConflict,
    WorkEdit,
    WorkProposal,
    WorkRefusal,
    WorkReport,
)
from plancli.formats.json_text import json_answer
from plancli.model.progress import ProgressReport


def export_work_json(
    plan: str, tables: Sequence[ReturnedTable], proposal: WorkProposal, written: Sequence[str]
) -> str:
    """Return the proposal for the plan at `plan`; `written` names the files that were written."""
    return json_answer(
        {
            "path": plan,
            "tables": [
                {"path": each.path, "unit": each.unit or None, "rows": len(each.rows)} for each in tables
            ],
            "edits": list(map(_edit, proposal.edits)),
            "reports": list(map(_report, proposal.reports)),
            "conflicts": list(map(_conflict, proposal.conflicts)),
            "refused": list(map(_refusal, proposal.refusals)),
            "remarks": [
                {"kind": each.kind.value, **_place(each.place), "fields": dict(each.fields)}
                for each in proposal.remarks
            ],
            "summary": {
                "edits": len(proposal.edits),
                "reports": len(proposal.reports),
                "conflicts": len(proposal.conflicts),
                "refused": len(proposal.refusals),
            },
            "written": list(written),
        }
    )


def _edit(edit: WorkEdit) -> dict[str, object]:
    is_units = edit.column.role is not None
    return {
        "task": edit.row.id,
        "label": edit.row.address,
        "column": edit.column.value,
        "before": _listed(edit.before) if is_units else edit.before,
        "after": _listed(edit.after) if is_units else edit.after,
        "places": list(map(_place, edit.places)),
    }


def _report(made: WorkReport) -> dict[str, object]:
    return {
        "task": made.row.id,
        "label": made.row.address,
        **_said(made.report),
        "places": list(map(_place, made.places)),
    }


def _said(report: ProgressReport) -> dict[str, object]:
    return {
        "state": report.state.value,
        "date": report.day.isoformat() if report.day else None,
        "by": report.unit or None,
        "evidence": report.evidence,
        "note": report.note,
    }


def _conflict(conflict: WorkConflict) -> dict[str, object]:
    return {
        "task": conflict.row.id,
        "label": conflict.row.address,
        "column": conflict.column.value,
        "answers": [
            {"value": said if isinstance(said, str) else _said(said), **_place(place)}
            for said, place in conflict.answers
        ],
    }


def _refusal(refusal: WorkRefusal) -> dict[str, object]:
    return {
        "reason": refusal.reason.value,
        "closed": refusal.closed.value if refusal.closed else None,
        "label": refusal.address,
        "column": refusal.column or None,
        "before": refusal.before,
        "after": refusal.after,
        **_place(refusal.place),
    }


def _place(place: TablePlace) -> dict[str, object]:
    return {"path": place.file, "cell": place.cell or None}


def _listed(words: str) -> list[str]:
    return words.split("\n") if words else []
