"""Workbooks of a plan through time as LibreOffice prints them and reads them back."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from plancli.__main__ import main
from tests.conftest import PROJECT
from tests.exports.spreadsheets import OFFICE, in_office, opened
from tests.made.family import child_text, parent_text
from tests.outside_programs import require

UNITS, TASKS = 30, 12
_SMALLEST = 7.9
"""Points of the smallest words that paper may bear."""
_HEADING = 110.0
"""Points from the top edge within which a heading row begins."""
_A4, _A3 = (842, 595), (1191, 842)
"""Width and height of a page on its side, in points."""


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the workbooks of `table`, `progress`, `obligations` and `trace`, by name."""
    folder = tmp_path_factory.mktemp("books")
    plan = PROJECT / "tests" / "plans" / "2026-xa-mau.yaml"
    for path in (plan, plan.with_name("2026-xa-mau-2.yaml")):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "xa").mkdir()
    (folder / "tinh.yaml").write_text(parent_text(TASKS, UNITS), "utf-8")
    for number in range(0, UNITS, 2):
        (folder / "xa" / f"{number}.yaml").write_text(child_text(number, TASKS), "utf-8")
    own = str(folder / plan.name)
    commands = {
        "table": ["table", own],
        "progress": ["progress", own, "--as-of", "26/11/2026"],
        "progress-of-all": ["progress", str(folder / "xa"), own, "--as-of", "26/11/2026"],
        "obligations": ["obligations", str(folder / "xa"), own],
        "conflicts": ["obligations", str(folder), "--conflicts"],
        "trace": ["trace", "--parent", str(folder / "tinh.yaml"), str(folder / "xa")],
    }
    found = {}
    for name, command in commands.items():
        path = folder / f"{name}.xlsx"
        assert main([*command, "-o", str(path)]) == 0, name
        found[name] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def printed(workbooks: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the PDF that LibreOffice prints of each."""
    require("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("prints")
    for name, data in workbooks.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(folder / f"{name}.xlsx") for name in workbooks]
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.pdf" for name in workbooks}


def _pages(pdf: Path) -> Iterator[etree._Element]:
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    yield from etree.fromstring(done.stdout).iter("{*}page")


def test_words_on_paper_are_large_enough_to_read(printed: Mapping[str, Path]) -> None:
    for name, pdf in printed.items():
        for page in _pages(pdf):
            size = (round(float(page.get("width", 0))), round(float(page.get("height", 0))))
            assert size in (_A4, _A3), name
            # The box of a word is taller than its letters are large: 1.107 for this font.
            heights = [
                float(word.get("yMax", 0)) - float(word.get("yMin", 0)) for word in page.iter("{*}word")
            ]
            assert min(heights) / 1.107 >= _SMALLEST, name


def test_each_page_begins_with_the_heading_of_its_table(
    workbooks: Mapping[str, bytes], printed: Mapping[str, Path]
) -> None:
    for name, pdf in printed.items():
        sheets = [sheet for sheet in opened(workbooks[name]).worksheets if sheet.sheet_state == "visible"]
        heads = {
            next(
                str(cell.value).split()[0]
                for cell in sheet[1]
                if not sheet.column_dimensions[cell.column_letter].hidden
            )
            for sheet in sheets
        }
        for page in _pages(pdf):
            top = {word.text for word in page.iter("{*}word") if float(word.get("yMin", 0)) < _HEADING}
            assert top & heads, name


def test_libreoffice_reads_every_word_back(workbooks: Mapping[str, bytes], tmp_path: Path) -> None:
    for name, data in workbooks.items():
        folder = tmp_path / name
        folder.mkdir()
        shown = in_office(data, folder)
        for sheet in opened(data).worksheets:
            if sheet.sheet_state != "visible":
                continue
            words = {
                str(value)
                for row in sheet.iter_rows(values_only=True)
                for value in row
                if isinstance(value, str)
            }
            told = {cell for row in shown[sheet.title] for cell in row}
            assert words <= told, (name, sheet.title)


def test_a_strict_reader_finds_no_error(workbooks: Mapping[str, bytes], tmp_path: Path) -> None:
    for name, data in workbooks.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(data)
        found = OpenXmlValidator().validate(str(path)).errors
        # Words inside the cells, as openpyxl writes them, are allowed: Excel moves them when it saves.
        assert [str(each) for each in found if "inlineStr" not in str(each)] == [], name


def test_no_key_of_ours_and_no_english_stands_in_a_cell(workbooks: Mapping[str, bytes]) -> None:
    key = re.compile(r"[a-z]+(?:[.-][a-z]+)+")
    english = {
        "done",
        "missing",
        "lead",
        "task",
        "unit",
        "deadline",
        "state",
        "issued",
        "draft",
        "None",
        "True",
    }
    for name, data in workbooks.items():
        for sheet in opened(data).worksheets:
            if sheet.sheet_state != "visible":
                continue
            for cell in (each for row in sheet.iter_rows() for each in row):
                if sheet.column_dimensions[cell.column_letter].hidden or not isinstance(cell.value, str):
                    continue
                assert not key.fullmatch(cell.value), (name, cell.coordinate, cell.value)
                assert cell.value not in english, (name, cell.coordinate)
