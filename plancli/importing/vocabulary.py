"""Words of the language of administration: what begins a clause, what is no name, what groups are made of.

Holds lists only, folded as `vietnamese.folding` does; each entry is a pattern.
"""

from __future__ import annotations


def _listed(words: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in words.split("|"))


VERBS: tuple[str, ...] = (
    *_listed(
        """
        chủ trì | phối hợp | chịu trách nhiệm | có trách nhiệm | có nhiệm vụ | thực hiện | triển khai
        | tham mưu | theo dõi | căn cứ | xây dựng | chỉ đạo | định hướng | hướng dẫn | tổng hợp | kiểm
        tra | kiểm soát | bảo đảm | đảm bảo | tăng cường | đẩy mạnh | phát huy | rà soát | định kỳ |
        trên cơ sở | chủ động | tiếp tục | quan tâm | bố trí | cân đối | lập | ban hành | đề xuất |
        phát động | khuyến khích | vận động | tuyên truyền | giúp | làm | là | cử | quản lý | giám sát
        | đôn đốc | theo | thường xuyên | kịp thời | tiếp nhận | cung cấp | dẫn dắt | phân công | phân
        bổ | huy động | hỗ trợ | tạo điều kiện | cập nhật | nghiên cứu | rà | lồng ghép | tập trung |
        nâng cao | thẩm định | trình | báo cáo | gửi | mở | nêu | đăng | đưa | biên soạn | phổ biến |
        quán triệt | khẩn trương | nghiêm túc | thành lập | ưu tiên | đầu tư | tích cực | chuẩn bị |
        phát hiện | phê duyệt | xem xét | sử dụng | phụ trách | điều phối | tiến hành | khai thác |
        tham gia | đề nghị | yêu cầu | giao | được giao | được phân công | phải | cần | sẽ | hằng năm
        | hàng năm | hằng tháng | hằng quý | trước | lấy | rào | ghi | nộp | đăng ký | ký | họp | thu
        | giữ | trả lời | công khai | niêm yết | đánh giá | xử lý | xác minh | xác định | khảo sát |
        phát triển | đổi mới | vận hành | duy trì | hoàn thiện | hoàn thành | bám sát | lựa chọn |
        liên hệ | mời | gắn | kết hợp | cùng với | bổ sung | kiện toàn | củng cố | quy định | công bố
        | thông báo | đấu tranh | ngăn chặn | tháo gỡ | trong việc | để | phát hành | in ấn | trong
        quá trình | tại | tiên phong | trực tiếp | triệu tập | dự kiến | chậm nhất | làm đầu mối | đầu mối |
        kiến nghị | sơ kết | tổng kết | tập huấn | giải quyết | giới thiệu | tham dự | kết nối | đáp ứng
        | dựa vào | tuần tra | dọn vệ sinh | cung ứng | trang trí | nghiệm thu | đảm nhận | đảm nhiệm | có kế
        hoạch | sắp xếp | treo cờ | viết bài | nhắc nhở | xử phạt | mua sắm | sửa chữa | lắp đặt | nạo vét |
        khơi thông | giải tỏa | tháo dỡ | đóng góp | cấp phát | thống kê | diễn tập | phun | tiêm | cắm |
        trực ban | cùng | vệ sinh môi trường | đề ra | chấm | tặng | thăm | trao
        """
    ),
    r"dự (?:họp|hội nghị|lễ|đại hội|kiến|báo|thi|toán)",
    r"tự (?:tổ chức|kiểm tra|đánh giá|rà soát|giác)",
    r"lãnh đạo(?=,? (?:chỉ đạo|tổ chức|thực hiện|triển khai|quán triệt|việc|công tác|toàn diện))",
    r"chi(?! (?:hội|bộ|đoàn|cục|nhánh|ủy))",
    (
        r"tổ chức(?!,| (?:chính trị|có|liên quan|xã hội|đoàn thể|thành viên|khác|trên|đảng|cơ sở|tôn giáo"
        r"|hội(?! (?:thi|nghị|thảo|diễn|họp|chợ|trại|thao|khỏe))"
        r"|tín dụng))"
    ),
    r"thông tin (?:kịp thời|đầy đủ|tuyên truyền)",
    r"truyền thông (?:về|cho|đến)",
)
"""What says that a name has ended and the sentence about it goes on."""

NAMED_WORK: tuple[str, ...] = _listed(
    """
    trợ giúp pháp lý | giới thiệu việc làm | phối hợp phổ biến, giáo dục pháp luật | phổ biến, giáo dục pháp
    luật | hỗ trợ doanh nghiệp | xử lý nước thải | cai nghiện ma túy | tiếp nhận và trả kết quả
    """
)
"""Work that units are named after: the verbs in it end no name."""

