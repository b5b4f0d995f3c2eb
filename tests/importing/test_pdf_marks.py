"""Number, day and signature that stand in annotations, scans that were misread, and pages that are hard to read."""

from __future__ import annotations

import zlib

import pytest
from pypdfium2 import raw

from plancli.importing import pdf_marks, pdf_text
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Paper, Table
from plancli.importing.pdf_density import is_too_dense
from plancli.importing.pdf_text import read_pdf
from tests.importing.made_pdf import made_pdf, picture, rule, text

BODY = "".join(text(80, 600 - 20 * row, "Uy ban nhan dan huyen ban hanh ke hoach nay.") for row in range(3))

HEAD = text(80, 700, "So:") + text(130, 700, "/KH-UBND") + BODY
NUMBER = (106.0, 696.0, 20.0, 16.0, text(1, 4, "25"))
STAMP = "Người ký: Sở Nội vụ"
MISREAD = ["UY BAN NHAN DAN HUYEN DQc l~p Tv do H~nh phuc KE HOACH nam"] * 8
READ = ["Công tác phòng cháy và tài chính, công khai, báo cáo."] * 8


def _texts(paper: Paper) -> list[str]:
    return [line.text for line in paper.lines()]


def _rows(words: list[str]) -> str:
    return "".join(text(60, 700 - 20 * number, row) for number, row in enumerate(words))


def _refusal(data: bytes) -> str:
    with pytest.raises(ImportFault) as fault:
        read_pdf(data, "a.pdf")
    return fault.value.key


@pytest.mark.parametrize("kind", ["Widget", "Stamp", "FreeText"])
def test_a_number_filled_in_by_an_annotation_stands_in_its_place(kind: str) -> None:
    paper = read_pdf(made_pdf(HEAD, marks=[NUMBER], kind=kind), "a.pdf")
    assert _texts(paper)[0] == "So: 25 /KH-UBND"
    assert (paper.asides, paper.notes) == ((), ())


@pytest.mark.parametrize(
    "printed",
    ["Digitally signed by So Noi vu", "So Noi vu 2020.03.27 14:26:14 +07:00", "So Noi vu 01/04/2020 07:51"],
)
def test_the_stamp_of_a_signature_is_set_aside(printed: str) -> None:
    stamp = (300.0, 690.0, 280.0, 40.0, text(2, 10, printed, size=9))
    paper = read_pdf(made_pdf(HEAD, marks=[NUMBER, stamp]), "a.pdf")
    assert _texts(paper)[0] == "So: 25 /KH-UBND"
    assert [(aside.text, aside.reason, aside.place) for aside in paper.asides] == [
        (printed, "digital-signature", 1)
    ]


@pytest.mark.parametrize("label", ["Người ký: A", "Ký bởi: A", "Thời gian ký: 1", "Giờ ký: 1"])
def test_the_labels_of_signing_programs_are_known(label: str) -> None:
    assert pdf_marks._STAMP.search(label)


@pytest.mark.parametrize("words", ["25", "12  09", "25/KH-UBND", "Nguyễn Văn An", "ngày 12 tháng 9 năm 2020"])
def test_what_a_clerk_fills_in_is_no_stamp(words: str) -> None:
    assert not pdf_marks._STAMP.search(words)


def test_a_scan_with_a_stamp_is_a_scan() -> None:
    stamp = (3.0, 780.0, 300.0, 40.0, text(2, 10, "Digitally signed by Uy ban nhan dan huyen", size=9))
    assert _refusal(made_pdf(picture(0, 0, 595, 842), marks=[stamp])) == "import.fault.scan"


def test_marks_that_cannot_be_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "FPDFPage_Flatten", lambda *_: raw.FLATTEN_FAIL)
    paper = read_pdf(made_pdf(HEAD, marks=[NUMBER]), "a.pdf")
    assert _texts(paper)[0] == "So: /KH-UBND"
    assert [(note.key, note.fields["pages"], note.look) for note in paper.notes] == [
        ("pdf-unread-marks", "1", True)
    ]


