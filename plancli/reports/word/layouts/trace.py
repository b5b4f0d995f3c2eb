"""The Word template of report `trace`: a table for each plan above, and one for each act, on pages across.

Says where each thing stands; states and words come from the view.
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
    looped_rows,
    page,
    paragraph,
    row,
    shared_widths,
    table,
    when,
)
from plancli.reports.word.layouts.unit_papers import extract_head

_OF_PLAN = (
    ("Mục cấp trên", "address", 7),
    ("Nhiệm vụ của cấp trên", "content", 27),
    ("Thời hạn", "deadline", 11),
    ("Trạng thái", "state", 10),
    ("Việc của kế hoạch này", "own", 25),
    ("Thời hạn của việc", "own_deadline", 10),
    ("Ghi chú", "note", 10),
)
"""Heading of a column, the field of a row, and its share of the width."""
_OF_LAW = (
    ("Mã", "address", 6),
    ("Điều, khoản", "place", 12),
    ("Nội dung tóm tắt", "content", 34),
    ("Trạng thái", "state", 10),
    ("Việc của kế hoạch này", "own", 25),
    ("Ghi chú", "note", 13),
)
_Column = tuple[str, str, int]


def trace_template() -> bytes:
    """Return the template of report `trace`."""
    parents = looped(
        "parent in parents",
        paragraph("TenDonVi", "{{ parent.name }}")
        + when("parent.words", paragraph("DongLietKe", "{{ parent.words }}"))
        + when("parent.counts", paragraph("GhiChu", "{{ parent.counts }}."))
        + listed("parent.notes")
        + when("parent.rows", _rows(_OF_PLAN, "parent.rows")),
    )
    acts = looped(
        "act in acts",
        paragraph("TenDonVi", '{{ act.name or "Quy định chưa rõ" }}')
        + when("act.counts", paragraph("GhiChu", "{{ act.counts }}."))
        + _rows(_OF_LAW, "act.rows"),
    )
    body = (
        extract_head("BẢNG ĐỐI CHIẾU VỚI KẾ HOẠCH CẤP TRÊN VÀ QUY ĐỊNH CỦA PHÁP LUẬT")
        + paragraph("DongLietKe", "{{ day }}")
        + parents
        + paragraph("TenDonVi", "Quy định của pháp luật")
        + listed("law_notes")
        + acts
        + when("loose", paragraph("TenDonVi", "Liên kết chưa dẫn tới đâu") + _rows(_OF_PLAN, "loose"))
        + looped("line in remarks", paragraph("GhiChu", "{{ line }}"))
        + paragraph("NetKe", " ")
    )
    return document(body, page(landscape=True))


def _rows(columns: Sequence[_Column], rows: str) -> str:
    widths = shared_widths(LANDSCAPE_WIDTH, [share for _, _, share in columns])
    line = [cell(width, _words(field)) for width, (_, field, _) in zip(widths, columns, strict=True)]
    return table(
        FITTED_STYLE,
        widths,
        row(*cells("DauBang", widths, [heading for heading, _, _ in columns]), heading=True),
        *looped_rows(f"row in {rows}", widths[0], row(*line)),
    )


def _words(field: str) -> str:
    if field == "state":
        return either(
            "row.open", paragraph("CanXemBang", "{{ row.state }}"), paragraph("OBang", "{{ row.state }}")
        )
    return paragraph("OBangGiua" if field == "address" else "OBang", f"{{{{ row.{field} }}}}")
