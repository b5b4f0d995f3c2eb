"""The Word template of report `cascade`: units below a plan, its tasks, and units task by task.

Says where each thing stands; figures, names and words come from the view.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.reports.word.fitted_styles import FITTED_STYLE
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    cells,
    either,
    listed,
    looped,
    looped_cells,
    looped_rows,
    page,
    paragraph,
    row,
    shared_widths,
    table,
    when,
    whole_row,
)
from plancli.reports.word.layouts.unit_papers import extract_head
from plancli.reports.word.layouts.wide_tables import total_cells

_COUNT = 820
"""One figure, in twentieths of a point."""
_UNIT = (560, 2900, 2250, 820)
"""Number, name, plan, tasks; the last column has the rest."""
_UNIT_NOTE = LANDSCAPE_WIDTH - sum(_UNIT) - 7 * _COUNT
_WORK = (900, 3500, 1500, 820)
"""Address, words, deadline, units."""
_WORK_MISSING = LANDSCAPE_WIDTH - sum(_WORK) - 7 * _COUNT
_DETAIL = shared_widths(LANDSCAPE_WIDTH, (8, 26, 12, 12, 24, 10, 8))


def cascade_template() -> bytes:
    """Return the template of report `cascade`, across: two wide tables, and one for each unit asked for."""
    body = (
        extract_head("BẢNG THEO DÕI TRIỂN KHAI KẾ HOẠCH")
        + listed("summary")
        + when("quoted", paragraph("DongLietKe", "Kế hoạch nêu về hạn lập kế hoạch của cấp dưới:"))
        + listed("quoted")
        + paragraph("TenDonVi", "Theo đơn vị")
        + when("units", _units())
        + when("not units", paragraph("DongLietKe", "Không có đơn vị nào."))
        + when("works", paragraph("TenDonVi", "Theo nhiệm vụ") + _works())
        + _details()
        + when("remarks", paragraph("TenDonVi", "Lưu ý") + listed("remarks"))
        + looped("line in legend", paragraph("GhiChu", "{{ line }}"))
        + paragraph("NetKe", " ")
    )
    return document(body, page(landscape=True))


def _units() -> str:
    heading = (
        *cells("DauBang", _UNIT, ("TT", "Đơn vị", "Kế hoạch", "Số việc")),
        *looped_cells(_COUNT, "column in columns", "DauBang", "{{ column }}"),
        *cells("DauBang", (_COUNT, _UNIT_NOTE), ("Trễ hạn", "Ghi chú")),
    )
    total = (
        total_cells(_UNIT[:3], "Cộng"),
        *looped_cells(_COUNT, "figure in totals", "DauBang", "{{ figure }}"),
        cell(_UNIT_NOTE, paragraph("OBang", "")),
    )
    line = (
        cell(_UNIT[0], paragraph("OBangGiua", "{{ unit.number }}")),
        cell(_UNIT[1], paragraph("OBang", "{{ unit.name }}")),
        cell(_UNIT[2], paragraph("OBang", "{{ unit.plan }}")),
        cell(_UNIT[3], paragraph("OBangGiua", "{{ unit.tasks }}")),
        *looped_cells(_COUNT, "count in unit.counts", "OBangGiua", "{{ count }}"),
        cell(_COUNT, paragraph("OBangGiua", "{{ unit.late }}")),
        cell(_UNIT_NOTE, paragraph("OBang", "{{ unit.note }}")),
    )
    return _table((*_UNIT, 6 * _COUNT, _COUNT, _UNIT_NOTE), heading, "unit in units", line, total)


def _works() -> str:
    heading = (
        *cells("DauBang", _WORK, ("Mục", "Nhiệm vụ", "Thời hạn", "Số đơn vị")),
        *looped_cells(_COUNT, "column in columns", "DauBang", "{{ column }}"),
        *cells("DauBang", (_COUNT, _WORK_MISSING), ("Chưa có kế hoạch", "Đơn vị thiếu")),
    )
    line = (
        cell(_WORK[0], paragraph("OBangGiua", "{{ work.address }}")),
        cell(_WORK[1], paragraph("OBang", "{{ work.content }}")),
        cell(_WORK[2], paragraph("OBang", "{{ work.deadline }}")),
        cell(_WORK[3], paragraph("OBangGiua", "{{ work.units }}")),
        *looped_cells(_COUNT, "count in work.counts", "OBangGiua", "{{ count }}"),
        cell(_COUNT, paragraph("OBangGiua", "{{ work.without }}")),
        cell(_WORK_MISSING, paragraph("OBang", "{{ work.missing }}")),
    )
    return _table((*_WORK, 6 * _COUNT, _COUNT, _WORK_MISSING), heading, "work in works", line)


def _table(
    widths: Sequence[int], heading: Sequence[str], loop: str, line: Sequence[str], total: Sequence[str] = ()
) -> str:
    """Return a table whose counted columns only the view knows; the totals stand below the heading."""
    first = widths[0]
    return table(
        FITTED_STYLE,
        widths,
        row(*heading, heading=True),
        *([whole_row(*total)] if total else []),
        *looped_rows(loop, first, row(*line)),
    )


def _details() -> str:
    names = ("Mục", "Nhiệm vụ của cấp trên", "Thời hạn", "Trạng thái", "Việc của đơn vị")
    headings = (*names, "Thời hạn của đơn vị", "Ghi chú")
    state = either(
        "row.open", paragraph("CanXemBang", "{{ row.state }}"), paragraph("OBang", "{{ row.state }}")
    )
    line = (
        cell(_DETAIL[0], paragraph("OBangGiua", "{{ row.address }}")),
        cell(_DETAIL[1], paragraph("OBang", "{{ row.content }}")),
        cell(_DETAIL[2], paragraph("OBang", "{{ row.deadline }}")),
        cell(_DETAIL[3], state),
        cell(_DETAIL[4], paragraph("OBang", "{{ row.own }}")),
        cell(_DETAIL[5], paragraph("OBang", "{{ row.own_deadline }}")),
        cell(_DETAIL[6], paragraph("OBang", "{{ row.note }}")),
    )
    rows = table(
        FITTED_STYLE,
        _DETAIL,
        row(*cells("DauBang", _DETAIL, headings), heading=True),
        *looped_rows("row in unit.rows", _DETAIL[0], row(*line)),
    )
    return looped(
        "unit in details",
        paragraph("TenDonVi", "{{ unit.name }}")
        + when("unit.plan", paragraph("DongLietKe", "{{ unit.plan }}"))
        + when("unit.note", paragraph("DongLietKe", "{{ unit.note }}"))
        + rows,
    )
