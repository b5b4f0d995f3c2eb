"""`plancli table`: tables go out and come back; nothing is written without a yes, and never half of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plancli.analysis.work_table import WorkColumn
from tests.cli.conftest import TRAMTAU, Runner
from tests.work_table.filled_tables import Filled, edits_of, loaded_plan, proposed

LEAD, DEADLINE, STATE = WorkColumn.LEAD, WorkColumn.DEADLINE, WorkColumn.STATE


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the real plan, so that it may be written."""
    return Path(shutil.copy(TRAMTAU, tmp_path / "ke-hoach.yaml"))


def table_of(plancli: Runner, plan: Path, *cells: tuple[str, WorkColumn, str], unit: str = "") -> Path:
    """Make a table and fill it in."""
    place = plan.parent / f"bang{unit and '-don-vi'}-{len(list(plan.parent.iterdir()))}.xlsx"
    flags = ["--unit", unit] if unit else []
    assert plancli("table", plan, "-o", place, *flags).code == 0
    table = Filled(place.read_bytes())
    for work_id, column, words in cells:
        table.fill(work_id, column, words)
    place.write_bytes(table.data())
    return place


def made_draft(plan: Path, state: str = "draft") -> Path:
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("state: received", f"state: {state}"), encoding="utf-8"
    )
    return plan


def test_a_table_is_made_and_one_that_somebody_filled_in_is_kept(plancli: Runner, plan: Path) -> None:
    place = table_of(plancli, plan)
    assert plancli("table", plan, "-o", place, "--force").code == 0
    table = Filled(place.read_bytes())
    table.fill("II.1", DEADLINE, "trong quý II")
    place.write_bytes(table.data())
    run = plancli("table", plan, "-o", place)
    assert (run.code, "--force" in run.err) == (2, True)
    assert edits_of(proposed(loaded_plan(), place.read_bytes()))


def test_each_unit_gets_a_numbered_file_with_its_name(plancli: Runner, plan: Path, tmp_path: Path) -> None:
    run = plancli("table", plan, "--each-unit", "-o", tmp_path / "don-vi")
    assert run.code == 0
    names = sorted(place.name for place in (tmp_path / "don-vi").iterdir())
    assert len(names) == 19
    assert names[0] == "01 - Phòng Tư pháp.xlsx"
    table = Filled((tmp_path / "don-vi" / names[0]).read_bytes())
    assert table.facts()["unit"] == "Phòng Tư pháp"
    other = Filled((tmp_path / "don-vi" / names[-1]).read_bytes())
    assert other.facts()["unit"] is None


def test_in_a_pipe_nothing_is_written_without_yes(plancli: Runner, plan: Path) -> None:
    before = plan.read_bytes()
    table = table_of(plancli, plan, ("II.1", DEADLINE, "trong quý II"), ("II.2", STATE, "Dừng"))
    run = plancli("table", plan, "--read", table)
    assert run.code == 0
    assert "Sẽ sửa 1 ô" in run.out
    assert "Sẽ ghi 1 báo cáo" in run.out
    assert "trong quý II" in run.out
    assert "thêm --yes" in run.err
    assert plan.read_bytes() == before
    assert not plan.with_suffix(".progress.yaml").exists()


def test_after_yes_the_plan_and_its_progress_are_written(plancli: Runner, plan: Path) -> None:
    table = table_of(
        plancli, plan, ("II.2", DEADLINE, "trong quý II"), ("II.2", STATE, "Đã hoàn thành"), unit="Tư pháp"
    )
    run = plancli("table", plan, "--read", table, "--yes")
    assert (run.code, "bản chữ nhận được" in run.err) == (0, True)
    assert "deadline: trong quý II" in plan.read_text(encoding="utf-8")
    progress = plan.with_suffix(".progress.yaml").read_text(encoding="utf-8")
    assert "state: done\n        by: Phòng Tư pháp" in progress
    assert plancli("fmt", "--check", plan).code == 0
    again = plancli("table", plan, "--read", table, "--yes")
    assert "Không có gì để ghi" in again.out
    remade = table_of(plancli, plan, unit="Tư pháp")
    assert Filled(remade.read_bytes()).cell("II.2", STATE).value == "Đã hoàn thành"


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal to be made")
@pytest.mark.parametrize(
    ("answer", "written"), [("c\n", True), ("có\n", True), ("\n", False), ("\x04", False)]
)
def test_a_person_at_a_terminal_is_asked(plancli: Runner, plan: Path, answer: str, written: bool) -> None:
    made_draft(plan)
    table = table_of(plancli, plan, ("II.1", DEADLINE, "trong quý II"))
    person, terminal = os.openpty()
    command = [sys.executable, "-m", "plancli", "table", str(plan), "--read", str(table)]
    os.write(person, answer.encode())
    run = subprocess.run(command, stdin=terminal, capture_output=True, timeout=60, check=True)
    os.close(terminal)
    os.close(person)
    assert "Ghi các thay đổi này?" in run.stderr.decode()
    assert ("deadline: trong quý II" in plan.read_text(encoding="utf-8")) is written


