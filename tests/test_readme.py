"""The READMEs say the same and show the screen of today; they, the maps and the records name what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole_process import surroundings

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.vi.md")
RECORDS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "decisions").glob("*.md"))
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


PATH = re.compile(r"`((?:[\w.*-]+/)*[\w.*-]+(?:\.(?:py|md|yaml|tsv|toml|j2|docx|spec)|/))(?::\w+)?`")
OF_USERS = {"plancli.toml", "*.progress.yaml", "X.progress.yaml", "X.yaml", "X.docx"}
"""Files that people make, of which the project has none."""


def missing(text: str) -> list[str]:
    """Return the paths in a text that lead nowhere, from the top of the project or from within the package."""
    named = {path.rstrip("/") for path in PATH.findall(text)} - OF_USERS
    return [
        path for path in sorted(named) if not any(ROOT.glob(path)) and not any((ROOT / "plancli").rglob(path))
    ]


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/mutation.md", *RECORDS])
def test_every_path_that_it_names_leads_somewhere(page: str) -> None:
    assert missing((ROOT / page).read_text(encoding="utf-8")) == []


def test_a_path_that_leads_nowhere_is_seen() -> None:
    text = "`rules/` `model/written*.py` `checking.py` `checking.py:check_plan` `plancli.toml` `no/such.py` `gone.md`"
    assert missing(text) == ["gone.md", "no/such.py"]


def test_the_records_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(Path(record).name[:3]) for record in RECORDS)
    assert numbers == [*range(1, len(numbers) + 1)]
    for record in RECORDS:
        assert (ROOT / record).read_text(encoding="utf-8").startswith(f"# {Path(record).name[:3]}: "), record
