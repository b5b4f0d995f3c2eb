"""What a unit owes in many plans, and where the plans disagree; one bad file hides nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from plancli.formats.cells import cell_width
from tests.cli.conftest import TRAMTAU, Runner
from tests.exports.spreadsheets import records

COMMUNES = ("tests/plans/2026-xa-mau-2.yaml", "tests/plans/2026-xa-mau.yaml")
PLAN = """\
plancli: 1
state: issued
issuance:
  kind: KẾ HOẠCH
  number: {number}
  symbol: KH-UBND
  issuer: Ủy ban nhân dân xã Vân Khê
  date: ngày 05 tháng 01 năm 2026
  title: An toàn giao thông xã Vân Khê năm 2026
  period: 2026
{units}sections:
  - label: I
    title: Nhiệm vụ
    tasks:
      - label: 1
        text: Lắp đặt biển báo giao thông tại các điểm giao cắt đường sắt, bàn giao cho các thôn quản lý.
        lead: {lead}
        deadline: {deadline}
"""
BROKEN = "plancli: 1\nstate: draft\nissuance: [\n"


def plan(number: int, lead: str, deadline: str = "trước ngày 30/6/2026", units: str = "") -> str:
    return PLAN.format(number=number, lead=lead, deadline=deadline, units=units)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans that disagree, and one that knows a unit by another of its names."""
    plans = {
        "a.yaml": plan(
            5,
            "Phòng Văn hóa - Xã hội",
            units="units:\n  - name: Phòng Văn hóa - Xã hội\n    aliases:\n      - Phòng VHXH\n",
        ),
        "sau/b.yaml": plan(9, "Phòng VHXH", "trước ngày 30/9/2026"),
        "sau/c.yaml": plan(12, "Công an xã").replace("2026", "2027"),
    }
    for name, text in plans.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def owed(out: str) -> dict[str, list[str]]:
    """Return by name of the file what the one unit is told to do there."""
    told = json.loads(out)
    assert told["schema_version"] == 1
    return {
        Path(each["path"]).name: [one["task"] for unit in each["units"] for one in unit["obligations"]]
        for each in told["plans"]
    }


def test_a_unit_is_found_by_all_its_names(plancli: Runner, folder: Path) -> None:
    for written in ("Phòng Văn hoá – Xã hội", "phong van hoa xa hoi", "VHXH"):
        run = plancli("obligations", folder, "--unit", written, "--format", "json")
        assert (run.code, owed(run.out)) == (0, {"a.yaml": ["I.1"], "b.yaml": ["I.1"]}), written
        assert run.err.splitlines() == [
            "Đã đọc 3 kế hoạch.",
            "“Phòng Văn hóa - Xã hội” có việc trong 2 kế hoạch.",
        ]


def test_an_unknown_unit_and_one_of_several(plancli: Runner, folder: Path) -> None:
    run = plancli("obligations", folder, "--unit", "zzz")
    assert (run.code, run.out) == (2, "")
    assert "Không tìm thấy đơn vị “zzz” trong 3 kế hoạch đã đọc." in run.err
    (folder / "d.yaml").write_text(plan(14, "Trung tâm Văn hóa xã"), encoding="utf-8")
    run = plancli("obligations", folder, "--unit", "văn hóa")
    assert run.code == 2
    assert "“văn hóa” có thể là: Phòng Văn hóa - Xã hội; Trung tâm Văn hóa xã. Hãy ghi rõ hơn." in run.err


def test_a_misspelt_name_is_offered_and_not_taken(plancli: Runner, folder: Path) -> None:
    run = plancli("obligations", folder, "--unit", "Phòng Văn hóa Xã hôjj")
    assert (run.code, run.out) == (2, "")
    assert "Gần giống: Phòng Văn hóa - Xã hội. Hãy ghi đúng tên." in run.err


def test_many_candidates_are_not_all_listed(plancli: Runner, folder: Path) -> None:
    for number in range(20):
        text = plan(20 + number, f"Thôn Nà Vạc {number}")
        (folder / f"t{number}.yaml").write_text(text, encoding="utf-8")
    run = plancli("obligations", folder, "--unit", "Nà Vạc")
    assert "Thôn Nà Vạc 0; " in run.err
    assert "và 10 đơn vị khác" in run.err