def test_an_issued_plan_is_never_changed_and_a_draft_may_be_made_of_it(plancli: Runner, plan: Path) -> None:
    made_draft(plan, "issued")
    before = plan.read_bytes()
    table = table_of(plancli, plan, ("II.1", DEADLINE, "trong quý II"), ("II.2", STATE, "Dừng"))
    run = plancli("table", plan, "--read", table, "--yes")
    assert (run.code, "đã ban hành" in run.out) == (1, True)
    assert plan.read_bytes() == before
    assert "state: stopped" in plan.with_suffix(".progress.yaml").read_text(encoding="utf-8")
    draft = plan.parent / "du-thao.yaml"
    assert plancli("table", plan, "--read", table, "--yes", "-o", draft).code == 0
    text = draft.read_text(encoding="utf-8")
    assert "state: draft" in text
    assert "deadline: trong quý II" in text
    assert plan.read_bytes() == before
    draft.write_text("khác", encoding="utf-8")
    assert plancli("table", plan, "--read", table, "--yes", "-o", draft).code == 2
    assert draft.read_text(encoding="utf-8") == "khác"


def test_many_tables_of_a_folder_are_laid_together(plancli: Runner, plan: Path) -> None:
    made_draft(plan)
    folder = plan.parent / "gui-ve"
    folder.mkdir()
    for number, (unit, words) in enumerate((("Tư pháp", "quý I"), ("Công an huyện", "quý II"))):
        table = table_of(plancli, plan, ("II.4.c", DEADLINE, words), unit=unit)
        table.rename(folder / f"{number}.xlsx")
    (folder / "~$0.xlsx").write_bytes(b"Excel has it open")
    (folder / "ghi-chu.txt").write_text("x", encoding="utf-8")
    run = plancli("table", plan, "--read", folder, "--read", folder / "0.xlsx", "--format", "json")
    found = json.loads(run.out)
    assert run.code == 1
    assert "Đã đọc 2 bảng." in run.err
    assert found["schema_version"] == 1
    assert [each["unit"] for each in found["tables"]] == ["Phòng Tư pháp", "Công an huyện"]
    [conflict] = found["conflicts"]
    assert [each["value"] for each in conflict["answers"]] == ["quý I", "quý II"]
    assert (found["edits"], found["written"]) == ([], [])


def test_a_word_plan_gives_a_table_and_takes_reports_only(plancli: Runner, tmp_path: Path) -> None:
    paper = tmp_path / "ke-hoach.docx"
    assert plancli("render", TRAMTAU, "--format", "docx", "-o", paper).code == 0
    table = table_of(plancli, paper, ("II.1", DEADLINE, "trong quý II"), ("II.2", STATE, "Dừng"))
    before = paper.read_bytes()
    run = plancli("table", paper, "--read", table, "--yes")
    assert (run.code, "plancli import" in run.out) == (1, True)
    assert paper.read_bytes() == before
    assert "state: stopped" in (tmp_path / "ke-hoach.progress.yaml").read_text(encoding="utf-8")


def test_one_bad_file_among_many_stops_all_and_is_named(plancli: Runner, plan: Path) -> None:
    made_draft(plan)
    good = table_of(plancli, plan, ("II.1", DEADLINE, "quý I"))
    bad = plan.parent / "x.xlsx"
    bad.write_bytes(b"")
    run = plancli("table", plan, "--read", good, "--read", bad, "--yes")
    assert (run.code, run.out, "x.xlsx" in run.err) == (2, "", True)
    assert "quý I" not in plan.read_text(encoding="utf-8")


def test_the_table_of_another_plan_is_refused(plancli: Runner, plan: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy("tests/plans/2026-xa-mau.yaml", tmp_path / "khac.yaml"))
    table = table_of(plancli, other)
    run = plancli("table", plan, "--read", table)
    assert (run.code, "của kế hoạch khác" in run.err) == (2, True)
    lost = Filled(table.read_bytes())
    del lost.book["_plancli"]
    table.write_bytes(lost.data())
    assert plancli("table", plan, "--read", table).code == 2


@pytest.mark.parametrize(
    "flags",
    [
        ["-o", "bang.docx"],
        ["-o", "don-vi/"],
        [],
        ["--each-unit"],
        ["--each-unit", "-o", "bang.xlsx"],
        ["--unit", "khong co don vi nay dau", "-o", "bang.xlsx"],
        ["--each-unit", "--unit", "tu phap", "-o", "x"],
        ["--yes", "-o", "bang.xlsx"],
        ["--format", "json", "-o", "bang.xlsx"],
        ["--read", "khong-co.xlsx"],
        ["--read", "."],
        ["--read", "a.xlsx", "--unit", "tu phap"],
        ["--read", "a.xlsx", "--format", "csv"],
        ["--read", "a.xlsx", "--as-of", "hôm qua"],
        ["--read", "a.xlsx", "-o", "ke-hoach.yaml"],
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    plancli: Runner, plan: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str]
) -> None:
    monkeypatch.chdir(plan.parent)
    before = sorted(plan.parent.iterdir())
    run = plancli("table", "ke-hoach.yaml", *flags)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("plancli: ")
    assert sorted(plan.parent.iterdir()) == before


