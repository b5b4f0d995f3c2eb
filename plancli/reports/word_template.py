"""A Word template made ready once and filled many times, as docxtpl fills it each time anew.

Preparing is docxtpl's own work: which tags there are and what they do, in the text, in headers, footers and
footnotes. Filling renders and packs only the parts that hold tags. Reads no file and writes none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import TracebackType
from zipfile import BadZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError
from lxml import etree

from plancli.errors import UsageError
from plancli.records import dataclass
from plancli.reports.environment import word_environment
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.view import ReportView, view_values
from plancli.reports.word_cells import order_cell_properties
from plancli.reports.word_package import Packed, core_properties, join, pack_part, unpack
from plancli.reports.word_proof import (
    BrokenXmlError,
    lost_words,
    may_lose_words,
    prints_whole_xml,
    refuse_broken,
)
from plancli.reports.word_repair import (
    RARE_BREAKS,
    Repair,
    holds_spelled_braces,
    needed_repair,
    resolve_breaks,
    spelled_braces,
)

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_MARKUP = re.compile(r"<[^>]*>")
_TAGS = ("{{", "{%", "{#")
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
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What tags do that no paper can come of: `{{ 1 / 0 }}`, `{{ words + 1 }}`, a span that is no number."""
_FEW = 16
"""Templates that one run keeps ready: all that plancli ships, and as many of an agency's own."""


class BrokenTemplateError(UsageError):
    """A template from which no paper can be made; names the part and, where known, the paragraph."""

    def __init__(
        self, name: str, part: str, reason: str, near: str = "", *, key: str = "report.template"
    ) -> None:
        """Keep the template's `name`, the `part` in it, why, and the words of the paragraph."""
        super().__init__(key, name=name, reason=reason)
        self.part = part
        """`word/document.xml`, `word/header1.xml`; empty where the file as a whole is no Word file."""
        self.reason = reason
        """As Jinja or the reader of XML says it."""
        self.near = near
        """The words of the paragraph at fault, tags included; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class FilledPart:
    """One part that holds tags."""

    name: str
    """`word/document.xml`."""
    source: str
    """What docxtpl makes of the part: XML with plain Jinja tags, a line for each paragraph."""
    template: Template
    """The source, compiled."""
    head: str
    """What stands before the source in the part."""
    tail: str
    """What stands behind it."""
    repair: Repair | None
    """What tables and drawings of the body need after filling; None in headers, footers, footnotes."""
    braces: bool
    """True where the template prints braces of its own, spelled `{_{`."""
    proven: bool
    """True where it can only print whole XML."""
    loose: bool
    """True where a tag may print words that Word does not show."""


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template, ready to be filled."""

    name: str
    """`word/sheet.docx`, for messages."""
    filled: tuple[FilledPart, ...]
    """The document first, then headers, footers and footnotes that hold tags."""
    fixed: tuple[Packed, ...]
    """All other parts but the properties, packed."""
    properties: str
    """Name of the part that holds title and author."""

    def fill(self, view: ReportView) -> bytes:
        """Return the paper of a view as the bytes of a .docx; BrokenTemplateError where none can be made."""
        context = view_values(view)
        made = [pack_part(part.name, self._content(part, context)) for part in self.filled]
        # docxtpl would escape the properties twice, and python-docx would date them.
        properties = pack_part(self.properties, core_properties(view.title, view.author))
        return join([*self.fixed, *made, properties])

    def _content(self, part: FilledPart, context: Mapping[str, object]) -> bytes:
        try:
            rendered = _without_lines(part.template.render(context))
            xml = resolve_breaks(spelled_braces(rendered) if part.braces else rendered)
            whole = (part.head + xml + part.tail).encode()
            self._refuse_losses(part, whole)
            mended = part.repair.mend(xml) if part.repair else xml
        except BrokenXmlError as error:
            raise BrokenTemplateError(self.name, part.name, str(error), error.near) from error
        except _FAULTS as error:
            near = _paragraph(part.source, _line_of(error.__traceback__))
            raise BrokenTemplateError(self.name, part.name, str(error), near) from error
        return whole if mended is xml else (part.head + mended + part.tail).encode()

    def _refuse_losses(self, part: FilledPart, content: bytes) -> None:
        """Raise an error where Word would refuse what was filled, or leave words out."""
        if not part.proven:
            refuse_broken(content)
        if part.loose and (lost := next(lost_words(content), "")):
            key = "report.template-loses-words"
            raise BrokenTemplateError(self.name, part.name, lost, lost, key=key)


