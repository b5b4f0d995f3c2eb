"""One reminder letter for each unit: names of files and their contents.

Returns bytes; it writes nothing and makes no folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancli.analysis.reminding import UnitDue, Window
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.file_names import number_names
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.reminder import view_unit_reminder


def build_reminders(
    plan: Plan,
    due: Sequence[UnitDue],
    window: Window,
    output: ReportFormat,
    templates: TemplateFolder = SHIPPED,
) -> Mapping[str, bytes]:
    """Return the letters to the units of `due` by file name, numbered from 1 in their order.

    For the Trạm Tấu plan 19 files, as no task of it has a day: "01 - Phòng Tư pháp.docx" …
    """
    names = number_names([unit.owed.unit.name for unit in due], output.value)
    return {
        name: render_view("reminder", view_unit_reminder(plan, unit, window), output, templates)
        for name, unit in zip(names, due, strict=True)
    }