def test_one_plan_is_told_as_before_and_a_folder_of_one_as_a_folder(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(plan(5, "Công an xã"), encoding="utf-8")
    alone = json.loads(plancli("obligations", tmp_path / "a.yaml", "--format", "json").out)
    assert list(alone) == ["schema_version", "units"]
    together = json.loads(plancli("obligations", tmp_path, "--format", "json").out)
    assert together["plans"][0]["units"] == alone["units"]
    assert together["plans"][0] | {"units": [], "path": ""} == {
        "path": "",
        "number": "5/KH-UBND",
        "date": "2026-01-05",
        "title": "An toàn giao thông xã Vân Khê năm 2026",
        "issuer": "Ủy ban nhân dân xã Vân Khê",
        "units": [],
    }
    assert together["unread"] == []


def test_the_pieces_make_the_same_text_on_the_screen_and_in_a_file(plancli: Runner, folder: Path) -> None:
    (folder / "hong.yaml").write_text(BROKEN, encoding="utf-8")
    for form in ("table", "json", "md"):
        shown = plancli("obligations", folder, "--format", form).out
        plancli("obligations", folder, "--format", form, "-o", folder / "ra.txt")
        assert (folder / "ra.txt").read_text(encoding="utf-8") == shown
        if form == "json":
            assert shown == json.dumps(json.loads(shown), ensure_ascii=False, indent=2) + "\n"
    empty = plancli("obligations", folder, "--role", "guiding", "--format", "json").out
    assert empty == json.dumps(json.loads(empty), ensure_ascii=False, indent=2) + "\n"
    assert plancli("obligations", folder, "--role", "guiding").out == "Không có trách nhiệm nào.\n"
    assert plancli("obligations", folder, "--role", "guiding", "--format", "md").out == (
        "Không có trách nhiệm nào.\n"
    )


@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "xlsx"])
@pytest.mark.parametrize("asked", [[], ["--unit", "VHXH"], ["--role", "lead"], ["--conflicts"]])
def test_the_answer_is_the_same_with_any_number_of_processes(
    plancli: Runner, folder: Path, form: str, asked: list[str]
) -> None:
    (folder / "hong.yaml").write_text(BROKEN, encoding="utf-8")
    answers = []
    for jobs in (1, 2, 3):
        output = folder / f"{jobs}.out" if form != "xlsx" else folder / f"{jobs}.xlsx"
        told = [folder, *COMMUNES, TRAMTAU, *asked, "--format", form, "--jobs", str(jobs), "-o", output]
        run = plancli("obligations", *told)
        assert run.code == 1
        answers.append((output.read_bytes(), run.err.replace(output.name, "")))
        output.unlink()
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0]


def test_the_screen_names_each_plan_and_its_deadlines(plancli: Runner) -> None:
    run = plancli("obligations", *COMMUNES, "--unit", "Công an xã")
    lines = run.out.splitlines()
    assert all(cell_width(line) <= 80 for line in lines)
    assert lines[0] == COMMUNES[0]
    assert "Kế hoạch số 27/KH-UBND, ngày 02 tháng 02 năm 2026, Ủy ban nhân dân xã Vân Khê" in " ".join(lines)
    assert "  Công an xã: 2 việc" in lines
    assert any(line.endswith("Thời hạn: trước ngày 15/3/2026") for line in lines)
    assert "Kế hoạch kèm theo Quyết định số 15/QĐ-UBND, ngày 20 tháng 01 năm 2026" in " ".join(lines)


def test_a_table_has_a_column_for_the_plan(plancli: Runner, folder: Path) -> None:
    run = plancli("obligations", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out.lstrip("\ufeff"))))
    assert [(Path(row["plan"]).name, row["plan_number"], row["unit"]) for row in rows] == [
        ("a.yaml", "5/KH-UBND", "Phòng Văn hóa - Xã hội"),
        ("b.yaml", "9/KH-UBND", "Phòng VHXH"),
        ("c.yaml", "12/KH-UBND", "Công an xã"),
    ]
    headings = plancli("obligations", folder, "--format", "csv", "--headings", "vi").out.splitlines()[0]
    assert "Tệp kế hoạch,Số ký hiệu kế hoạch" in headings.replace('"', "").replace("Số, ký", "Số ký")


