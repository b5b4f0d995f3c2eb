"""Captions and column headings say what they hold, whatever words an agency uses for it."""

from __future__ import annotations

import pytest
from hypothesis import given

from plancli.importing.captions import ROLES, caption_key, column_key, read_caption
from tests.importing.made_paper import any_line

CAPTIONS = {
    "lead": (
        "Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Đầu mối", "Chịu trách nhiệm chính", "Lãnh đạo phụ trách",
        "Cơ quan, đơn vị chủ trì", "Cá nhân, đơn vị chủ trì", "Chủ trì tham mưu", "Đơn vị chủ trì, thực hiện", "CƠ QUAN CHỦ TRÌ",
    ),
    "responsible": (
        "Đơn vị thực hiện", "Cơ quan thực hiện", "Phân công", "Phân công nhiệm vụ", "Giao nhiệm vụ", "Trách nhiệm thực hiện",
        "Thực hiện", "Người thực hiện", "Đơn vị, cá nhân được giao thực hiện", "Đơn vị tham mưu",
    ),
    "coordinating": ("Đơn vị phối hợp", "Cơ quan phối hợp", "Phối hợp", "Đơn vị phối hợp thực hiện", "Tham gia phối hợp"),
    "guiding": ("Đơn vị hướng dẫn", "Hướng dẫn", "Cơ quan hướng dẫn thực hiện"),
    "directing": ("Đơn vị chỉ đạo, định hướng", "Lãnh đạo chỉ đạo", "Cơ quan định hướng"),
    "monitoring": ("Đơn vị theo dõi, đôn đốc", "Cơ quan giám sát", "Người kiểm tra"),
    "deadline": (
        "Thời hạn", "Thời gian", "Thời gian thực hiện", "Thời hạn hoàn thành", "Tiến độ", "Lộ trình thực hiện", "Dự kiến thời gian",
        "Thời gian, địa điểm", "Hoàn thành trước",
    ),
    "deliverable": ("Sản phẩm", "Kết quả", "Kết quả đầu ra", "Sản phẩm, kết quả", "Sản phẩm/kết quả", "Dự kiến kết quả", "Yêu cầu sản phẩm"),
    "funding": ("Kinh phí", "Kinh phí thực hiện", "Nguồn kinh phí", "Dự toán kinh phí", "Nguồn lực"),
    "note": ("Ghi chú",),
    "text": ("Nội dung", "Nội dung công việc", "Tên nhiệm vụ", "Nhiệm vụ cụ thể", "Công việc"),
}  # fmt: skip

HEADINGS = {
    "label": ("STT", "TT", "Số TT", "Số thứ tự", "Mục", "stt."),
    "lead": ("Cơ quan chủ trì", "Chủ trì tham mưu, thực hiện", "Lãnh đạo chủ trì", "Đầu mối thực hiện"),
    "coordinating": ("Cơ quan phối hợp", "Các thôn phối hợp"),
    "deadline": ("Thời gian dự kiến hoàn thành", "Quí hoàn thành", "Hoàn thành", "Thời hạn"),
    "deliverable": ("Sản phẩm", "Kết quả cuối cùng", "Tên sản phẩm (dự kiến)"),
    "funding": ("Kinh phí (triệu đồng)", "Dự toán", "Tổng kinh phí năm"),
    "note": ("Ghi chú",),
    "directing": ("Chỉ đạo", "Lãnh đạo xã"),
    "guiding": ("Phòng hướng dẫn",),
    "monitoring": ("Theo dõi", "Nơi giám sát"),
    "responsible": ("Đơn vị", "Cơ quan", "Phân công", "Trách nhiệm", "Bộ phận thực hiện", "Triển khai"),
    "text": ("Nội dung công việc", "Giải pháp", "Tên hoạt động", "Việc làm của thôn"),
}


def rows(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(text, key) for key, texts in table.items() for text in texts]


