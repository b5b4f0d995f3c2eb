"""A template that cannot be filled: which file of whose, what is wrong in it, and where.

Looks at an agency's own template once, before it is filled; at a shipped one only when it failed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from plancli.reports.template_check.finding import TemplateFailure
from plancli.reports.template_check.safety import unsafe_filled_page
from plancli.reports.template_check.soundness import check_template, require_sound, while_filled
from plancli.reports.template_folder import TemplateFolder, read_template
from plancli.reports.views.report_view import ReportView
from plancli.resources import read_resource


def require_names(name: str, view: ReportView, templates: TemplateFolder) -> None:
    """Raise a TemplateFailure where an own template uses a name that `view` lacks, in any of its branches.

    What this plan does not need would fail with the next one.
    """
    own = templates.own_file(name)
    if own is not None:
        require_sound(templates.read(name), name, own.as_posix(), type(view), _reader(templates.own))


@cache
def _reader(own: Path | None) -> Callable[[str], bytes]:
    """Return one and the same reader for a folder, so that a template is judged once."""
    return TemplateFolder(own).read


def require_safe_page(page: str, policy: str, name: str, templates: TemplateFolder) -> None:
    """Raise a TemplateFailure where a filled page could fetch something or lead elsewhere by itself."""
    found = tuple(unsafe_filled_page(page, policy))
    if found:
        own = templates.own_file(name)
        raise TemplateFailure(own.as_posix() if own is not None else name, found)


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
