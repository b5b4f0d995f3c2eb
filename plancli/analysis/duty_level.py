"""At which level of the law's duties the body stands that issues a plan."""

from __future__ import annotations

from plancli.analysis.issuer import Tier, issuer_name, tier_of
from plancli.legal.duties import DutyLevel
from plancli.model.plan import Plan

_LEVELS = {
    Tier.CENTRAL: DutyLevel.MINISTRY,
    Tier.PROVINCE: DutyLevel.PROVINCE,
    Tier.PROVINCE_OFFICE: DutyLevel.DEPARTMENT,
    Tier.DISTRICT: DutyLevel.DISTRICT,
    Tier.COMMUNE: DutyLevel.COMMUNE,
}
"""A division of a district, and a body whose level is not known, is asked nothing."""


def duty_level(plan: Plan) -> DutyLevel | None:
    """Return the level of the body that issues a plan; None where its name does not tell."""
    tier = tier_of(issuer_name(plan))
    return _LEVELS.get(tier) if tier is not None else None
