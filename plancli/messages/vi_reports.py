"""What the list of reports and their failures say in Vietnamese, by key.

Part of the catalogue in `vi`; refuses logic: the words of a paper stand in its template.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # report.*: danh mục báo cáo của "render --list", và lỗi khi lập văn bản
    "report.plan": "Toàn văn kế hoạch theo thể thức Nghị định 30/2020/NĐ-CP",
    "report.assignment-table": "Bảng phân công: mỗi nhiệm vụ một dòng",
    "report.obligations": "Trách nhiệm của từng cơ quan, đơn vị",
    "report.gaps": "Khoảng trống của kế hoạch theo “6 rõ”",
    "report.matrix": "Ma trận trách nhiệm: nhiệm vụ và đơn vị",
    "report.reminder": "Công văn đôn đốc nhiệm vụ đến hạn hoặc chưa có thời hạn",
    "report.overview": "Tổng quan để xem trên màn hình: việc, thời hạn, căn cứ, lỗi",
    "report.unknown": "Không có báo cáo tên “{name}”: hãy chọn một trong các tên {known}.",
    "report.other-format": "Báo cáo {name} không có ở dạng {format}; các dạng có: {known}.",
    "report.unjudged": "Báo cáo {name} cần kết quả kiểm tra kế hoạch và ngày xem xét.",
    "report.template": "Không lập được văn bản từ biểu mẫu {name}: {reason}",
    "report.template-loses-words": "Biểu mẫu {name} đặt “{reason}” ở chỗ mà Word không in ra: hãy dùng thẻ {{{{ … }}}} thay cho {{{{r … }}}}, {{{{p … }}}}.",
    # matrix.*: ma trận trách nhiệm
    "matrix.units": "{name} ({count} đơn vị)",
    "matrix.group": "Nhóm {number}",
    "matrix.caption": "Bảng {table}/{tables}. Cơ quan, đơn vị ở cột {first} đến cột {last}",
    "matrix.column.units": "Số đơn vị tham gia",
    "matrix.total.tasks": "Số nhiệm vụ có tham gia",
    "matrix.total.lead": "Trong đó chủ trì",
    "matrix.total.duties": "Nhiệm vụ được giao ở phần Tổ chức thực hiện",
    "matrix.total.named": "Nhiệm vụ ở phần Tổ chức thực hiện của đơn vị khác có nêu tên",
    "matrix.one-executor": "Không ghi đơn vị chủ trì; có một đơn vị được nêu tên thực hiện.",
    "matrix.unled": "{why} ({count} nhiệm vụ): {tasks}.",
    "matrix.idle.duties": "{name}: chỉ có nhiệm vụ ở phần Tổ chức thực hiện.",
    "matrix.idle.nothing": "{name}: không có nhiệm vụ nào.",
    "matrix.mark.group": "tham gia qua một nhóm đơn vị, không được nêu tên riêng",
    "matrix.mark.requested": "Kế hoạch đề nghị, không giao",
    "matrix.mark.others": "còn đơn vị khác mà Kế hoạch không liệt kê",
    "matrix.unplaced": "Tên chưa rõ là đơn vị nào nên không có cột: {names}.",
}
