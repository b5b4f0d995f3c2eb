"""Bad input of every kind: one clear sentence or finding, the right exit code, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Runner = Callable[..., Any]

HEAD = "plancli: 1\nstate: received\nissuance:\n  kind: KẾ HOẠCH\n  issuer: UBND xã Mẫu\n  title: Thử\n"
SECTIONS = """sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - label: 1
        text: {text}
        lead: {lead}
"""
PLAN = HEAD + SECTIONS.format(text="Rà soát.", lead="Phòng Tư pháp")

BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))

FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "KH003"),
    "only-comments": (b"# chua co gi\n", "KH003"),
    "binary": (bytes(range(256)) * 8, "KH00"),
    "utf-16": (PLAN.encode("utf-16"), "KH001"),
    "cp1258": (PLAN.replace("Ẫ", "A").encode("cp1258", errors="replace"), "KH001"),
    "brackets": (b"[" * 100_000, "KH00"),
    "billion-laughs": (BOMB.encode(), "KH009"),
    "ten-megabyte-line": (PLAN.encode() + b"x: " + b"a" * 10_000_000, "KH004"),
    "cut-in-the-middle": (PLAN.encode()[:60] + b'  title: "Th', "KH0"),
    "cut-in-a-letter": (PLAN.encode()[: PLAN.encode().index("Ế".encode()) + 1], "KH001"),
    "unknown-key": (PLAN.replace("title", "tittle", 1).encode(), "KH020"),
    "wrong-type": (PLAN.replace("sections:", "recipients: {a: b}\nsections:").encode(), "KH022"),
    "wrong-value": (PLAN.replace("received", "nháp").encode(), "KH023"),
    "missing-key": (PLAN.replace("state: received\n", "").encode(), "KH021"),
    "not-a-plan": (b"name: build\non: push\n", "KH02"),
    "a-list": (b"- a\n- b\n", "KH024"),
    "tab": (PLAN.replace("  kind", "\tkind").encode(), "KH007"),
    "twice": (PLAN.replace("  title", "  kind: A\n  title", 1).encode(), "KH008"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_a_finding_with_a_place(name: str, plancli: Runner, tmp_path: Path) -> None:
    content, code = FILES[name]
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(content)
    run = plancli("check", plan, "--format", "json")
    found = json.loads(run.out)["diagnostics"]
    assert (run.code, run.err) == (1, "")
    assert any(each["code"].startswith(code) for each in found), [each["code"] for each in found]
    assert all(each["start"]["line"] >= 1 and each["message"] and each["help"] for each in found)
    screen = plancli("check", plan)
    assert screen.code == 1
    assert max(map(len, screen.out.splitlines())) <= max(80, len(str(plan)) + 20)


@pytest.mark.parametrize("command", ["check", "obligations", "gaps", "export", "render"])
@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"{\\rtf1"]
)
def test_what_begins_like_a_paper_is_read_as_one_whatever_its_name(
    start: bytes, command: str, plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(start + bytes(500))
    run = plancli(command, plan)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith("plancli: Tệp ")
    assert plan.as_posix() in run.err


@pytest.mark.parametrize("command", ["obligations", "gaps", "export", "render"])
@pytest.mark.parametrize("name", ["empty", "utf-16", "brackets", "cut-in-the-middle", "wrong-type"])
def test_the_other_commands_say_why_they_cannot_answer(
    command: str, name: str, plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(FILES[name][0])
    run = plancli(command, plan)
    assert (run.code, run.out) == (1, "")
    assert f"{plan.as_posix()}:" in run.err
    assert "Chưa trả lời được" in run.err


@pytest.mark.parametrize("extra", ["colour: red\n", "state: draft\n"], ids=["unknown key", "key twice"])
def test_no_answer_is_made_from_a_file_that_was_read_in_part_only(
    extra: str, plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN + extra, encoding="utf-8")
    run = plancli("render", plan, "--report", "plan")
    assert (run.code, run.out) == (1, "")
    assert "KH0" in run.err


@pytest.mark.parametrize(
    "change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")]
)
def test_byte_order_mark_and_windows_line_ends_are_fine(
    change: Callable[[bytes], bytes], plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(PLAN.encode())
    plain = json.loads(plancli("check", plan, "--format", "json").out)
    plan.write_bytes(change(PLAN.encode()))
    assert json.loads(plancli("check", plan, "--format", "json").out) == plain


@pytest.mark.parametrize("command", ["check", "obligations", "gaps", "export", "render"])
def test_a_missing_file_and_what_nearly_bears_its_name(command: str, plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "ke-hoach-2025.yaml").write_text(PLAN, encoding="utf-8")
    run = plancli(command, tmp_path / "ke-hoach-2052.yaml")
    assert (run.code, run.out) == (2, "")
    assert "ke-hoach-2052.yaml; gần đó có" in run.err
    assert plancli(command, tmp_path / "zzz").code == 2


@pytest.mark.parametrize("path", ["a\0b.yaml", "x" * 5000, "plans/2025-tramtau.yaml/more"])
def test_a_path_that_no_file_can_have(path: str, plancli: Runner) -> None:
    run = plancli("check", path)
    assert run.code == 2
    assert run.err.startswith("plancli: ")


TOO_LONG = "x" * 300
"""More than a file system takes for one name; asking for it fails in another way than for a missing file."""


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            (command, f"{TOO_LONG}.yaml")
            for command in ("check", "obligations", "trace", "progress", "fmt", "cite")
        ),
        ("template", "check", f"{TOO_LONG}.md.j2"),
        ("check", "plans/2025-tramtau.yaml", "--config", f"{TOO_LONG}.toml"),
        ("check", "plans/2025-tramtau.yaml", "--baseline", f"{TOO_LONG}.json"),
        ("diff", "plans/2025-tramtau.yaml", f"{TOO_LONG}.yaml"),
    ],
)
def test_a_name_that_is_too_long_is_one_that_is_not_there(
    arguments: tuple[str, ...], plancli: Runner
) -> None:
    run = plancli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "Không tìm thấy tệp xxx" in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("sheets", "plans/2025-tramtau.yaml", "-o", f"{TOO_LONG}.docx"),
        ("render", "plans/2025-tramtau.yaml", "--report", "plan", "--templates", TOO_LONG),
    ],
)
def test_a_folder_whose_name_is_too_long_is_no_fault_of_plancli(
    arguments: tuple[str, ...], plancli: Runner
) -> None:
    run = plancli(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "Lỗi của chính phần mềm" not in run.err


def test_a_folder_without_plans(plancli: Runner, tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    (tmp_path / "notes.txt").write_text("plancli: 1\n")
    run = plancli("check", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert "không có tệp kế hoạch nào" in run.err


def test_a_folder_where_one_plan_is_needed(plancli: Runner) -> None:
    run = plancli("gaps", "plans")
    assert run.code == 2
    assert "plans là thư mục" in run.err


def test_a_folder_gives_its_plans_in_order_and_follows_no_link(plancli: Runner, tmp_path: Path) -> None:
    for name in ("b/2.yml", "a.yaml", "b/1.yaml", ".git/x.yaml", "b/utf16.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PLAN.encode("utf-16" if "utf16" in name else "utf-8"))
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")
    (tmp_path / "loop").symlink_to(tmp_path)
    run = plancli("check", tmp_path, tmp_path / "a.yaml", "--format", "json")
    told = json.loads(run.out)
    assert told["summary"]["files"] == 4
    paths = list(dict.fromkeys(each["path"] for each in told["diagnostics"]))
    assert [Path(path).name for path in paths] == ["a.yaml", "1.yaml", "2.yml", "utf16.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    plan.chmod(0)
    run = plancli("check", plan)
    assert (run.code, run.out) == (2, "")


def test_what_can_be_read_is_told_beside_what_cannot(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    run = plancli("check", plan, tmp_path / "gone.yaml", "--format", "concise")
    assert run.code == 2
    assert "plan.yaml:" in run.out
    assert "gone.yaml" in run.err


def test_stdin_is_a_plan(plancli: Runner) -> None:
    run = plancli("obligations", "-", stdin=PLAN.encode())
    assert (run.code, run.err) == (0, "")
    assert "Phòng Tư pháp" in run.out
    assert "KH003" in plancli("check", "-", "--format", "concise").out


ODD = [
    "[bold]x[/bold]",
    "'{{ 7*7 }}'",
    "A & B < C > D",
    "'=1+1'",
    "'{% raw %}'",
    "'|a|b|'",
    "'# x'",
    "'$HOME `id`'",
]


@pytest.mark.parametrize("value", ODD)
def test_values_that_some_program_would_run_are_only_text(
    value: str, plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD + SECTIONS.format(text=f"{value}", lead="Phòng Tư pháp").replace(
        "text: [", "text: >-\n          ["), encoding="utf-8")  # fmt: skip
    bare = value.strip("'")
    assert bare in plancli("obligations", plan, "--unit", "tư pháp").out
    assert json.loads(plancli("export", plan).out)["tasks"][0]["text"] == bare
    rendered = plancli("render", plan)
    assert rendered.code == 0
    assert "49" not in rendered.out
    csv = plancli("export", plan, "--format", "csv").out
    assert not any(cell.startswith("=") for cell in csv.split(","))


@pytest.mark.parametrize(
    "name", ["Phòng A/B", "Phòng ../../etc", "Phòng " + "x" * 200, "Phòng CON", "Phòng \\ a"]
)
def test_sheets_stay_in_their_folder_whatever_a_unit_is_called(
    name: str, plancli: Runner, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD + SECTIONS.format(text="Rà soát.", lead=name), encoding="utf-8")
    run = plancli("sheets", plan, "-o", tmp_path / "out" / "phieu", "--format", "md")
    assert run.code == 0
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path != plan]
    assert len(made) == 2
    assert {path.parent for path in made} == {tmp_path / "out" / "phieu"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_takes_no_file(plancli: Runner, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    for run in (
        plancli("render", "plans/2025-tramtau.yaml", "-o", locked / "a.md"),
        plancli("sheets", "plans/2025-tramtau.yaml", "-o", locked / "x", "--format", "md"),
    ):
        assert run.code == 2
        assert "không có quyền ghi" in run.err


def test_an_answer_never_replaces_the_plan_it_is_about(plancli: Runner, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.write_text(PLAN, encoding="utf-8")
    for command in ("check", "obligations", "gaps", "export", "render"):
        run = plancli(command, plan, "-o", plan)
        assert run.code == 2
        assert "là chính tệp đang đọc" in run.err
    assert plan.read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + "/a.md"])
def test_an_output_that_no_file_can_be_called(name: str, plancli: Runner, tmp_path: Path) -> None:
    for command in (("new",), ("render", "plans/2025-tramtau.yaml"), ("schema",)):
        run = plancli(*command, "-o", f"{tmp_path}/{name}")
        assert (run.code, run.out) == (2, "")
        assert "Không ghi được" in run.err
    assert list(tmp_path.iterdir()) == []


def test_an_own_fault_is_said_without_a_traceback(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("x\ny")

    monkeypatch.setattr("plancli.cli.check_run.open_registry", broken)
    run = plancli("check", "plans")
    assert run.code == 2
    assert run.err.startswith("plancli: Lỗi của chính phần mềm (ValueError: x y)")


@pytest.mark.parametrize(
    "arguments",
    [
        ("law", "9/2017/N\udcc4"),
        ("progress", "plan.yaml", "--record", "II.4.c", "--state", "done", "--note", "\udcff", "--yes"),
    ],
)
def test_half_a_letter_on_the_line_is_not_called_a_fault_of_plancli(
    arguments: tuple[str, ...], plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locale without Unicode cuts letters, and so does a paste that went wrong."""
    shutil.copy("plans/2025-tramtau.yaml", tmp_path / "plan.yaml")
    monkeypatch.chdir(tmp_path)
    run = plancli(*arguments)
    assert run.code == 2
    assert run.err.startswith("plancli: Có chữ không đọc trọn được")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_developer_can_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from plancli.__main__ import main

    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("plancli.cli.check_run.open_registry", broken)
    monkeypatch.setenv("PLANCLI_TRACEBACK", "1")
    with pytest.raises(ValueError):
        main(["check", "plans"])