@lru_cache(_FEW)
def compile_template(data: bytes, name: str, templates: TemplateFolder = SHIPPED) -> CompiledTemplate:
    """Return the template whose file holds `data`, ready to be filled; BrokenTemplateError for a bad one.

    `name` is for messages; `templates` is where a tag such as `{% include %}` looks.
    """
    prepared, saved = DocxTemplate(io.BytesIO(data)), io.BytesIO()
    try:
        prepared.render_init()
        properties = _properties_part(prepared)
        prepared.docx.save(saved)
        contents = unpack(saved.getvalue())
        sources = [_body_source(prepared), *_small_sources(prepared)]
    except _UNREADABLE as error:
        raise BrokenTemplateError(name, "", str(error)) from error
    environment, filled = word_environment(templates), []
    for each in sources:
        if each.repair is None and not any(tag in each.source for tag in _TAGS):
            # docxtpl renders these as well, which changes them where a template prints a tab.
            resolved = resolve_breaks(spelled_braces(each.source))
            if resolved != each.source:
                contents[each.name] = (each.head + resolved).encode()
        else:
            filled.append(_compiled(each, environment, name))
    changing = {properties, *(part.name for part in filled)}
    fixed = tuple(pack_part(part, content) for part, content in contents.items() if part not in changing)
    return CompiledTemplate(name, tuple(filled), fixed, properties)


@dataclass(frozen=True, slots=True)
class _Source:
    """One part as docxtpl makes it ready, not yet compiled; the fields are those of `FilledPart`."""

    name: str
    source: str
    head: str
    tail: str
    repair: Repair | None


def _compiled(part: _Source, environment: Environment, name: str) -> FilledPart:
    source = _PARAGRAPH.sub("\n<w:p", part.source)
    try:
        template = environment.from_string(source)
    except TemplateSyntaxError as error:
        raise BrokenTemplateError(name, part.name, str(error), _paragraph(source, error.lineno)) from error
    return FilledPart(
        name=part.name,
        source=source,
        template=template,
        head=part.head,
        tail=part.tail,
        repair=part.repair,
        braces=holds_spelled_braces(source),
        # What becomes of a tab in a template is for docxtpl to say.
        proven=not set(RARE_BREAKS) & set(source) and prints_whole_xml(source, environment),
        loose=may_lose_words(source),
    )


def _body_source(prepared: DocxTemplate) -> _Source:
    """Return the document; docxtpl takes its body alone, and so do we."""
    body = prepared.get_xml()
    opening, end = body[: body.index(">") + 1], "</w:body>"
    source = order_cell_properties(prepared.patch_xml(body)[len(opening) : -len(end)])
    whole = prepared.xml_to_string(prepared.docx.element)
    start, stop = whole.index(">", whole.index("<w:body")) + 1, whole.rindex(end)
    name = prepared.docx.part.partname.membername
    repair = needed_repair(opening, source)
    return _Source(name, source, _DECLARATION + whole[:start], whole[stop:], repair)


def _small_sources(prepared: DocxTemplate) -> Iterator[_Source]:
    """Yield headers, footers and footnotes."""
    parts = {part.partname.membername: part for part in _small_parts(prepared)}
    for name, part in parts.items():
        source = order_cell_properties(prepared.patch_xml(prepared.get_part_xml(part)))
        yield _Source(name, source, _DECLARATION, "", None)


def _small_parts(prepared: DocxTemplate) -> Iterator[Part]:
    for kind in (prepared.HEADER_URI, prepared.FOOTER_URI):
        yield from (part for _, part in prepared.get_headers_footers(kind))
    for part in prepared.docx.part.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            yield part


def _properties_part(prepared: DocxTemplate) -> str:
    """Return the name of the part that holds title and author, made where there is none."""
    prepared.docx.core_properties.title = ""
    part = prepared.docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return str(part.partname.membername)


def _without_lines(rendered: str) -> str:
    """Return what was rendered without the line ends that only tell where a fault stands."""
    return rendered.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")


def _paragraph(source: str, line: int | None) -> str:
    """Return the words in a line of a prepared part, counted from 1."""
    lines = source.split("\n")
    return _MARKUP.sub("", lines[line - 1]) if line and line <= len(lines) else ""


def _line_of(trace: TracebackType | None) -> int | None:
    """Return the line of the template in which a tag failed."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
