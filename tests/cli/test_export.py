"""`plancli export` and the tables of other commands: which format, to where, and what is said beside."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.cli.conftest import TRAMTAU, Runner
from tests.exports.spreadsheets import opened

COMMUNE = "tests/plans/2026-xa-mau.yaml"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.json", b"{"),
        ("a.csv", b"\xef\xbb\xbfid,"),
        ("a.XLSX", b"PK"),
        ("a.ics", b"BEGIN:VCALENDAR"),
        ("a.dat", b"{"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(
    plancli: Runner, tmp_path: Path, name: str, start: bytes
) -> None:
    assert plancli("export", COMMUNE, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_format_that_is_asked_for_goes_before_the_ending(plancli: Runner, tmp_path: Path) -> None:
    plancli("export", COMMUNE, "--format", "csv", "-o", tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes().startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("command", ["export", "obligations"])
def test_a_workbook_needs_a_file(plancli: Runner, tmp_path: Path, command: str) -> None:
    run = plancli(command, TRAMTAU, "--format", "xlsx")
    assert (run.code, run.out) == (2, "")
    assert "-o TỆP" in run.err
    run = plancli(command, TRAMTAU, "-o", tmp_path / "a.xlsx")
    assert (run.code, run.out) == (0, "")
    assert run.err.endswith("a.xlsx.\n")
    assert "Trách nhiệm" in opened((tmp_path / "a.xlsx").read_bytes()).sheetnames


def test_obligations_of_one_unit_as_a_workbook(plancli: Runner, tmp_path: Path) -> None:
    plancli("obligations", TRAMTAU, "--unit", "VHTT", "-o", tmp_path / "a.xlsx")
    (name, *_), *rest = opened((tmp_path / "a.xlsx").read_bytes())["Đơn vị"].iter_rows(
        min_row=2, values_only=True
    )
    assert (name, rest) == ("Phòng Văn hóa và Thông tin", [])


def test_a_calendar_says_what_it_holds_and_what_it_does_not(plancli: Runner) -> None:
    run = plancli("export", COMMUNE, "--format", "ics")
    assert run.out.count("BEGIN:VEVENT") == 14
    assert run.err == (
        "Đã đưa vào lịch 14 thời hạn.\n"
        "3 thời hạn không rõ ngày hoặc không rõ của việc nào, không đưa vào lịch: II.1.2 “thường xuyên”; II.2.d “thường xuyên”; "
        "II.2.đ “Các trường học: chiều thứ Sáu tuần cuối tháng”.\n"
    )


def test_a_plan_without_a_day_says_so(plancli: Runner, tmp_path: Path) -> None:
    run = plancli("export", TRAMTAU, "--format", "ics")
    assert (run.code, run.out) == (0, "")
    assert run.err.startswith(
        "Kế hoạch không có thời hạn nào ghi rõ ngày, nên lịch không có mục nào.\n5 thời hạn không rõ ngày"
    )
    (tmp_path / "a.ics").write_text("an older calendar")
    written = plancli("export", TRAMTAU, "-o", tmp_path / "a.ics")
    assert written.err.endswith(f"a.ics.\n{run.err}")
    assert "VEVENT" not in (tmp_path / "a.ics").read_text(encoding="utf-8")
    assert (tmp_path / "a.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_long_list_of_what_is_left_out_is_cut(plancli: Runner, tmp_path: Path) -> None:
    tasks = "".join(
        f"      - label: {number}\n        text: Rà soát.\n        deadline: thường xuyên\n"
        for number in range(1, 15)
    )
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "plancli: 1\nstate: draft\nissuance:\n  kind: KẾ HOẠCH\n  issuer: UBND xã Vân Khê\n  title: Thử\nsections:\n"
        f"  - label: I\n    title: NỘI DUNG\n    tasks:\n{tasks}",
        encoding="utf-8",
    )
    said = plancli("export", plan, "--format", "ics").err
    assert "14 thời hạn không rõ ngày" in said
    assert said.count("thường xuyên") == 10
    assert said.endswith("; ….\n")


def test_the_calendar_of_one_unit(plancli: Runner) -> None:
    run = plancli("export", COMMUNE, "--format", "ics", "--unit", "kinh te")
    addresses = set(re.findall(r"^SUMMARY:([^:]+):", run.out, re.MULTILINE))
    assert {"II.1.1", "II.2.a", "II.2.b", "PL1.II.3"} <= addresses
    assert not addresses & {"II.1.3", "II.2.c"}
    whole = plancli("export", COMMUNE, "--format", "ics").out
    events = set(re.findall(r"BEGIN:VEVENT.*?END:VEVENT", run.out, re.DOTALL))
    assert events < set(re.findall(r"BEGIN:VEVENT.*?END:VEVENT", whole, re.DOTALL)), (
        "each is the same as in the whole"
    )
    assert plancli("export", COMMUNE, "--format", "ics", "--unit", "không có").code == 2


@pytest.mark.parametrize(("days", "alarms"), [("1", 14), ("", 0), ("7, 3,1,1", 42), ("0", 14)])
def test_reminders(plancli: Runner, days: str, alarms: int) -> None:
    run = plancli("export", COMMUNE, "--format", "ics", "--remind", days)
    assert run.out.count("BEGIN:VALARM") == alarms


@pytest.mark.parametrize("days", ["a", "-1", "366", "1;2", "1,", "²", ",".join("1" * 11), "9" * 5000])
def test_reminders_that_are_none(plancli: Runner, days: str) -> None:
    run = plancli("export", COMMUNE, "--format", "ics", f"--remind={days}")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("plancli: --remind nhận nhiều nhất 10 số ngày")


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--unit", "a"],
        ["export", "--remind", "1"],
        ["export", "--headings", "vi"],
        ["obligations", "--delimiter", ";"],
        ["gaps", "--headings", "vi", "--format", "json"],
    ],
    ids=" ".join,
)
def test_a_flag_of_another_format_is_refused(plancli: Runner, arguments: list[str]) -> None:
    command, *flags = arguments
    run = plancli(command, TRAMTAU, *flags)
    assert (run.code, run.out) == (2, "")
    assert "chỉ dùng cùng --format" in run.err


@pytest.mark.parametrize(("command", "rows"), [("export", 12), ("obligations", None), ("gaps", 12)])
def test_a_table_for_a_clerk_and_one_for_a_program(plancli: Runner, command: str, rows: int | None) -> None:
    plain = list(csv.reader(io.StringIO(plancli(command, TRAMTAU, "--format", "csv").out)))
    run = plancli(command, TRAMTAU, "--format", "csv", "--headings", "vi", "--delimiter", ";")
    told = list(csv.reader(io.StringIO(run.out), delimiter=";"))
    assert run.out.startswith("\ufeff")
    assert len(told) == len(plain)
    assert rows is None or len(told) == rows + 1
    assert "Nội dung" in told[0]
    assert "text" in plain[0]
    at = plain[0].index("text")
    assert [row[at] for row in told[1:]] == [row[at] for row in plain[1:]]
    tabs = plancli(command, TRAMTAU, "--format", "csv", "--delimiter", "tab").out
    assert list(csv.reader(io.StringIO(tabs), delimiter="\t")) == plain


def test_a_delimiter_that_is_none(plancli: Runner) -> None:
    assert plancli("export", TRAMTAU, "--format", "csv", "--delimiter", "|").code == 2
