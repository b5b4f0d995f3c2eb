"""In Vietnamese, by key: what drafting a plan from the plan above says; refuses logic."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # draft.note, draft.preamble: chữ của dự thảo
    "draft.note": "Cấp trên giao tại {address}: {said}",
    "draft.note.doubtful": "Chưa rõ cấp trên có giao hay không, cần xem lại {address}: {said}",
    "draft.note.spoken": "lời văn nhắc đến “{name}”",
    "draft.note.deadline": "thời hạn của cấp trên: {words}",
    "draft.note.deliverable": "sản phẩm của cấp trên: {words}",
    "draft.preamble": "Thực hiện {parent}, {issuer} ban hành Kế hoạch {title}, như sau:",
    # draft.comment.*: chú thích trong tệp dự thảo
    "draft.comment.head": "Dự thảo cho “{unit}”, lập từ kế hoạch cấp trên {path}: lời của từng việc là lời của cấp trên.",
    "draft.comment.fill": "Chỗ ghi “{mark}” là chỗ cần điền; plancli check còn nhắc khi chưa điền.",
    "draft.comment.number": "để trống đến khi có số",
    "draft.comment.issuer": "ghi tên cơ quan ban hành",
    "draft.comment.date": "ghi ngày khi ký",
    "draft.comment.title": "ghi trích yếu; sửa cả ở phần mở đầu",
    "draft.comment.place": "ghi địa danh",
    "draft.comment.signatory": "Người ký: thêm signatory (authority, position, name) khi đã rõ.",
    "draft.comment.parent-blank": "Kế hoạch cấp trên để trống {names}: chỗ có dấu … ghi khi đã biết.",
    "draft.comment.doubts": "Chưa đưa vào vì chưa rõ cấp trên có giao hay không, cần xem lại:",
    "draft.not-proven": "Chưa ghi dự thảo: đọc lại thì lời của cấp trên không còn đủ hoặc không đúng thứ tự; xin báo lỗi này cho người làm phần mềm.",
    # cli.draft.*: lệnh plancli new --from
    "cli.draft.from": "Kế hoạch cấp trên (.yaml, .docx, .pdf …), từ đó lập dự thảo; cần cùng --for.",
    "cli.draft.for": "Đơn vị lập dự thảo, ví dụ “UBND cấp xã” hoặc “UBND xã Hạnh Phúc”.",
    "cli.draft.format": "yaml: tệp kế hoạch · docx: bản Word · json: bảng kê việc được giao, không lập dự thảo; mặc định theo đuôi tên sau -o.",
    "cli.draft.list": "Liệt kê từng việc không đưa vào, kèm nơi được giao.",
    "cli.draft.doubtful": "Đưa cả việc chưa rõ cấp trên có giao hay không vào dự thảo, có ghi chú.",
    "cli.draft.needs-from": "{flag} chỉ dùng khi lập dự thảo từ kế hoạch cấp trên: hãy thêm --from.",
    "cli.draft.needs-for": 'Chưa biết lập dự thảo cho đơn vị nào: hãy thêm --for "TÊN ĐƠN VỊ". Kế hoạch này nêu: {names}.',
    "cli.draft.needs-for.none": "Chưa biết lập dự thảo cho đơn vị nào: hãy thêm --for. Kế hoạch này không nêu tên đơn vị nào.",
    "cli.draft.meant": "Lưu ý: “{value}” được hiểu là “{unit}”.",
    "cli.draft.none": "Kế hoạch {path} không giao việc nào cho “{unit}” nên không lập dự thảo.",
    "cli.draft.none.near": "Kế hoạch này nêu: {names}.",
    "cli.draft.parent-is-draft": "Lưu ý: kế hoạch cấp trên {path} còn là dự thảo, lời của từng việc có thể còn thay đổi.",
    "cli.draft.parent-blank": "Lưu ý: kế hoạch cấp trên để trống {names}; chỗ viện dẫn ghi dấu ….",
    "cli.draft.title": "Dự thảo cho “{unit}” từ {parent}",
    "cli.draft.kept": "Đưa vào dự thảo: {count} việc",
    "cli.draft.role.holder": "giữ ở phần tổ chức thực hiện",
    "cli.draft.role.doubtful": "chưa rõ có giao hay không",
    "cli.draft.doubts": "Chưa rõ có giao hay không, chưa đưa vào: {count} việc (--doubtful để đưa vào, có ghi chú)",
    "cli.draft.left-out": "Không đưa vào: {count} việc giao nơi khác",
    "cli.draft.left-out.nobody": "không nêu đơn vị",
    "cli.draft.left-out.more": "… còn {count} nơi khác: xem bằng --list.",
    "cli.draft.to-fill": "Còn phải điền: {count} chỗ “{mark}”; số, ngày và người ký.",
}
