"""Which annexes are forms to be filled in: an entry, a record, a ballot.

A form's numbers and headings are laid out for the pen; what a plan's text owes, it does not.
"""

from __future__ import annotations

import re

from plancli.model.plan import Plan
from plancli.source.position import Route

_BLANK = re.compile(r"…{2,}|\.{4,}|_{4,}")
_BLANKS_AT_LEAST = 3


def form_routes(plan: Plan) -> tuple[Route, ...]:
    """Return the routes of the annexes with three blanks or more: "Họ và tên: ………", "Năm sinh: ......"."""
    return tuple(annex.route for annex in plan.annexes if _blanks(plan, annex.route) >= _BLANKS_AT_LEAST)


def is_below(route: Route, routes: tuple[Route, ...]) -> bool:
    """Say whether a place lies in one of these."""
    return any(route[: len(each)] == each for each in routes)


def _blanks(plan: Plan, route: Route) -> int:
    return sum(len(_BLANK.findall(text.words)) for text in plan.texts if is_below(text.route, (route,)))
