"""plancli checks the plans that Vietnamese agencies issue; it never certifies one.

Holds the version and the few public functions; each loads what it needs when it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    import os

    from plancli.analysis.obligations import UnitObligations
    from plancli.diagnostic import CheckResult
    from plancli.loading import LoadedPlan
    from plancli.model.plan import Plan

__version__ = "0.1.0"

__all__ = ["check_plan", "list_obligations", "load_plan", "render_report"]


def load_plan(path: str | os.PathLike[str]) -> LoadedPlan:
    """Read one plan file; its `plan` is None where the file's faults, in `diagnostics`, leave none.

    InputError where there is nothing to read. Example: `load_plan("plans/2025-tramtau.yaml").plan`.
    """
    from pathlib import Path  # noqa: PLC0415 - importing plancli costs nothing

    from plancli.loading import load_file  # noqa: PLC0415

    return load_file(Path(path))


def check_plan(loaded: LoadedPlan, as_of: datetime.date | None = None) -> CheckResult:
    """Run all rules; law is judged on the day `as_of`, or on the plan's own date.

    Example: `check_plan(load_plan("plans/2025-tramtau.yaml")).count(Severity.ERROR)`.
    """
    from plancli import checking  # noqa: PLC0415
    from plancli.legal.registry import load_default_registry  # noqa: PLC0415

    return checking.check_plan(loaded, load_default_registry(), as_of=as_of)


def list_obligations(plan: Plan) -> tuple[UnitObligations, ...]:
    """Return what each unit owes, groups opened: 18 named units and one entry for the rest at Trạm Tấu."""
    from plancli.analysis import obligations  # noqa: PLC0415

    return obligations.list_obligations(plan)


def render_report(plan: Plan, report: str = "plan", form: str = "md") -> bytes:
    """Return a report as the bytes of a `md` or `docx` file, as in `render_report(plan, "plan", "docx")`.

    UsageError for a report there is not, and for one that has not this form; ValueError for a form of none.
    """
    from plancli.reports.catalogue import ReportFormat, build_report  # noqa: PLC0415
    from plancli.reports.material import Material  # noqa: PLC0415

    return build_report(Material(plan), report, ReportFormat(form))
