"""A trace as JSON, by the keys that the command line promises; states and causes are English identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plancli.analysis.binding import BoundWork
from plancli.analysis.trace_rows import Answer, ParentTrace, PlanTrace, TraceRow, Upward
from plancli.formats.json_text import json_answer
from plancli.legal.duties import Duties, LegalDuty, Yearly
from plancli.messages import Language, sentence
from plancli.model.link import TraceLink

if TYPE_CHECKING:  # it brings in a library that few traces need
    from plancli.analysis.link_suggestions import Suggestion


def export_trace_json(
    trace: PlanTrace,
    path: str,
    language: Language,
    *,
    suggestions: Sequence[Suggestion] = (),
) -> str:
    """Return how one plan answers what stands above it; `children`, plans below, are another answer's."""
    return json_answer(
        {
            "path": path,
            "as_of": trace.day.isoformat(),
            "as_of_source": trace.day_source.value,
            "duties": [_duty_row(row, language) for row in trace.law.rows],
            "acts": list(trace.law.acts),
            "in_passing": list(trace.law.in_passing),
            "level": trace.law.level.value if trace.law.level else None,
            "other_levels": [each.id for each in trace.law.other_levels],
            "parents": [_parent_record(each, language) for each in trace.parents],
            "loose": [_row(row, language) for row in trace.loose],
            "suggestions": [_suggestion(each) for each in suggestions],
            "children": [],
        }
    )


def export_duties_json(found: Sequence[LegalDuty], table: Duties, language: Language) -> str:
    """Return the duties that the law sets, each with its act, days, levels, source and confidence."""
    return json_answer(
        {
            "checked": table.checked,
            "duties": [_duty_record(each, language) for each in found],
        }
    )


def _parent_record(parent: ParentTrace, language: Language) -> dict[str, object]:
    """Return how the plan answers one parent; `rows` are the work that it asks, the other lists hold ids."""
    fault = parent.parent.fault
    said = sentence(language, fault.key, **fault.fields) if fault else ""
    return {
        "name": parent.reference.name,
        "words": parent.reference.words,
        "path": parent.parent.path,
        "fault": {"kind": fault.kind, "message": said, "place": fault.place} if fault else None,
        "cited_at": list(parent.cited_at),
        "rows": [_row(row, language) for row in parent.rows],
        "helping": [_bound(each) for each in parent.helping],
        "in_doubt": [_bound(each) for each in parent.in_doubt],
        "left_out": [work.id for work in parent.left_out],
        "unfollowed": [_link(each.source.id, each.link) for each in parent.unfollowed],
    }


def _duty_row(row: TraceRow, language: Language) -> dict[str, object]:
    """Return one duty of the law and where the plan answers it; the duty is null for a link to nowhere."""
    return {
        "id": row.target.duty,
        "source": f"{row.address} {row.source}".strip(),
        "tasks": [each.source.id for each in row.answers],
        "through": row.through or None,
        **_told(row, language),
        "duty": _duty_record(row.duty, language) if row.duty else None,
    }


def _duty_record(duty: LegalDuty, language: Language) -> dict[str, object]:
    """Return one duty as the table holds it; days are ISO, `in_force_to` the first day it was not."""
    act = duty.act
    return {
        "id": duty.id,
        "act": {
            "number": act.number,
            "name": act.name or act.kind,
            "issuer": act.issuer,
            "issued": act.issued.isoformat(),
            "in_force_from": act.begins.isoformat() if act.begins else None,
            "in_force_to": act.ended.isoformat() if act.ended else None,
            "superseded_by": act.successor or None,
            "subjects": list(act.subjects),
        },
        "article": duty.article,
        "text": duty.text(language),
        "levels": [each.value for each in duty.levels],
        "passed_to": [each.value for each in duty.passed_to],
        "about": duty.about or None,
        "follows": list(duty.follows),
        "due": duty.due.isoformat() if duty.due else None,
        "yearly": _yearly(duty.yearly) if duty.yearly else None,
        "origin": duty.source,
        "confidence": duty.confidence.value,
        "checked": duty.checked.isoformat(),
    }


def _yearly(yearly: Yearly) -> dict[str, str]:
    days = {"before": yearly.before, "data_from": yearly.data_from, "data_to": yearly.data_to}
    return {name: f"{month:02}-{day:02}" for name, (month, day) in days.items()}


def _row(row: TraceRow, language: Language) -> dict[str, object]:
    bound = row.bound
    return {
        "task": row.target.task or row.target.duty,
        "label": row.address,
        "text": row.words,
        "deadline": row.deadline,
        "tasks": [each.source.id for each in row.answers],
        "named": bound.named if bound else None,
        "roles": [role.value if role else None for role in bound.roles] if bound else [],
        **_told(row, language),
        "above": [_upward(each) for each in row.above],
    }


def _told(row: TraceRow, language: Language) -> dict[str, object]:
    cause = row.cause
    return {
        "state": row.state.value,
        "late": row.late,
        "reason": row.reason,
        "cause": cause.value if cause else None,
        "message": sentence(language, f"trace.cause.{cause.value}", **row.fields) if cause else "",
        "answers": [_answer(each) for each in row.answers],
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {**_link(answer.source.id, answer.link), "state": answer.state.value, "late": answer.late}


def _link(source: str, link: TraceLink) -> dict[str, object]:
    target = link.target
    return {
        "id": source,
        "target": target.task or target.duty,
        "note": link.note,
        "fingerprint": link.fingerprint,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, object]:
    return {
        "id": suggestion.source.id,
        "parent": suggestion.parent,
        "task": suggestion.target.id,
        "likeness": round(suggestion.likeness, 2),
        "acts": list(suggestion.acts),
        "words": list(suggestion.shared),
    }


def _bound(bound: BoundWork) -> dict[str, object]:
    return {"task": bound.work.id, "named": bound.named}


def _upward(step: Upward) -> dict[str, object]:
    return {
        "source": step.source,
        "label": step.address,
        "text": step.words,
        "duty": step.duty.id if step.duty else None,
        "above": [_upward(each) for each in step.above],
    }
