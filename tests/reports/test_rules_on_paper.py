"""The rules of a letterhead as LibreOffice draws them, measured against the words above them on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.reports.papers import plan_named
from tests.reports.pdf_pages import convert, require_programs

SHORT = ("Sở Y tế", "Tết trồng cây", "SỞ Y TẾ", "Tết trồng cây")
LONG = (
    "Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia huyện Trạm Tấu",
    "Ban hành Kế hoạch giữ gìn vệ sinh môi trường nông thôn xã Vân Khê năm 2026",
    "HUYỆN TRẠM TẤU",
    "xã Vân Khê năm 2026",
)
"""Issuer, title, and the last line of each on the page."""


class Stretch(NamedTuple):
    """Where something stands on a page, in points; `y` from below."""

    left: float
    right: float
    y: float

    @property
    def length(self) -> float:
        return self.right - self.left


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require_programs()
    made = {}
    for name, (issuer, title, _, _) in (("short", SHORT), ("long", LONG)):
        plan = plan_named("2025-tramtau")
        plan = replace(plan, issuance=replace(plan.issuance, issuer=issuer, title=title))
        made[name] = build_report(Material(plan), "plan", ReportFormat.DOCX)
    folder = tmp_path_factory.mktemp("rules")
    convert(folder, made)
    return folder


def _rules(page: pdfium.PdfPage) -> Iterator[Stretch]:
    for drawn in page.get_objects():
        if drawn.type == pdfium.raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, _ = drawn.get_bounds()
            yield Stretch(left, right, bottom)


def _words(page: pdfium.PdfPage, words: str) -> Stretch:
    text = page.get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(index) for index in range(found[0], found[0] + found[1])]
    return Stretch(min(box[0] for box in boxes), max(box[2] for box in boxes), min(box[1] for box in boxes))


def _below(page: pdfium.PdfPage, words: Stretch) -> Stretch:
    """Return the rule that stands nearest below some words, centred on them."""
    # LibreOffice may draw a border more than once in the same place.
    near = {rule for rule in _rules(page) if 0 < words.y - rule.y < 12 and _centre(rule, words)}
    assert len(near) == 1, (words, list(_rules(page)))
    return near.pop()


def _centre(rule: Stretch, words: Stretch) -> bool:
    return abs((rule.left + rule.right) - (words.left + words.right)) < 6


@pytest.mark.parametrize("name", ["short", "long"])
def test_the_rule_below_tieu_ngu_begins_and_ends_with_it(name: str, pages: Path) -> None:
    page = pdfium.PdfDocument(str(pages / f"{name}.pdf"))[0]
    words = _words(page, "Độc lập - Tự do - Hạnh phúc")
    rule = _below(page, words)
    assert rule.length == pytest.approx(words.length, abs=3)
    assert rule.left == pytest.approx(words.left, abs=3)


@pytest.mark.parametrize(("name", "paper"), [("short", SHORT), ("long", LONG)])
def test_the_other_rules_have_a_third_to_a_half_of_the_line(
    name: str, paper: tuple[str, str, str, str], pages: Path
) -> None:
    page = pdfium.PdfDocument(str(pages / f"{name}.pdf"))[0]
    for last_line in paper[2:]:
        words = _words(page, last_line)
        rule = _below(page, words)
        assert words.length / 3 - 1 <= rule.length <= words.length / 2 + 1
