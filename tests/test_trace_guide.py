"""docs/truy-vet.md: every command for one plan runs as written, and every state and key is the tool's own."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.loading import load_bytes
from plancli.messages import Language, catalogue
from tests.trace_made import CITATION, DUMPS, WASTE, province, task, text_of, written

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "truy-vet.md").read_text(encoding="utf-8")
PART = re.split(r"\n## ", GUIDE)[1]
COMMANDS = re.findall(r"^plancli (trace .+)$", PART, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs_as_written(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2025-tramtau.yaml").write_bytes((ROOT / "plans/2025-tramtau.yaml").read_bytes())
    (tmp_path / "tinh.yaml").write_text(text_of(province()), encoding="utf-8")
    tasks = [task("1", WASTE, implements=[{"task": "I.1", "fingerprint": "0"}]), task("2", DUMPS)]
    plan = written(tasks, parents=[{"name": "KH 12", "words": CITATION}])
    (tmp_path / "xa.yaml").write_text(text_of(plan), encoding="utf-8")
    assert main(shlex.split(command)) == 0


def test_the_guide_shows_the_commands_of_one_plan() -> None:
    assert len(COMMANDS) >= 8


def test_the_states_are_those_of_the_tool() -> None:
    told = set(re.findall(r"^\| (.+?) \|", PART, re.MULTILINE)) - {"Trạng thái", "---"}
    assert told == {words for key, words in catalogue(Language.VI).items() if key.startswith("trace.state.")}


def test_the_keys_that_the_guide_shows_are_read() -> None:
    head, link = re.findall(r"```yaml\n(.*?)```", PART, re.DOTALL)
    plan = text_of(written([])).replace("sections:", f"{head}\nsections:")
    assert load_bytes("plan.yaml", plan.encode()).diagnostics == ()
    indented = "".join(f"    {line}\n" for line in link.splitlines())
    plan = text_of(written([task("1", WASTE)])).replace(
        f"    text: {WASTE}\n", f"    text: {WASTE}\n{indented}"
    )
    loaded = load_bytes("plan.yaml", plan.encode())
    assert (loaded.diagnostics, loaded.plan is not None) == ((), True)
    assert loaded.plan
    assert len(loaded.plan.tasks[0].implements) == 2
