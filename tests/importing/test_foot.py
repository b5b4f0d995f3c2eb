"""Nơi nhận and the signature are read side by side and one below the other; what follows is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.foot import Foot, opens_foot, read_foot
from plancli.importing.paper import Block
from plancli.importing.signatures import opens_signature
from tests.importing.made_paper import any_line, letters, line, lines, put_aside, table

RECIPIENTS = ("Nơi nhận:", "- Thường trực Đảng ủy xã;", "- Các thôn;", "- Lưu: VT, KT.")
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban")


def foot_of(*texts: str) -> Foot:
    foot, _ = read_foot(lines(*texts))
    return foot


def signature(foot: Foot) -> tuple[str, str, tuple[str, ...], str]:
    positions = tuple(position.text for position in foot.positions)
    return foot.authority.text, foot.acting.text, positions, foot.name.text


def recipients(foot: Foot) -> list[str]:
    return [each.text for each in foot.recipients]


def characters(foot: Foot) -> list[str]:
    values = (*foot.recipients, foot.authority, foot.acting, *foot.positions, foot.name)
    held = [cut for value in values for cut in value.cuts]
    return letters(cut.raw for cut in (*held, *(cut for cut, _ in foot.dropped)))


@pytest.mark.parametrize(
    "blocks",
    [
        lines(*RECIPIENTS, *SIGNED),
        lines("\n".join(RECIPIENTS), "\n".join(SIGNED)),
        [table(["|".join(RECIPIENTS), "|".join(SIGNED)], bordered=False)],
        [table(["|".join(RECIPIENTS), "|".join(SIGNED)], bordered=True)],
        [table(["|".join(RECIPIENTS), "|".join(SIGNED[:3])], ["", SIGNED[3]], bordered=False)],
    ],
    ids=["below", "line ends", "side by side", "with borders", "name in its own row"],
)
def test_each_layout_gives_the_same_foot(blocks: Sequence[Block]) -> None:
    foot, taken = read_foot(blocks)
    assert recipients(foot) == ["Thường trực Đảng ủy xã", "Các thôn", "Lưu: VT, KT"]
    assert signature(foot) == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", ("PHÓ CHỦ TỊCH",), "Lò Thị Ban")
    assert taken == len(blocks)


@pytest.mark.parametrize(
    ("texts", "authority", "acting", "positions", "name"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Văn Mộc"), "TM. ỦY BAN NHÂN DÂN", "", ("CHỦ TỊCH",), "Hà Văn Mộc"),
        (("TM. ỦY BAN NHÂN DÂN", "XÃ VÂN KHÊ", "CHỦ TỊCH", "Hà Văn Mộc"), "TM. ỦY BAN NHÂN DÂN XÃ VÂN KHÊ", "", ("CHỦ TỊCH",), "Hà Văn Mộc"),
        (("T/M BAN CHẤP HÀNH", "BÍ THƯ", "Hà Văn Mộc"), "T/M BAN CHẤP HÀNH", "", ("BÍ THƯ",), "Hà Văn Mộc"),
        (("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "Hà Văn Mộc"), "", "KT. TRƯỞNG PHÒNG", ("PHÓ TRƯỞNG PHÒNG",), "Hà Văn Mộc"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Hà Văn Mộc"), "", "TL. CHỦ TỊCH", ("CHÁNH VĂN PHÒNG",), "Hà Văn Mộc"),
        (("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Hà Văn Mộc"), "", "TUQ. GIÁM ĐỐC", ("TRƯỞNG PHÒNG",), "Hà Văn Mộc"),
        (("GIÁM ĐỐC", "Hà Văn Mộc"), "", "", ("GIÁM ĐỐC",), "Hà Văn Mộc"),
        (("Q. CHỦ TỊCH", "Hà Văn Mộc"), "", "", ("Q. CHỦ TỊCH",), "Hà Văn Mộc"),
        (("GIÁM ĐỐC", "ThS. Hà Văn Mộc"), "", "", ("GIÁM ĐỐC",), "ThS. Hà Văn Mộc"),
        (("BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Hà Văn Mộc"), "BAN CHỈ ĐẠO", "", ("TRƯỞNG BAN",), "Hà Văn Mộc"),
        (("CHỦ TỊCH", "Khang A Chua", "TRƯỞNG BAN CHỈ HUY"), "", "", ("CHỦ TỊCH", "TRƯỞNG BAN CHỈ HUY"), "Khang A Chua"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "TM. ỦY BAN NHÂN DÂN", "", ("CHỦ TỊCH",), ""),
    ],
)  # fmt: skip
def test_signature_is_read(
    texts: tuple[str, ...], authority: str, acting: str, positions: tuple[str, ...], name: str
) -> None:
    foot, taken = read_foot(lines(*texts))
    assert signature(foot) == (authority, acting, positions, name)
    assert taken == len(texts)
    assert foot.is_signed


def test_an_unsigned_foot_says_so() -> None:
    assert not foot_of(*RECIPIENTS).is_signed
    assert not Foot().is_signed


@pytest.mark.parametrize("text", ["(Đã ký)", "Đã ký", "(Ký, đóng dấu)", "(đã ký)"])
def test_the_word_signed_is_put_aside(text: str) -> None:
    foot = foot_of("CHỦ TỊCH", text, "Hà Văn Mộc")
    assert put_aside(foot.dropped) == [(text, "signed")]
    assert foot.name.text == "Hà Văn Mộc"


def test_a_rule_is_put_aside() -> None:
    foot, _ = read_foot([table(["Nơi nhận:|- Các thôn.", "CHỦ TỊCH|-----|Hà Văn Mộc"])])
    assert ("-----", "rule-line") in put_aside(foot.dropped)
    assert foot.name.text == "Hà Văn Mộc"


@pytest.mark.parametrize("heading", ["Nơi nhận:", "NƠI NHẬN:", "*Nơi nhận:*", "Nơi nhận", " Nơi nhận : "])
def test_recipients_stand_below_their_heading(heading: str) -> None:
    foot = foot_of(heading, "- Các thôn;", "- Lưu: VT.")
    assert recipients(foot) == ["Các thôn", "Lưu: VT"]
    assert put_aside(foot.dropped)[0] == (heading.strip(), "recipients-word")


@pytest.mark.parametrize("sign", ["-", "–", "+", "*", "•"])
def test_signs_and_ends_of_recipients_are_put_aside(sign: str) -> None:
    foot = foot_of("Nơi nhận:", f"{sign} Các thôn;", f"{sign} Lưu: VT./.")
    assert put_aside(foot.dropped)[1:3] == [(sign, "list-sign")] * 2
    assert (";", "list-sign") in put_aside(foot.dropped)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Nơi nhận: Các thôn",), ["Các thôn"]),
        (("Nơi nhận:", "Các thôn;", "Lưu: VT."), ["Các thôn", "Lưu: VT"]),
        (("Nơi nhận:", "- Chủ tịch, các Phó Chủ tịch", "Ủy ban nhân dân xã;", "- Lưu: VT."), ["Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã", "Lưu: VT"]),
        (("Nơi nhận:", "- Các thôn…"), ["Các thôn…"]),
    ],
)  # fmt: skip
def test_recipients_are_parted(texts: tuple[str, ...], found: list[str]) -> None:
    assert recipients(foot_of(*texts)) == found


def test_recipients_and_signature_may_take_turns() -> None:
    foot, taken = read_foot(lines("Nơi nhận:", "- Các thôn;", "CHỦ TỊCH", "- Lưu: VT.", "Hà Văn Mộc"))
    assert (recipients(foot), foot.name.text, taken) == (["Các thôn", "Lưu: VT"], "Hà Văn Mộc", 5)


def test_a_sign_alone_is_no_recipient() -> None:
    foot = foot_of("Nơi nhận:", "- Các thôn;", "- ;")
    assert recipients(foot) == ["Các thôn"]
    assert characters(foot) == letters(("Nơi nhận:", "- Các thôn;", "- ;"))


@pytest.mark.parametrize("mark", ["T.Binh 12b", "(02b)", "Hoa"])
def test_marks_of_the_clerk_behind_the_last_recipient_are_put_aside(mark: str) -> None:
    foot = foot_of("Nơi nhận:", "- Các thôn;", "- Lưu: VT, KT.", mark)
    assert recipients(foot) == ["Các thôn", "Lưu: VT, KT"]
    assert (mark, "clerk-mark") in put_aside(foot.dropped)


@pytest.mark.parametrize(
    "behind",
    ["Phụ lục I", "PHỤ LỤC", "Biểu số 2", "DANH MỤC VIỆC LÀM", "MẪU SỐ 1", "[1] Theo kết quả kiểm kê", "(2) Số liệu năm 2025", "KẾ HOẠCH", "Dụng cụ kiểm tra lại."],
)  # fmt: skip
def test_what_follows_the_name_is_no_foot(behind: str) -> None:
    foot, taken = read_foot(lines(*RECIPIENTS, *SIGNED, behind, "- Các thôn"))
    assert taken == len(RECIPIENTS) + len(SIGNED)
    assert characters(foot) == letters((*RECIPIENTS, *SIGNED))


@pytest.mark.parametrize("behind", ["Phụ lục I", "PHỤ LỤC", "Biểu số 2", "DANH MỤC"])
def test_an_annex_ends_the_recipients(behind: str) -> None:
    _, taken = read_foot(lines(*RECIPIENTS, behind))
    assert taken == len(RECIPIENTS)


@pytest.mark.parametrize("bordered", [True, False])
def test_a_table_behind_the_name_is_no_foot(bordered: bool) -> None:
    grid = table(["Ngày chẵn", "Lò Thị Ban"], bordered=bordered)
    assert read_foot([*lines(*SIGNED), grid])[1] == len(SIGNED)


def test_a_bordered_table_behind_the_recipients_is_no_foot() -> None:
    grid = table(["Ngày chẵn", "Lò Thị Ban"])
    assert read_foot([*lines(*RECIPIENTS), grid])[1] == len(RECIPIENTS)


def test_words_that_fit_nowhere_are_put_aside_as_unplaced() -> None:
    foot, _ = read_foot([table(["Số trang: 3", "CHỦ TỊCH|Hà Văn Mộc"])])
    assert put_aside(foot.dropped) == [("Số trang: 3", "unplaced")]


def test_no_foot_takes_no_block() -> None:
    foot, taken = read_foot(lines("Phụ lục I", "Nơi nhận:"))
    assert (taken, recipients(foot), foot.dropped) == (0, [], [])
    assert read_foot([])[1] == 0


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Nơi nhận:", True),
        ("NƠI NHẬN", True),
        ("*Nơi nhận:*", True),
        ("Nơi nhận: - Các thôn;", True),
        ("TM. ỦY BAN NHÂN DÂN\tNơi nhận:", True),
        ("CHỦ TỊCH\nNơi nhận:", True),
        ("Nơi nhận hồ sơ là bộ phận một cửa", False),
        ("Nơi nhận kết quả: bộ phận một cửa", False),
        ("Công khai nơi nhận:", False),
        ("KẾ HOẠCH", False),
    ],
)
def test_recipients_open_a_foot(text: str, yes: bool) -> None:
    assert opens_foot(line(text)) is yes
    assert opens_foot(table(["Các thôn", "|".join(text.split("\n"))])) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("T/M BAN CHẤP HÀNH", True),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", True),
        ("THỪA LỆNH CHỦ TỊCH", True),
        ("TUQ. CHỦ TỊCH", True),
        ("TM. Ủy ban nhân dân", False),
        ("CHỦ TỊCH", False),
        ("TM.", False),
        ("TỔ CHỨC THỰC HIỆN", False),
        ("KT", False),
    ],
)
def test_an_order_opens_a_signature(text: str, yes: bool) -> None:
    assert opens_signature(line(text)) is yes


def test_a_table_that_holds_an_order_opens_a_signature() -> None:
    assert opens_signature(table(["", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Hà Văn Mộc"]))
    assert not opens_signature(table(["", "CHỦ TỊCH|Hà Văn Mộc"]))
    assert not opens_signature(table(["", ""]))


def test_a_long_table_is_no_signature() -> None:
    assert not opens_signature(table(*(["TM. ỦY BAN NHÂN DÂN", "Các thôn"] for _ in range(8))))


@given(st.lists(any_line, max_size=8), st.sampled_from(["", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]))
def test_every_character_of_the_taken_lines_is_held_once(made: list[str], first: str) -> None:
    foot, taken = read_foot(lines(first, *made))
    assert characters(foot) == letters([first, *made][:taken])


@given(st.lists(st.lists(any_line, max_size=3).map("|".join), min_size=1, max_size=4))
def test_every_character_of_a_table_is_held_once(cells: list[str]) -> None:
    grid = table(cells, bordered=False)
    foot, taken = read_foot([grid])
    assert taken == 1
    assert characters(foot) == letters(one.text for each in grid.rows[0] for one in each.lines)