def test_a_scan_recognised_without_vietnamese_letters_is_refused() -> None:
    scan = picture(0, 0, 595, 842)
    short = scan + _rows(["2018 TH Mai Dinh 100 50 50 200 300 400 500 600 2018 2019 2020 2021"] * 6)
    assert _refusal(made_pdf(scan + _rows(MISREAD), short)) == "import.fault.unreadable-scan"
    assert _texts(read_pdf(made_pdf(scan + _rows(READ)), "a.pdf"))
    assert _texts(read_pdf(made_pdf(_rows(MISREAD)), "a.pdf"))


def test_a_misread_page_among_good_ones_is_told_and_not_read() -> None:
    paper = read_pdf(made_pdf(_rows(READ), picture(0, 0, 595, 842) + _rows(MISREAD)), "a.pdf")
    assert not any("DQc" in words for words in _texts(paper))
    assert [(note.key, note.fields["pages"]) for note in paper.notes] == [("pdf-scanned-pages", "2")]


def test_the_ground_behind_words_is_no_table() -> None:
    shaded = (
        "1 1 1 rg "
        + "".join(f"80 {596 - 20 * row} 430 17 re f\n" for row in range(2))
        + "80 556 22 17 re f 0 g\n"
    )
    paper = read_pdf(made_pdf(shaded + BODY), "a.pdf")
    assert not any(isinstance(block, Table) for block in paper.blocks)
    bars = "".join(f"80 {y} 420 0.5 re f\n" for y in (618, 590, 550)) + "".join(
        f"{x} 550 0.5 68 re f\n" for x in (80, 300, 500)
    )
    (table,) = (
        block for block in read_pdf(made_pdf(bars + BODY), "a.pdf").blocks if isinstance(block, Table)
    )
    assert len(table.rows) == 2


def test_wide_gaps_that_do_not_meet_are_no_columns() -> None:
    rows = "".join(
        text(80, 700 - 20 * row, "nhan " * (3 * row + 1)) + text(180 + 105 * row, 700 - 20 * row, "nhan dan")
        for row in range(3)
    )
    assert read_pdf(made_pdf(rows + BODY), "a.pdf").notes == ()


def test_a_narrow_gutter_parts_a_letterhead() -> None:
    left = text(60, 760, "UBND HUYEN A", size=13) + text(40, 742, "PHONG GIAO DUC VA DAO TAO", size=14)
    right = text(300, 760, "CONG HOA XA HOI", size=13) + text(
        257, 742, "Doc lap - Tu do - Hanh phuc", size=14
    )
    sign = text(60, 724, "TM. A", size=13) + text(320, 724, "KT. B", size=13)
    texts = _texts(read_pdf(made_pdf(left + right + sign + BODY), "a.pdf"))
    assert texts[:3] == ["UBND HUYEN A", "PHONG GIAO DUC VA DAO TAO", "TM. A"]


def test_many_rows_with_gaps_are_read_in_time() -> None:
    page = "".join(
        text(20 + 24 * column, 830 - 1.5 * row, "KT." if column == 12 else "a", size=4)
        for row in range(540)
        for column in range(23)
    )
    # The reader gives up by itself after so many seconds of its own work.
    assert "KT." in " ".join(_texts(read_pdf(made_pdf(page, BODY + rule(80, 100, 90, 100)), "a.pdf")))


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, "MOST_SECONDS", 0.0)
    assert _refusal(made_pdf(BODY)) == "import.fault.pdf-heavy"


@pytest.mark.parametrize(("times", "refused"), [(1_000_000, True), (1_000, False)])
def test_a_stream_packed_beyond_reason_is_refused(times: int, refused: bool) -> None:
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * times, 9).decode("latin-1")
    data = made_pdf(BODY).replace(
        b"<< /Type /Catalog",
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream\n<< /Type /Catalog".encode(
            "latin-1"
        ),
    )
    assert is_too_dense(data) is refused
    if refused:
        assert _refusal(data) == "import.fault.too-dense"
