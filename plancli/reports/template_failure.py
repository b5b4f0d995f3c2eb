"""A template that failed while it was filled: which file of whose, what is wrong in it, and where.

Looks at a template only when it failed; one that is sound costs nothing.
"""

from __future__ import annotations

from plancli.reports.template_check import check_template, while_filled
from plancli.reports.template_folder import TemplateFolder, read_template
from plancli.reports.template_place import TemplateFailure
from plancli.reports.view import ReportView
from plancli.resources import read_resource


def template_failure(
    error: Exception, name: str, view: ReportView, templates: TemplateFolder
) -> TemplateFailure:
    """Return what to say of the template `name`, which raised `error` while `view` was poured into it."""
    own = templates.own_file(name)
    data = templates.given.get(name) or (
        read_template(own) if own is not None else read_resource("templates", name)
    )
    path = own.as_posix() if own is not None else name
    found = [each for each in check_template(data, name, path, type(view), templates.read) if each.is_error]
    return TemplateFailure(path, tuple(found) or (while_filled(error, data, name, path),))
