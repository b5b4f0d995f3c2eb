"""Making a Word template ready, which is docxtpl's own work: which tags there are, and what each does.

Covers what docxtpl renders: the text, headers, footers and footnotes. Loads docxtpl, python-docx and lxml;
fills nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from plancli.office_package import CORE_PROPERTIES, unpack
from plancli.records import replace
from plancli.reports.word.cell_order import order_cell_properties
from plancli.reports.word.fault import BrokenTemplateError
from plancli.reports.word.prepared import PreparedPart, PreparedTemplate
from plancli.reports.word.proof import may_lose_words, prints_whole_xml
from plancli.reports.word.repair import (
    RARE_BREAKS,
    holds_spelled_braces,
    needed_repair,
    resolve_breaks,
    spelled_braces,
)
from plancli.word_names import CONTENT_TYPES

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_TAGS = ("{{", "{%", "{#")
_RELATIONS = "_rels/.rels"
_UNREADABLE = (
    PackageNotFoundError,
    BadZipFile,
    etree.XMLSyntaxError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What python-docx says of a file that is no Word file, or lacks what one has."""


def prepare(data: bytes, name: str, environment: Environment) -> PreparedTemplate:
    """Return the template whose file holds `data`, ready; BrokenTemplateError for what is no Word file.

    `name` is for messages; its tags are read but not compiled, so they may still be at fault.
    """
    opened = DocxTemplate(io.BytesIO(data))
    try:
        opened.render_init()
        properties, changed = _properties(opened, data)
        prepared = [_body(opened), *_small_parts(opened)]
    except _UNREADABLE as error:
        raise BrokenTemplateError(name, "", str(error)) from error
    parts = []
    for part in prepared:
        if part.repair is None and not any(tag in part.source for tag in _TAGS):
            # docxtpl renders these as well, which changes them where a template prints a tab.
            resolved = resolve_breaks(spelled_braces(part.source))
            changed |= {part.name: part.head + resolved} if resolved != part.source else {}
        else:
            parts.append(_looked_at(part, environment))
    return PreparedTemplate(tuple(parts), properties, changed)


def _looked_at(part: PreparedPart, environment: Environment) -> PreparedPart:
    """Return the part with what its text tells of all its papers."""
    source = part.source
    return replace(
        part,
        source=_PARAGRAPH.sub("\n<w:p", source),
        braces=holds_spelled_braces(source),
        # What becomes of a tab in a template is for docxtpl to say.
        proven=not set(RARE_BREAKS) & set(source) and prints_whole_xml(source, environment),
        loose=may_lose_words(source),
    )


def _body(opened: DocxTemplate) -> PreparedPart:
    """Return the document; docxtpl takes its body alone, and so do we."""
    body = opened.get_xml()
    opening, end = body[: body.index(">") + 1], "</w:body>"
    source = order_cell_properties(opened.patch_xml(body)[len(opening) : -len(end)])
    whole = opened.xml_to_string(opened.docx.element)
    start, stop = whole.index(">", whole.index("<w:body")) + 1, whole.rindex(end)
    name = str(opened.docx.part.partname.membername)
    repair = needed_repair(opening, source)
    head = _DECLARATION + whole[:start]
    return PreparedPart(name, source, head, whole[stop:], repair, braces=True, proven=False, loose=True)


def _small_parts(opened: DocxTemplate) -> Iterator[PreparedPart]:
    """Yield headers, footers and footnotes."""
    parts = {str(part.partname.membername): part for part in _rendered(opened)}
    for name, part in parts.items():
        source = order_cell_properties(opened.patch_xml(opened.get_part_xml(part)))
        yield PreparedPart(name, source, _DECLARATION, "", None, braces=True, proven=False, loose=True)


def _rendered(opened: DocxTemplate) -> Iterator[Part]:
    for kind in (opened.HEADER_URI, opened.FOOTER_URI):
        yield from (part for _, part in opened.get_headers_footers(kind))
    for part in opened.docx.part.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            yield part


def _properties(opened: DocxTemplate, data: bytes) -> tuple[str, dict[str, str]]:
    """Return the part of title and author, and what to change in a file without one, as of Google Docs."""
    try:
        found = opened.docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except KeyError:
        parts = unpack(data)
        kinds = {"PartName": f"/{CORE_PROPERTIES}", "ContentType": CONTENT_TYPE.OPC_CORE_PROPERTIES}
        target = {"Id": "plancli", "Type": RELATIONSHIP_TYPE.CORE_PROPERTIES, "Target": CORE_PROPERTIES}
        return CORE_PROPERTIES, {
            CONTENT_TYPES: _with_child(parts[CONTENT_TYPES], "Override", kinds),
            _RELATIONS: _with_child(parts[_RELATIONS], "Relationship", target),
        }
    return str(found.partname.membername), {}


def _with_child(part: bytes, name: str, attributes: dict[str, str]) -> str:
    root = etree.fromstring(part)
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{name}", attributes)
    return _DECLARATION + etree.tostring(root, encoding="unicode")
