"""docs/so-sanh.md: its commands run, and its screen is what the tool shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from plancli.__main__ import main

_BLOCK = re.compile(r"^```(\w*)\n(.+?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def guide(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the guide, in a folder with the plan and the changed one that it speaks of."""
    received = (project / "plans" / "2025-tramtau.yaml").read_text(encoding="utf-8")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2025-tramtau.yaml").write_text(received, encoding="utf-8")
    changed = received.replace("lead: Phòng Tư pháp ", "lead: Công an huyện ")
    (tmp_path / "ban-sua.yaml").write_text(
        changed.replace("Thành lập Tổ công tác", "Kiện toàn Tổ công tác"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return (project / "docs" / "so-sanh.md").read_text(encoding="utf-8")


def test_its_commands_run(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [block for language, block in _BLOCK.findall(guide) if not language]
    commands = [line.removeprefix("plancli ") for block in blocks for line in block.splitlines()]
    assert len(commands) == 5
    for command in commands:
        assert main(shlex.split(command)) == 0, (command, capsys.readouterr().err)
    for made in ("bang-so-sanh.docx", "so-sanh.md", "phieu/00 - Bảng tổng hợp.docx"):
        assert Path(made).stat().st_size > 500


def test_its_screen_is_what_the_tool_shows(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = [block for language, block in _BLOCK.findall(guide) if language == "text"]
    assert main(["diff", "plans/2025-tramtau.yaml", "ban-sua.yaml"]) == 0
    assert capsys.readouterr().out.startswith(shown.removesuffix("…\n"))
