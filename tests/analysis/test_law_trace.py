"""Which duties of the law are asked of a plan, on which day, and what answers them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from plancli.analysis.trace import Grounds, trace_plan
from plancli.analysis.trace_rows import Cause, LawTrace, TraceRow, TraceState
from plancli.legal.duties import DutyLevel, load_default_duties
from plancli.legal.registry import load_default_registry
from plancli.loading import load_file
from tests.made.trace import COMMUNE, PROVINCE, read, task, written

TODAY = datetime.date(2026, 11, 26)
TITLE = "Truyền thông chính sách năm 2026"
OLD = "Nghị định số 09/2017/NĐ-CP ngày 09/02/2017 của Chính phủ"
NEW = "Nghị định số 244/2026/NĐ-CP ngày 26/6/2026 của Chính phủ"
REAL = Path(__file__).parents[2] / "plans" / "2025-tramtau.yaml"
MADE = Path(__file__).parents[1] / "plans" / "2026-xa-mau.yaml"


def _law(plan: Any, as_of: datetime.date | None = None) -> LawTrace:
    grounds = Grounds(load_default_duties(), load_default_registry(), TODAY, as_of)
    return trace_plan(plan, (), grounds).law


def _plan(cites: str, links: list[dict[str, str]] | None = None, **more: Any) -> Any:
    tasks = [task("1", "Cung cấp thông tin cho báo chí.", **({"implements": links} if links else {}))]
    return read(written(tasks, **{"title": TITLE, "preamble": f"Căn cứ {cites};", **more}))


def _states(law: LawTrace) -> dict[str, TraceState]:
    return {row.target.duty: row.state for row in law.rows}


def _row(law: LawTrace, duty: str) -> TraceRow:
    (row,) = (row for row in law.rows if row.target.duty == duty)
    return row


def test_only_acts_that_the_plan_cites_are_asked() -> None:
    assert _law(_plan("Luật Thủ đô")).rows == ()
    assert set(_states(_law(_plan(OLD)))) == {"P1", "P2", "P3", "P5", "P6", "P7", "P8"}


@pytest.mark.parametrize(
    ("issuer", "asked", "other"),
    [
        (COMMUNE, "P5", "P4"),
        ("Ủy ban nhân dân huyện Trạm Tấu", "P4", "P5"),
        (PROVINCE, "P2", "P1"),
    ],
)
def test_a_duty_of_another_level_is_not_asked(issuer: str, asked: str, other: str) -> None:
    law = _law(_plan(OLD, issuer=issuer))
    assert asked in _states(law)
    assert other not in _states(law)
    assert other in {each.id for each in law.other_levels}


def test_a_body_whose_level_is_not_told_is_asked_nothing() -> None:
    law = _law(_plan(OLD, issuer="Ban Chỉ đạo chuyển đổi số"))
    assert (law.rows, law.level) == ((), None)


def test_a_plan_about_something_else_is_asked_nothing_by_an_act_that_it_mentions() -> None:
    plan = _plan(OLD, title="Phòng, chống dịch tả lợn Châu Phi năm 2026")
    law = _law(plan)
    assert law.rows == ()
    assert law.in_passing == ("Nghị định số 09/2017/NĐ-CP",)


def test_a_plan_about_something_else_is_asked_where_it_has_a_link_of_its_own() -> None:
    plan = _plan(OLD, [{"duty": "P6"}], title="Phòng, chống dịch tả lợn Châu Phi năm 2026")
    law = _law(plan)
    assert law.in_passing == ()
    assert _states(law)["P6"] is TraceState.ANSWERED
    assert _states(law)["P7"] is TraceState.MISSING


def test_on_a_later_day_the_act_that_took_its_place_is_asked_and_that_is_told() -> None:
    law = _law(_plan(OLD), TODAY)
    assert {row.through for row in law.rows} == {"09/2017/NĐ-CP"}
    assert "N5" in _states(law)
    assert not {"P1", "N4"} & _states(law).keys()


def test_an_act_cited_itself_is_not_told_as_a_successor() -> None:
    law = _law(_plan(f"{OLD}; {NEW}", date="ngày 01 tháng 8 năm 2026"))
    assert {row.through for row in law.rows} == {""}


def test_a_link_to_an_ended_act_is_outdated_and_its_successor_has_to_be_looked_at() -> None:
    plan = _plan(OLD, [{"duty": "P6"}])
    assert _states(_law(plan))["P6"] is TraceState.ANSWERED
    law = _law(plan, TODAY)
    old, new = _row(law, "P6"), _row(law, "N6")
    assert (old.state, old.cause) == (TraceState.OUTDATED, Cause.ACT_REPLACED)
    assert old.fields["ended"] == "01/7/2026"
    assert (new.state, new.cause) == (TraceState.SUSPECT, Cause.PREDECESSOR)
    assert new.fields["duty"] == "P6"
    assert _row(law, "N7").state is TraceState.MISSING


def test_two_laws_with_one_id_are_two_rows() -> None:
    plan = _plan("Luật Tiếp cận thông tin", [{"duty": "A5"}])
    (before,) = (row for row in _law(plan).rows if row.target.duty == "A5")
    assert before.duty is not None
    assert "15 ngày" in before.duty.text_vi
    after = [row for row in _law(plan, TODAY).rows if row.target.duty == "A5"]
    assert [(row.state, row.source[-13:]) for row in after] == [
        (TraceState.SUSPECT, " 01/2026/QH16"),
        (TraceState.OUTDATED, "104/2016/QH13"),
    ]


def test_a_link_to_a_duty_of_an_act_still_to_come_is_not_in_force() -> None:
    row = _row(_law(_plan(OLD, [{"duty": "N6"}])), "N6")
    assert (row.state, row.cause) == (TraceState.OUTDATED, Cause.ACT_NOT_YET)


def test_a_link_to_a_duty_of_an_act_that_is_not_cited_is_told() -> None:
    law = _law(_plan(OLD, [{"duty": "C4", "state": "adapted"}]))
    assert _row(law, "C4").state is TraceState.ADAPTED
    assert "C8" not in _states(law)


def test_an_unknown_duty_is_an_orphan() -> None:
    row = _row(_law(_plan(OLD, [{"duty": "P99"}])), "P99")
    assert (row.state, row.cause) == (TraceState.ORPHANED, Cause.NO_SUCH_DUTY)


def test_what_does_not_apply_has_its_reason_and_an_unknown_one_is_an_orphan() -> None:
    aside = [{"duty": "P3", "reason": "Chưa ủy quyền cho ai"}, {"duty": "P33", "reason": "Không rõ"}]
    law = _law(_plan(OLD, not_applicable=aside))
    assert (_row(law, "P3").state, _row(law, "P3").reason) == (
        TraceState.NOT_APPLICABLE,
        "Chưa ủy quyền cho ai",
    )
    assert _row(law, "P33").state is TraceState.ORPHANED


@pytest.mark.parametrize(
    ("deadline", "late"),
    [("trước ngày 15/12/2026", False), ("trước ngày 31/12/2026", True), ("hằng năm", False), ("", False)],
)
def test_a_report_after_its_yearly_day_is_late(deadline: str, late: bool) -> None:
    lines = {"deadline": deadline} if deadline else {}
    tasks = [task("1", "Báo cáo công tác phát ngôn.", implements=[{"duty": "N10"}], **lines)]
    plan = read(
        written(tasks, PROVINCE, title=TITLE, preamble=f"Căn cứ {NEW};", date="ngày 01 tháng 8 năm 2026")
    )
    assert _row(_law(plan), "N10").late is late


@pytest.mark.parametrize(("deadline", "late"), [("trước ngày 15/8/2026", False), ("tháng 9/2026", True)])
def test_a_regulation_after_its_day_is_late(deadline: str, late: bool) -> None:
    tasks = [task("1", "Ban hành quy chế phát ngôn.", implements=[{"duty": "N9"}], deadline=deadline)]
    head = {"title": TITLE, "preamble": f"Căn cứ {NEW};", "date": "ngày 05 tháng 7 năm 2026"}
    row = _row(_law(read(written(tasks, **head))), "N9")
    assert (row.late, row.deadline) == (late, "15/8/2026")


def test_the_real_plan_covers_and_lacks_what_its_words_say() -> None:
    plan = load_file(REAL).plan
    law = _law(plan)
    states = _states(law)
    covered = {"P4", "P6", "C2", "C4", "C5", "C7", "C8-2", "C9", "A1", "Q3", "Q4", "Q5-2"}
    assert {each for each, state in states.items() if state is TraceState.ANSWERED} == covered
    lacking = {"C1", "C8", "P2", "P3", "A6", "P1"}
    assert {each for each in lacking if states[each] is TraceState.MISSING} == lacking
    assert law.level is DutyLevel.DISTRICT
    assert {each for each, state in states.items() if state is TraceState.NOT_APPLICABLE} == {"P5", "A9"}


def test_on_a_day_after_the_districts_their_plan_is_asked_nothing_new() -> None:
    law = _law(load_file(REAL).plan, TODAY)
    asked = {row.source for row in law.rows if row.state is TraceState.MISSING}
    assert not {each for each in asked if "244/2026" in each or "01/2026" in each}
    assert {row.target.duty for row in law.rows if row.state is TraceState.OUTDATED} == {
        "P4",
        "P5",
        "P6",
        "A1",
    }


def test_a_plan_that_cites_none_of_these_acts_is_asked_nothing() -> None:
    law = _law(load_file(MADE).plan)
    assert (law.rows, law.acts) == ((), ())
