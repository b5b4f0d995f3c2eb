"""Each .docx is whole, the same on any day, and laid out as Decree 30/2020/NĐ-CP wants it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.word.render import render_word
from tests.made.plan import made_plan
from tests.reports.papers import PLANS, TEMPLATES, W, document_xml, plan_named, view_of
from tests.reports.papers_in_time import documents_in_time
from tests.whole_process import surroundings

FONT = "Times New Roman"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def files() -> dict[tuple[str, str], bytes]:
    plans = {**{name: plan_named(name) for name in PLANS}, "made": made_plan(tasks=30, units=15)}
    found = {
        (name, template): render_word(template, view_of(template, plan))
        for name, plan in plans.items()
        for template in TEMPLATES
    }
    in_time = {
        (name, each): data for name in PLANS for each, data in documents_in_time(name, plan_named(name))
    }
    return found | in_time


def test_the_same_plan_gives_the_same_bytes(files: dict[tuple[str, str], bytes]) -> None:
    for (name, template), data in files.items():
        if name in PLANS and template in TEMPLATES:
            assert render_word(template, view_of(template, plan_named(name))) == data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        names = [entry.filename for entry in entries]
        assert names == ["[Content_Types].xml", *sorted(names[1:])]


def test_every_file_is_valid_office_open_xml(files: dict[tuple[str, str], bytes], tmp_path: Path) -> None:
    for (name, template), data in files.items():
        path = tmp_path / f"{name}-{template}.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(str(path))
        assert not result.errors, (path.name, [str(error) for error in result.errors][:5])


def test_properties_are_the_plans_own_unescaped_and_undated() -> None:
    plan = plan_named("2025-tramtau")
    issuance = replace(plan.issuance, title="A & B < C\x00", issuer="x" * 300)
    data = build_report(Material(replace(plan, issuance=issuance)), "plan", ReportFormat.DOCX)
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.title == "A & B < C�"
    assert properties.author == "x" * 255
    assert properties.language == "vi-VN"
    assert properties.created is None
    assert properties.modified is None


def test_all_four_fonts_and_the_language_are_set(files: dict[tuple[str, str], bytes]) -> None:
    for data in files.values():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            defaults = etree.fromstring(archive.read("word/styles.xml")).find(f"{W}docDefaults")
        assert defaults is not None
        fonts = next(defaults.iter(f"{W}rFonts"))
        assert [fonts.get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "eastAsia", "cs")] == [FONT] * 4
        assert next(defaults.iter(f"{W}lang")).get(f"{W}val") == "vi-VN"


def test_no_other_font_and_no_other_language_is_named_anywhere(files: dict[tuple[str, str], bytes]) -> None:
    for at, data in files.items():
        for part, root in _xml_parts(data):
            for fonts in root.iter(f"{W}rFonts"):
                assert set(fonts.attrib) <= {f"{W}{kind}" for kind in ("ascii", "hAnsi", "eastAsia", "cs")}, (
                    at,
                    part,
                )
                assert set(fonts.attrib.values()) == {FONT}, (at, part)
            assert {font.get(f"{W}name") for font in root.iter(f"{W}font")} <= {FONT}, (at, part)
            assert {face.get("typeface") for face in root.iter(f"{A}latin", f"{A}font")} <= {FONT}, (at, part)
            assert {face.get("typeface") for face in root.iter(f"{A}ea", f"{A}cs")} <= {FONT, ""}, (at, part)
            for language in root.iter(f"{W}lang"):
                assert language.get(f"{W}val") == "vi-VN", (at, part)
            # A clerk's Word must not mark the words as misspelt, nor be told to leave them unchecked.
            assert not list(root.iter(f"{W}noProof")), (at, part)


def test_nothing_is_embedded_or_lies_outside(files: dict[tuple[str, str], bytes]) -> None:
    known = re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|word/(_rels/|theme/)?[\w.]+\.(xml|rels)"
    )
    for at, data in files.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
        assert [name for name in names if not known.fullmatch(name)] == [], at
        assert not [name for name in names if "vba" in name.lower()], at
        for part, root in _xml_parts(data):
            wanted = {
                f"{W}embedRegular",
                f"{W}embedBold",
                f"{W}object",
                f"{W}pict",
                f"{W}drawing",
                f"{W}altChunk",
            }
            assert not [element.tag for element in root.iter() if element.tag in wanted], (at, part)
            outside = [each.get("Target") for each in root.iter() if each.get("TargetMode") == "External"]
            assert outside == [], (at, part)


def _xml_parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, etree.fromstring(archive.read(name))


_SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "random", "TZ": "UTC", "LC_ALL": "vi_VN.UTF-8", "PYTHONUTF8": "0"},
)
_HASHES = """
import hashlib, os, sys
os.chdir(sys.argv[1])
from plancli.reports.word.render import render_word
from plancli.reports.sheets import build_sheets
from plancli.reports.catalogue import ReportFormat
from tests.made.plan import made_plan
from tests.reports.papers import PLANS, TEMPLATES, plan_named, view_of
from tests.reports.papers_in_time import documents_in_time
for plan in (*map(plan_named, PLANS), made_plan(30, 15)):
    for template in TEMPLATES:
        print(template, hashlib.sha256(render_word(template, view_of(template, plan))).hexdigest())
