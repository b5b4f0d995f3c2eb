"""docs/bang-giao-viec.md: every command in it runs, and what it says of the table is so."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.analysis.work_answers import state_choice
from plancli.messages import Language, sentence
from plancli.model.progress import ProgressState


@pytest.fixture
def guide(project: Path) -> str:
    return (project / "docs" / "bang-giao-viec.md").read_text(encoding="utf-8")


def test_every_command_of_the_guide_runs(
    guide: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(project / "plans" / "2025-tramtau.yaml", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^plancli (.+)$", guide, re.MULTILINE)
    assert len(commands) == 8
    for command in commands[:3]:
        assert main(shlex.split(command)) == 0
    assert len(list((tmp_path / "don-vi").iterdir())) == 19
    shutil.copytree("don-vi", "gui-ve")
    shutil.copy("tu-phap.xlsx", "cong-an.xlsx")
    for command in commands[3:]:
        assert main(shlex.split(command)) == 0


def test_the_guide_names_the_words_that_the_table_offers(guide: str) -> None:
    words = [state_choice(each) for each in ProgressState]
    assert ", ".join(words) in guide
    assert sentence(Language.VI, "cli.table.write") in guide
    assert sentence(Language.VI, "table.guide.tab") in guide
