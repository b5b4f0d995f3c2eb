"""What a report draws on: the plan, and what is known beside it on a day.

Holds values only; who fills it, the command line or a program, decides which day it is.
"""

from __future__ import annotations

import datetime

from plancli.analysis.progress_match import MatchedProgress
from plancli.analysis.reporting_periods import ReportingPeriod
from plancli.diagnostic import CheckResult
from plancli.legal.registry import Registry
from plancli.model.plan import Plan
from plancli.records import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules and the registry of acts say of one plan."""

    checked: CheckResult
    """All findings, by place."""
    registry: Registry
    """The acts that were known."""


@dataclass(frozen=True, slots=True)
class Material:
    """One plan, ready to be reported on."""

    plan: Plan
    day: datetime.date | None = None
    """The day that the report speaks of: deadlines are over or near, acts in force; None for no day."""
    judgement: Judgement | None = None
    """Given where `Report.judged` asks for it."""
    progress: MatchedProgress | None = None
    """What was reported; None where there is no progress file, and where `Report.followed` asks for none."""
    period: ReportingPeriod | None = None
    """The period that a report on carrying out tells of; None for none."""
