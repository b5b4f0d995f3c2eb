"""What LibreOffice makes of the Word papers: one PDF each, made once for a whole test run."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from tests.outside_programs import require

PROGRAMS = ("soffice", "pdftoppm", "pdftotext", "pdffonts")
_PATIENCE = 600.0
"""Seconds that one test process waits for the PDFs another one makes."""


def require_programs() -> None:
    """Skip the test where LibreOffice or poppler is missing; in CI that is a failure."""
    require(*PROGRAMS)


def output_of(*command: str | Path) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8")


def make_pdfs(folder: Path, documents: Callable[[], Mapping[str, bytes]]) -> Path:
    """Turn Word files (name without ending to content) into PDFs in `folder`, once for all test processes."""
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(folder)
        return folder
    try:
        convert(folder, documents())
    finally:
        (folder / "done").touch()
    return folder


def convert(folder: Path, documents: Mapping[str, bytes]) -> None:
    """Turn Word files into PDFs in `folder`, by one run of LibreOffice."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(folder / f"{name}.docx") for name in documents]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    missing = [name for name in documents if not (folder / f"{name}.pdf").is_file()]
    assert not missing, f"LibreOffice made no PDF of {missing}"


def _wait_for(folder: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not (folder / "done").exists():
        assert time.monotonic() < end, f"nobody finished {folder}"
        time.sleep(0.2)


@dataclass(frozen=True)
class Line:
    """A line of text on a page; places in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """A page of a PDF."""

    width: float
    height: float
    lines: tuple[Line, ...]
    """From top to bottom, those beside each other from left to right."""


@cache
def pages_of(pdf: Path) -> tuple[Page, ...]:
    """Return the pages with all their lines, as `pdftotext -bbox-layout` finds them."""
    root = etree.fromstring(output_of("pdftotext", "-bbox-layout", pdf, "-").encode())
    return tuple(_page(page) for page in root.iter("{*}page"))


def _page(page: etree._Element) -> Page:
    lines = [_line(line) for line in page.iter("{*}line")]
    ordered = tuple(sorted(lines, key=lambda line: (round(line.top), line.left)))
    return Page(float(page.get("width", "0")), float(page.get("height", "0")), ordered)


def _line(line: etree._Element) -> Line:
    left, top, right, bottom = (float(line.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Line(left, top, right, bottom, " ".join(word.text or "" for word in line.iter("{*}word")))
