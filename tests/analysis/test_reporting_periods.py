"""The periods of Decree 09/2019/NĐ-CP, and which reports a plan calls for next."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.report_calls import ordered_reports, yearly_reports
from plancli.analysis.reporting_periods import (
    PeriodKind,
    current_period,
    period_of,
    read_period,
)
from plancli.legal.duties import load_default_duties
from plancli.model.plan import Plan
from tests.analysis.made_plans import plan_of


@pytest.mark.parametrize(
    ("words", "name", "first", "last"),
    [
        ("tháng 5/2026", "tháng 5 năm 2026", "2026-04-15", "2026-05-14"),
        ("Tháng 01 năm 2026", "tháng 01 năm 2026", "2025-12-15", "2026-01-14"),
        ("quý I/2026", "quý I năm 2026", "2025-12-15", "2026-03-14"),
        ("Quý 2 2026", "quý II năm 2026", "2026-03-15", "2026-06-14"),
        ("quý IV năm 2026", "quý IV năm 2026", "2026-09-15", "2026-12-14"),
        ("6 tháng 2026", "6 tháng đầu năm 2026", "2025-12-15", "2026-06-14"),
        ("06 tháng đầu năm 2026", "6 tháng đầu năm 2026", "2025-12-15", "2026-06-14"),
        ("9 tháng 2026", "9 tháng đầu năm 2026", "2025-12-15", "2026-09-14"),
        ("năm 2026", "năm 2026", "2025-12-15", "2026-12-14"),
        ("2026", "năm 2026", "2025-12-15", "2026-12-14"),
    ],
)
def test_a_period_is_read_and_its_figures_run_from_the_15th_to_the_14th(
    words: str, name: str, first: str, last: str
) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.name, period.first.isoformat(), period.last.isoformat()) == (name, first, last)


@pytest.mark.parametrize(
    "words", ["", "tháng 13/2026", "quý V/2026", "6 tháng cuối năm 2026", "tuần 3", "tháng 5", "năm 0000"]
)
def test_other_words_are_no_period(words: str) -> None:
    assert read_period(words) is None


@given(st.sampled_from(PeriodKind), st.dates(datetime.date(2001, 1, 1), datetime.date(2099, 12, 31)))
def test_periods_of_a_kind_follow_one_another_without_a_gap(kind: PeriodKind, day: datetime.date) -> None:
    period = period_of(kind, day)
    assert day <= period.last
    assert read_period(period.name) == period
    if kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        assert period.first <= day
        following = period_of(kind, period.last + datetime.timedelta(days=1))
        assert following.first == period.last + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-06-14", "6 tháng đầu năm 2026"),
        ("2026-06-15", "năm 2026"),
        ("2026-12-14", "năm 2026"),
        ("2026-12-15", "6 tháng đầu năm 2027"),
    ],
)
def test_the_period_that_runs_on_a_day(day: str, name: str) -> None:
    assert current_period(datetime.date.fromisoformat(day)).name == name


def plan_saying(sentence: str) -> Plan:
    return plan_of(f"closing:\n  - {sentence}\nsections: []\n")


DAY = datetime.date(2026, 11, 26)
ORDER = "Các sở báo cáo kết quả về Sở Tư pháp"


@pytest.mark.parametrize(
    ("words", "days", "periods"),
    [
        (f"{ORDER} trước ngày 20 hằng tháng.", ["2026-12-20"], []),
        (f"{ORDER} định kỳ hằng quý.", [], ["quý IV năm 2026"]),
        (f"Định kỳ 06 tháng, năm, {ORDER}.", [], ["6 tháng đầu năm 2027", "năm 2026"]),
        (f"{ORDER} theo quy định.", [], []),
        (f"{ORDER} trước ngày 01/3/2026.", [], []),
    ],
)
def test_a_report_that_the_plan_orders_is_told_with_its_day_or_its_period(
    words: str, days: list[str], periods: list[str]
) -> None:
    found = ordered_reports(plan_saying(words), DAY)
    assert [day.isoformat() for each in found for day in each.days] == days
    assert [period.name for each in found for period in each.periods] == periods


CITING = """\
bases:
  - Căn cứ Nghị định số {number} của Chính phủ;
sections:
  - label: I
    title: Nội dung
    paragraphs:
      - Cung cấp thông tin.
"""
OLD, NEW = "09/2017/NĐ-CP ngày 09/02/2017", "244/2026/NĐ-CP ngày 26/6/2026"


@pytest.mark.parametrize(("issuer", "is_own"), [("tỉnh Mây Ngàn", True), ("xã Vân Khê", False)])
@pytest.mark.parametrize("number", [OLD, NEW])
def test_the_yearly_report_of_an_act_in_force_is_told_to_plans_that_cite_it(
    number: str, issuer: str, is_own: bool
) -> None:
    plan = plan_of(CITING.format(number=number), f"Ủy ban nhân dân {issuer}")
    (found,) = yearly_reports(plan, DAY)
    assert (found.before, found.first, found.last) == (
        datetime.date(2026, 12, 20),
        datetime.date(2025, 12, 15),
        datetime.date(2026, 12, 14),
    )
    assert (found.cited, found.is_own) == (number.partition(" ")[0], is_own)
    assert found.duty in load_default_duties().all


@pytest.mark.parametrize(
    ("number", "day", "period"),
    [
        ("30/2020/NĐ-CP ngày 05/3/2020", "2026-11-26", "2026"),
        (OLD, "2026-06-30", "2026"),
        (NEW, "2026-12-20", "2026"),
        (OLD, "2026-11-26", "2025"),
    ],
    ids=["another act", "not yet in force", "the next is of another year", "a plan of another year"],
)
def test_other_plans_hear_nothing_of_it(number: str, day: str, period: str) -> None:
    plan = plan_of(CITING.format(number=number), period=period)
    assert yearly_reports(plan, datetime.date.fromisoformat(day)) == ()
