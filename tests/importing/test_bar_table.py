"""Tables whose cells stand between lone bars: the column of numbers tells rows from empty cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.bar_table import read_bar_table
from tests.importing.made_paper import bare

HEAD = "STT | Nội dung | Chủ trì | Thời hạn"


def lines_of(text: str) -> list[str]:
    """Return a table that is written on one line in lines: each bar alone, `¶` between the lines of a cell."""
    found: list[str] = []
    for token in text.split("|"):
        found += (*filter(None, token.strip().split("¶")), "|")
    return found[:-1]


def rows_of(text: str) -> list[list[str]]:
    rows, _ = read_bar_table(lines_of(text))
    return [["¶".join(lines) for lines, _ in row] for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Thôn | Số người || Nà Vạc | sáu || Suối Ngàn | tám", [["Thôn", "Số người"], ["Nà Vạc", "sáu"], ["Suối Ngàn", "tám"]]),
        ("Nà Vạc", [["Nà Vạc"]]),
        ("Thôn¶bản | Nà Vạc¶Đồi Sương", [["Thôn¶bản", "Nà Vạc¶Đồi Sương"]]),
        (f"{HEAD} || 1 | Xây cầu | Phòng Kinh tế | 30/6/2026", [HEAD.split(" | "), ["1", "Xây cầu", "Phòng Kinh tế", "30/6/2026"]]),
        ("", []),
        ("| |", []),
    ],
)  # fmt: skip
def test_two_bars_begin_a_new_row(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


@pytest.mark.parametrize("bars", ["|", "||||"])
def test_bars_at_both_ends_belong_to_no_cell(bars: str) -> None:
    rows, count = read_bar_table([*bars, "Nà Vạc", "|", "sáu", *bars])
    assert [list(lines) for lines, _ in rows[0]][:2] == [["Nà Vạc"], ["sáu"]]
    assert count == 2 * len(bars) + 1


def test_cells_know_where_their_lines_stand() -> None:
    rows, _ = read_bar_table(["STT", " | ", "", "Xây cầu", "Nà Vạc", "|", "|", "1"])
    assert [[(list(lines), at) for lines, at in row] for row in rows] == [
        [(["STT"], 0), (["Xây cầu", "Nà Vạc"], 3)],
        [(["1"], 7)],
    ]


def test_a_bar_within_a_line_is_a_letter_of_it() -> None:
    rows, count = read_bar_table(["a | b", "|", "c"])
    assert [list(lines) for lines, _ in rows[0]] == [["a | b"], ["c"]]
    assert count == 1


@pytest.mark.parametrize("second", ["2", "2.", "03", "1.2", "2)"])
def test_two_bars_inside_a_numbered_row_are_an_empty_cell(second: str) -> None:
    found = rows_of(f"{HEAD} || 1 | Xây cầu | Các thôn | Tháng 3 || {second} | Tập huấn || Tháng 4")
    assert found[2] == [second, "Tập huấn", "", "Tháng 4"]


def test_without_numbers_two_bars_are_a_new_row() -> None:
    found = rows_of("Thôn | Ngày | Giờ || Nà Vạc | thứ Hai | sáng || Đồi Sương || chiều")
    assert found[2:] == [["Đồi Sương"], ["chiều"]]


def test_a_row_never_grows_wider_than_the_table() -> None:
    found = rows_of("STT | Việc || 1 | Xây cầu || Các thôn || 2 | Tập huấn")
    assert found == [["STT", "Việc"], ["1", "Xây cầu"], ["Các thôn"], ["2", "Tập huấn"]]


@pytest.mark.parametrize("group", ["I | CHUẨN BỊ", "A. | Việc của thôn", "A. Việc của thôn"])
def test_a_group_takes_no_cells_of_the_next_row(group: str) -> None:
    found = rows_of(f"{HEAD} || {group} || Xây cầu | Các thôn || 1 | Sửa cầu || 2 | Tập huấn")
    assert found[1:3] == [group.split(" | "), ["Xây cầu", "Các thôn"]]


@pytest.mark.parametrize(("bars", "empty"), [("||", 0), ("|||", 1), ("||||", 2)])
def test_more_bars_behind_a_row_are_empty_cells_of_it(bars: str, empty: int) -> None:
    found = rows_of(f"{HEAD} || 1 | Xây cầu {bars} 2 | Tập huấn | Các thôn | Tháng 4")
    assert found[1:] == [["1", "Xây cầu", *[""] * empty], ["2", "Tập huấn", "Các thôn", "Tháng 4"]]


@pytest.mark.parametrize("name", ["Việc 1", "12 tháng", "1000", "a", "2026.1234"])
def test_what_only_looks_like_a_number_begins_a_row(name: str) -> None:
    found = rows_of(
        f"{HEAD} || 1 | Xây | Các thôn | Tháng 3 || 2 | Sửa | Các thôn | Tháng 4 || {name} | x || y"
    )
    assert found[3:] == [[name, "x"], ["y"]]


cells = st.lists(
    st.text("aủbđ ,.", min_size=2, max_size=6).map(str.strip).filter(lambda text: len(text) > 2),
    min_size=1,
    max_size=2,
)


def laid_out(rows: list[list[list[str]]]) -> list[str]:
    found: list[str] = []
    for row in rows:
        for cell in row:
            found += (*cell, "|")
        found.append("|")
    return found[:-2]


@given(
    st.integers(2, 4).flatmap(
        lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1)
    )
)
def test_a_full_table_comes_back(rows: list[list[list[str]]]) -> None:
    found, bars = read_bar_table(laid_out(rows))
    assert [[list(lines) for lines, _ in row] for row in found] == rows
    assert bars == laid_out(rows).count("|")


@given(
    st.integers(1, 3).flatmap(
        lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=2)
    )
)
def test_a_full_table_with_numbers_comes_back(rows: list[list[list[str]]]) -> None:
    numbered = [[[f"{at}."], *row] for at, row in enumerate(rows, 1)]
    found, _ = read_bar_table(laid_out(numbered))
    assert [[list(lines) for lines, _ in row] for row in found] == numbered


@given(st.lists(st.sampled_from(["|", " | ", "1", "2.", "I", "A. Việc", "Nà Vạc", "a|b", ""]), max_size=20))
def test_every_line_stands_in_one_cell_in_order(made: list[str]) -> None:
    rows, bars = read_bar_table(made)
    held = [(at, list(lines)) for row in rows for lines, at in row if lines]
    assert bare("".join(text for _, lines in held for text in lines)) == bare(
        "".join(line for line in made if line.strip() != "|")
    )
    assert all(made[at : at + len(lines)] == lines for at, lines in held)
    assert bars == sum(line.strip() == "|" for line in made)
