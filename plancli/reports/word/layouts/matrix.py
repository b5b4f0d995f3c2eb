"""The Word template of report `matrix`: tasks down, units across, on landscape pages.

Says where each thing stands; letters, figures and names come from the view.
"""

from __future__ import annotations

from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    looped_cells,
    paragraph,
    table,
    tag,
    tag_row,
    when,
)
from plancli.reports.word.layouts.wide_tables import (
    tall_heading,
    total_cells,
    upright_cells,
    whole_row,
)

_WIDTHS = (1000, 4496, 500)
"""Address, words, one unit, in twentieths of a point: so many shares, whatever their number."""
_HEADING_HEIGHT = 3000
_LEGEND = "{% for line in legend %}{{ line }}{% if not loop.last %}; {% endif %}{% endfor %}."


def matrix_body() -> str:
    """Return the tables and the notes, without the head of the paper."""
    return (
        when("legend", paragraph("GhiChu", _LEGEND))
        + tag("{%p if not tables %}")
        + paragraph("GhiChu", "Kế hoạch không nêu cơ quan, đơn vị nào.")
        + tag("{%p endif %}")
        + tag("{%p for matrix in tables %}")
        + when("matrix.caption", paragraph("TenDonVi", "{{ matrix.caption }}"))
        + when("not matrix.caption", paragraph("SauBang", " "))
        + _table()
        + tag("{%p endfor %}")
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
        *upright_cells(unit, "column in matrix.columns", "DauCot", "{{ column }}"),
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
        tag_row("{%tr for total in matrix.totals %}", address),
        whole_row(*total),
        tag_row("{%tr endfor %}", address),
        tag_row("{%tr for row in matrix.rows %}", address),
        whole_row(*line),
        tag_row("{%tr endfor %}", address),
    )


def _list(name: str, heading: str) -> str:
    return (
        paragraph("TenDonVi", heading)
        + tag(f"{{%p for line in {name} %}}")
        + paragraph("DongLietKe", "- {{ line }}")
        + tag("{%p endfor %}")
    )


def _shared() -> str:
    return (
        paragraph("TenDonVi", "Cột ghi gọn")
        + tag("{%p for column in shared %}")
        + paragraph("DongLietKe", "- {{ column.name }}: {{ column.units }}.")
        + tag("{%p endfor %}")
    )
