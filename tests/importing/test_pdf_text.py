"""A PDF gives back the paragraphs, columns and tables that were printed, or is refused by name."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from hypothesis import given
from hypothesis import strategies as st

from plancli.importing import pdf_text
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Form, Line, Paper, Table
from plancli.importing.pdf_text import read_pdf
from tests.importing.made_pdf import made_pdf, picture, rule, text
from tests.outside_programs import absent

LONG = (
    "Phòng Văn hóa và Thông tin chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu Ủy ban nhân dân "
    "huyện ban hành văn bản chỉ đạo, hướng dẫn công tác truyền thông chính sách trên địa bàn huyện; định kỳ "
    "hằng quý tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân huyện theo quy định."
)


def _texts(paper: Paper) -> list[str]:
    return [line.text for line in paper.lines()]


def _refusal(data: bytes) -> str:
    with pytest.raises(ImportFault) as fault:
        read_pdf(data, "a.pdf")
    assert fault.value.fields["path"] == "a.pdf"
    return fault.value.key


def _rows(*words: str, x: float = 80, y: float = 700, step: float = 18) -> str:
    return "".join(text(x, y - step * number, row) for number, row in enumerate(words))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Any], Paper]:
    """Return a function that prints a Word document by LibreOffice and reads the PDF."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        absent("needs LibreOffice")
    folder = tmp_path_factory.mktemp("printed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def read(document: Any) -> Paper:
        source = folder / "a.docx"
        document.save(str(source))
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return read_pdf((folder / "a.pdf").read_bytes(), "a.pdf")

    return read


def _document() -> Any:
    """Return an empty document on A4 with the margins of Decree 30/2020."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(0)
    return document


def _body(document: Any, *paragraphs: str, space: float = 0, justified: bool = True) -> None:
    for words in paragraphs:
        paragraph = document.add_paragraph(words)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_before = Pt(space)
        if justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _columns(document: Any, left: list[str], right: list[str]) -> None:
    """Set two lists of lines side by side in a table without lines."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = "\n".join(lines)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize("space", [0, 6])
def test_paragraphs_are_joined_from_their_rows(
    printed: Callable[[Any], Paper], justified: bool, space: float
) -> None:
    words = [
        "I. MỤC ĐÍCH, YÊU CẦU",
        f"1. {LONG}",
        f"a) {LONG[:90]};",
        f"- {LONG}",
        f"- {LONG} {LONG}",
        "2. Giao Công an huyện:",
        LONG,
        "Trên đây là kế hoạch công tác truyền thông chính sách./.",
    ]
    document = _document()
    _body(document, *words, space=space, justified=justified)
    paper = printed(document)
    assert _texts(paper) == words
    assert [line.number for line in paper.lines()] == list(range(1, len(words) + 1))
    assert paper.form is Form.PDF


def test_a_number_broken_at_its_hyphen_is_whole_again(printed: Callable[[Any], Paper]) -> None:
    numbers = [
        f"{LONG[:cut]} số 123/KH-UBND-VX ngày 02/01/2025 nhiệm kỳ 2025-2030." for cut in range(20, 110, 6)
    ]
    document = _document()
    _body(document, *numbers)
    assert _texts(printed(document)) == [" ".join(words.split()) for words in numbers]


def test_letterhead_and_signature_are_read_side_after_side(printed: Callable[[Any], Paper]) -> None:
    left = ["ỦY BAN NHÂN DÂN", "HUYỆN PHÚ MỠ", "Số: 12/KH-UBND"]
    right = ["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do - Hạnh phúc", "Phú Mỡ, ngày 06 tháng 02 năm 2025"]
    recipients = ["Nơi nhận:", "- Như trên;", "- Công an huyện;", "- Lưu: VT."]
    signature = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"]
    document = _document()
    _columns(document, left, right)
    title = document.add_paragraph("KẾ HOẠCH")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].bold = True
    _body(document, LONG)
    _columns(document, recipients, signature)
    paper = printed(document)
    assert _texts(paper) == [*left, *right, "KẾ HOẠCH", LONG, *recipients, *signature]
    look = next(line.look for line in paper.lines() if line.text == "KẾ HOẠCH")
    assert (look.bold, look.centred) == (True, True)
    assert not any(line.look.centred for line in paper.lines() if line.text == LONG)


