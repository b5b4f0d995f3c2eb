"""What formats say around diagnostics in Vietnamese, by key: severities, places, the line that sums up.

Part of the catalogue in `vi`; refuses logic: plain templates with named fields.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "format.severity.error": "lỗi",
    "format.severity.warning": "nên sửa",
    "format.severity.info": "để biết",
    # format.lead.*, format.count.*: dòng tổng kết
    "format.lead.unsigned": "Trước khi trình ký: {found}",
    "format.lead.issued": "Văn bản đã ban hành: {found}",
    "format.count.error": "{count} lỗi phải sửa ({places})",
    "format.count.error.issued": "{count} lỗi ({places})",
    "format.count.warning": "{count} điểm nên xem",
    "format.count.info": "{count} điểm để biết",
    "format.more-places": "{places} và {count} chỗ khác",
    "format.nothing-found": "Không thấy lỗi trong phạm vi kiểm tra",
    "format.suppressed": "{count} điểm bỏ qua theo lời chú hoặc danh sách đã biết",
    "format.files": "{count} tệp",
    "format.citations": "{checked}/{citations} viện dẫn đã đối chiếu",
    "format.data-until": "dữ liệu đến {date}",
    # format.place.*: chỗ trong tệp; Word và PDF không có dòng nên đếm đoạn
    "format.place.line": "dòng {line}",
    "format.place.line.several": "dòng {first}–{last}",
    "format.place.paragraph": "đoạn {line}",
    "format.place.paragraph.several": "đoạn {first}–{last}",
    "format.help": "cách sửa",
    "format.basis": "căn cứ",
    "format.related": "liên quan",
    "format.github.limit": "GitHub chỉ hiện 10 điểm mỗi mức trên trang của một lần chạy; đủ cả ở nhật ký này.",
    "format.counted": "{severity} ({count})",
    "format.markdown.cut": "Còn {count} điểm không ghi ở đây vì quá dài; xem đủ bằng lệnh plancli check.",
    "format.sarif.folder": "Thư mục chạy lệnh plancli",
    "format.fix": "đề xuất",
    "format.fix.display-only": "{title} (gợi ý, không tự sửa)",
    "format.fix.unsafe": "{title} (chỉ sửa khi thêm --unsafe-fixes)",
    "format.fix.told": "Đề xuất: {title}.",
    "format.fix.suggestion": "Gợi ý",
    "format.fixable": "{count} điểm sửa được bằng {flags}",
}