def test_ctrl_c_is_quiet(plancli: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plancli.cli.check_run.open_registry", interrupted)
    run = plancli("check", "plans")
    assert (run.code, run.out, run.err) == (130, "", "")


def test_closed_streams_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from plancli.__main__ import main

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["schema"]) == 0
    assert main(["schema", "x"]) == 2


def refusing(path: Path) -> Callable[..., Any]:
    """Return what a system says to everyone but the superuser, who runs these tests in some places."""

    def refused(*_arguments: object, **_flags: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    return refused


@pytest.mark.parametrize("what", ["stat", "open"])
def test_a_file_that_may_not_be_read(
    what: str, plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    asked = getattr(Path, what)
    refused = refusing(plan)
    monkeypatch.setattr(
        Path, what, lambda path, *given, **flags: (refused if path == plan else asked)(path, *given, **flags)
    )
    for command in ("check", "gaps"):
        run = plancli(command, plan)
        assert (run.code, run.out) == (2, "")
        assert plan.as_posix() in run.err
        assert "quyền" in run.err


def test_a_folder_that_may_not_be_opened(
    plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "scandir", refusing(tmp_path))
    run = plancli("check", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert "quyền" in run.err


def test_a_plan_in_a_folder_that_may_not_be_opened_is_named(
    plancli: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refusing(plan))
    run = plancli("check", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert "plan.yaml" in run.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_a_folder_is_not_waited_for(plancli: Runner, tmp_path: Path) -> None:
    for name in ("a.yaml", "a.docx", "a.xlsx"):
        os.mkfifo(tmp_path / name)
    for command in ("obligations", "progress", "check"):
        run = plancli(command, tmp_path)
        assert run.code == 2
        assert tmp_path.as_posix() in run.err
    assert plancli("table", "plans/2025-tramtau.yaml", "--read", tmp_path).code == 2


@pytest.mark.parametrize(
    "command", [["check"], ["check", "--fix"], ["obligations"], ["fmt"], ["kiem-tra", "--lang", "vi"]]
)
def test_an_empty_name_is_no_folder(
    command: list[str], plancli: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script whose variable is not set must not work on whatever the current folder holds."""
    (tmp_path / "ke-hoach.yaml").write_text(PLAN.replace("Rà soát.", "Rà soát các các hộ."), encoding="utf-8")
    before = (tmp_path / "ke-hoach.yaml").read_bytes()
    monkeypatch.chdir(tmp_path)
    run = plancli(*command, "")
    assert (run.code, run.out) == (2, "")
    assert "Tên tệp để trống" in run.err
    assert (tmp_path / "ke-hoach.yaml").read_bytes() == before
