"""The sheet that goes out to the legal officer comes back as rows, whichever form it has; no other file does."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from plancli.errors import InputError
from plancli.exports.missing_sheet import missing_sheet
from plancli.importing.act_sheet import read_act_rows
from plancli.legal.act_rows import FIELDS, check_rows
from plancli.legal.citation_text import find_citations
from plancli.legal.missing_acts import CitedAt, missing_acts
from plancli.legal.registry import Registry
from plancli.messages import Language, sentence

TEXT = "Nghị định số 998/2025/NĐ-CP ngày 02/3/2025 của Chính phủ quy định về một việc rất cần làm ngay;"


def sheet(text: str = TEXT, language: Language = Language.VI, path: str = "a.yaml") -> bytes:
    places = [CitedAt(path, 7, "I.1", each) for each in find_citations(text)]
    return missing_sheet(missing_acts(places, Registry()), language)


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("language", Language)
def test_a_sheet_comes_back_as_it_went_out(language: Language) -> None:
    (row,) = read_act_rows(sheet(language=language), "a.xlsx")
    assert (row.line, row["number"], row["kind"], row["issuer"], row["issued"]) == (
        2,
        "998/2025/NĐ-CP",
        "Nghị định",
        "Chính phủ",
        "2025-03-02",
    )
    assert row["title"] == "quy định về một việc rất cần làm ngay"
    assert not row.is_filled


def test_the_sheet_has_a_frozen_heading_a_filter_widths_and_real_dates() -> None:
    page = opened(sheet())
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:Q2")
    assert page["D2"].value == datetime.datetime(2025, 3, 2)  # noqa: DTZ001 - a day has no zone
    assert page["D2"].number_format == "dd/mm/yyyy"
    assert all(page.column_dimensions[letter].width >= 10 for letter in "ABCDEFGHIJKLMNOPQ")
    assert page["Q2"].value == "a.yaml:7 (I.1)"
    assert (page["N2"].value, page["N2"].data_type) == (1, "n"), "a count is sorted as one"
    assert opened(missing_sheet(())).max_row == 1


def test_text_that_looks_like_a_formula_stays_text() -> None:
    page = opened(sheet(path="=cmd|' /C calc'!A0\x07"))
    assert (page["Q2"].data_type, page["Q2"].value) == ("s", "=cmd|' /C calc'!A0‹U+0007›:7 (I.1)")
    assert page["Q2"].quotePrefix, "nor does it become one when somebody edits the cell"


def test_what_the_papers_disagree_on_is_left_for_a_person() -> None:
    page = opened(
        sheet(f"{TEXT} Nghị định số 998/2025/NĐ-CP ngày 03/3/2025; Kế hoạch số 1/KH-UBND của UBND tỉnh;")
    )
    assert page["D2"].value is None
    assert (page["P2"].value, page["O2"].value.split(";")[0]) == ("ngày", "02/3/2025 (1), 03/3/2025 (1)")
    assert (page["A3"].value, page["C3"].value) == ("1/KH-UBND", None)


@pytest.mark.parametrize(
    "text",
    [
        "number,kind,issuer,issued,title,source\n1/QĐ-TTg,Quyết định,A,2025-01-02,B,'=C\n\n",
        "Số, ký hiệu;Loại văn bản;Cơ quan ban hành;Ngày ban hành;Trích yếu;Nguồn (địa chỉ trang, số Công báo)\r\n1/QĐ-TTg;Quyết định;A;2025-01-02;B;=C\r\n",
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_with_commas_or_semicolons(text: str, mark: str) -> None:
    (row,) = read_act_rows((mark + text).encode(), "a.csv")
    assert (row.line, row["number"], row["issued"], row["source"]) == (2, "1/QĐ-TTg", "2025-01-02", "=C")


def test_lists_by_hand() -> None:
    text = (
        "documents:\n- {number: 1/QĐ-TTg, issued: 2025-01-02, sources: [a, b], colour: red}\n- {number: 2}\n"
    )
    first, second = read_act_rows(text.encode(), "a.yaml")
    assert (first.line, first["source"], "colour" in first.cells, second.line) == (1, "a; b", False, 2)
    assert len(read_act_rows(b"- {number: 1}", "a.yml")) == 1


def book(*rows: Sequence[object]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_figures_of_a_sheet_are_read_as_they_show() -> None:
    head = ["number", "kind", "issuer", "issued", "title", "source", None]
    data = book(head, [12.0, None, True, datetime.date(2025, 1, 2), 1.5, "a", "b"], [None] * 6)
    (row,) = read_act_rows(data, "a.xlsx")
    assert [row[name] for name in ("number", "kind", "issued", "title")] == ["12", "", "2025-01-02", "1.5"]


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"PK\x03\x04nothing", "a.xlsx", "unreadable"),
        (b"\xff\xfe\x00", "a.csv", "unreadable"),
        (b"documents: [", "a.yaml", "unreadable"),
        (b"documents: [words]", "a.yaml", "unreadable"),
        (b"\xff", "a.yaml", "unreadable"),
        (b"", "a.csv", "no-column"),
        (b"number,kind\n1,2\n", "a.csv", "no-column"),
        (book(["number"]), "a.xlsx", "no-column"),
    ],
)
def test_any_other_file_is_refused(data: bytes, name: str, key: str) -> None:
    with pytest.raises(InputError) as failure:
        read_act_rows(data, name)
    assert failure.value.key == f"law.sheet.{key}"
    assert failure.value.fields["path"] == name


def test_a_word_file_is_no_sheet_and_a_huge_one_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(["number", "kind", "issuer", "issued", "title", "source"])
    monkeypatch.setattr("plancli.importing.spreadsheet._MOST_BYTES", 10)
    with pytest.raises(InputError) as failure:
        read_act_rows(data, "a.xlsx")
    assert failure.value.key == "law.sheet.too-large"


HEAD = ["number", "kind", "issuer", "issued", "title", "source"]
ROW = ["12/KH-UBND", "Kế hoạch", "UBND xã Suối Mơ", "05/01/2026", "Công tác", "Công báo"]
GOOD = book(HEAD, ROW)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def marked(data: bytes, here: int, there: int, value: int) -> bytes:
    """Return a package with one byte of the heads of all its entries changed: in the list, and beside the data."""
    changed = bytearray(data)
    for sign, offset in ((b"PK\x01\x02", here), (b"PK\x03\x04", there)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + offset] = value
            at = changed.find(sign, at + 1)
    return bytes(changed)


SHEET = "xl/worksheets/sheet1.xml"
BAD_BOOKS = {
    "password": marked(GOOD, 8, 6, 1),
    "unknown compression": marked(GOOD, 10, 8, 99),
    "no sheet": packed({name: data for name, data in parts(GOOD).items() if name != SHEET}),
    "empty sheet": packed({**parts(GOOD), SHEET: b""}),
    "entities": packed({**parts(GOOD), SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts(GOOD)[SHEET]}),
    "cut": GOOD[: len(GOOD) // 2],
}


@pytest.mark.parametrize("name", BAD_BOOKS)
def test_a_workbook_that_is_broken_locked_or_unsafe_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"law\.sheet\.unreadable"):
        read_act_rows(BAD_BOOKS[name], "a.xlsx")


def test_a_mark_far_to_the_right_does_not_make_every_row_long() -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    for cells in (HEAD, ROW):
        sheet.append(cells)
    sheet.cell(row=300, column=16_384).value = "x"
    data = io.BytesIO()
    made.save(data)
    (row,) = read_act_rows(data.getvalue(), "a.xlsx")
    assert row["title"] == "Công tác"


def test_a_formula_that_came_to_nothing_is_an_empty_cell() -> None:
    (row,) = read_act_rows(book(HEAD, [*ROW[:4], "#REF!", "#N/A"]), "a.xlsx")
    assert (row["title"], row["source"]) == ("", "")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_two_columns_of_one_name_are_refused(name: str) -> None:
    head = [*HEAD, "Số, ký hiệu"]
    data = book(head) if name == "a.xlsx" else ";".join(head).encode()
    with pytest.raises(InputError, match="column-twice"):
        read_act_rows(data, name)


def test_a_list_in_a_list_is_not_written_out() -> None:
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))
    (row,) = read_act_rows(
        f"{bomb}documents: [{{number: 1, sources: *a8, title: {{a: b}}}}]".encode(), "a.yaml"
    )
    assert (row["number"], row["source"], row["title"]) == ("1", "", "")


def read_or_told(data: bytes, name: str) -> bool:
    """Say whether the file gives rows of plain text, or a sentence that names it."""
    try:
        rows = read_act_rows(data, name)
    except InputError as failure:
        return name in sentence(Language.VI, failure.key, **failure.fields)
    return all(isinstance(cell, str) for row in rows for cell in row.cells.values())


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 9), st.binary(max_size=4))
def test_any_slip_in_a_workbook_is_read_or_told(at: int, cut: int, put: bytes) -> None:
    assert read_or_told(GOOD[:at] + put + GOOD[at + cut :], "a.xlsx")


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.yaml", "a.xlsx"]))
def test_any_bytes_are_rows_or_a_sentence(data: bytes, name: str) -> None:
    assert read_or_told(data, name)


def test_the_list_that_the_guide_shows_is_read_and_right(project: Path) -> None:
    guide = (project / "docs/danh-muc-van-ban.md").read_text("utf-8")
    (row,) = read_act_rows(guide.split("```yaml\n")[1].split("```")[0].encode(), "a.yaml")
    assert set(row.cells) == set(FIELDS)
    checked = check_rows([row], Registry(), datetime.date(2026, 11, 25))
    assert (len(checked.acts), checked.problems) == (1, ())
