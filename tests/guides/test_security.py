"""docs/security.md promises nothing that no test holds: each row of its table names tests that are there."""

from __future__ import annotations

import ast
import re
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


def _standing(path: Path) -> set[str]:
    """Return the tests of a file, which pytest would collect: by their names, at the top or in a class."""
    top = ast.parse(path.read_text(encoding="utf-8") if path.is_file() else "").body
    classes = (each.body for each in top if isinstance(each, ast.ClassDef) and each.name.startswith("Test"))
    found = (each for body in (top, *classes) for each in body if isinstance(each, ast.FunctionDef))
    return {each.name for each in found if path.name.startswith("test_") and each.name.startswith("test_")}


def test_every_row_names_tests_that_stand_where_it_says(project: Path, guide: str) -> None:
    files = {path for path, _ in NAMED.findall(guide)}
    known = {(path, name) for path in files for name in _standing(project / path)}
    assert list(faults(guide, known)) == []


@pytest.mark.parametrize(
    ("file", "words", "found"),
    [
        ("test_a.py", "def test_a(): ...\nclass TestB:\n    def test_c(self): ...", {"test_a", "test_c"}),
        ("test_a.py", "def run():\n    def test_a(): ...\nclass B:\n    def test_c(self): ...", set()),
        ("a.py", "def test_a(): ...", set()),
    ],
)
def test_only_what_pytest_collects_counts(file: str, words: str, found: set[str], tmp_path: Path) -> None:
    assert _standing(tmp_path / file) == set()
    (tmp_path / file).write_text(words, encoding="utf-8")
    assert _standing(tmp_path / file) == found


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