def test_a_ruled_table_keeps_its_cells_and_their_merging(printed: Callable[[Any], Paper]) -> None:
    document = _document()
    _body(document, LONG)
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    words = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "I", "Tuyên truyền", "", "1", LONG[:120], "Công an huyện"]
    for number, cell_words in enumerate([*words, "2", "Tổng kết", ""]):
        table.cell(number // 3, number % 3).text = cell_words
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Tuyên truyền"
    table.cell(2, 2).merge(table.cell(3, 2)).text = "Công an huyện"
    _body(document, "Trên đây là kế hoạch./.")
    paper = printed(document)
    first, found, last = paper.blocks
    assert isinstance(found, Table)
    rows = [
        [(" ".join(line.text for line in cell.lines), cell.span, cell.continued) for cell in row]
        for row in found.rows
    ]
    assert rows == [
        [("STT", 1, False), ("Nhiệm vụ", 1, False), ("Cơ quan chủ trì", 1, False)],
        [("I", 1, False), ("Tuyên truyền", 2, False)],
        [("1", 1, False), (LONG[:120].strip(), 1, False), ("Công an huyện", 1, False)],
        [("2", 1, False), ("Tổng kết", 1, False), ("", 1, True)],
    ]
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert (first.number, last.number) == (1, len(_texts(paper)))
    assert paper.notes == ()


def test_a_table_over_two_pages_is_one_and_its_repeated_heading_aside(
    printed: Callable[[Any], Paper],
) -> None:
    document = _document()
    table = document.add_table(rows=60, cols=2, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    rows = [("STT", "Nhiệm vụ"), *((str(number), f"Tuyên truyền đợt {number}") for number in range(1, 60))]
    for row, words in zip(table.rows, rows, strict=True):
        for cell, cell_words in zip(row.cells, words, strict=True):
            cell.text = cell_words
    paper = printed(document)
    (found,) = paper.blocks
    assert isinstance(found, Table)
    assert [tuple(line.text for cell in row for line in cell.lines) for row in found.rows] == rows
    assert {(aside.text, aside.reason) for aside in paper.asides} == {("STT Nhiệm vụ", "table-header")}
    assert _texts(paper)[-1] == "Tuyên truyền đợt 59"


def test_page_numbers_are_set_aside() -> None:
    page = _rows("Uy ban nhan dan huyen ban hanh ke hoach nay.", "Cac co quan thuc hien nghiem tuc.")
    pages = [page, text(290, 810, "2") + page, text(280, 30, "- 3 -") + page]
    paper = read_pdf(made_pdf(*pages), "a.pdf")
    assert [(aside.text, aside.reason, aside.place) for aside in paper.asides] == [
        ("2", "page-number", 3), ("- 3 -", "page-number", 5),
    ]  # fmt: skip
    assert len(_texts(paper)) == 6


def test_columns_without_lines_stay_row_by_row_for_a_look() -> None:
    page = "".join(
        text(80, 700 - 20 * row, f"{row}.")
        + text(150, 700 - 20 * row, "Tuyen truyen")
        + text(350, 700 - 20 * row, "Cong an")
        for row in range(1, 5)
    )
    paper = read_pdf(made_pdf(page), "a.pdf")
    assert _texts(paper)[:2] == ["1. Tuyen truyen Cong an", "2. Tuyen truyen Cong an"]
    assert [(note.key, note.place, note.look) for note in paper.notes] == [("pdf-table", 1, True)]


def test_footnotes_are_told_from_the_text() -> None:
    page = (
        "BT /F0 14 Tf 80 700 Td (Thuc hien Nghi quyet cua Hoi dong nhan dan) Tj /F0 8 Tf 6 Ts (1) Tj "
        "/F0 14 Tf 0 Ts (; dat 20 km) Tj /F0 8 Tf 6 Ts (2) Tj ET\n"
        + rule(80, 120, 220, 120)
        + "BT /F0 7 Tf 80 104 Td 5 Ts (1) Tj /F0 11 Tf 0 Ts ( Nghi quyet so 5 nam 2024.) Tj ET\n"
    )
    paper = read_pdf(made_pdf(page), "a.pdf")
    assert [line.text for line in paper.footnotes] == ["[1] Nghi quyet so 5 nam 2024."]
    assert "nhan dan[1];" in _texts(paper)[0]
    assert _texts(paper)[0].endswith("km2")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    size = (842, 595) if turn in {90, 270} else (595, 842)
    upright = _rows("Uy ban nhan dan huyen ban hanh ke hoach nay.", "Cac co quan thuc hien nghiem tuc.")
    # Drawn turned the other way, so that the page's own turn sets it right.
    turns = {
        0: "1 0 0 1 0 0", 90: f"0 1 -1 0 {size[0]} 0", 180: f"-1 0 0 -1 {size[0]} {size[1]}", 270: f"0 -1 1 0 0 {size[1]}",
    }  # fmt: skip
    content = f"q {turns[turn]} cm {upright} Q"
    paper = read_pdf(made_pdf(content, size=size, rotate=turn), "a.pdf")
    assert [words.split()[0] for words in _texts(paper)] == ["Uy", "Cac"]


def test_words_in_old_fonts_are_converted_for_a_look() -> None:
    page = text(80, 700, "kÕ ho¹ch", font=3) + text(80, 660, "C«ng t¸c truyÒn th«ng chÝnh s¸ch", font=2)
    paper = read_pdf(made_pdf(page), "a.pdf")
    assert _texts(paper) == ["KẾ HOẠCH", "Công tác truyền thông chính sách"]
    assert [(note.key, note.fields["name"]) for note in paper.notes] == [("old-font", "TCVN3 (ABC)")]


@pytest.mark.parametrize(
    "pages",
    [
        ("",),
        ("", ""),
        (text(290, 810, "2"),),
        (picture(0, 0, 595, 842),),
        (picture(0, 0, 595, 420) + picture(0, 420, 595, 422),),
        (picture(0, 0, 595, 842) + text(300, 780, "Ky boi: Uy ban nhan dan huyen, 06/02/2025 10:00"),),
    ],
)
def test_a_scan_is_refused(pages: tuple[str, ...]) -> None:
    assert _refusal(made_pdf(*pages)) == "import.fault.scan"


def test_pages_that_are_pictures_are_told() -> None:
    page = _rows(*["Uy ban nhan dan huyen ban hanh ke hoach nay."] * 12)
    readable = _rows(*["Công tác phòng cháy và tài chính, công khai, báo cáo."] * 12)
    scanned, recognised = picture(0, 0, 595, 842), picture(0, 0, 595, 842) + readable
    paper = read_pdf(made_pdf(page, scanned, recognised, scanned), "a.pdf")
    assert [(note.key, note.fields["pages"], note.look) for note in paper.notes] == [
        ("pdf-scanned-pages", "2, 4", True), ("pdf-recognised", "3", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"", b"abc", b"%PDF-1.7\n", b"PK\x03\x04" + b"\0" * 100, b"%PDF-1.4\n%%EOF"]
)
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    assert _refusal(data) == "import.fault.pdf-damaged"


def test_a_locked_pdf_is_refused() -> None:
    whole = made_pdf(_rows("Ke hoach"))
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    assert _refusal(whole.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock)) == "import.fault.pdf-password"


def test_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_pdf(*[_rows("Uy ban nhan dan huyen ban hanh ke hoach nay.")] * 3)
    for limit, name in (
        ("MOST_BYTES", "file-too-large"),
        ("MOST_PAGES", "pdf-pages"),
        ("MOST_CHARACTERS", "too-long"),
    ):
        with monkeypatch.context() as less:
            less.setattr(pdf_text, limit, 2)
            assert _refusal(data) == f"import.fault.{name}"


def check_read_or_refused(data: bytes) -> None:
    try:
        paper = read_pdf(data, "a.pdf")
    except ImportFault:
        return
    assert [line.number for line in paper.lines()] == list(range(1, len(_texts(paper)) + 1))


GRID = "".join(rule(80, y, 500, y) + rule(x, 500, x, 700) for x, y in ((80, 700), (200, 600), (500, 500)))
WHOLE = made_pdf(
    GRID + _rows("1. Uy ban nhan dan", "huyen ban hanh", step=100, y=650), _rows("Noi nhan:", "- Luu: VT.")
)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_read_or_refused(data)
    check_read_or_refused(b"%PDF-1.4\n" + data)


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 12), st.binary(max_size=12)),
        min_size=1,
        max_size=6,
    )
)
def test_any_damage_is_read_or_refused(damages: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE
    for place, length, put in damages:
        data = data[:place] + put + data[place + length :]
    check_read_or_refused(data)


@given(
    st.lists(
        st.tuples(
            st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.text("ab1-. ", max_size=9), st.floats(-500, 500)
        ),
        max_size=12,
    )
)
def test_words_anywhere_are_read_or_refused(words: list[tuple[float, float, str, float]]) -> None:
    drawn = "".join(text(x, y, word, size=size) + rule(x, y, x + size, y) for x, y, word, size in words)
    check_read_or_refused(made_pdf(drawn + _rows("Uy ban nhan dan huyen ban hanh ke hoach nay.")))
