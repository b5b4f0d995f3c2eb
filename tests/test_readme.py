"""What the READMEs promise runs: every command of theirs, the picture of the screen, every link."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.vi.md")
SCREEN = ["check", "plans/2025-tramtau.yaml", "--select", "KH301,KH104,KH205,KH801", "--format", "svg"]


def commands(readme: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [
        line.split("plancli ", 1)[1]
        for line in re.findall(r"^\.venv\\Scripts\\plancli .+$", text, re.MULTILINE)
    ]


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plancli", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("readme", "command"), [(readme, command) for readme in READMES for command in commands(readme)]
)
def test_every_command_runs_as_written(readme: str, command: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    plan = (ROOT / "plans/2025-tramtau.yaml").read_bytes()
    (tmp_path / "plans/2025-tramtau.yaml").write_bytes(plan)
    done = run(shlex.split(command.replace("\\", "/")), tmp_path)
    wanted = 1 if command.startswith("check") else 0
    assert done.returncode == wanted, (readme, done.stderr)
    assert "Traceback" not in done.stderr


def test_both_readmes_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.vi.md")
    assert len(commands("README.md")) >= 5


@pytest.mark.parametrize(
    ("readme", "heading"), [("README.md", "A plan through time"), ("README.vi.md", "Kế hoạch qua thời gian")]
)
def test_the_commands_of_a_plan_through_time_run_one_after_the_other(
    readme: str, heading: str, tmp_path: Path
) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1]
    (block, *_) = re.findall(r"^```sh\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2025-tramtau.yaml").write_bytes((ROOT / "plans/2025-tramtau.yaml").read_bytes())
    for line in block.splitlines():
        done = run(shlex.split(line.removeprefix("plancli ")), tmp_path)
        assert done.returncode == 0, (line, done.stderr)
        assert "Traceback" not in done.stderr


def test_the_picture_of_the_screen_is_what_the_tool_draws_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run([*SCREEN, "-o", str(tmp_path / "check.svg")], ROOT)
    assert done.returncode == 1
    drawn = (tmp_path / "check.svg").read_text(encoding="utf-8")
    assert drawn == (ROOT / "docs/images/check.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", [*READMES, "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_link_and_picture_is_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    targets = [each for each in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in each]
    missing = [each for each in targets if not (ROOT / each).exists()]
    assert missing == []


@pytest.mark.parametrize("readme", READMES)
def test_the_screen_of_an_import_is_what_the_tool_says_today(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = (ROOT / readme).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```console\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
    rendered, imported, *screen = block.splitlines(keepends=True)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2025-tramtau.yaml").write_bytes((ROOT / "plans/2025-tramtau.yaml").read_bytes())
    run(shlex.split(rendered.removeprefix("$ plancli ")), tmp_path)
    done = run(shlex.split(imported.removeprefix("$ plancli ")), tmp_path)
    assert done.stdout + done.stderr == "".join(screen)
