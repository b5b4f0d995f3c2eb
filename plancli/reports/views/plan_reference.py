"""How a letter or a report names the plan: number, day, issuer, title, or the decision above it.

A blank of the paper stays one.
"""

from __future__ import annotations

import re

from plancli.model.issuance import BLANK, Issuance
from plancli.model.plan import Plan
from plancli.records import replace
from plancli.reports.views.letterhead import name_in_sentence

_ABOUT = re.compile(r"về\s|v/v\b", re.IGNORECASE)
# "ngày tháng 12 năm 2024": the paper leaves the day blank.
_EMPTY_PLACE = re.compile(r"\b(ngày|tháng|năm)(?=\s+(?:tháng|năm)\b|\s*$)", re.IGNORECASE)


def plan_reference(plan: Plan) -> str:
    """Name the plan as a first mention does: number, day, issuer, title quoted, or the decision above it."""
    own = plan.issuance
    title = f"“{own.title}”" if own.title else ""
    about = title if not title or _ABOUT.match(own.title) else f"về {title}"
    if plan.decision:
        above = f"ban hành kèm theo {_numbered(plan.decision.issuance)}"
        return " ".join(filter(None, (own.kind.capitalize(), title, above)))
    if own.attached:
        return " ".join(filter(None, (own.kind.capitalize(), title, own.attached)))
    return " ".join(filter(None, (_numbered(own), about)))


def short_reference(plan: Plan) -> str:
    """Name the plan in few words: number and day, its own or those of the decision above it."""
    own = plan.issuance
    kind = own.kind.capitalize()
    if plan.decision:
        return f"{kind} ban hành kèm theo {_numbered(replace(plan.decision.issuance, issuer=''))}"
    return f"{kind} {own.attached}" if own.attached else _numbered(replace(own, issuer=""))


def number_and_day(issuance: Issuance, blank: str = BLANK) -> str:
    """Return `Kế hoạch số ……/KH-UBND ngày …… tháng 12 năm 2024`; `blank` is for what the paper lacks."""
    number = replace(issuance, number=issuance.number or blank).printed_number
    day = _EMPTY_PLACE.sub(rf"\1 {blank}", issuance.date_words) or f"ngày {blank}"
    return f"{issuance.kind.capitalize()} số {number} {day}"


def _numbered(issuance: Issuance) -> str:
    words = number_and_day(issuance)
    return f"{words} của {name_in_sentence(issuance.issuer)}" if issuance.issuer else words
