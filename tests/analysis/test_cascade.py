"""One parent against many: what the plans link counts, what is worded alike is a guess, nothing is hidden."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest

from plancli.analysis.cascade import ParentAbove, join_children
from plancli.analysis.cascade_rows import COLUMNS, SUGGESTED, Cascade, Child, ChildStanding, RemarkKind
from plancli.analysis.cascade_tally import tally_works
from plancli.analysis.quoted_days import asks_for_plan
from plancli.analysis.roster import RosterSource, own_roster
from plancli.analysis.trace_rows import TraceState
from plancli.legal.organisations import load_default_organisations
from plancli.loading import load_bytes, load_file
from plancli.model.plan import Plan
from tests.made.family import child_text, parent_text

ROOT = Path(__file__).parents[2]
FAMILY = ROOT / "tests" / "plans" / "may-ngan"
CHILDREN = (
    ROOT / "tests" / "plans" / "2026-xa-mau.yaml",
    *(FAMILY / "xa" / f"{name}.yaml" for name in ("suoi-ngan", "doi-suong", "khe-vang")),
)
DAY = datetime.date(2026, 11, 26)
BY = datetime.date(2026, 1, 30)


def loaded(path: Path) -> Plan:
    plan = load_file(path).plan
    assert plan is not None
    return plan


def of_text(text: str) -> Plan:
    plan = load_bytes("a.yaml", text.encode()).plan
    assert plan is not None
    return plan


def cascade_of(parent: Plan, *children: Plan, by: datetime.date | None = None) -> Cascade:
    above = ParentAbove(parent, "tinh.yaml", "/tinh.yaml", DAY)
    plans = [above.read(each, f"{at}.yaml", f"/{at}.yaml") for at, each in enumerate(children)]
    return join_children(above, own_roster(parent, load_default_organisations().places, DAY), plans, by)


@pytest.fixture(scope="module")
def family() -> Cascade:
    return cascade_of(loaded(FAMILY / "tinh.yaml"), *map(loaded, CHILDREN), by=BY)


def unit(cascade: Cascade, name: str) -> Child:
    return next(each for each in cascade.children if each.unit == name)


def states(child: Child) -> dict[str, str]:
    return {row.work: row.column for row in child.rows}


def test_links_count_as_they_say(family: Cascade) -> None:
    child = unit(family, "UBND xã Suối Ngàn")
    assert states(child) == {
        "II.1.a": "taken-over",
        "II.2.a": "adapted",
        "II.2.b": "not-applicable",
        "III.1-1": SUGGESTED,
        "III.1-2": "taken-over",
    }
    adapted = child.rows[1]
    assert adapted.late
    assert [(each.address, each.lead, each.note) for each in adapted.answers] == [
        ("I.2", "Phòng Kinh tế; Các thôn", "xã bố trí mỗi thôn một điểm")
    ]
    assert child.rows[2].reason.startswith("Xã không có khu sản xuất")
    assert child.late_work == 1


def test_words_that_are_alike_make_a_guess_and_no_answer(family: Cascade) -> None:
    child = unit(family, "UBND xã Đồi Sương")
    row = next(each for each in child.rows if each.work == "II.2.a")
    assert (row.state, row.column) == (TraceState.MISSING, SUGGESTED)
    assert [each.address for each in row.suggested] == ["I.1"]
    assert child.count("taken-over") == child.count("adapted") == 0


def test_the_plan_itself_may_be_the_plan_that_is_asked_for(family: Cascade) -> None:
    for name in ("UBND xã Suối Ngàn", "UBND xã Đồi Sương", "UBND xã Vân Khê"):
        row = next(each for each in unit(family, name).rows if each.work == "III.1-1")
        assert (row.state, row.suggested[0].address) == (TraceState.MISSING, "")
    assert not asks_for_plan("Báo cáo kết quả thực hiện kế hoạch trước ngày 10/12/2026.")


def test_every_unit_of_the_roster_is_a_row_in_its_order(family: Cascade) -> None:
    assert family.roster.source is RosterSource.GROUP
    assert [(each.unit, each.standing.value, each.lateness.value) for each in family.children] == [
        ("UBND xã Vân Khê", "answered", "in-time"),
        ("UBND xã Suối Ngàn", "answered", "in-time"),
        ("UBND xã Đồi Sương", "answered", "late"),
        ("UBND xã Nậm Sương", "no-plan", "late"),
        ("UBND phường Mây Trắng", "no-plan", "late"),
        ("UBND xã Khe Vàng", "no-plan", "late"),
    ]


def test_work_for_one_unit_is_asked_of_that_unit_only(family: Cascade) -> None:
    assert {each.unit for each in family.children if "II.2.c" in each.bound} == {"UBND phường Mây Trắng"}
    assert "II.1.b" not in {work.id for work in family.works}, "the province has that work itself"


def test_works_of_one_address_are_told_apart(family: Cascade) -> None:
    labels = [work.label for work in family.works]
    assert labels == ["II.1.a", "II.2.a", "II.2.b", "II.2.c", "III.1-1", "III.1-2"]
    assert family.works[-1].address == "III.1"


def test_a_plan_that_follows_another_parent_is_said(family: Cascade) -> None:
    assert [each.fields["other"] for each in family.remarks if each.kind is RemarkKind.OTHER_PARENT] == [
        "31/KH-UBND"
    ]


def test_the_words_that_fix_a_day_are_quoted(family: Cascade) -> None:
    (quoted,) = family.quoted
    assert quoted.address == "III.1"
    assert quoted.words.endswith("gửi Sở Nông nghiệp và Môi trường trước ngày 30/01/2026.")


def test_the_tally_of_a_task_counts_each_unit_once(family: Cascade) -> None:
    tally = {each.work.id: each for each in tally_works(family)}
    waste = tally["II.2.a"]
    assert (waste.units, waste.without_plan, waste.late) == (6, 3, 1)
    assert waste.counts == {"adapted": 1, SUGGESTED: 1, "missing": 1}
    assert waste.missing == ("UBND xã Vân Khê",)
    assert waste.open == 5
    for each in tally.values():
        assert sum(each.counts.values()) + each.without_plan == each.units


def test_words_that_changed_above_are_to_be_looked_at() -> None:
    from plancli.model.fingerprint import link_fingerprint

    parent = of_text(parent_text(10, 2))
    kept = link_fingerprint(parent.tasks[1])
    child = child_text(0, 10).replace(
        "- task: II.1.2", f'- task: II.1.2\n                fingerprint: "{kept}"'
    )
    changed = of_text(parent_text(10, 2).replace("đợt 2,", "đợt hai,"))
    assert states(cascade_of(parent, of_text(child)).children[0])["II.1.2"] == "taken-over"
    assert states(cascade_of(changed, of_text(child)).children[0])["II.1.2"] == "suspect"


def test_a_link_that_leads_nowhere_is_said() -> None:
    child = child_text(0, 10).replace("- task: II.1.2", "- task: II.9.9")
    found = cascade_of(of_text(parent_text(10, 2)), of_text(child))
    assert [each.fields["links"] for each in found.remarks if each.kind is RemarkKind.ORPHANED] == ["II.9.9"]
    assert states(found.children[0])["II.1.2"] != "taken-over"


def test_districts_of_before_are_compared_as_well() -> None:
    parent = of_text(parent_text(10, 2).replace("2026", "2025").replace("xã Suối Mây", "huyện Suối Mây"))
    child = child_text(0, 10).replace("2026", "2025").replace("xã Suối Mây", "huyện Suối Mây")
    found = cascade_of(parent, of_text(child))
    assert [(each.unit, each.standing.value) for each in found.children] == [
        ("UBND huyện Suối Mây 1", "answered"),
        ("UBND huyện Suối Mây 2", "no-plan"),
    ]


def test_all_works_of_a_unit_are_counted_once() -> None:
    parent = of_text(parent_text(70, 3))
    found = cascade_of(parent, *(of_text(child_text(number, 70)) for number in range(3)))
    for child in found.children:
        assert sum(map(child.count, COLUMNS)) == len(child.bound) == child.work_count == 70
    assert found.counted(ChildStanding.ANSWERED) == 3
    assert unit(found, "UBND xã Suối Mây 1").count("missing") == 10


def test_a_child_holds_words_and_no_plan() -> None:
    """What a thousand plans leave in memory is what their rows say."""
    above = ParentAbove(of_text(parent_text(10, 2)), "a.yaml", "/a.yaml", DAY)
    row = above.read(of_text(child_text(0, 10)), "b.yaml", "/b.yaml")
    assert b"plancli.model.plan" not in pickle.dumps(row)
    assert len(pickle.dumps(row)) < 20_000
    pickle.loads(pickle.dumps(above))
