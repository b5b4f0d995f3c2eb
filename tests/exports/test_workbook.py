"""A workbook keeps every word as a word, whatever it is, and is the same file on any day."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from plancli.errors import UsageError
from plancli.exports import workbook
from plancli.exports.stored_text import stored_text
from plancli.exports.workbook import LONGEST, MOST_LINE_ENDS, Book
from plancli.messages import Language, sentence
from tests.exports.spreadsheets import in_office, opened, table

DAY = datetime.date(2026, 3, 15)
ANY = st.text(st.characters(), max_size=40)
HOSTILE = st.one_of(
    ANY,
    st.builds("{}{}".format, st.sampled_from(["=", "+", "-", "@", "\t", "'", " =", "_x0041_"]), ANY),
    st.sampled_from(
        ["\x00", "\ud800", "\ufffe", "a\rb", "\u202eb", "_x000D_", "#REF!", "TRUE", "1e9", "15/3/2026"]
    ),
)


def made(*values: workbook.Value) -> bytes:
    book = Book()
    book.table("Bảng", [("A", 20.0)], [[value] for value in values])
    return book.finish("Thử", "plancli")


def told(data: bytes) -> list[object]:
    return [row[0] for row in table(data, "Bảng")[1:]]


@given(st.lists(HOSTILE, min_size=1, max_size=5))
def test_any_words_come_back_as_words(words: list[str]) -> None:
    assert told(made(*words, "end")) == [*map(stored_text, words), "end"]


@given(ANY)
def test_stored_text_drops_nothing(words: str) -> None:
    shown = stored_text(words)
    back = re.sub("‹U\\+([0-9A-F]{4,6})›", lambda found: chr(int(found[1], 16)), shown)
    ends = re.compile("\r\n|[\r\x85\u2028\u2029]")
    if "‹U+" not in words:
        assert back == ends.sub("\n", words)


@pytest.mark.parametrize(
    "words", ["=1+1", "+84", "- Rà soát", "@SUM(A1)", "\t=1", " =1", "'=1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_stays_words_when_somebody_edits_the_cell(words: str) -> None:
    cell = opened(made(words))["Bảng"]["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", words, True)


def test_days_are_days_and_counts_are_numbers() -> None:
    page = opened(made(DAY, 3, None))["Bảng"]
    assert page["A2"].is_date
    assert (page["A2"].value.date(), page["A2"].number_format) == (DAY, "dd/mm/yyyy")
    assert (page["A3"].value, page["A3"].data_type) == (3, "n")
    assert page["A4"].value is None


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát văn bản. " * 2_400,
        "\U0001d11e" * 17_000,  # two units of Excel each
        "dòng\n" * (2 * MOST_LINE_ENDS),
        "=" * 100_000,
        "_x0041_" * 6_000,
    ],
    ids=["long", "wide", "lines", "signs", "escapes"],
)
def test_what_a_cell_cannot_hold_goes_on_elsewhere_and_nothing_is_lost(words: str) -> None:
    data = made("ngắn", words)
    first = table(data, "Bảng")[2][0]
    note = re.search("\n\\[tiếp ở trang “Nội dung dài”, dòng (\\d+)\\]$", first)
    assert note is not None
    rest = table(data, "Nội dung dài")
    assert rest[int(note[1]) - 1][:2] == ["Bảng A3", f"2/{len(rest)}"]
    assert first[: note.start()] + "".join(row[2] for row in rest[1:]) == words
    for page in opened(data).worksheets:
        for (cell,) in page.iter_rows(max_col=1):
            shown = cell.value or ""
            assert len(re.sub("_x005F_", "_", shown).encode("utf-16-le")) // 2 <= LONGEST
            assert shown.count("\n") <= MOST_LINE_ENDS + 1


def test_the_note_names_the_row_of_each_of_several_long_cells() -> None:
    data = made("a" * 70_000, "b" * 40_000)
    notes = [re.search("dòng (\\d+)", row[0][-60:]) for row in table(data, "Bảng")[1:]]
    rest = table(data, "Nội dung dài")
    assert [rest[int(note[1]) - 1][:2] for note in notes if note] == [["Bảng A2", "2/3"], ["Bảng A3", "2/2"]]


def test_the_same_sheets_are_the_same_bytes_and_no_clock_is_asked() -> None:
    data = made("a", DAY)
    assert data == made("a", DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in package.read("docProps/core.xml")


def test_a_table_prints_and_filters() -> None:
    page = opened(made("a", "b"))["Bảng"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", "A1:A3", "$1:$1")
    setup = page.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert {page[place].font.name for place in ("A1", "A2")} == {"Times New Roman"}
    assert page["A2"].alignment.wrap_text


@pytest.mark.parametrize(("width", "paper", "scale"), [(170.0, 9, None), (280.0, 8, None), (900.0, 8, 67)])
def test_a_wide_table_goes_on_larger_paper_and_then_over_pages(
    width: float, paper: int, scale: int | None
) -> None:
    book = Book()
    book.table("Bảng", [("A", 20.0), ("B", width - 20.0)], [["a", "b"]])
    page = opened(book.finish("", ""))["Bảng"]
    assert (int(page.page_setup.paperSize), page.page_setup.scale) == (paper, scale)
    assert bool(page.sheet_properties.pageSetUpPr and page.sheet_properties.pageSetUpPr.fitToPage) == (
        not scale
    )


def test_what_stands_in_a_hidden_column_makes_no_row_high() -> None:
    book = Book()
    book.table("Bảng", [("A", 0.0), ("B", 20.0)], [["Rà soát văn bản. " * 20, "ngắn"]])
    page = opened(book.finish("", ""))["Bảng"]
    assert [page.column_dimensions[letter].hidden for letter in "AB"] == [True, False]
    assert page.row_dimensions[2].height < 20


def test_rows_are_high_enough_for_their_words() -> None:
    page = opened(made("ngắn", "Rà soát văn bản. " * 20))["Bảng"]
    assert page.row_dimensions[2].height < 20
    assert page.row_dimensions[3].height > 15 * 10


def test_more_rows_than_excel_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    assert told(made("a", "b")) == ["a", "b"]
    with pytest.raises(UsageError) as failure:
        made("a", "b", "c")
    assert failure.value.key == "xlsx.too-many-rows"


@pytest.mark.parametrize("language", Language)
def test_names_of_sheets_fit_excel(language: Language) -> None:
    for name in ("assignments", "obligations", "units", "citations", "source", "rest"):
        words = sentence(language, f"xlsx.{name}.tab")
        assert len(words) <= 31
        assert not set(words) & set("[]:*?/\\'")


def test_a_strict_reader_finds_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(made("=1", DAY, 3, "a" * 40_000, "\x01"))
    found = OpenXmlValidator().validate(str(path)).errors
    # Words inside the cells, as openpyxl writes them, are allowed: Excel moves them when it saves.
    assert [str(each) for each in found if "inlineStr" not in str(each)] == []


def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    words = [
        "=1+1",
        "+84",
        "- Rà soát",
        "@a",
        "'a",
        "1e9",
        "TRUE",
        "15/3/2026",
        "Ủy ban\nnhân dân",
        "‹\u202e›",
        "a" * 40_000,
    ]
    sheets = in_office(made(*words, DAY), tmp_path)
    shown = [row[0] for row in sheets["Bảng"][1:]]
    assert shown[: len(words) - 1] == words[:-1]
    assert shown[len(words)] == "15/03/2026"
    # LibreOffice breaks a line of more than 16,000 signs in two.
    first = shown[len(words) - 1].replace("\n", "").partition("[")[0]
    assert first + sheets["Nội dung dài"][1][2] == words[-1]
