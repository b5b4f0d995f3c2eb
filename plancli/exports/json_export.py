"""A plan and the answers about it as JSON, by the keys that the command line promises.

Unit names stand as printed and dates as far as they are known; nothing is filled in. What the paper
leaves blank is an empty string or list; `null` stands only where there is no such thing at all:
a date or "by" that is not certain, no decision, no signature block, the role of a duty's holder, no
group in between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plancli.analysis.gaps import GapMatrix, plan_gap_sentence
from plancli.analysis.obligations import Obligation, UnitObligations
from plancli.analysis.question import AnswerState
from plancli.analysis.six_questions import Answer
from plancli.exports.duty_holders import holder_words
from plancli.formats.json_text import json_answer
from plancli.messages import Language, sentence
from plancli.model.assignment import Assignment, Role
from plancli.model.deadline import Deadline
from plancli.model.issuance import Issuance
from plancli.model.link import LinkTarget, TraceLink
from plancli.model.plan import Plan
from plancli.model.task import Duty, Paragraph, Task
from plancli.source.position import Route


def export_plan_json(plan: Plan) -> str:
    """Return the plan as one JSON object: issuance, decision, sections, tasks, duties, and the links above.

    `label` is the printed address (`II.4.c`) and `id` the same made unique. A blank number stays blank:
    the Trạm Tấu plan has `"number": "/KH-UBND"` and `"date": "2024-12"`.
    """
    head, decision = plan.issuance, plan.decision
    return json_answer(
        {
            "issuance": _head(head, plan.recipients, state=plan.state.value, period=head.period),
            "decision": _head(decision.issuance, decision.recipients) if decision else None,
            "sections": [
                {
                    "id": section.id,
                    "label": section.address,
                    "title": section.title,
                    "implements": _links(section.implements),
                }
                for section in plan.all_sections()
            ],
            "tasks": [_task(task) for task in plan.tasks],
            "duties": [_duty(plan, duty) for duty in plan.duties],
            "parents": [{"name": each.name, "words": each.words, "file": each.file} for each in plan.parents],
            "not_applicable": [
                {**_target(each.target), "reason": each.reason} for each in plan.not_applicable
            ],
        }
    )


def export_obligations_json(rows: Sequence[UnitObligations], line_of: Callable[[Route], int]) -> str:
    """Return what each unit owes; `line_of` gives the line of the plan file where a route stands.

    `line` is the line that names the unit or the group that brought the obligation; for a duty, the
    line where its words stand. `task` holds the id, `text` the words as printed.
    """
    return json_answer({"units": obligation_units(rows, line_of)})


def obligation_units(
    rows: Sequence[UnitObligations], line_of: Callable[[Route], int]
) -> list[dict[str, object]]:
    """Return the units of one plan with what each owes, as JSON holds them."""
    return [
        {
            "id": row.unit.id,
            "name": row.unit.name,
            "others": row.others,
            "obligations": [_obligation(each, line_of) for each in row.obligations],
        }
        for row in rows
    ]


def export_gaps_json(matrix: GapMatrix, language: Language = Language.VI) -> str:
    """Return the matrix of tasks and questions, the gaps of the whole plan, and how many of each.

    Beside each answer `message` says why it is so and `fill` what would make it clear, empty where it is.
    `described` are the body's points that an annex table gives out, which are not asked.
    """
    tasks = [
        {
            "task": row.task_id,
            "label": row.address,
            "text": row.words,
            "answers": {key.value: _answer(each, language) for key, each in row.answers.items()},
        }
        for row in matrix.tasks
    ]
    plan = [
        {
            "gap": gap.key,
            "state": gap.state.value,
            "tasks": list(gap.task_ids),
            "labels": list(gap.addresses),
            "text": gap.words,
            "message": plan_gap_sentence(gap, matrix, language),
        }
        for gap in matrix.plan
    ]
    summary = {
        "tasks": len(matrix.tasks),
        "answers": {
            question.value: {state.value: matrix.count(question, state) for state in AnswerState}
            for question in matrix.questions
        },
    }
    return json_answer(
        {
            "tasks": tasks,
            "plan": plan,
            "described": list(matrix.described),
            "summary": summary,
        }
    )


def _head(head: Issuance, recipients: Sequence[Paragraph], **more: str) -> dict[str, object]:
    return {
        "number": head.printed_number,
        "date": head.date.iso if head.date else None,
        "place": head.place,
        "issuer": head.issuer,
        "kind": head.kind,
        "title": head.title,
        **more,
        "signatory": _signatory(head),
        "recipients": [_recipient_words(line) for line in recipients],
    }


def _signatory(head: Issuance) -> dict[str, str] | None:
    if head.signatory is None:
        return None
    return {
        "authority": head.signatory.authority,
        "acting": head.signatory.acting,
        "position": head.signatory.position,
        "name": head.signatory.name,
    }


def _recipient_words(line: Paragraph) -> str:
    """Return a line of "Nơi nhận" without the mark that ends it: `Thường trực Huyện ủy`."""
    return line.words.rstrip().removesuffix("./.").rstrip(";.")


def _task(task: Task) -> dict[str, object]:
    return {
        "id": task.id,
        "label": task.address,
        "title": task.title,
        "text": task.words,
        **_roles(task.assignments),
        "requested": [mention.words for mention in task.mentions() if mention.requested],
        "deadline": _deadline(task.deadline),
        "deliverable": task.deliverable,
        "funding": task.funding,
        "note": task.note,
        "implements": _links(task.implements),
    }


def _links(links: Sequence[TraceLink]) -> list[dict[str, object]]:
    """Return links as the file states them; whether they still lead anywhere, `trace` tells."""
    return [
        {
            **_target(each.target),
            "state": each.state.value if each.state else None,
            "note": each.note,
            "fingerprint": each.fingerprint,
        }
        for each in links
    ]


def _target(target: LinkTarget) -> dict[str, object]:
    return {"parent": target.parent, "task": target.task, "duty": target.duty}


def _roles(assignments: Sequence[Assignment]) -> dict[str, list[str]]:
    return {
        role.value: [each.words for made in assignments if made.role is role for each in made.mentions]
        for role in Role
    }


def _duty(plan: Plan, duty: Duty) -> dict[str, object]:
    return {
        "id": duty.id,
        "label": duty.address,
        "unit": holder_words(plan, duty),
        "units": [mention.words for mention in duty.holders],
        "requested": bool(duty.holders) and all(mention.requested for mention in duty.holders),
        "text": duty.words,
        **_roles(duty.assignments),
        "deadline": _deadline(duty.deadline),
        "implements": _links(duty.implements),
    }


def _obligation(obligation: Obligation, line_of: Callable[[Route], int]) -> dict[str, object]:
    return {
        "kind": obligation.kind,
        "task": obligation.task_id,
        "label": obligation.address,
        "role": obligation.role.value if obligation.role else None,
        "text": obligation.words,
        "with": list(obligation.with_units),
        "via_group": obligation.via_group,
        "requested": obligation.requested,
        "deadline": _deadline(obligation.deadline),
        "deliverable": obligation.deliverable,
        "line": line_of(obligation.route),
    }


def _deadline(deadline: Deadline) -> dict[str, str | None]:
    by = deadline.by.iso if deadline.by else None
    return {"text": deadline.words, "by": by, "kind": deadline.kind.value}


def _answer(answer: Answer, language: Language) -> dict[str, str]:
    return {
        "state": answer.state.value,
        "text": answer.words,
        "reason": answer.why,
        "message": sentence(language, answer.why),
        "fill": sentence(language, answer.fill) if answer.fill else "",
    }
