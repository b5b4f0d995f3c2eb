"""Names of units end where the sentence about them begins; headings that name none give none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given

from plancli.importing.unit_phrases import heading_units, is_unit_name, leading_units
from tests.importing.made_paper import any_line

NAMES = (
    "Phòng Văn hóa và Thông tin", "Phòng Kinh tế", "phòng Tư pháp", "Công an xã", "Trạm Y tế xã", "UBND xã", "UBND các xã, thị trấn",
    "Ủy ban nhân dân xã Vân Khê", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Ban Chỉ huy Quân sự xã", "Thôn Nà Vạc",
    "Trưởng thôn Nà Vạc", "Trường Tiểu học Vân Khê", "Đoàn Thanh niên xã", "Công ty Điện lực Mây Ngàn", "Bộ Công an",
    "Các thôn", "Các cơ quan, đơn vị", "Các trường học trên địa bàn xã", "Tất cả các thôn", "Đồng chí Lò Thị Ban",
    "Ban Tuyên giáo Huyện ủy", "Trung tâm Phục vụ hành chính công", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "SỞ TÀI CHÍNH",
)  # fmt: skip

NO_NAMES = (
    "", "Phòng, chống thiên tai", "Phòng cháy, chữa cháy rừng", "Tổ chức thực hiện", "Các nội dung", "Các nhiệm vụ của thôn", "Ban", "Tổ", "Sở",
    "Ban hành kế hoạch", "Báo cáo kết quả", "Hội nghị tổng kết", "Bộ máy", "Bản tin thôn", "Mục đích", "Hà Văn Mộc", "Đơn vị chủ trì",
    "Tuyên truyền, vận động", "Phòng Kinh tế " + "và các thôn của xã " * 10,
)  # fmt: skip


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_one(text: str) -> None:
    assert is_unit_name(text)
    assert is_unit_name(f" Đề nghị {text}; ")


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_words_are_no_name(text: str) -> None:
    assert not is_unit_name(text)


def named(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế:", ["Phòng Kinh tế"]),
        ("Phòng Kinh tế (cơ quan thường trực)", ["Phòng Kinh tế"]),
        ("Các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn", ["Các cơ quan, đơn vị", "Ủy ban nhân dân các xã, thị trấn"]),
        ("Trưởng thôn Nà Vạc, Trưởng thôn Suối Ngàn, Trưởng thôn Đồi Sương", ["Trưởng thôn Nà Vạc", "Trưởng thôn Suối Ngàn", "Trưởng thôn Đồi Sương"]),
        ("Công an xã, Trạm Y tế xã và các thôn", ["Công an xã", "Trạm Y tế xã", "các thôn"]),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"]),
        ("Đề nghị Ban Tuyên giáo Huyện ủy", ["Đề nghị Ban Tuyên giáo Huyện ủy"]),
        ("Đề nghị: Công an xã", ["Công an xã"]),
        ("Đề nghị Công an xã, Trạm Y tế xã", ["Công an xã", "Trạm Y tế xã"]),
        ("Ban Chỉ đạo chuyển đổi số xã", ["Ban Chỉ đạo chuyển đổi số xã"]),
        ("Phòng Quản lý đô thị", ["Phòng Quản lý đô thị"]),
        ("Các cơ quan, đơn vị có liên quan", ["Các cơ quan, đơn vị có liên quan"]),
        ("Đồng chí Lò Thị Ban, Phó Chủ tịch Ủy ban nhân dân xã", ["Đồng chí Lò Thị Ban, Phó Chủ tịch Ủy ban nhân dân xã"]),
        ("Đồng chí Hà Văn Mộc phụ trách lĩnh vực môi trường", ["Đồng chí Hà Văn Mộc phụ trách lĩnh vực môi trường"]),
        ("Sở Tài chính và các đơn vị liên quan", ["Sở Tài chính", "các đơn vị liên quan"]),
        ("Công an xã phối hợp", ["Công an xã"]),
        ("Các trường học trên địa bàn xã", ["Các trường học trên địa bàn xã"]),
    ],
)  # fmt: skip
def test_a_heading_names_its_units(title: str, units: list[str]) -> None:
    assert named(title, heading_units(title)) == units


@pytest.mark.parametrize(
    "title",
    [
        "", "Tuyên truyền, vận động", "Thu gom, xử lý rác", "Chế độ báo cáo", "Tổ chức thực hiện", "Phòng Kinh tế hướng dẫn các thôn",
        "Sở Tài chính chủ trì", "Các thôn gửi số liệu.", "Phòng Kinh tế, tuyên truyền", "Phòng, chống cháy rừng", "Kinh phí", "Các thôn: họp dân",
    ],
)  # fmt: skip
def test_other_headings_name_none(title: str) -> None:
    assert heading_units(title) == ()


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Phòng Kinh tế hướng dẫn kỹ thuật.", ["Phòng Kinh tế"]),
        ("Các thôn gửi số liệu về Phòng Kinh tế trước ngày 20 hằng tháng.", ["Các thôn"]),
        ("Trạm Y tế xã lấy mẫu nước đi xét nghiệm", ["Trạm Y tế xã"]),
        ("Giao Công an xã chủ trì, phối hợp với Phòng Kinh tế kiểm tra", ["Công an xã"]),
        ("Giao: Công an xã kiểm tra", ["Công an xã"]),
        ("Yêu cầu các thôn báo cáo", ["các thôn"]),
        ("Đề nghị Đoàn Thanh niên xã vận động đoàn viên", ["Đề nghị Đoàn Thanh niên xã"]),
        ("Đề nghị Công ty Điện lực Mây Ngàn: Khẩn trương phát quang", ["Công ty Điện lực Mây Ngàn"]),
        ("Đề nghị Công an xã, Trạm Y tế xã kiểm tra", ["Công an xã", "Trạm Y tế xã"]),
        ("Sở Y tế: Chủ trì kiểm tra", ["Sở Y tế"]),
        ("Căn cứ Kế hoạch này, các thôn, Trạm Y tế xã xây dựng phương án", ["các thôn", "Trạm Y tế xã"]),
        ("Căn cứ nội dung Kế hoạch và tình hình thực tiễn, các sở và UBND các xã, phường có trách nhiệm", ["các sở", "UBND các xã, phường"]),
        ("Trên cơ sở nội dung Kế hoạch nêu trên, Công an xã kiểm tra", ["Công an xã"]),
        ("Phòng Văn hóa - Xã hội, Phòng Kinh tế phối hợp thực hiện", ["Phòng Văn hóa - Xã hội", "Phòng Kinh tế"]),
        ("Các cơ quan, tổ chức phối hợp thực hiện", ["Các cơ quan, tổ chức"]),
        ("Ban Quản lý dự án tổ chức thi công", ["Ban Quản lý dự án"]),
        ("Ban Chỉ đạo xã họp mỗi quý", ["Ban Chỉ đạo xã"]),
        ("Viện Nghiên cứu phát triển thực hiện", ["Viện Nghiên cứu phát triển"]),
        ("Công an xã (bộ phận trực) kiểm tra các lán trại", ["Công an xã"]),
        ("Các thôn, các trường học báo cáo kết quả", ["Các thôn", "các trường học"]),
        ("Trưởng thôn Nà Vạc, Trưởng thôn Suối Ngàn họp dân", ["Trưởng thôn Nà Vạc", "Trưởng thôn Suối Ngàn"]),
    ],
)  # fmt: skip
def test_a_sentence_begins_with_its_subject(sentence: str, units: list[str]) -> None:
    assert named(sentence, leading_units(sentence)) == units


@pytest.mark.parametrize(
    "sentence",
    [
        "", "Phòng Kinh tế", "Ngân sách xã bảo đảm các khoản", "Rà soát, cập nhật thành viên", "Chủ trì, phối hợp với Công an xã", "Căn cứ Luật Báo chí",
        "Tuyên truyền: phát tờ gấp", "Phòng, chống cháy rừng là việc của thôn", "Khuyến khích ngày công của người dân", "Công khai Kế hoạch này",
        "Căn cứ Kế hoạch này, khẩn trương xây dựng phương án", "Căn cứ Kế hoạch số 18/KH-UBND, Công an xã kiểm tra",
    ],
)  # fmt: skip
def test_other_sentences_have_no_subject(sentence: str) -> None:
    assert leading_units(sentence) == ()


@given(any_line)
@example("\t các Phòng")
@example(" Đề nghị Ban Tuyên giáo Huyện ủy")
def test_units_lie_apart_inside_their_text(text: str) -> None:
    for spans in (heading_units(text), leading_units(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert all(text[start:end] == text[start:end].strip() for start, end in spans)
