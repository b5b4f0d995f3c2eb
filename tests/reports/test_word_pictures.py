"""What LibreOffice makes of the papers: the words are there, in a font that has every Vietnamese letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports.conftest import MADE
from tests.reports.papers import PLANS, TEMPLATES
from tests.reports.pdf_pages import output_of


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", [*PLANS, MADE])
def test_every_letter_has_a_glyph(name: str, template: str, pdf_of: Callable[[str, str], Path]) -> None:
    fonts = output_of("pdffonts", pdf_of(name, template)).splitlines()[2:]
    assert fonts
    wrong = [font for font in fonts if "DejaVu" in font]
    assert not wrong, "install fonts-croscore: Times New Roman, or its stand-in, lacks Vietnamese"
    # One family for all, the one that stands in for Times New Roman here.
    families = {font.split()[0].partition("+")[2].partition("-")[0] for font in fonts}
    assert len(families) == 1, families


def test_the_page_holds_the_words_and_numbers_pages_from_the_second(
    pdf_of: Callable[[str, str], Path],
) -> None:
    text = output_of("pdftotext", "-layout", pdf_of("2025-tramtau", "plan"), "-")
    sheets = text.split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheets[0], "Quốc hiệu must stand on one line"
    assert "Trạm Tấu, ngày tháng 12 năm 2024" in " ".join(sheets[0].split())
    assert "huyện Tràm Tấn" in text
    assert [page.split()[0] for page in sheets[:3]] == ["ỦY", "2", "3"]
