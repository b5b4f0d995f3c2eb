"""The workbook of a plan holds every row of its answers, with real days, and no word is another one."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from openxml_audit import OpenXmlValidator

from plancli.analysis.assignment_table import assignment_table
from plancli.analysis.obligations import list_obligations, select_obligations
from plancli.exports.plan_workbook import last_days, obligations_workbook, plan_workbook
from plancli.exports.stored_text import stored_text
from plancli.messages import Language
from plancli.model.assignment import Role
from plancli.model.plan import Plan
from tests.exports.spreadsheets import in_office, opened, records, table
from tests.exports.test_workbook import HOSTILE


def test_a_row_for_each_task_with_its_words(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        rows = records(plan_workbook(plan), "Phân công")
        for row, task in zip(rows, assignment_table(plan), strict=True):
            assert (row["TT"], row["Mục"], row["Thời hạn"]) == (task.number, task.address, task.deadline)
            assert row["Nội dung"].startswith(task.title or task.words)
            assert task.words in row["Nội dung"]
            assert row["Chủ trì"].split("\n") == list(task.lead or ("",))
            assert row["Sản phẩm"] == task.deliverable


def test_other_roles_share_a_column_as_on_paper(tramtau: Plan) -> None:
    rows = {row["Mục"]: row for row in records(plan_workbook(tramtau), "Phân công")}
    assert rows["II.4.a"]["Vai khác"] == "Đề nghị Ban Tuyên giáo Huyện ủy (chỉ đạo, định hướng)"
    assert rows["II.3.a"]["Vai khác"].startswith("Phòng Văn hóa và Thông tin (hướng dẫn)")


def test_only_a_printed_day_is_a_day(commune: Plan) -> None:
    data = plan_workbook(commune)
    rows = {row["Mục"]: row for row in records(data, "Phân công")}
    assert rows["II.2.a"]["Đến ngày"] == datetime.datetime(2026, 3, 15)  # noqa: DTZ001 - a day has no zone
    assert rows["PL1.II.3"]["Đến ngày"] == datetime.datetime(2026, 6, 30)  # noqa: DTZ001
    for address in ("II.1.1", "II.1.2", "II.1.3", "II.2.c", "II.3", "PL1.I.1"):
        assert rows[address]["Đến ngày"] == "", address
    (column,) = [at for at, cell in enumerate(opened(data)["Phân công"][1]) if cell.value == "Đến ngày"]
    assert opened(data)["Phân công"][5][column].is_date


def test_of_several_printed_days_the_last_is_the_deadline(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        {
            "label": "a",
            "text": "Rà soát.",
            "deadline": "trước ngày 15/12/2026; trước ngày 31/12/2026; quý I/2027",
        },
        {"label": "b", "text": "Rà soát.", "deadline": "từ ngày 15/12/2026"},
        {"label": "c", "text": "Gửi kết quả trước ngày 20 tháng 6 năm 2026."},
    )
    assert last_days(plan) == {"II.a": datetime.date(2026, 12, 31), "II.c": datetime.date(2026, 6, 20)}


def test_a_row_for_each_obligation_and_a_count_for_each_unit(tramtau: Plan) -> None:
    data = plan_workbook(tramtau)
    units = list_obligations(tramtau)
    rows = records(data, "Trách nhiệm")
    owed = [(unit.unit.name, each) for unit in units for each in unit.obligations]
    assert [(row["Đơn vị"], row["Mục"], row["Nội dung"]) for row in rows] == [
        (name, each.address, each.words) for name, each in owed
    ]
    assert [row["Qua nhóm"] for row in rows] == [each.via_group or "" for _, each in owed]
    assert [row["Cùng với"] for row in rows] == ["\n".join(each.with_units) for _, each in owed]
    assert [row["Mục"] for row in rows if row["Đề nghị"]] == ["II.4.a", "III.2"]
    counts = records(data, "Đơn vị")
    assert [row["Tổng số"] for row in counts] == [len(unit.obligations) for unit in units]
    assert sum(row["Tổng số"] for row in counts) == len(rows)
    assert sum(row["Trong đó qua nhóm"] or 0 for row in counts) == sum(row["Qua nhóm"] != "" for row in rows)


def test_citations_bear_the_day_that_they_print(tramtau: Plan) -> None:
    rows = records(plan_workbook(tramtau), "Căn cứ")
    assert len(rows) == len(tramtau.citations)
    dated = {row["Số, ký hiệu"]: row["Ngày ban hành"] for row in rows}
    assert dated["765/QĐ-BTTTT"] == datetime.datetime(2023, 3, 21)  # noqa: DTZ001


def test_a_date_without_its_day_stays_words(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        {"label": "a", "text": "Thực hiện Kế hoạch số 12/KH-UBND tháng 02 năm 2026 của UBND tỉnh."}
    )
    (row,) = records(plan_workbook(plan), "Căn cứ")
    assert row["Ngày ban hành"] == "02/2026"


def test_the_source_is_named_as_printed_and_a_blank_stays_blank(tramtau: Plan, commune: Plan) -> None:
    facts = dict(table(plan_workbook(tramtau), "Nguồn")[1:])
    assert facts["Số, ký hiệu"] == "/KH-UBND"
    assert facts["Địa danh và ngày"] == "Trạm Tấu, ngày tháng 12 năm 2024"
    assert facts["Trích yếu"] == tramtau.issuance.title
    assert dict(table(plan_workbook(commune), "Nguồn")[1:])["Địa danh và ngày"] == ""


@pytest.mark.parametrize("language", Language)
def test_sheets_bear_names_in_the_language_asked_for(tramtau: Plan, language: Language) -> None:
    names = opened(plan_workbook(tramtau, language)).sheetnames
    assert (
        names
        == {
            Language.VI: ["Phân công", "Trách nhiệm", "Đơn vị", "Căn cứ", "Nguồn"],
            Language.EN: ["Assignments", "Obligations", "Units", "Citations", "Source"],
        }[language]
    )


def test_chosen_obligations_alone(tramtau: Plan) -> None:
    rows = select_obligations(list_obligations(tramtau), Role.LEAD)
    data = obligations_workbook(tramtau, rows)
    assert opened(data).sheetnames == ["Trách nhiệm", "Đơn vị", "Nguồn"]
    assert {row["Vai"] for row in records(data, "Trách nhiệm")} == {"Chủ trì"}
    empty = obligations_workbook(tramtau, ())
    assert records(empty, "Trách nhiệm") == []


def test_the_same_plan_is_the_same_bytes(tramtau: Plan) -> None:
    assert plan_workbook(tramtau) == plan_workbook(tramtau)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_words_of_a_plan_break_the_workbook(
    plan_with: Callable[..., Plan], words: str, name: str, note: str
) -> None:
    task: dict[str, Any] = {"label": "a", "text": words or "x", "lead": name or "y", "note": note}
    plan = plan_with(task, issuance={"kind": "KẾ HOẠCH", "issuer": name, "title": words})
    data = plan_workbook(plan)
    (row,) = records(data, "Phân công")
    (kept,) = assignment_table(plan)
    assert row["Nội dung"] == stored_text(kept.words)
    assert row["Chủ trì"] == "\n".join(map(stored_text, kept.lead))
    assert dict(table(data, "Nguồn")[1:])["Trích yếu"] == stored_text(plan.issuance.title)


def test_a_strict_reader_finds_no_error(tramtau: Plan, commune: Plan, tmp_path: Path) -> None:
    for plan in (tramtau, commune):
        path = tmp_path / "a.xlsx"
        path.write_bytes(plan_workbook(plan))
        found = OpenXmlValidator().validate(str(path)).errors
        assert [str(each) for each in found if "inlineStr" not in str(each)] == []


def test_libreoffice_shows_every_word(commune: Plan, tmp_path: Path) -> None:
    data = plan_workbook(commune)
    sheets = in_office(data, tmp_path)
    for name in opened(data).sheetnames:
        shown = [[_as_shown(cell) for cell in row] for row in table(data, name)]
        assert sheets[name] == shown, name
    assert "15/03/2026" in {cell for row in sheets["Phân công"] for cell in row}


def _as_shown(cell: Any) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.datetime) else str(cell)
