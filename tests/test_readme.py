"""The READMEs say the same, show the screen of today, and link to what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_process import surroundings

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
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_both_readmes_show_the_same_commands() -> None:
    assert commands("README.md") == commands("README.vi.md")
    assert len(commands("README.md")) >= 5


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
