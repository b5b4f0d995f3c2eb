"""Dates are read as papers write them, and written as Decree 30/2020/NĐ-CP asks."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.dates import (
    PartialDate,
    date_at,
    decree_style,
    find_dates,
    parse_date,
    short_style,
)

READ = [
    ("06/12/2024", "2024-12-06"),
    ("6/12/2024", "2024-12-06"),
    ("06.12.2024", "2024-12-06"),
    ("24-5-2025", "2025-05-24"),
    ("30/03/2022", "2022-03-30"),
    ("2025-02-28", "2025-02-28"),
    ("ngày 06 tháng 12 năm 2024", "2024-12-06"),
    ("Ngày 29/02/2024", "2024-02-29"),
    ("NGÀY 02 THÁNG 01 NĂM 2025", "2025-01-02"),
    ("ngày tháng 12 năm 2024", "2024-12"),
    ("ngày … tháng 12 năm 2024", "2024-12"),
    ("ngày ..... tháng ..... năm 2025", "2025"),
    ("ngày     tháng     năm 2025", "2025"),
    ("ngày 05 tháng … năm 2025", "2025"),
    ("tháng 4 năm 2026", "2026-04"),
    ("tháng 11/2025", "2025-11"),
    ("ngày 06\ntháng 12\nnăm 2024", "2024-12-06"),
]
NO_DATE = [
    "09/2017/NĐ-CP",
    "01/02/2017/NĐ-CP",
    "24/7",
    "ngày 20 hằng tháng",
    "năm 2025",
    "1/500",
    "2022-2027",
    "12/2024",
    "1.02.2024.5",
    "tháng 12",
    "ngày 31/2",
]
IMPOSSIBLE = [
    ("31/02/2025", "no-such-day"),
    ("2025-02-31", "no-such-day"),
    ("29/02/2025", "no-such-day"),
    ("ngày 31 tháng 4 năm 2025", "no-such-day"),
    ("00/01/2025", "no-such-day"),
    ("01/13/2025", "no-such-month"),
    ("tháng 13/2025", "no-such-month"),
    ("01/01/0000", "no-such-month"),
]


@pytest.mark.parametrize(("words", "iso"), READ)
def test_every_way_of_writing_a_date_is_read(words: str, iso: str) -> None:
    (found,) = find_dates(f"Trạm Tấu, {words}, kính gửi")
    assert found.date is not None
    assert found.date.iso == iso
    assert f"Trạm Tấu, {words}, kính gửi"[found.start : found.end] == words
    assert parse_date(f" {words} ") == found.date


@pytest.mark.parametrize("words", NO_DATE)
def test_figures_that_are_no_date_are_left_alone(words: str) -> None:
    assert find_dates(f"theo {words} và") == ()


@pytest.mark.parametrize(("words", "problem"), IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_said_and_not_mended(words: str, problem: str) -> None:
    (found,) = find_dates(f"trước {words}.")
    assert (found.date, found.problem) == (None, problem)
    assert parse_date(words) is None


@pytest.mark.parametrize(
    ("words", "iso"), [("2024-12", "2024-12"), ("12/2024", "2024-12"), ("năm 2025", "2025"), ("2025", "2025")]
)
def test_a_value_that_is_nothing_but_a_month_or_a_year_is_a_date(words: str, iso: str) -> None:
    found = parse_date(words)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("words", ["", "hôm nay", "06/12/2024 và", "13/2024", "năm"])
def test_a_value_that_is_no_date_is_none(words: str) -> None:
    assert parse_date(words) is None


def test_places_are_those_of_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Trạm Tấu, ngày 06 tháng 12 năm 2024.")
    (found,) = find_dates(text)
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "ngày 06 tháng 12 năm 2024"


def test_a_date_is_found_only_where_it_begins() -> None:
    assert date_at("x ngày 30/3/2022", 1) is None
    found = date_at("x ngày 30/3/2022", 2)
    assert found is not None
    assert found.date == PartialDate(2022, 3, 30)


@pytest.mark.parametrize(
    ("date", "words", "figures"),
    [
        (PartialDate(2025, 2, 6), "ngày 06 tháng 02 năm 2025", "06/02/2025"),
        (PartialDate(2022, 3, 30), "ngày 30 tháng 3 năm 2022", "30/3/2022"),
        (PartialDate(2022, 8, 4), "ngày 04 tháng 8 năm 2022", "04/8/2022"),
        (PartialDate(2017, 2, 9), "ngày 09 tháng 02 năm 2017", "09/02/2017"),
        (PartialDate(2024, 12, 6), "ngày 06 tháng 12 năm 2024", "06/12/2024"),
        (PartialDate(2024, 12), "tháng 12 năm 2024", "12/2024"),
        (PartialDate(2024), "năm 2024", "2024"),
    ],
)
def test_zeros_stand_before_days_under_ten_and_the_first_two_months(
    date: PartialDate, words: str, figures: str
) -> None:
    assert (decree_style(date), short_style(date)) == (words, figures)


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_what_is_written_is_read_again(day: datetime.date) -> None:
    date = PartialDate(day.year, day.month, day.day)
    assert parse_date(decree_style(date)) == parse_date(short_style(date)) == parse_date(date.iso) == date
    assert date.first_day == date.last_day == day


def test_a_date_less_known_spans_all_its_days() -> None:
    assert PartialDate(2024, 2).last_day == datetime.date(2024, 2, 29)
    assert PartialDate(2024, 12).last_day == datetime.date(2024, 12, 31)
    assert (PartialDate(2024).first_day, PartialDate(2024).last_day) == (
        datetime.date(2024, 1, 1),
        datetime.date(2024, 12, 31),
    )


def test_dates_sort_by_time_the_less_known_first() -> None:
    dates = [
        PartialDate(2024),
        PartialDate(2024, 1),
        PartialDate(2024, 1, 1),
        PartialDate(2024, 2),
        PartialDate(2025),
    ]
    backwards = list(reversed(dates))
    assert sorted(backwards) == dates
    assert PartialDate(2024, 1) <= PartialDate(2024, 1)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (PartialDate(2024, 12), PartialDate(2024, 12, 6), True),
        (PartialDate(2024), PartialDate(2024, 12, 6), True),
        (PartialDate(2024, 11), PartialDate(2024, 12, 6), False),
        (PartialDate(2024, 12, 6), PartialDate(2024, 12, 7), False),
    ],
)
def test_dates_agree_in_what_both_know(one: PartialDate, other: PartialDate, agree: bool) -> None:
    assert one.agrees_with(other) is other.agrees_with(one) is agree


@given(st.text(alphabet="ngàythángnăm 0123456789/.-…\n", max_size=80))
def test_no_text_stops_the_reader(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert (found.date is None) == (found.problem is not None)
