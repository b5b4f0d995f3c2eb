"""What LibreOffice makes of the papers: the words are there, in a font that has every Vietnamese letter."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from plancli.reports.word import render_word
from tests.reports.papers import TEMPLATES, plan_named, view_of

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice (soffice) and poppler-utils (pdftotext, pdffonts)",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the PDF of each paper of the real plan."""
    folder = tmp_path_factory.mktemp("pages")
    plan = plan_named("2025-tramtau")
    for template in TEMPLATES:
        (folder / f"{template}.docx").write_bytes(render_word(template, view_of(template, plan)))
    profile = folder / "profile"
    command = [
        SOFFICE or "",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    documents = [str(folder / f"{template}.docx") for template in TEMPLATES]
    subprocess.run(
        [*command, "--outdir", str(folder), *documents], check=True, capture_output=True, timeout=300
    )
    return folder


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_letter_has_a_glyph(template: str, pages: Path) -> None:
    fonts = _output("pdffonts", str(pages / f"{template}.pdf"))
    assert "DejaVu" not in fonts, "install fonts-croscore: Times New Roman, or its stand-in, lacks Vietnamese"
    assert len(fonts.splitlines()) > 2


def test_the_page_holds_the_words_and_numbers_pages_from_the_second(pages: Path) -> None:
    text = _output("pdftotext", "-layout", str(pages / "plan.pdf"), "-")
    sheets = text.split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheets[0], "Quốc hiệu must stand on one line"
    assert "Trạm Tấu, ngày tháng 12 năm 2024" in sheets[0]
    assert "huyện Tràm Tấn" in text
    assert [page.split()[0] for page in sheets[:3]] == ["ỦY", "2", "3"]
