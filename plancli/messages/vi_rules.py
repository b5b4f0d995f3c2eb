"""Vietnamese sentences of the pages about rules, by key; refuses logic: plain templates with named fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "rule.page.checks": "Kiểm tra gì",
    "rule.page.why": "Vì sao",
    "rule.page.basis": "Căn cứ",
    "rule.page.help": "Cách sửa",
    "rule.page.bad": "Ví dụ sai",
    "rule.page.good": "Ví dụ đúng",
    "rule.page.since": "từ phiên bản {version}",
    "rule.page.measured": "đúng {right}/{judged} lần nêu, trên {plans} kế hoạch thật đã đọc",
    "rule.page.not-met": "chưa gặp trong {plans} kế hoạch thật đã đọc",
    "rule.pages.title": "Các quy tắc của plancli",
    "rule.pages.intro": "Trang này do máy viết từ các quy tắc: plancli rule --all --format markdown.",
    "rule.pages.severities": "Mức độ: lỗi – sai chắc chắn; nên sửa – nhiều khả năng cần sửa, người ký quyết định; để biết – không cần sửa nếu đúng ý.",
    "rule.pages.file": "Lỗi của tệp",
    "rule.pages.file-intro": "Được nêu trước khi xét nội dung kế hoạch; không tắt được.",
    "rule.pages.suppression": "Lời chú bỏ qua",
    "rule.pages.suppression-intro": "Nêu những lời chú “# plancli: ignore[MÃ] lý do” trong tệp kế hoạch chưa đúng hoặc không còn tác dụng; không tắt được.",
    "rule.info.file": "Lỗi của tệp: {name}",
    "rule.info.suppression": "Lời chú bỏ qua: {name}",
    "rule.family.structure": "Bố cục, đánh số",
    "rule.family.units": "Cơ quan, đơn vị",
    "rule.family.citations": "Viện dẫn",
    "rule.family.deadlines": "Thời hạn",
    "rule.family.gaps": "Điều còn thiếu",
    "rule.family.trace": "Liên kết với cấp trên",
    "rule.family.layout": "Thể thức",
    "rule.family.wording": "Câu chữ",
}
