"""What a CI job or an attacker puts around a run: names, folders and flags that must not deceive or destroy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancli.settings import OWN_FILE
from tests.whole_process import surroundings

Runner = Callable[..., Any]

PLAN = """plancli: 1
state: draft
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Suối Mơ
  title: Công tác năm 2026
sections:
  - label: I
    title: NỘI DUNG
    tasks:
      - label: a
        text: Rà soát trên các các nền tảng của của xã.
        lead: Phòng Kinh tế
      - label: c
        text: Rà soát các các văn bản.
        lead: Phòng Kinh tế
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with a plan of which a safe fix is known."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {each.as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


HOSTILE = "\x1b[31m\n::error::x\u202e"


@pytest.mark.parametrize(
    "text",
    [
        f"{json.dumps(HOSTILE)} = 1",
        f"select = [{json.dumps(HOSTILE)}]",
        f"fail-on = {json.dumps(HOSTILE)}",
        f"[severity]\n{json.dumps(HOSTILE)} = 'x'",
        f"required-version = {json.dumps(HOSTILE)}",
    ],
)
def test_no_value_of_a_settings_file_gives_orders_to_the_log(text: str, plancli: Runner) -> None:
    Path(OWN_FILE).write_text(text.replace("\\u001b", "\\u001B"), encoding="utf-8")
    run = plancli("check", "a.yaml")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err[:-1].replace("\xa0", " ").isprintable()
    assert "‹U+001B›" in run.err
    assert "\n::" not in run.err


def test_no_name_of_a_file_gives_orders_to_the_log(plancli: Runner) -> None:
    name = "x\n::error::y\x1b[31m.yaml"
    Path("a.yaml").rename(name)
    for run in (
        plancli("check", name, "--fix"),
        plancli("check", "--show-settings"),
        plancli("check", f"{name}z"),
    ):
        assert "error::y" in run.err + run.out
        assert "::error" not in run.err + run.out
        assert not any(line.startswith("::") for line in (run.err + run.out).splitlines())
        assert "\x1b" not in run.err + run.out


def test_a_value_as_long_as_a_file_is_cut_in_a_sentence(plancli: Runner) -> None:
    Path(OWN_FILE).write_text(f"select = ['{'s' * 100_000}']")
    run = plancli("check", "a.yaml")
    assert run.code == 2
    assert len(run.err) < 600


