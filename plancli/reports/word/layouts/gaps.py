"""The Word template of report `gaps`: what the whole plan lacks, the tasks one by one, why and what to add.

Says where each thing stands; answers and reasons come from the view.
"""

from __future__ import annotations

from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    cells,
    either,
    listed,
    looped_cells,
    looped_rows,
    paragraph,
    row,
    shared_widths,
    table,
    when,
    whole_row,
)
from plancli.reports.word.layouts.wide_tables import total_cells

_WIDTHS = (1150, 5053, 1300)
"""Address, words, one question, in twentieths of a point: six questions fill the page, others share it."""
_REASON_WIDTHS = shared_widths(LANDSCAPE_WIDTH, (13, 26, 6, 26, 29))
_COUNTED = "Đã xét {{ total }} nhiệm vụ; {{ unclear }} nhiệm vụ còn ít nhất một câu hỏi chưa trả lời rõ."
_NO_TASKS = "Kế hoạch không có nhiệm vụ nào để xét."


def gaps_body() -> str:
    """Return the paper without its head."""
    return (
        either("rows", paragraph("GhiChu", _COUNTED), paragraph("GhiChu", _NO_TASKS))
        + listed("remarks")
        + paragraph("TenDonVi", "Khoảng trống của cả Kế hoạch")
        + listed("plan")
        + when(
            "not plan",
            paragraph("DongLietKe", "Không thấy khoảng trống nào về kinh phí, chế độ báo cáo, chỉ tiêu."),
        )
        + when("rows", paragraph("TenDonVi", "Từng nhiệm vụ") + _tasks())
        + when("reasons", paragraph("TenDonVi", "Vì sao chưa rõ và cần bổ sung gì") + _reasons())
        + paragraph("NetKe", " ")
    )


def _tasks() -> str:
    address, content, question = _WIDTHS
    heading = (
        *cells("DauBang", (address, content), ("Mục", "Nhiệm vụ")),
        *looped_cells(question, "question in questions", "DauBang", "{{ question }}"),
    )
    opening, _, closing = looped_cells(question, "answer in row.answers", "OBangGiua", "")
    states = either(
        "answer.open",
        paragraph("DauBang", "{{ answer.state }}"),
        paragraph("OBangGiua", "{{ answer.state }}"),
    )
    line = (
        cell(address, paragraph("OBangGiua", "{{ row.address }}")),
        cell(content, paragraph("OBang", "{{ row.content }}")),
        opening,
        cell(question, states),
        closing,
    )
    total = (
        total_cells((address, content), "Số nhiệm vụ trả lời rõ"),
        *looped_cells(question, "count in clear", "DauBang", "{{ count }}"),
    )
    return table(
        PROPORTIONED_STYLE,
        (address, content, LANDSCAPE_WIDTH - address - content),
        row(*heading, heading=True),
        whole_row(*total),
        *looped_rows("row in rows", address, whole_row(*line)),
    )


def _reasons() -> str:
    names = ("Câu hỏi", "Vì sao chưa rõ", "Số việc", "Nhiệm vụ", "Cần bổ sung")
    question, why, count, tasks, fill = _REASON_WIDTHS
    return table(
        "BangKe",
        _REASON_WIDTHS,
        row(*cells("DauBang", _REASON_WIDTHS, names), heading=True),
        *looped_rows(
            "reason in reasons",
            question,
            whole_row(
                cell(question, paragraph("OBang", "{{ reason.question }}")),
                cell(why, paragraph("OBang", "{{ reason.why }}")),
                cell(count, paragraph("OBangGiua", "{{ reason.count }}")),
                cell(tasks, paragraph("OBang", "{{ reason.tasks }}")),
                cell(fill, paragraph("OBang", "{{ reason.fill }}")),
            ),
        ),
    )
