"""The locks in packaging/ hold what pyproject.toml asks for, every file by its hash, and name no server."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lock import declared, lowest_python

LOCKED = re.compile(
    r"(?P<name>[a-z0-9.-]+)(?:\[(?P<extras>[a-z0-9,-]+)\])?==(?P<version>[\w.!+]+)(?: ; (?P<when>[^\\\n]+?))? \\"
)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
WANTED = declared()


def _lines(project: Path, name: str) -> list[str]:
    text = (project / "packaging" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _versions(project: Path, name: str) -> dict[str, str]:
    found = [LOCKED.fullmatch(line) for line in _lines(project, name)]
    return {match["name"]: match["version"] for match in found if match}


def unmet(wanted: list[str], versions: dict[str, str]) -> list[str]:
    """Return what is wanted and not locked, or locked at a version that is not wanted."""
    needs = [Requirement(line) for line in wanted]
    return [
        str(need)
        for need in needs
        if (version := versions.get(canonicalize_name(need.name))) is None or version not in need.specifier
    ]


def test_there_is_one_lock_for_run_time_one_to_build_and_one_for_each_extra(project: Path) -> None:
    assert {path.name for path in (project / "packaging").glob("requirements*.txt")} == set(WANTED), (
        "run `make lock`"
    )


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_holds_what_pyproject_asks_for(project: Path, name: str) -> None:
    assert unmet(WANTED[name], _versions(project, name)) == [], "run `make lock`"


@pytest.mark.parametrize("name", WANTED)
def test_a_lock_is_versions_and_hashes_and_nothing_else(project: Path, name: str) -> None:
    lines = _lines(project, name)
    assert [line for line in lines if not LOCKED.fullmatch(line) and not HASH.fullmatch(line)] == []
    bare = [
        line
        for line, next_line in zip(lines, [*lines[1:], ""], strict=True)
        if LOCKED.fullmatch(line) and not HASH.fullmatch(next_line)
    ]
    assert bare == []


def test_a_lock_names_the_extras_that_its_packages_ask_of_each_other(project: Path) -> None:
    """For pip, `coverage[toml]` is a package of its own: unnamed, it is looked for at the newest version."""
    found = [LOCKED.fullmatch(line) for line in _lines(project, "requirements-dev.txt")]
    locked = {match["name"]: set((match["extras"] or "").split(",")) for match in found if match}
    asked = [
        need
        for name in locked
        for line in _asked_by(name)
        if (need := Requirement(line)).extras and (need.marker is None or need.marker.evaluate({"extra": ""}))
    ]
    assert any(need.name == "coverage" for need in asked)
    assert [
        str(need) for need in asked if not need.extras <= locked.get(canonicalize_name(need.name), set())
    ] == []


def _asked_by(name: str) -> list[str]:
    """Return what an installed package needs; nothing of one that another system would install."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def test_all_locks_agree_on_the_version_of_a_package(project: Path) -> None:
    seen = {(package, version) for name in WANTED for package, version in _versions(project, name).items()}
    assert len(seen) == len({package for package, _ in seen})


def test_the_run_time_lock_holds_what_windows_needs_beside(project: Path) -> None:
    lines = _lines(project, "requirements.txt")
    assert [line for line in lines if line.startswith("colorama==") and "; sys_platform == 'win32'" in line]


def test_the_locks_begin_at_the_oldest_python_that_is_allowed() -> None:
    assert lowest_python() == "3.11"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("typer>=0.28,<0.29", []),
        ("typer>=0.29", ["typer>=0.29"]),
        ("Requests", ["Requests"]),
        ("types-PyYAML", []),
    ],
)
def test_what_a_lock_lacks_would_be_seen(wanted: str, said: list[str]) -> None:
    assert unmet([wanted], {"typer": "0.28.0", "types-pyyaml": "6.0"}) == said