_THINGS: tuple[str, ...] = (
    *_listed(
        """
        nội dung | nhiệm vụ | giải pháp | hoạt động | chỉ tiêu | mục tiêu | văn bản | chính sách |
        chương trình | dự án | công trình | hình thức | biện pháp | yêu cầu | điều kiện | hộ | đối
        tượng | trường hợp | vấn đề | khoản | loại | mô hình | phong trào | quy định | khu vực | tuyến
        | điểm | hội nghị | ngày | lễ | thành tựu | giá trị | di tích | lớp | buổi | đợt | bước | khâu
        | tiêu chí | nguồn | đội ngũ
        """
    ),
)
"""What "các …" may stand before without naming units."""

_NO_NAMES: tuple[str, ...] = (
    *_listed(
        """
        ban hành | báo cáo | hội nghị | hội thảo | hội thi | hội diễn | hội nhập | hội họp | trường
        hợp | trường lớp | đoàn kết | đoàn công tác | bộ máy | bộ tiêu chí | bộ chỉ số | bộ luật | bộ
        đề | bản đồ | bản tin | bản sao | tổ hợp | đài thọ | đơn giá | đơn thư | văn phòng phẩm
        | văn phòng số | phó mặc | ban đầu | ban ngày | cơ quan chủ trì | cơ quan thực hiện | bà con |
        ông bà | đảng viên | đảng và nhà nước
        """
    ),
    r"tổ chức(?! (?:chính trị|đoàn thể|đảng|hội|thành viên))",
    r"phòng(?:,| chống| ngừa| cháy| bệnh| học)",
    r"bộ phận(?:$| (?:chủ trì|phối hợp|thực hiện))",
    r"(?:cơ quan|đơn vị)$",
    r"đội ngũ",
    r"thuế(?! (?:cơ sở|tỉnh|thành phố|huyện|khu vực)\b)",
    r"trung tâm (?:của|trong)",
    r"đơn vị (?:chủ trì|phối hợp|thực hiện)",
)
"""Words that begin like a unit: "Tổ chức thực hiện", "Phòng, chống thiên tai"."""

NOT_NAMES: tuple[str, ...] = (*_NO_NAMES, rf"các (?:{'|'.join(_THINGS)})\b")
"""Beginnings that announce no unit."""

GROUP_MEMBERS: tuple[str, ...] = (
    *_listed(
        """
        cơ quan | đơn vị | sở | ban | ngành | phòng | địa phương | xã | phường | huyện | thôn | bản |
        tổ | hội | đoàn | tổ chức | doanh nghiệp | trường | thành viên | trung tâm | trạm | ủy ban |
        ubnd | cá nhân | lực lượng | bộ | chủ đầu tư | đồng chí | đ/c | cơ sở | hộ kinh doanh | hợp
        tác xã | htx | phó | chi bộ | chi hội | viện | ngân hàng | công ty | nhà mạng | đội | giáo viên |
        nhân viên | bệnh viện
        """
    ),
)
"""What a group of units is made of: "các sở, ban, ngành"."""

FIELDS: tuple[str, ...] = _listed(
    """
    đầu tư | xây dựng | phát triển | khai thác | đổi mới | xử lý | vận hành | đánh giá | kiểm soát |
    thẩm định | khảo sát | hỗ trợ
    """
)
"""Verbs that also name a field of work: "Viện Nghiên cứu phát triển", "Ban Quản lý dự án đầu tư xây dựng"."""

PAPER_KINDS: tuple[str, ...] = _listed(
    """
    nghị quyết liên tịch | nghị quyết | quyết định | chỉ thị | quy chế | quy định | thông cáo | thông báo |
    hướng dẫn | chương trình hành động | chương trình | kế hoạch | phương án | đề án | dự án | báo cáo | biên
    bản | tờ trình | hợp đồng | công điện | bản ghi nhớ | bản thỏa thuận | giấy ủy quyền | giấy mời | giấy
    giới thiệu | giấy nghỉ phép | phiếu gửi | phiếu chuyển | phiếu báo | thư công | hiến pháp | bộ luật | luật
    | pháp lệnh | lệnh | nghị định | thông tư liên tịch | thông tư | kết luận | thông tri | công văn | điều lệ
    | nội quy | đề cương | lịch công tác | quy trình | lời kêu gọi | tuyên bố | dự toán
    """
)
"""Kinds of papers by name, the longer ones before those they begin with (Decree 30/2020/NĐ-CP, Điều 7)."""
