"""Small Word templates made for one test, and papers as docxtpl itself makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from lxml import etree

from plancli.reports.environment import word_environment
from plancli.reports.template_folder import SHIPPED
from plancli.reports.views.report_view import ReportView
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import page
from tests.reports.papers import W

_UNORDERED = (f"{W}tcPr",)


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def line(*words: str) -> str:
    return f"<w:p>{''.join(map(run, words))}</w:p>"


def table(*rows: str, columns: int) -> str:
    grid = '<w:gridCol w:w="1200"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(*words: str, more: str = "") -> str:
    properties = f'<w:tcPr><w:tcW w:w="1200" w:type="dxa"/>{more}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(map(line, words))}</w:tc>"


def template(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a template with this body; `parts` takes the place of other parts, by name."""
    data = document("".join(body), page())
    if not parts:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return made.getvalue()


def with_footer_and_notes(body: str, header: str, footer: str, note: str) -> bytes:
    """Return a template that python-docx gives a header and a footer, and a part of footnotes."""
    opened = Document(io.BytesIO(template(body)))
    section = opened.sections[0]
    section.different_first_page_header_footer = False
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = header
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = footer
    saved = io.BytesIO()
    opened.save(saved)
    return _with_footnotes(saved.getvalue(), note)


def _with_footnotes(data: bytes, note: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    told = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2">{line(note)}</w:footnote></w:footnotes>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "[Content_Types].xml":
                override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
                part = str(part).replace("</Types>", f"{override}</Types>")
            if name == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/>'
                part = str(part).replace("</Relationships>", f"{link}</Relationships>")
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", told)
    return made.getvalue()


def by_docxtpl(data: bytes, view: ReportView) -> bytes:
    opened = DocxTemplate(io.BytesIO(data))
    opened.render(asdict(view), word_environment(SHIPPED), autoescape=True)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def told(part: bytes) -> Any:
    """Return what a part says as nested tuples: blanks between elements and the order in `tcPr` do not count."""
    return _told(etree.fromstring(part))


def _told(element: etree._Element) -> Any:
    inside = [_told(child) for child in element]
    if element.tag in _UNORDERED:
        inside.sort(key=str)
    texts = [(element.text or "").strip("\n "), *((child.tail or "").strip("\n ") for child in element)]
    if not inside:
        texts = [element.text or ""]
    return element.tag, sorted(element.attrib.items()), texts, inside
