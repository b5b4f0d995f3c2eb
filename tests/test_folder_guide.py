"""What the guide to many plans shows works as written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from plancli.__main__ import main

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "nhieu-ke-hoach.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^plancli (.+)$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs_as_written(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("plans", "tests/plans"):
        (tmp_path / folder).mkdir(parents=True)
        for plan in (ROOT / folder).glob("*.yaml"):
            (tmp_path / folder / plan.name).write_bytes(plan.read_bytes())
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(command)
    assert main(arguments) == 0
    if "-o" in arguments:
        assert Path(arguments[arguments.index("-o") + 1]).stat().st_size > 1_000
    else:
        assert capsys.readouterr().out.strip()


def test_the_guide_shows_each_flag_of_many_plans() -> None:
    words = {word for command in COMMANDS for word in command.split()}
    assert {"--unit", "--conflicts", "--jobs", "-o"} <= words
