"""Word papers: a view poured into its template `word/<report>.docx`.

Every value is escaped, every output has the same bytes each time; it writes no file.
"""

from __future__ import annotations

from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView
from plancli.reports.word.fault import BrokenTemplateError
from plancli.reports.word.template import compile_template


def render_word(report_name: str, view: ReportView, templates: TemplateFolder = SHIPPED) -> bytes:
    """Return the paper `report_name` of `view` as the bytes of a .docx.

    UsageError where its template is broken: an unknown name in a tag, a loop that is not closed.
    """
    name = f"word/{report_name}.docx"
    try:
        return compile_template(templates.read(name), name, templates).fill(view)
    except BrokenTemplateError as error:
        # What a broken template needs is loaded for one only.
        from plancli.reports.template_check.failure import template_failure

        raise template_failure(error, name, view, templates) from error
