"""Names say what kind of unit they mean, and a line of names is cut only between names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancli.model.unit import UnitKind
from plancli.model.unit_names import KnownNames, kind_of, split_units, strip_request, unit_key


def names_in(line: str, *known: str) -> list[str]:
    return [line[start:end] for start, end in split_units(line, KnownNames(known))]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Văn hóa và Thông tin", UnitKind.DEPARTMENT),
        ("phòng Tư pháp", UnitKind.DEPARTMENT),
        ("Công an huyện", UnitKind.POLICE),
        ("Ban Tuyên giáo Huyện ủy", UnitKind.PARTY),
        ("Ban Chỉ huy Quân sự xã", UnitKind.MILITARY),
        ("Trung tâm Truyền thông và Văn hóa", UnitKind.SERVICE_UNIT),
        ("Ban Quản lý Khu kinh tế", UnitKind.SERVICE_UNIT),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", UnitKind.DEPARTMENT),
        ("Văn phòng Đảng uỷ", UnitKind.PARTY),
        ("Uỷ ban MTTQ Việt Nam xã", UnitKind.FRONT),
        ("Hội Liên hiệp Phụ nữ xã", UnitKind.FRONT),
        ("UBND xã Bản Công", UnitKind.BODY),
        ("Trường Tiểu học Hoa Ban", UnitKind.SCHOOL),
        ("Thôn Đồng Tâm", UnitKind.VILLAGE),
        ("Đồng chí Phó chủ tịch Thường trực", UnitKind.POST),
        ("Trưởng thôn", UnitKind.POST),
        ("Các cơ quan, đơn vị", UnitKind.GROUP),
        ("UBND các xã, thị trấn", UnitKind.GROUP),
        ("Ủy ban nhân dân các xã, phường", UnitKind.GROUP),
    ],
)
def test_first_words_say_the_kind(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("words", ["tăng cường tuyên truyền", "Xanh - Sạch - Đẹp", "", "Bảng tổng hợp"])
def test_words_that_name_no_unit_have_no_kind(words: str) -> None:
    assert kind_of(words) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Các cơ quan, đơn vị; UBND các xã, thị trấn.",
            ["Các cơ quan, đơn vị", "UBND các xã, thị trấn"],
        ),
        (
            "Bộ Tài chính, Kiểm toán nhà nước khu vực V",
            ["Bộ Tài chính", "Kiểm toán nhà nước khu vực V"],
        ),
        (
            "Các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn",
            ["Các cơ quan, đơn vị", "Ủy ban nhân dân các xã, thị trấn"],
        ),
        (
            "Phòng Văn hóa và Thông tin, phòng Tư pháp.",
            ["Phòng Văn hóa và Thông tin", "phòng Tư pháp"],
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Công an huyện và Phòng Tư pháp",
            ["Sở Văn hóa, Thể thao và Du lịch", "Công an huyện", "Phòng Tư pháp"],
        ),
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"],
        ),
        ("Các sở, ban, ngành tỉnh", ["Các sở, ban, ngành tỉnh"]),
    ],
)
def test_a_line_is_cut_only_where_a_new_name_begins(line: str, names: list[str]) -> None:
    assert names_in(line) == names


def test_a_known_name_is_never_cut() -> None:
    line = "Tổ Thông tin, Công an viên và Dân quân"
    assert names_in(line, line) == [line]


def test_a_request_stands_in_front_of_the_name() -> None:
    assert strip_request("Đề nghị Ban Tuyên giáo Huyện ủy") == ("Ban Tuyên giáo Huyện ủy", True)
    assert strip_request("Đề nghị: Hội Nông dân tỉnh") == ("Hội Nông dân tỉnh", True)
    assert strip_request("Phòng Tư pháp") == ("Phòng Tư pháp", False)


def test_abbreviations_and_tone_styles_share_a_key() -> None:
    assert unit_key("UBND xã Bản Công") == unit_key("Uỷ ban nhân dân xã Bản Công")
    assert unit_key("Sở TT&TT") == unit_key("Sở Thông tin và Truyền thông")
    assert unit_key("UBND xã, phường, đặc khu") == unit_key("Ủy ban nhân dân các phường, xã và đặc khu")
    assert unit_key("UBND các xã, phường") != unit_key("UBND các xã, phường, đặc khu")
    assert unit_key("UBND xã") != unit_key("UBND các xã, phường")


@given(st.text(alphabet="ABab ,;.và Phòngđ", max_size=60))
def test_cutting_loses_no_letter(line: str) -> None:
    spans = split_units(line)
    kept = {at for start, end in spans for at in range(start, end)}
    lost = "".join(char for at, char in enumerate(line) if at not in kept)
    assert not lost.replace("và", "").strip(" ,;.:")
    assert all(start < end for start, end in spans)


NAMES = ("Sở Y tế", "Y tế", "Sở", "Công an xã", "công an", "Phòng Y tế, Dân số", "A")


def spans_one_by_one(line: str, names: list[str]) -> list[tuple[int, int]]:
    """Look for each name in turn, the longer ones first: what the search by first letters must give."""
    spans: list[tuple[int, int]] = []
    for name in sorted({each.casefold() for each in names}, key=len, reverse=True):
        for at in range(len(line)):
            free = not any(begin < at + len(name) and at < end for begin, end in spans)
            if free and line.casefold().startswith(name, at):
                spans.append((at, at + len(name)))
    return sorted(spans)


@example(["Công an xã", "công an"], "công an")
@given(
    st.lists(st.sampled_from(NAMES), max_size=4),
    st.lists(st.sampled_from([*NAMES, ", ", " và ", "SỞ Y TẾ", "x"]), max_size=6).map("".join),
)
def test_known_names_are_found_as_one_by_one(names: list[str], line: str) -> None:
    known = KnownNames(names)
    assert sorted(known.spans(line)) == spans_one_by_one(line, names)
    assert known.begin(line) == any(line.casefold().startswith(each.casefold()) for each in names)