for name in PLANS:
    for paper, data in documents_in_time(name, plan_named(name)):
        print(paper, hashlib.sha256(data).hexdigest())
for name, data in build_sheets(made_plan(10, 5), ReportFormat.DOCX).items():
    print(ascii(name), hashlib.sha256(data).hexdigest())
"""


def test_the_bytes_are_the_same_in_any_surroundings(project: Path, tmp_path: Path) -> None:
    said = set()
    for number, system in enumerate(_SURROUNDINGS):
        place = tmp_path / str(number)
        place.mkdir()
        command = [sys.executable, "-c", _HASHES, str(place)]
        done = subprocess.run(
            command, env=surroundings(**system), capture_output=True, check=True, timeout=300
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert said.pop().count(b"\n") > len(PLANS) * len(TEMPLATES)


def test_grid_and_cells_agree_on_widths(files: dict[tuple[str, str], bytes]) -> None:
    for data in files.values():
        for table in document_xml(data).iter(f"{W}tbl"):
            grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
            assert min(grid) > 0
            for row in table.iter(f"{W}tr"):
                assert _row_widths(row) == grid or sum(_row_widths(row)) == sum(grid)
                assert _spans(row) == len(grid)


def _row_widths(row: etree._Element) -> list[int]:
    return [int(width.get(f"{W}w", "0")) for width in row.iter(f"{W}tcW")]


def _spans(row: etree._Element) -> int:
    cells = list(row.iter(f"{W}tc"))
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells)
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)


def test_no_cell_begins_with_an_empty_paragraph(files: dict[tuple[str, str], bytes]) -> None:
    for data in files.values():
        for cell in document_xml(data).iter(f"{W}tc"):
            paragraphs = cell.findall(f"{W}p")
            assert paragraphs
            if len(paragraphs) > 1:
                assert "".join(text.text or "" for text in paragraphs[0].iter(f"{W}t")).strip()


def test_no_word_outside_a_table_is_printed_by_an_empty_body_paragraph(
    files: dict[tuple[str, str], bytes],
) -> None:
    for data in files.values():
        for paragraph in document_xml(data).iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            assert style is not None
            if style.get(f"{W}val") in ("Doan", "Phan", "Muc", "NhiemVu", "DongPhanCong", "Y", "CanCu"):
                assert "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()


def test_pages_have_the_decrees_margins_and_a_number_from_the_second_page() -> None:
    data = build_report(Material(plan_named("2026-xa-mau")), "plan", ReportFormat.DOCX)
    document = Document(io.BytesIO(data))
    # Decision, plan and two annexes, each numbered from 1.
    assert len(document.sections) == 4
    for section in document.sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins if margin is not None] == [20, 20, 30, 15]
        assert section.page_width is not None
        assert round(section.page_width.mm) == 210
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.part.blob.decode("utf-8")
        numbering = section._sectPr.find(f"{W}pgNumType")
        assert numbering is not None
        assert numbering.get(f"{W}start") == "1"


@pytest.mark.parametrize("template", ["assignment-table", "gaps", "cover-table", "matrix"])
def test_wide_tables_stand_on_landscape_pages_with_a_heading_row_on_each(
    template: str, files: dict[tuple[str, str], bytes]
) -> None:
    data = files["2025-tramtau", template]
    section = Document(io.BytesIO(data)).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 297
    assert next(document_xml(data).iter(f"{W}tblHeader")) is not None


def test_a_sheet_claims_neither_quoc_hieu_nor_a_number_of_its_own() -> None:
    view = view_of("sheet", plan_named("2025-tramtau"))
    text = "\n".join(
        paragraph.text for paragraph in Document(io.BytesIO(render_word("sheet", view))).paragraphs
    )
    assert "CỘNG HÒA" not in text
    assert text.split("\n")[:3] == ["ỦY BAN NHÂN DÂN", "HUYỆN TRẠM TẤU", ""]
    assert "TRÍCH KẾ HOẠCH" in text
    assert text.count("Số: ") == 1
