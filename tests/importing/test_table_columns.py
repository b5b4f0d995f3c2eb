"""The row of headings is found and each column gets the key of its heading, or keeps its own name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plancli.importing.paper import Cell
from plancli.importing.table_columns import LABEL, Placed, is_heading_row, joined, placed_cells, read_headings
from plancli.importing.words import Cut
from tests.importing.made_paper import cell, put_aside, table, words

HEADS = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")


def placed(*rows: Sequence[str | Cell], wrapped: bool = False) -> list[list[Placed]]:
    return [placed_cells(row, wrapped) for row in table(*rows).rows]


def headings(
    *rows: Sequence[str | Cell], width: int, at: int = 0
) -> tuple[list[tuple[str, str, bool]], int, list[tuple[str, str]]]:
    dropped: list[tuple[Cut, str]] = []
    columns, below = read_headings(placed(*rows), at, width, dropped)
    return [(column.key, column.heading.text, column.known) for column in columns], below, put_aside(dropped)


def test_cells_stand_behind_the_columns_that_others_cover() -> None:
    (row,) = placed(["STT", cell("Cơ quan", span=2), "", cell("x", span=3), "y"])
    assert [(each.column, each.text) for each in row] == [
        (0, "STT"),
        (1, "Cơ quan"),
        (3, ""),
        (4, "x"),
        (7, "y"),
    ]


def test_paragraphs_of_a_cell_are_one_text() -> None:
    (row,) = placed(["Phòng Kinh tế;|Công an xã", "Xây điểm|rác có mái"])
    assert [[each.text for each in one.words] for one in row] == [
        ["Phòng Kinh tế;", "Công an xã"],
        ["Xây điểm rác có mái"],
    ]
    assert [one.text for one in row] == ["Phòng Kinh tế; Công an xã", "Xây điểm rác có mái"]


def test_wrapped_cells_join_their_lines() -> None:
    assert [
        len(placed(["Xây điểm|Rác có mái"], wrapped=wrapped)[0][0].words) for wrapped in (False, True)
    ] == [2, 1]


def test_joined_paragraphs_are_one_value() -> None:
    assert joined([words("Phòng Kinh tế;"), words("Công an xã")]).text == "Phòng Kinh tế; Công an xã"
    assert not joined([])


@pytest.mark.parametrize(
    "row",
    [
        HEADS,
        ("TT", "Nội dung công việc", "Đơn vị thực hiện"),
        ("Nhiệm vụ", "Cơ quan chủ trì", ""),
        ("Công việc", "Thời gian hoàn thành"),
        ("Thôn", "Chủ trì", "Phối hợp"),
    ],
)
def test_a_row_that_names_columns_is_one_of_headings(row: tuple[str, ...]) -> None:
    assert is_heading_row(placed(row)[0])


@pytest.mark.parametrize(
    "row",
    [
        ("Thôn", "Ngày tuần rừng", "Số người"),
        ("STT", "Dụng cụ", "Nơi giữ", "Ghi chú"),
        ("1", "Xây cầu", "Phòng Kinh tế", "Tháng 3"),
        ("Chủ trì", "Chủ trì"),
        ("Chủ trì", "Thôn"),
        ("STT", "Nội dung"),
        ("", "", ""),
    ],
)
def test_other_rows_are_none(row: tuple[str, ...]) -> None:
    assert not is_heading_row(placed(row)[0])


def test_a_cell_with_prose_names_no_column() -> None:
    prose = "Phòng Kinh tế chủ trì việc này cùng các thôn, báo cáo Ủy ban nhân dân xã mỗi tháng một lần"
    assert not is_heading_row(placed(["Nội dung", prose])[0])


def test_each_heading_gives_its_key() -> None:
    found, below, dropped = headings(HEADS, ["1", "Xây", "A", "B", "T3"], width=5)
    assert found == [
        ("label", "STT", True), ("text", "Nội dung", True), ("lead", "Chủ trì", True), ("coordinating", "Phối hợp", True),
        ("deadline", "Thời hạn", True),
    ]  # fmt: skip
    assert (below, dropped) == (1, [])


def test_an_unknown_heading_keeps_its_name() -> None:
    found, _, _ = headings(["STT", "Nội dung", "Nơi làm", "Chủ trì"], width=4)
    assert found[2] == ("Nơi làm", "Nơi làm", False)


def test_a_second_heading_of_a_key_keeps_its_name() -> None:
    found, _, _ = headings(["STT", "Nội dung", "Chủ trì", "Cơ quan chủ trì", "Nơi làm", "Nơi làm"], width=6)
    assert [key for key, _, _ in found] == [
        "label",
        "text",
        "lead",
        "Cơ quan chủ trì",
        "Nơi làm",
        "Nơi làm (2)",
    ]


def test_a_column_without_a_heading_is_named_by_its_number() -> None:
    found, _, _ = headings(["STT", "Nội dung", "Chủ trì", ""], width=4)
    assert found[3] == ("cột 4", "", False)


@pytest.mark.parametrize("first", ["", "Số"])
def test_a_first_column_of_numbers_holds_labels(first: str) -> None:
    found, _, _ = headings(
        [first, "Nội dung", "Chủ trì"], ["1", "Xây", "A"], ["II.", "Sửa", "B"], ["a)", "Quét", "C"], width=3
    )
    assert found[0] == ("label", first, True)


def test_a_first_column_of_words_holds_none() -> None:
    found, _, _ = headings(
        ["Thôn", "Nội dung", "Chủ trì"], ["Nà Vạc", "Xây", "A"], ["1", "Sửa", "B"], width=3
    )
    assert found[0] == ("Thôn", "Thôn", False)


def test_the_first_unknown_column_holds_the_content_where_none_does() -> None:
    found, _, _ = headings(["STT", "Dụng cụ", "Nơi giữ", "Chủ trì", "Thời hạn"], width=5)
    assert [(key, heading) for key, heading, known in found if known][1] == ("text", "Dụng cụ")
    assert found[2] == ("Nơi giữ", "Nơi giữ", False)


def test_headings_on_two_rows_are_read() -> None:
    found, below, dropped = headings(
        ["STT", "Nội dung", cell("Cơ quan", span=2), "Thời hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["1", "Xây", "A", "B", "T3"],
        width=5,
    )
    assert [key for key, _, _ in found] == ["label", "text", "lead", "coordinating", "deadline"]
    assert [heading for _, heading, _ in found][2:4] == ["Chủ trì", "Phối hợp"]
    assert (below, dropped) == (2, [("Cơ quan", "merged-heading")])


def test_short_words_below_a_wide_heading_are_headings() -> None:
    found, below, _ = headings(
        ["STT", "Nội dung", "Chủ trì", cell("Thời gian", span=2)],
        ["", "", "", "Bắt đầu", "Kết thúc"],
        ["1", "Xây", "A", "T3", "T4"],
        width=5,
    )
    assert ([heading for _, heading, _ in found][3:], below) == (["Bắt đầu", "Kết thúc"], 2)


def test_a_wide_heading_without_a_second_row_names_its_last_column() -> None:
    found, below, dropped = headings([cell("Nội dung", span=2), "Chủ trì"], ["1", "Xây", "A"], width=3)
    assert [(key, heading) for key, heading, _ in found] == [
        ("label", ""),
        ("text", "Nội dung"),
        ("lead", "Chủ trì"),
    ]
    assert (below, dropped) == (1, [])


def test_headings_below_other_rows_are_read() -> None:
    found, below, _ = headings(
        [cell("DANH MỤC", span=3)], ["STT", "Nội dung", "Chủ trì"], ["1", "Xây", "A"], width=3, at=1
    )
    assert ([key for key, _, _ in found], below) == (["label", "text", "lead"], 2)


def test_a_short_row_of_headings_stands_at_the_right() -> None:
    found, _, _ = headings(["Nội dung", "Chủ trì"], ["1", "Xây", "A"], ["2", "Sửa", "B"], width=3)
    assert [key for key, _, _ in found] == ["label", "text", "lead"]


@pytest.mark.parametrize(
    "text", ["1", "1.", "12)", "1.2", "1.2.3.", "I", "IV.", "A", "Đ)", "a", "a)", "đ.", "(1)", " 3 ", "2/"]
)
def test_a_number_alone_is_a_label(text: str) -> None:
    assert LABEL.fullmatch(text)


@pytest.mark.parametrize("text", ["", "1 km", "Xây", "1000", "IA", "ab", "1-2", "3/2026"])
def test_other_cells_are_no_label(text: str) -> None:
    assert not LABEL.fullmatch(text)
