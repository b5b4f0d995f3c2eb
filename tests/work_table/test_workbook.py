"""The workbook that goes out: open where a unit fills in, locked elsewhere, and the same bytes on any day."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

from openpyxl import load_workbook

from plancli.analysis.work_table import WorkColumn, work_of_unit
from plancli.exports.plan_workbook import plan_workbook
from plancli.exports.work_table import TableSource, work_table_workbook
from plancli.messages import Language
from plancli.model.fingerprint import all_work
from plancli.model.progress import ProgressReport, ProgressState
from plancli.records import replace
from tests.exports.spreadsheets import in_office
from tests.work_table.filled_tables import Filled, heading, loaded_plan, plan_of, rows_of, workbook, written

TRAM_TAU = loaded_plan()


def test_there_is_a_row_for_each_task_and_duty_with_what_the_plan_prints() -> None:
    table = Filled(workbook(TRAM_TAU))
    assert list(table.numbers) == [work.id for work in all_work(plan_of(TRAM_TAU))]
    assert table.cell("II.2", WorkColumn.LEAD).value == "Phòng Tư pháp"
    assert table.cell("II.2", WorkColumn.COORDINATING).value == "Các cơ quan, đơn vị\nUBND các xã, thị trấn"
    assert table.cell("II.1", "doing").value == "Các cơ quan, đơn vị\nUBND các xã, thị trấn"
    assert table.cell("II.1", WorkColumn.DEADLINE).value is None
    was = table.sheet.cell(table.numbers["II.2"], table.columns["plancli-was"]).value
    assert json.loads(was)["lead"] == "Phòng Tư pháp"


def test_open_cells_are_coloured_and_all_others_locked() -> None:
    table = Filled(workbook(TRAM_TAU))
    sheet = table.sheet
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    allowed = (sheet.protection.sort, sheet.protection.autoFilter, sheet.protection.formatColumns)
    assert allowed == (False, False, False), "in the file, what is false is allowed"
    for column in WorkColumn:
        cell = table.cell("II.1", column)
        assert not cell.protection.locked
        assert cell.fill.fgColor.rgb == "FFFFF8DC"
    assert table.cell("II.1", "content").protection.locked
    assert table.cell("III.1-1", WorkColumn.LEAD).protection.locked
    assert not table.cell("III.1-1", WorkColumn.DEADLINE).protection.locked
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (
        "F2",
        f"A1:{sheet.cell(1, sheet.max_column).column_letter}27",
    )
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [True, True, True, False]


def test_the_state_is_chosen_from_four_words() -> None:
    table = Filled(workbook(TRAM_TAU))
    [choice] = table.sheet.data_validations.dataValidation
    assert choice.formula1 == '"Chưa thực hiện,Đang thực hiện,Đã hoàn thành,Dừng thực hiện"'
    assert str(choice.sqref) == f"K2:K{len(table.numbers) + 1}"
    assert table.cell("II.1", WorkColumn.DAY).number_format == "dd/mm/yyyy"


def test_the_last_report_is_shown_and_only_its_state_prefilled() -> None:
    rows = rows_of(TRAM_TAU)
    report = ProgressReport(ProgressState.IN_PROGRESS, None, "Công an huyện", "Báo cáo số 1", "")
    first = replace(rows[0], reported=report, values={**rows[0].values, WorkColumn.STATE: "in-progress"})
    data = work_table_workbook(TableSource(plan_of(TRAM_TAU), "1"), [first, *rows[1:]])
    table = Filled(data)
    assert table.cell("II.1", WorkColumn.STATE).value == "Đang thực hiện"
    assert table.cell("II.1", "reported").value == "đang thực hiện, Công an huyện: Báo cáo số 1"
    assert table.cell("II.1", WorkColumn.EVIDENCE).value is None
    assert heading("reported") not in Filled(workbook(TRAM_TAU)).columns


def test_the_hidden_sheet_says_whose_table_it_is() -> None:
    table = Filled(workbook(TRAM_TAU, unit="Phòng Tư pháp"))
    facts = table.facts()
    assert table.book["_plancli"].sheet_state == "hidden"
    assert (facts["form"], facts["unit"], facts["version"]) == ("1", "Phòng Tư pháp", "0123")
    assert facts["issuer"] == "Ủy ban nhân dân huyện Trạm Tấu"
    assert facts["number"] is None, "a number that the paper leaves blank is not invented"


def test_words_that_look_like_a_formula_stay_words() -> None:
    task = "sections:\n  - label: I\n    title: A\n    tasks:\n      - text: '=1+1'\n        lead: '@a'\n"
    table = Filled(workbook(written(task)))
    [number] = table.numbers.values()
    assert table.sheet.cell(number, table.columns["Nội dung"]).data_type == "s"
    assert table.sheet.cell(number, table.columns["Chủ trì"]).quotePrefix


def test_the_same_plan_gives_the_same_bytes_and_english_headings_on_request() -> None:
    assert workbook(TRAM_TAU) == workbook(TRAM_TAU)
    sheet = load_workbook(io.BytesIO(workbook(TRAM_TAU, language=Language.EN))).worksheets[0]
    assert "Deadline" in [cell.value for cell in sheet[1]]


def test_a_unit_gets_its_own_rows() -> None:
    plan = plan_of(TRAM_TAU)
    unit = next(each.id for each in plan.units.values() if each.name == "Công an huyện")
    ids = work_of_unit(plan, unit)
    assert "II.4.c" in ids
    assert len(ids) < len(rows_of(TRAM_TAU))


def test_libreoffice_shows_the_words(tmp_path: object) -> None:
    shown = in_office(workbook(TRAM_TAU), tmp_path)  # type: ignore[arg-type]
    [rows] = [rows for name, rows in shown.items() if name.startswith("Bảng")]
    assert any("Phòng Tư pháp" in row for row in rows)


def test_workbooks_of_other_commands_bear_no_styles_of_a_form() -> None:
    def styles(data: bytes) -> bytes:
        with ZipFile(io.BytesIO(data)) as package:
            return package.read("xl/styles.xml")

    assert b"plancli-open" in styles(workbook(TRAM_TAU))
    assert b"plancli-open" not in styles(plan_workbook(plan_of(TRAM_TAU)))
