"""The Word template of report `matrix`: tasks down, units across, on landscape pages.

Says where each thing stands; letters, figures and names come from the view.
"""

from __future__ import annotations

from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    listed,
    looped,
    looped_cells,
    looped_rows,
    paragraph,
    table,
    when,
    whole_row,
)
from plancli.reports.word.layouts.wide_tables import (
    tall_heading,
    total_cells,
    upright_cells,
)

_WIDTHS = (1000, 4496, 500)
"""Address, words, one unit, in twentieths of a point: so many shares, whatever their number."""
_HEADING_HEIGHT = 3000
_LEGEND = "{% for line in legend %}{{ line }}{% if not loop.last %}; {% endif %}{% endfor %}."


def matrix_body() -> str:
    """Return the tables and the notes, without the head of the paper."""
    return (
        when("legend", paragraph("GhiChu", _LEGEND))
        + when("not tables", paragraph("GhiChu", "Kế hoạch không nêu cơ quan, đơn vị nào."))
        + looped(
            "matrix in tables",
            when("matrix.caption", paragraph("TenDonVi", "{{ matrix.caption }}"))
            + when("not matrix.caption", paragraph("SauBang", " "))
            + _table(),
        )
        + when("shared", _shared())
        + when("unled", _list("unled", "Nhiệm vụ không ghi một đơn vị chủ trì"))
        + when("idle", _list("idle", "Đơn vị không có nhiệm vụ nào trong bảng"))
        + when("remarks", _list("remarks", "Ngoài bảng"))
        + paragraph("NetKe", " ")
    )


def _table() -> str:
    address, content, unit = _WIDTHS
    heading = (
        cell(address, paragraph("DauBang", "Mục")),
        cell(content, paragraph("DauBang", "Nhiệm vụ")),
        *upright_cells(unit, "column in matrix.columns", "{{ column }}"),
    )
    line = (
        cell(address, paragraph("OVai", "{{ row.address }}")),
        cell(
            content,
            paragraph("OViec", "{{ row.content }}")
            + when("row.note", paragraph("LuuYBang", "{{ row.note }}")),
        ),
        *looped_cells(unit, "letters in row.cells", "OVai", "{{ letters }}"),
    )
    total = (
        total_cells((address, content), "{{ total.heading }}"),
        *looped_cells(unit, "figure in total.cells", "OVai", "{{ figure }}"),
    )
    return table(
        PROPORTIONED_STYLE,
        (address, content, LANDSCAPE_WIDTH - address - content),
        tall_heading(_HEADING_HEIGHT, *heading),
        *looped_rows("total in matrix.totals", address, whole_row(*total)),
        *looped_rows("row in matrix.rows", address, whole_row(*line)),
    )


def _list(name: str, heading: str) -> str:
    return paragraph("TenDonVi", heading) + listed(name)


def _shared() -> str:
    return paragraph("TenDonVi", "Cột ghi gọn") + looped(
        "column in shared", paragraph("DongLietKe", "- {{ column.name }}: {{ column.units }}.")
    )
