"""The Word template of report `implementation`: a báo cáo in the layout of Decree 30/2020/NĐ-CP, Phụ lục I.

Holds the sentences of the report, for a clerk to change in Word; dots stand for what nobody has given.
"""

from __future__ import annotations

from plancli.reports.word.fitted_styles import BEFORE_FOOT, SHARE_RULE
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    cells,
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

_WIDTHS = shared_widths(LANDSCAPE_WIDTH, (4, 28, 7, 17, 15, 14, 25))
_HEADINGS = ("TT", "Nội dung nhiệm vụ", "Mục", "Đơn vị", "Thời hạn", "Tình hình", "Báo cáo, minh chứng")
_ISSUER = '{{ issuer or "……" }}'
_PERIOD = '{{ period or "……" }}'
_TITLE = (
    'Kết quả thực hiện Kế hoạch {{ plan_title or "……" }}'
    "{% if period_behind %} ({{ period_behind }}){% endif %}"
)
_ANNEXED = (
    "Tình hình từng nhiệm vụ nêu tại Phụ lục kèm theo Báo cáo này; số mục, phụ lục ghi cạnh nhiệm vụ là của "
    "Kế hoạch."
)
_NOBODY = "Kế hoạch không nêu đơn vị"


def implementation_template() -> bytes:
    """Return the template of report `implementation`: the report upright, its annex across."""
    body = (
        _head()
        + _opening()
        + _figures()
        + _results()
        + _open_tasks()
        + _blanks()
        + paragraph(BEFORE_FOOT, " ")
        + blank_foot("- ……;", "- Lưu: VT, …….")
        + section_break(page())
        + _annex()
        + paragraph("NetKe", " ")
    )
    return document(body, page(landscape=True))


def _head() -> str:
    number = paragraph("SoKyHieu", "Số: ……/BC-……") + paragraph("NetKe", " ")
    day = paragraph("DiaDanh", '{{ place or "……" }}, ngày …… tháng …… năm ……')
    return (
        letterhead("head", number, day)
        + paragraph("TenLoai", "BÁO CÁO")
        + paragraph("TrichYeu", _TITLE)
        + rule(55, 55, SHARE_RULE)
        + paragraph("NetKe", " ")
    )


def _opening() -> str:
    window = (
        "Số liệu của kỳ báo cáo tính từ ngày {{ first }} đến ngày {{ last }} theo {{ basis }}."
        "{% if is_running %} Kỳ báo cáo chưa kết thúc; số liệu đến ngày {{ day }}.{% endif %}"
    )
    return (
        paragraph("Doan", f"Thực hiện {{{{ plan }}}}, {_ISSUER} báo cáo kết quả thực hiện {_PERIOD} như sau:")
        + when("period", paragraph("Doan", window))
        + when("day and not period", paragraph("Doan", "Số liệu tính đến ngày {{ day }}."))
    )


def _figures() -> str:
    return (
        paragraph("Phan", "I. KẾT QUẢ CHUNG")
        + looped("line in counts", paragraph("Y", '- {{ line }}{{ "." if loop.last else ";" }}'))
        + paragraph("Doan", _ANNEXED)
    )


def _results() -> str:
    nothing = (
        "{% if followed %}Không có báo cáo nào trong kỳ.{% else %}Chưa có báo cáo nào được ghi.{% endif %}"
    )
    return (
        paragraph("Phan", "II. KẾT QUẢ CỤ THỂ")
        + looped(
            "group in groups",
            paragraph("Muc", '{{ group.number }}. {{ group.heading or "Nhiệm vụ của Kế hoạch" }}')
            + when("group.told", paragraph("Y", "- {{ group.told }}."))
            + looped(
                "task in group.tasks",
                paragraph("Y", "- {{ task.content }} ({{ task.place }}): {{ task.state }}.")
                + looped("line in task.reports", paragraph("Y", "+ {{ line }}."))
                + looped("line in task.notes", paragraph("GhiChu", "{{ line }}.")),
            ),
        )
        + when("not groups", paragraph("Doan", nothing))
    )


def _open_tasks() -> str:
    return (
        paragraph("Phan", "III. NHIỆM VỤ QUÁ HẠN, GIA HẠN, CHƯA CÓ BÁO CÁO")
        + paragraph("Muc", "1. Nhiệm vụ quá thời hạn")
        + _listed("overdue", "Không có.")
        + paragraph("Muc", "2. Nhiệm vụ được gia hạn")
        + _listed("extended", "Không ghi nhận nhiệm vụ nào.")
        + paragraph("Muc", "3. Nhiệm vụ chưa có báo cáo")
        + when("silent", paragraph("Y", "- {{ silent_count }} nhiệm vụ, ở: {{ silent }}."))
        + when("not silent", paragraph("Y", "- Không có."))
    )


def _listed(name: str, nothing: str) -> str:
    task = "{% if task.content %}{{ task.content }} ({{ task.place }}){% else %}{{ task.place }}{% endif %}"
    return looped(f"task in {name}", paragraph("Y", f"- {task}: {{{{ task.words }}}}.")) + when(
        f"not {name}", paragraph("Y", f"- {nothing}")
    )


def _blanks() -> str:
    """Return what only the issuer can say, and the closing sentence."""
    closing = (
        'Trên đây là Báo cáo kết quả thực hiện Kế hoạch {{ plan_title or "……" }}'
        f"{{% if period_behind %}} ({{{{ period_behind }}}}){{% endif %}}; {_ISSUER} kính báo cáo ……./."
    )
    return (
        paragraph("Phan", "IV. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
        + paragraph("Doan", "……")
        + paragraph("Phan", "V. KIẾN NGHỊ, ĐỀ XUẤT")
        + paragraph("Doan", "……")
        + paragraph("CauCuoi", closing)
    )


def _annex() -> str:
    source = f"(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của {_ISSUER})"
    return (
        paragraph("PhuLuc", "Phụ lục")
        + paragraph("TenPhuLuc", "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ")
        + paragraph("KemTheo", source)
        + rule(55, 55, SHARE_RULE)
        + paragraph("SauBang", " ")
        + _table()
    )


def _table() -> str:
    number, content, address, units, deadline, state, last = _WIDTHS
    return table(
        "BangKe",
        _WIDTHS,
        row(*cells("DauBang", _WIDTHS, _HEADINGS), heading=True),
        *looped_rows(
            "group in annex",
            number,
            *rows_when(
                "group.heading",
                number,
                whole_row(
                    cell(LANDSCAPE_WIDTH, paragraph("NhomBang", "{{ group.heading }}"), span=len(_WIDTHS))
                ),
            ),
            *looped_rows(
                "task in group.tasks",
                number,
                whole_row(
                    cell(number, paragraph("OBangGiua", "{{ task.number }}")),
                    cell(content, paragraph("OBang", "{{ task.content }}")),
                    cell(address, paragraph("OBangGiua", "{{ task.address }}")),
                    cell(units, paragraph("OBang", f'{{{{ task.units or "{_NOBODY}" }}}}')),
                    cell(deadline, paragraph("OBang", "{{ task.deadline }}")),
                    cell(
                        state,
                        paragraph("OBang", "{{ task.state }}")
                        + when("task.timing", paragraph("GhiChuBang", "{{ task.timing }}")),
                    ),
                    cell(last, paragraph("OBang", "{{ task.last }}")),
                ),
            ),
        ),
    )
