"""Markdown papers: a view poured into its `*.md.j2` template.

Returns text; it writes no file and composes no sentence.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Template, TemplateError

from plancli.patterns import late_pattern
from plancli.reports.environment import markdown_environment
from plancli.reports.markdown_escape import place_data
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView, view_values

_ACTING = late_pattern("[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]")
"""Controls: what acts on a terminal by itself."""


def render_markdown(report_name: str, view: ReportView, templates: TemplateFolder = SHIPPED) -> str:
    """Return the paper `report_name` of `view` as Markdown; UsageError where its template is broken.

    `render_markdown("plan", view_plan(plan))` begins with "**ỦY BAN NHÂN DÂN**".
    """
    template_name = f"{report_name}.md.j2"
    try:
        template = _kept(templates.read(template_name), template_name, templates.own)
        rendered = template.render(view_values(view))
    except TemplateError as error:
        # What a broken template needs is loaded for one only.
        from plancli.reports.template_check.failure import template_failure

        raise template_failure(error, template_name, view, templates) from error
    # A plan's words are made fit for paper; an agency's template may come from anywhere, and go to a screen.
    paper = _ACTING.sub("\N{REPLACEMENT CHARACTER}", place_data(rendered))
    return paper.strip("\n") + "\n"


@lru_cache(16)
def _kept(source: bytes, name: str, own: Path | None) -> Template:
    """Return a template ready for any number of papers; `name` is for messages."""
    return _compile(source, name, TemplateFolder(own))


def _compile(source: bytes, name: str, templates: TemplateFolder) -> Template:
    environment = markdown_environment(templates)
    code = environment.compile(source.decode("utf-8-sig"), name, name)
    return environment.template_class.from_code(environment, code, environment.make_globals(None))
