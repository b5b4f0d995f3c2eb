"""A plan with the progress beside it and a period, ready for a report on how far it is carried out."""

from __future__ import annotations

import datetime

from plancli.analysis.reporting_periods import PeriodKind, ReportingPeriod, current_period, read_period
from plancli.cli.inputs import usable_plan
from plancli.cli.progress_faults import usable_progress
from plancli.cli.streams import remark
from plancli.errors import UsageError
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.reports.material import Material


def followed_material(
    path: str, day: datetime.date, period: str, language: Language, *, needed: bool
) -> Material:
    """Return the material as of `day`; UsageError for words that name no period.

    Exit code 1 where the plan or its progress file has errors. Where a progress file is `needed` and none
    stands, that is said.
    """
    chosen = read_period(period) if period else None
    if period and chosen is None:
        raise UsageError("cli.render.bad-period", value=period)
    plan = usable_plan(path, language)
    progress = usable_progress(path, plan, language)
    if needed and progress is None:
        remark(sentence(language, "cli.render.no-progress"))
    return Material(plan, day, progress=progress, period=chosen or _running(plan, day))


def _running(plan: Plan, day: datetime.date) -> ReportingPeriod:
    """Return the period that runs on a day; of a plan for other years the one nearest to it."""
    running, years = current_period(day), plan.issuance.years
    if years is None or years[0] <= running.year <= years[1]:
        return running
    return ReportingPeriod(PeriodKind.YEAR, years[1] if running.year > years[1] else years[0], 1)
