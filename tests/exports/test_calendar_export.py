"""The calendar reads back with another library, event by event, and is the same file on any day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.types import Frequency

from plancli.analysis.plan_calendar import plan_calendar
from plancli.exports.calendar_export import export_calendar
from plancli.exports.stored_text import stored_text
from plancli.messages import Language
from plancli.model.plan import Plan
from tests.exports.test_workbook import HOSTILE

REMINDERS = (7, 3, 1)
HEAD = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân xã Vân Khê", "title": "Thử"}


def made(plan: Plan, reminders: Sequence[int] = REMINDERS, language: Language = Language.VI) -> bytes:
    return export_calendar(plan, plan_calendar(plan).entries, reminders, language)


def read(data: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(data.decode())


def test_every_entry_is_an_event_of_a_whole_day(commune: Plan) -> None:
    entries = plan_calendar(commune).entries
    events = read(made(commune)).events
    for event, entry in zip(events, entries, strict=True):
        assert event.dtstart == entry.day
        assert type(event.dtstart) is datetime.date
        assert event.end == entry.day + datetime.timedelta(days=1)
        assert (event.summary or "").startswith(f"{entry.address}: ")
        assert f"Thời hạn: {entry.due.words}" in (event.description or "").split("\n")
        assert entry.words in (event.description or "")
        assert event.transparency == "TRANSPARENT"


def test_a_description_says_who_and_from_which_plan(commune: Plan) -> None:
    events = {(event.summary or "").partition(":")[0]: event for event in read(made(commune)).events}
    lines = (events["II.2.b"].description or "").split("\n")
    assert "Chủ trì: Phòng Kinh tế" in lines
    assert "Phối hợp: Văn phòng Hội đồng nhân dân và Ủy ban nhân dân" in lines
    assert lines[-1] == (
        "Nguồn: KẾ HOẠCH, Ủy ban nhân dân xã Vân Khê, Giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026"
    )
    assert not [line for line in lines if "lịch lấy" in line]


def test_what_the_calendar_took_from_a_period_is_said(commune: Plan) -> None:
    events = {(event.summary or "").partition(":")[0]: event for event in read(made(commune)).events}
    assert "Kế hoạch không ghi ngày: lịch lấy ngày cuối của thời hạn này, 30/6/2026." in (
        events["II.1.1"].description or ""
    ).split("\n")
    assert "Lặp lại từ 20/01/2026 đến 31/12/2026, ngày cuối của kỳ kế hoạch." in (
        events["II.1.3"].description or ""
    ).split("\n")


def test_a_rhythm_comes_back_on_its_day_until_the_plan_ends(commune: Plan) -> None:
    timeline = list(read(made(commune)).timeline)
    monthly = [event.dtstart for event in timeline if (event.summary or "").startswith("II.1.3:")]
    assert monthly == [datetime.date(2026, month, 20) for month in range(1, 13)]
    quarterly = [event.dtstart for event in timeline if "tháng cuối quý" in (event.summary or "")]
    assert quarterly == [datetime.date(2026, month, 25) for month in (3, 6, 9, 12)]


def test_a_yearly_rhythm_without_a_last_day_has_none(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        {"label": "a", "text": "Báo cáo.", "deadline": "trước ngày 01/6 và 15/11 hằng năm"},
        issuance={**HEAD, "date": "01/12/2025"},
    )
    first, second = read(made(plan)).events
    assert (first.dtstart, second.dtstart) == (datetime.date(2026, 6, 1), datetime.date(2026, 11, 15))
    assert first.rrule is not None
    assert (first.rrule.freq, first.rrule.until, first.rrule.by_month, first.rrule.by_month_day) == (
        Frequency.YEARLY,
        None,
        [6],
        [1],
    )
    assert "kế hoạch không ghi ngày kết thúc" in (first.description or "")
    assert first.uid != second.uid


def test_reminders_come_at_eight_in_the_morning(commune: Plan) -> None:
    event = next(
        each for each in read(made(commune, (7, 0))).events if (each.summary or "").startswith("II.2.a:")
    )
    start = datetime.datetime.combine(datetime.date(2026, 3, 15), datetime.time(), datetime.UTC)
    times = [start + alarm.trigger for alarm in event.alarm if isinstance(alarm.trigger, datetime.timedelta)]
    assert [(time.month, time.day, time.hour) for time in times] == [(3, 8, 8), (3, 15, 8)]
    assert all(not each.alarm for each in read(made(commune, ())).events)


def test_lines_are_folded_and_ended_as_the_standard_asks(commune: Plan) -> None:
    data = made(commune)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert b"METHOD" not in data
    assert data.count(b"PRODID:-//plancli//plancli//VI\r\n") == 1


def test_the_same_plan_is_the_same_bytes_and_no_clock_is_asked(
    commune: Plan, plan_with: Callable[..., Plan]
) -> None:
    assert made(commune) == made(commune)
    assert set(re.findall(rb"DTSTAMP:(\d+)", made(commune))) == {b"19800101"}, "the commune's plan has no day"
    dated = plan_with(
        {"label": "a", "text": "b", "deadline": "30/6/2026"}, issuance={**HEAD, "date": "02/02/2026"}
    )
    assert b"DTSTAMP:20260202T000000Z" in made(dated)


def test_an_event_keeps_its_name_when_the_draft_is_signed_and_its_day_moves(
    plan_with: Callable[..., Plan],
) -> None:
    def names(deadline: str, **head: str) -> list[str | None]:
        plan = plan_with({"label": "a", "text": "b", "deadline": deadline}, issuance={**HEAD, **head})
        return [event.uid for event in read(made(plan)).events]

    assert names("30/6/2026") == names("15/7/2026", number="12", symbol="KH-UBND", date="02/02/2026")
    assert names("30/6/2026") != names("30/6/2026", title="Thử việc khác")


def test_no_two_events_share_a_name(commune: Plan) -> None:
    names = [event.uid for event in read(made(commune)).events]
    assert len(set(names)) == len(names) == 14


def test_a_calendar_without_an_entry_is_still_one(tramtau: Plan) -> None:
    calendar = read(made(tramtau))
    assert calendar.events == []
    assert [zone.tz_id for zone in calendar.timezones] == ["Asia/Ho_Chi_Minh"]


@pytest.mark.parametrize("language", Language)
def test_what_the_calendar_says_itself_is_in_the_language_asked_for(
    commune: Plan, language: Language
) -> None:
    said = read(made(commune, language=language)).events[0].description or ""
    assert ("The plan prints no day" in said) == (language is Language.EN)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_words_of_a_plan_break_the_calendar(
    plan_with: Callable[..., Plan], words: str, name: str, title: str
) -> None:
    plan = plan_with(
        {"label": "a", "text": words or "x", "lead": name or "y", "deadline": "trước ngày 15/3/2026"},
        issuance={**HEAD, "title": title},
    )
    data = made(plan)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = read(data).events
    said = event.description or ""
    assert said.startswith(f"II.a: {stored_text(plan.tasks[0].words)}\nThời hạn: trước ngày 15/3/2026\n")
    assert stored_text("; ".join(mention.words for mention in plan.tasks[0].mentions())) in said


def test_forty_thousand_characters_of_one_task_read_back(plan_with: Callable[..., Plan]) -> None:
    words = "Rà soát, “đánh giá”; " * 2_000
    plan = plan_with({"label": "a", "text": words, "deadline": "15/3/2026"})
    (event,) = read(made(plan)).events
    assert words.strip() in (event.description or "")
    assert len(event.summary or "") < 120
