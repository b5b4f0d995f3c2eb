"""The CSV opens in Excel, runs nothing there, and reads back cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.analysis.gaps import find_gaps
from plancli.analysis.obligations import list_obligations
from plancli.exports.csv_export import export_gaps_csv, export_obligations_csv, export_tasks_csv
from plancli.exports.csv_table import CsvLayout, guarded, to_csv, unguarded
from plancli.messages import Language
from plancli.model.plan import Plan


def read_back(data: bytes, delimiter: str = ",") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def records(data: bytes) -> list[dict[str, str]]:
    head, *rows = read_back(data)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_excel_is_told_the_encoding_and_given_its_line_ends(tramtau: Plan) -> None:
    data = export_tasks_csv(tramtau)
    assert data.startswith(b"\xef\xbb\xbfid,label,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "  @", "＝", "＋", "－", "＠"])
def test_a_cell_that_could_run_is_guarded(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "Phòng Tư pháp", "1+1", "a=b", "15/3/2026", "'a", " a"])
def test_a_cell_that_cannot_run_stays(cell: str) -> None:
    assert guarded(cell) == cell


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
HOSTILE = st.one_of(CELLS, st.text("'=+-@ \t\r\n;,\"a(|＝", max_size=10))


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=4), max_size=6), st.sampled_from(",;\t"))
def test_cells_read_back_as_they_went_out(rows: list[list[str]], delimiter: str) -> None:
    back = read_back(to_csv(rows, delimiter), delimiter)
    assert [[unguarded(cell) for cell in row] for row in back] == rows


@given(HOSTILE)
def test_no_cell_that_goes_out_can_run(cell: str) -> None:
    ((out, _),) = read_back(to_csv([[cell, "b"]]))
    assert not out.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "@SUM(1)", "-2+3+cmd|' /C calc'!A0", "－HYPERLINK(1)", "  =1"]
)
def test_no_part_of_a_cell_can_run_where_another_sign_parts_cells(sign: str, formula: str) -> None:
    ((out, _),) = read_back(to_csv([[f"Phòng Tư pháp{sign}{formula}", "b"]]))
    assert out.split(sign)[1].lstrip(" ").startswith("'")
    assert unguarded(out) == f"Phòng Tư pháp{sign}{formula}"


def test_a_list_inside_a_cell_stays() -> None:
    words = "Các phòng; - Rà soát, - Báo cáo; a-b (lần 2)"
    assert guarded(words) == words


def test_what_no_text_file_holds_is_spelt_out() -> None:
    assert read_back(to_csv([["a\x00b", "\ud800"]])) == [["a‹U+0000›b", "‹U+D800›"]]


def test_a_printed_dash_is_guarded_because_excel_would_run_it() -> None:
    assert guarded("- Rà soát văn bản") == "'- Rà soát văn bản"
    assert unguarded("'- Rà soát văn bản") == "- Rà soát văn bản"


def test_headings_and_codes_in_words_keep_every_row(tramtau: Plan) -> None:
    layout = CsvLayout(";", Language.VI)
    units = list_obligations(tramtau)
    head, *rows = read_back(export_obligations_csv(units, len, layout), ";")
    keys, *coded = read_back(export_obligations_csv(units, len))
    assert head[:6] == ["Mã đơn vị", "Đơn vị", "Loại việc", "Mã nhiệm vụ", "Mục", "Vai"]
    changed = {keys.index(name) for name in ("kind", "role", "requested")}
    for row, plain in zip(rows, coded, strict=True):
        assert [cell for at, cell in enumerate(row) if at not in changed] == [
            cell for at, cell in enumerate(plain) if at not in changed
        ]
    roles = {row[5] for row in rows}
    assert roles == {"", "thực hiện", "chủ trì", "phối hợp", "hướng dẫn", "chỉ đạo, định hướng"}


def test_every_column_has_a_heading_in_words(tramtau: Plan) -> None:
    layout = CsvLayout(",", Language.VI)
    for words, keys in (
        (export_tasks_csv(tramtau, layout), export_tasks_csv(tramtau)),
        (export_gaps_csv(find_gaps(tramtau), layout=layout), export_gaps_csv(find_gaps(tramtau))),
    ):
        head, codes = read_back(words)[0], read_back(keys)[0]
        assert not set(head) & set(codes)
        assert len(set(head)) == len(head), "no two columns bear one name"
    (first, *_) = read_back(export_gaps_csv(find_gaps(tramtau), layout=layout))[1:]
    assert {"rõ", "rõ một phần", "chưa rõ"} >= set(first[3:9])


def test_a_row_for_each_task(tramtau: Plan, commune: Plan) -> None:
    for plan in (tramtau, commune):
        rows = records(export_tasks_csv(plan))
        assert [row["id"] for row in rows] == [task.id for task in plan.tasks]
        assert [row["text"] for row in rows] == [guarded(task.words) for task in plan.tasks]


def test_several_units_stand_in_one_cell(tramtau: Plan) -> None:
    rows = {row["label"]: row for row in records(export_tasks_csv(tramtau))}
    assert rows["II.1"]["responsible"] == "Các cơ quan, đơn vị; UBND các xã, thị trấn"
    assert rows["II.4.a"]["directing"] == "Đề nghị Ban Tuyên giáo Huyện ủy"
    assert rows["II.4.c"]["deadline"] == "thường xuyên"


def test_dates_are_cut_to_what_is_known(commune: Plan) -> None:
    rows = {row["id"]: row for row in records(export_tasks_csv(commune))}
    assert rows["II.2.a"]["deadline_by"] == "2026-03-15"
    assert rows["II.1.1"]["deadline_by"] == "2026-06"
    assert rows["II.1.2"]["deadline_by"] == ""


def test_hostile_words_stay_words(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with({"label": "a", "text": "=1+1", "lead": "Phòng Tư pháp", "note": '@SUM("A1"), x'})
    (row,) = records(export_tasks_csv(plan))
    assert row["text"] == "'=1+1"
    assert row["note"] == '\'@SUM("A1"), x'


def test_a_row_for_each_obligation(tramtau: Plan) -> None:
    units = list_obligations(tramtau)
    rows = records(export_obligations_csv(units, len))
    assert len(rows) == sum(len(unit.obligations) for unit in units)
    asked = [row for row in rows if row["requested"] == "true"]
    assert [(row["unit"], row["task"], row["role"]) for row in asked] == [
        ("Ban Tuyên giáo Huyện ủy", "II.4.a", "directing"),
        ("Ban Tuyên giáo Huyện ủy", "III.2-1", ""),
    ]
    (commune,) = (row for row in rows if row["unit_id"] == "ubnd-xa-ban-mu" and row["task"] == "II.2")
    assert commune["via_group"] == "UBND các xã, thị trấn"
    assert commune["with"] == "Phòng Tư pháp; Các cơ quan, đơn vị"


def test_a_row_for_each_task_of_the_gaps(tramtau: Plan) -> None:
    rows = {row["label"]: row for row in records(export_gaps_csv(find_gaps(tramtau)))}
    assert len(rows) == 12
    assert (rows["II.5.b"]["deliverable"], rows["II.5.b"]["when"]) == ("yes", "partly")
    assert rows["II.5.b"]["when_text"] == "trong trường hợp cần thiết"
    assert rows["II.5.b"]["when_fill"].startswith("Ghi thêm ai quyết định khi nào làm")
    assert rows["II.5.b"]["deliverable_fill"] == ""
    english = {row["label"]: row for row in records(export_gaps_csv(find_gaps(tramtau), Language.EN))}
    assert english["II.5.b"]["when_fill"] not in ("", rows["II.5.b"]["when_fill"])
