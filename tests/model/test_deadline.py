"""Deadline phrases are graded, and only what is certain becomes a date."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.model.deadline import DeadlineKind, deadline_in_prose, read_deadline

PIECES = [
    "hoàn thành",
    "trước",
    "ngày",
    "15/3/2026",
    "30/11",
    "hằng năm",
    "tháng 6/2026",
    ",",
    ";",
    "trong",
    "từ",
    "đến",
]


@pytest.mark.parametrize(
    ("words", "kind", "by"),
    [
        ("trước ngày 15/6/2026", DeadlineKind.DATE, "2026-06-15"),
        ("Tháng 4/2026", DeadlineKind.DATE, "2026-04"),
        ("Quý IV/2025 và Quý I/2026", DeadlineKind.DATE, "2026-03"),
        ("Quí IV-2025", DeadlineKind.DATE, "2025-12"),
        ("trong quý II", DeadlineKind.DATE, "2026-06"),
        ("Từ tháng 12/2025 đến quý I/2026", DeadlineKind.PERIOD, "2026-03"),
        ("trong năm 2026", DeadlineKind.DATE, "2026-12"),
        ("hết năm 0000", DeadlineKind.PERIOD, None),
        ("Năm 0000", DeadlineKind.PERIOD, None),
        ("trước ngày 20 hằng tháng", DeadlineKind.RECURRING, None),
        ("Thường xuyên", DeadlineKind.RECURRING, None),
        ("theo quy định", DeadlineKind.VAGUE, None),
        ("2026", DeadlineKind.DATE, "2026-12"),
        ("2026 người", DeadlineKind.PERIOD, None),
        ("Năm 2025 - 2030", DeadlineKind.PERIOD, "2030-12"),
        ("2026–2027", DeadlineKind.PERIOD, "2027-12"),
        ("Giai đoạn 2026 - 2030, hoàn thành trong năm 2028", DeadlineKind.PERIOD, "2030-12"),
        ("năm 2025 và các năm tiếp theo", DeadlineKind.RECURRING, None),
        ("trong trường hợp cần thiết", DeadlineKind.VAGUE, None),
        ("Từ 01/7/2025", DeadlineKind.PERIOD, None),
        ("từ tháng 10/2025 đến khi kết thúc kiểm kê", DeadlineKind.PERIOD, None),
        ("sau ngày 01/7/2025", DeadlineKind.PERIOD, None),
        ("Quý IV/2025 - Quý II/2026", DeadlineKind.PERIOD, "2026-06"),
        ("trước ngày 25 tháng cuối quý", DeadlineKind.RECURRING, None),
        ("Thường xuyên; báo cáo trước ngày 15/12/2026", DeadlineKind.RECURRING, "2026-12-15"),
    ],
)
def test_a_phrase_is_graded(words: str, kind: DeadlineKind, by: str | None) -> None:
    read = read_deadline(words, (), 2026)
    assert read.kind is kind
    assert (read.by.iso if read.by else None) == by


def test_a_quarter_without_any_year_has_no_date() -> None:
    assert read_deadline("trong quý II", ()).by is None


def test_prose_gives_its_phrase_and_place() -> None:
    words = "Thành lập Tổ công tác xử lý sự cố trong trường hợp cần thiết."
    found = deadline_in_prose(words, ("x",))
    assert found.kind is DeadlineKind.VAGUE
    assert found.within is not None
    assert words[slice(*found.within)] == "trong trường hợp cần thiết"


def test_prose_without_a_phrase_has_no_deadline() -> None:
    found = deadline_in_prose("Phù hợp với yêu cầu và quy định của pháp luật, kịp thời.", ())
    assert found.kind is DeadlineKind.NONE


@pytest.mark.parametrize(
    ("words", "phrase", "by"),
    [
        ("Thường xuyên rà soát, báo cáo trước ngày 15/3/2026.", "trước ngày 15/3/2026", "2026-03-15"),
        ("Định kỳ báo cáo trước ngày 20 hằng tháng.", "trước ngày 20 hằng tháng", None),
        ("Rà soát; chậm nhất là ngày 15/3/2026 gửi kết quả.", "chậm nhất là ngày 15/3/2026", "2026-03-15"),
        ("Hoàn thành trước 30/6/2026 để tổng hợp.", "Hoàn thành trước 30/6/2026", "2026-06-30"),
        ("Tổng kết trong năm 2026.", "trong năm 2026", "2026-12"),
        ("Gửi tài liệu trước 03 ngày.", "", None),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_of_a_limit_come_before_other_words_of_time(
    words: str, phrase: str, by: str | None, form: Literal["NFC", "NFD"]
) -> None:
    words = unicodedata.normalize(form, words)
    found = deadline_in_prose(words, ())
    if form == "NFC" or found.limits:
        assert unicodedata.normalize("NFC", found.words) == phrase
        assert (found.by and found.by.iso) == by
        assert found.within is None or unicodedata.normalize("NFC", words[slice(*found.within)]) == phrase


def test_limits_in_items_count_and_all_are_told() -> None:
    items = [
        ("Gửi báo cáo trước ngày 20 hằng tháng.", ("items", 0)),
        ("Xong trước 30/6/2026.", ("items", 1)),
    ]
    found = deadline_in_prose("Thường xuyên rà soát.", ("text",), items=items)
    assert found.words == "trước ngày 20 hằng tháng; Xong trước 30/6/2026"
    assert (found.kind, found.by and found.by.iso) == (DeadlineKind.RECURRING, "2026-06-30")
    assert (found.route, found.within) == (("items", 0), (12, 36))
    assert found.unclear == ()


def test_prose_without_a_limit_is_no_time_for_a_calendar() -> None:
    found = deadline_in_prose("Tổng kết trong năm 2026.", ())
    assert (found.dues, found.unclear) == ((), ("trong năm 2026",))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_the_last_time_of_a_calendar_is_the_last_certain_one(words: str) -> None:
    found = deadline_in_prose(words, ())
    dates = [due.date.last_day for due in found.dues if due.date]
    assert not dates or (found.by and found.by.last_day == max(dates))


@given(st.text(max_size=80))
def test_no_phrase_makes_it_fail(words: str) -> None:
    assert read_deadline(words, (), 2026).kind in DeadlineKind
    assert deadline_in_prose(words, (), 2026).kind in DeadlineKind
