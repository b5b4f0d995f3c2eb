"""The Word templates that plancli ships, built so that each change of theirs can be read as text.

Makes bytes; `tools/build_word_templates.py` writes them, and a clerk may edit what it wrote in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from plancli.reports.word_base import document
from plancli.reports.word_gaps_template import gaps_body
from plancli.reports.word_layout import (
    LANDSCAPE_WIDTH,
    PORTRAIT_WIDTH,
    cell,
    cells,
    looped_cells,
    page,
    paragraph,
    row,
    shared_widths,
    table,
    tag,
    tag_row,
    when,
)
from plancli.reports.word_matrix_template import matrix_body
from plancli.reports.word_plan_template import issuer_lines, plan_template
from plancli.reports.word_reminder_template import reminder_template


def assignment_table_template() -> bytes:
    """Return the template of report `assignment-table`."""
    headings = (
        "TT", "Mục", "Nội dung", "Chủ trì", "Thực hiện", "Phối hợp", "Hướng dẫn, chỉ đạo, theo dõi",
        "Thời hạn", "Sản phẩm", "Ghi chú",
    )  # fmt: skip
    names = ("content", "lead", "responsible", "coordinating", "others", "deadline", "deliverable", "note")
    widths = shared_widths(LANDSCAPE_WIDTH, (4, 6, 32, 11, 13, 13, 12, 9, 12, 5))
    rows = (
        row(*cells("DauBang", widths, headings), heading=True),
        tag_row("{%tr for group in groups %}", widths[0]),
        row(cell(LANDSCAPE_WIDTH, paragraph("NhomBang", "{{ group.heading }}"), span=len(widths))),
        tag_row("{%tr for task in group.tasks %}", widths[0]),
        row(
            *cells("OBangGiua", widths[:2], ("{{ task.number }}", "{{ task.address }}")),
            *cells("OBang", widths[2:], [f"{{{{ task.{name} }}}}" for name in names]),
        ),
        tag_row("{%tr endfor %}", widths[0]),
        tag_row("{%tr endfor %}", widths[0]),
    )
    body = _extract_head("BẢNG PHÂN CÔNG NHIỆM VỤ") + table("BangKe", widths, *rows)
    return document(body + paragraph("NetKe", " "), page(landscape=True))


def obligations_template() -> bytes:
    """Return the template of report `obligations`: a table for each unit."""
    body = (
        _extract_head("TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ")
        + tag("{%p for unit in units %}")
        + paragraph("TenDonVi", "{{ unit.name }}")
        + _unit_work()
        + tag("{%p endfor %}")
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def sheet_template() -> bytes:
    """Return the template of one unit's sheet: an extract, without Quốc hiệu and number of its own."""
    body = (
        issuer_lines("head", rule_sides=60)
        + paragraph("TenLoai", "TRÍCH {{ head.kind }}")
        + when("head.title", paragraph("TrichYeu", "{{ head.title }}"))
        + _source_line()
        + paragraph("TenDonVi", "{{ unit.name }}")
        + _unit_work()
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def cover_table_template() -> bytes:
    """Return the template of the covering table of all sheets."""
    widths = shared_widths(LANDSCAPE_WIDTH, (4, 33, 7, 11, 45))
    heading = (
        *cells("DauBang", widths[:2], ("TT", "Cơ quan, đơn vị")),
        *looped_cells(widths[2], "role in roles", "DauBang", "{{ role }}"),
        *cells("DauBang", widths[3:], ("Phần Tổ chức thực hiện", "Tệp")),
    )
    line = (
        cell(widths[0], paragraph("OBangGiua", "{{ row.number }}")),
        cell(widths[1], paragraph("OBang", "{{ row.unit }}")),
        *looped_cells(widths[2], "count in row.counts", "OBangGiua", "{{ count }}"),
        cell(widths[3], paragraph("OBangGiua", "{{ row.duties }}")),
        cell(widths[4], paragraph("OBang", "{{ row.file }}")),
    )
    body = _extract_head("BẢNG TỔNG HỢP NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ") + table(
        "BangTuChinh",
        widths,
        row(*heading, heading=True),
        tag_row("{%tr for row in rows %}", widths[0]),
        row(*line),
        tag_row("{%tr endfor %}", widths[0]),
    )
    return document(body + paragraph("NetKe", " "), page(landscape=True))


def gaps_template() -> bytes:
    """Return the template of report `gaps`: the whole plan, the tasks one by one, the reasons."""
    head = _extract_head("KHOẢNG TRỐNG CỦA KẾ HOẠCH THEO “{{ slogan }}”")
    return document(head + gaps_body(), page(landscape=True))


def matrix_template() -> bytes:
    """Return the template of report `matrix`: tasks down, units across."""
    return document(_extract_head("MA TRẬN TRÁCH NHIỆM") + matrix_body(), page(landscape=True))


WORD_TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "plan": plan_template,
    "assignment-table": assignment_table_template,
    "obligations": obligations_template,
    "gaps": gaps_template,
    "matrix": matrix_template,
    "reminder": reminder_template,
    "sheet": sheet_template,
    "cover-table": cover_table_template,
}
"""How each `templates/word/<name>.docx` is built."""


def _extract_head(title: str) -> str:
    """Return the head of a working paper: its own title, then the plan it is drawn from."""
    return (
        paragraph("TenLoai", title)
        + paragraph("NguonTrich", "{{ head.kind }}{% if head.title %}: {{ head.title }}{% endif %}")
        + _source_line()
        + paragraph("NetKe", " ")
        + paragraph("NetKe", " ")
    )


def _source_line() -> str:
    number = when("head.number", paragraph("NguonTrich", "{{ head.number }}"))
    day = when("head.place_and_date", paragraph("NguonTrich", "{{ head.place_and_date }}"))
    return number + day + when("head.attached", paragraph("NguonTrich", "{{ head.attached }}"))


def _unit_work() -> str:
    """Return the table of one unit's work: its tasks by role, then its duties."""
    widths = shared_widths(PORTRAIT_WIDTH, (9, 50, 23, 18))
    body = (
        row(*cells("DauBang", widths, ("Mục", "Nội dung", "Cùng với", "Thời hạn, sản phẩm")), heading=True),
        tag_row("{%tr for role in unit.roles %}", widths[0]),
        _work_group("{{ role.role }}", len(widths)),
        *_work_rows("role.tasks", widths),
        tag_row("{%tr endfor %}", widths[0]),
        tag_row("{%tr if unit.duties %}", widths[0]),
        _work_group("Nhiệm vụ ở phần Tổ chức thực hiện", len(widths)),
        *_work_rows("unit.duties", widths),
        tag_row("{%tr endif %}", widths[0]),
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
    return (
        tag_row(f"{{%tr for work in {works} %}}", widths[0]),
        row(
            cell(widths[0], paragraph("OBangGiua", "{{ work.address }}")),
            cell(widths[1], content),
            cell(widths[2], paragraph("OBang", "{{ work.with_units }}")),
            cell(widths[3], time),
        ),
        tag_row("{%tr endfor %}", widths[0]),
    )
