"""Whole processes: encodings, pipes, exit codes, and what a run loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.whole_process import surroundings

PROJECT = Path(__file__).resolve().parents[2]
TRAMTAU = "plans/2025-tramtau.yaml"
Process = Callable[..., Any]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "utf-8", "cp437"])
def test_any_code_page_of_the_system_gets_utf_8_in_a_pipe(encoding: str, process: Process) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    run = process("check", TRAMTAU, env=env)
    assert run.code in (0, 1)
    assert "Tràm Tấn" in run.out.decode()
    told = process("export", TRAMTAU, env=env)
    assert json.loads(told.out)["issuance"]["issuer"] == "Ủy ban nhân dân huyện Trạm Tấu"
    missing = process("check", "không-có.yaml", env=env)
    assert missing.code == 2
    assert "không-có.yaml" in missing.err.decode()


def test_the_plain_c_locale_is_fine(process: Process) -> None:
    env = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert "Cách dùng" in process("--help", env=env).out.decode()


@pytest.mark.parametrize("arguments", [["check", TRAMTAU], ["schema"], ["--help"]])
def test_line_ends_reach_a_pipe_as_they_are(arguments: list[str], process: Process) -> None:
    """Also where the system's own streams would write two signs for each line end, as on Windows."""
    script = (
        "import sys; sys.stdout.reconfigure(newline='\\r\\n');"
        "from plancli.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, cwd=PROJECT, check=False,
        env=surroundings(COLUMNS="80"),
    )  # fmt: skip
    assert done.stdout == process(*arguments).out
    assert done.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
@pytest.mark.parametrize(
    "arguments", [["check", TRAMTAU], ["export", TRAMTAU], ["schema"], ["rule", "--all"]]
)
def test_a_reader_that_hangs_up_early_is_no_fault(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "plancli", *arguments],
        stdout=write, stderr=subprocess.PIPE, env=surroundings(), cwd=PROJECT, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.stderr == b""
    assert done.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "plancli", "schema"],
            stdout=full, stderr=subprocess.PIPE, env=surroundings(), cwd=PROJECT, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().startswith("plancli: Không ghi được kết quả")
    assert b"Traceback" not in done.stderr


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a run has loaded when it ends, by dotted name."""
    script = (
        "import sys; from plancli.__main__ import main; main(sys.argv[1:]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=PROJECT, check=False,
        env=surroundings(PYTHONIOENCODING="utf-8"),
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


HEAVY = {"rich", "jinja2", "docx", "docxtpl", "lxml", "rapidfuzz", "pydantic"}
NOT_FOR_A_CHECK = {
    "plancli.messages.en",  # the other language
    "plancli.messages.en_commands",
    "plancli.messages.vi_law",  # a catalogue is loaded when one of its sentences is said
    "plancli.messages.vi_progress",
    "plancli.messages.vi_templates",
    "plancli.messages.vi_trace",
    "plancli.analysis.six_questions",  # answers them; a rule bears but the name of a question
    "plancli.analysis.authority",
    "plancli.analysis.unit_search",
    "plancli.fixing",
    "plancli.cli.differences",
    "plancli.legal.overlay",
    "plancli.legal.duties",  # a link to a duty asks for its id only
    "plancli.legal.search",
    "plancli.exports",
    "plancli.reports",
    "plancli.importing",
    "plancli.writing",
    "plancli.baseline",
    "typer",  # the usual line of flags is read without it
    "dataclasses",  # with `inspect`, `ast` and `tokenize`
    "inspect",
    "difflib",
    "shutil",
    "tempfile",
    "tomllib",
    "sqlite3",
    "asyncio",
    "concurrent",
    "multiprocessing",
    "http",
    "email",
}
"""What a check of a plan file does without: each costs every start of it."""


def test_check_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((PROJECT / TRAMTAU).read_bytes())
    assert not loaded("check", str(plan)) & (HEAVY | NOT_FOR_A_CHECK)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "--help"],
        ["obligations", TRAMTAU],
        ["gaps", TRAMTAU],
        ["export", TRAMTAU],
        ["rule", "KH104"],
        ["new"],
        ["render", "--help"],
        ["sheets", "--help"],
        ["remind", "--help"],
        ["schema", "--help"],
    ],
    ids=" ".join,
)
def test_a_command_loads_no_more_than_it_needs(arguments: list[str]) -> None:
    assert not loaded(*arguments) & HEAVY


def test_the_help_of_a_check_loads_no_rule_and_no_plan() -> None:
    assert not loaded("check", "--help") & {"yaml", "plancli.checking", "plancli.loading", "plancli.rules"}


def test_no_cycle_is_looked_for_at_the_end() -> None:
    script = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0)); import plancli.cli"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=PROJECT, check=True)
    assert done.stdout == b"True\n"


def test_a_word_paper_of_a_shipped_template_needs_no_docxtpl(tmp_path: Path) -> None:
    arguments = ["render", TRAMTAU, "--format", "docx", "-o", str(tmp_path / "a.docx")]
    assert loaded(*arguments) & HEAVY <= {"jinja2", "lxml"}


def watched(*arguments: str) -> str:
    """Return what a run writes on stderr when that is a terminal."""
    reader, writer = os.openpty()
    screen = os.environ | {"TERM": "xterm", "COLUMNS": "200"}
    command = [sys.executable, "-m", "plancli", *arguments]
    with subprocess.Popen(command, stderr=writer, stdout=subprocess.DEVNULL, cwd=PROJECT, env=screen):
        os.close(writer)
        seen = b""
        with suppress(OSError):  # what Linux says when the other end is closed
            while piece := os.read(reader, 65_536):
                seen += piece
    os.close(reader)
    return seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize(("units", "shown"), [(120, True), (20, False)])
def test_many_sheets_are_seen_to_grow_where_a_person_watches(units: int, shown: bool, tmp_path: Path) -> None:
    plan = (PROJECT / TRAMTAU).read_text(encoding="utf-8")
    names = "".join(f"            - Trường Tiểu học số {number}\n" for number in range(units))
    task = f'sections:\n  - label: I\n    title: A\n    tasks:\n      - label: "1"\n        text: B\n        lead:\n{names}'
    made = tmp_path / "plan.yaml"
    made.write_text(plan[: plan.index("sections:")] + task, encoding="utf-8")
    seen = watched("sheets", str(made), "-o", str(tmp_path / "phiếu"))
    assert ("Đang lập phiếu" in seen) is shown
    assert (f"{units}/{units}" in seen) is shown
    assert ("Đang ghi phiếu" in seen) is shown
    assert f"Đã ghi {units + 1} tệp" in seen


def test_help_of_the_program_loads_no_yaml_and_no_command() -> None:
    assert "yaml" not in loaded("--help")


def test_exit_codes(process: Process, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plancli: 1\nplancli: 1\n")
    assert process("check", TRAMTAU, "--fail-on", "never").code == 0
    assert process("check", TRAMTAU, "--fail-on", "warning").code == 1
    assert process("check", broken).code == 1
    assert process("check", broken, "--fail-on", "never").code == 0
    assert process("check", tmp_path / "gone.yaml").code == 2
    assert process("check", "--bogus").code == 2
    assert process("gaps", TRAMTAU).code == 0
