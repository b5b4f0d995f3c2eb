"""A record that came with a folder from elsewhere moves, removes and opens nothing but its own files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plancli.writing import finish_sets
from plancli.writing.set_record import begin
from plancli.writing.steps import mark_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="asks no process by its number there")
NO_PROCESS = 999_999_999
OURS = b"ours"


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """Return a stage in a folder with one file, `a.docx`."""
    (tmp_path / "a.docx").write_bytes(OURS)
    place = tmp_path / f".plancli-{NO_PROCESS}-aa.tmp"
    place.mkdir()
    return place


def _look(path: Path) -> str:
    mark = mark_of(path)
    assert mark is not None
    return f"{mark.size} {mark.moment}"


def _record(stage: Path, line: str, name: str = "record") -> None:
    (stage / name).write_text(f"plancli set 1\n{line}", encoding="utf-8")


def test_a_record_without_end_is_not_read(stage: Path) -> None:
    (stage / "record").symlink_to("/dev/zero")
    assert finish_sets(stage.parent) == ()
    assert not stage.exists()


def test_a_record_that_is_a_pipe_is_not_waited_for(stage: Path) -> None:
    os.mkfifo(stage / "record-back")
    assert finish_sets(stage.parent) == ()
    assert not stage.exists()


def test_a_record_that_is_a_folder_stops_no_later_set(stage: Path) -> None:
    (stage / "record").mkdir()
    assert finish_sets(stage.parent) == ()
    assert not stage.exists()


@pytest.mark.parametrize("name", ["../a.docx", "/a.docx", "x/../../a.docx", ".hidden", ""])
def test_a_record_reaches_no_other_folder(stage: Path, name: str) -> None:
    target = stage.parent / "a.docx"
    _record(stage, f"{_look(target)} - - {name}", "record-back")
    assert finish_sets(stage.parent) == ()
    assert target.read_bytes() == OURS


def test_a_link_is_not_put_in_the_place_of_a_file(stage: Path) -> None:
    target = stage.parent / "a.docx"
    (stage / "old-0").symlink_to("/etc/passwd")
    _record(stage, f"{_look(target)} {_look(target)} a.docx", "record-back")
    finish_sets(stage.parent)
    assert not target.is_symlink()
    assert target.read_bytes() == OURS


def test_a_new_file_that_is_a_link_takes_no_place(stage: Path) -> None:
    target, new = stage.parent / "a.docx", stage / "new-0"
    new.symlink_to("/etc/passwd")
    status = new.lstat()
    for size in (status.st_size, -1):
        stage.mkdir(exist_ok=True)
        if not new.is_symlink():
            new.symlink_to("/etc/passwd")
            os.utime(new, ns=(status.st_mtime_ns,) * 2, follow_symlinks=False)
        _record(stage, f"{size} {status.st_mtime_ns} {_look(target)} a.docx")
        finish_sets(stage.parent)
        assert target.read_bytes() == OURS


def test_a_folder_is_never_removed_as_a_file_of_a_set(stage: Path) -> None:
    target = stage.parent / "b.docx"
    target.mkdir()
    _record(stage, f"{target.lstat().st_size} {target.lstat().st_mtime_ns} - - b.docx", "record-back")
    finish_sets(stage.parent)
    assert target.is_dir()
    assert not stage.exists()


def test_in_a_folder_of_everybody_only_our_own_sets_are_finished(
    stage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(stage, [])
    stage.parent.chmod(0o1777)
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: stage.lstat().st_uid + 1)
        assert finish_sets(stage.parent) == ()
        assert stage.exists()
        # A folder that colleagues share is theirs to go on in.
        stage.parent.chmod(0o0777)
        finish_sets(stage.parent)
        assert not stage.exists()
