"""Rows of a task table become tasks below their groups; another table is kept cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.line_drafts import LineDraft
from plancli.importing.paper import Cell
from plancli.importing.task_table import DraftedTable, TableDrafter
from plancli.importing.words import Cut, Words
from tests.importing.made_paper import cell, letters, put_aside, table

Row = Sequence[str | Cell]
HEADS = ("STT", "Nội dung", "Chủ trì", "Thời hạn")
COLUMNS = {"label": "STT", "text": "Nội dung", "lead": "Chủ trì", "deadline": "Thời hạn"}
ONE = ("1", "Xây cầu", "Phòng Kinh tế", "Tháng 3")
TASK = {"label": "1", "text": "Xây cầu", "lead": "Phòng Kinh tế", "deadline": "Tháng 3"}


def shown(value: object) -> object:
    """Return a draft with its words as text; a line that says more than its words in brackets."""
    if isinstance(value, Words):
        return value.text
    if isinstance(value, LineDraft):
        more = {"mark": value.mark, "merged": value.merged or "", "items": value.items, "named": value.named}
        said = {key: shown(each) for key, each in more.items() if each}
        return {"words": value.words.text, **said} if said else value.words.text
    if isinstance(value, dict):
        return {key: shown(below) for key, below in value.items()}
    return [shown(below) for below in value] if isinstance(value, list) else value


class Desk:
    """A drafter with what it gathers."""

    def __init__(self, *, wrapped: bool = False) -> None:
        self.lines: list[LineDraft] = []
        self.dropped: list[tuple[Cut, str]] = []
        self._drafter = TableDrafter(self.lines, self.dropped, wrapped=wrapped)

    def draft(self, *rows: Row) -> DraftedTable:
        return self._drafter.draft(table(*rows))


def drafted(*rows: Row, wrapped: bool = False) -> object:
    return shown(Desk(wrapped=wrapped).draft(*rows).for_section())


def tasks(*rows: Row) -> object:
    """Return the tasks that stand below no group."""
    return shown(Desk().draft(HEADS, *rows).tasks)


def groups(*rows: Row) -> object:
    return shown(Desk().draft(HEADS, *rows).groups)


def test_rows_are_tasks() -> None:
    other = ("2", "Tập huấn", "Trạm Y tế xã; các thôn", "Quý I")
    assert drafted(HEADS, ONE, other) == {
        "columns": COLUMNS,
        "tasks": [
            TASK,
            {"label": "2", "text": "Tập huấn", "lead": "Trạm Y tế xã; các thôn", "deadline": "Quý I"},
        ],
    }


def test_lines_of_tasks_are_gathered_for_the_plan() -> None:
    desk = Desk()
    desk.draft(HEADS, ONE)
    assert [(line.key, line.words.text, line.in_table) for line in desk.lines] == [
        ("lead", "Phòng Kinh tế", True),
        ("deadline", "Tháng 3", True),
    ]


def test_an_annex_calls_its_parts_groups() -> None:
    found = Desk().draft(HEADS, [cell("I. CHUẨN BỊ", span=4)], ONE)
    group = {"label": "I", "mark": "I.", "title": "CHUẨN BỊ", "tasks": [TASK]}
    assert shown(found.for_annex()) == {"columns": COLUMNS, "groups": [group]}
    assert shown(found.for_section()) == {"columns": COLUMNS, "parts": [group]}


@pytest.mark.parametrize(
    "rows", [[("Thôn", "Số người"), ("Nà Vạc", "6"), ("Suối Ngàn", "")], [("STT", "Dụng cụ"), ("1", "Bàn")]]
)
def test_another_table_is_kept_cell_by_cell(rows: list[Row]) -> None:
    found = Desk().draft(*rows)
    assert shown(found.for_section()) == shown(found.for_annex()) == {"table": [list(row) for row in rows]}


def test_wide_cells_of_another_table_leave_empty_ones() -> None:
    assert drafted([cell("Thôn", span=2), "Giờ"], ["a", "b", "c"]) == {
        "table": [["Thôn", "", "Giờ"], ["a", "b", "c"]]
    }


def test_an_empty_table_says_nothing() -> None:
    found = Desk().draft()
    assert (found.for_section(), found.for_annex()) == ({}, {})


def test_a_table_goes_on_with_the_columns_above_it() -> None:
    desk = Desk()
    desk.draft(HEADS, ONE)
    assert shown(desk.draft(ONE).for_section()) == {"columns": COLUMNS, "tasks": [TASK]}
    assert shown(desk.draft(("Nà Vạc", "6")).for_section()) == {"table": [["Nà Vạc", "6"]]}


def test_a_repeated_heading_is_put_aside() -> None:
    desk = Desk()
    found = desk.draft(HEADS, ONE, ("STT", "NỘI DUNG", "Chủ trì", "Thời hạn"), ONE)
    assert len(found.tasks) == 2
    assert put_aside(desk.dropped) == [
        (text, "repeated-heading") for text in ("STT", "NỘI DUNG", "Chủ trì", "Thời hạn")
    ]


@pytest.mark.parametrize(
    ("row", "group"),
    [
        (("I", "CHUẨN BỊ", "", ""), {"label": "I", "title": "CHUẨN BỊ"}),
        (("A", "Việc của thôn", "", ""), {"label": "A", "title": "Việc của thôn"}),
        (("I", cell("Chuẩn bị", span=3)), {"label": "I", "title": "Chuẩn bị"}),
        (("2", "THỰC HIỆN", "", ""), {"label": "2", "title": "THỰC HIỆN"}),
        ((cell("Việc của thôn", span=4),), {"title": "Việc của thôn"}),
        ((cell("A. Việc của thôn", span=4),), {"label": "A", "mark": "A.", "title": "Việc của thôn"}),
        ((cell("1.2 Việc của thôn", span=4),), {"label": "1.2", "title": "Việc của thôn"}),
        (("Việc của thôn",), {"title": "Việc của thôn"}),
        (("", "Việc của thôn", "", ""), {"title": "Việc của thôn"}),
    ],
)
def test_a_row_without_details_is_a_group(row: Row, group: dict[str, object]) -> None:
    assert groups(row, ONE) == [{**group, "tasks": [TASK]}]


def test_a_number_whose_points_follow_is_a_group() -> None:
    inner = ("1.1", "Xây cầu", "Phòng Kinh tế", "Tháng 3")
    assert groups(("1", "Làm cầu", "", ""), inner) == [
        {"label": "1", "title": "Làm cầu", "tasks": [{**TASK, "label": "1.1"}]}
    ]


def test_a_number_alone_with_words_is_a_task() -> None:
    assert tasks(("1", "Xây cầu", "", ""), ("2", "Sửa cầu", "", "")) == [
        {"label": "1", "text": "Xây cầu"},
        {"label": "2", "text": "Sửa cầu"},
    ]


def test_groups_stand_below_groups_by_their_labels() -> None:
    found = groups(
        ("A", "Phần đầu", "", ""),
        ("I", "Chuẩn bị", "", ""),
        ONE,
        ("II", "Thực hiện", "", ""),
        ("B", "Phần sau", "", ""),
        ONE,
    )
    assert found == [
        {"label": "A", "title": "Phần đầu", "parts": [{"label": "I", "title": "Chuẩn bị", "tasks": [TASK]}, {"label": "II", "title": "Thực hiện"}]},
        {"label": "B", "title": "Phần sau", "tasks": [TASK]},
    ]  # fmt: skip


def test_a_cell_merged_downwards_says_what_stands_above_it() -> None:
    down = cell(continued=True)
    assert tasks(ONE, ("2", "Sửa cầu", down, down)) == [
        TASK,
        {"label": "2", "text": "Sửa cầu", "lead": {"words": "Phòng Kinh tế", "merged": True}, "deadline": {"words": "Tháng 3", "merged": True}},
    ]  # fmt: skip


def test_an_empty_cell_between_ends_what_is_merged() -> None:
    down = cell(continued=True)
    found = tasks(ONE, ("2", "Sửa cầu", "", "Tháng 4"), ("3", "Quét cầu", down, "Tháng 5"))
    assert isinstance(found, list)
    assert found[2] == {"label": "3", "text": "Quét cầu", "deadline": "Tháng 5"}


def test_a_group_ends_what_is_merged() -> None:
    found = Desk().draft(HEADS, ONE, ("I", "Khác", "", ""), ("2", "Sửa cầu", cell(continued=True), "Tháng 4"))
    assert shown(found.groups) == [
        {"label": "I", "title": "Khác", "tasks": [{"label": "2", "text": "Sửa cầu", "deadline": "Tháng 4"}]}
    ]


def test_a_row_that_lacks_its_number_moves_to_the_right() -> None:
    assert tasks(("Xây cầu", "Phòng Kinh tế", "Tháng 3")) == [
        {key: TASK[key] for key in ("text", "lead", "deadline")}
    ]


def test_a_row_without_a_number_shares_the_time_of_the_numbered_row_above_it() -> None:
    # "Sửa lan can" stands beside a number, a unit and a time that are merged down from the row above.
    assert tasks(ONE, ("Sửa lan can", "Công an xã"), ("2", "Quét cầu", "Thôn Nà Vạc", "")) == [
        TASK,
        {"text": "Sửa lan can", "lead": "Công an xã", "deadline": {"words": "Tháng 3", "merged": True}},
        {"label": "2", "text": "Quét cầu", "lead": "Thôn Nà Vạc"},
    ]


def test_a_row_without_a_number_keeps_its_own_time() -> None:
    assert tasks(ONE, ("Sửa lan can", "Công an xã", "Tháng 5")) == [
        TASK,
        {"text": "Sửa lan can", "lead": "Công an xã", "deadline": "Tháng 5"},
    ]


def test_rows_of_another_group_share_nothing() -> None:
    found = groups([cell("I. XÂY", span=4)], ONE, [cell("II. SỬA", span=4)], ("Sửa lan can", "Công an xã"))
    assert isinstance(found, list)
    assert found[1]["tasks"] == [{"text": "Sửa lan can", "lead": "Công an xã"}]


def test_a_guide_to_marks_is_no_unit_that_guides() -> None:
    rows = [("STT", "Tiêu chí", "Điểm", "Hướng dẫn chấm điểm"), ("1", "Sạch", "5", "Xem sổ theo dõi")]
    assert drafted(*rows) == {"table": [list(row) for row in rows]}


def test_empty_rows_are_passed_over() -> None:
    assert tasks(("", "", "", ""), ONE, ("", "", "", "")) == [TASK]


def test_columns_of_other_names_stand_under_more() -> None:
    found = drafted(("STT", "Nội dung", "Nơi làm", "Chủ trì"), ("1", "Xây cầu", "Đồi Sương", "Phòng Kinh tế"))
    assert found == {
        "columns": {"label": "STT", "text": "Nội dung", "Nơi làm": "Nơi làm", "lead": "Chủ trì"},
        "tasks": [
            {"label": "1", "text": "Xây cầu", "lead": "Phòng Kinh tế", "more": {"Nơi làm": "Đồi Sương"}}
        ],
    }


def test_content_of_several_paragraphs_has_items() -> None:
    assert tasks(("1", "Trực chòi canh.|- Ban ngày|+ Ban đêm.|Khi có gió.", "Công an xã", "")) == [
        {
            "label": "1",
            "text": "Trực chòi canh.",
            "items": [{"mark": "-", "text": "Ban ngày"}, {"mark": "+", "text": "Ban đêm."}, {"mark": "", "text": "Khi có gió."}],
            "lead": "Công an xã",
        }
    ]  # fmt: skip


def test_content_keeps_its_own_label_as_a_mark() -> None:
    assert tasks(("1", "a) Rà soát", "Công an xã", "")) == [
        {"label": "1", "text": {"words": "Rà soát", "mark": "a)"}, "lead": "Công an xã"}
    ]


def test_units_on_lines_of_their_own_are_named() -> None:
    found = tasks(("1", "Rà soát", "- Công an xã;|- Trạm Y tế xã lấy mẫu;|Đội xung kích", ""))
    assert isinstance(found, list)
    assert found[0]["lead"]["named"] == ["Công an xã", "Trạm Y tế xã", "Đội xung kích"]
    assert [each["text"] for each in found[0]["lead"]["items"]] == [
        "Công an xã;",
        "Trạm Y tế xã lấy mẫu;",
        "Đội xung kích",
    ]


def test_times_on_lines_of_their_own_name_nobody() -> None:
    found = tasks(("1", "Rà soát", "Công an xã", "- Thôn: tháng 3|- Xã: tháng 4"))
    assert isinstance(found, list)
    assert found[0]["deadline"] == {
        "words": "",
        "items": [{"mark": "-", "text": "Thôn: tháng 3"}, {"mark": "-", "text": "Xã: tháng 4"}],
    }


def test_wrapped_text_joins_the_lines_of_a_cell() -> None:
    row = ("1", "Xây điểm|Rác có mái", "Công an xã", "")
    found = Desk(wrapped=True).draft(HEADS, row).tasks
    assert shown(found) == [{"label": "1", "text": "Xây điểm Rác có mái", "lead": "Công an xã"}]


def test_rows_above_the_headings_are_kept() -> None:
    found = Desk().draft([cell("DANH MỤC VIỆC LÀM", span=4)], HEADS, ONE)
    assert shown(found.groups) == [{"title": "DANH MỤC VIỆC LÀM", "tasks": [TASK]}]


texts = st.sampled_from(
    [
        "",
        "1",
        "I",
        "2.1",
        "a)",
        "Xây cầu",
        "CHUẨN BỊ",
        "Phòng Kinh tế; Công an xã",
        "- a|- b",
        "Tháng 3",
        "x.|y",
    ]
)
made_rows = st.lists(st.lists(texts, min_size=4, max_size=4), max_size=6)


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        if value.get("merged"):
            return []  # the words of the cell above, told there
        # A mark holds its label: "x." is label x and mark "x.".
        told = {"columns", "named", *(["label"] if "mark" in value else [])}
        return [text for key, below in value.items() if key not in told for text in _texts(below)]
    if isinstance(value, list):
        return [text for below in value for text in _texts(below)]
    return [value] if isinstance(value, str) else []


@given(made_rows, st.booleans())
def test_every_character_of_the_rows_is_kept(rows: list[list[str]], titled: bool) -> None:
    desk = Desk()
    found = desk.draft(*([HEADS] if titled else []), *rows)
    marks = "".join(text for text, _ in put_aside(desk.dropped))
    held = letters([*_texts(shown(found.for_section())), marks])
    kept = [letter for letter in held if letter not in ".)…"]
    assert kept == [letter for letter in letters(text for row in rows for text in row) if letter not in ".)|"]
