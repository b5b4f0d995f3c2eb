"""What each command answers, on the real plan and on the invented one."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import plancli as package
from plancli.cli.streams import wants_colour
from plancli.diagnostic import Severity

Runner = Callable[..., Any]
Snapshot = Callable[[str, str], None]
TRAMTAU = "plans/2025-tramtau.yaml"
XA_MAU = "tests/plans/2026-xa-mau.yaml"
PLANS = {"tramtau": TRAMTAU, "xa-mau": XA_MAU}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(
    "command",
    ["check", "check --format concise", "check --statistics", "obligations", "gaps"],
)
def test_screens(name: str, command: str, plancli: Runner, check_snapshot: Snapshot) -> None:
    run = plancli(*command.split(), PLANS[name])
    assert run.err == ""
    if "concise" not in command:
        # An address of the web is not broken, so that it can be opened from the screen.
        assert max(len(line) for line in run.out.splitlines() if "https://" not in line) <= 80
    kind = command.replace(" --format", "").replace(" --", " ").replace(" ", "-")
    check_snapshot(f"cli/{kind}-{name}.txt", run.out)


def test_check_in_english(plancli: Runner, check_snapshot: Snapshot) -> None:
    check_snapshot("cli/check-tramtau.en.txt", plancli("check", TRAMTAU, "--lang", "en").out)


def test_check_as_json(plancli: Runner) -> None:
    run = plancli("check", TRAMTAU, "--format", "json")
    told = json.loads(run.out)
    assert told["schema_version"] == 1
    assert run.code == (1 if told["summary"]["errors"] else 0)
    letter = next(each for each in told["diagnostics"] if each["name"] == "skipped-letter")
    assert (letter["label"], letter["severity"], letter["path"]) == ("II.4.e", "warning", TRAMTAU)


def test_check_finds_the_current_folder_where_none_is_named(
    plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("plans")
    assert "2025-tramtau.yaml:" in plancli("check", "--format", "concise").out


@pytest.mark.parametrize(
    "flags, left",
    [
        ("--select KH104", {"skipped-letter"}),
        ("--select kh104,place-name-variant", {"skipped-letter", "place-name-variant"}),
        (
            "--select structure --select layout",
            {"skipped-letter", "blank-number", "blank-day", "missing-collective-line"},
        ),
        (
            "--select structure,layout --ignore KH701",
            {"skipped-letter", "blank-day", "missing-collective-line"},
        ),
    ],
)
def test_selected_rules(flags: str, left: set[str], plancli: Runner) -> None:
    told = json.loads(plancli("check", TRAMTAU, "--format", "json", *flags.split()).out)
    assert {each["name"] for each in told["diagnostics"]} == left


def test_state_weighs_what_is_blank(plancli: Runner) -> None:
    def severity(*flags: str) -> str:
        told = json.loads(plancli("check", TRAMTAU, "--format", "json", "--select", "KH701", *flags).out)
        return str(told["diagnostics"][0]["severity"])

    assert severity() == "info"
    assert severity("--state", "issued") != "info"


@pytest.mark.parametrize("day", ["2030-01-31", "31/01/2030", "31-01-2030", "31.01.2030"])
def test_a_day_is_read_as_people_and_programs_write_it(
    day: str, plancli: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def spy(*arguments: Any) -> Any:
        seen.append(arguments[4])
        return check_by_itself(*arguments)

    from plancli.checking import check_by_itself

    monkeypatch.setattr("plancli.cli.checker.check_by_itself", spy)
    plancli("check", TRAMTAU, "--as-of", day)
    assert str(seen[0]) == "2030-01-31"


def test_check_writes_its_answer_to_a_file(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("check", TRAMTAU, "-o", tmp_path / "new" / "check.txt")
    assert run.out == ""
    assert (tmp_path / "new" / "check.txt").read_text(encoding="utf-8") == plancli("check", TRAMTAU).out
    assert plancli("check", TRAMTAU, "-o", "-").out == plancli("check", TRAMTAU).out


def test_colour_only_where_it_is_wanted(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in plancli("check", TRAMTAU).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in plancli("check", TRAMTAU).out, "NO_COLOR goes first"
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in plancli("check", TRAMTAU).out


@pytest.mark.parametrize(
    "screen, environment, output, coloured",
    [
        (True, {}, None, True),
        (False, {}, None, False),
        (True, {"TERM": "dumb"}, None, False),
        (True, {"NO_COLOR": "1"}, None, False),
        (True, {"NO_COLOR": ""}, None, True),
        (False, {"FORCE_COLOR": "1"}, None, True),
        (True, {"FORCE_COLOR": "1"}, Path("out.txt"), False),
    ],
)
def test_who_gets_colour(
    screen: bool,
    environment: dict[str, str],
    output: Path | None,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plancli.cli.streams.is_screen", lambda: screen)
    monkeypatch.setattr("plancli.cli.streams.os.name", "posix")
    assert wants_colour(output, environment) is coloured


def test_an_old_windows_console_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancli.cli.streams.is_screen", lambda: True)
    monkeypatch.setattr("plancli.cli.streams.os.name", "nt")
    assert not wants_colour(None, {})
    assert wants_colour(None, {"WT_SESSION": "1"})


def test_the_picture_of_the_screen(plancli: Runner, tmp_path: Path) -> None:
    first, second = tmp_path / "1.svg", tmp_path / "2.svg"
    plancli("check", TRAMTAU, "--format", "svg", "-o", first)
    plancli("check", TRAMTAU, "--format", "svg", "-o", second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"<svg")


@pytest.mark.parametrize(
    "unit", ["Phòng Văn hóa và Thông tin", "VHTT", "phong van hoa", "Phòng Văn hoá & Thông tin"]
)
def test_one_unit_by_any_way_to_write_it(unit: str, plancli: Runner) -> None:
    told = json.loads(plancli("obligations", TRAMTAU, "--unit", unit, "--format", "json").out)
    assert [each["name"] for each in told["units"]] == ["Phòng Văn hóa và Thông tin"]


def test_one_unit_in_full(plancli: Runner, check_snapshot: Snapshot) -> None:
    run = plancli("obligations", TRAMTAU, "--unit", "Công an huyện", "--direct")
    check_snapshot("cli/obligations-one.txt", run.out)


def test_a_group_is_its_members(plancli: Runner) -> None:
    told = json.loads(
        plancli("obligations", TRAMTAU, "--unit", "UBND các xã, thị trấn", "--format", "json").out
    )
    assert len(told["units"]) == 12


def test_a_role_and_what_names_the_unit_itself(plancli: Runner) -> None:
    told = json.loads(plancli("obligations", TRAMTAU, "--role", "lead", "--format", "json").out)
    owed = [(each["name"], one["task"]) for each in told["units"] for one in each["obligations"]]
    assert owed == [("Phòng Tư pháp", "II.2"), ("Phòng Văn hóa và Thông tin", "II.5.a")]
    assert (
        plancli("obligations", TRAMTAU, "--role", "Chủ trì").out
        == plancli("obligations", TRAMTAU, "--role", "lead").out
    )
    direct = json.loads(plancli("obligations", TRAMTAU, "--direct", "--format", "json").out)
    assert all(one["via_group"] is None for each in direct["units"] for one in each["obligations"])


def test_nothing_owed_is_said(plancli: Runner) -> None:
    run = plancli("obligations", TRAMTAU, "--unit", "Công an huyện", "--role", "lead")
    assert (run.code, run.out) == (0, "Không có trách nhiệm nào.\n")


def test_a_unit_that_is_not_there_and_one_that_may_be_two(plancli: Runner) -> None:
    run = plancli("obligations", TRAMTAU, "--unit", "zzz")
    assert (run.code, run.out) == (2, "")
    assert "Không tìm thấy đơn vị “zzz”" in run.err
    run = plancli("obligations", TRAMTAU, "--unit", "tram tau")
    assert run.code == 2
    assert "UBND thị trấn Trạm Tấu; UBND xã Trạm Tấu" in run.err


def test_a_name_that_leads_nowhere_is_said_not_dropped(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = (
        Path(TRAMTAU).read_text(encoding="utf-8").replace("lead: Phòng Tư pháp", "lead: Nguyễn Văn nào đó", 1)
    )
    plan.write_text(text, encoding="utf-8")
    run = plancli("obligations", plan)
    assert run.code == 0
    assert "“Nguyễn Văn nào đó” chưa rõ là đơn vị nào" in run.err


def test_obligations_as_csv_and_markdown(plancli: Runner) -> None:
    table = plancli("obligations", TRAMTAU, "--format", "csv").out
    assert table.startswith("\ufeff")
    assert "\r\n" in table
    assert len(list(csv.reader(io.StringIO(table)))) > 20
    assert "## Phòng Tư pháp" in plancli("obligations", TRAMTAU, "--format", "md").out


def test_gaps_as_data_and_as_a_paper(plancli: Runner) -> None:
    told = json.loads(plancli("gaps", TRAMTAU, "--format", "json").out)
    assert set(told["tasks"][0]["answers"]) == {
        "who", "what", "when", "responsibility", "deliverable", "authority",
    }  # fmt: skip
    assert len(list(csv.reader(io.StringIO(plancli("gaps", TRAMTAU, "--format", "csv").out)))) == 13
    assert "II.4.c" in plancli("gaps", TRAMTAU, "--format", "md").out


def test_gaps_ask_only_what_is_wanted(plancli: Runner) -> None:
    for written in ("who,when", "Rõ người, thời gian", "người,WHEN"):
        told = json.loads(plancli("gaps", TRAMTAU, "--format", "json", "--questions", written).out)
        assert [list(task["answers"]) for task in told["tasks"]] == [["who", "when"]] * 12
    screen = plancli("gaps", TRAMTAU, "--questions", "resources").out
    assert "0/12" in screen
    assert "sản phẩm" not in screen
    paper = plancli("gaps", TRAMTAU, "--questions", "who,when", "--format", "md").out
    assert paper.startswith("# KHOẢNG TRỐNG CỦA KẾ HOẠCH THEO “2 RÕ”")


def test_gaps_of_one_task_say_why_and_what_would_fill_them(plancli: Runner) -> None:
    told = plancli("gaps", TRAMTAU, "--task", "ii.4.c").out
    assert "người (một phần): Phòng Văn hóa và Thông tin; Công an huyện" in told
    assert "Nhiều đơn vị cùng thực hiện, không nêu đơn vị nào chủ trì." in told
    assert "→ Ghi một trong các đơn vị ấy chủ trì" in told
    assert "việc (rõ)" in told
    assert "II.4.b" not in told
    assert max(map(len, told.splitlines())) <= 80
    data = json.loads(plancli("gaps", TRAMTAU, "--task", "II.4.c,II.6", "--format", "json").out)
    assert [task["task"] for task in data["tasks"]] == ["II.4.c", "II.6"]


def test_gaps_explained_leave_out_what_is_clear(plancli: Runner) -> None:
    told = plancli("gaps", TRAMTAU, "--explain").out
    assert told.count("→") == 44
    assert "việc (rõ)" not in told
    assert plancli("gaps", TRAMTAU, "--explain", "--questions", "what").out == (
        "Mọi nhiệm vụ đều rõ theo các câu đã hỏi.\n"
    )


@pytest.mark.parametrize(
    ("flags", "near"),
    [("--questions whn", "when"), ("--task II.4.k", "II.4.e"), ("--task V", "không có nhiệm vụ “V”")],
)
def test_gaps_refuse_what_they_do_not_know(flags: str, near: str, plancli: Runner) -> None:
    run = plancli("gaps", TRAMTAU, *flags.split())
    assert (run.code, run.out) == (2, "")
    assert near in run.err


def test_gaps_in_english(plancli: Runner, check_snapshot: Snapshot) -> None:
    check_snapshot("cli/gaps-tramtau.en.txt", plancli("gaps", TRAMTAU, "--lang", "en").out)


def test_export(plancli: Runner) -> None:
    told = json.loads(plancli("export", TRAMTAU).out)
    assert (len(told["tasks"]), len(told["duties"])) == (12, 14)
    rows = list(csv.reader(io.StringIO(plancli("export", TRAMTAU, "--format", "csv").out)))
    assert len(rows) == 13


def test_reports_are_listed(plancli: Runner, check_snapshot: Snapshot) -> None:
    run = plancli("render", "--list")
    assert run.code == 0
    check_snapshot("cli/render-list.txt", run.out)


@pytest.mark.parametrize("report", ["plan", "assignment-table", "obligations", "gaps"])
def test_reports(report: str, plancli: Runner, tmp_path: Path) -> None:
    paper = plancli("render", TRAMTAU, "--report", report)
    assert (paper.code, paper.err) == (0, "")
    assert paper.out
    word = tmp_path / "out" / "paper.docx"
    run = plancli("render", TRAMTAU, "--report", report, "-o", word)
    assert (run.code, run.out) == (0, "")
    assert f"Đã ghi {word.as_posix()}." in run.err
    assert zipfile.is_zipfile(word)


def test_a_file_ending_stands_for_the_format_unless_it_is_given(plancli: Runner, tmp_path: Path) -> None:
    plancli("render", TRAMTAU, "-o", tmp_path / "a.md")
    plancli("render", TRAMTAU, "--format", "md", "-o", tmp_path / "b.html")
    assert (tmp_path / "a.md").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_sheets(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("sheets", TRAMTAU, "-o", tmp_path / "phieu", "--format", "md")
    assert (run.code, run.out) == (0, "")
    assert "Đã ghi 20 tệp vào" in run.err
    assert len(list((tmp_path / "phieu").iterdir())) == 20


def test_reminders(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("remind", TRAMTAU, "-o", tmp_path / "thu", "--as-of", "01/12/2025", "--format", "md")
    assert (run.code, run.out) == (0, "")
    assert "Đã ghi 19 tệp vào" in run.err
    assert len(list((tmp_path / "thu").iterdir())) == 19
    letter = (tmp_path / "thu" / "01 - Phòng Tư pháp.md").read_text(encoding="utf-8")
    assert "tính đến ngày 01/12/2025" in letter


@pytest.mark.parametrize("command", ["sheets", "remind"])
def test_a_set_of_papers_is_no_set_of_pages(plancli: Runner, tmp_path: Path, command: str) -> None:
    run = plancli(command, TRAMTAU, "-o", tmp_path / "a", "--format", "html")
    assert (run.code, "--format" in run.err, "cài lại" in run.err) == (2, True, False)


def test_a_reminder_to_one_unit_by_a_short_name(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("remind", TRAMTAU, "-o", tmp_path, "--unit", "phong vhtt", "--format", "md")
    assert run.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["01 - Phòng Văn hóa và Thông tin.md"]
    run = plancli("remind", TRAMTAU, "-o", tmp_path / "xa", "--unit", "UBND các xã, thị trấn")
    assert "Đã ghi 12 tệp vào" in run.err


def test_a_reminder_goes_by_role_day_and_days_ahead(plancli: Runner, tmp_path: Path) -> None:
    plan = ("remind", "tests/plans/2026-xa-mau.yaml", "-o", tmp_path / "a", "--as-of", "2026-02-01")
    assert "không lập công văn nào" in plancli(*plan, "--within", "0").err
    assert not (tmp_path / "a").exists()
    near = plancli(*plan, "--within", "60")
    assert (near.code, "Đã ghi" in near.err) == (0, True)
    few = len(list((tmp_path / "a").iterdir()))
    plancli(*plan[:3], tmp_path / "b", *plan[4:], "--within", "60", "--role", "phối hợp", "--role", "lead")
    assert len(list((tmp_path / "b").iterdir())) != few


def test_a_task_that_nobody_leads_is_told_beside_the_letters(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    head = "plancli: 1\nstate: draft\nissuance: {kind: KẾ HOẠCH, issuer: , title: Thử}\n"
    tasks = "{label: 1, text: Họp., lead: Phòng Tư pháp}, {label: 2, text: Viết., coordinating: Công an xã}"
    plan.write_text(f"{head}sections: [{{label: I, title: Một, tasks: [{tasks}]}}]\n", encoding="utf-8")
    run = plancli("remind", plan, "-o", tmp_path / "thu")
    assert [path.name for path in (tmp_path / "thu").iterdir()] == ["01 - Phòng Tư pháp.docx"]
    assert "1 nhiệm vụ chưa rõ đơn vị chủ trì, thực hiện nên không nhắc được ai: I.2." in run.err


def test_a_letter_that_someone_worked_on_is_kept_unless_forced(plancli: Runner, tmp_path: Path) -> None:
    command = ("remind", TRAMTAU, "-o", tmp_path, "--format", "md", "--as-of", "2025-06-01")
    plancli(*command)
    letter = sorted(tmp_path.iterdir())[3]
    letter.write_text("Ghi tay.")
    run = plancli(*command)
    assert (run.code, letter.read_text()) == (2, "Ghi tay.")
    assert letter.name in run.err
    assert plancli(*command, "--force").code == 0
    assert letter.read_text() != "Ghi tay."


def test_a_sheet_that_someone_worked_on_is_kept_unless_forced(plancli: Runner, tmp_path: Path) -> None:
    command = ("sheets", TRAMTAU, "-o", tmp_path, "--format", "md")
    plancli(*command)
    assert plancli(*command).code == 0, "the same again changes nothing"
    sheet = sorted(tmp_path.iterdir())[3]
    written = sheet.read_bytes()
    sheet.write_text("Ghi tay.")
    run = plancli(*command)
    assert run.code == 2
    assert sheet.name in run.err
    assert "--force" in run.err
    assert sheet.read_text() == "Ghi tay."
    assert plancli(*command, "--force").code == 0
    assert sheet.read_bytes() == written


def test_list_of_rules(plancli: Runner) -> None:
    out = plancli("rule").out
    assert "KH104  nên sửa   skipped-letter" in out
    assert "KH104" in plancli("rule", "--lang", "en").out


@pytest.mark.parametrize("name", ["KH104", "kh104", "skipped-letter"])
def test_the_page_of_a_rule(name: str, plancli: Runner, check_snapshot: Snapshot) -> None:
    check_snapshot("cli/rule-KH104.txt", plancli("rule", name).out)


def test_the_page_of_a_fault_of_the_file(plancli: Runner) -> None:
    assert plancli("rule", "duplicate-key").out == plancli("rule", "KH008").out
    assert "KH008" in plancli("rule", "KH008", "--format", "markdown").out


def test_rules_as_markdown_and_json(plancli: Runner) -> None:
    assert plancli("rule", "KH104", "--format", "markdown").out.startswith("# KH104 skipped-letter\n")
    assert plancli("rule", "--all", "--format", "markdown").out.count("\n### KH") > 10
    one = json.loads(plancli("rule", "KH104", "--format", "json").out)["rules"]
    assert [each["code"] for each in one] == ["KH104"]
    everything = json.loads(plancli("rule", "--format", "json").out)["rules"]
    assert {"KH104", "KH008"} <= {each["code"] for each in everything}
    assert "skipped-letter" in plancli("rule", "--all").out


def test_a_new_plan_has_no_error(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "new" / "plan.yaml"
    run = plancli("new", "-o", plan, "--year", "2026", "--issuer", "UBND xã “A”: # b", "--title", "[x] {y}")
    assert (run.code, run.out) == (0, "")
    assert "plancli schema -o" in run.err
    told = json.loads(plancli("check", plan, "--format", "json").out)
    assert told["summary"]["errors"] == 0
    exported = json.loads(plancli("export", plan).out)["issuance"]
    assert (exported["issuer"], exported["title"]) == ("UBND xã “A”: # b", "[x] {y}")


def test_a_new_plan_on_the_screen(plancli: Runner, check_snapshot: Snapshot) -> None:
    check_snapshot("cli/new.yaml", plancli("new", "--year", "2026").out)
    assert "period: 20" in plancli("new").out


def test_a_new_plan_replaces_nothing_unless_forced(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("của tôi")
    run = plancli("new", "-o", plan)
    assert run.code == 2
    assert "thêm --force" in run.err
    assert plan.read_text() == "của tôi"
    assert plancli("new", "-o", plan, "--force").code == 0
    assert plan.read_bytes().startswith(b"# yaml-language-server")


def test_a_new_plan_points_to_the_schema_above_it(plancli: Runner, tmp_path: Path) -> None:
    schema = tmp_path / "schemas" / "plan.schema.json"
    schema.parent.mkdir()
    schema.write_text("{}")
    plan = tmp_path / "plans" / "2026" / "a.yaml"
    run = plancli("new", "-o", plan)
    assert "plancli schema" not in run.err
    first, second = plan.read_text(encoding="utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=../../schemas/plan.schema.json"
    assert second == "# $schema: ../../schemas/plan.schema.json"


def test_public_functions() -> None:
    loaded = package.load_plan(TRAMTAU)
    assert loaded.plan is not None
    result = package.check_plan(loaded)
    assert result.count(Severity.WARNING) > 0
    assert len(package.list_obligations(loaded.plan)) == 19
    assert package.render_report(loaded.plan).decode().count("KẾ HOẠCH") >= 1
    with pytest.raises(ValueError, match="pdf"):
        package.render_report(loaded.plan, form="pdf")


def test_a_unit_without_due_work_is_named_and_nobody_else_is_spoken_of(
    plancli: Runner, tmp_path: Path
) -> None:
    flags = ("--as-of", "01/07/2026", "-o", tmp_path / "nhac")
    told = plancli("remind", "tests/plans/2026-xa-mau.yaml", "--unit", "Trạm Y tế", *flags)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("Ở vai chủ trì, thực hiện, Trạm Y tế xã không có nhiệm vụ đã đến hạn")
    assert not (tmp_path / "nhac").exists()
    told = plancli(
        "remind", "tests/plans/2026-xa-mau.yaml", "--role", "guiding", "--as-of", "01/01/2020", *flags[2:]
    )
    assert "Không đơn vị nào" not in told.err


def test_a_plan_without_work_gives_no_sheets_and_says_so(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "trong.yaml"
    plan.write_text(
        "plancli: 1\nstate: draft\nissuance:\n  kind: Kế hoạch\n  issuer: UBND xã A\n  title: Trống\nsections: []\n",
        encoding="utf-8",
    )
    told = plancli("sheets", plan, "-o", tmp_path / "phieu")
    assert (told.code, told.out) == (0, "")
    assert told.err == "Kế hoạch không nêu việc của đơn vị nào: không lập phiếu nào.\n"
    assert not (tmp_path / "phieu").exists()
