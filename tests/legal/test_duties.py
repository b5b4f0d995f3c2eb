"""The duties that the law sets: what the table holds, and that the registry says the same of their acts."""

from __future__ import annotations

import datetime
import re

import pytest

from plancli.errors import UsageError
from plancli.legal.duties import DutyAct, DutyLevel, LegalDuty, Yearly, load_default_duties, read_duties
from plancli.legal.duty_ids import duty_ids
from plancli.legal.registry import load_default_registry
from plancli.messages import Language

TABLE = load_default_duties()
ONE = """\
checked: 2026-11-23
acts:
  - {number: 1/2026/NĐ-CP, kind: Nghị định, issuer: Chính phủ, issued: 2026-01-01, source: nguồn,
     confidence: high, subjects: [truyền thông], duties: [{id: X1, levels: [commune], vi: a, en: b}]}
"""


@pytest.mark.parametrize("act", TABLE.acts.values(), ids=lambda act: act.number)
def test_the_registry_holds_each_act_with_the_same_days(act: DutyAct) -> None:
    (found,) = (
        each
        for each in load_default_registry().by_number(act.number, act.issuer)
        if each.issued.iso == act.issued.isoformat()
    )
    assert found.kind == act.kind
    assert (found.effective.first_day if found.effective else None) == act.begins
    assert (found.expired.first_day if found.expired else None) == act.ended
    assert found.superseded_by == act.successor
    assert not act.name or found.title == act.name


def test_every_duty_that_is_known_stands_in_the_table() -> None:
    ids = {each.id for each in TABLE.all}
    wanted = (
        {f"P{n}" for n in range(1, 9)} | {f"N{n}" for n in range(1, 11)} | {f"C{n}" for n in range(1, 10)}
    )
    wanted |= {f"Q{n}" for n in range(1, 7)} | {f"A{n}" for n in range(1, 10)}
    assert wanted <= ids
    assert "C10" not in ids


@pytest.mark.parametrize("duty", TABLE.all, ids=lambda duty: "-".join(duty.key))
def test_a_duty_is_told_in_short_words_of_our_own(duty: LegalDuty) -> None:
    for words in (duty.text_vi, duty.text_en):
        assert 20 < len(words) < 230
        assert not re.search('[“”"]', words)
        assert words.endswith(".")
    assert duty.levels
    assert duty.source
    assert set(duty.follows) <= {each.id for each in TABLE.all}


def test_acts_made_for_two_tiers_bind_no_district() -> None:
    for duty in TABLE.all:
        if duty.act.issued >= datetime.date(2025, 7, 1):
            assert DutyLevel.DISTRICT not in (*duty.levels, *duty.passed_to)


def test_the_two_access_laws_give_one_id_two_articles_and_times() -> None:
    old = TABLE.of_id("A5", datetime.date(2024, 12, 31))
    new = TABLE.of_id("a5", datetime.date(2026, 11, 26))
    assert old is not None
    assert new is not None
    assert (old.act.number, new.act.number) == ("104/2016/QH13", "01/2026/QH16")
    assert "15 ngày" in old.text_vi
    assert "10 ngày" in new.text_vi


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (datetime.date(2010, 1, 1), "104/2016/QH13"),
        (datetime.date(2026, 8, 31), "104/2016/QH13"),
        (datetime.date(2026, 9, 1), "01/2026/QH16"),
    ],
)
def test_an_id_means_the_duty_of_the_act_in_force(day: datetime.date, number: str) -> None:
    duty = TABLE.of_id("A1", day)
    assert duty is not None
    assert duty.act.number == number


def test_the_yearly_report_has_its_day_and_its_window() -> None:
    duty = TABLE.of_id("N10", datetime.date(2026, 11, 26))
    assert duty is not None
    assert duty.yearly == Yearly((12, 20), (12, 15), (12, 14))


def test_an_act_takes_the_duties_that_are_about_its_work() -> None:
    assert [each.id for each in TABLE.of_act("407/QĐ-TTg")][-1] == "Q6"


@pytest.mark.parametrize(
    ("query", "ids"),
    [("p4", {"P4"}), ("kinh phí", {"C8", "Q6"}), ("funds", {"C8"}), ("A5", {"A5"}), ("chưa từng có", set())],
)
def test_duties_are_found_by_id_and_by_words(query: str, ids: set[str]) -> None:
    assert {each.id for each in TABLE.search(query)} == ids


def test_no_words_find_all_duties() -> None:
    assert TABLE.search("") == TABLE.all


def test_a_plan_about_something_else_is_no_concern_of_an_act() -> None:
    act = TABLE.acts["407/QĐ-TTg"]
    assert act.concerns("Công tác truyền thông chính sách huyện Trạm Tấu năm 2025")
    assert act.concerns("KẾ HOẠCH PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT NĂM 2026")
    assert not act.concerns("Phòng, chống dịch tả lợn Châu Phi")


def test_a_duty_speaks_both_languages() -> None:
    (duty,) = read_duties(ONE.encode()).all
    assert (duty.text(Language.VI), duty.text(Language.EN)) == ("a", "b")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("commune", "hamlet"),
        ("2026-01-01", "01/01/2026"),
        ("confidence: high", "confidence: sure"),
        ("duties: [", "duty: ["),
        ("acts:", "acts: {"),
        ("checked: 2026-11-23", ""),
    ],
)
def test_a_table_that_is_not_as_it_should_be_is_refused(old: str, new: str) -> None:
    assert old in ONE
    with pytest.raises(UsageError) as error:
        read_duties(ONE.replace(old, new).encode())
    assert error.value.key == "duties.unreadable"


def test_the_ids_are_those_of_the_table() -> None:
    assert duty_ids() == {duty.id.casefold() for duty in TABLE.all}