@pytest.mark.parametrize("output", ["new/../a.yaml", "./new/.././a.yaml", "new/x/../../a.yaml"])
@pytest.mark.parametrize("flag", ["-o", "--write-baseline"])
def test_an_answer_does_not_take_the_place_of_the_plan_by_a_folder_to_be_made(
    output: str, flag: str, plancli: Runner, folder: Path
) -> None:
    before = files(folder)
    assert plancli("check", "a.yaml", flag, output).code == 2
    assert files(folder) == before
    assert not Path("new").exists()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--select", "KH104", "--ignore", "KH104"], "không để lại quy tắc nào"),
        (["--select", "KH104", "--ignore", "structure"], "không để lại quy tắc nào"),
        (["--select", ","], "không để lại quy tắc nào"),
        (["--select", ""], "không để lại quy tắc nào"),
        (["--ignore", "KH1,KH2,KH3,KH4,KH5,KH6,KH7,KH8"], "không để lại quy tắc nào"),
        (["--write-baseline", "-"], "--write-baseline cần tên một tệp"),
        (["--baseline", "-"], "--baseline cần tên một tệp"),
        (["--baseline", "b.json", "--write-baseline", "b.json"], "trái nhau"),
        (["--write-baseline", "b.json", "--prune-baseline"], "không dùng cùng"),
        (["--prune-baseline"], "cần một danh sách"),
        (["--prune-baseline", "--fix"], "cần một danh sách"),
        (["--show-settings", "--fix"], "--fix"),
        (["--show-settings", "--format", "json"], "--format"),
        (["--show-settings", "--statistics"], "--statistics"),
        (["--statistics", "--format", "json"], "không dùng cùng --format"),
        (["--diff", "--format", "json"], "--diff"),
        (["--config", "x.toml", "--no-config"], "trái nhau"),
        (["-o", "x.txt", "--write-baseline", "./y/../x.txt"], "hãy chọn tên khác"),
        (["--as-of", "31/02/2026"], "--as-of"),
        (["--as-of", "2026"], "--as-of"),
        (["--fail-on", "fatal"], "--fail-on"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_flags_that_contradict_or_mean_nothing_stop_the_run(
    flags: list[str], said: str, plancli: Runner, folder: Path
) -> None:
    before = files(folder)
    run = plancli("check", "a.yaml", *flags)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert said in run.err
    assert files(folder) == before


def test_settings_that_leave_no_rule_stop_the_run(plancli: Runner) -> None:
    Path(OWN_FILE).write_text('select = ["KH104"]\nignore = ["structure"]\n')
    run = plancli("check", "a.yaml")
    assert (run.code, run.out) == (2, "")
    assert "plancli.toml" in run.err
    # Of one path all rules may be left out: the file says so in as many words.
    Path(OWN_FILE).write_text('select = ["KH104"]\n[ignore-paths]\n"./a.yaml" = ["structure"]\n')
    assert plancli("check", "a.yaml").code == 0


@pytest.mark.parametrize("flags", [["--baseline", "b.json"], ["--write-baseline", "b.json"]])
@pytest.mark.parametrize("content", [b"{", b'{"schema_version": 2, "plans": {}}', b"\xff"])
def test_no_plan_is_fixed_where_the_list_of_known_findings_cannot_be_used(
    flags: list[str], content: bytes, plancli: Runner, folder: Path
) -> None:
    Path("b.json").write_bytes(content)
    before = files(folder)
    run = plancli("check", "a.yaml", "--fix", *flags)
    assert (run.code, run.out) == (2, "")
    assert files(folder) == before
    Path("b.json").unlink()
    assert plancli("check", "a.yaml", "--fix").code in (0, 1)
    assert "các các" not in Path("a.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="has no pipes and devices with a name in a folder")
@pytest.mark.parametrize("kind", ["link to itself", "folder", "pipe", "device"])
@pytest.mark.parametrize("role", ["overlay", "baseline", "written baseline", "settings"])
def test_what_is_no_regular_file_is_refused_at_once(
    kind: str, role: str, plancli: Runner, folder: Path
) -> None:
    place = Path("thing")
    if kind == "link to itself":
        place.symlink_to("thing")
    elif kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/zero")
    flags = {
        "overlay": ["--config", OWN_FILE],
        "baseline": ["--baseline", "thing"],
        "written baseline": ["--write-baseline", "thing"],
        "settings": ["--config", "thing"],
    }[role]
    if role == "overlay":
        Path(OWN_FILE).write_text('registry = ["thing"]')
    run = plancli("check", "a.yaml", *flags)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "thing" in run.err
    assert "Lỗi của chính phần mềm" not in run.err
    assert "[Errno" not in run.err


def test_a_plan_without_an_end_is_not_read_for_ever(plancli: Runner) -> None:
    run = plancli("check", "/dev/zero")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_one_plan_named_twice_is_one_plan(plancli: Runner) -> None:
    once = json.loads(plancli("check", "a.yaml", "--format", "json").out)
    twice = plancli("check", "a.yaml", "./a.yaml", Path("a.yaml").resolve(), ".", "--format", "json")
    assert json.loads(twice.out) == once


@pytest.mark.skipif(os.name == "nt", reason="the current folder cannot be taken away there")
@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "github", "gitlab", "markdown"])
def test_a_current_folder_that_is_gone_is_no_hindrance(form: str, folder: Path) -> None:
    (folder / "gone").mkdir()
    (folder / OWN_FILE).write_text('fail-on = "never"')
    script = f"cd gone && rmdir ../gone && exec '{sys.executable}' -m plancli check '{folder}/a.yaml' --format {form}"
    done = subprocess.run(
        ["/bin/sh", "-c", script], cwd=folder, env=surroundings(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"a.yaml" in done.stdout
