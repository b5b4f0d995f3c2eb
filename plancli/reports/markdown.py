"""Markdown papers: a view poured into its `*.md.j2` template.

Returns text; it writes no file and composes no sentence.
"""

from __future__ import annotations

from dataclasses import asdict

from jinja2 import TemplateError

from plancli.errors import UsageError
from plancli.reports.environment import markdown_environment
from plancli.reports.markdown_escape import place_data
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.view import ReportView


def render_markdown(report_name: str, view: ReportView, templates: TemplateFolder = SHIPPED) -> str:
    """Return the paper `report_name` of `view` as Markdown; UsageError where its template is broken.

    `render_markdown("plan", view_plan(plan))` begins with "**ỦY BAN NHÂN DÂN**".
    """
    template_name = f"{report_name}.md.j2"
    try:
        rendered = markdown_environment(templates).get_template(template_name).render(asdict(view))
    except TemplateError as error:
        raise UsageError("report.template", name=template_name, reason=str(error)) from error
    return place_data(rendered).strip("\n") + "\n"
