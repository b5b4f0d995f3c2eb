"""How one plan answers what stands above it: the work of its parent plans, and the duties of the law."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from plancli.analysis.binding import Binding, binding_work
from plancli.analysis.trace_rows import ParentPlan, PlanTrace
from plancli.legal.duties import Duties
from plancli.legal.registry import Registry
from plancli.model.plan import Plan

Bind = Callable[[Plan, str], Binding]


def trace_plan(
    plan: Plan,
    parents: Sequence[ParentPlan],
    duties: Duties,
    registry: Registry,
    today: datetime.date,
    as_of: datetime.date | None = None,
    bind: Bind = binding_work,
) -> PlanTrace:
    """Trace one plan to each of its parents and to the law of `as_of`, else of its own date, else of `today`."""
    raise NotImplementedError
