"""Report `plan` prints every word of the paper in its order, and adds nothing but the letterhead."""

from __future__ import annotations

import pytest

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.reports.papers import PLANS, RECEIVED, markdown_paragraphs, plan_named, word_paragraphs, words

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
ADDED = {
    "2025-tramtau": f"ỦY BAN NHÂN DÂN HUYỆN TRẠM TẤU {STATE}",
    "2026-xa-mau": f"ỦY BAN NHÂN DÂN XÃ VÂN KHÊ {STATE}",
    "2026-xa-mau-2": f"ỦY BAN NHÂN DÂN TỈNH MÂY NGÀN ỦY BAN NHÂN DÂN XÃ VÂN KHÊ {STATE}",
}


def received_words(name: str) -> list[str]:
    """Return the words of the received text, its own italics and bold taken off."""
    return RECEIVED[name].read_text(encoding="utf-8").replace("*", "").split()


@pytest.mark.parametrize("name", PLANS)
def test_markdown_is_the_received_text_behind_a_letterhead(name: str) -> None:
    text = build_report(Material(plan_named(name)), "plan", ReportFormat.MD).decode("utf-8")
    printed = words([each for each in markdown_paragraphs(text) if each])
    assert printed == ADDED[name].split() + received_words(name)


@pytest.mark.parametrize("name", PLANS)
def test_word_is_the_received_text_behind_a_letterhead(name: str) -> None:
    printed = words(word_paragraphs(build_report(Material(plan_named(name)), "plan", ReportFormat.DOCX)))
    assert printed == ADDED[name].split() + received_words(name)


def test_nothing_numbers_itself() -> None:
    """A label is typed text: no list, no automatic number, the slip in II.4 (d, then e) stays."""
    plan = plan_named("2025-tramtau")
    assert b"numPr" not in build_report(Material(plan), "plan", ReportFormat.DOCX)
    text = build_report(Material(plan), "plan", ReportFormat.MD).decode("utf-8")
    assert not [line for line in text.splitlines() if line.startswith(("- ", "* ", "+ ", "1. "))]
    openings = [each[:2] for each in markdown_paragraphs(text) if each[1:3] == ") "]
    assert openings == ["a)", "b)", "a)", "b)", "c)", "d)", "e)", "a)", "b)"]


def test_no_line_number_or_day_is_filled_in() -> None:
    text = build_report(Material(plan_named("2025-tramtau")), "plan", ReportFormat.MD).decode("utf-8")
    assert "TM." not in text
    lines = [" ".join(line.split()).strip("*") for line in text.splitlines()]
    assert "Số: /KH-UBND" in lines
    assert "Trạm Tấu, ngày tháng 12 năm 2024" in lines


def test_a_blank_has_room_for_a_pen() -> None:
    text = build_report(Material(plan_named("2025-tramtau")), "plan", ReportFormat.MD).decode("utf-8")
    room = "\N{NO-BREAK SPACE}" * 5
    assert f"Số: {room}/KH-UBND" in text
    assert f"ngày{room} tháng 12 năm 2024" in text
    issued = build_report(Material(plan_named("2026-xa-mau-2")), "plan", ReportFormat.MD).decode("utf-8")
    assert "\N{NO-BREAK SPACE}" not in issued
