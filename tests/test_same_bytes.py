"""All that plancli gives is the same, byte for byte, whoever runs it, where, when and in which surroundings.

What "all" is, `tools/all_outputs.py` reads from the flags of the commands. `make pythons` does the same with
every Python that is here, and all plans.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plancli.cli.commands import COMMANDS
from plancli.reports.catalogue import REPORTS
from tests.whole_process import surroundings
from tools.all_outputs import LINES, MANIFEST, cases_of_none, cases_of_plan, formats_of

PLAN = "plans/2025-tramtau.yaml"
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONIOENCODING": "cp1258"},
    {"PYTHONHASHSEED": "random", "TZ": "UTC", "LC_ALL": "vi_VN.UTF-8", "PYTHONIOENCODING": "cp437"},
)
OLD_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A system of before Unicode; Python has to be told twice not to help itself."""


def place(folder: Path, number: int) -> Path:
    """Return a folder that is not there yet, in another one each time."""
    home = folder.joinpath(f"nơi {number}", *"xyz"[:number])
    home.mkdir(parents=True)
    return home / "ra"


def outputs(folder: Path, system: dict[str, str]) -> str:
    command = [sys.executable, "-m", "tools.all_outputs", str(folder), PLAN]
    done = subprocess.run(
        command, env=surroundings(**system), cwd=folder.parent, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return (folder / MANIFEST).read_text("utf-8")


def test_all_outputs_are_the_same_in_any_surroundings(tmp_path: Path) -> None:
    first, *others = (outputs(place(tmp_path, number), each) for number, each in enumerate(SURROUNDINGS))
    for other in others:
        assert sorted(set(first.splitlines()) ^ set(other.splitlines())) == []
    assert len(first.splitlines()) > 300


def test_every_command_format_and_report_is_among_the_outputs() -> None:
    assert LINES.keys() == COMMANDS.keys()
    lines = [each.arguments for each in (*cases_of_plan(PLAN), *cases_of_none())]
    asked = {(line[0], line[line.index("--format") + 1]) for line in lines if "--format" in line}
    assert {(name, form) for name in COMMANDS for form in formats_of(name)} <= asked
    reports = {
        (line[line.index("--report") + 1], line[line.index("--format") + 1])
        for line in lines
        if "--report" in line
    }
    assert reports == {(each.name, form.value) for each in REPORTS.values() for form in each.formats}


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="file names are Unicode there")
@pytest.mark.parametrize("standing", [True, False])
def test_a_system_that_cannot_name_the_files_is_told_what_to_do(
    standing: bool, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ra"
    if standing:
        folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "plancli",
        "sheets",
        str(project / PLAN),
        "--format",
        "md",
        "-o",
        str(folder),
    ]
    environment = surroundings(**OLD_LOCALE)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "“ả”" in said
    assert "PYTHONUTF8=1" in said
    assert said.count("\n") == 1
    assert [each.name for each in tmp_path.rglob("*")] == (["ra"] if standing else [])
    again = subprocess.run(command, env={**environment, "PYTHONUTF8": "1"}, capture_output=True, check=False)
    assert again.returncode == 0
