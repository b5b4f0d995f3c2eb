"""Vietnamese sentences of the menu, by key.

Refuses logic: plain templates with named fields.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # menu.*: danh mục, khi mở chương trình mà không gõ lệnh
    "menu.title": "plancli {version} – kiểm tra và giao việc theo kế hoạch",
    "menu.entry.my-unit": "Việc giao cho đơn vị tôi",
    "menu.entry.check": "Kiểm tra bản Word",
    "menu.entry.draft": "Lập dự thảo từ kế hoạch cấp trên",
    "menu.entry.give": "Giao việc: phiếu cho từng đơn vị, bảng Excel",
    "menu.entry.follow": "Đôn đốc, tổng hợp",
    "menu.entry.help": "Trợ giúp: các lệnh gõ thẳng",
    "menu.entry.leave": "Thoát",
    "menu.choose": "Gõ số rồi Enter:",
    "menu.no-such-number": "Không có số “{value}”; hãy gõ số từ 1 đến {most}.",
    "menu.which-number": "Gõ số rồi Enter (chỉ Enter: về danh mục):",
    "menu.which-file": "Gõ số, hoặc kéo tệp thả vào đây, hoặc dán đường dẫn (chỉ Enter: về danh mục):",
    "menu.which-file.none": "Kéo tệp thả vào đây, hoặc dán đường dẫn (chỉ Enter: về danh mục):",
    "menu.files.more": "… và {count} tệp khác: kéo thả, hoặc dán đường dẫn.",
    "menu.is-folder": "{path} là thư mục; hãy chọn một tệp trong đó.",
    "menu.unit": "Đơn vị: {name}.",
    "menu.units": "Kế hoạch nêu {count} đơn vị:",
    "menu.units.more": "… và {count} đơn vị khác: gõ tên.",
    "menu.units.some": "“{value}” có thể là:",
    "menu.units.none": "Kế hoạch không nêu đơn vị nào như “{value}”. Các đơn vị trong kế hoạch:",
    "menu.which-unit": "Gõ số hoặc tên: một phần, không dấu, viết tắt đều được (chỉ Enter: về danh mục):",
    "menu.which-unit.draft": "Gõ số, hoặc tên đơn vị, ví dụ “UBND xã …” (chỉ Enter: về danh mục):",
    "menu.ask.plan": "Kế hoạch nào?",
    "menu.ask.paper": "Kiểm tra tệp nào?",
    "menu.ask.parent": "Kế hoạch cấp trên là tệp nào?",
    "menu.ask.table": "Bảng đã điền là tệp nào (hoặc thư mục chứa các bảng)?",
    "menu.ask.for": "Lập dự thảo cho đơn vị nào?",
    "menu.ask.meant": "Có phải “{name}” không? (c = có, Enter = không: giữ tên vừa gõ)",
    "menu.ask.workbook": "Ghi ra tệp Excel thay vì hiện ở đây? (c = có, Enter = không)",
    "menu.ask.comments": "Ghi thêm một bản Word có góp ý tại từng chỗ? (c = có, Enter = không)",
    "menu.kind.docx": "Bản Word để sửa và trình",
    "menu.kind.yaml": "Tệp kế hoạch (.yaml) để theo dõi, đối chiếu",
    "menu.kind.sheets": "Phiếu Word cho từng đơn vị",
    "menu.kind.table": "Một bảng Excel, mỗi nhiệm vụ một hàng",
    "menu.kind.tables": "Bảng Excel riêng cho từng đơn vị",
    "menu.kind.remind": "Công văn đôn đốc từng đơn vị",
    "menu.kind.progress": "Tình hình thực hiện",
    "menu.kind.read": "Đọc bảng Excel đơn vị gửi về",
    "menu.same-as": "Lần sau có thể gõ thẳng lệnh:",
    "menu.again": "Enter để về danh mục.",
    "menu.close": "Enter để đóng cửa sổ.",
}
