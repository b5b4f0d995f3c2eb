"""One parent plan against many as JSON, by the keys that the command line promises.

Words stand as printed, dates as far as they are known; a guess stands apart from the answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.analysis.cascade_rows import COLUMNS, Cascade, Child, ChildAnswer, ChildRow, ChildStanding
from plancli.analysis.plan_head import head_of
from plancli.exports.cascade_words import remark_words
from plancli.exports.plan_heading import plan_record
from plancli.formats.json_text import json_answer
from plancli.messages import Language


def export_cascade_json(cascade: Cascade, language: Language = Language.VI) -> str:
    """Return the parent, its works, the roster and a child for each unit; `message` speaks the language."""
    data = {
        "as_of": cascade.day.isoformat(),
        "by": cascade.by.isoformat() if cascade.by else None,
        "parent": plan_record(cascade.path, head_of(cascade.parent)),
        "roster": {
            "source": cascade.roster.source.value,
            "from": cascade.roster.words,
            "units": list(cascade.roster.names),
        },
        "works": [
            {
                "task": work.id,
                "label": work.address,
                "text": work.words,
                "deadline": work.deadline,
                "lead": work.lead,
            }
            for work in cascade.works
        ],
        "duties": [],
        "parents": [],
        "children": [_child(child, gaps_only=cascade.gaps_only) for child in cascade.shown],
        "quoted": [{"label": each.address, "text": each.words} for each in cascade.quoted],
        "remarks": [
            {"kind": each.kind.value, **each.fields, "message": remark_words(each, language)}
            for each in cascade.remarks
        ],
        "summary": {
            "units": len(cascade.children),
            **{each.value: cascade.counted(each) for each in ChildStanding},
            "late": cascade.late,
        },
    }
    return json_answer(data)


def _child(child: Child, *, gaps_only: bool) -> dict[str, object]:
    plan = child.plan
    return {
        "unit": child.unit,
        "listed": child.listed,
        "standing": child.standing.value,
        "timeliness": child.lateness.value,
        "path": child.path,
        "plan": None
        if plan is None or plan.fault
        else {
            "number": plan.number,
            "date": plan.date.iso if plan.date else None,
            "issuer": plan.unit,
            "title": plan.title,
            "state": plan.state.value,
            "relation": plan.relation.value,
        },
        "tasks": list(child.bound),
        "counts": {column: child.count(column) for column in COLUMNS} | {"late": child.late_work},
        "rows": [_row(row) for row in child.shown(gaps_only=gaps_only)],
    }


def _row(row: ChildRow) -> dict[str, object]:
    return {
        "task": row.work,
        "state": row.state.value,
        "late": row.late,
        "reason": row.reason,
        "answers": _answers(row.answers),
        "suggested": _answers(row.suggested),
    }


def _answers(answers: Sequence[ChildAnswer]) -> list[dict[str, str]]:
    return [
        {
            "label": each.address,
            "text": each.words,
            "deadline": each.deadline,
            "lead": each.lead,
            "note": each.note,
        }
        for each in answers
    ]
