"""The line that names the kind of a paper is told from titles, headings and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given

from plancli.importing.kinds import DECISION, LETTER, PLAN, kind_end, kind_named
from tests.importing.made_paper import any_line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KẾ HOẠCH", PLAN),
        ("Kế hoạch", PLAN),
        (" **KẾ HOẠCH** ", PLAN),
        ("KẾ HOẠCH.", PLAN),
        ("KẾ  HOẠCH", PLAN),
        ("K Ế  H O Ạ C H", PLAN),
        ("KE HOACH", PLAN),
        ("KE HOACH PHONG CHAY", PLAN),
        ("KẾ HOẠCH PHỐI HỢP", PLAN),
        ("KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI", PLAN),
        ("DỰ THẢO KẾ HOẠCH", PLAN),
        ("(Dự thảo 2) KẾ HOẠCH", PLAN),
        ("QUYẾT ĐỊNH", DECISION),
        ("Quyết định", DECISION),
        ("CÔNG VĂN", LETTER),
        ("CHỈ THỊ", "chỉ thị"),
        ("HƯỚNG DẪN", "hướng dẫn"),
        ("LUẬT BÁO CHÍ", "luật"),
        ("BỘ LUẬT LAO ĐỘNG", "bộ luật"),
        ("NGHỊ QUYẾT", "nghị quyết"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "nghị quyết liên tịch"),
        ("CHƯƠNG TRÌNH", "chương trình"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chương trình hành động"),
        ("PHƯƠNG ÁN PHÒNG CHÁY", "phương án"),
        ("TỜ TRÌNH", "tờ trình"),
    ],
)
def test_kind_is_named(text: str, kind: str) -> None:
    assert kind_named(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "Kế hoạch số 251/KH-UBND", "Kế hoạch này", "QUYẾT ĐỊNH:", "KẾ HOẠCH;", "KẾ HOẠCHX", "Ke hoach", "Luật Báo chí", "MỤC TIÊU",
        "THỰC HIỆN KẾ HOẠCH", "KẾ HOẠCH " + "PHÒNG CHÁY, CHỮA CHÁY RỪNG MÙA KHÔ " * 3, "ỦY BAN NHÂN DÂN XÃ VÂN KHÊ",
    ],
)  # fmt: skip
def test_other_lines_name_no_kind(text: str) -> None:
    assert kind_named(text) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("KẾ HOẠCH PHÒNG CHÁY NĂM 2026", "KẾ HOẠCH"),
        ("KẾ  HOẠCH  TRUYỀN THÔNG", "KẾ  HOẠCH"),
        ("KẾ HOẠCH HÀNH ĐỘNG", "KẾ HOẠCH HÀNH ĐỘNG"),
        ("KẾ HOẠCH PHỐI HỢP", "KẾ HOẠCH PHỐI HỢP"),
        ("KẾ HOẠCH LIÊN TỊCH", "KẾ HOẠCH LIÊN TỊCH"),
        ("KẾ HOẠCH CÔNG TÁC", "KẾ HOẠCH CÔNG TÁC"),
        ("KẾ HOẠCH PHỐI HỢP NĂM 2026", "KẾ HOẠCH"),
        ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("K Ế  H O Ạ C H", "K Ế  H O Ạ C H"),
    ],
)
def test_kind_ends_before_the_title(text: str, kind: str) -> None:
    assert text[: kind_end(text)] == kind


@given(any_line)
def test_kind_ends_inside_its_line(text: str) -> None:
    end = kind_end(text)
    assert 0 <= end <= len(text)
