"""Pages as a reader sees them, against those that someone has looked at.

`make snapshots` writes tests/snapshots/pages anew, but for pages that look the same; look at each that changed.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT, SNAPSHOTS
from tests.reports.page_picture import Picture, difference, differing_tiles, read_pgm, read_png, write_png
from tests.reports.pdf_pages import output_of, require_programs

PAGES = [
    ("2025-tramtau", "plan", 1),
    ("2025-tramtau", "plan", 2),
    ("2025-tramtau", "assignment-table", 1),
    ("2025-tramtau", "sheet", 1),
    ("2025-tramtau", "cover-table", 1),
    ("2026-xa-mau", "plan", 1),
    ("2026-xa-mau", "plan", 3),
    ("2026-xa-mau", "assignment-table", 1),
    ("2026-xa-mau", "sheet", 1),
    ("2025-tramtau", "trace", 1),
    ("2025-tramtau", "draft", 1),
    ("2026-xa-mau", "followed-report", 1),
    ("2026-xa-mau", "followed-report", 4),
    ("2026-xa-mau", "followed-reminder", 1),
    ("2026-xa-mau", "changed-sheet", 1),
    ("2026-xa-mau", "difference", 1),
    ("2026-xa-mau", "cascade", 1),
    ("made", "plan", 2),
    ("made", "assignment-table", 2),
]
FOLDER = SNAPSHOTS / "pages"
LOOKED_AT = PROJECT / "out" / "pages"
"""Where a page that differs is put, beside a picture of what differs."""


@pytest.fixture(scope="session")
def _same_office() -> None:
    """Another version of LibreOffice breaks lines elsewhere; only CI has to have the one of the goldens."""
    require_programs()
    version, known = _version(), FOLDER / "made-with.txt"
    if os.environ.get("PLANCLI_UPDATE_SNAPSHOTS") == "1":
        FOLDER.mkdir(exist_ok=True)
        known.write_text(f"{version}\n", encoding="utf-8")
    made_with = known.read_text(encoding="utf-8").strip()
    if version != made_with and not os.environ.get("CI"):
        pytest.skip(f"the pages were made with {made_with}, this is {version}")


def _version() -> str:
    """Return `LibreOffice 7.4`."""
    name, number, *_ = output_of("soffice", "--version").split()
    return f"{name} {'.'.join(number.split('.')[:2])}"


@pytest.mark.usefixtures("_same_office")
@pytest.mark.parametrize(("plan", "template", "number"), PAGES)
def test_a_page_looks_as_it_did(
    plan: str, template: str, number: int, pdf_of: Callable[[str, str], Path], tmp_path: Path
) -> None:
    name = f"{plan}.{template}.{number}.png"
    page = _draw(pdf_of(plan, template), number, tmp_path)
    golden = FOLDER / name
    if os.environ.get("PLANCLI_UPDATE_SNAPSHOTS") == "1" and not _looks_like(golden, page):
        write_png(golden, page)
    assert golden.is_file(), f"no picture of {name}: run `make snapshots` and look at it"
    known = read_png(golden)
    assert (known.width, known.height) == (page.width, page.height), "the paper has another size"
    tiles = differing_tiles(known, page)
    if tiles:
        LOOKED_AT.mkdir(parents=True, exist_ok=True)
        write_png(LOOKED_AT / name, page)
        write_png(LOOKED_AT / f"difference.{name}", difference(known, page, tiles))
    assert not tiles, (
        f"{name} differs in {len(tiles)} places, first {tiles[0]}: look at {LOOKED_AT / name} and its difference"
    )


def test_the_pages_that_are_kept_are_those_that_are_compared() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == {f"{a}.{b}.{number}.png" for a, b, number in PAGES}
    assert all(path.stat().st_size < 40_000 for path in FOLDER.glob("*.png"))


def _draw(pdf: Path, number: int, folder: Path) -> Picture:
    """Return a page at 50 dots an inch."""
    wanted = ["-r", "50", "-gray", "-singlefile", "-f", str(number), "-l", str(number)]
    subprocess.run(["pdftoppm", *wanted, str(pdf), str(folder / "page")], check=True, timeout=60)
    return read_pgm(folder / "page.pgm")


def _looks_like(golden: Path, page: Picture) -> bool:
    if not golden.is_file():
        return False
    known = read_png(golden)
    same_size = (known.width, known.height) == (page.width, page.height)
    return same_size and not differing_tiles(known, page)
