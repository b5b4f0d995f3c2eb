"""The duties that the law sets: what the table holds, and that the registry says the same of their acts."""

from __future__ import annotations

import datetime
import re

import pytest

from plancli.errors import UsageError
from plancli.legal.acts import Confidence
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
        for each in load_default_registry().by_number(act.number)
        if each.issuer == act.issuer and each.issued.iso == act.issued.isoformat()
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


FULL = """\
checked: 2026-11-23
acts:
  - number: 1/2026/NĐ-CP
    kind: Nghị định
    name: Luật Thử
    issuer: Chính phủ
    issued: 2026-01-01
    from: 2026-02-01
    to: 2026-12-01
    successor: 2/2026/NĐ-CP
    about: 3/2026/NĐ-CP
    source: nguồn chung
    confidence: medium
    subjects: [truyền thông]
    duties:
      - {id: X1, article: Điều 1, levels: [commune], passed_to: [district], follows: [P1], due: 2026-06-30,
         about: 4/2026/NĐ-CP, yearly: {before: 12-20, data_from: 12-15, data_to: 12-14}, vi: a, en: b,
         source: nguồn riêng, confidence: low}
      - {id: X2, levels: [ministry], vi: c, en: d}
"""
DAY = datetime.date(2026, 1, 1)


def test_what_a_table_says_of_an_act_and_its_duties_is_read_whole() -> None:
    table = read_duties(FULL.encode())
    act = DutyAct(
        "1/2026/NĐ-CP", "Nghị định", "Luật Thử", "Chính phủ", DAY, datetime.date(2026, 2, 1),
        datetime.date(2026, 12, 1), "2/2026/NĐ-CP", ("truyền thông",),
    )  # fmt: skip
    checked = datetime.date(2026, 11, 23)
    assert table.acts == {"1/2026/NĐ-CP": act}
    assert table.checked == "2026-11-23"
    assert table.all == (
        LegalDuty(
            "X1", act, "Điều 1", "a", "b", (DutyLevel.COMMUNE,), (DutyLevel.DISTRICT,), "4/2026/NĐ-CP", ("P1",),
            datetime.date(2026, 6, 30), Yearly((12, 20), (12, 15), (12, 14)), "nguồn riêng", Confidence.LOW, checked,
        ),
        LegalDuty(
            "X2", act, "", "c", "d", (DutyLevel.MINISTRY,), (), "3/2026/NĐ-CP", (), None, None, "nguồn chung",
            Confidence.MEDIUM, checked,
        ),
    )  # fmt: skip


def test_what_a_table_leaves_out_stays_empty() -> None:
    (duty,) = read_duties(ONE.encode()).all
    act = duty.act
    assert (act.name, act.begins, act.ended, act.successor) == ("", None, None, "")
    assert (duty.article, duty.passed_to, duty.about, duty.follows) == ("", (), "", ())
    assert (duty.due, duty.yearly) == (None, None)


@pytest.mark.parametrize(
    ("day", "stands"),
    [("2026-01-31", False), ("2026-02-01", True), ("2026-11-30", True), ("2026-12-01", False)],
)
def test_an_act_stands_from_its_first_day_to_the_day_before_it_ends(day: str, stands: bool) -> None:
    (act,) = read_duties(FULL.encode()).acts.values()
    assert act.is_in_force_on(datetime.date.fromisoformat(day)) == stands


def test_an_act_without_a_first_day_stands_from_the_day_it_was_issued() -> None:
    (act,) = read_duties(ONE.encode()).acts.values()
    assert [act.is_in_force_on(DAY + datetime.timedelta(days)) for days in (-1, 0)] == [False, True]


def test_after_the_end_of_all_the_last_that_had_begun_is_meant() -> None:
    text = FULL.partition("      - {id: X2")[0]
    later = text.partition("acts:\n")[2].replace("1/2026", "9/2026").replace("2026-02-01", "2026-03-01")
    table = read_duties(f"{text}{later}".encode())
    named = [table.of_id(" x1 ", datetime.date.fromisoformat(f"2026-{day}")) for day in ("02-28", "12-31")]
    assert [each.act.number for each in named if each] == ["1/2026/NĐ-CP", "9/2026/NĐ-CP"]
    assert table.of_id("x9", DAY) is None
    ended = read_duties(f"{text}{later.replace('2026-12-01', '2026-04-01')}".encode())
    on_its_first_day = ended.of_id("X1", datetime.date(2026, 12, 1))
    assert on_its_first_day is not None
    assert on_its_first_day.act.number == "9/2026/NĐ-CP"


def test_the_duties_of_an_act_come_before_those_about_its_work() -> None:
    assert [each.key for each in read_duties(FULL.encode()).of_act("1/2026/NĐ-CP")][:2] == [
        ("X1", "1/2026/NĐ-CP"),
        ("X2", "1/2026/NĐ-CP"),
    ]
    assert [each.id for each in read_duties(FULL.encode()).of_act("4/2026/NĐ-CP")] == ["X1"]


def test_marks_that_were_typed_are_heeded() -> None:
    text = ONE.replace("vi: a", "vi: cử người")
    assert len(read_duties(text.encode()).search("cử")) == 1
    assert len(read_duties(text.encode()).search("cu nguoi")) == 1
    assert read_duties(text.encode()).search("cứ") == ()


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
    assert error.value.fields == {"path": "duties.yaml"}


def test_the_ids_are_those_of_the_table() -> None:
    assert duty_ids() == {duty.id.casefold() for duty in TABLE.all}
