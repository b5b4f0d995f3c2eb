"""Units as real papers write them: behind lead words, with a role beside them, in short forms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given

from plancli.importing.unit_phrases import heading_units, is_unit_name, leading_units
from plancli.importing.unit_roles import bracket_roles, partners, read_roles
from plancli.model.unit import UnitKind
from plancli.model.unit_names import kind_of, split_units
from tests.importing.made_paper import any_line

Stretches = tuple[tuple[int, int], ...] | list[tuple[int, int]]


def named(text: str, spans: Stretches) -> list[str]:
    return [text[start:end] for start, end in spans]


def in_roles(text: str, found: dict[str, list[tuple[int, int]]]) -> dict[str, list[str]]:
    return {role: named(text, spans) for role, spans in found.items()}


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("Đối với Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Đối với Phòng Kinh tế:", ["Phòng Kinh tế"]),
        ("Đối với các bệnh viện", ["các bệnh viện"]),
        ("Đối với UBND các xã, phường", ["UBND các xã, phường"]),
        ("Đối với Trung tâm Y tế khu vực, Trạm Y tế các xã, phường", ["Trung tâm Y tế khu vực", "Trạm Y tế các xã, phường"]),
        ("Về phía nhà trường", ["nhà trường"]),
        ("Trách nhiệm của Trung tâm Kiểm soát bệnh tật tỉnh", ["Trung tâm Kiểm soát bệnh tật tỉnh"]),
        ("Trách nhiệm của các cơ quan, đơn vị", ["các cơ quan, đơn vị"]),
        ("TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ", ["CÁC ĐƠN VỊ"]),
        ("NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH, PHƯỜNG, XÃ", ["CÁC SỞ, BAN, NGÀNH, PHƯỜNG, XÃ"]),
        ("SỞ Y TẾ, SỞ TÀI CHÍNH", ["SỞ Y TẾ", "SỞ TÀI CHÍNH"]),
        ("Trách nhiệm UBND xã", ["UBND xã"]),
        ("Nhiệm vụ của các đơn vị", ["các đơn vị"]),
        ("Nhiệm vụ cụ thể của Công an xã", ["Công an xã"]),
        ("Nhiệm vụ, trách nhiệm của Ban Chỉ đạo xã", ["Ban Chỉ đạo xã"]),
        ("Giao Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Giao cho Công an xã:", ["Công an xã"]),
        ("Giao nhiệm vụ cho các thôn", ["các thôn"]),
        ("Phân công Phòng Kinh tế", ["Phòng Kinh tế"]),
        ("Giao Ban Chỉ huy Quân sự xã", ["Ban Chỉ huy Quân sự xã"]),
        ("Yêu cầu các trường học trên địa bàn", ["các trường học trên địa bàn"]),
    ],
)  # fmt: skip
def test_lead_words_are_no_part_of_the_holder(title: str, units: list[str]) -> None:
    assert named(title, heading_units(title)) == units


@pytest.mark.parametrize(
    "title",
    [
        "Đối với các vụ việc phức tạp", "Đối với các trường hợp đặc biệt", "Đối với các hộ nghèo", "Đối với các tổ chức, cá nhân vi phạm",
        "Đối với các xã chưa đạt chuẩn", "Đối với cơ sở không đủ điều kiện", "Đối với lúa, ngô", "Đối với người dân", "Trách nhiệm của người đứng đầu",
        "Trách nhiệm thực hiện", "Trách nhiệm tổ chức thực hiện", "Nhiệm vụ trọng tâm", "Nhiệm vụ và giải pháp", "Nhiệm vụ của năm 2026", "Giao ban hằng tháng",
        "Giao ban Ban Chỉ đạo", "Giao thông nông thôn", "Giao lưu văn nghệ", "Giao chỉ tiêu", "Phân công nhiệm vụ", "Phân công trách nhiệm", "Yêu cầu", "Yêu cầu chung",
        "Chỉ đạo Công an xã", "Đối với", "Trách nhiệm của", "Giao Phòng Kinh tế chủ trì rà soát", "Đối với các nội dung của xã", "Đối với doanh nghiệp nhỏ và vừa",
        "Phân công nhiệm vụ các thành viên", "Thuế suất ưu đãi", "Trách nhiệm của các hộ gia đình",
    ],
)  # fmt: skip
def test_lead_words_before_something_else_name_nobody(title: str) -> None:
    assert heading_units(title) == ()


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Đối với các bệnh viện: Tổ chức điểm tiêm.", ["các bệnh viện"]),
        ("Đối với Công an xã: Bảo đảm an ninh.", ["Công an xã"]),
        ("Trách nhiệm của Trạm Y tế: Khám bệnh.", ["Trạm Y tế"]),
        ("Ban Chỉ huy Quân sự xã chủ trì, phối hợp với Trạm Y tế, Đoàn Thanh niên xây dựng phương án", ["Ban Chỉ huy Quân sự xã"]),
        ("Đảng ủy UBND xã lãnh đạo, chỉ đạo UBND xã cụ thể hóa Kế hoạch", ["Đảng ủy UBND xã"]),
        ("Các chi bộ được kiểm tra chuẩn bị báo cáo gửi về Đảng ủy", ["Các chi bộ được kiểm tra"]),
        ("Sở Xây dựng chủ trì, phối hợp với Sở Tài chính hoàn thành dự án", ["Sở Xây dựng"]),
        ("Ban Quản lý dự án đầu tư xây dựng khu vực lập hồ sơ", ["Ban Quản lý dự án đầu tư xây dựng khu vực"]),
        ("Phòng Quản lý xử lý vi phạm hành chính tham mưu tổ chức", ["Phòng Quản lý xử lý vi phạm hành chính"]),
        ("Bộ phận Tiếp nhận và trả kết quả thực hiện đúng quy trình", ["Bộ phận Tiếp nhận và trả kết quả"]),
        ("Đồng chí Uỷ viên Ban chấp hành Đảng bộ chỉ đạo chung", ["Đồng chí Uỷ viên Ban chấp hành Đảng bộ"]),
        ("Công an xã (bộ phận theo dõi, kiểm tra) lập danh sách", ["Công an xã"]),
        ("Hiệu trưởng các trường trực tiếp tuyên truyền", ["Hiệu trưởng các trường"]),
        ("Phòng Giáo dục và Đào tạo tổ chức Hội thi như sau", ["Phòng Giáo dục và Đào tạo"]),
        ("Tổng phụ trách Đội tổ chức sinh hoạt dưới cờ", ["Tổng phụ trách Đội"]),
        ("Giáo viên chủ nhiệm phối hợp với phụ huynh", ["Giáo viên chủ nhiệm"]),
        ("Yêu cầu các thôn thực hiện nghiêm túc.", ["các thôn"]),
        ("Giao Phòng Kinh tế làm đầu mối theo dõi.", ["Phòng Kinh tế"]),
        ("UBKT Đảng ủy, BTV Đoàn xã, Ban CHQS xã phối hợp.", ["UBKT Đảng ủy", "BTV Đoàn xã", "Ban CHQS xã"]),
        # The house reads "Đề nghị" in front of the one holder as: asked, not ordered.
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh giám sát.", ["Đề nghị Ủy ban MTTQ Việt Nam tỉnh"]),
    ],
)  # fmt: skip
def test_the_subject_of_a_sentence_ends_where_its_work_begins(sentence: str, units: list[str]) -> None:
    assert named(sentence, leading_units(sentence)) == units


@pytest.mark.parametrize(
    "sentence",
    [
        "Chỉ đạo Công an các xã, phường phối hợp;", "Phòng, chống thiên tai là nhiệm vụ thường xuyên", "Tổ chức tuyên truyền cho các thôn", "Công tác tuyên truyền được đẩy mạnh",
        "Ban hành kế hoạch của xã trước ngày 30/6", "Hội nghị tổng kết tổ chức vào tháng 12", "Chi phí do xã bảo đảm theo quy định", "Trường hợp vướng mắc báo cáo UBND xã",
        "Các nội dung phát sinh báo cáo UBND xã", "Đối với các vụ việc phức tạp: báo cáo UBND xã", "Đơn vị chủ trì: Phòng Kinh tế", "Cơ quan phối hợp: Công an xã",
        "Đội ngũ cán bộ thực hiện tốt", "Hội đồng nhân dân được thực hiện theo quy định", "Trưởng ban chỉ đạo Đại hội.", "các đoàn thể và tổ chức hội thảo", "Bộ phận thực hiện: Văn phòng", "Đối với các hộ nghèo, UBND xã hỗ trợ",
    ],
)  # fmt: skip
def test_other_sentences_have_no_subject(sentence: str) -> None:
    assert leading_units(sentence) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở GDĐT Bắc Giang.", ["Sở GDĐT Bắc Giang"]),
        ("Các trường mầm non, tiểu học, THCS còn lại:", ["Các trường mầm non, tiểu học, THCS còn lại"]),
        ("Sở Y tế các tỉnh, thành phố:", ["Sở Y tế các tỉnh, thành phố"]),
        ("Đoàn Thanh niên,", ["Đoàn Thanh niên"]),
        ("các tổ dân phố;", ["các tổ dân phố"]),
        ("Đoàn Thanh niên, Công an phường, các tổ dân phố;", ["Đoàn Thanh niên", "Công an phường", "các tổ dân phố"]),
        ("Đề nghị UBND các xã, phường:", ["Đề nghị UBND các xã, phường"]),
        ("VP HĐND&UBND xã", ["VP HĐND&UBND xã"]),
        ("UBMTTQ xã và các đoàn thể", ["UBMTTQ xã", "các đoàn thể"]),
        ("Bưu điện huyện, VNPT, Viettel", ["Bưu điện huyện", "VNPT", "Viettel"]),
        ("P. Kỹ thuật, P. Kinh doanh", ["P. Kỹ thuật", "P. Kinh doanh"]),
        ("P.Kỹ thuật", ["P.Kỹ thuật"]),
        ("Báo và Đài PTTH tỉnh", ["Báo và Đài PTTH tỉnh"]),
        ("Báo, Đài Phát thanh và Truyền hình tỉnh", ["Báo, Đài Phát thanh và Truyền hình tỉnh"]),
        ("Giáo viên chủ nhiệm, Tổng phụ trách Đội", ["Giáo viên chủ nhiệm", "Tổng phụ trách Đội"]),
        ("Tổ trưởng chuyên môn và giáo viên", ["Tổ trưởng chuyên môn và giáo viên"]),
        ("Cán bộ, giáo viên, nhân viên", ["Cán bộ, giáo viên, nhân viên"]),
    ],
)  # fmt: skip
def test_a_heading_is_cut_between_its_names(text: str, names: list[str]) -> None:
    assert named(text, heading_units(text)) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("VP HĐND&UBND xã", UnitKind.DEPARTMENT),
        ("BCH Quân sự xã", UnitKind.MILITARY),
        ("Ban CHQS xã", UnitKind.MILITARY),
        ("BCH Đoàn xã", UnitKind.FRONT),
        ("UBMTTQ xã", UnitKind.FRONT),
        ("UBKT Đảng ủy", UnitKind.PARTY),
        ("Bộ phận Một cửa", UnitKind.DEPARTMENT),
        ("HTX dịch vụ nông nghiệp", UnitKind.ORGANISATION),
        ("Giáo viên chủ nhiệm", UnitKind.POST),
        ("Tổ trưởng chuyên môn", UnitKind.POST),
        ("Tổng phụ trách Đội", UnitKind.POST),
        ("P. Kinh doanh", UnitKind.DEPARTMENT),
        ("P.Kinh doanh", UnitKind.DEPARTMENT),
        ("P. Hiệu trưởng", UnitKind.POST),
        ("Ban giám hiệu", UnitKind.BODY),
        ("Tổ chuyên môn", UnitKind.ORGANISATION),
        ("VP. HĐND và UBND xã", UnitKind.DEPARTMENT),
        ("Thuế cơ sở 3", UnitKind.DEPARTMENT),
        ("Phòng Quản lý xử lý vi phạm hành chính", UnitKind.DEPARTMENT),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", UnitKind.DEPARTMENT),
        ("Các Đội", UnitKind.GROUP),
        ("Báo và Đài PTTH tỉnh", UnitKind.SERVICE_UNIT),
        ("CDC tỉnh", UnitKind.SERVICE_UNIT),
        ("Công đoàn cơ sở", UnitKind.FRONT),
        ("Viettel", UnitKind.ORGANISATION),
    ],
)
def test_short_forms_name_units(name: str, kind: UnitKind) -> None:
    assert is_unit_name(name)
    assert kind_of(name) is kind
    assert named(name, split_units(name)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị", "Cơ quan", "Bộ phận", "Đội ngũ cán bộ", "P. 12 trang", "p. kinh doanh", "Chi phí", "Công tác tuyên truyền", "Bộ phận chủ trì", "Báo", "Các đội ngũ kế cận",
        "Báo và đánh giá", "Đội",
    ],
)  # fmt: skip
def test_other_words_are_no_short_forms(text: str) -> None:
    assert not is_unit_name(text)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ban Chỉ huy Quân sự xã chủ trì, phối hợp với Trạm Y tế, Đoàn Thanh niên xây dựng", ["Trạm Y tế", "Đoàn Thanh niên"]),
        ("Công an xã chủ trì, phối hợp với Phòng Kinh tế, các thôn.", ["Phòng Kinh tế", "các thôn"]),
        ("Công an xã chủ trì, phối hợp Văn phòng HĐND và UBND; báo cáo trước 30/6", ["Văn phòng HĐND và UBND"]),
        ("Giao Phòng Kinh tế làm đầu mối, phối hợp với Công an xã theo dõi.", ["Công an xã"]),
        ("Chủ trì, phối hợp với P. Kỹ thuật, P. Kinh doanh.", ["P. Kỹ thuật", "P. Kinh doanh"]),
        ("Chủ trì, phối hợp với Trưởng thôn tổ chức Hội nghị cử tri", ["Trưởng thôn"]),
        ("Chủ trì, phối hợp rà soát.", []),
    ],
)  # fmt: skip
def test_partners_stand_behind_their_lead(sentence: str, names: list[str]) -> None:
    assert named(sentence, partners(sentence)) == names


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Phòng Văn hóa - Xã hội (chủ trì), các thôn (phối hợp)", {"lead": ["Phòng Văn hóa - Xã hội"], "coordinating": ["các thôn"]}),
        ("Phòng VHXH (chủ trì); Công an xã, Trạm Y tế (phối hợp).", {"lead": ["Phòng VHXH"], "coordinating": ["Công an xã", "Trạm Y tế"]}),
        ("Phòng Văn hóa - Xã hội (Chủ trì) và các thôn (cùng phối hợp)", {"lead": ["Phòng Văn hóa - Xã hội"], "coordinating": ["các thôn"]}),
        ("Chủ trì: Công an xã; phối hợp: Văn phòng HĐND và UBND xã", {"lead": ["Công an xã"], "coordinating": ["Văn phòng HĐND và UBND xã"]}),
        ("Đơn vị chủ trì: Công an xã. Đơn vị phối hợp: các thôn.", {"lead": ["Công an xã"], "coordinating": ["các thôn"]}),
        (
            "Phòng Kinh tế chủ trì, phối hợp Văn phòng HĐND và UBND, Công an xã và các đơn vị liên quan",
            {"lead": ["Phòng Kinh tế"], "coordinating": ["Văn phòng HĐND và UBND", "Công an xã", "các đơn vị liên quan"]},
        ),
        ("Phòng Kinh tế chủ trì phối hợp với các thôn thực hiện.", {"lead": ["Phòng Kinh tế"], "coordinating": ["các thôn"]}),
        ("Phòng Kinh tế chủ trì, Công an xã, Trạm Y tế phối hợp", {"lead": ["Phòng Kinh tế"], "coordinating": ["Công an xã", "Trạm Y tế"]}),
        ("Phòng Kinh tế phối hợp với Công an xã", {"responsible": ["Phòng Kinh tế"], "coordinating": ["Công an xã"]}),
        ("Phòng Kinh tế, Công an xã thực hiện", {"responsible": ["Phòng Kinh tế", "Công an xã"]}),
        ("Giao Phòng Kinh tế chủ trì; các thôn phối hợp thực hiện", {"lead": ["Phòng Kinh tế"], "coordinating": ["các thôn"]}),
        ("Phòng Văn hóa - Xã hội. Phối hợp: Văn phòng HĐND và UBND phường", {"responsible": ["Phòng Văn hóa - Xã hội"], "coordinating": ["Văn phòng HĐND và UBND phường"]}),
        ("Ban Chỉ đạo xã (chỉ đạo), Tổ Văn phòng (theo dõi)", {"directing": ["Ban Chỉ đạo xã"], "monitoring": ["Tổ Văn phòng"]}),
        ("Ban Chỉ đạo xã; Sở Y tế (Trung tâm Y tế phối hợp)", {"responsible": ["Ban Chỉ đạo xã", "Sở Y tế (Trung tâm Y tế phối hợp)"]}),
        ("Đ/c Lan (chủ trì), cô Hoa (phối hợp)", {"lead": ["Đ/c Lan"], "coordinating": ["cô Hoa"]}),
        ("Đơn vị chủ trì: Tổ VP. Đơn vị phối hợp: cô Hoa, Công an xã", {"lead": ["Tổ VP"], "coordinating": ["cô Hoa", "Công an xã"]}),
        ("Công an xã chủ trì; báo cáo UBND xã trước ngày 20", {"lead": ["Công an xã"]}),
        ("Công an xã chủ trì, phối hợp với các thôn. Thời gian: Quý I", {"lead": ["Công an xã"], "coordinating": ["các thôn"]}),
        ("Đề nghị Công an xã chủ trì, các thôn phối hợp", {"lead": ["Đề nghị Công an xã"], "coordinating": ["các thôn"]}),
        ("Phòng Kinh tế hướng dẫn các thôn", {"guiding": ["Phòng Kinh tế"]}),
        ("P. Kỹ thuật, P. Kinh doanh", {"responsible": ["P. Kỹ thuật", "P. Kinh doanh"]}),
    ],
)  # fmt: skip
def test_role_words_beside_names_part_them(line: str, found: dict[str, list[str]]) -> None:
    assert in_roles(line, read_roles(line, "responsible")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lễ phát động (Phòng VHXH chủ trì, Đoàn Thanh niên phối hợp; ngày 31/5/2026).", {"lead": ["Phòng VHXH"], "coordinating": ["Đoàn Thanh niên"]}),
        ("Tổ chức hội nghị (Phòng Kinh tế chủ trì, phối hợp Công an xã; hoàn thành trước 30/6/2026).", {"lead": ["Phòng Kinh tế"], "coordinating": ["Công an xã"]}),
        ("Tổ chức hội nghị (Phòng Kinh tế chủ trì, phối hợp Công an xã, hoàn thành trước 30/6/2026)", {"lead": ["Phòng Kinh tế"], "coordinating": ["Công an xã"]}),
        ("Tập huấn (Chủ trì: Phòng Kinh tế; phối hợp: Công an xã, các thôn)", {"lead": ["Phòng Kinh tế"], "coordinating": ["Công an xã", "các thôn"]}),
        ("Tổ chức tập huấn (giao Phòng Kinh tế thực hiện).", {"responsible": ["Phòng Kinh tế"]}),
        ("Tổ chức tập huấn (giao Phòng Kinh tế).", {"responsible": ["Phòng Kinh tế"]}),
        ("Tổ chức tập huấn (Phòng Kinh tế thực hiện);", {"responsible": ["Phòng Kinh tế"]}),
        ("Tổ chức tập huấn (do Phòng Kinh tế chủ trì).", {"lead": ["Phòng Kinh tế"]}),
        ("Rà soát (lần 1). In tài liệu (bí mật, Tổ chủ trì)", {}),
        ("Rà soát (lần 1). In tài liệu (Văn phòng UBND xã chủ trì)", {"lead": ["Văn phòng UBND xã"]}),
        ("Tập huấn cho cán bộ y tế (Trung tâm Kiểm soát bệnh tật tỉnh)", {}),
        ("Phòng VHXH (chủ trì), các thôn (phối hợp)", {}),
        ("Tổ chức hội nghị (phối hợp tuyên truyền)", {}),
        ("Tổ chức hội nghị (theo Kế hoạch số 12/KH-UBND).", {}),
        ("Các đơn vị (các xã thực hiện tốt công tác này) báo cáo", {}),
        ("Hội nghị (có giấy mời riêng, các thôn tổ chức thực hiện sau)", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_a_bracket_behind_a_sentence_says_who_does_it(text: str, found: dict[str, list[str]]) -> None:
    assert in_roles(text, bracket_roles(text)) == found


@given(any_line)
def test_roles_lie_apart_inside_their_text(text: str) -> None:
    assume(not {"các", "những"} & {word.strip(".:;,()“”").lower() for word in text.split()})
    for found in (bracket_roles(text), read_roles(text, "lead")):
        spans = sorted(span for each in found.values() for span in each)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
