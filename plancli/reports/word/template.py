"""A Word template made ready once and filled many times, as docxtpl fills it each time anew.

Filling renders and packs only the parts that hold tags. Reads no file and writes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, Template, TemplateError

from plancli.office_package import Packed, core_properties, join, pack_part, unpack
from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.reports.environment import word_environment
from plancli.reports.sandbox_limits import Refusal
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView, view_values
from plancli.reports.word.fault import BrokenTemplateError
from plancli.reports.word.fitting import PageFitting, page_fitting
from plancli.reports.word.outside import fetching, may_fetch
from plancli.reports.word.prepared import PreparedPart, PreparedTemplate, find_ready
from plancli.reports.word.proof import BrokenXmlError, lost_words, refuse_broken
from plancli.reports.word.repair import resolve_breaks, spelled_braces

_STYLES = "word/styles.xml"
_MARKUP = late_pattern(r"<[^>]*>")
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What tags do that no paper can come of: `{{ 1 / 0 }}`, `{{ words + 1 }}`, a span that is no number."""
_FEW = 16
"""Templates that one run keeps ready: all that plancli ships, and as many of an agency's own."""


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template, ready to be filled."""

    name: str
    """`word/sheet.docx`, for messages."""
    filled: tuple[tuple[PreparedPart, Template], ...]
    """The parts that hold tags, and their tags compiled."""
    fixed: tuple[Packed, ...]
    """All other parts but the properties, packed."""
    properties: str
    """Name of the part that holds title and author."""
    fitting: PageFitting | None
    """How the document is fitted to its words; None leaves it as docxtpl would."""
    trusted: bool
    """True where it is just as plancli ships it."""

    def fill(self, view: ReportView) -> bytes:
        """Return the paper of a view as the bytes of a .docx; BrokenTemplateError where none can be made."""
        context = view_values(view)
        contents = {part.name: self._content(part, tags, context) for part, tags in self.filled}
        # docxtpl would escape the properties twice, and python-docx would date them.
        contents[self.properties] = core_properties(view.title, view.author)
        made = (pack_part(name, content, quick=True) for name, content in contents.items())
        return join([*self.fixed, *made])

    def _content(self, part: PreparedPart, tags: Template, context: Mapping[str, object]) -> bytes:
        try:
            rendered = _without_lines(tags.render(context))
            xml = resolve_breaks(spelled_braces(rendered) if part.braces else rendered)
            whole = (part.head + xml + part.tail).encode()
            self._refuse_losses(part, whole)
            mended = part.repair.mend(xml) if part.repair else xml
        except BrokenXmlError as error:
            raise BrokenTemplateError(self.name, part.name, str(error), error.near) from error
        except _FAULTS as error:
            near = _paragraph(part.source, _line_of(error))
            raise BrokenTemplateError(self.name, part.name, str(error), near) from error
        whole = whole if mended is xml else (part.head + mended + part.tail).encode()
        return self.fitting.fit(whole) if part.repair and self.fitting else whole

    def _refuse_losses(self, part: PreparedPart, content: bytes) -> None:
        """Raise an error where Word would refuse what was filled, or leave words out."""
        if not part.proven:
            refuse_broken(content)
        if not self.trusted and may_fetch(content):
            _refuse_fetching(content)
        if part.loose and (lost := next(lost_words(content), "")):
            key = "report.template-loses-words"
            raise BrokenTemplateError(self.name, part.name, lost, lost, key=key)


def compile_template(data: bytes, name: str, templates: TemplateFolder = SHIPPED) -> CompiledTemplate:
    """Return the template whose file holds `data`, ready to be filled; BrokenTemplateError for a bad one.

    `name` is for messages; `templates` is where a tag such as `{% include %}` looks.
    """
    return _kept(data, name, templates.own)


@lru_cache(_FEW)
def _kept(data: bytes, name: str, own: Path | None) -> CompiledTemplate:
    return _compile(data, name, TemplateFolder(own))


def _compile(data: bytes, name: str, templates: TemplateFolder) -> CompiledTemplate:
    ready = find_ready(data)
    environment = word_environment(templates, trusted=ready is not None)
    prepared = ready or _prepare(data, name, environment)
    filled = tuple((part, _tags(part, environment, name)) for part in prepared.parts)
    contents = unpack(data) | {part: text.encode() for part, text in prepared.changed.items()}
    changing = {prepared.properties, *(part.name for part in prepared.parts)}
    fixed = tuple(pack_part(part, content) for part, content in contents.items() if part not in changing)
    try:
        fitting = page_fitting(prepared.parts[0].source.encode(), contents.get(_STYLES, b""))
    except SyntaxError as error:  # what lxml raises, which most papers do not load
        raise BrokenTemplateError(name, _STYLES, str(error)) from error
    return CompiledTemplate(name, filled, fixed, prepared.properties, fitting, ready is not None)


def _prepare(data: bytes, name: str, environment: Environment) -> PreparedTemplate:
    # What plancli ships comes prepared; docxtpl takes longer to load than a paper to make.
    from plancli.reports.word.preparation import prepare

    return prepare(data, name, environment)


def _tags(part: PreparedPart, environment: Environment, name: str) -> Template:
    try:
        return environment.from_string(part.source)
    except TemplateError as error:
        near = _paragraph(part.source, _line_of(error))
        raise BrokenTemplateError(name, part.name, str(error), near) from error


def _refuse_fetching(content: bytes) -> None:
    """Raise `Refusal` where tags have made a field, or an address, that the template does not show."""
    from lxml import etree

    for words in fetching(etree.fromstring(content)):
        raise Refusal("field", words=words)


def _without_lines(rendered: str) -> str:
    """Return what was rendered without the line ends that only tell where a fault stands."""
    return rendered.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")


def _paragraph(source: str, line: int | None) -> str:
    """Return the words in a line of a prepared part, counted from 1."""
    lines = source.split("\n")
    return _MARKUP.sub("", lines[line - 1]) if line and line <= len(lines) else ""


def _line_of(error: Exception) -> int | None:
    """Return the line of the template in which a tag failed."""
    line: int | None = getattr(error, "lineno", None)
    trace = None if line else error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
