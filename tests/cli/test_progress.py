"""`plancli progress`: what it tells, what it records, and what it says of files that cannot be used."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plancli.messages import Language

Runner = Callable[..., Any]
SAMPLE = Path("tests/plans/2026-xa-mau.yaml")
DAY = ("--as-of", "26/11/2026")
DONE = ("--record", "II.2.b", "--state", "done", "--by", "phong kinh te", "--date", "05/10/2026")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    place = tmp_path / "ke-hoach.yaml"
    place.write_bytes(SAMPLE.read_bytes())
    return place


def fits(screen: str) -> bool:
    """Say whether all but the paths of files stands within 80 columns."""
    return all(
        len(line) <= 80 for line in screen.splitlines() if not line.startswith(("Kế hoạch:", "Theo dõi:"))
    )


def progress_of(plan: Path) -> Path:
    return plan.with_name("ke-hoach.progress.yaml")


def test_recording_writes_beside_the_plan_and_leaves_the_plan_alone(plancli: Runner, plan: Path) -> None:
    evidence = "Báo cáo số 12/BC-KT ngày 05/10/2026"
    run = plancli("progress", plan, *DONE, "--evidence", evidence, "--yes")
    assert run.code == 0
    assert f"+        evidence: {evidence}" in run.out
    assert run.out.startswith("Sẽ thêm vào ")
    assert "@@" not in run.out
    assert "\n---" not in run.out
    assert "by: Phòng Kinh tế" in progress_of(plan).read_text(encoding="utf-8")
    assert plan.read_bytes() == SAMPLE.read_bytes()
    again = plancli("progress", plan, *DONE, "--evidence", evidence, "--yes")
    assert (again.code, again.out) == (0, "")
    assert "đã có" in again.err


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Hoàn thành", "done"), ("đã hoàn thành", "done"), ("dừng thực hiện", "stopped"), ("DONE", "done")],
)
def test_a_state_may_be_typed_as_the_table_names_it(
    plancli: Runner, plan: Path, typed: str, written: str
) -> None:
    assert plancli("progress", plan, "--record", "II.2.b", "--state", typed, "--yes").code == 0
    assert f"state: {written}" in progress_of(plan).read_text(encoding="utf-8")


def test_nothing_is_written_without_a_yes(
    plancli: Runner, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = plancli("progress", plan, *DONE)
    assert run.code == 2
    assert "--yes" in run.err
    assert not progress_of(plan).exists()


@pytest.mark.parametrize(
    ("answer", "written"), [("c\n", True), ("Có\n", True), ("\n", False), ("k\n", False)]
)
def test_a_person_is_asked(
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    written: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from plancli.__main__ import main

    typed = io.StringIO(answer)
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    assert main(["progress", str(plan), *DONE]) == 0
    assert "?" in capsys.readouterr().err
    assert progress_of(plan).exists() is written


def test_an_extension_keeps_the_old_deadline_and_counts(plancli: Runner, plan: Path) -> None:
    for to, date in (("30/9/2026", "28/4/2026"), ("31/10/2026", "28/9/2026")):
        flags = ("--extend", "ii.2.B", "--to", to, "--basis", "Thông báo số 12/TB-UBND", "--date", date)
        assert plancli("progress", plan, *flags, "--yes").code == 0
    text = progress_of(plan).read_text(encoding="utf-8")
    assert "before: chậm nhất ngày 30 tháng 4 năm 2026" in text
    assert "before: 30/9/2026" in text
    answer = json.loads(plancli("progress", plan, *DAY, "--format", "json").out)
    task = next(each for each in answer["plans"][0]["tasks"] if each["task"] == "II.2.b")
    assert (task["timing"], task["days"], task["due"]) == ("overdue", 26, "2026-10-31")
    assert task["deadline"]["before"] == ["chậm nhất ngày 30 tháng 4 năm 2026", "30/9/2026"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ((), "Hãy nêu tệp kế hoạch"),
        (("PLAN", "--record", "II.2.b"), "--state done (đã hoàn thành)"),
        ((".", "--record", "II.2.b", "--state", "done"), "là thư mục"),
        (("..", "--extend", "II.2.b", "--to", "30/9/2026"), "là thư mục"),
        (("PLAN", "--record", "II.2.b", "--state", "xongg"), "not-started"),
        (("PLAN", "--record", "II.2.bb", "--state", "done", "--yes"), "II.2.b"),
        (("PLAN", "--extend", "II.2.b", "--state", "done"), "--record"),
        (("PLAN", "--extend", "II.2.b"), "--to"),
        (("PLAN", "--extend", "II.2.b", "--to", "tháng 9"), "tháng 9"),
        (("PLAN", "--record", "II.2.b", "--state", "done", "--date", "31/02/2026"), "31/02/2026"),
        (("PLAN", "--record", "II.2.b", "--extend", "II.2.b"), "--extend"),
        (("PLAN", "--evidence", "x"), "--record"),
        (("PLAN", "--record", "II.2.b", "--state", "done", "--unit", "x"), "--unit"),
        (("-", "--record", "II.2.b", "--state", "done", "--yes"), "cạnh tệp kế hoạch"),
        (("PLAN", "--within", "-1"), "-1"),
        (("PLAN", "--unit", "Sở Không Có"), "Sở Không Có"),
        (("PLAN", "--format", "docx"), "docx"),
        (("PLAN", "--format", "xlsx"), "-o"),
        (("KHONG_CO.yaml",), "KHONG_CO.yaml"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    plancli: Runner, plan: Path, flags: tuple[str, ...], words: str
) -> None:
    run = plancli("progress", *(str(plan) if each == "PLAN" else each for each in flags))
    assert run.code == 2
    assert words in run.err
    assert not progress_of(plan).exists()


def test_the_screen_fits_and_tells_each_task_and_unit(plancli: Runner, plan: Path) -> None:
    plancli("progress", plan, *DONE, "--yes")
    run = plancli("progress", plan, *DAY)
    assert run.code == 0
    assert fits(run.out)
    assert "16 nhiệm vụ: 1 đã hoàn thành (1 muộn), 15 chưa có báo cáo." in run.out
    assert " 0 " not in run.out
    assert "II.2.b    đã hoàn thành    xong muộn 158 ngày" in run.out
    assert "Báo cáo sắp tới" in run.out
    unit = plancli("progress", plan, *DAY, "--unit", "Phòng Kinh tế").out
    assert "Đơn vị: Phòng Kinh tế" in unit
    assert "Trạm Y tế" not in unit
    assert fits(unit)


def test_filters_leave_what_is_asked_for(plancli: Runner, plan: Path) -> None:
    plancli("progress", plan, *DONE, "--yes")

    def ids(*flags: str) -> list[str]:
        answer = json.loads(plancli("progress", plan, *DAY, *flags, "--format", "json").out)
        return [each["task"] for each in answer["plans"][0]["tasks"]]

    assert ids("--due") == ["PL1.II.4", "IV#2.2"]
    assert "II.2.b" not in ids("--no-report")
    assert set(ids("--overdue")).isdisjoint(ids("--due"))
    assert ids("--overdue", "--due", "--unit", "Phòng Kinh tế") == ["PL1.I.1", "PL1.II.3", "IV.1-2", "IV#2.2"]


def test_json_is_stable_and_its_dates_are_iso(plancli: Runner, plan: Path) -> None:
    answer = json.loads(plancli("progress", plan, *DAY, "--format", "json").out)
    assert (answer["schema_version"], answer["as_of"], answer["within"]) == (1, "2026-11-26", 30)
    first = answer["plans"][0]
    assert (first["progress_file"], first["usable"], first["number"]) == (None, True, "15/QĐ-UBND")
    assert first["summary"]["total"] == len(first["tasks"]) == 16
    assert {"task", "state", "timing", "deadline", "units", "reports", "extensions"} <= set(first["tasks"][0])


def test_markdown_and_excel_hold_the_same_tasks(plancli: Runner, plan: Path, tmp_path: Path) -> None:
    markdown = plancli("progress", plan, *DAY, "--format", "md").out
    assert markdown.count("\n| ") == 1 + 1 + 16
    book = tmp_path / "theo-doi.xlsx"
    assert plancli("progress", plan, *DAY, "-o", book).code == 0
    tasks, units = openpyxl.load_workbook(book).worksheets
    addresses = {row[0] for row in tasks.iter_rows(min_row=2, values_only=True)}
    assert "PL1.II.4" in addresses
    assert units.max_row > 10


def test_a_folder_is_answered_plan_by_plan(plancli: Runner, plan: Path) -> None:
    other = plan.with_name("khac.yaml")
    other.write_bytes(Path("tests/plans/2026-xa-mau-2.yaml").read_bytes())
    plancli("progress", plan, *DONE, "--yes")
    run = plancli("progress", plan.parent, *DAY)
    assert run.code == 0
    assert run.out.count("Kế hoạch: ") == 2
    assert "Đơn vị, trong mọi kế hoạch" in run.out
    answer = json.loads(plancli("progress", plan.parent, plan, *DAY, "--format", "json").out)
    assert [Path(each["path"]).name for each in answer["plans"]] == ["ke-hoach.yaml", "khac.yaml"]


def test_one_bad_progress_file_hides_no_other_plan(plancli: Runner, plan: Path) -> None:
    other = plan.with_name("a.yaml")
    other.write_bytes(SAMPLE.read_bytes())
    other.with_name("a.progress.yaml").write_text("plancli-progress: 1\nplan: {number: 9/KH-UBND}\n", "utf-8")
    run = plancli("progress", plan.parent, *DAY)
    assert run.code == 1
    assert "a.progress.yaml:2:7: TD01 Tệp theo dõi này là của kế hoạch khác: 9/KH-UBND" in run.err
    assert "16 nhiệm vụ" in run.out
    refused = plancli("progress", other, *DONE, "--yes")
    assert refused.code == 1
    assert "Chưa ghi gì" in refused.err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"plancli-progress: 1\ntasks: [", b"plancli: 1\n"])
def test_a_progress_file_that_cannot_be_read_is_said_and_kept(
    plancli: Runner, plan: Path, content: bytes
) -> None:
    progress_of(plan).write_bytes(content)
    run = plancli("progress", plan, *DAY)
    assert run.code == 1
    assert progress_of(plan).as_posix() in run.err
    assert plancli("progress", plan, *DONE, "--yes").code == 1
    assert progress_of(plan).read_bytes() == content


def test_a_folder_in_its_place_is_said(plancli: Runner, plan: Path) -> None:
    progress_of(plan).mkdir()
    assert plancli("progress", plan).code == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom modes bind")
def test_one_that_may_not_be_opened_is_said(plancli: Runner, plan: Path) -> None:
    progress_of(plan).write_text("plancli-progress: 1\n", encoding="utf-8")
    progress_of(plan).chmod(0)
    assert plancli("progress", plan).code == 2


def test_a_word_file_has_its_progress_beside_it_too(plancli: Runner, tmp_path: Path, plan: Path) -> None:
    word = tmp_path / "ke-hoach.docx"
    assert plancli("render", plan, "-o", word).code == 0
    plan.unlink()
    run = plancli("progress", word, "--record", "II.2.b", "--state", "done", "--yes")
    assert run.code == 0, run.err
    assert progress_of(word).exists()
    assert "đã hoàn thành" in plancli("progress", word).out


def test_stdin_is_answered_without_progress(plancli: Runner) -> None:
    run = plancli("progress", "-", *DAY, stdin=SAMPLE.read_bytes())
    assert run.code == 0
    assert "chưa có tệp" in run.out


@pytest.mark.parametrize("language", Language)
def test_every_format_speaks_both_languages(plancli: Runner, plan: Path, language: Language) -> None:
    plancli("progress", plan, *DONE, "--yes")
    for form in ("table", "md"):
        run = plancli("progress", plan, "--format", form, "--lang", language.value)
        assert ("without a report" in run.out) is (language is Language.EN)
        assert "{" not in run.out


def test_the_letters_and_the_report_are_filled_from_it(plancli: Runner, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    before = plancli("remind", plan, "-o", folder, *DAY, "--format", "md")
    assert before.code == 0
    assert "Chưa có báo cáo" not in "".join(each.read_text("utf-8") for each in folder.iterdir())
    plancli("progress", plan, *DONE, "--yes")
    assert plancli("remind", plan, "-o", folder, *DAY, "--format", "md", "--force").code == 0
    letters = "".join(each.read_text("utf-8") for each in folder.iterdir())
    assert "Đã quá hạn" in letters
    assert "Ký hợp đồng thu gom rác" not in letters
    report = plancli("render", plan, "--report", "implementation", "--period", "năm 2026", *DAY)
    assert (report.code, report.err) == (0, "")
    assert "đã hoàn thành, xong muộn 158 ngày" in report.out


@pytest.mark.parametrize("period", ["6 tháng cuối năm 2026", "tháng 13/2026", "x"])
def test_a_period_that_is_none_is_said(plancli: Runner, plan: Path, period: str) -> None:
    run = plancli("render", plan, "--report", "implementation", "--period", period)
    assert run.code == 2
    assert period in run.err


def test_a_period_goes_with_one_report_only(plancli: Runner, plan: Path) -> None:
    assert plancli("render", plan, "--period", "năm 2026").code == 2


def test_a_report_without_a_progress_file_says_so(plancli: Runner, plan: Path) -> None:
    run = plancli("render", plan, "--report", "implementation", *DAY)
    assert run.code == 0
    assert "Chưa có tệp theo dõi" in run.err
    assert "Chưa có báo cáo nào được ghi." in run.out


def test_the_period_of_a_plan_that_is_over_is_its_last_year(plancli: Runner) -> None:
    run = plancli("render", "plans/2025-tramtau.yaml", "--report", "implementation", *DAY)
    assert "từ ngày 15/12/2024 đến ngày 14/12/2025" in run.out


@pytest.mark.parametrize(
    "command",
    [("remind", "-o", "THU"), ("render", "--report", "reminder"), ("render", "--report", "implementation")],
)
def test_a_faulty_progress_file_stops_a_paper(
    plancli: Runner, plan: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    progress_of(plan).write_text("plancli-progress: 1\ntasks: xong\n", encoding="utf-8")
    name, *flags = (str(tmp_path / each) if each == "THU" else each for each in command)
    run = plancli(name, plan, *flags)
    assert (run.code, run.out) == (1, "")
    assert "progress.yaml:2:8" in run.err
    assert not (tmp_path / "THU").exists()


def test_a_unit_is_found_in_all_plans_by_one_name(plancli: Runner, plan: Path) -> None:
    plan.with_name("b.yaml").write_bytes(Path("tests/plans/2026-xa-mau-2.yaml").read_bytes())
    plan.with_name("c.yaml").write_bytes(Path("plans/2025-tramtau.yaml").read_bytes())
    run = plancli("progress", plan.parent, *DAY, "--unit", "Phòng Kinh tế", "--format", "json")
    found = json.loads(run.out)["plans"]
    assert [Path(each["path"]).name for each in found] == ["b.yaml", "ke-hoach.yaml"]
    assert {each["unit"] for each in found} == {"Phòng Kinh tế"}
    names = {unit["name"] for each in found for task in each["tasks"] for unit in task["units"]}
    assert names == {"Phòng Kinh tế"}
    assert plancli("progress", plan.parent, "--unit", "Sở Không Có").code == 2


def test_plans_that_have_nothing_of_what_is_asked_for_are_left_out(plancli: Runner, plan: Path) -> None:
    plan.with_name("c.yaml").write_bytes(Path("plans/2025-tramtau.yaml").read_bytes())
    answer = json.loads(plancli("progress", plan.parent, *DAY, "--overdue", "--format", "json").out)
    assert [Path(each["path"]).name for each in answer["plans"]] == ["ke-hoach.yaml"]
    run = plancli("progress", plan.with_name("c.yaml"), *DAY, "--overdue")
    assert "Không có nhiệm vụ nào như vậy." in run.out


def test_the_byte_order_mark_of_the_file_stays(plancli: Runner, plan: Path) -> None:
    assert plancli("progress", plan, *DONE, "--yes").code == 0
    beside = progress_of(plan)
    beside.write_bytes(b"\xef\xbb\xbf" + beside.read_bytes())
    run = plancli("progress", plan, *DONE, "--note", "lần hai", "--yes")
    assert run.code == 0, run.err
    assert beside.read_bytes().startswith(b"\xef\xbb\xbf")
    assert plancli("progress", plan, *DAY).code == 0


def test_reports_written_at_the_same_moment_are_kept_or_refused_and_never_lost(
    process: Runner, plan: Path
) -> None:
    def record(number: int) -> int:
        code: int = process("progress", plan, *DONE, "--note", f"lần {number}", "--yes").code
        return code

    with ThreadPoolExecutor(6) as crew:
        codes = list(crew.map(record, range(6)))
    assert set(codes) <= {0, 2}
    said = progress_of(plan).read_text(encoding="utf-8").count("note: lần")
    assert said == codes.count(0) >= 1


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_last_and_the_first_day_that_a_calendar_knows(plancli: Runner, day: str, plan: Path) -> None:
    for each in (plan, Path("plans/2025-tramtau.yaml"), Path("tests/plans")):
        run = plancli("progress", each, "--as-of", day)
        assert (run.code, run.err) == (0, "") or run.code == 1