def test_a_workbook_has_a_row_for_each_plan_and_says_what_is_missing(plancli: Runner, folder: Path) -> None:
    (folder / "hong.yaml").write_text(BROKEN, encoding="utf-8")
    output = folder / "viec.xlsx"
    plancli("obligations", folder, "-o", output)
    owed_rows = records(output.read_bytes(), "Trách nhiệm")
    assert [row["Kế hoạch"] for row in owed_rows] == [
        "Kế hoạch số 5/KH-UBND, ngày 05 tháng 01 năm 2026",
        "Kế hoạch số 9/KH-UBND, ngày 05 tháng 01 năm 2026",
        "Kế hoạch số 12/KH-UBND, ngày 05 tháng 01 năm 2027",
    ]
    assert owed_rows[0]["Đến ngày"] is not None
    plans = records(output.read_bytes(), "Kế hoạch")
    assert [Path(row["Tệp"]).name for row in plans] == ["a.yaml", "b.yaml", "c.yaml", "hong.yaml:3"]
    assert plans[3]["Không đọc được vì"]


def test_conflicts_are_told_with_both_places(plancli: Runner, folder: Path) -> None:
    run = plancli("obligations", folder, "--conflicts")
    assert run.code == 0
    said = " ".join(run.out.split())
    assert said.startswith("Có thể mâu thuẫn giữa các kế hoạch (1 chỗ), cần người xem lại: 1. Khác thời hạn")
    assert re.search(r"a\.yaml:\d+: Kế hoạch số 5/KH-UBND, ngày 05 tháng 01 năm 2026, I\.1", said)
    assert "thời hạn: trước ngày 30/6/2026" in said
    assert "thời hạn: trước ngày 30/9/2026" in said
    assert said.count("“Lắp đặt biển báo giao thông") == 2
    told = json.loads(plancli("obligations", folder, "--conflicts", "--format", "json").out)
    (conflict,) = told["conflicts"]
    assert conflict["kind"] == "deadlines"
    assert [(Path(side["path"]).name, side["task"], side["value"]) for side in conflict["sides"]] == [
        ("a.yaml", "I.1", "trước ngày 30/6/2026"),
        ("b.yaml", "I.1", "trước ngày 30/9/2026"),
    ]
    assert len(told["plans"]) == 3


def test_conflicts_of_one_unit(plancli: Runner, folder: Path) -> None:
    (folder / "d.yaml").write_text(plan(14, "Công an xã"), encoding="utf-8")
    kinds = {
        written: [
            each["kind"]
            for each in json.loads(
                plancli("obligations", folder, "--conflicts", "--unit", written, "--format", "json").out
            )["conflicts"]
        ]
        for written in ("Công an xã", "VHXH")
    }
    assert kinds == {
        "Công an xã": ["leads", "leads", "deadlines"],
        "VHXH": ["leads", "deadlines", "leads", "deadlines"],  # a and d, a and b, d and b
    }


def test_without_conflicts_that_is_said(plancli: Runner) -> None:
    assert plancli("obligations", *COMMUNES, "--conflicts").out == (
        "Chưa thấy việc nào mà các kế hoạch giao khác nhau.\n"
    )
    run = plancli("obligations", COMMUNES[0], "--conflicts")
    assert (run.code, run.out) == (2, "")
    assert "--conflicts so các kế hoạch với nhau" in run.err


