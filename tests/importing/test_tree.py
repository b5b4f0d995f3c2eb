"""The outline stands as the labels say, each paragraph below the one it belongs to, in printed order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.joining import Paragraph
from plancli.importing.marks import Depth
from plancli.importing.paper import Table
from plancli.importing.tree import Node, grow
from tests.importing.made_paper import BOLD, any_line, bare, table, words


def outline(*texts: str) -> list[str]:
    """Return each paragraph behind a dot for each level above it."""
    return list(_dotted(grow(Paragraph(words(text)) for text in texts), 0))


def _dotted(node: Node, level: int) -> list[str]:
    found: list[str] = []
    for child in node.children:
        text = f"{child.mark.text if child.mark else ''} {child.text}".strip()
        found += ["." * level + text, *_dotted(child, level + 1)]
    return found


@pytest.mark.parametrize(
    "shape",
    [
        (
            "I. Mục đích",
            ".1. Tuyên truyền",
            "..a) Rà soát",
            "...- Cơ quan chủ trì: Công an xã",
            "..b) Ký kết",
            ".2. Kiểm tra",
            "II. Kinh phí",
        ),
        (
            "A. Phần đầu",
            ".I. Mục đích",
            "..1. Mục đích",
            "...1.1. Xây",
            "....1.1.1. Sửa",
            "...1.2. Tập huấn",
            "B. Phần sau",
        ),
        ("Mục 1. Việc chung", ".1. Mục đích", "Mục 2. Việc riêng"),
        (
            "1. Tuyên truyền",
            ".- Thứ nhất",
            "..+ thôn",
            "..+ bản",
            ".- Thứ hai",
            "..• loa",
            "...+ nhỏ",
            ".- Thứ ba",
        ),
        ("1. Tuyên truyền", ".(1) Loa", "..- sáng", ".(2) Tờ gấp", "2. Kiểm tra"),
        ("1. Tuyên truyền", ".1) Loa", "..(1) sáng", ".2) Tờ gấp"),
        ("- Một việc", "..+ con".replace("..", "."), "- Việc khác"),
        ("I. Mục đích", ".- Một", "I. Mục đích"),
        ("a) Rà soát", "1. Tuyên truyền", ".a) Rà soát"),
    ],
)
def test_labels_make_the_outline(shape: tuple[str, ...]) -> None:
    assert outline(*(text.lstrip(".") for text in shape)) == list(shape)


def test_plain_text_stands_below_the_last_heading() -> None:
    assert outline("Lời đầu", "I. Mục đích", "- Một", "Câu sau", "1. Con", "Câu cuối") == [
        "Lời đầu", "I. Mục đích", ".- Một", ".Câu sau", ".1. Con", "..Câu cuối",
    ]  # fmt: skip


def test_a_line_that_ends_with_a_colon_takes_the_signs_below_it() -> None:
    assert outline("I. Mục đích", "Gồm các việc:", "- Một", "- Hai", "Câu sau") == [
        "I. Mục đích", ".Gồm các việc:", "..- Một", "..- Hai", ".Câu sau",
    ]  # fmt: skip


@pytest.mark.parametrize("part", ["Phần I", "PHẦN THỨ NHẤT", "Chương I"])
def test_a_part_takes_the_line_below_as_its_title(part: str) -> None:
    root = grow(Paragraph(words(text)) for text in (part, "MỤC TIÊU CHUNG", "Câu sau"))
    (node,) = root.children
    assert (node.depth, node.text) == (Depth.PART, "MỤC TIÊU CHUNG")
    assert [child.text for child in node.children] == ["Câu sau"]


def test_a_part_with_a_title_takes_no_other() -> None:
    root = grow(Paragraph(words(text)) for text in ("Phần I. Mục tiêu", "Câu sau"))
    assert root.children[0].text == "Mục tiêu"
    assert [child.text for child in root.children[0].children] == ["Câu sau"]


def test_a_letter_behind_b_is_no_hundred() -> None:
    assert outline("A. Đầu", "I. Mục đích", "B. Giữa", "II. Khác", "C. Cuối", "III. Khác", "D. Hết") == [
        "A. Đầu", ".I. Mục đích", "B. Giữa", ".II. Khác", "C. Cuối", ".III. Khác", "D. Hết",
    ]  # fmt: skip


def test_a_roman_one_below_a_letter_stays_a_number() -> None:
    assert outline("A. Đầu", "I. Mục đích", "1. Con") == ["A. Đầu", ".I. Mục đích", "..1. Con"]


def test_capitals_are_headings_where_no_roman_numbers_are() -> None:
    assert outline("MỤC ĐÍCH", "1. Tuyên truyền", "- Một", "NHIỆM VỤ", "1. Kiểm tra") == [
        "MỤC ĐÍCH", ".1. Tuyên truyền", "..- Một", "NHIỆM VỤ", ".1. Kiểm tra",
    ]  # fmt: skip


def test_capitals_are_words_where_roman_numbers_are() -> None:
    assert outline("I. Mục đích", "MỤC TIÊU", "1. Con") == ["I. Mục đích", ".MỤC TIÊU", ".1. Con"]


@pytest.mark.parametrize("text", ["UBND", "NHIỆM VỤ CHUNG.", "NHIỆM VỤ;", "NHIỆM VỤ " * 20, "Nhiệm vụ"])
def test_other_lines_are_no_headings(text: str) -> None:
    root = grow(Paragraph(words(text)) for text in (text, "1. Con"))
    assert not root.children[0].is_heading
    assert len(root.children) == 2


def test_numbers_in_brackets_stand_above_letters_where_the_paper_has_them_so() -> None:
    texts = ("I. Mục đích", ".1) Loa", "..a) sáng", "..b) chiều", ".2) Tờ gấp", "..a) xã")
    assert outline(*(text.lstrip(".") for text in texts)) == list(texts)


def test_names_of_units_head_the_work_that_is_handed_out() -> None:
    texts = (
        "IV. TỔ CHỨC THỰC HIỆN",
        ".Phòng Kinh tế",
        "..- Hướng dẫn các thôn.",
        ".Công an xã",
        "..- Kiểm tra.",
        "V. KHÁC",
        ".Công an xã",
        ".- Kiểm tra.",
    )
    assert outline(*(text.lstrip(".") for text in texts)) == list(texts)


def test_a_star_behind_dashes_ends_them() -> None:
    assert outline("1. Tuần rừng", "- Một", "* Nhóm", "- Hai") == [
        "1. Tuần rừng",
        ".- Một",
        ".* Nhóm",
        "..- Hai",
    ]
    assert outline("1. Tuần rừng", "- Gồm:", "* Nhóm") == ["1. Tuần rừng", ".- Gồm:", "..* Nhóm"]


def test_a_node_knows_the_lines_of_all_below_it() -> None:
    parts: list[Paragraph | Table] = [
        Paragraph(words("1. Tuần rừng")),
        table(["Nà Vạc", "6"]),
        Paragraph(words("- Ban", "ngày")),
    ]
    assert list(grow(parts).line_numbers()) == [1, 1, 1, 2, 1, 1, 2]


def test_a_table_stands_below_the_heading_and_closes_the_signs() -> None:
    grid = table(["Nà Vạc", "6"])
    root = grow(
        [Paragraph(words("1. Tuần rừng")), Paragraph(words("- Lịch:")), grid, Paragraph(words("- Sau"))]
    )
    (heading,) = root.children
    assert [child.table for child in heading.children] == [None, grid, None]
    assert not heading.children[1].text


def test_a_node_knows_label_words_and_look() -> None:
    (node,) = grow([Paragraph(words("  1.1.  Phát   tin"), BOLD)]).children
    assert (node.marked.text, node.text, node.look) == ("1.1.", "Phát tin", BOLD)
    assert node.mark is not None
    assert node.mark.label == "1.1"


def test_a_node_knows_its_caption() -> None:
    (node,) = grow([Paragraph(words("- Cơ quan chủ trì: Công an xã"))]).children
    assert node.caption is not None
    assert (node.caption.key, node.text[node.caption.words :]) == ("lead", "Công an xã")
    assert grow([Paragraph(words("- Công an xã"))]).children[0].caption is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [("1. Mục đích", True), ("a) Rà soát", True), ("- Một", False), ("(1) Một", False), ("Một", False)],
)
def test_headings_are_told_from_signs(text: str, yes: bool) -> None:
    assert grow([Paragraph(words(text))]).children[0].is_heading is yes


made_parts = st.lists(
    any_line.filter(str.strip).map(lambda text: Paragraph(words(text))) | st.just(table(["a"])), max_size=10
)


@given(made_parts)
def test_every_paragraph_is_one_node_in_order(parts: list[Paragraph | Table]) -> None:
    nodes = list(grow(parts).walk())[1:]
    printed = [node.table or bare(node.marked.text + node.text) for node in nodes]
    whole = "".join(each if isinstance(each, str) else "⊞" for each in printed)
    assert whole == "".join(bare(part.text) if isinstance(part, Paragraph) else "⊞" for part in parts)
    assert len({id(node) for node in nodes}) == len(nodes)


@given(made_parts)
def test_no_heading_stands_below_a_deeper_one(parts: list[Paragraph | Table]) -> None:
    for node in grow(parts).walk():
        for child in node.children:
            if child.is_heading and node.is_heading and node.depth is not None and child.depth is not None:
                assert node.depth < child.depth


@given(made_parts)
def test_walk_goes_through_parents_before_children(parts: list[Paragraph | Table]) -> None:
    root = grow(parts)
    places = {id(node): at for at, node in enumerate(root.walk())}
    for node in root.walk():
        own = [places[id(node)], *(places[id(child)] for child in node.children)]
        assert all(before < after for before, after in pairwise(own))
