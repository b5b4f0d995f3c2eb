"""A program that lies in the folder of a plan is never started in place of one that the computer has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plancli import programs
from plancli.importing import old_word
from plancli.importing.old_word import find_office
from plancli.programs import find_program, system_program

PLACES_OF_A_STRANGER = ("", ".", "tools", "./tools", "..")


def _put(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    place = folder / name
    place.write_text("#!/bin/sh\n", encoding="utf-8")
    place.chmod(0o755)
    return place


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a cloned folder that brings its own programs, as files of Unix and of Windows."""
    folder = tmp_path / "repository"
    for place in (folder, folder / "tools", tmp_path):
        for name in ("git", "soffice", "libreoffice"):
            _put(place, name)
            _put(place, f"{name}.exe")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("path", PLACES_OF_A_STRANGER)
def test_only_whole_paths_are_looked_in(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, windows: bool
) -> None:
    name = "soffice.exe" if windows else "soffice"
    monkeypatch.setattr(programs, "_file_name", lambda _name: name)
    monkeypatch.setenv("PATH", path)
    assert find_program("soffice") == ""
    own = _put(tmp_path / "own", name)
    monkeypatch.setenv("PATH", os.pathsep.join([path, str(own.parent)]))
    assert find_program("soffice") == str(own)


def test_the_first_name_that_is_found_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = programs._file_name("libreoffice")
    own = _put(tmp_path / "own", name)
    monkeypatch.setenv("PATH", str(own.parent))
    assert find_program("soffice", "libreoffice") == str(own)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no right to run a file")
def test_a_file_that_may_not_be_run_is_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(tmp_path / "own", "git").chmod(0o644)
    monkeypatch.setenv("PATH", str(tmp_path / "own"))
    assert find_program("git") == ""


@pytest.mark.parametrize("variable", ["PATH", "ProgramFiles", "ProgramW6432"])
@pytest.mark.parametrize("path", PLACES_OF_A_STRANGER)
def test_libreoffice_of_a_repository_is_not_started(
    repository: Path, monkeypatch: pytest.MonkeyPatch, variable: str, path: str
) -> None:
    inside = repository / path / "LibreOffice" / "program"
    inside.mkdir(parents=True)
    _put(inside, "soffice.exe")
    monkeypatch.setattr(old_word, "_INSTALLED", ())
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(variable, path)
    assert find_office() is None


def test_a_program_of_windows_is_named_by_its_whole_path(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Windows").mkdir()
    own = _put(tmp_path / "Windows" / "System32", "taskkill.exe")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path / "Windows"))
    assert system_program("taskkill") == str(own)
    for elsewhere in ("", ".", str(tmp_path)):
        monkeypatch.setenv("SYSTEMROOT", elsewhere)
        assert system_program("taskkill") == ""
