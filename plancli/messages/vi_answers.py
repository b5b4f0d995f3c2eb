"""What the answers about a plan (gaps, obligations, tables) say in Vietnamese, by key.

Part of the catalogue in `vi`; refuses logic: plain templates with named fields.
"""

from __future__ import annotations

ANSWER_SENTENCES: dict[str, str] = {
    # gap.question.*, gap.state.*: tên cột và trả lời của bảng "6 rõ"
    "gap.question.who": "Rõ người",
    "gap.question.what": "Rõ việc",
    "gap.question.when": "Rõ thời gian",
    "gap.question.responsibility": "Rõ trách nhiệm",
    "gap.question.deliverable": "Rõ sản phẩm",
    "gap.question.authority": "Rõ thẩm quyền",
    "gap.state.yes": "rõ",
    "gap.state.partly": "rõ một phần",
    "gap.state.no": "chưa rõ",
    # gap.*: vì sao trả lời như vậy
    "gap.who.one-lead": "Có một đơn vị chủ trì.",
    "gap.who.one-executor": "Có một đơn vị được nêu tên thực hiện.",
    "gap.who.several-leads": "Nhiều đơn vị cùng chủ trì.",
    "gap.who.several-executors": "Nhiều đơn vị cùng thực hiện, không nêu đơn vị nào chủ trì.",
    "gap.who.group": "Chỉ giao cho nhóm đơn vị, không nêu đơn vị nào chủ trì.",
    "gap.who.nobody": "Không nêu đơn vị chủ trì hay thực hiện.",
    "gap.what.words": "Có nội dung nhiệm vụ.",
    "gap.what.none": "Không có nội dung nhiệm vụ.",
    "gap.when.firm": "Có mốc hoặc nhịp thời gian.",
    "gap.when.open": "Có nói thời gian nhưng không có mốc.",
    "gap.when.conditional": "Tùy việc có xảy ra hay không.",
    "gap.when.referred": "Chỉ dẫn sang văn bản hoặc quy định khác.",
    "gap.when.none": "Không nêu thời gian.",
    "gap.responsibility.told-apart": "Phân biệt được đơn vị chịu trách nhiệm chính với các đơn vị khác.",
    "gap.responsibility.shared": "Phân biệt được các vai, nhưng trong vai thực hiện không rõ đơn vị nào chịu trách nhiệm chính.",
    "gap.responsibility.all-alike": "Các đơn vị cùng một vai, không rõ đơn vị nào chịu trách nhiệm chính.",
    "gap.responsibility.nobody": "Không nêu đơn vị nào.",
    "gap.deliverable.line": "Có dòng nêu sản phẩm.",
    "gap.deliverable.prose": "Nội dung có nêu sản phẩm.",
    "gap.deliverable.none": "Không nêu sản phẩm, kết quả.",
    "gap.authority.named": "Có nêu người hoặc cơ quan quyết định.",
    "gap.authority.unnamed": "Có nói thẩm quyền nhưng không nêu của ai.",
    "gap.authority.directing": "Có đơn vị chỉ đạo, định hướng; không nêu ai quyết định.",
    "gap.authority.none": "Không nêu ai quyết định, phê duyệt.",
    # gap.plan.*: khoảng trống của cả kế hoạch
    "gap.plan.who.no": "{count}/{total} nhiệm vụ không nêu đơn vị chủ trì hay thực hiện: {addresses}.",
    "gap.plan.who.partly": "{count}/{total} nhiệm vụ không nêu một đơn vị chịu trách nhiệm chính: {addresses}.",
    "gap.plan.what.no": "{count}/{total} nhiệm vụ không có nội dung: {addresses}.",
    "gap.plan.when.no": "{count}/{total} nhiệm vụ không nêu thời gian: {addresses}.",
    "gap.plan.when.partly": "{count}/{total} nhiệm vụ nêu thời gian không có mốc: {addresses}.",
    "gap.plan.responsibility.no": "{count}/{total} nhiệm vụ giao cho nhiều đơn vị như nhau: {addresses}.",
    "gap.plan.responsibility.partly": "{count}/{total} nhiệm vụ không phân biệt trách nhiệm giữa các đơn vị cùng thực hiện: {addresses}.",
    "gap.plan.deliverable.no": "{count}/{total} nhiệm vụ không nêu sản phẩm, kết quả: {addresses}.",
    "gap.plan.authority.no": "{count}/{total} nhiệm vụ không nêu ai quyết định, phê duyệt: {addresses}.",
    "gap.plan.authority.partly": "{count}/{total} nhiệm vụ có nói đến thẩm quyền hoặc chỉ đạo nhưng không nêu ai quyết định: {addresses}.",
    "gap.plan.funding.no": "Kế hoạch không nói đến kinh phí.",
    "gap.plan.reporting.no": "Kế hoạch không nói đến báo cáo.",
    "gap.plan.reporting.partly": "Kế hoạch có nói đến báo cáo ({addresses}) nhưng không nêu thời hạn.",
    "gap.plan.targets.no": "Kế hoạch không nêu chỉ tiêu, số lượng nào.",
    # column.*: đầu cột của bảng trách nhiệm
    "column.address": "Mục",
    "column.role": "Vai",
    "column.text": "Nội dung",
    "column.with": "Cùng với",
    "column.deadline": "Thời hạn",
    "column.via-group": "Qua nhóm",
    "obligations.duty": "nhiệm vụ riêng",
    "obligations.requested": "{role} (đề nghị)",
    "obligations.none": "Không có trách nhiệm nào.",
    # comments.*: vì sao không ghi được góp ý vào tệp Word
    "comments.not-proven": "Không ghi góp ý vào {path} được: bản có góp ý khi đọc lại không khớp từng chữ với bản gốc, nên không tệp nào được ghi.",
    "comments.too-many": "Không ghi góp ý vào {path} được: Word không mở tệp có quá {most} góp ý.",
}
