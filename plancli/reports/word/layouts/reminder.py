"""The Word template of report `reminder`: a công văn in the layout of Decree 30/2020/NĐ-CP, Phụ lục I.

Holds the sentences of the letter, for a clerk to change in Word; dots stand for what nobody has given.
"""

from __future__ import annotations

from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    PORTRAIT_WIDTH,
    cell,
    cells,
    either,
    looped,
    looped_rows,
    page,
    paragraph,
    row,
    rows_when,
    rule,
    section_break,
    shared_widths,
    table,
    when,
    whole_row,
)
from plancli.reports.word.layouts.plan import blank_foot, letterhead

_TO = (2600, PORTRAIT_WIDTH - 2600)
_WIDTHS = shared_widths(PORTRAIT_WIDTH, (5, 43, 10, 12, 16, 14))
_OPEN_WIDTHS = shared_widths(PORTRAIT_WIDTH, (5, 49, 12, 17, 17))
_ISSUER = '{{ issuer or "……" }}'
_WHOM = "{{ whom }}"
_NO_DEADLINE = "Kế hoạch không nêu thời hạn"


def reminder_template() -> bytes:
    """Return the template of report `reminder`: the letter, and the annex of a letter to all."""
    body = (
        _letterhead()
        + _recipients()
        + _text()
        + blank_foot("- Như trên;", "- ……;", "- Lưu: VT, …….")
        + when("annexed", section_break(page()) + _annex())
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def _letterhead() -> str:
    number = paragraph("SoKyHieu", "Số: ……/……") + paragraph(
        "TrichYeuCongVan", "V/v đôn đốc thực hiện {{ plan_in_short }}"
    )
    day = paragraph("DiaDanh", '{{ place or "……" }}, ngày …… tháng …… năm ……')
    return letterhead("head", number, day)


def _recipients() -> str:
    """Return "Kính gửi": one on the same line, several below each other."""
    left, right = _TO
    several = table(
        "BangKhongKe",
        _TO,
        row(
            cell(left, paragraph("KinhGui", "Kính gửi:\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}")),
            cell(right, looped("line in recipients", paragraph("KinhGuiDong", "{{ line }}"))),
        ),
    )
    return paragraph("SauBang", " ") + either(
        "recipients",
        several + paragraph("SauBang", " "),
        paragraph("KinhGuiMot", 'Kính gửi: {{ recipient or "……" }}'),
    )


def _text() -> str:
    where = "{% if annexed %}nêu tại Phụ lục kèm theo{% else %}sau đây{% endif %}"
    opening = (
        f"Để bảo đảm tiến độ thực hiện {{{{ plan }}}}, {_ISSUER} {{% if polite %}}trân trọng {{% endif %}}"
        f"đề nghị {_WHOM} rà soát các nhiệm vụ {where}"
        "{% if day %}, tính đến ngày {{ day }}{% endif %}{% if annexed %}.{% else %}:{% endif %}"
    )
    asks = (
        paragraph("Doan", f"Đề nghị {_WHOM}:")
        + when(
            "wants_report",
            paragraph("Y", "- Báo cáo kết quả thực hiện các nhiệm vụ có thời hạn, ghi vào cột “Tình hình”;"),
        )
        + when(
            "wants_deadline",
            paragraph(
                "Y",
                "- Đề xuất ngày hoàn thành các nhiệm vụ mà Kế hoạch chưa ghi ngày, tháng phải hoàn thành;",
            ),
        )
        + paragraph(
            "CauCuoi",
            f"- Trả lời bằng văn bản về {_ISSUER} (qua ……) trước ngày …… tháng …… năm …… để tổng hợp./.",
        )
    )
    nothing = paragraph(
        "CauCuoi",
        "Trong {{ plan }}, không có nhiệm vụ nào của đơn vị nào đã đến hạn, sắp đến hạn"
        " hoặc chưa ghi ngày, tháng phải hoàn thành{% if day %}, tính đến ngày {{ day }}{% endif %}./.",
    )
    tables = when("not annexed", _tables() + paragraph("SauBang", " "))
    return either("tables", paragraph("Doan", opening) + tables + asks, nothing)


def _annex() -> str:
    source = f"(Kèm theo Công văn số ……/…… ngày …… tháng …… năm …… của {_ISSUER})"
    return (
        paragraph("PhuLuc", "Phụ lục")
        + paragraph("TenPhuLuc", "CÁC NHIỆM VỤ CẦN RÀ SOÁT, BÁO CÁO")
        + paragraph("KemTheo", source)
        + rule(55, 55)
        + _tables()
        + when("unanswered", _unanswered())
    )


def _tables() -> str:
    return looped(
        "unit in tables", when("unit.heading", paragraph("TenDonVi", "{{ unit.heading }}")) + _table()
    )


def _table() -> str:
    headings = ("TT", "Nội dung nhiệm vụ", "Mục", "Vai", "Thời hạn", "Tình hình")
    return table(
        "BangKe",
        _WIDTHS,
        row(*cells("DauBang", _WIDTHS, headings), heading=True),
        *_group("over", "Đã đến hạn theo Kế hoạch{% if day %}, tính đến ngày {{ day }}{% endif %}"),
        *_group("soon", "Sắp đến hạn theo Kế hoạch{% if last_day %}, đến hết ngày {{ last_day }}{% endif %}"),
        *_group("dated", "Có thời hạn trong Kế hoạch"),
        *_group("undated", "Kế hoạch chưa ghi ngày, tháng phải hoàn thành"),
    )


def _group(name: str, heading: str) -> tuple[str, ...]:
    """Return the rows of one state of deadlines, below a row that names it."""
    number, content, address, role, deadline, state = _WIDTHS
    notes = (
        when("task.requested", paragraph("GhiChuBang", "Kế hoạch đề nghị, không giao."))
        + when("task.via_group", paragraph("GhiChuBang", "Giao chung cho: {{ task.via_group }}."))
        + when("task.overdue", paragraph("GhiChuBang", "{{ task.overdue }}"))
        + when("task.reported", paragraph("GhiChuBang", "{{ task.reported }}"))
    )
    return rows_when(
        f"unit.{name}",
        number,
        whole_row(cell(PORTRAIT_WIDTH, paragraph("NhomBang", heading), span=len(_WIDTHS))),
        *looped_rows(
            f"task in unit.{name}",
            number,
            whole_row(
                cell(number, paragraph("OBangGiua", "{{ task.number }}")),
                cell(content, paragraph("OBang", "{{ task.content }}") + notes),
                cell(address, paragraph("OBangGiua", "{{ task.address }}")),
                cell(role, paragraph("OBang", '{{ task.roles or "Phần Tổ chức thực hiện" }}')),
                cell(deadline, paragraph("OBang", f'{{{{ task.deadline or "{_NO_DEADLINE}" }}}}')),
                cell(state, paragraph("OBang", "")),
            ),
        ),
    )


def _unanswered() -> str:
    number, content, address, deadline, state = _OPEN_WIDTHS
    headings = ("TT", "Nội dung nhiệm vụ", "Mục", "Thời hạn", "Ý kiến về đơn vị chủ trì")
    return paragraph("TenDonVi", "Nhiệm vụ chưa rõ đơn vị chủ trì, thực hiện") + table(
        "BangKe",
        _OPEN_WIDTHS,
        row(*cells("DauBang", _OPEN_WIDTHS, headings), heading=True),
        *looped_rows(
            "task in unanswered",
            number,
            whole_row(
                cell(number, paragraph("OBangGiua", "{{ task.number }}")),
                cell(content, paragraph("OBang", "{{ task.content }}")),
                cell(address, paragraph("OBangGiua", "{{ task.address }}")),
                cell(deadline, paragraph("OBang", f'{{{{ task.deadline or "{_NO_DEADLINE}" }}}}')),
                cell(state, paragraph("OBang", "")),
            ),
        ),
    )
