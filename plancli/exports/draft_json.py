"""What a plan above gives to one unit, as JSON: what is bound, what is open to doubt, what is left out.

Prints what the binding says; it judges nothing and cuts no words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancli.analysis.binding import Binding, BoundWork, SpokenElsewhere, role_mentions
from plancli.analysis.given_work import heading_holders
from plancli.analysis.plan_head import head_of
from plancli.exports.plan_heading import plan_record
from plancli.formats.json_text import json_answer
from plancli.model.assignment import UnitMention
from plancli.model.fingerprint import Work, link_fingerprint, words_of
from plancli.model.plan import Plan
from plancli.model.task import Task


def export_binding_json(
    plan: Plan, path: str, unit: str, binding: Binding, elsewhere: Sequence[SpokenElsewhere] = ()
) -> str:
    """Return the account; `roles` are the English identifiers, empty for a duty that the unit holds."""
    holders = heading_holders(plan)
    data = {
        "for": unit,
        "parent": {**plan_record(path, head_of(plan)), "state": plan.state.value},
        "bound": [_bound(each) for each in binding.bound],
        "open_to_doubt": [_bound(each) for each in binding.open_to_doubt],
        "left_out": [{**_work(work), "units": _units(work, holders)} for work in binding.left_out],
        "spoken_elsewhere": [
            {"label": each.text.address, "text": each.text.words, "named": each.named} for each in elsewhere
        ],
    }
    return json_answer(data)


def _bound(each: BoundWork) -> dict[str, object]:
    work = each.work
    by = work.deadline.by
    return {
        **_work(work),
        "roles": [role.value for role in each.roles if role],
        "named": each.named,
        "deadline": {"text": work.deadline.words, "by": by.iso if by else None},
        "deliverable": work.deliverable,
        "fingerprint": link_fingerprint(work),
    }


def _work(work: Work) -> dict[str, object]:
    kind = "task" if isinstance(work, Task) else "duty"
    return {"kind": kind, "task": work.id, "label": work.address, "text": words_of(work)}


def _units(work: Work, holders: Mapping[str, tuple[UnitMention, ...]]) -> list[str]:
    return list(dict.fromkeys(mention.words for _, mention in role_mentions(work, holders)))
