"""How a plan answers the work of a plan above it: every state, lateness, chains."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.trace import Grounds, trace_plan
from plancli.analysis.trace_rows import Cause, DaySource, ParentPlan, PlanTrace, TraceRow, TraceState
from plancli.legal.duties import load_default_duties
from plancli.legal.registry import load_default_registry
from plancli.model.fingerprint import WorkIndex, link_fingerprint
from plancli.model.link import ParentReference
from tests.made.trace import (
    CITATION,
    COMPOST,
    DUMPS,
    MONEY,
    RADIO,
    WASTE,
    province,
    province_tasks,
    read,
    task,
    written,
)

TODAY = datetime.date(2026, 11, 26)
GROUNDS = Grounds(load_default_duties(), load_default_registry(), TODAY)
Tasks = Sequence[Mapping[str, Any]]


def _above(plan: Mapping[str, Any], name: str = "KH 12", above: tuple[ParentPlan, ...] = ()) -> ParentPlan:
    reference = ParentReference(name, CITATION, "tinh.yaml", ("parents", 0))
    return ParentPlan(reference, read(plan), "tinh.yaml", None, above)


def _trace(
    tasks: Tasks, above: Mapping[str, Any] | None = None, grounds: Grounds = GROUNDS, **more: Any
) -> PlanTrace:
    return trace_plan(read(written(tasks, **more)), (_above(above or province()),), grounds)


def _rows(tasks: Tasks, above: Mapping[str, Any] | None = None, **more: Any) -> dict[str, TraceRow]:
    (parent,) = _trace(tasks, above, **more).parents
    return {row.target.task: row for row in parent.rows}


def _link(work_id: str, **more: str) -> dict[str, Any]:
    return {"implements": [{"task": work_id, **more}]}


def _kept(work_id: str, above: Mapping[str, Any] | None = None) -> str:
    work = WorkIndex(read(above or province())).of_id(work_id)
    assert work is not None
    return link_fingerprint(work)


def _changed(number: str, /, **lines: Any) -> dict[str, Any]:
    return province([{**each, **lines} if each["label"] == number else each for each in province_tasks()])


def test_work_that_no_link_answers_is_missing_where_the_plan_has_it() -> None:
    (parent,) = _trace([task("1", WASTE)]).parents
    assert [(row.target.task, row.state) for row in parent.rows] == [
        ("I.1", TraceState.MISSING),
        ("I.2", TraceState.MISSING),
        ("I.4", TraceState.MISSING),
    ]
    assert [each.work.id for each in parent.helping] == ["I.3"]
    assert [work.id for work in parent.left_out] == ["I.5"]
    assert parent.rows[0].bound is not None
    assert parent.rows[0].bound.named == "UBND các xã, phường"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (WASTE, TraceState.TAKEN_OVER),
        (
            f"TỔ CHỨC THU GOM, phân loại rác thải sinh hoạt tại nguồn ở các thôn, bản; {COMPOST}",
            TraceState.TAKEN_OVER,
        ),
        ("Tổ chức thu gom rác thải sinh hoạt ở các thôn.", TraceState.ADAPTED),
        ("Làm việc khác hẳn.", TraceState.ADAPTED),
    ],
)
def test_the_words_of_both_sides_tell_taken_over_from_adapted(words: str, state: TraceState) -> None:
    assert _rows([task("1", words, **_link("I.1"))])["I.1"].state is state


@pytest.mark.parametrize("state", ["taken-over", "adapted"])
def test_what_the_file_states_counts_more_than_the_words(state: str) -> None:
    assert _rows([task("1", COMPOST, **_link("I.1", state=state))])["I.1"].state.value == state


def test_of_several_answers_the_fullest_counts_and_each_is_told() -> None:
    rows = _rows([task("1", "Thu gom rác.", **_link("I.1")), task("2", WASTE, **_link("I.1"))])
    assert rows["I.1"].state is TraceState.TAKEN_OVER
    assert [each.state for each in rows["I.1"].answers] == [TraceState.ADAPTED, TraceState.TAKEN_OVER]


def test_work_of_others_is_told_where_a_link_answers_it() -> None:
    rows = _rows([task("1", MONEY, **_link("I.5")), task("2", RADIO, **_link("I.3"))])
    assert rows["I.5"].state is TraceState.TAKEN_OVER
    assert rows["I.5"].bound is None
    assert rows["I.3"].state is TraceState.TAKEN_OVER


def test_what_does_not_apply_has_its_reason() -> None:
    aside = [{"task": "I.2", "reason": "Xã không có hộ chăn nuôi"}]
    row = _rows([task("1", WASTE)], not_applicable=aside)["I.2"]
    assert row.state is TraceState.NOT_APPLICABLE
    assert row.reason == "Xã không có hộ chăn nuôi"


def test_an_answer_counts_more_than_a_reason_against_it_and_that_is_told() -> None:
    aside = [{"task": "I.2", "reason": "Xã không có hộ chăn nuôi"}]
    row = _rows([task("1", COMPOST, **_link("I.2"))], not_applicable=aside)["I.2"]
    assert (row.state, row.cause) == (TraceState.TAKEN_OVER, Cause.SET_ASIDE_TOO)


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        ({"text": "Tổ chức thu gom rác thải công nghiệp."}, Cause.WORDS_CHANGED),
        ({"deadline": "trước ngày 31/5/2026"}, Cause.LINES_CHANGED),
        ({"deliverable": "Báo cáo"}, Cause.LINES_CHANGED),
        ({"responsible": ["UBND các xã, phường", "Sở Tài chính"]}, Cause.LINES_CHANGED),
    ],
)
def test_a_link_is_suspect_where_the_work_above_changed(lines: dict[str, Any], cause: Cause) -> None:
    tasks = [task("1", WASTE, **_link("I.1", fingerprint=_kept("I.1")))]
    assert _rows(tasks)["I.1"].state is TraceState.TAKEN_OVER
    row = _rows(tasks, _changed("1", **lines))["I.1"]
    assert (row.state, row.cause) == (TraceState.SUSPECT, cause)


def test_a_reason_is_suspect_where_the_work_above_changed() -> None:
    aside = [{"task": "I.2", "reason": "Xã không có hộ chăn nuôi", "fingerprint": _kept("I.2")}]
    assert _rows([], not_applicable=aside)["I.2"].state is TraceState.NOT_APPLICABLE
    row = _rows([], _changed("2", text="Xây dựng hố ủ phân tại trường học."), not_applicable=aside)["I.2"]
    assert (row.state, row.cause) == (TraceState.SUSPECT, Cause.WORDS_CHANGED)
    assert row.reason == "Xã không có hộ chăn nuôi"


def test_work_that_moved_is_followed_and_not_suspect() -> None:
    tasks = [task("1", WASTE, **_link("I.1", fingerprint=_kept("I.1")))]
    row = _rows(tasks, _changed("1", label="9"))["I.9"]
    assert (row.state, row.cause) == (TraceState.TAKEN_OVER, Cause.MOVED)
    assert row.fields == {"task": "I.1"}


@pytest.mark.parametrize("link", [{"task": "I.7"}, {"task": "I.1", "fingerprint": "0000000000"}])
def test_a_link_to_work_that_is_gone_is_an_orphan(link: dict[str, str]) -> None:
    above = province([each for each in province_tasks() if each["label"] != "1"])
    rows = _rows([task("1", WASTE, implements=[link])], above)
    assert (rows[link["task"]].state, rows[link["task"]].cause) == (TraceState.ORPHANED, Cause.GONE)
    assert [each.source.id for each in rows[link["task"]].answers] == ["I.1"]


@pytest.mark.parametrize(
    ("link", "cause"),
    [
        ({"parent": "KH 99", "task": "I.1"}, Cause.NO_SUCH_PARENT),
        ({"task": "I.1", "duty": "C4"}, Cause.BOTH),
        ({"parent": "KH 12"}, Cause.NEITHER),
    ],
)
def test_a_link_that_cannot_be_followed_is_told_apart(link: dict[str, str], cause: Cause) -> None:
    (row,) = _trace([task("1", WASTE, implements=[link])]).loose
    assert (row.state, row.cause) == (TraceState.ORPHANED, cause)


def test_of_two_parents_a_link_has_to_name_one() -> None:
    plan = read(
        written([task("1", WASTE, **_link("I.1")), task("2", COMPOST, **_link("I.2", parent="kh 13"))])
    )
    trace = trace_plan(plan, (_above(province()), _above(province(), "KH 13")), GROUNDS)
    assert [(row.cause) for row in trace.loose] == [Cause.WHICH_PARENT]
    states = [{row.target.task: row.state for row in each.rows} for each in trace.parents]
    assert states[0]["I.2"] is TraceState.MISSING
    assert states[1]["I.2"] is TraceState.TAKEN_OVER


@pytest.mark.parametrize(
    ("own", "above", "late"),
    [
        ("trước ngày 31/7/2026", "trước ngày 30/6/2026", True),
        ("trước ngày 30/6/2026", "trước ngày 30/6/2026", False),
        ("tháng 6/2026", "quý II năm 2026", False),
        ("quý III năm 2026", "quý II năm 2026", True),
        ("thường xuyên", "trước ngày 30/6/2026", False),
        ("hằng tháng, đến tháng 12/2026", "trước ngày 30/6/2026", False),
        ("", "trước ngày 30/6/2026", False),
        ("trước ngày 25 hằng tháng", "trước ngày 20 hằng tháng", True),
        ("trước ngày 15 hằng tháng", "trước ngày 20 hằng tháng", False),
        ("trước ngày 25 hằng tháng", "trước ngày 20/11 hằng năm", False),
        ("trước ngày 05/12 hằng năm", "trước ngày 20/11 hằng năm", True),
        ("trước ngày 31/7/2026", "theo quy định", False),
    ],
)
def test_an_answer_is_late_where_it_is_due_after_the_day_above(own: str, above: str, late: bool) -> None:
    lines = {"deadline": own} if own else {}
    row = _rows([task("1", WASTE, **lines, **_link("I.1"))], _changed("1", deadline=above))["I.1"]
    assert row.late is late
    assert row.state is TraceState.TAKEN_OVER


def test_a_parent_whose_years_are_over_is_outdated() -> None:
    aside = [{"task": "I.4", "reason": "Không có điểm nào"}]
    tasks = [task("1", WASTE, **_link("I.1"))]
    day = Grounds(GROUNDS.duties, GROUNDS.registry, TODAY, datetime.date(2027, 1, 1))
    (parent,) = _trace(tasks, grounds=day, not_applicable=aside).parents
    states = {row.target.task: (row.state, row.cause) for row in parent.rows}
    assert states["I.1"] == states["I.2"] == (TraceState.OUTDATED, Cause.PARENT_ENDED)
    assert states["I.4"] == (TraceState.NOT_APPLICABLE, None)


def test_a_section_answers_with_all_that_stands_in_it() -> None:
    plan = written([task("1", "Việc khác.")])
    plan["sections"][0]["implements"] = [{"task": "I.1"}]
    plan["sections"][0]["tasks"].append(task("2", WASTE))
    (parent,) = trace_plan(read(plan), (_above(province()),), GROUNDS).parents
    (row,) = (row for row in parent.rows if row.target.task == "I.1")
    assert row.state is TraceState.TAKEN_OVER
    assert not row.late


def test_a_chain_leads_through_the_parents_of_the_parent_to_the_law() -> None:
    top = province(
        [task("1", WASTE, responsible=PROVINCES, implements=[{"duty": "C2"}])], issuer="Chính phủ", number="3"
    )
    middle = province(
        [task("1", WASTE, responsible="UBND các xã, phường", **_link("I.1"))], parents=[{"name": "KH 3"}]
    )
    parent = _above(middle, above=(_above(top, "KH 3"),))
    trace = trace_plan(read(written([task("1", WASTE, **_link("I.1"))])), (parent,), GROUNDS)
    (step,) = trace.parents[0].rows[0].above
    assert (step.source, step.address, step.words) == ("KH 3", "I.1", WASTE)
    (end,) = step.above
    assert end.duty is not None
    assert (end.source, end.duty.id) == ("Chỉ thị số 07/CT-TTg", "C2")


PROVINCES = "Ủy ban nhân dân các tỉnh, thành phố"


@pytest.mark.parametrize("link", [{"parent": "KH 99", "task": "I.1"}, {"task": "I.8"}, {"duty": "X9"}])
def test_a_chain_that_breaks_off_ends_with_the_id_that_it_names(link: dict[str, str]) -> None:
    middle = province([task("1", WASTE, responsible="UBND các xã, phường", implements=[link])])
    parent = _above(middle, above=(_above(province(), "KH 3"),))
    (step,) = trace_plan(read(written([])), (parent,), GROUNDS).parents[0].rows[0].above
    assert (step.address, step.words, step.above) == (link.get("task") or link["duty"], "", ())


def test_a_parent_without_a_plan_keeps_its_links_for_later() -> None:
    reference = ParentReference("KH 12", CITATION, "", ("parents", 0))
    plan = read(written([task("1", WASTE, **_link("I.1"))], preamble=f"Thực hiện {CITATION};"))
    (parent,) = trace_plan(plan, (ParentPlan(reference, None, "", None),), GROUNDS).parents
    assert parent.rows == ()
    assert [each.source.id for each in parent.unfollowed] == ["I.1"]
    assert parent.cited_at == ("Mở đầu",)


@pytest.mark.parametrize(
    ("date", "as_of", "day", "source"),
    [
        ("ngày 10 tháng 02 năm 2026", None, datetime.date(2026, 2, 10), DaySource.PLAN),
        ("ngày tháng 02 năm 2026", None, datetime.date(2026, 2, 28), DaySource.PLAN),
        ("", None, TODAY, DaySource.TODAY),
        ("ngày 10 tháng 02 năm 2026", TODAY, TODAY, DaySource.ASKED),
    ],
)
def test_the_day_is_the_plans_own_unless_another_is_asked(
    date: str, as_of: datetime.date | None, day: datetime.date, source: DaySource
) -> None:
    trace = _trace([], grounds=Grounds(GROUNDS.duties, GROUNDS.registry, TODAY, as_of), date=date)
    assert (trace.day, trace.day_source) == (day, source)


def test_an_undated_plan_whose_years_are_over_counts_as_of_their_end() -> None:
    trace = _trace([task("1", WASTE, **_link("I.1"))], date="", period="2025")
    assert TODAY.year > 2025
    assert (trace.day, trace.day_source) == (datetime.date(2025, 12, 31), DaySource.PERIOD)


IDS = ("I.1", "I.2", "I.3", "I.4", "I.5")
WORDS = dict(zip(IDS, (WASTE, COMPOST, RADIO, DUMPS, MONEY), strict=True))


@given(st.lists(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS)))
def test_every_work_stands_once_and_links_are_suspect_just_where_words_changed(
    linked: list[str], aside: set[str], changed: set[str]
) -> None:
    tasks = [
        task(str(at), WORDS[each], **_link(each, fingerprint=_kept(each))) for at, each in enumerate(linked)
    ]
    above = province(
        [
            {**each, "text": f"Nội dung mới của việc {each['label']}"}
            if f"I.{each['label']}" in changed
            else each
            for each in province_tasks()
        ]
    )
    reasons = [{"task": each, "reason": "Không có", "fingerprint": _kept(each)} for each in sorted(aside)]
    (parent,) = _trace(tasks, above, not_applicable=reasons).parents
    others = [
        *(each.work.id for each in (*parent.helping, *parent.in_doubt)),
        *(w.id for w in parent.left_out),
    ]
    assert sorted([*(row.target.task for row in parent.rows), *others]) == sorted(IDS)
    for row in parent.rows:
        answers = [each for each in linked if each == row.target.task]
        assert len(row.answers) == len(answers)
        told = bool(answers) or row.target.task in aside
        assert (row.state is TraceState.SUSPECT) is (told and row.target.task in changed)
        assert (row.state is TraceState.MISSING) is not told
