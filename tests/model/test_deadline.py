"""Deadline phrases are graded, and only what is certain becomes a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.model.deadline import DeadlineKind, deadline_in_prose, read_deadline


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


@given(st.text(max_size=80))
def test_no_phrase_makes_it_fail(words: str) -> None:
    assert read_deadline(words, (), 2026).kind in DeadlineKind
    assert deadline_in_prose(words, (), 2026).kind in DeadlineKind
