"""What the guide to CI shows works: its commands run, its files are what the services accept."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from plancli.formats import FORMATS
from tests.whole_process import surroundings

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = re.findall(r"^\$ plancli (check plans\b[^\n]*)", GUIDE, re.MULTILINE)


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs_as_written(command: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2025-tramtau.yaml").write_bytes((ROOT / "plans/2025-tramtau.yaml").read_bytes())
    arguments = shlex.split(command)
    done = run(["-m", "plancli", *arguments], tmp_path)
    output = arguments[arguments.index("-o") + 1] if "-o" in arguments else ""
    assert done.returncode == (0 if "never" in arguments else 1)
    assert done.stderr == (f"Đã ghi {output}.\n" if output else "")
    if output:
        assert (tmp_path / output).stat().st_size > 1_000


def test_the_guide_shows_each_service() -> None:
    assert len(FILES) == 3
    assert len(COMMANDS) == 4
    assert {"github", "gitlab", "sarif", "markdown"} <= {word for each in COMMANDS for word in each.split()}


@pytest.mark.parametrize(("schema", "number"), [("vendor.github-workflows", 0), ("vendor.gitlab-ci", 1)])
def test_its_files_are_valid_for_the_service(schema: str, number: int, tmp_path: Path) -> None:
    path = tmp_path / "ci.yml"
    path.write_text(FILES[number], encoding="utf-8")
    # -I: an outside program may look whether there is IPv6, which the tests forbid plancli; it sends nothing.
    done = run(["-I", "-m", "check_jsonschema", "--builtin-schema", schema, str(path)], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_and_the_template_it_names_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shown = [hook["id"] for repo in yaml.safe_load(FILES[2])["repos"] for hook in repo["hooks"]]
    assert sorted(shown) == sorted(hook["id"] for hook in hooks)
    included = yaml.safe_load(FILES[1])
    template = yaml.safe_load((ROOT / included["include"][0]["file"]).read_text(encoding="utf-8"))
    assert set(included["variables"]) <= set(template["variables"])


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = (
        step for step in yaml.safe_load(FILES[0])["jobs"]["check"]["steps"] if "/plancli@" in step["uses"]
    )
    assert set(step["with"]) <= set(action["inputs"])


def test_the_table_names_every_format() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)) == set(FORMATS)


def test_the_last_line_it_quotes_is_how_the_tool_sums_up() -> None:
    done = run(["-m", "plancli", "check", "plans", "--format", "concise"], ROOT)
    quoted = next(line for line in GUIDE.splitlines() if line.startswith("Trước khi trình ký"))
    assert _shape(quoted) == _shape(done.stdout.splitlines()[-1])


def _shape(line: str) -> str:
    """Return a line without figures and places, which every new rule changes."""
    return re.sub(r"\d+", "0", re.sub(r"\(.*?\)", "()", line))
