"""Which earlier plans a plan says that it replaces.

Takes only the plan's own words, "thay thế Kế hoạch số …"; a later plan on the same subject replaces nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancli.analysis.plan_head import PlanHead
from plancli.legal.number import same_number
from plancli.model.plan import Plan
from plancli.model.unit_names import unit_key
from plancli.records import dataclass
from plancli.source.position import Route

_SAID = re.compile(r"thay thế (?:cho )?kế hoạch", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r"thay thế (?:cho )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A plan that is replaced, as the later one cites it."""

    number: str
    date: str
    """ISO 8601, cut to what is known; empty where the place does not say."""
    issuer: str
    """As written; empty where the place does not say."""
    route: Route


def replaced_plans(plan: Plan) -> Iterator[Replaced]:
    """Yield each plan that the words say is replaced, in printed order."""
    said = {text.route: text.words for text in plan.texts.holding(_SAID)}
    for citation in plan.citations if said else ():
        mention = citation.mention
        words = said.get(citation.route, "")
        if mention.number and _RIGHT_BEFORE.search(words[: mention.start]):
            date = mention.issued.iso if mention.issued else ""
            yield Replaced(mention.number, date, mention.issuer or "", citation.route)


def is_replaced(head: PlanHead, replaced: Replaced, by: PlanHead) -> bool:
    """Say whether a plan is the one that another replaces: its number, its date, its issuer."""
    issuer = unit_key(replaced.issuer or by.issuer)
    key = unit_key(head.issuer)
    return (
        same_number(replaced.number, head.number)
        and (not replaced.date or not head.date or replaced.date == head.date)
        and (key == issuer or key.startswith(f"{issuer} "))
    )
