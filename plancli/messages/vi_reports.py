"""What the list of reports and their failures say in Vietnamese, by key.

Part of the catalogue in `vi`; refuses logic: the words of a paper stand in its template.
"""

from __future__ import annotations

REPORT_SENTENCES: dict[str, str] = {
    # report.*: danh mục báo cáo của "render --list", và lỗi khi lập văn bản
    "report.plan": "Toàn văn kế hoạch theo thể thức Nghị định 30/2020/NĐ-CP",
    "report.assignment-table": "Bảng phân công: mỗi nhiệm vụ một dòng",
    "report.obligations": "Trách nhiệm của từng cơ quan, đơn vị",
    "report.gaps": "Khoảng trống của kế hoạch theo “6 rõ”",
    "report.unknown": "Không có báo cáo tên “{name}”: hãy chọn một trong các tên {known}.",
    "report.template": "Không lập được văn bản từ biểu mẫu {name} ({reason}): hãy sửa biểu mẫu hoặc cài lại plancli.",
}
