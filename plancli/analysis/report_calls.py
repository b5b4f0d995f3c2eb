"""Which reports are next: those that a plan orders itself, and the yearly ones of an act that it cites.

A day is told where the plan or the act has one; where a plan names only the period, the figures of the period
are told. A report that nobody orders is not here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plancli.analysis.duty_level import duty_level
from plancli.analysis.plan_calendar import first_day
from plancli.analysis.report_orders import report_orders
from plancli.analysis.reporting_periods import PeriodKind, ReportingPeriod, period_of
from plancli.legal.duties import LegalDuty, load_default_duties
from plancli.model.plan import Plan
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.vietnamese.due_times import times_in_prose
from plancli.vietnamese.folding import fold

_EVERY = r"(?:hằng|hàng|mỗi)\s+"
_RHYTHMS = (
    (PeriodKind.MONTH, late_pattern(rf"\b{_EVERY}tháng\b")),
    (PeriodKind.QUARTER, late_pattern(rf"\b(?:{_EVERY}|định kỳ )quý\b")),
    (PeriodKind.HALF, late_pattern(r"\b(?:0?6|sáu) tháng\b")),
    (PeriodKind.NINE_MONTHS, late_pattern(r"\b(?:0?9|chín) tháng\b")),
    (PeriodKind.YEAR, late_pattern(rf"\b(?:{_EVERY}|cuối |định kỳ |(?:tháng|quý), |và )(?:0?1 |một )?năm\b")),
)


@dataclass(frozen=True, slots=True)
class OrderedReport:
    """One report that the plan orders, with what it says of when."""

    words: str
    """The sentence as printed."""
    address: str
    days: tuple[datetime.date, ...]
    """The next of each day that the sentence prints; empty where it prints none."""
    periods: tuple[ReportingPeriod, ...]
    """The next to end of each period that it names, where it prints no day."""


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """One report that an act sets for every year."""

    duty: LegalDuty
    before: datetime.date
    """The day before which it is due."""
    first: datetime.date
    """The first day of its figures."""
    last: datetime.date
    cited: str
    """Number of the act that the plan cites: the one in force, or the one that it took the place of."""
    is_own: bool
    """True where the act binds the issuer itself; else the issuer gives its part to the body above."""


def ordered_reports(plan: Plan, day: datetime.date) -> tuple[OrderedReport, ...]:
    """Return the reports that come back or have a day, in printed order; none whose days are all over.

    The Trạm Tấu plan orders one "theo quy định", which is no day and no period.
    """
    found = (_ordered(each.words, each.address, day) for each in report_orders(plan))
    years = plan.issuance.years
    return tuple(each for each in found if (each.days or each.periods) and _concerns(each, years))


def _concerns(report: OrderedReport, years: tuple[int, int] | None) -> bool:
    """Say whether a report still tells of the plan's own time; one of its last year may be due in January."""
    told = [*(day.year - (day.month == 1) for day in report.days), *(each.year for each in report.periods)]
    return years is None or any(years[0] <= year <= years[1] for year in told)


def yearly_reports(plan: Plan, day: datetime.date) -> tuple[YearlyReport, ...]:
    """Return the yearly reports of acts in force that this plan cites, or whose predecessor it cites.

    None where the year of the report is not one of the plan's.
    """
    return tuple(_yearly(plan, day))


def _ordered(words: str, address: str, day: datetime.date) -> OrderedReport:
    days: list[datetime.date] = []
    times = times_in_prose(words)
    for due in times:
        at = first_day(due.rhythm, day) if due.rhythm else due.date.last_day if due.date else None
        if at is not None and at >= day:
            days.append(at)
    low = fold(words)
    kinds = [] if times else [kind for kind, pattern in _RHYTHMS if pattern.search(low)]
    periods = tuple(period_of(kind, day) for kind in kinds)
    return OrderedReport(words, address, tuple(sorted(set(days))), periods)


def _yearly(plan: Plan, day: datetime.date) -> Iterator[YearlyReport]:
    cited = {each.mention.number: None for each in plan.citations if each.mention.number}
    level = duty_level(plan)
    if not cited:
        return
    years = plan.issuance.years
    duties = load_default_duties()
    for duty in duties.all:
        if duty.yearly is None or not duty.act.is_in_force_on(day):
            continue
        before = {act.number for act in duties.acts.values() if act.successor == duty.act.number}
        number = next((each for each in cited if each == duty.act.number or each in before), None)
        due = _next(duty.yearly.before, day)
        if number is not None and (years is None or years[0] <= due.year <= years[1]):
            begins, ends = duty.yearly.data_from, duty.yearly.data_to
            last = datetime.date(due.year, *ends)
            first = datetime.date(due.year - (begins > ends), *begins)
            yield YearlyReport(duty, due, first, last, number, level in duty.levels)


def _next(month_and_day: tuple[int, int], day: datetime.date) -> datetime.date:
    """Return the next such day: a report "before 20 December" can be handed in until the 19th."""
    this = datetime.date(day.year, *month_and_day)
    if day < this or day.year == datetime.MAXYEAR:
        return this
    return datetime.date(day.year + 1, *month_and_day)
