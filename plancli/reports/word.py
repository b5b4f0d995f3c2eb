"""Word papers: a view poured into its template `word/<report>.docx` by docxtpl.

Every value is escaped, every output has the same bytes each time; it writes no file.
"""

from __future__ import annotations

import io
from dataclasses import asdict

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from plancli.errors import UsageError
from plancli.reports.environment import word_environment
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.view import ReportView
from plancli.reports.word_columns import fit_columns
from plancli.reports.word_fitting import page_fitting
from plancli.reports.word_package import CORE_PROPERTIES, core_properties, pack, unpack

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"


class _StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl publishes no types
    """A template that refuses broken XML, which docxtpl would mend by dropping text in silence."""

    def fix_tables(self, xml: str) -> object:
        """Return the body of the document; XMLSyntaxError where a template breaks it."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


def render_word(report_name: str, view: ReportView, templates: TemplateFolder = SHIPPED) -> bytes:
    """Return the paper `report_name` of `view` as the bytes of a .docx.

    UsageError where its template is broken: an unknown name in a tag, a loop that is not closed.
    """
    template_name = f"word/{report_name}.docx"
    template = _StrictTemplate(io.BytesIO(templates.read(template_name)))
    try:
        template.render(asdict(view), word_environment(templates), autoescape=True)
    except (TemplateError, etree.XMLSyntaxError) as error:
        raise UsageError("report.template", name=template_name, reason=str(error)) from error
    fit_columns(template.docx.element.body)
    rendered = io.BytesIO()
    template.docx.save(rendered)
    parts = unpack(rendered.getvalue())
    parts[_DOCUMENT] = page_fitting(parts[_DOCUMENT], parts[_STYLES]).fit(parts[_DOCUMENT])
    # docxtpl would escape the properties twice, and python-docx would date them.
    return pack({**parts, CORE_PROPERTIES: core_properties(view.title, view.author)})
