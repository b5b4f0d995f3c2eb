"""A time is one only where the paper prints a day, the end of a period, or a steady rhythm."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.vietnamese.due_times import DueTime, Every, read_times, times_in_prose


def told(due: DueTime) -> object:
    if due.rhythm is not None:
        return (due.rhythm.every, due.rhythm.day, due.rhythm.month)
    return due.date.iso if due.date else None


def days(words: str, year: int | None = None) -> list[object]:
    return [told(due) for due in read_times(words, year).dues]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 15/3/2026", "2026-03-15"),
        ("chậm nhất ngày 30 tháng 4 năm 2026", "2026-04-30"),
        ("30/6/2026", "2026-06-30"),
        ("Trước 17 giờ ngày 15/3/2026", "2026-03-15"),
        ("TRƯỚC NGÀY 15/3/2026", "2026-03-15"),
        ("trước tháng 6/2026", "2026-05"),
        ("Trước tháng 01 năm 2026", "2025-12"),
        ("hoàn thành trước quý III/2026", "2026-06"),
        ("trước năm 2026", "2025-12"),
        ("trước năm 0001", "0001-12"),
        ("QUÝ IV NĂM 2026", "2026-12"),
        ("Ngày 15/3/2026 (ngày bầu cử)", "2026-03-15"),
        ("Từ 01/3 đến 30/4/2026", "2026-04-30"),
        ("Từ ngày 05/02/2026 - 08/02/2026", "2026-02-08"),
        ("trong quý II năm 2026", "2026-06"),
        ("Quí IV-2025", "2025-12"),
        ("Tháng 02/2026", "2026-02"),
        ("từ tháng 3 đến tháng 5 năm 2026", "2026-05"),
        ("Từ tháng 12/2025 đến quý I/2026", "2026-03"),
        ("Quý IV/2025 và Quý I/2026", "2026-03"),
        ("Dự kiến tháng 11/2025 (sau khi cấp trên hướng dẫn)", "2025-11"),
        ("Hoàn thành trong năm 2025", "2025-12"),
        ("Năm 2025-2030", "2030-12"),
        ("Từ năm 2026 - 2030.", "2030-12"),
        ("Tháng 11 - 12/2025", "2025-12"),
        ("Tháng 5,6/2026", "2026-06"),
        ("tháng 6, 7 và 8 năm 2026", "2026-08"),
        ("từ tháng 3 đến 5/2026", "2026-05"),
        ("Quý II, III/2026", "2026-09"),
        ("Quý III và IV năm 2026", "2026-12"),
        ("06/2026", "2026-06"),
        ("trước 12/2026", "2026-11"),
        ("Tháng 11/2025 - 02/2026", "2026-02"),
        ("Từ năm 2026 đến năm 2030", "2030-12"),
        ("năm 2026 - 2027", "2027-12"),
        ("2026 - 2030", "2030-12"),
        ("6 tháng đầu năm 2026", "2026-06"),
        ("cuối năm 2026", "2026-12"),
        ("Các sở gửi kết quả rà soát về Sở Tư pháp trước ngày 15 tháng 12 năm 2025.", "2025-12-15"),
    ],
)
def test_the_last_day_that_the_words_print(words: str, day: str) -> None:
    assert days(words) == [day]
    assert days(unicodedata.normalize("NFD", words)) == [day]


@pytest.mark.parametrize(
    "words",
    [
        *("thường xuyên", "định kỳ", "hằng năm", "hằng quý", "theo quy định", "Khi có phát sinh"),
        *("Từ 01/7/2025", "từ tháng 10/2025 đến khi kết thúc kiểm kê", "Sau ngày 01/7/2025"),
        *("30 ngày kể từ ngày 01/01/2026", "từ năm 2026 trở đi", "từ ngày 15 hằng tháng"),
        *("năm 2025 và các năm tiếp theo", "đầu năm 2026", "giữa tháng 6/2026", "Tuần 3 tháng 6/2026"),
        *("chiều thứ Sáu tuần cuối tháng", "hằng tháng từ tháng 01/2026", "Tháng 6, tháng 12 hằng năm"),
        *("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "Theo tiến độ của Luật An ninh mạng 2025"),
        *("13/2026", "tháng 13, 14/2026", "Theo Nghị quyết 12/2025/QH15", "tháng 6, 31/12"),
        *("trước Tết Nguyên đán 2026", "trước ngày 31/02/2026", "ngày 31 tháng 6 hằng năm", "ngày 15/3"),
        *("Quý II/2026 trình, quý III/2026 phê duyệt", "trong quý II", "ngày 15, 16/3/2026"),
    ],
)
def test_no_day_is_made_of_what_has_none(words: str) -> None:
    reading = read_times(words)
    assert (reading.dues, reading.unclear) == ((), (words,))


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Quý II/2026 trình, quý III/2026 phê duyệt", "2026-09"),
        ("giữa tháng 6/2026", "2026-06"),
        ("ngày 15, 16/3/2026", "2026-03-16"),
        ("Giai đoạn 2026 - 2030, hoàn thành trong năm 2028", "2030-12"),
        ("Năm 2026 hoàn thành 100%", "2026-12"),
        ("Theo yêu cầu (trước ngày 15/3/2026)", "2026-03-15"),
        ("Trong 05 ngày kể từ ngày nhận văn bản, trước ngày 15/3/2026", "2026-03-15"),
        ("Sau khi sơ kết, trong tháng 9/2026", "2026-09"),
        ("Từ 01/3/2026 đến 30/4/2026 làm thí điểm", "2026-04-30"),
        ("Sau ngày 01/7/2025", None),
        ("30 ngày kể từ ngày 01/01/2026", None),
        ("từ tháng 10/2025 đến khi kết thúc kiểm kê", None),
        ("từ quý III năm 2025 trở đi", None),
        ("năm 2025 và các năm tiếp theo", None),
        ("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", None),
        ("Theo Kế hoạch ngày 05/3/2025 của cấp trên", None),
        ("Theo tiến độ của Luật An ninh mạng 2025", None),
        ("trước Tết Nguyên đán 2026", None),
        ("đầu năm 2026", None),
        ("thường xuyên trong năm 2026", None),
    ],
)
def test_what_no_calendar_can_hold_may_still_have_a_certain_end(words: str, by: str | None) -> None:
    reading = read_times(words)
    assert (reading.dues, reading.by and reading.by.iso) == ((), by)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Từ 01/7/2025", "2025-07-01"),
        ("kể từ ngày 01/7/2025", "2025-07-01"),
        ("từ quý III năm 2025 trở đi", "2025-07"),
        ("Tháng 7/2025 trở đi", "2025-07"),
        ("từ tháng 10/2025 đến khi kết thúc kiểm kê", "2025-10"),
        ("từ tháng 12/2025 đến quý I/2026", "2025-12"),
        ("Năm 2025 - 2030", "2025"),
        ("từ năm 2026 trở đi", "2026"),
        ("Tháng 11 - 12/2025", "2025-11"),
        ("Quý II, III/2026", "2026-04"),
        ("Quý IV/2025 và quý I/2026", None),
        ("trước ngày 15/3/2026", None),
        ("Sau hội nghị", None),
    ],
)
def test_from_when_the_work_runs(words: str, begins: str | None) -> None:
    read = read_times(words).begins
    assert (read and read.iso) == begins


@pytest.mark.parametrize(
    ("words", "rhythms"),
    [
        ("trước ngày 20 hằng tháng", [(Every.MONTH, 20, None)]),
        ("từ ngày 10 đến ngày 15 hàng tháng", [(Every.MONTH, 15, None)]),
        ("trước ngày 25 tháng cuối quý", [(Every.QUARTER, 25, None)]),
        ("trước ngày 25 của tháng cuối mỗi quý", [(Every.QUARTER, 25, None)]),
        ("trước 30/11 hằng năm", [(Every.YEAR, 30, 11)]),
        ("trước ngày 01/6 và 15/11 hằng năm", [(Every.YEAR, 1, 6), (Every.YEAR, 15, 11)]),
        ("ngày 15 tháng 12 hằng năm", [(Every.YEAR, 15, 12)]),
    ],
)
def test_a_day_that_comes_back(words: str, rhythms: list[object]) -> None:
    assert days(words) == rhythms


def test_each_clause_is_read_by_itself() -> None:
    words = (
        "Các thôn: ngày 25 hằng tháng; Các trường học: chiều thứ Sáu tuần cuối tháng; báo cáo năm: 10/12/2026"
    )
    reading = read_times(words)
    assert [told(due) for due in reading.dues] == [(Every.MONTH, 25, None), "2026-12-10"]
    assert reading.dues[0].words == "Các thôn: ngày 25 hằng tháng"
    assert reading.unclear == ("Các trường học: chiều thứ Sáu tuần cuối tháng",)
    assert reading.by is not None
    assert reading.by.iso == "2026-12-10"


def test_two_printed_days_are_two_deadlines() -> None:
    assert days("trước ngày 15/6/2026, 15/12/2026") == ["2026-06-15", "2026-12-15"]


def test_the_year_of_the_plan_completes_a_month_or_quarter_and_says_so() -> None:
    (due,) = read_times("trong quý II", 2026).dues
    assert (told(due), due.year_supplied, due.is_day) == ("2026-06", True, False)
    assert days("tháng 3", 2026) == ["2026-03"]
    assert days("tháng 5, 6", 2026) == ["2026-06"]
    assert days("từ tháng 3 đến tháng 5 năm 2027", 2026) == ["2027-05"]
    assert days("trước ngày 15/3", 2026) == [], "a report by 15/01 may mean the next year"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Báo cáo kết quả trước ngày 15 hằng tháng.",
            [("trước ngày 15 hằng tháng", (Every.MONTH, 15, None))],
        ),
        (
            "định kỳ trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất khi có yêu cầu) báo cáo",
            [
                ("trước ngày 01/6 và 15/11 hằng năm", (Every.YEAR, 1, 6)),
                ("trước ngày 01/6 và 15/11 hằng năm", (Every.YEAR, 15, 11)),
            ],
        ),
        (
            "hoàn thành trước ngày 30 tháng 6 năm 2026, gửi",
            [("hoàn thành trước ngày 30 tháng 6 năm 2026", "2026-06-30")],
        ),
        ("chậm nhất là ngày 15/3/2026 gửi", [("chậm nhất là ngày 15/3/2026", "2026-03-15")]),
        ("CHẬM NHẤT NGÀY 15/3/2026", [("CHẬM NHẤT NGÀY 15/3/2026", "2026-03-15")]),
        ("İzmir: xong trước ngày 15/3/2026", [("xong trước ngày 15/3/2026", "2026-03-15")]),
        ("hoàn thành trong quý II/2026", [("hoàn thành trong quý II/2026", "2026-06")]),
        ("đánh giá kết quả thực hiện trong năm 2025", []),
        ("Trong ngày 15/3/2026 tổ chức bầu cử", []),
        ("họp ngày 15 hằng tháng", []),
        ("báo cáo trước ngày 20/11 về Sở", []),
        ("trước ngày 15/3/2026 và các năm tiếp theo", []),
    ],
)
def test_prose_needs_words_of_a_limit(words: str, found: list[object]) -> None:
    assert [(due.words, told(due)) for due in times_in_prose(words)] == found


@given(
    st.lists(
        st.sampled_from(
            [
                "trước",
                "ngày",
                "15/3/2026",
                "hằng",
                "tháng",
                "quý",
                "II",
                "2026",
                "đến",
                "từ",
                ",",
                ";",
                "(",
                "năm",
                "0000",
                "31/02/2026",
                "và",
                "cuối",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_every_clause_is_accounted_for(words: str) -> None:
    reading = read_times(words, 2026)
    dates = [due.date for due in reading.dues if due.date]
    assert not dates or (reading.by and reading.by >= max(dates, key=lambda date: date.last_day))
    said = {due.words for due in reading.dues} | set(reading.unclear)
    assert "".join(words.split()).strip(";,") == "" or said or not words.strip(" ;,.\n")
    assert all(clause in words for clause in said)
    for due in times_in_prose(words):
        assert words[due.start : due.start + len(due.words)] == due.words


@pytest.mark.parametrize("words", ["6 tháng 1 lần", "01 tháng 02 lần"])
def test_how_often_names_no_month(words: str) -> None:
    assert read_times(words, 2026).by is None
