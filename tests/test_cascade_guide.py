"""The commands of docs/truy-vet.md about many plans run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from plancli.__main__ import main

_BLOCK = re.compile(r"^```\n(.+?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = "## Một kế hoạch tỉnh, nhiều xã"


def test_the_commands_about_many_plans_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project / "tests" / "plans" / "may-ngan", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    told = (project / "docs" / "truy-vet.md").read_text(encoding="utf-8").partition(_HEADING)[2]
    part = told.partition("\n## ")[0]
    commands = [line for block in _BLOCK.findall(part) for line in block.splitlines()]
    assert len(commands) == 8
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, (command, capsys.readouterr().err)
    for ending in ("xlsx", "docx", "html", "json"):
        assert (tmp_path / f"theo-doi.{ending}").stat().st_size > 1_000