@pytest.mark.parametrize(("text", "key"), rows(CAPTIONS))
def test_caption_gives_its_key(text: str, key: str) -> None:
    assert caption_key(text) == key
    assert column_key(text) == key
    found = read_caption(f"{text}: trước ngày 15/3/2026.")
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "text",
    [
        "Mục đích", "Yêu cầu", "Địa điểm", "Cụ thể", "Tổ chức thực hiện", "Giờ phát tránh giờ đi nương",
        "Chỉ đạo", "Theo dõi", "Kiểm tra", "Lưu", "Kính gửi", "Trên cơ sở kết quả", "Ghi chú thêm", "Nơi làm", "",
    ],
)  # fmt: skip
def test_other_words_are_no_caption(text: str) -> None:
    assert caption_key(text) == ""
    assert read_caption(f"{text}: các thôn.") is None


@pytest.mark.parametrize(("text", "key"), rows(HEADINGS))
def test_column_heading_gives_its_key(text: str, key: str) -> None:
    assert column_key(text) == key


@pytest.mark.parametrize(
    "text", ["Địa điểm", "Nơi làm", "Dụng cụ", "Số người", "Thôn", "Ngày tuần rừng", "", "Tháng"]
)
def test_other_headings_have_no_key(text: str) -> None:
    assert column_key(text) == ""


def test_a_sentence_is_no_heading_of_a_column() -> None:
    assert column_key("Các nội dung mà thôn đã làm trong mùa khô và kết quả đã báo cáo xã") == ""


@pytest.mark.parametrize(
    ("shape", "key"), [("*{}*", "lead"), ("{}:", "lead"), ("({})", "lead"), (" {} ", "lead")]
)
def test_signs_around_a_caption_do_not_count(shape: str, key: str) -> None:
    assert caption_key(shape.format("Cơ quan chủ trì")) == key


def test_roles_are_the_captions_of_units() -> None:
    assert {
        caption_key(text)
        for text in (
            "Cơ quan chủ trì",
            "Phân công",
            "Phối hợp",
            "Hướng dẫn",
            "Cơ quan chỉ đạo",
            "Cơ quan giám sát",
        )
    } == set(ROLES)


@pytest.mark.parametrize(
    ("text", "caption", "words"),
    [
        ("Cơ quan chủ trì: Công an xã.", "Cơ quan chủ trì", "Công an xã."),
        ("Thời hạn : thường xuyên", "Thời hạn", "thường xuyên"),
        ("  Kinh phí:   12 triệu đồng", "Kinh phí", "12 triệu đồng"),
        ("Kết quả:", "Kết quả", ""),
        ("Thời gian thực hiện:Quý II: tháng 4", "Thời gian thực hiện", "Quý II: tháng 4"),
    ],
)
def test_caption_knows_its_place(text: str, caption: str, words: str) -> None:
    found = read_caption(text)
    assert found is not None
    assert text[found.start : found.end] == caption
    assert text[found.words :] == words


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành: Quý III/2026",
        "Hoàn thành: trước ngày 30/6",
        "Xong: 15/3/2026",
        "Hoàn thành: Tháng 4",
        "Thực hiện xong: chậm nhất ngày 3",
    ],
)
def test_done_is_a_deadline_before_a_time(text: str) -> None:
    found = read_caption(text)
    assert found is not None
    assert found.key == "deadline"


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành: đúng yêu cầu", "Hoàn thành: 100% số hộ", "Thời hạn", "Thời hạn; kinh phí: 12 triệu", "1. Thời hạn: tháng 3",
        "Kết quả://xa.gov.vn", "Nội dung công việc rất dài của các thôn trong mùa khô năm 2026 này: x", "- Thời hạn: tháng 3", ": x",
    ],
)  # fmt: skip
def test_no_caption_stands_there(text: str) -> None:
    assert read_caption(text) is None


@given(any_line)
def test_a_caption_lies_before_its_colon(text: str) -> None:
    found = read_caption(text)
    if found is not None:
        between = text[found.end : found.words]
        assert between.strip() == ":"
        assert caption_key(text[found.start : found.end]) in (found.key, "")
        assert not text[: found.start].strip()
