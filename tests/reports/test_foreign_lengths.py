"""Templates that another program than Word has saved: lengths with a point, a unit, in percent, cells merged."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plancli.office_package import pack, unpack
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from tests.reports.papers import document_xml, plan_named, word_paragraphs

BODY = "word/document.xml"


def _points(xml: str) -> str:
    return re.sub(r'w:(w|left|right)="(\d+)"', r'w:\1="\2.0"', xml)


def _with_unit(xml: str) -> str:
    return re.sub(r'<w:pgSz w:w="11906"', '<w:pgSz w:w="210mm"', xml)


def _percent(xml: str) -> str:
    return re.sub(r'<w:tcW w:w="\d+" w:type="dxa"', '<w:tcW w:w="20%" w:type="pct"', xml)


def _fewer_head_cells(xml: str) -> str:
    start = xml.index("<w:tc>", xml.rindex("<w:tbl>"))
    return xml[:start] + xml[xml.index("</w:tc>", start) + len("</w:tc>") :]


def _own(folder: Path, report: str, change: Callable[[str], str]) -> TemplateFolder:
    parts = unpack(SHIPPED.read(f"word/{report}.docx"))
    changed = change(parts[BODY].decode())
    assert changed != parts[BODY].decode()
    target = folder / "word" / f"{report}.docx"
    target.parent.mkdir()
    target.write_bytes(pack({**parts, BODY: changed.encode()}))
    return TemplateFolder(folder)


def _paper(report: str, templates: TemplateFolder) -> bytes:
    return build_report(Material(plan_named("2026-xa-mau")), report, ReportFormat.DOCX, templates)


@pytest.mark.parametrize("report", ["plan", "assignment-table", "matrix"])
@pytest.mark.parametrize("change", [_points, _percent])
def test_no_word_is_lost(report: str, change: Callable[[str], str], tmp_path: Path) -> None:
    made = _paper(report, _own(tmp_path, report, change))
    assert word_paragraphs(made) == word_paragraphs(_paper(report, SHIPPED))


def test_a_length_with_a_unit_is_the_same_length(tmp_path: Path) -> None:
    shipped, own = (
        document_xml(_paper("plan", each)) for each in (SHIPPED, _own(tmp_path, "plan", _with_unit))
    )
    indents = [[dict(each.attrib) for each in paper.iter("{*}ind")] for paper in (shipped, own)]
    assert indents[0] == indents[1]
    assert len(indents[0]) > 5


def test_a_table_whose_head_has_fewer_cells_keeps_its_widths(tmp_path: Path) -> None:
    assert word_paragraphs(_paper("matrix", _own(tmp_path, "matrix", _fewer_head_cells)))
