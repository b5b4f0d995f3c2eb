"""docs/vong-doi-ke-hoach.md can be followed from its first line to its last, and its screens are what comes."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.analysis.work_table import PLAN_COLUMNS
from tests.work_table.filled_tables import Filled, heading

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "vong-doi-ke-hoach.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(text)?\n(.*?)```", re.DOTALL)
CELLS = re.findall(r"^\| (I+\.\S+) \| ([^|]+) \| ([^|]+) \|$", GUIDE, re.MULTILINE)
PLAN, DISTRICT = Path("xa/ban-cong.yaml"), Path("plans/2025-tramtau.yaml")
ENDS = {"--state issued": 1}
"""Commands that find something, by what only they have."""


@dataclass(frozen=True)
class Step:
    """Commands of one block, and the screen that the guide shows of them."""

    commands: tuple[str, ...]
    screen: str


def steps() -> list[Step]:
    found: list[Step] = []
    for kind, words in BLOCK.findall(GUIDE):
        if kind:
            found[-1] = Step(found[-1].commands, words)
        else:
            found.append(Step(tuple(words.splitlines()), ""))
    return found


def by_hand(before: str) -> None:
    """Do what the guide says a person does before a command."""
    if before == f"table {PLAN} --read bang.xlsx":
        table = Filled(Path("bang.xlsx").read_bytes())
        columns = {heading(column): column for column in PLAN_COLUMNS}
        for work_id, column, words in CELLS:
            table.fill(work_id, columns[column], words)
        Path("bang.xlsx").write_bytes(table.data())
    elif before == f"check {PLAN}":
        text = re.sub(r"\n *\w+: \(xã điền\).*", "", PLAN.read_text(encoding="utf-8"))
        for word, signed in (("state: draft", "state: issued"), ("number:  ", "number: 7")):
            text = text.replace(word, signed, 1)
        text = text.replace("date: ngày tháng năm", "date: ngày 15 tháng 01 năm 2025", 1)
        PLAN.write_text(text, encoding="utf-8")
    elif before.startswith("diff "):
        shutil.copy(DISTRICT, "huyen-cu.yaml")
        text = DISTRICT.read_text(encoding="utf-8")
        DISTRICT.write_text(text.replace("Thành lập Tổ công tác", "Kiện toàn Tổ công tác"), encoding="utf-8")


def test_the_guide_can_be_followed_from_end_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(ROOT / DISTRICT, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    signed = ""
    for step in steps():
        for command in step.commands:
            program, _, rest = command.partition(" ")
            assert program == "plancli"
            by_hand(rest)
            code = next((code for words, code in ENDS.items() if words in rest), 0)
            assert main(shlex.split(rest)) == code, command
            said = capsys.readouterr()
            if rest == f"check {PLAN}":
                signed = _words(PLAN)
        lines = f"{said.out}{said.err}".splitlines()
        for line in step.screen.splitlines():
            assert line == "…" or line in lines, (step.commands, line)
    assert signed
    assert _words(PLAN) == signed


def _words(path: Path) -> str:
    """Return a file without the marks that the machine keeps of the words above."""
    return re.sub(r"fingerprint: .*", "", path.read_text(encoding="utf-8"))


def test_the_guide_shows_every_step() -> None:
    told = {command.split()[1] for step in steps() for command in step.commands}
    assert told >= {
        *("new", "table", "check", "render", "trace", "diff", "sheets", "progress", "remind"),
        *("obligations", "import"),
    }
    assert len(CELLS) == 3
