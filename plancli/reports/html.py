"""HTML pages: a view poured into its `*.html.j2` template, style and script inside, nothing from elsewhere.

A page names the one style and the one script that a browser may use, by their hashes: whatever else came
into it would not run.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict

from jinja2 import TemplateError
from markupsafe import Markup

from plancli.paper_text import paper_text
from plancli.reports.environment import html_environment
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.report_view import ReportView

_STYLES = {"trace": ("overview", "tracing"), "cascade": ("overview", "tracing")}
"""Style sheets of a page, by its report; one of its own name where none are given here."""
_SCRIPTED = frozenset({"overview"})
"""Pages that have a script, of their own name."""


def render_html(report_name: str, view: ReportView, templates: TemplateFolder = SHIPPED) -> str:
    """Return the page `report_name` of `view`; UsageError where its template is broken.

    Its styles are `html/<name>.css` of the templates, or those of `_STYLES`; its script, if it has one,
    `html/<name>.js`.
    """
    template_name = f"{report_name}.html.j2"
    sheets = _STYLES.get(report_name, (report_name,))
    style = "".join(_text(templates, f"html/{each}.css") for each in sheets) + _running_head(view.title)
    script = _text(templates, f"html/{report_name}.js") if report_name in _SCRIPTED else ""
    fixed = {
        "style": Markup(style),  # noqa: S704 - a template, and the title spelt out in figures
        "script": Markup(script),  # noqa: S704 - a template
        "policy": _policy(style, script),
    }
    try:
        page = html_environment(templates).get_template(template_name).render(asdict(view) | fixed)
    except TemplateError as error:
        # What a broken template needs is loaded for one only.
        from plancli.reports.template_check.failure import template_failure

        raise template_failure(error, template_name, view, templates) from error
    if not templates.is_shipped:
        from plancli.reports.template_check.failure import require_safe_page

        require_safe_page(page, str(fixed["policy"]), template_name, templates)
    return page.strip("\n") + "\n"


def _text(templates: TemplateFolder, name: str) -> str:
    """Return a style or script with plain line ends: a browser takes its hash after it has made them so."""
    return templates.read(name).decode("utf-8").replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    """Return the content security policy: no request at all, one style, one script."""
    hashes = (_hash(style), _hash(script))
    return "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'".format(
        *hashes
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _running_head(title: str) -> str:
    r"""Return the style that prints the title at the top of each page but the first.

    Every sign but letters, figures and blanks of ASCII is spelt out: `\1ebf `.
    """
    line = " ".join(paper_text(title).split())
    spelt = "".join(
        each if each.isascii() and (each.isalnum() or each == " ") else f"\\{ord(each):x} " for each in line
    )
    return f'\n@page{{@top-left{{content:"{spelt}"}}}}\n@page:first{{@top-left{{content:none}}}}\n'
