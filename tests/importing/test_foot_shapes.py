"""Feet in two columns, in other orders, of several who sign; lists and forms behind them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.foot import Foot, read_foot
from plancli.importing.paper import Block, Line
from plancli.importing.papers import Parts, part
from plancli.importing.signatures import is_bare_office, is_name, opens_bare_signature
from tests.importing.made_paper import any_line, letters, line, lines, paper, put_aside, table
from tests.importing.test_foot import characters, foot_of, recipients, signature

HEAD = ("ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "Số: 27/KH-UBND", "KẾ HOẠCH", "Trồng cây")
BODY = ("I. NHIỆM VỤ", "- Trồng cây.", "Trên đây là Kế hoạch./.")
LIST = ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.")
HEADMASTER = ("", "", ("HIỆU TRƯỞNG",), "Lò Thị Ban")


def parts_of(*texts: str | Block) -> Parts:
    return part(paper(*HEAD, *BODY, *texts))


def body_of(parts: Parts) -> list[str]:
    return [block.text if isinstance(block, Line) else "⊞" for block in parts.plan.body]


def unplaced(foot: Foot) -> list[str]:
    return [text for text, reason in put_aside(foot.dropped) if reason == "unplaced"]


# Two columns


@pytest.mark.parametrize("gap", ["\t", "\t\t\t", " " * 25])
def test_recipients_and_signature_stand_side_by_side(gap: str) -> None:
    texts = (
        f"Nơi nhận:{gap}TM. ỦY BAN NHÂN DÂN",
        f"- Đảng ủy;{gap}KT. CHỦ TỊCH",
        f"- Chủ tịch, các Phó{gap}PHÓ CHỦ TỊCH",
        "  Chủ tịch;",
        f"- Lưu: VT.{gap}(Đã ký)",
        f"{gap}Lò Thị Ban",
    )
    foot = foot_of(*texts)
    assert recipients(foot) == ["Đảng ủy", "Chủ tịch, các Phó Chủ tịch", "Lưu: VT"]
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", ("PHÓ CHỦ TỊCH",), "Lò Thị Ban")
    assert characters(foot) == letters(texts)


def test_the_name_may_stand_beside_a_recipient() -> None:
    foot = foot_of("Nơi nhận:\tCHỦ TỊCH", "- Các thôn;\tLò Thị Ban", "- Lưu: VT.", "PHỤ LỤC")
    assert recipients(foot) == ["Các thôn", "Lưu: VT"]
    assert signature(foot) == ("", "", ("CHỦ TỊCH",), "Lò Thị Ban")


def test_a_signature_may_begin_above_the_recipients_beside_it() -> None:
    foot = foot_of("\tTM. ỦY BAN NHÂN DÂN", "Nơi nhận:\tCHỦ TỊCH", "- Lưu: VT.", "\tLò Thị Ban")
    assert recipients(foot) == ["Lưu: VT"]
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "", ("CHỦ TỊCH",), "Lò Thị Ban")


def test_columns_of_a_table_are_read_from_above_to_below() -> None:
    grid = table(
        ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"], ["- Các thôn;", "CHỦ TỊCH"], ["- Lưu: VT.", "Lò Thị Ban"]
    )
    foot, _ = read_foot([grid])
    assert recipients(foot) == ["Các thôn", "Lưu: VT"]
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "", ("CHỦ TỊCH",), "Lò Thị Ban")


# Recipients


@pytest.mark.parametrize("heading", ["Nơi gửi:", "NƠI GỬI:", "*Nơi gửi:*"])
def test_an_older_word_heads_the_recipients(heading: str) -> None:
    parts = parts_of(heading, "- Các thôn", "- Lưu VP", "CHỦ TỊCH", "Lò Thị Ban")
    assert recipients(parts.plan.foot) == ["Các thôn", "Lưu VP"]
    assert body_of(parts) == list(BODY)


def test_the_older_word_in_a_sentence_heads_nothing() -> None:
    assert body_of(parts_of("Nơi gửi: Phòng Kinh tế.", "Nơi gửi"))[-2:] == [
        "Nơi gửi: Phòng Kinh tế.",
        "Nơi gửi",
    ]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("- Các chi bộ,", "Các chi bộ"),
        ("- UBND tỉnh;     (báo cáo)", "UBND tỉnh (báo cáo)"),
        ("- UBND tỉnh;\t(báo cáo)", "UBND tỉnh (báo cáo)"),
        ("- UBND tỉnh; }", "UBND tỉnh"),
        ("- UBND tỉnh;          }", "UBND tỉnh"),
        ("- UBND tỉnh; } (báo cáo)", "UBND tỉnh (báo cáo)"),
        (". Lưu VT", "Lưu VT"),
        ("Lưu VP", "Lưu VP"),
    ],
)
def test_signs_beside_a_recipient_are_put_aside(text: str, recipient: str) -> None:
    foot = foot_of("Nơi nhận:", "- Như trên;", text)
    assert recipients(foot) == ["Như trên", recipient]
    assert characters(foot) == letters(("Nơi nhận:", "- Như trên;", text))


def test_a_full_name_without_an_office_is_no_mark_of_the_clerk() -> None:
    assert unplaced(foot_of(*LIST, "Lò Thị Ban")) == ["Lò Thị Ban"]


# Orders


@pytest.mark.parametrize(
    "texts",
    [
        (*LIST, "HIỆU TRƯỞNG", "Lò Thị Ban"),
        ("HIỆU TRƯỞNG", *LIST, "Lò Thị Ban"),
        ("HIỆU TRƯỞNG", "Lò Thị Ban", *LIST),
        ("HIỆU TRƯỞNG", "(Đã ký)", "Lò Thị Ban", *LIST),
    ],
)
def test_a_bare_office_signs_in_any_order(texts: Sequence[str]) -> None:
    parts = parts_of(*texts)
    assert signature(parts.plan.foot) == HEADMASTER
    assert recipients(parts.plan.foot) == ["Các thôn", "Lưu: VT"]
    assert body_of(parts) == list(BODY)
    assert parts.annexes == []


def test_an_order_to_sign_stands_before_the_recipients() -> None:
    parts = parts_of("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thị Ban", *LIST, "(02b)", "PHỤ LỤC I", "Biểu mẫu")
    assert recipients(parts.plan.foot) == ["Các thôn", "Lưu: VT"]
    assert [annex.label.text for annex in parts.annexes] == ["PHỤ LỤC I"]


@pytest.mark.parametrize("behind", [(), ("PHỤ LỤC I", "Danh sách"), ("DANH SÁCH HỘ DÂN",)])
def test_a_signature_needs_no_recipients(behind: Sequence[str]) -> None:
    parts = parts_of("TRƯỞNG THÔN", "Lò Thị Ban", *behind)
    assert signature(parts.plan.foot) == ("", "", ("TRƯỞNG THÔN",), "Lò Thị Ban")
    assert body_of(parts) == list(BODY)


def test_an_office_inside_the_text_signs_nothing() -> None:
    parts = parts_of(
        "TRƯỞNG BAN", "Lò Thị Ban", "II. KINH PHÍ", "- Ngân sách xã.", *LIST, "CHỦ TỊCH", "Hà Văn Mộc"
    )
    assert parts.plan.foot.name.text == "Hà Văn Mộc"
    assert "TRƯỞNG BAN" in body_of(parts)


def test_an_office_below_the_recipients_may_stand_in_small_letters() -> None:
    assert signature(foot_of(*LIST, "Hiệu trưởng", "Lò Thị Ban")) == ("", "", ("Hiệu trưởng",), "Lò Thị Ban")


def test_the_old_letter_for_u_is_read() -> None:
    assert signature(foot_of(*LIST, "TRƢỞNG PHÒNG", "Lò Thị Ban"))[2:] == (("TRƢỞNG PHÒNG",), "Lò Thị Ban")


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Lò Thị Ban", True),
        ("LÒ THỊ BAN", True),
        ("Trung tá Lò Thị Ban", True),
        ("Đại tá, Lò Thị Ban", False),
        ("ThS. Lò Thị Ban", True),
        ("ThS Lò Thị Ban", True),
        ("BS.CKII Lò Thị Ban", True),
        ("BSCKII. Lò Thị Ban", True),
        ("PGS.TS. Lò Thị Ban", True),
        ("Thiếu tá, ThS. Lò Thị Ban", False),
        ("Các thôn", False),
        ("Phòng Kinh tế", False),
        ("Ban", False),
    ],
)
def test_a_name_is_known_with_rank_or_degree(text: str, yes: bool) -> None:
    assert is_name(text) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("TRƯỞNG PHÒNG", True),
        ("Q. HIỆU TRƯỞNG", True),
        ("NGƯỜI LẬP KẾ HOẠCH", True),
        ("DUYỆT CỦA HIỆU TRƯỞNG", True),
        ("TỔ CHỨC THỰC HIỆN", False),
        ("CÁN BỘ THỰC HIỆN", False),
        ("Trưởng phòng", False),
        ("TRƯỞNG THÔN:", False),
        ("1. TRƯỞNG THÔN", False),
    ],
)
def test_a_bare_office_is_known_by_its_first_words(text: str, yes: bool) -> None:
    assert is_bare_office(text) is yes


# Several who sign


@pytest.mark.parametrize(
    "blocks",
    [
        lines("TỔ TRƯỞNG", "Hà Văn Mộc", "HIỆU TRƯỞNG", "Lò Thị Ban"),
        lines("TỔ TRƯỞNG\tHIỆU TRƯỞNG", "Hà Văn Mộc\tLò Thị Ban"),
        [table(["TỔ TRƯỞNG|Hà Văn Mộc", "HIỆU TRƯỞNG|Lò Thị Ban"])],
        [table(["TỔ TRƯỞNG", "HIỆU TRƯỞNG"], ["Hà Văn Mộc", "Lò Thị Ban"])],
    ],
)
def test_the_last_of_two_signs_and_the_other_is_unplaced(blocks: list[Block]) -> None:
    foot = parts_of(*blocks).plan.foot
    assert signature(foot) == HEADMASTER
    assert unplaced(foot) == ["TỔ TRƯỞNG", "Hà Văn Mộc"]


def test_who_drafted_the_plan_does_not_sign_it() -> None:
    foot = foot_of("HIỆU TRƯỞNG\tNGƯỜI LẬP KẾ HOẠCH", "Lò Thị Ban\tHà Văn Mộc")
    assert signature(foot) == HEADMASTER
    assert unplaced(foot) == ["NGƯỜI LẬP KẾ HOẠCH", "Hà Văn Mộc"]


def test_each_column_keeps_its_offices() -> None:
    foot = foot_of(
        "TM. BAN THƯỜNG TRỰC\tTM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH\tKT. CHỦ TỊCH",
        "\tPHÓ CHỦ TỊCH",
        "Hà Văn Mộc\tLò Thị Ban",
    )
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", ("PHÓ CHỦ TỊCH",), "Lò Thị Ban")
    assert unplaced(foot) == ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Hà Văn Mộc"]


def test_offices_side_by_side_without_names_are_all_kept() -> None:
    foot = parts_of(line("TỔ TRƯỞNG\tHIỆU TRƯỞNG")).plan.foot
    assert signature(foot) == ("", "", ("TỔ TRƯỞNG", "HIỆU TRƯỞNG"), "")


def test_a_joint_plan_ends_with_a_table_of_who_sign() -> None:
    grid = table(["GIÁM ĐỐC SỞ Y TẾ|Hà Văn Mộc", "GIÁM ĐỐC CÔNG AN TỈNH|Đại tá Lò Thị Ban"])
    parts = parts_of(grid, *LIST)
    assert signature(parts.plan.foot) == ("", "", ("GIÁM ĐỐC CÔNG AN TỈNH",), "Đại tá Lò Thị Ban")
    assert unplaced(parts.plan.foot) == ["GIÁM ĐỐC SỞ Y TẾ", "Hà Văn Mộc"]
    assert recipients(parts.plan.foot) == ["Các thôn", "Lưu: VT"]
    assert body_of(parts) == list(BODY)


@pytest.mark.parametrize(
    "rows", [(["TRƯỞNG BAN", "Lò Thị Ban"],), (["", ""],), (["Thôn", "Hộ"], ["Nà Vạc", "12"])]
)
def test_another_table_is_no_signature(rows: Sequence[Sequence[str]]) -> None:
    assert not opens_bare_signature([table(*rows)])


# What stands behind


def annexes_of(*texts: str | Block) -> list[tuple[str, str, int]]:
    parts = parts_of(*LIST, "TRƯỞNG PHÒNG", "Lò Thị Ban", *texts)
    assert parts.plan.foot.positions[0].text == "TRƯỞNG PHÒNG"
    return [(annex.label.text, annex.title.text, len(annex.body)) for annex in parts.annexes]


def test_a_list_behind_the_signature_is_an_annex() -> None:
    assert annexes_of("DANH SÁCH CÁN BỘ PHÁP CHẾ", "1. Hà Văn Mộc") == [("", "DANH SÁCH CÁN BỘ PHÁP CHẾ", 1)]


def test_each_list_without_a_label_is_an_annex() -> None:
    grid = table(["1", "Hà Văn Mộc"])
    found = annexes_of("DANH SÁCH CÁN BỘ", grid, "MẪU BÁO CÁO", "1. Kết quả.")
    assert found == [("", "DANH SÁCH CÁN BỘ", 1), ("", "MẪU BÁO CÁO", 1)]


def test_a_list_inside_an_annex_stays_there() -> None:
    assert annexes_of("PHỤ LỤC I", "DANH SÁCH A", "1. Một.", "DANH SÁCH B", "1. Hai.") == [
        ("PHỤ LỤC I", "DANH SÁCH A", 3)
    ]


@pytest.mark.parametrize("label", ["MẪU SỐ 01", "Mẫu số 01", "MẪU 1", "Mẫu 2a"])
def test_a_form_with_its_own_motto_does_not_take_it_as_title(label: str) -> None:
    motto = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    found = annexes_of(label, *motto, "ĐƠN ĐĂNG KÝ", "1. Họ và tên")
    assert found == [(label, "ĐƠN ĐĂNG KÝ", 1)]


def test_a_form_with_a_letterhead_in_columns_has_no_title() -> None:
    head = "UBND XÃ VÂN KHÊ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert annexes_of("MẪU SỐ 01", head, "BÁO CÁO") == [("MẪU SỐ 01", "", 2)]


SHAPES = (
    "Nơi nhận:\tTM. ỦY BAN", "- A;\tCHỦ TỊCH", "\tLò Thị Ban", "Nơi gửi:", "HIỆU TRƯỞNG\tTỔ TRƯỞNG", "- B; }", "Hà Văn Mộc",
    "- Lưu: VT.", "Trung tá Lò Thị Ban", "|", "Hiệu trưởng", "NGƯỜI LẬP", "- C;     (báo cáo)",
)  # fmt: skip


@given(st.lists(st.sampled_from(SHAPES) | any_line, max_size=9))
def test_every_character_of_an_odd_foot_is_held_once(texts: list[str]) -> None:
    foot, taken = read_foot(lines(*texts))
    assert characters(foot) == letters(texts[:taken])
