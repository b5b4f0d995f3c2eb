"""Sentences that a page or a hard line end cut are joined; headings, lists and whole sentences are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing.joining import Paragraph, cell_paragraphs, paragraphs
from plancli.importing.paper import Block, Line, Look, Note, Table
from tests.importing.made_paper import BOLD, CENTRED, any_line, bare, line, lines, table

LONG = "Phối hợp với phòng Tư pháp hướng dẫn các cơ quan, đơn vị"
"""Long enough to have been cut by the margin, and without an end."""

many_lines = st.lists(st.lists(any_line, min_size=1, max_size=3).map("\n".join), max_size=6)


def texts_of(blocks: list[Block]) -> list[str]:
    return [found.text for found in paragraphs(blocks, []) if isinstance(found, Paragraph)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "hành chính nhà nước trên địa bàn huyện."),
        ("Kế hoạch số 170/KH-UBND ngày 04/8/2022 của Ủy ban nhân dân tỉnh thực hiện Quyết định của", "Thủ tướng Chính phủ."),
        ("Thực hiện Kế hoạch số 251/KH-UBND ngày 06/12/2024 của Ủy ban nhân dân tỉnh Yên Bái về", "Công tác truyền thông."),
        ("Ủy ban nhân dân xã ban hành Kế hoạch phòng cháy rừng (gọi là", "Kế hoạch 27)."),
        ("Phê duyệt Đề án “Tổ chức truyền thông chính sách có tác động lớn", "Đến xã hội”."),
        ("Báo cáo kết quả về Phòng Kinh tế trước ngày 20 của mỗi tháng", "trong năm 2026."),
    ],
)  # fmt: skip
def test_halves_of_a_sentence_are_joined(first: str, second: str) -> None:
    notes: list[Note] = []
    (found,) = paragraphs(lines(first, second), notes)
    assert isinstance(found, Paragraph)
    assert found.text == f"{first} {second}"
    assert [(note.key, note.place, note.look) for note in notes] == [("joined", 2, False)]


def test_short_halves_are_joined_in_wrapped_text_only() -> None:
    halves = lines("Rà soát văn bản của", "các thôn.")
    assert [len(paragraphs(halves, [], wrapped=wrapped)) for wrapped in (False, True)] == [2, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. MỤC ĐÍCH,", "YÊU CẦU"),
        ("I. KẾT QUẢ", "ĐẠT ĐƯỢC"),
        ("Thực hiện Quyết định số", "524/QĐ-TTg ngày 01/4/2021;"),
    ],
)
def test_what_a_narrow_column_cut_is_joined(first: str, second: str) -> None:
    found = paragraphs(lines(first, second), [], wrapped=True)
    assert [each.text for each in found if isinstance(each, Paragraph)] == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"), [("1. Về nhận thức số", "1.1. Ngày chuyển đổi số"), ("I. MỤC ĐÍCH", "II. YÊU CẦU")]
)
def test_a_label_begins_a_paragraph_in_narrow_columns_too(first: str, second: str) -> None:
    found = paragraphs(lines(first, second), [], wrapped=True)
    assert [each.text for each in found if isinstance(each, Paragraph)] == [first, second]


def test_a_note_quotes_both_sides_of_a_join() -> None:
    notes: list[Note] = []
    paragraphs(lines(LONG, "hành chính nhà nước trên địa bàn"), notes)
    assert dict(notes[0].fields) == {"before": "cơ quan, đơn vị", "after": "hành chính nhà nước"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{LONG}.", "hành chính nhà nước."),
        (f"{LONG};", "theo dõi các thôn;"),
        (f"{LONG}:", "theo dõi các thôn;"),
        (f"{LONG} (27)", "theo dõi các thôn;"),
        (LONG, "Công an xã kiểm tra lán trại."),
        (LONG, "- theo dõi các thôn;"),
        (LONG, "a) theo dõi các thôn;"),
        (LONG, "II. NHIỆM VỤ"),
        (LONG, "TỔ CHỨC THỰC HIỆN"),
        (LONG.upper(), "theo dõi các thôn"),
        ("Các thôn báo cáo kết quả của", "Ủy ban nhân dân xã"),
        ("Các thôn báo cáo", "theo dõi các thôn"),
    ],
)
def test_whole_paragraphs_stay_apart(first: str, second: str) -> None:
    notes: list[Note] = []
    assert [
        found.text for found in paragraphs(lines(first, second), notes) if isinstance(found, Paragraph)
    ] == [first, second]
    assert not notes


@pytest.mark.parametrize("looks", [(CENTRED, Look()), (Look(), CENTRED)])
def test_centred_lines_are_not_joined(looks: tuple[Look, Look]) -> None:
    blocks: list[Block] = [line(LONG, 1, looks[0]), line("hành chính nhà nước", 2, looks[1])]
    assert texts_of(blocks) == [LONG, "hành chính nhà nước"]


def test_a_table_parts_two_halves() -> None:
    between = table(["Nà Vạc", "6"])
    found = paragraphs([line(LONG), between, line("hành chính nhà nước", 4)], [])
    assert found[1] is between
    assert [type(each) for each in found] == [Paragraph, Table, Paragraph]


def test_three_pieces_are_one_paragraph() -> None:
    assert texts_of(
        lines(LONG, "hành chính nhà nước trên địa bàn huyện trong năm và", "Nhân dân các xã.")
    ) == [f"{LONG} hành chính nhà nước trên địa bàn huyện trong năm và Nhân dân các xã."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Tuyên truyền\n- Thời hạn: tháng 3\n- Kinh phí: không", ["1. Tuyên truyền", "- Thời hạn: tháng 3", "- Kinh phí: không"]),
        ("Rà soát văn bản\nThời hạn: tháng 3", ["Rà soát văn bản", "Thời hạn: tháng 3"]),
        ("Rà soát văn bản.\nTập huấn cán bộ", ["Rà soát văn bản.", "Tập huấn cán bộ"]),
        ("TUYÊN TRUYỀN\nphát tờ gấp", ["TUYÊN TRUYỀN", "phát tờ gấp"]),
        ("Phát tờ gấp\nTUYÊN TRUYỀN", ["Phát tờ gấp", "TUYÊN TRUYỀN"]),
        ("Rà soát văn bản\ncủa các thôn", ["Rà soát văn bản của các thôn"]),
        ("\n Rà soát \n\n văn bản ", ["Rà soát văn bản"]),
        (" \n ", []),
    ],
)  # fmt: skip
def test_a_line_end_inside_a_paragraph_parts_labels_and_captions(text: str, found: list[str]) -> None:
    assert texts_of([line(text)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Chủ trì: Công an xã. Phối hợp: các thôn. Thời hạn: tháng 3.", ["- Chủ trì: Công an xã.", "Phối hợp: các thôn.", "Thời hạn: tháng 3."]),
        ("Thời hạn: tháng 3. Sản phẩm: sổ cam kết.", ["Thời hạn: tháng 3. Sản phẩm: sổ cam kết."]),
        ("Chủ trì: Công an xã. Các thôn làm theo.", ["Chủ trì: Công an xã. Các thôn làm theo."]),
    ],
)  # fmt: skip
def test_captions_that_share_a_line_are_parted(text: str, found: list[str]) -> None:
    assert texts_of([line(text, 3)]) == found


def test_a_paragraph_knows_its_line_and_look() -> None:
    (found,) = paragraphs([line("I. MỤC TIÊU", 7, BOLD)], [])
    assert isinstance(found, Paragraph)
    assert (found.line.number, found.look) == (7, BOLD)


@pytest.mark.parametrize(
    ("texts", "wrapped", "found"),
    [
        (("Phòng Kinh tế", "Công an xã"), False, ["Phòng Kinh tế", "Công an xã"]),
        (("Phòng Kinh tế", "Công an xã"), True, ["Phòng Kinh tế", "Công an xã"]),
        (("Xây điểm tập kết", "Rác có mái che"), False, ["Xây điểm tập kết", "Rác có mái che"]),
        (("Xây điểm tập kết", "Rác có mái che"), True, ["Xây điểm tập kết Rác có mái che"]),
        (("Xây điểm tập kết", "rác có mái che"), False, ["Xây điểm tập kết rác có mái che"]),
        (("Phòng Kinh tế,", "Công an xã"), False, ["Phòng Kinh tế, Công an xã"]),
        (("Văn phòng và", "Ủy ban nhân dân"), False, ["Văn phòng và Ủy ban nhân dân"]),
        (("Sổ cam kết (mẫu", "Số 1)"), False, ["Sổ cam kết (mẫu Số 1)"]),
        (("Tháng", "02/2026"), False, ["Tháng 02/2026"]),
        (("Xây cầu;", "sửa đường"), True, ["Xây cầu;", "sửa đường"]),
        (("Xây cầu", "- sửa đường"), True, ["Xây cầu", "- sửa đường"]),
        ((), True, []),
    ],
)
def test_lines_of_a_cell_are_joined_where_the_column_cut_them(
    texts: tuple[str, ...], wrapped: bool, found: list[str]
) -> None:
    made = [Line(number, text) for number, text in enumerate(texts, 1)]
    assert [each.text for each in cell_paragraphs(made, wrapped=wrapped)] == found


@given(many_lines)
def test_every_character_stands_in_a_paragraph(texts: list[str]) -> None:
    found = texts_of(lines(*texts))
    assert bare("".join(found)) == bare("".join(texts))
    assert all(found)


@given(many_lines, st.booleans())
def test_every_character_of_a_cell_is_kept(texts: list[str], wrapped: bool) -> None:
    made = [Line(number, text) for number, text in enumerate(texts, 1)]
    assert bare("".join(each.text for each in cell_paragraphs(made, wrapped=wrapped))) == bare("".join(texts))
