"""Every way in which a returned table can differ from what went out is taken, told or refused, never guessed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from plancli.analysis.progress_match import NO_MATCH
from plancli.analysis.work_return import Reason, RemarkKind, WorkProposal
from plancli.analysis.work_table import Closed, WorkColumn
from plancli.importing.work_result import work_result
from plancli.loading import LoadedPlan, load_bytes
from plancli.model.progress import ProgressReport, ProgressState
from plancli.workspace.progress_file import NO_PROGRESS, LoadedProgress
from tests.work_table.filled_tables import (
    Filled,
    edits_of,
    loaded_plan,
    proposed,
    reasons_of,
    returned,
    rows_of,
    workbook,
    written,
)

TRAM_TAU = loaded_plan()
LEAD, COORDINATING = WorkColumn.LEAD, WorkColumn.COORDINATING
DEADLINE, DELIVERABLE, STATE = WorkColumn.DEADLINE, WorkColumn.DELIVERABLE, WorkColumn.STATE
EVIDENCE, DAY, NOTE = WorkColumn.EVIDENCE, WorkColumn.DAY, WorkColumn.NOTE


def filled_in(
    *cells: tuple[str, WorkColumn | str, object], loaded: LoadedPlan = TRAM_TAU, unit: str = ""
) -> bytes:
    table = Filled(workbook(loaded, unit))
    for work_id, column, value in cells:
        table.fill(work_id, column, value)
    return table.data()


def kinds_of(proposal: WorkProposal) -> list[RemarkKind]:
    return [each.kind for each in proposal.remarks]


def test_units_are_split_by_known_names_whatever_parts_them() -> None:
    words = "- Phòng Văn hóa và Thông tin, phòng Tư pháp;\nCông an huyện."
    proposal = proposed(TRAM_TAU, filled_in(("II.3.a", LEAD, words)))
    [edit] = proposal.edits
    assert edit.after == "Phòng Văn hóa và Thông tin\nphòng Tư pháp\nCông an huyện"
    assert edit.value == ["Phòng Văn hóa và Thông tin", "phòng Tư pháp", "Công an huyện"]
    assert (edit.before, edit.places[0].file, proposal.remarks) == ("", "1.xlsx", ())


def test_the_same_units_written_otherwise_are_no_change() -> None:
    assert proposed(TRAM_TAU, filled_in(("II.2", LEAD, "phòng  tư pháp"))).edits == ()
    both = "Các cơ quan, đơn vị; UBND các xã, thị trấn"
    assert proposed(TRAM_TAU, filled_in(("II.2", COORDINATING, both))).edits == ()


def test_a_date_becomes_the_day_as_a_paper_writes_it() -> None:
    day = datetime.datetime(2026, 3, 15)  # noqa: DTZ001 - a cell has no zone
    proposal = proposed(TRAM_TAU, filled_in(("II.1", DEADLINE, day), ("II.2", DEADLINE, 2026)))
    assert edits_of(proposal) == {("II.1", DEADLINE): "15/3/2026", ("II.2", DEADLINE): "2026"}


def test_a_blank_changes_nothing_and_is_told_and_a_dash_takes_out() -> None:
    proposal = proposed(TRAM_TAU, filled_in(("II.2", LEAD, None)))
    assert (proposal.edits, kinds_of(proposal), proposal.is_clean) == ((), [RemarkKind.CLEARED], True)
    proposal = proposed(TRAM_TAU, filled_in(("II.2", LEAD, "–"), ("II.1", LEAD, "-"), ("II.1", NOTE, "-")))
    [edit] = proposal.edits
    assert (edit.row.id, edit.value, proposal.reports) == ("II.2", None, ())
    result = work_result(TRAM_TAU, NO_PROGRESS, proposal)
    assert result.plan is not None
    assert next(row for row in rows_of(result.plan) if row.id == "II.2").values[LEAD] == ""


def test_locked_cells_that_were_changed_are_named_and_left() -> None:
    proposal = proposed(TRAM_TAU, filled_in(("II.2", "content", "Khác"), ("II.1", "address", "V.9")))
    assert sorted(reasons_of(proposal)) == [("II.1", Reason.LOCKED), ("II.2", Reason.LOCKED)]
    refusal = next(each for each in proposal.refusals if each.address == "II.2")
    assert (refusal.place.cell, refusal.after) == ("E3", "Khác")
    assert refusal.before.startswith("Chỉ đạo, hướng dẫn")
    assert proposal.edits == ()


def test_a_formula_is_refused_and_words_that_look_like_one_are_words() -> None:
    table = Filled(workbook(TRAM_TAU))
    table.fill("II.1", DELIVERABLE, "=1+1")
    table.fill("II.2", DELIVERABLE, "=1+1")
    table.cell("II.2", DELIVERABLE).data_type = "s"
    table.fill("II.3.a", NOTE, "=A1")
    proposal = proposed(TRAM_TAU, table.data())
    assert reasons_of(proposal) == [("II.1", Reason.FORMULA), ("II.3.a", Reason.FORMULA)]
    assert edits_of(proposal) == {("II.2", DELIVERABLE): "=1+1"}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({STATE: "xong rồi"}, Reason.BAD_STATE),
        ({STATE: "quá hạn"}, Reason.BAD_STATE),
        ({EVIDENCE: "Báo cáo số 1"}, Reason.NO_STATE),
        ({STATE: "Đang thực hiện", DAY: "tháng 6"}, Reason.BAD_DAY),
        ({STATE: "Đang thực hiện", DAY: "31/02/2026"}, Reason.BAD_DAY),
        ({STATE: "Đang thực hiện", DAY: "45999"}, Reason.BAD_DAY),
        ({STATE: "Đang thực hiện", DAY: datetime.date(2026, 7, 1)}, Reason.DAY_AHEAD),
    ],
)
def test_a_report_that_cannot_be_right_is_refused(cells: dict[WorkColumn, object], reason: Reason) -> None:
    table = filled_in(*(("II.1", column, value) for column, value in cells.items()))
    proposal = proposed(TRAM_TAU, table)
    assert (reasons_of(proposal), proposal.reports) == ([("II.1", reason)], ())


def test_a_report_bears_the_unit_of_its_table() -> None:
    cells = (
        ("II.1", STATE, "ĐÃ HOÀN THÀNH"),
        ("II.1", DAY, "05/6/2026"),
        ("II.1", EVIDENCE, "Báo cáo số 12/BC-TP\nngày 05/6/2026"),
        ("II.1", NOTE, "còn in tờ gấp"),
    )
    [made] = proposed(TRAM_TAU, filled_in(*cells, unit="Phòng Tư pháp")).reports
    assert made.report == ProgressReport(
        ProgressState.DONE,
        datetime.date(2026, 6, 5),
        "Phòng Tư pháp",
        "Báo cáo số 12/BC-TP; ngày 05/6/2026",
        "còn in tờ gấp",
    )


def test_two_units_that_fill_in_one_cell_differently_are_both_named() -> None:
    one = filled_in(("II.1", DEADLINE, "trong quý II"), ("II.1", LEAD, "phòng Tư pháp"), unit="A")
    other = filled_in(("II.1", DEADLINE, "trong quý III"), ("II.1", LEAD, "Phòng Tư pháp"), unit="B")
    proposal = proposed(TRAM_TAU, one, other)
    assert edits_of(proposal) == {("II.1", LEAD): "phòng Tư pháp"}
    assert [place.file for place in proposal.edits[0].places] == ["1.xlsx", "2.xlsx"]
    [conflict] = proposal.conflicts
    assert (conflict.row.id, conflict.column) == ("II.1", DEADLINE)
    assert [(words, place.file) for words, place in conflict.answers] == [
        ("trong quý II", "1.xlsx"),
        ("trong quý III", "2.xlsx"),
    ]
    assert not proposal.is_clean


def test_each_unit_may_report_on_one_task_and_no_unit_may_contradict_itself() -> None:
    done = filled_in(("II.1", STATE, "Đã hoàn thành"), unit="Phòng Tư pháp")
    going = filled_in(("II.1", STATE, "Đang thực hiện"), unit="Công an huyện")
    assert len(proposed(TRAM_TAU, done, going).reports) == 2
    again = filled_in(("II.1", STATE, "Dừng"), unit="phòng Tư pháp")
    proposal = proposed(TRAM_TAU, done, again)
    assert (len(proposal.conflicts), proposal.reports) == (1, ())
    assert len(proposed(TRAM_TAU, done, done).reports[0].places) == 2


def test_one_row_twice_counts_once_and_twice_differently_is_a_conflict() -> None:
    table = returned(filled_in(("II.1", DEADLINE, "trong quý II")))
    assert len(proposed(TRAM_TAU, replace(table, rows=(*table.rows, *table.rows))).edits) == 1
    other = returned(filled_in(("II.1", DEADLINE, "trong quý I")))
    proposal = proposed(TRAM_TAU, replace(table, rows=(*table.rows, *other.rows)))
    assert (len(proposal.conflicts), proposal.edits) == (1, ())


def test_rows_may_be_deleted_and_own_rows_are_told() -> None:
    table = Filled(filled_in(("II.3.b", DEADLINE, "trong quý II")))
    table.sheet.delete_rows(2, 2)
    table.sheet.cell(40, 5).value = "Việc tự thêm"
    proposal = proposed(TRAM_TAU, table.data())
    assert edits_of(proposal) == {("II.3.b", DEADLINE): "trong quý II"}
    assert [each.fields for each in proposal.remarks] == [{"count": "1"}]


TWO = "sections:\n  - label: I\n    title: A\n    tasks:\n"


def two_tasks(*texts: str) -> LoadedPlan:
    return written(
        TWO + "".join(f"      - label: {at}\n        text: {each}\n" for at, each in enumerate(texts, 1))
    )


def test_work_that_moved_is_found_by_its_words_and_changed_words_are_not_taken() -> None:
    old = two_tasks("Rà soát", "In tờ gấp", "Mở lớp")
    table = filled_in(
        ("I.1", DEADLINE, "quý I"), ("I.2", DEADLINE, "quý II"), ("I.3", DEADLINE, "quý III"), loaded=old
    )
    new = two_tasks("In tờ gấp", "Rà soát, thống kê")
    proposal = proposed(new, table)
    assert edits_of(proposal) == {("I.1", DEADLINE): "quý II"}
    assert kinds_of(proposal) == [RemarkKind.MOVED]
    assert reasons_of(proposal) == [("I.1", Reason.WORDS_CHANGED), ("I.3", Reason.GONE)]
    untouched = proposed(new, workbook(old))
    assert untouched.is_clean


def test_a_cell_that_the_plan_changed_meanwhile_is_not_overwritten() -> None:
    old = two_tasks("Rà soát\n        deadline: quý I")
    table = filled_in(("I.1", DEADLINE, "quý III"), loaded=old)
    new = two_tasks("Rà soát\n        deadline: quý II")
    assert reasons_of(proposed(new, table)) == [("I.1", Reason.PLAN_CHANGED)]
    assert proposed(new, workbook(old)).is_clean, "an old value that nobody touched is no wish"
    same = two_tasks("Rà soát\n        deadline: quý III")
    assert proposed(same, table).is_clean


def test_a_table_that_lost_its_hidden_values_is_read_against_the_plan_of_today() -> None:
    table = Filled(filled_in(("II.1", DEADLINE, "trong quý II")))
    for number in table.numbers.values():
        table.sheet.cell(number, table.columns["plancli-was"]).value = "x"
    del table.book["_plancli"]
    proposal = proposed(TRAM_TAU, table.data())
    assert edits_of(proposal) == {("II.1", DEADLINE): "trong quý II"}
    assert kinds_of(proposal) == [RemarkKind.NO_IDENTITY]


def test_a_name_that_the_plan_lacks_is_taken_and_told_once_with_the_near_one() -> None:
    cells = (("II.1", LEAD, "Phòng Tư phap"), ("II.3.a", LEAD, "Phòng Tư phap"), ("II.2", LEAD, "Sở Y tế X"))
    proposal = proposed(TRAM_TAU, filled_in(*cells))
    assert len(proposal.edits) == 3
    told = [(each.kind, each.fields["unit"], each.fields["near"]) for each in proposal.remarks]
    assert (RemarkKind.NEAR_UNIT, "Phòng Tư phap", "Phòng Tư pháp") in told
    assert len(told) == 2
    assert proposal.is_clean


def test_the_holder_of_a_duty_is_fixed_and_its_deadline_open() -> None:
    proposal = proposed(
        TRAM_TAU, filled_in(("III.1-1", LEAD, "phòng Tư pháp"), ("III.1-1", DEADLINE, "hằng quý"))
    )
    assert [(each.reason, each.closed) for each in proposal.refusals] == [(Reason.CLOSED, Closed.HOLDER)]
    assert edits_of(proposal) == {("III.1-1", DEADLINE): "hằng quý"}
    assert kinds_of(proposal) == [RemarkKind.NOT_PRINTED]


def test_what_stands_in_words_in_parts_or_without_a_column_is_closed() -> None:
    loaded = written(
        TWO
        + "      - label: 1\n        text: Rà soát trước ngày 15/3/2026\n        assigned:\n          lead: Công an xã\n"
        + "      - label: 2\n        text: B\n        deadline:\n          words: quý I\n          items: [đợt 1]\n"
        + "annexes:\n  - label: PHỤ LỤC\n    columns:\n      text: Nội dung\n      lead: Chủ trì\n"
        + "    tasks:\n      - label: 1\n        text: C\n"
    )
    closed = {row.id: row.closed for row in rows_of(loaded)}
    assert closed["I.1"] == {LEAD: Closed.IN_WORDS, DEADLINE: Closed.IN_WORDS}
    assert closed["I.2"] == {DEADLINE: Closed.COMPOUND}
    [annexed] = [key for key in closed if key.startswith("PL")]
    assert set(closed[annexed]) == {COORDINATING, DEADLINE, DELIVERABLE}
    table = filled_in((annexed, DEADLINE, "quý I"), (annexed, LEAD, "Công an xã"), loaded=loaded)
    proposal = proposed(loaded, table)
    assert reasons_of(proposal) == [(annexed, Reason.CLOSED)]
    assert edits_of(proposal) == {(annexed, LEAD): "Công an xã"}


def test_a_line_with_its_own_caption_keeps_it() -> None:
    loaded = written(
        TWO
        + "      - label: 1\n        text: B\n        lead:\n          caption: Chủ trì\n          units: Công an xã\n"
        + "        deadline:\n          caption: Hạn\n          words: quý I\n"
    )
    table = filled_in(("I.1", LEAD, "Trạm Y tế\nCông an xã"), ("I.1", DEADLINE, "-"), loaded=loaded)
    result = work_result(loaded, NO_PROGRESS, proposed(loaded, table))
    assert result.plan is not None
    assert result.plan.source is not None
    text = result.plan.source.text
    assert (
        "          caption: Chủ trì\n          units:\n            - Trạm Y tế\n            - Công an xã\n"
        in text
    )
    assert "deadline" not in text


@pytest.mark.parametrize("sealed", [Reason.ISSUED, Reason.PAPER])
def test_a_plan_that_must_not_be_changed_still_takes_reports(sealed: Reason) -> None:
    table = filled_in(("II.1", DEADLINE, "trong quý II"), ("II.1", STATE, "Dừng"))
    proposal = proposed(TRAM_TAU, table, sealed=sealed)
    assert (proposal.edits, reasons_of(proposal)) == ((), [("II.1", sealed)])
    assert len(proposal.reports) == 1


def test_what_cannot_be_written_is_handed_back() -> None:
    proposal = proposed(TRAM_TAU, filled_in(("II.1", DELIVERABLE, "Báo cáo"), ("II.1", STATE, "Dừng")))
    [edit] = proposal.edits
    spoilt = replace(edit, after="a\ud800")
    result = work_result(TRAM_TAU, NO_PROGRESS, replace(proposal, edits=(spoilt,)))
    assert reasons_of(result.proposal) == [("II.1", Reason.NOT_PROVEN), ("II.1", Reason.NO_PROGRESS_FILE)]
    assert (result.plan, result.progress_text) == (None, None)


def test_a_report_that_is_known_already_is_not_proposed_again() -> None:
    table = filled_in(("II.1", STATE, "Dừng"))
    place = LoadedProgress("a.progress.yaml", None, None, NO_MATCH, ())
    result = work_result(TRAM_TAU, place, proposed(TRAM_TAU, table))
    assert result.progress_text is not None
    assert "state: stopped" in result.progress_text


def test_an_issued_plan_becomes_a_draft_only_together_with_a_change() -> None:
    loaded = load_bytes(
        "a.yaml",
        (TRAM_TAU.source.text if TRAM_TAU.source else "")
        .replace("state: received", "state: issued")
        .encode(),
    )
    proposal = proposed(loaded, filled_in(("II.1", DELIVERABLE, "Báo cáo"), loaded=loaded))
    result = work_result(loaded, NO_PROGRESS, proposal, as_draft=True)
    assert result.plan is not None
    assert result.plan.plan is not None
    assert result.plan.plan.state.value == "draft"
    nothing = work_result(loaded, NO_PROGRESS, proposed(loaded, workbook(loaded)), as_draft=True)
    assert nothing.plan is None


def test_a_hyphen_takes_out_a_line_that_waits_to_be_filled_in() -> None:
    loaded = written(
        "sections:\n  - label: I\n    tasks:\n      - label: 1\n        text: Rà soát.\n"
        "        lead: (xã điền)\n        deliverable: (xã điền)\n"
    )
    table = Filled(workbook(loaded))
    assert table.cell("I.1", DELIVERABLE).value is None
    table.fill("I.1", DELIVERABLE, "-")
    table.fill("I.1", LEAD, "Phòng Kinh tế")
    table.fill("I.1", DEADLINE, "-")
    proposal = proposed(loaded, table.data())
    assert [(each.column, each.before, each.after) for each in proposal.edits] == [
        (LEAD, "(xã điền)", "Phòng Kinh tế"),
        (DELIVERABLE, "(xã điền)", ""),
    ]
    amended = work_result(loaded, NO_PROGRESS, proposal).plan
    assert amended is not None
    assert amended.source is not None
    assert amended.source.text.endswith("        text: Rà soát.\n        lead: Phòng Kinh tế\n")
