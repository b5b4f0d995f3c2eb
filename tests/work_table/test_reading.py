"""A file that is no table, or a damaged one, is refused with the reason; a good one is read by any program's hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plancli.analysis.work_return import RemarkKind
from plancli.analysis.work_table import WorkColumn
from plancli.errors import InputError
from plancli.importing.work_table import read_work_table
from tests.work_table.filled_tables import Filled, edits_of, loaded_plan, proposed, returned, workbook

TRAM_TAU = loaded_plan()
TABLE = workbook(TRAM_TAU)


def reason(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_work_table(data, "a.xlsx")
    return caught.value.key.removeprefix("table.file.")


def hand_made(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "no-marks"),
        (b"PK\x03\x04 broken", "unreadable"),
        (TABLE[: len(TABLE) // 2], "unreadable"),
        (b"\xd0\xcf\x11\xe0 old", "old-format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xff\xfe\x00", "unreadable"),
        (b"plancli: 1\n", "no-marks"),
        (hand_made(["Nhiệm vụ", "Chủ trì"], ["Rà soát", "Công an"]), "no-marks"),
        (hand_made(), "no-marks"),
        (hand_made(["plancli-id", "plancli-words", "Chủ trì", "chủ trì"]), "column-twice"),
        (repacked(TABLE, a__b=b"", x__y_xml=b"").replace(b"PK\x01\x02", b"PK\x01\x03", 1), "unreadable"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_definitions_of_its_own_and_a_file_that_grows_are_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = repacked(TABLE, **{"xl__extra.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'})
    assert reason(bomb) == "unreadable"
    assert reason(repacked(TABLE, **{"xl__sheet.foo": b"<!DOCTYPE a><a/>"})) == "unreadable"
    monkeypatch.setattr("plancli.importing.spreadsheet._MOST_BYTES", 10)
    assert reason(TABLE) == "too-large"


def test_a_row_of_a_million_cells_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    read_work_table(TABLE, "a.xlsx")
    monkeypatch.setattr("plancli.importing.spreadsheet._MOST_CELLS", 100)
    assert reason(TABLE) == "too-large"


@pytest.mark.parametrize("last", ["1048576", "99999999999"])
def test_rows_that_a_sheet_leaves_out_cost_nothing(last: str) -> None:
    far = f'<row r="{last}"><c r="A{last}"><v>1</v></c></row></sheetData>'.encode()
    with ZipFile(io.BytesIO(TABLE)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", far)
    made = io.BytesIO()
    with ZipFile(io.BytesIO(TABLE)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    rows = read_work_table(TABLE, "a.xlsx").rows
    assert read_work_table(made.getvalue(), "a.xlsx").rows[: len(rows)] == rows


def test_blank_rows_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancli.importing.work_table._MOST_BLANK_ROWS", 20)
    blank: list[list[object]] = [[""] for _ in range(30)]
    assert reason(hand_made(["plancli-id", "plancli-words"], *blank, ["a"])) == "too-large"


def test_more_rows_than_a_plan_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancli.importing.work_table._MOST_ROWS", 10)
    assert reason(TABLE) == "too-large"


def test_macros_are_told_and_not_run() -> None:
    data = repacked(TABLE, **{"xl__vbaProject.bin": b"x"})
    assert RemarkKind.MACROS in [each.kind for each in proposed(TRAM_TAU, data).remarks]


def test_a_title_above_own_columns_and_other_sheets_do_no_harm() -> None:
    table = Filled(TABLE)
    table.fill("II.1", WorkColumn.DEADLINE, "trong quý II")
    table.sheet.insert_rows(1, 2)
    table.sheet["D1"].value = "BẢNG CỦA PHÒNG"
    table.sheet.insert_cols(6)
    table.sheet["F3"].value = "Người làm"
    table.sheet["F4"].value = "Ông A"
    own = table.book.create_sheet("Nháp")
    own["A1"].value = "ghi chép"
    proposal = proposed(TRAM_TAU, table.data())
    assert edits_of(proposal) == {("II.1", WorkColumn.DEADLINE): "trong quý II"}
    assert proposal.edits[0].places[0].cell == "J4"


def test_rows_copied_to_another_sheet_are_read_with_its_name() -> None:
    table = Filled(TABLE)
    own = table.book.create_sheet("Gộp")
    for line in table.sheet.iter_rows(max_row=2, values_only=True):
        own.append(line)
    own.cell(2, table.columns["Thời hạn"]).value = "trong quý II"
    [edit] = proposed(TRAM_TAU, table.data()).edits
    assert edit.places[0].cell == "Gộp!I2"


def test_a_lost_column_is_told() -> None:
    table = Filled(TABLE)
    table.sheet.delete_cols(table.columns["Sản phẩm"])
    [remark] = proposed(TRAM_TAU, table.data()).remarks
    assert (remark.kind, remark.fields) == (RemarkKind.NO_COLUMN, {"column": "deliverable"})


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_that_a_program_made_of_it_is_read(delimiter: str) -> None:
    table = Filled(TABLE)
    table.fill("II.1", WorkColumn.DEADLINE, "trong quý II")
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table.sheet.iter_rows(values_only=True))
    proposal = proposed(TRAM_TAU, returned(b"\xef\xbb\xbf" + text.getvalue().encode(), "a.csv"))
    assert edits_of(proposal) == {("II.1", WorkColumn.DEADLINE): "trong quý II"}
    assert [each.kind for each in proposal.remarks] == [RemarkKind.NO_IDENTITY]


@given(st.data())
def test_no_bytes_make_the_reader_fail_otherwise(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(TABLE) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    spoilt = TABLE[:at] + junk + TABLE[at + len(junk) :]
    rows: Sequence[object] = ()
    with suppress(InputError):
        rows = read_work_table(spoilt, "a.xlsx").rows
    assert len(rows) <= len(read_work_table(TABLE, "a.xlsx").rows)
