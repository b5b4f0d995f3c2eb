"""The head whose number and day count, and how grave a blank in it is.

Fills no blank: whether a number was given yet is for the issuing office to say.
"""

from __future__ import annotations

from plancli.diagnostic import Place, Severity
from plancli.model.issuance import Issuance, PlanState
from plancli.model.plan import Plan
from plancli.source.position import Part

SEVERITY_BY_STATE = {
    PlanState.RECEIVED: Severity.INFO,
    PlanState.DRAFT: Severity.WARNING,
    PlanState.ISSUED: Severity.ERROR,
}
"""A blank is what was received, what a draft still lacks, and a fault of an issued text."""


def numbered_heads(plan: Plan) -> tuple[Issuance, ...]:
    """Return the heads that carry a number and a day of their own.

    A plan issued with a decision, or attached to one, goes by the decision's.
    """
    if plan.decision is not None:
        return (plan.decision.issuance,)
    return () if plan.issuance.attached else (plan.issuance,)


def blank_place(head: Issuance, key: str) -> Place:
    """Return the key that is written without a value, else what stands in its place in the head."""
    if key in head.blank_keys:
        return Place((*head.route, key), Part.KEY)
    return Place((*head.route, "symbol" if key == "number" and head.symbol else "kind"))


LIGHTER_BY_STATE = {
    PlanState.RECEIVED: Severity.INFO,
    PlanState.DRAFT: Severity.WARNING,
    PlanState.ISSUED: Severity.WARNING,
}
"""What a copy may have lost: to know of a received text, worth mending in any other."""
