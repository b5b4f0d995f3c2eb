"""Vietnamese sentences, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # term.*: từ dùng chung
    "term.lead": "chủ trì",
    "term.responsible": "thực hiện",
    "term.coordinating": "phối hợp",
    "term.guiding": "hướng dẫn",
    "term.directing": "chỉ đạo, định hướng",
    "term.monitoring": "theo dõi, đôn đốc",
    # resource.*: tệp đi kèm phần mềm
    "resource.missing": "Bản cài plancli thiếu tệp {name}: hãy cài lại plancli.",
    # write.*: ghi tệp
    "write.bad-name": "Không ghi được {path}: tên này không dùng được để đặt cho tệp, hãy chọn tên khác.",
    "write.broken-character": "Không ghi được {path}: nội dung có ký tự hỏng ở vị trí {place}, hãy gõ lại ký tự đó.",
    "write.denied": "Không ghi được {path}: không có quyền ghi vào thư mục này, hãy chọn thư mục khác bằng -o.",
    "write.exists": "Tệp {path} đã có nên được giữ nguyên: hãy chọn tên khác, hoặc tự xóa tệp cũ trước.",
    "write.failed": "Không ghi được {path} (hệ thống báo: {reason}): hãy kiểm tra ổ đĩa hoặc chọn nơi khác bằng -o.",
    "write.in-use": "Không thay được tệp {path}: nếu tệp đang mở trong Word hoặc Excel, hãy đóng lại rồi chạy lại.",
    "write.is-folder": "Không ghi được {path}: đây là thư mục, hãy ghi rõ tên tệp.",
    "write.link": "Không ghi được {path}: đây là liên kết tới nơi khác, hãy ghi thẳng vào nơi đó.",
    "write.long-name": "Không ghi được {path}: tên quá dài, hãy rút ngắn.",
    "write.no-folder": "Không ghi được {path}: thư mục chứa tệp không có, hãy tạo thư mục trước.",
    "write.no-space": "Không ghi được {path}: ổ đĩa đã đầy hoặc hết dung lượng cho phép, hãy dọn bớt rồi chạy lại.",
    "write.not-a-file": "Không ghi được {path}: đây là thiết bị, không phải tệp, hãy chọn tên khác.",
    "write.not-a-folder": "Không ghi được {path}: một phần của đường dẫn là tệp chứ không phải thư mục, hãy chọn nơi khác.",
    "write.read-only": "Không thay được tệp {path}: tệp đang để ở chế độ chỉ đọc, hãy bỏ chế độ đó hoặc chọn tên khác.",
    "write.same-name": "Không ghi được vào {path}: hai tên “{first}” và “{second}” sẽ trùng nhau, hãy đổi một tên.",
}
