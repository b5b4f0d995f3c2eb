"""How tasks stand on a day: who closes one, what is overdue, what comes back, what contradicts."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.progress import WorkStanding, WorkState, follow_up
from plancli.analysis.progress_counts import count_tasks, count_units
from plancli.analysis.progress_match import MatchedProgress, WorkProgress, in_order
from plancli.analysis.progress_time import Timing
from plancli.analysis.progress_words import timing_words
from plancli.analysis.reminding import Window
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from tests.analysis.made_plans import plan_of

DONE, STOPPED, RUNNING = ProgressState.DONE, ProgressState.STOPPED, ProgressState.IN_PROGRESS


def day(words: str) -> datetime.date:
    return datetime.date.fromisoformat(words)


def report(state: ProgressState, when: str | None, unit: str = "") -> ProgressReport:
    return ProgressReport(state, day(when) if when else None, unit, "", "")


def plan_with(lines: str, deadline: str = "trước ngày 15/3/2026") -> Plan:
    return plan_of(
        "sections:\n  - label: I\n    title: Nhiệm vụ\n    tasks:\n      - label: 1\n        text: Rà soát.\n"
        f"{lines}        deadline: {deadline}\n"
    )


LEAD = "        lead: Sở Tư pháp\n        coordinating: Công an tỉnh\n"
ALL = "        responsible:\n          - Sở Tư pháp\n          - Sở Tài chính\n"


def standing(
    plan: Plan,
    reports: tuple[ProgressReport, ...] = (),
    on: str = "2026-04-01",
    extensions: tuple[Extension, ...] = (),
    within: int = 30,
) -> WorkStanding:
    known = {"I.1": WorkProgress(reports, extensions)} if reports or extensions else {}
    (found,) = follow_up(plan, MatchedProgress(known, (), ()), Window(day(on), within))
    return found


def test_who_leads_closes_a_task() -> None:
    plan = plan_with(LEAD)
    assert standing(plan, (report(DONE, "2026-03-10", "Công an tỉnh"),)).state is WorkState.IN_PROGRESS
    closed = standing(plan, (report(DONE, "2026-03-10", "Sở Tư pháp"),))
    assert (closed.state, closed.standing.timing) == (WorkState.DONE, Timing.CLOSED)
    assert closed.closed == day("2026-03-10")


def test_where_nobody_leads_all_who_carry_it_out_must_have_said_so() -> None:
    plan = plan_with(ALL)
    one, other = report(DONE, "2026-03-10", "Sở Tư pháp"), report(DONE, "2026-03-12", "Sở Tài chính")
    half = standing(plan, (one,))
    assert (half.state, half.standing.timing) == (WorkState.IN_PROGRESS, Timing.OVERDUE)
    assert [word.standing.timing for word in half.units] == [Timing.CLOSED, Timing.OVERDUE]
    assert standing(plan, (one, other)).state is WorkState.DONE


@pytest.mark.parametrize("unit", ["", "Ủy ban nhân dân tỉnh Mây Ngàn"])
def test_the_keeper_of_the_file_and_the_issuer_speak_for_all(unit: str) -> None:
    assert standing(plan_with(ALL), (report(DONE, "2026-03-10", unit),)).state is WorkState.DONE


def test_what_a_stranger_to_the_plan_reports_is_shown_and_settles_nothing() -> None:
    found = standing(plan_with(LEAD), (report(DONE, "2026-03-10", "Thanh tra huyện"),))
    assert found.state is WorkState.NO_REPORT
    assert [each.unit for each in found.reports] == ["Thanh tra huyện"]


def test_a_group_speaks_for_its_members_and_whoever_spoke_last_counts() -> None:
    plan = plan_of(
        "units:\n  - name: Các thôn\n    members:\n      - Thôn Nậm\n      - Thôn Suối\n"
        "sections:\n  - label: I\n    title: Nhiệm vụ\n    tasks:\n      - label: 1\n        text: Rà soát.\n"
        "        responsible: Các thôn\n        deadline: trước ngày 15/3/2026\n"
    )
    whole = report(DONE, "2026-03-10", "Các thôn")
    assert standing(plan, (whole,)).state is WorkState.DONE
    later = report(RUNNING, "2026-03-12", "Thôn Suối")
    found = standing(plan, (whole, later))
    assert found.state is WorkState.IN_PROGRESS
    assert [word.report for word in found.units] == [whole, later]


def test_a_task_that_was_done_late_says_so() -> None:
    found = standing(plan_with(LEAD), (report(DONE, "2026-03-18", "Sở Tư pháp"),))
    assert found.days_late == 3
    assert standing(plan_with(LEAD), (report(DONE, "2026-03-15", "Sở Tư pháp"),)).days_late == 0
    assert standing(plan_with(LEAD), (report(DONE, None, "Sở Tư pháp"),)).days_late == 0


def test_the_last_day_itself_is_not_overdue() -> None:
    plan = plan_with(LEAD)
    for on, timing, days in (
        ("2026-02-12", Timing.AHEAD, 31),
        ("2026-02-13", Timing.DUE_SOON, 30),
        ("2026-03-15", Timing.DUE_SOON, 0),
        ("2026-03-16", Timing.OVERDUE, 1),
    ):
        found = standing(plan, on=on).standing
        assert (found.timing, found.days) == (timing, days)


def test_the_last_extension_counts_and_the_old_deadlines_are_kept() -> None:
    extensions = (
        Extension("trước ngày 15/3/2026", day("2026-04-30"), day("2026-03-01"), "TB 1"),
        Extension("30/4/2026", day("2026-05-31"), day("2026-04-20"), "TB 2"),
    )
    plan = plan_with(LEAD)
    found = standing(plan, extensions=extensions, on="2026-05-01")
    assert found.standing.timing is Timing.DUE_SOON
    assert (found.due.words, found.due.kept) == ("31/5/2026", ("trước ngày 15/3/2026", "30/4/2026"))
    before = standing(plan, extensions=extensions, on="2026-04-01")
    assert (before.due.words, before.due.kept) == ("30/4/2026", ("trước ngày 15/3/2026",))


def test_extensions_count_by_their_days_wherever_they_stand_in_the_file() -> None:
    extensions = (
        Extension("30/4/2026", day("2026-05-31"), day("2026-04-20"), "TB 2"),
        Extension("trước ngày 15/3/2026", day("2026-04-30"), day("2026-03-01"), "TB 1"),
    )
    found = standing(plan_with(LEAD), extensions=extensions, on="2026-06-02")
    assert (found.standing.timing, found.standing.days) == (Timing.OVERDUE, 2)
    assert found.due.kept == ("trước ngày 15/3/2026", "30/4/2026")


def test_what_is_told_of_a_later_day_does_not_count_yet() -> None:
    found = standing(plan_with(LEAD), (report(DONE, "2026-05-01", "Sở Tư pháp"),))
    assert (found.state, found.standing.timing) == (WorkState.NO_REPORT, Timing.OVERDUE)


@pytest.mark.parametrize("words", ["theo quy định", "kịp thời"])
def test_without_a_day_nothing_is_late(words: str) -> None:
    assert standing(plan_with(LEAD, words), on="2036-01-01").standing.timing is Timing.NO_DAY


def test_work_that_goes_on_is_never_late() -> None:
    found = standing(plan_with(LEAD, "thường xuyên"), on="2036-01-01")
    assert found.standing.timing is Timing.RECURRING


MONTHLY = "trước ngày 20 hằng tháng"


def test_a_clear_rhythm_wants_a_report_for_each_day() -> None:
    plan = plan_with(LEAD, MONTHLY)
    february = report(RUNNING, "2026-02-18", "Sở Tư pháp")
    for on, timing, due in (
        ("2026-02-19", Timing.AHEAD, "2026-02-20"),
        ("2026-03-20", Timing.DUE_SOON, "2026-03-20"),
        ("2026-03-21", Timing.OVERDUE, "2026-03-20"),
    ):
        found = standing(plan, (february,), on=on).standing
        assert (found.timing, found.due) == (timing, day(due))
    late = report(RUNNING, "2026-03-25", "Sở Tư pháp")
    assert standing(plan, (february, late), on="2026-03-26").standing.timing is Timing.AHEAD


def test_a_report_without_a_day_leaves_a_rhythm_open() -> None:
    found = standing(plan_with(LEAD, MONTHLY), (report(RUNNING, None, "Sở Tư pháp"),), on="2026-06-25")
    assert found.standing.timing is Timing.RECURRING


def test_done_closes_no_rhythm_but_stopped_does() -> None:
    plan = plan_with(LEAD, MONTHLY)
    assert standing(plan, (report(DONE, "2026-02-18", "Sở Tư pháp"),)).state is WorkState.IN_PROGRESS
    assert standing(plan, (report(STOPPED, "2026-02-18", "Sở Tư pháp"),)).state is WorkState.STOPPED


def test_reports_that_contradict_are_shown() -> None:
    plan = plan_with(LEAD)
    early = report(RUNNING, "2026-02-01", "Công an tỉnh")
    done = report(DONE, "2026-03-10", "Sở Tư pháp")
    late = report(RUNNING, "2026-03-12", "Công an tỉnh")
    assert standing(plan, (early, done)).contradicting == ()
    found = standing(plan, (early, done, late))
    assert (found.state, found.contradicting) == (WorkState.DONE, (late,))
    both = (report(DONE, "2026-03-10", "Sở Tư pháp"), report(STOPPED, "2026-03-10", "Sở Tài chính"))
    mixed = standing(plan_with(ALL), both)
    assert (mixed.state, mixed.contradicting) == (WorkState.IN_PROGRESS, both)


def test_a_report_without_a_day_stands_behind_the_one_above_it() -> None:
    first, undated, last = report(RUNNING, "2026-02-01"), report(DONE, None), report(RUNNING, "2026-01-01")
    assert in_order((first, undated, last)) == (last, first, undated)


def test_counts_agree_with_the_tasks() -> None:
    plan = plan_with(ALL)
    found = [standing(plan, (report(DONE, "2026-03-10", "Sở Tư pháp"),))]
    counts = count_tasks(found)
    assert (counts.total, counts.in_progress, counts.overdue, counts.no_report) == (1, 1, 1, 0)
    units = {each.name: each for each in count_units([("UBND tỉnh Mây Ngàn", found)])}
    assert (units["Sở Tư pháp"].done, units["Sở Tư pháp"].overdue) == (1, 0)
    assert (units["Sở Tài chính"].no_report, units["Sở Tài chính"].overdue) == (1, 1)


def test_units_of_one_name_under_two_issuers_are_two() -> None:
    found = [standing(plan_with(LEAD))]
    counts = count_units([("UBND xã A", found), ("UBND xã B", found), ("UBND xã  a", found)])
    assert [(each.issuer, each.total) for each in counts] == [("UBND xã A", 2), ("UBND xã B", 1)]


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))
REPORTS = st.lists(
    st.builds(
        ProgressReport,
        st.sampled_from(ProgressState),
        st.none() | DAYS,
        st.sampled_from(["", "Sở Tư pháp", "Sở Tài chính", "Công an tỉnh", "đơn vị lạ"]),
        st.just(""),
        st.just(""),
    ),
    max_size=5,
)
PLANS = [plan_with(units, words) for units in (LEAD, ALL) for words in ("trước ngày 15/3/2026", MONTHLY)]


@given(st.sampled_from(PLANS), REPORTS, DAYS, st.integers(0, 400))
def test_overdue_stays_overdue_until_somebody_says_something(
    plan: Plan, reports: list[ProgressReport], on: datetime.date, more: int
) -> None:
    until = on + datetime.timedelta(days=more)
    told = tuple(each for each in reports if each.day is None or not on < each.day <= until)
    first, then = (standing(plan, told, each.isoformat()) for each in (on, until))
    if first.standing.timing is Timing.OVERDUE:
        assert then.standing.timing is Timing.OVERDUE
    assert first.state is then.state


@given(st.sampled_from(PLANS), REPORTS, DAYS)
def test_a_task_is_closed_or_stands_somewhere_and_every_report_is_there(
    plan: Plan, reports: list[ProgressReport], on: datetime.date
) -> None:
    found = standing(plan, tuple(reports), on.isoformat())
    assert found.is_closed == (found.standing.timing is Timing.CLOSED)
    assert sorted(map(repr, found.reports)) == sorted(
        repr(each) for each in reports if each.day is None or each.day <= on
    )
    assert found.standing.days >= 0


def test_without_a_day_to_compare_with_nothing_is_near_or_over() -> None:
    plan = plan_with(LEAD)
    (found,) = follow_up(plan, MatchedProgress({}, (), ()), Window(None, 30))
    assert found.standing.timing is Timing.DATED
    assert timing_words(found.standing, found.due) == ""
