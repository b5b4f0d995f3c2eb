"""Short forms mean the one number of their document that was cited in full before them."""

from __future__ import annotations

import pytest

from plancli.legal.citation_text import KnownNumbers, find_citations

FULL = "Nghị quyết số 351/2017/UBTVQH14; Kế hoạch số 06/KH-UBND ngày 05/01/2026; Báo cáo số 05/BC-UBND"


def numbers_behind(text: str, full: str = FULL) -> list[str | None]:
    known = KnownNumbers()
    find_citations(full, known)
    return [each.number for each in find_citations(text, known)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("theo Nghị quyết 351 của Ủy ban Thường vụ", "351/2017/UBTVQH14"),
        ("theo Nghị quyết số 351, các đơn vị", "351/2017/UBTVQH14"),
        ("Kế hoạch 06 ngày 05/01/2026", "06/KH-UBND"),
        ("Kế hoạch 06 năm 2026 của xã", "06/KH-UBND"),
        ("Kế hoạch số 06 của xã", "06/KH-UBND"),
    ],
)
def test_a_short_form_is_found_in_a_later_text(text: str, number: str) -> None:
    assert numbers_behind(text) == [number]
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 06 tháng đầu năm",
        "Báo cáo 05 năm thực hiện, Báo cáo 05 nội dung",
        "Kế hoạch 6; Nghị quyết 3512; Nghị quyết 351%; kế hoạch 06; Quyết định 351",
        "theo 351 chỉ tiêu",
    ],
)
def test_what_is_counted_is_no_number(text: str) -> None:
    assert numbers_behind(text) == []


def test_a_short_form_that_may_mean_two_means_none() -> None:
    full = f"{FULL}; Nghị quyết số 351/NQ-HĐND"
    assert numbers_behind("Nghị quyết 351", full) == []


def test_nothing_is_known_before_it_is_cited() -> None:
    known = KnownNumbers()
    assert find_citations("Nghị quyết 351", known) == ()
    assert not known
    text = "Nghị quyết 351; Nghị quyết số 351/2017/UBTVQH14 và Nghị quyết 351"
    assert [each.start for each in find_citations(text, known)] == [16, text.rindex("Nghị quyết")]


def test_a_number_cut_behind_its_type_is_made_whole() -> None:
    whole = "102/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"
    full = f"Nghị quyết liên tịch số {whole}"
    assert numbers_behind("Điều 21 Nghị quyết liên tịch số 102/2025/NQLT.", full) == [whole]
    assert numbers_behind("Nghị quyết liên tịch số 102/2025/NQLT.", "") == ["102/2025/NQLT"]
    assert numbers_behind("Nghị quyết liên tịch số 103/2025/NQLT.", full) == ["103/2025/NQLT"]
