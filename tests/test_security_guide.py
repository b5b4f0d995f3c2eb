"""docs/security.md promises nothing that no test holds: each row of its table names tests that are there."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
ASKED_FOR = (
    *("Template injection", "Path traversal", "Symlinks", "Zip bombs", "YAML bombs", "Entities", "Formulas"),
    *("Terminal escapes, bidi marks", "Hostile settings", "Hostile git", "Network", "State secrets"),
    *("Personal data", "A package that was exchanged", "Calendars", "Orders to a CI log", "Scripts in pages"),
)


def rows(text: str) -> list[list[str]]:
    """Return the cells of each row of the table of threats."""
    _, _, table = text.partition("| threat |")
    lines = table.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("| "))] for line in lines]


def faults(text: str, known: set[tuple[str, str]]) -> Iterator[str]:
    """Yield each row that has a blank cell, names no test, or names one that is not there."""
    for cells in rows(text):
        named = NAMED.findall(cells[-1])
        if len(cells) != 4 or not all(cells) or not named:
            yield f"{cells[0]}: no test, or a blank cell"
        yield from (f"{cells[0]}: {path}::{name}" for path, name in named if (path, name) not in known)


@pytest.fixture(scope="module")
def guide(project: Path) -> str:
    return (project / "docs" / "security.md").read_text(encoding="utf-8")


def _collected(project: Path, files: list[str]) -> set[tuple[str, str]]:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--no-cov", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *files], capture_output=True, text=True, cwd=project, check=False)
    found = re.findall(r"^(tests/[\w/]+\.py)::(?:\w+::)?(\w+)", done.stdout, re.MULTILINE)
    assert found, done.stdout + done.stderr
    return set(found)


def test_every_row_names_tests_that_pytest_collects(project: Path, guide: str) -> None:
    files = sorted({path for path, _ in NAMED.findall(guide)})
    assert list(faults(guide, _collected(project, files))) == []


def test_every_threat_that_is_asked_for_has_a_row(guide: str) -> None:
    threats = "\n".join(cells[0] for cells in rows(guide))
    assert [each for each in ASKED_FOR if each not in threats] == []


def test_every_module_that_a_row_names_is_there(project: Path, guide: str) -> None:
    named = {name for cells in rows(guide) for name in re.findall(r"`([\w/*]+(?:\.py|/))`", cells[2])}
    assert named
    assert [name for name in sorted(named) if not any((project / "plancli").glob(name.rstrip("/")))] == []


HEAD = "| threat | how | what | test |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| A | b | c | `tests/a.py::test_a` |", []),
        ("| A | b | c |  |", ["A: no test, or a blank cell"]),
        ("| A |  | c | `tests/a.py::test_a` |", ["A: no test, or a blank cell"]),
        ("| A | b | c | by hand |", ["A: no test, or a blank cell"]),
        ("| A | b | c | `tests/a.py::test_a`<br>`tests/a.py::test_gone` |", ["A: tests/a.py::test_gone"]),
    ],
)
def test_a_row_without_its_test_would_be_seen(row: str, said: list[str]) -> None:
    assert list(faults(f"{HEAD}{row}\n\nEnd", {("tests/a.py", "test_a")})) == said