def test_bad_files_are_told_and_hide_no_other(plancli: Runner, folder: Path) -> None:
    (folder / "0.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "rong.yaml").write_bytes(b"")
    (folder / "quet.pdf").write_bytes(b"%PDF-")
    (folder / "~$mo.docx").write_bytes(b"")
    run = plancli("obligations", folder, folder / "rong.yaml", folder / "khong-co.yaml", "--format", "json")
    assert run.code == 2
    assert list(owed(run.out)) == ["a.yaml", "b.yaml", "c.yaml"]
    unread = json.loads(run.out)["unread"]
    assert [(Path(each["path"]).name, each["line"]) for each in unread] == [
        ("0.yaml", 3),
        ("rong.yaml", 1),
        ("khong-co.yaml", None),
    ]
    assert "0.yaml:3:11: " in run.err
    assert "Đã đọc 3 kế hoạch; 3 tệp hoặc thư mục không đọc được, đã nêu ở trên." in run.err
    assert f"Trong {folder} có 1 tệp Word hoặc PDF chưa đọc" in run.err


def test_a_broken_plan_alone_is_a_fault_of_the_plan(plancli: Runner, folder: Path) -> None:
    (folder / "0.yaml").write_text(BROKEN, encoding="utf-8")
    assert plancli("obligations", folder).code == 1
    for name in ("a.yaml", "sau/b.yaml", "sau/c.yaml"):
        (folder / name).unlink()
    run = plancli("obligations", folder)
    assert (run.code, run.out) == (1, "")


def test_a_folder_without_plans_and_an_empty_one(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("obligations", tmp_path, "--unit", "VHXH")
    assert (run.code, run.out) == (2, "")
    assert "không có tệp kế hoạch nào" in run.err


def test_word_and_plan_files_together(plancli: Runner, folder: Path) -> None:
    paper = folder / "ban-goc.docx"
    plancli("render", TRAMTAU, "--report", "plan", "--format", "docx", "-o", paper)
    for jobs in ("1", "2"):
        run = plancli("obligations", folder, paper, "--format", "json", "--jobs", jobs)
        assert (run.code, len(json.loads(run.out)["plans"])) == (0, 4)


def test_the_same_plan_twice_is_told_once(plancli: Runner, folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "a.yaml")
    run = plancli("obligations", folder / "link.yaml", folder, folder / "a.yaml", "--format", "json")
    assert len(json.loads(run.out)["plans"]) == 3


def test_stdin_among_files_is_read_once(plancli: Runner, folder: Path) -> None:
    for jobs in ("1", "2"):
        given = plan(30, "Trạm Y tế xã").encode()
        told = ["-", folder, "-", "--format", "json", "--jobs", jobs]
        run = plancli("obligations", *told, stdin=given)
        assert list(owed(run.out)) == ["-", "a.yaml", "b.yaml", "c.yaml"]


def test_no_plan_is_written_over(plancli: Runner, folder: Path) -> None:
    before = (folder / "a.yaml").read_bytes()
    run = plancli("obligations", folder, "-o", folder / "a.yaml", "--format", "json")
    assert (run.code, (folder / "a.yaml").read_bytes()) == (2, before)


def test_predecessors_and_names_alike_are_said(plancli: Runner, tmp_path: Path) -> None:
    for at, lead in enumerate(("Bộ Tài chính", "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính nước ngoài")):
        (tmp_path / f"{at}.yaml").write_text(plan(at + 1, lead), encoding="utf-8")
    run = plancli("obligations", tmp_path, "--unit", "Bộ Tài chính", "--format", "json")
    assert list(owed(run.out)) == ["0.yaml", "1.yaml"]
    assert "Đã tính cả “Bộ Kế hoạch và Đầu tư”, cơ quan nay là “Bộ Tài chính”." in run.err
    assert "chưa tính gộp: “Bộ Tài chính nước ngoài”" in run.err


def test_a_plan_that_is_replaced_is_said_and_contradicts_nothing(plancli: Runner, folder: Path) -> None:
    said = "closing: Kế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 05/01/2026.\n"
    new = folder / "sau" / "b.yaml"
    new.write_text(new.read_text(encoding="utf-8") + said, encoding="utf-8")
    run = plancli("obligations", folder, "--conflicts")
    assert run.out == "Chưa thấy việc nào mà các kế hoạch giao khác nhau.\n"
    assert f"{folder}/a.yaml (số 5/KH-UBND) đã được thay thế, theo lời ở {new}:19" in run.err


def test_groups_that_hold_the_unit_are_told(plancli: Runner, tmp_path: Path) -> None:
    commune, lead = "UBND xã Suối Ngàn", "UBND các xã, phường"
    text = plan(1, lead).replace("xã Vân Khê", "tỉnh Lào Cai")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    run = plancli("obligations", tmp_path, "--unit", "UBND xã Hạnh Phúc")
    assert (run.code, run.out) == (2, "")
    assert "nêu đích danh “UBND xã Hạnh Phúc”" in run.err
    assert "“UBND các xã, phường” (1)" in run.err
    (tmp_path / "b.yaml").write_text(text.replace(lead, commune), encoding="utf-8")
    for jobs in ("1", "2"):
        run = plancli("obligations", tmp_path, "--unit", commune, "--format", "json", "--jobs", jobs)
        assert list(owed(run.out)) == ["b.yaml"]
        assert f"Ngoài ra, “{commune}” thuộc nhóm" in run.err


@pytest.mark.parametrize("written", ["0", "-1", "hai", ""])
def test_jobs_is_a_number(plancli: Runner, folder: Path, written: str) -> None:
    run = plancli("obligations", folder, "--jobs", written)
    assert run.code == 2
    assert "--jobs" in run.err


def test_english(plancli: Runner, folder: Path) -> None:
    run = plancli("obligations", folder, "--conflicts", "--lang", "en")
    assert run.out.startswith("The plans may contradict each other (1 place(s)); a person has to look:")
    assert run.err == "Read 3 plan(s).\n"
