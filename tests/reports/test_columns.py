"""Columns fitted to their words: no word is cut, the page is filled, and a long text gets the room."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plancli.reports.word.columns import fit_columns
from plancli.reports.word.looks import Looks
from plancli.reports.word.text_width import Face, Type, text_width
from tests.reports.papers import W

PAGE = 9354
MARGINS = 140
"""Of both sides of a cell, as the shipped table styles have them."""
NAMESPACE = f'xmlns:w="{W[1:-1]}"'
LONG = "Rà soát, cập nhật danh sách hộ gia đình cần hỗ trợ trên địa bàn xã. " * 4
PLAIN = Type(11, Face.REGULAR)


def looks(size: float = 11) -> Looks:
    style = f'<w:style w:styleId="O"><w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr></w:style>'
    return Looks(etree.fromstring(f"<w:styles {NAMESPACE}>{style}</w:styles>"))


def table(*rows: Sequence[str]) -> etree._Element:
    """Return a table whose first row is its heading."""
    number = max(map(len, rows), default=1)
    made = etree.fromstring(f"<w:tbl {NAMESPACE}><w:tblGrid/></w:tbl>")
    for _ in range(number):
        etree.SubElement(made[0], f"{W}gridCol").set(f"{W}w", "100")
    for index, words in enumerate(rows):
        row = etree.SubElement(made, f"{W}tr")
        if not index:
            etree.SubElement(etree.SubElement(row, f"{W}trPr"), f"{W}tblHeader")
        for each in words:
            cell = etree.SubElement(row, f"{W}tc")
            etree.SubElement(etree.SubElement(cell, f"{W}tcPr"), f"{W}tcW")
            paragraph = etree.SubElement(cell, f"{W}p")
            style = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle")
            style.set(f"{W}val", "O")
            for line in each.split("\n"):
                if len(paragraph) > 1:
                    etree.SubElement(paragraph, f"{W}br")
                etree.SubElement(paragraph, f"{W}t").text = line
    return made


def fitted(*rows: Sequence[str], total: int = PAGE, size: float = 11) -> list[int]:
    made = table(*rows)
    fit_columns(made, total, looks(size))
    widths = [int(column.get(f"{W}w", "")) for column in made.iter(f"{W}gridCol")]
    for row in made.iter(f"{W}tr"):
        assert [int(width.get(f"{W}w", "")) for width in row.iter(f"{W}tcW")] == widths[
            : len(row.findall(f"{W}tc"))
        ]
    return widths


def room(width: int) -> float:
    """Return how many points of text a column holds on one line."""
    return (width - MARGINS) / 20


def test_an_empty_column_has_its_headings_longest_word_and_no_more() -> None:
    rows = [["1", LONG, "", ""]] * 5
    _, content, empty, other = fitted(["TT", "Nội dung", "Sản phẩm", "Hướng dẫn, chỉ đạo, theo dõi"], *rows)
    assert text_width("phẩm", PLAIN) <= room(empty) < 2 * text_width("phẩm", PLAIN)
    assert text_width("Hướng", PLAIN) <= room(other) < 2 * text_width("Hướng", PLAIN)
    assert content > PAGE * 0.7


def test_a_long_text_gets_more_than_a_short_one_and_as_much_as_one_like_it() -> None:
    first, second, third = fitted(["Việc", "Ai", "Với ai"], *[[LONG, "Phòng Tư pháp; Công an xã", LONG]] * 9)
    assert abs(first - third) < PAGE * 0.02
    assert first > 1.5 * second


def test_one_long_cell_among_many_empty_ones_does_not_take_the_room_of_full_columns() -> None:
    full, rare = fitted(["Việc", "Ghi chú"], *[[LONG, ""]] * 9, [LONG, LONG * 5])
    assert full > 1.2 * rare


@pytest.mark.parametrize("line", ["Mục II.1.10", "Tháng 11/2026", "Phụ lục, mục 1"])
def test_a_date_and_an_address_stay_on_one_line(line: str) -> None:
    _, second = fitted(["Việc", "Mục"], *[[LONG, line]] * 9)
    assert text_width(line, PLAIN) <= room(second)


def test_where_room_is_short_words_come_before_lines() -> None:
    word, months = "Trách-nhiệm-giải-trình", [f"Tháng {number}/2026" for number in range(7, 13)]
    widths = fitted(["Việc"] * 7, [word, *months], total=8400)
    assert room(widths[0]) >= text_width(word, PLAIN)
    assert all(room(width) >= text_width("12/2026", PLAIN) for width in widths)


def test_the_size_of_a_style_counts() -> None:
    rows = (["Việc", "Thời gian"], [LONG, "Tháng 11/2026"])
    assert fitted(*rows, size=16)[1] > 1.3 * fitted(*rows)[1]


def test_an_address_on_the_web_leaves_room_for_the_others() -> None:
    first, second = fitted(["Việc", "Ở đâu"], [LONG, "https://" + "a" * 200 + ".vn"])
    assert first > PAGE / 2 > second > PAGE / 4


def test_a_line_end_begins_a_new_line() -> None:
    listed, run_on = (
        fitted(["Việc", "Ai"], *[[LONG, end.join(["Công an xã;"] * 12)]] * 3)[1] for end in ("\n", " ")
    )
    assert listed < run_on


def test_little_text_fills_the_page_all_the_same() -> None:
    assert fitted(["TT", "Việc"], ["1", "Họp"])[1] > PAGE / 2


def test_a_table_without_a_word_keeps_columns() -> None:
    assert fitted(["", "", ""], ["", "", ""]) == [PAGE // 3] * 3


CELLS = st.text(st.sampled_from("ađệ Ư1./\n"), max_size=80)


@settings(max_examples=60)
@given(
    st.integers(1, 9).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6)
    )
)
def test_any_table_fills_its_page_and_no_column_is_lost(rows: list[list[str]]) -> None:
    widths = fitted(*rows)
    assert sum(widths) == PAGE
    assert min(widths) > MARGINS / 2
    longest = [
        max((text_width(word, PLAIN) for row in rows for word in row[index].split()), default=0.0)
        for index in range(len(widths))
    ]
    if sum(longest) * 20 * 1.03 + 170 * len(widths) < PAGE and max(longest) * 20 < PAGE / 3:
        assert all(room(width) >= word for width, word in zip(widths, longest, strict=True))
