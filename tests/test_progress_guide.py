"""docs/theo-doi.md: its commands run as written, its example is sound, its table names every fault."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.analysis.progress_match import ProgressFault

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "theo-doi.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^plancli ([^\n]+)$", GUIDE, re.MULTILINE)
EXAMPLE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "ke-hoach.yaml").write_bytes((ROOT / "tests/plans/2026-xa-mau.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs_as_written(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = shlex.split(command)
    writes = {"--record", "--extend"} & set(arguments)
    if not writes:
        (folder / "ke-hoach.progress.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert main([*arguments, *(["--yes"] if writes else [])]) == 0
    assert "TD" not in capsys.readouterr().err


def test_the_commands_show_each_use() -> None:
    told = " ".join(COMMANDS)
    for flag in (
        "--unit",
        "--overdue",
        "--due",
        "--no-report",
        "--record",
        "--extend",
        "--period",
        "--as-of",
    ):
        assert flag in told


def test_the_example_is_what_the_commands_write(folder: Path) -> None:
    for command in COMMANDS:
        if "--extend" in command:
            assert main([*shlex.split(command), "--yes"]) == 0
    for command in COMMANDS:
        if "--record" in command:
            assert main([*shlex.split(command), "--yes"]) == 0
    written = (folder / "ke-hoach.progress.yaml").read_text(encoding="utf-8")
    entries = [line for line in EXAMPLE.splitlines() if line.strip()]
    assert [line for line in entries if line not in written.splitlines()] == []


def test_every_fault_is_in_the_table() -> None:
    assert re.findall(r"^\| (TD\d\d) ", GUIDE, re.MULTILINE) == [fault.code for fault in ProgressFault]
