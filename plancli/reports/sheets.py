"""One sheet for each unit, and the covering table: names of files and their contents.

Returns bytes; it writes nothing and makes no folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plancli.analysis.change import PlanDifference
from plancli.analysis.obligations import list_obligations
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.file_names import name_sheets
from plancli.reports.template_folder import SHIPPED, TemplateFolder
from plancli.reports.views.obligations import view_cover_table, view_sheets


def build_sheets(
    plan: Plan,
    output: ReportFormat,
    templates: TemplateFolder = SHIPPED,
    *,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
    since: PlanDifference | None = None,
) -> Mapping[str, bytes]:
    """Return all sheets by file name, the covering table first.

    With `since`, the difference from an earlier version to `plan`, only those of the units whose work
    changed, each under the name that it has among all.
    `tell` is called after each sheet with how many are made, of how many.
    For the Trạm Tấu plan 20 files: "00 - Bảng tổng hợp.docx", "01 - Phòng Tư pháp.docx" …
    """
    every = list_obligations(plan)
    covering, names = name_sheets([owed.unit.name for owed in every], output.value)
    changed = {(each.unit.id, each.others): each for each in since.changed_units()} if since else {}
    wanted = [
        (owed, name)
        for owed, name in zip(every, names, strict=True)
        if since is None or (owed.unit.id, owed.others) in changed
    ]
    rows = tuple(owed for owed, _ in wanted)
    files = dict(enumerate(name for _, name in wanted))
    sheets = {covering: render_view("cover-table", view_cover_table(plan, rows, files), output, templates)}
    for index, sheet in enumerate(view_sheets(plan, rows, changed)):
        sheets[files[index]] = render_view("sheet", sheet, output, templates)
        tell(index + 1, len(rows))
    return sheets
