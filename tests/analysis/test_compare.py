"""A comparison finds what was changed in a plan, all of it, and nothing else."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancli.analysis.change import (
    Change,
    ChangeKind,
    EntryKind,
    FateKind,
    PlanDifference,
    Subject,
    UnitStanding,
)
from plancli.analysis.compare import compare_plans
from plancli.loading import load_file
from plancli.model.fingerprint import all_work
from plancli.model.plan import Plan
from plancli.vietnamese.folding import fold
from tests.analysis.plan_edits import Edited, Found, edited, expected, lists, plan_of

PROJECT = Path(__file__).resolve().parents[2]
PLANS = {
    "tramtau": PROJECT / "plans" / "2025-tramtau.yaml",
    "xa-mau": PROJECT / "tests" / "plans" / "2026-xa-mau.yaml",
    "xa-mau-2": PROJECT / "tests" / "plans" / "2026-xa-mau-2.yaml",
}
Maker = Callable[..., Plan]


def _written(path: Path) -> dict[str, Any]:
    source = load_file(path).source
    assert source is not None
    value = source.value
    assert isinstance(value, dict)
    return copy.deepcopy(value)


WRITTEN = {name: _written(path) for name, path in PLANS.items()}


def found_in(difference: PlanDifference) -> set[Found]:
    return {
        (
            each.kind.value,
            each.place.id if each.subject in (Subject.TASK, Subject.DUTY) else each.subject.value,
        )
        for each in difference.meant()
        if each.kind is not ChangeKind.RENUMBERED
    }


def kinds(difference: PlanDifference) -> list[tuple[str, str]]:
    return [(each.kind.value, each.place.id) for each in difference.meant()]


def the_only(difference: PlanDifference) -> Change:
    (change,) = difference.meant()
    return change


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_does_not_differ_from_itself(name: str) -> None:
    difference = compare_plans(plan_of(WRITTEN[name]), plan_of(copy.deepcopy(WRITTEN[name])))
    assert difference.changes == ()
    assert {each.state for each in difference.works} == {FateKind.KEPT}
    assert {each.standing for each in difference.units} == {UnitStanding.UNCHANGED}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("seed", range(40))
def test_each_edit_is_found_and_no_other(name: str, seed: int) -> None:
    made = edited(WRITTEN[name], random.Random(seed))
    old, new = made.plans()
    assert found_in(compare_plans(old, new)) == expected(made, old, new), made.name


@pytest.mark.parametrize("seed", range(25))
def test_several_edits_are_told_each_work_once(seed: int) -> None:
    chance = random.Random(seed)
    made = _edited_often(WRITTEN["xa-mau"], chance, 6)
    old, new = made.plans()
    difference = compare_plans(old, new)
    olds = Counter(each.old.id for each in difference.works if each.old)
    news = Counter(each.new.id for each in difference.works if each.new)
    assert olds == Counter(each.id for each in all_work(old))
    assert news == Counter(each.id for each in all_work(new))
    for each in difference.works:
        assert (each.state is FateKind.ADDED) is (each.old is None)
        assert (each.state is FateKind.REMOVED) is (each.new is None)


def _edited_often(written: dict[str, Any], chance: random.Random, times: int) -> Edited:
    made = Edited("several", written, copy.deepcopy(written))
    for _ in range(times):
        made.new = edited(made.new, chance).new
    return made


_MIRRORED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.UNIT_ADDED: ChangeKind.UNIT_REMOVED,
    ChangeKind.CITATION_ADDED: ChangeKind.CITATION_REMOVED,
    ChangeKind.SPLIT: ChangeKind.MERGED,
}
_MIRROR = {**_MIRRORED, **{other: one for one, other in _MIRRORED.items()}}


def _told(change: Change, *, turned: bool) -> tuple[object, ...]:
    kind = _MIRROR.get(change.kind, change.kind) if turned else change.kind
    sides = [
        (
            change.old,
            change.before,
            change.roles_before,
            change.by_before,
            tuple(p.before for p in change.pieces),
        ),
        (
            change.new,
            change.after,
            change.roles_after,
            change.by_after,
            tuple(p.after for p in change.pieces),
        ),
    ]
    days = -change.days if change.days and turned else change.days
    return (kind, change.subject, *(sides[::-1] if turned else sides), change.field, days)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", PLANS)
def test_the_way_back_is_the_mirror_image(name: str, seed: int) -> None:
    old, new = _edited_often(WRITTEN[name], random.Random(seed), 5).plans()
    forth, back = compare_plans(old, new), compare_plans(new, old)
    assert Counter(_told(each, turned=False) for each in forth.changes) == Counter(
        _told(each, turned=True) for each in back.changes
    )
    units = [{(fold(each.unit.name), each.others) for each in side.changed_units()} for side in (forth, back)]
    assert units[0] == units[1]


def test_two_plans_of_nothing_in_common_are_told_as_such() -> None:
    difference = compare_plans(plan_of(WRITTEN["xa-mau"]), plan_of(WRITTEN["xa-mau-2"]))
    assert not difference.has_common_work
    assert {each.state for each in difference.works} == {FateKind.ADDED, FateKind.REMOVED}
    assert compare_plans(plan_of(WRITTEN["xa-mau"]), plan_of(WRITTEN["xa-mau"])).has_common_work


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_and_the_breaks_of_lines_are_nothing(chance: random.Random) -> None:
    written = copy.deepcopy(WRITTEN["tramtau"])
    for _, tasks in lists(written, "tasks"):
        for index, task in enumerate(tasks):
            names = list(task)
            chance.shuffle(names)
            tasks[index] = {name: task[name] for name in names}
            if isinstance(task.get("text"), str):
                words = task["text"].split(" ")
                at = chance.randrange(len(words))
                tasks[index]["text"] = "\n".join((" ".join(words[:at]), " ".join(words[at:]))).strip()
    assert compare_plans(plan_of(WRITTEN["tramtau"]), plan_of(written)).changes == ()


def test_ways_of_writing_are_told_apart_from_what_is_meant(plan_with: Maker) -> None:
    old = plan_with({"label": "a", "text": "Xây dựng văn hóa – xã hội ở Phòng Tư pháp"})
    new = plan_with({"label": "a", "text": "Xây dựng văn hoá-xã hội ở phòng Tư pháp."})
    difference = compare_plans(old, new)
    assert difference.meant() == ()
    assert [each.kind for each in difference.changes] == [ChangeKind.SPELLING]


FIRST = {"label": "a", "text": "Rà soát danh sách hộ nghèo trên địa bàn", "lead": "Phòng Tư pháp"}
SECOND = {"label": "b", "text": "Lắp đặt cụm loa truyền thanh ở ba thôn vùng cao", "lead": "Công an huyện"}
THIRD = {"label": "c", "text": "Tổ chức hội nghị tập huấn cho cán bộ thôn", "lead": "Phòng Nội vụ"}


def test_tasks_that_swap_places_have_moved(plan_with: Maker) -> None:
    swapped = ({**SECOND, "label": "a"}, {**FIRST, "label": "b"}, THIRD)
    difference = compare_plans(plan_with(FIRST, SECOND, THIRD), plan_with(*swapped))
    assert kinds(difference) == [("moved", "II.a"), ("moved", "II.b")]
    assert [each.standing for each in difference.units] == [UnitStanding.UNCHANGED] * 3


def test_what_only_got_another_number_is_told_apart(plan_with: Maker) -> None:
    difference = compare_plans(
        plan_with(FIRST, SECOND, THIRD), plan_with({**SECOND, "label": "a"}, {**THIRD, "label": "b"})
    )
    assert sorted(kinds(difference)) == [("removed", "II.a"), ("renumbered", "II.a"), ("renumbered", "II.b")]


def test_a_new_task_under_an_old_number_is_not_taken_for_the_old_one(plan_with: Maker) -> None:
    new = {"label": "a", "text": "Kiểm tra an toàn đò ngang mùa lũ trên sông", "lead": "Phòng Tư pháp"}
    states = {each.state for each in compare_plans(plan_with(FIRST), plan_with(new)).works}
    assert states == {FateKind.ADDED, FateKind.REMOVED}


@pytest.mark.parametrize(
    ("before", "after", "days", "isos"),
    [
        ("trước ngày 20/6/2026", "trước ngày 30/6/2026", 10, ("2026-06-20", "2026-06-30")),
        ("trong tháng 6/2026", "trong tháng 5/2026", -30, ("2026-06", "2026-05")),
        ("thường xuyên", "trong tháng 5/2026", None, ("", "2026-05")),
        ("xong ngày 01/6/2026", "hoàn thành ngày 01/6/2026", 0, ("2026-06-01", "2026-06-01")),
    ],
)
def test_a_deadline_is_told_by_what_it_means(
    before: str, after: str, days: int | None, isos: tuple[str, str], plan_with: Maker
) -> None:
    change = the_only(
        compare_plans(plan_with({**FIRST, "deadline": before}), plan_with({**FIRST, "deadline": after}))
    )
    assert (change.kind, change.before, change.after) == (ChangeKind.DEADLINE, before, after)
    assert change.days == days
    assert (change.by_before, change.by_after) == isos


def test_the_same_words_in_a_plan_of_another_year_are_another_deadline(plan_with: Maker) -> None:
    def plan(period: str) -> Plan:
        head = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân xã Vân Khê", "title": "Thử", "period": period}
        return plan_with({**FIRST, "deadline": "trong quý II"}, issuance=head)

    field, change = compare_plans(plan("2025"), plan("2026")).meant()
    assert (field.kind, field.field) == (ChangeKind.FIELD, "period")
    assert (change.kind, change.days, change.pieces) == (ChangeKind.DEADLINE, 365, ())


def test_roles_are_told_by_unit(plan_with: Maker) -> None:
    old = plan_with({**FIRST, "coordinating": ["Công an huyện", "Phòng Nội vụ"]})
    new = plan_with({**FIRST, "lead": "Công an huyện", "coordinating": ["phòng Tư pháp", "Phòng Y tế"]})
    told = {
        each.unit: (each.kind, each.roles_before, each.roles_after)
        for each in compare_plans(old, new).meant()
    }
    assert told == {
        "Công an huyện": (ChangeKind.ROLE, ("coordinating",), ("lead",)),
        "phòng Tư pháp": (ChangeKind.ROLE, ("lead",), ("coordinating",)),
        "Phòng Y tế": (ChangeKind.UNIT_ADDED, (), ("coordinating",)),
        "Phòng Nội vụ": (ChangeKind.UNIT_REMOVED, ("coordinating",), ()),
    }


def test_another_name_of_a_unit_is_no_other_unit(plan_with: Maker) -> None:
    units = [{"name": "Phòng Văn hóa và Thông tin", "aliases": ["phòng VHTT"]}]
    old = plan_with({**FIRST, "coordinating": ["Phòng Văn hóa và Thông tin", "UBND các xã"]}, units=units)
    new = plan_with({**FIRST, "coordinating": ["Ủy ban nhân dân các xã", "phòng VHTT"]}, units=units)
    assert compare_plans(old, new).meant() == ()


def test_to_be_asked_is_not_to_be_told(plan_with: Maker) -> None:
    old = plan_with({**FIRST, "coordinating": "Hội Nông dân huyện"})
    new = plan_with({**FIRST, "coordinating": "Đề nghị Hội Nông dân huyện"})
    change = the_only(compare_plans(old, new))
    assert (change.roles_before, change.roles_after) == (("coordinating",), ("coordinating+requested",))


def test_a_citation_is_told_by_number_and_date(plan_with: Maker) -> None:
    def plan(act: str) -> Plan:
        return plan_with(
            {"label": "a", "text": f"Tiếp tục thực hiện {act} và báo cáo kết quả trên địa bàn huyện."}
        )

    old = plan("Nghị định số 09/2017/NĐ-CP ngày 09/02/2017")
    other_day = compare_plans(old, plan("Nghị định số 09/2017/NĐ-CP ngày 10/02/2017")).meant()
    assert {each.kind for each in other_day} == {ChangeKind.REWORDED, ChangeKind.CITATION}
    dropped = compare_plans(old, plan("nhiệm vụ được giao")).meant()
    assert ChangeKind.CITATION_REMOVED in {each.kind for each in dropped}


LONG = (
    "Rà soát danh sách hộ nghèo, hộ cận nghèo trên địa bàn từng thôn và lập hồ sơ hỗ trợ kịp thời; "
    "tổ chức hội nghị tập huấn kỹ năng chăn nuôi cho các hộ dân vùng cao trước mùa mưa lũ"
)


def test_a_task_that_was_split_is_told_as_that_and_so_is_one_that_was_joined(plan_with: Maker) -> None:
    first, second = LONG.split("; ")
    whole = plan_with({"label": "a", "text": LONG})
    parts = plan_with({"label": "a", "text": first}, {"label": "b", "text": second})
    assert kinds(compare_plans(whole, parts)) == [("reworded", "II.a"), ("split", "II.b")]
    joined = [each for each in compare_plans(parts, whole).meant() if each.kind is ChangeKind.MERGED]
    assert [(each.place.id, each.new and each.new.id) for each in joined] == [("II.b", "II.a")]


def test_duties_with_the_same_words_are_told_apart_by_who_holds_them(plan_with: Maker) -> None:
    def plan(*holders: str) -> Plan:
        parts = [
            {"label": str(number), "holder": holder, "duties": ["Báo cáo kết quả thực hiện."]}
            for number, holder in enumerate(holders, start=1)
        ]
        return plan_with(duties=parts)

    difference = compare_plans(
        plan("Phòng Tư pháp", "Phòng Nội vụ", "Phòng Y tế"), plan("Phòng Tư pháp", "Phòng Y tế")
    )
    assert found_in(difference) == {("removed", "III.2-1")}
    gone = [each.unit.name for each in difference.units if each.standing is UnitStanding.GONE]
    assert gone == ["Phòng Nội vụ"]


def test_a_unit_gains_loses_and_sees_changed(plan_with: Maker) -> None:
    old = plan_with(FIRST, {**SECOND, "coordinating": "Phòng Tư pháp"}, THIRD)
    new = plan_with(
        {**FIRST, "deadline": "trong tháng 5/2026"}, SECOND, {**THIRD, "coordinating": "Phòng Tư pháp"}
    )
    rows = {each.unit.name: each for each in compare_plans(old, new).units}
    entries = rows["Phòng Tư pháp"].entries
    assert [(each.kind, each.roles_before, each.roles_after) for each in entries] == [
        (EntryKind.CHANGED, ("lead",), ("lead",)),
        (EntryKind.GAINED, (), ("coordinating",)),
        (EntryKind.LOST, ("coordinating",), ()),
    ]
    # Whoever leads hears of whom it is done with.
    assert [each.kind for each in rows["Phòng Nội vụ"].entries] == [EntryKind.CHANGED]


def test_who_coordinates_does_not_hear_of_another_who_does(plan_with: Maker) -> None:
    old = plan_with({**FIRST, "coordinating": ["Phòng Y tế"]})
    new = plan_with({**FIRST, "coordinating": ["Phòng Y tế", "Phòng Nội vụ"]})
    rows = {each.unit.name: each.standing for each in compare_plans(old, new).units}
    assert rows["Phòng Y tế"] is UnitStanding.UNCHANGED
    assert rows["Phòng Tư pháp"] is UnitStanding.CHANGED


def test_to_be_named_gives_a_member_of_a_group_no_more_work(plan_with: Maker) -> None:
    everyone = {**FIRST, "coordinating": "Các cơ quan, đơn vị"}
    old = plan_with(everyone, SECOND)
    new = plan_with(everyone, {**SECOND, "coordinating": "Phòng Y tế"})
    row = next(each for each in compare_plans(old, new).units if each.unit.name == "Phòng Y tế")
    assert [(each.kind, each.new and each.new.id) for each in row.entries] == [(EntryKind.GAINED, "II.b")]


def test_recipients_in_another_order_are_the_same(plan_with: Maker) -> None:
    old = plan_with(FIRST, recipients=["Như trên", "Sở Tư pháp", "Lưu: VT"])
    new = plan_with(FIRST, recipients=["Sở Tư pháp", "Như trên;", "Lưu: VT."])
    assert compare_plans(old, new).meant() == ()
    fewer = plan_with(FIRST, recipients=["Như trên", "Lưu: VT"])
    change = the_only(compare_plans(old, fewer))
    assert (change.kind, change.subject, change.before) == (
        ChangeKind.REMOVED,
        Subject.RECIPIENT,
        "Sở Tư pháp",
    )


def test_a_further_column_and_the_prose_of_a_role_line_are_read(plan_with: Maker) -> None:
    def plan(place: str, words: str) -> Plan:
        return plan_with(
            {
                "label": "a",
                "text": "Lắp đặt cụm loa",
                "responsible": {"words": words, "units": "phòng Tư pháp"},
                "more": {"Địa điểm": place},
            }
        )

    old = plan("Nhà văn hóa", "phòng Tư pháp thực hiện ngay")
    new = plan("Trường học", "phòng Tư pháp thực hiện khi có kinh phí")
    told = {(each.kind, each.field) for each in compare_plans(old, new).meant()}
    assert told == {(ChangeKind.LINE, "responsible"), (ChangeKind.LINE, "Địa điểm")}
