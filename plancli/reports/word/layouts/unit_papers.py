"""The Word templates of what each unit is to do: all on one paper, a sheet for each, the list of sheets.

Says where each thing stands, and which blanks a pen is to fill in; the plan's words come from the views.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    cell,
    cells,
    either,
    looped,
    looped_cells,
    looped_rows,
    page,
    paragraph,
    row,
    rows_when,
    rule,
    shared_widths,
    table,
    when,
    whole_row,
)
from plancli.reports.word.layouts.plan import issuer_lines

_BLANK_LINES = ("Nơi báo cáo: " + "…" * 25, "Thời hạn báo cáo: " + "…" * 22)
"""What a pen fills in where the plan does not say it."""


def obligations_template() -> bytes:
    """Return the template of report `obligations`: a table for each unit."""
    body = (
        extract_head("TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ")
        + looped("unit in units", paragraph("TenDonVi", "{{ unit.name }}") + _unit_work(_READ))
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def sheet_template() -> bytes:
    """Return the template of one unit's sheet: an extract, without Quốc hiệu and number of its own."""
    body = (
        issuer_lines("head", rule(74, 74))
        + paragraph("TenLoai", "TRÍCH {{ head.kind }}")
        + when("head.title", paragraph("TrichYeu", "{{ head.title }}"))
        + _source_line()
        + paragraph("TenDonVi", "Đơn vị: {{ unit.name }}")
        + when("tally", paragraph("TomTat", "Số nhiệm vụ: {{ tally }}."))
        + when("changes", _changes())
        + _unit_work(_FILLED_IN)
        + _reporting()
        + _receipt()
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def _changes() -> str:
    """Return what changed for the unit since an earlier version."""
    widths = shared_widths(PORTRAIT_WIDTH, (10, 16, 37, 37))
    fields = ("address", "what", "before", "after")
    return (
        paragraph("TenDonVi", "Thay đổi so với bản trước")
        + table(
            "BangKe",
            widths,
            row(*cells("DauBang", widths, ("Mục", "Thay đổi", "Trước đây", "Nay")), heading=True),
            *looped_rows(
                "change in changes",
                widths[0],
                row(*cells("OBang", widths, [f"{{{{ change.{field} }}}}" for field in fields])),
            ),
        )
        + paragraph("TenDonVi", "Toàn bộ việc của đơn vị")
    )


def _reporting() -> str:
    """Return where the unit reports: the plan's own sentences, and always a line for the pen."""
    quoted = looped("order in reporting", paragraph("Y", "- {{ order.place }}: “{{ order.words }}”"))
    blank = "".join(paragraph("DongDien", line) for line in _BLANK_LINES)
    return paragraph("TenDonVi", "Chế độ báo cáo") + either("reporting", quoted, blank)


def _receipt() -> str:
    """Return the place to sign for receipt."""
    half = PORTRAIT_WIDTH // 2
    left = paragraph("NgayNhan", "Ngày nhận: ……/……/…………")
    right = paragraph("NguoiNhan", "NGƯỜI NHẬN") + paragraph("KyTen", "(Ký, ghi rõ họ tên)")
    return paragraph("TruocKyNhan", " ") + table(
        "BangKhongKe",
        (half, PORTRAIT_WIDTH - half),
        whole_row(cell(half, left), cell(PORTRAIT_WIDTH - half, right)),
    )


def cover_table_template() -> bytes:
    """Return the template of the covering table of all sheets, with columns to sign for receipt."""
    widths = shared_widths(LANDSCAPE_WIDTH, (4, 31, 7, 11, 38, 9, 12))
    heading = (
        *cells("DauBang", widths[:2], ("TT", "Cơ quan, đơn vị")),
        *looped_cells(widths[2], "role in roles", "DauBang", "{{ role }}"),
        *cells("DauBang", widths[3:], ("Phần Tổ chức thực hiện", "Tệp", "Ngày nhận", "Ký nhận")),
    )
    line = (
        cell(widths[0], paragraph("OBangGiua", "{{ row.number }}")),
        cell(widths[1], paragraph("OBang", "{{ row.unit }}")),
        *looped_cells(widths[2], "count in row.counts", "OBangGiua", "{{ count }}"),
        cell(widths[3], paragraph("OBangGiua", "{{ row.duties }}")),
        cell(widths[4], paragraph("OBang", "{{ row.file }}")),
        *cells("OBang", widths[5:], ("", "")),
    )
    body = extract_head("BẢNG TỔNG HỢP NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ") + table(
        PROPORTIONED_STYLE,
        widths,
        row(*heading, heading=True),
        *looped_rows("row in rows", widths[0], row(*line)),
    )
    return document(body + paragraph("NetKe", " "), page(landscape=True))


def extract_head(title: str) -> str:
    """Return the head of a working paper: its own title, then the plan it is drawn from."""
    return (
        paragraph("TenBangKe", title)
        + paragraph("NguonTrich", "{{ head.kind }}{% if head.title %}: {{ head.title }}{% endif %}")
        + _source_line()
        + paragraph("NetKe", " ")
        + paragraph("NetKe", " ")
    )


def _source_line() -> str:
    number = when("head.number", paragraph("NguonTrich", "{{ head.number }}"))
    day = when("head.place_and_date", paragraph("NguonTrich", "{{ head.place_and_date }}"))
    return number + day + when("head.attached", paragraph("NguonTrich", "{{ head.attached }}"))


_READ = (("Mục", 9), ("Nội dung", 46), ("Cùng với", 27), ("Thời hạn, sản phẩm", 18))
"""Columns of a paper to read: heading and share of the width."""
_FILLED_IN = (("Mục", 10), ("Nội dung", 44), ("Cùng với", 20), ("Thời hạn, sản phẩm", 14), ("Kết quả", 12))
"""Columns of a paper on which the unit writes what came of it."""


def _unit_work(columns: Sequence[tuple[str, int]]) -> str:
    """Return the table of one unit's work: its tasks by role, then its duties."""
    widths = shared_widths(PORTRAIT_WIDTH, [share for _, share in columns])
    body = (
        row(*cells("DauBang", widths, [heading for heading, _ in columns]), heading=True),
        *looped_rows(
            "role in unit.roles",
            widths[0],
            _work_group("{{ role.role }}", len(widths)),
            *_work_rows("role.tasks", widths),
        ),
        *rows_when(
            "unit.duties",
            widths[0],
            _work_group("Nhiệm vụ ở phần Tổ chức thực hiện", len(widths)),
            *_work_rows("unit.duties", widths),
        ),
    )
    note = paragraph("GhiChu", "Kế hoạch không liệt kê các đơn vị này.")
    return when("unit.unlisted", note) + table("BangKe", widths, *body)


def _work_group(heading: str, columns: int) -> str:
    return row(cell(PORTRAIT_WIDTH, paragraph("NhomBang", heading), span=columns))


def _work_rows(works: str, widths: Sequence[int]) -> tuple[str, ...]:
    content = (
        paragraph("OBang", "{{ work.content }}")
        + when("work.requested", paragraph("GhiChuBang", "Kế hoạch đề nghị, không giao."))
        + when("work.via_group", paragraph("GhiChuBang", "Giao chung cho: {{ work.via_group }}."))
    )
    time = paragraph("OBang", '{{ work.deadline or "Kế hoạch không nêu thời hạn" }}') + when(
        "work.deliverable", paragraph("OBang", "Sản phẩm: {{ work.deliverable }}")
    )
    return looped_rows(
        f"work in {works}",
        widths[0],
        row(
            cell(widths[0], paragraph("OBangGiua", "{{ work.address }}")),
            cell(widths[1], content),
            cell(widths[2], paragraph("OBang", "{{ work.with_units }}")),
            cell(widths[3], time),
            *cells("OBang", widths[4:], [""] * len(widths[4:])),
        ),
    )