def test_a_progress_file_with_errors_is_mended_first(plancli: Runner, plan: Path) -> None:
    plan.with_suffix(".progress.yaml").write_text("plan: 1\n", encoding="utf-8")
    run = plancli("table", plan, "-o", plan.parent / "bang.xlsx")
    assert (run.code, "progress.yaml" in run.err) == (1, True)
    assert not (plan.parent / "bang.xlsx").exists()


def test_a_plan_from_a_pipe_needs_a_place_to_be_written_to(plancli: Runner, plan: Path) -> None:
    table = table_of(plancli, plan, ("II.1", DEADLINE, "quý I"))
    run = plancli("table", "-", "--read", table, "--yes", stdin=plan.read_bytes())
    assert (run.code, "-o" in run.err) == (2, True)
    place = plan.parent / "moi.yaml"
    run = plancli("table", "-", "--read", table, "--yes", "-o", place, stdin=plan.read_bytes())
    assert (run.code, "deadline: quý I" in place.read_text(encoding="utf-8")) == (0, True)


def test_line_ends_and_byte_order_mark_of_the_plan_stay(plancli: Runner, plan: Path) -> None:
    made_draft(plan)
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n"))
    table = table_of(plancli, plan, ("II.1", LEAD, "Phòng Tư pháp\nCông an huyện"))
    assert plancli("table", plan, "--read", table, "--yes").code == 0
    data = plan.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "lead:\r\n          - Phòng Tư pháp\r\n".encode() in data


def test_a_plan_that_changed_while_the_person_was_asked_is_left(
    plancli: Runner, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_draft(plan)
    table = table_of(plancli, plan, ("II.1", DEADLINE, "quý I"))

    def changed_meanwhile(*_: object, **__: object) -> bool:
        plan.write_text("plancli: 1\n", encoding="utf-8")
        return True

    monkeypatch.setattr("plancli.cli.table_read.agreed", changed_meanwhile)
    run = plancli("table", plan, "--read", table, "--yes")
    assert run.code == 2
    assert plan.read_text(encoding="utf-8") == "plancli: 1\n"


def test_a_progress_file_that_somebody_began_meanwhile_is_left(
    plancli: Runner, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = table_of(plancli, plan, ("II.1", STATE, "Đã hoàn thành"))
    beside = plan.with_name(f"{plan.stem}.progress.yaml")

    def begun_meanwhile(*_: object, **__: object) -> bool:
        beside.write_text("plancli-progress: 1\n", encoding="utf-8")
        return True

    monkeypatch.setattr("plancli.cli.table_read.agreed", begun_meanwhile)
    run = plancli("table", plan, "--read", table, "--yes")
    assert run.code == 2, run.err
    assert beside.read_text(encoding="utf-8") == "plancli-progress: 1\n"


def test_in_english(plancli: Runner, plan: Path) -> None:
    table = table_of(plancli, plan, ("II.1", DEADLINE, "quý I"))
    run = plancli("table", plan, "--read", table, "--lang", "en")
    assert "1 cells would change" in run.out
    assert "add --yes" in run.err


def test_the_screen_keeps_to_eighty_columns(plancli: Runner, plan: Path) -> None:
    table = table_of(
        plancli,
        plan,
        ("II.1", WorkColumn.DELIVERABLE, "Danh sách " * 40),
        ("II.1", LEAD, "Phòng Tư phap"),
        ("II.2", STATE, "xong"),
        ("III.1-1", LEAD, "x"),
    )
    run = plancli("table", plan, "--read", table)
    lines = [line for line in run.out.splitlines() if str(plan.parent) not in line]
    assert max(map(len, lines)) <= 80


def test_a_plan_without_units_has_one_table_and_says_why_not_more(plancli: Runner, tmp_path: Path) -> None:
    draft = tmp_path / "nhap.yaml"
    above = "tests/plans/may-ngan/tinh.yaml"
    made = plancli("new", "--from", above, "--for", "UBND xã Vân Khê", "-o", draft)
    assert made.code == 0
    run = plancli("table", draft, "--each-unit", "-o", tmp_path / "don-vi")
    assert (run.code, run.out) == (0, "")
    assert "chưa giao việc cho đơn vị nào" in run.err
    assert not (tmp_path / "don-vi").exists()
    assert plancli("table", draft, "-o", tmp_path / "bang.xlsx").code == 0
