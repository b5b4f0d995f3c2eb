"""Each single step on the disk goes wrong once: what stood stands, and the message says what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plancli.errors import WritingError
from plancli.messages import Language, sentence
from plancli.writing import finish_sets, places, write_file, write_set
from tests.writing.disk_steps import Steps, in_child, left_over, visible, watched

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork")

OLD = {"a.docx": b"old a" * 50, "c.docx": b"old c" * 50}
NEW = {name: b"new " + name.encode() * 40 for name in ("a.docx", "b.docx", "c.docx", "d.docx")}
NOTE = {"note.txt": b"a clerk's own"}

WAYS: dict[str, tuple[dict[str, bytes], Callable[[Path], object], dict[str, bytes]]] = {
    "a new file": ({}, lambda home: write_file(home / "a.docx", b"new"), {"a.docx": b"new"}),
    "a file again": (OLD, lambda home: write_file(home / "a.docx", b"new"), {**OLD, "a.docx": b"new"}),
    "a set in a new folder": (
        NOTE,
        lambda home: write_set(home / "x" / "y", NEW),
        {**NOTE, **{f"x/y/{name}": content for name, content in NEW.items()}},
    ),
    "a set among files": ({**OLD, **NOTE}, lambda home: write_set(home, NEW), {**NOTE, **NEW}),
}
FAULTS = {
    errno.ENOSPC: "write.no-space",
    errno.EDQUOT: "write.no-space",
    errno.EROFS: "write.denied",
    errno.EACCES: "write.denied",
    errno.ENOENT: "write.no-folder",
    errno.EIO: "write.failed",
}


def _laid_out(home: Path, files: dict[str, bytes]) -> Path:
    home.mkdir()
    for name, content in files.items():
        (home / name).write_bytes(content)
    return home


def _raise_at(numbers: set[int], error: int, *, after: int | None = None) -> Callable[[int, str], None]:
    """Return what fails at those steps; `after` a step, at all that need room on the disk."""

    def at(step: int, name: str) -> None:
        needs_room = name in {"open", "write", "fsync", "os.mkdir", "os.link"}
        if step in numbers or (after is not None and step >= after and needs_room):
            raise OSError(error, os.strerror(error))

    return at


def _tried(home: Path, act: Callable[[Path], object], at: Callable[[int, str], None]) -> tuple[Steps, str]:
    """Return the steps that were made, and the key of the failure, empty for none."""
    with watched(home, at) as steps:
        try:
            act(home)
        except WritingError as failure:
            return steps, failure.key
    return steps, ""


@pytest.mark.parametrize("error", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("way", WAYS)
def test_a_fault_at_any_step_changes_nothing_or_does_no_harm(way: str, error: int, tmp_path: Path) -> None:
    before, act, after = WAYS[way]
    failed = set()
    for number in range(1, 1000):
        home = _laid_out(tmp_path / str(number), before)
        steps, key = _tried(home, act, _raise_at({number}, error))
        if len(steps.names) < number:
            break
        assert visible(home) == (before if key else after), (number, steps.names)
        # Only the removal of our own may wait for the next run.
        assert not left_over(home) or steps.names[number - 1] in {"os.remove", "os.rmdir"}
        failed.add(key)
    else:
        pytest.fail("the steps never end")
    in_use = {"write.in-use", "write.set-in-use", "write.folder-held"} if error == errno.EACCES else set()
    assert FAULTS[error] in failed
    assert failed <= {"", FAULTS[error], *in_use}


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_stays_full_from_any_step_on_changes_nothing(way: str, tmp_path: Path) -> None:
    before, act, after = WAYS[way]
    for number in range(1, 1000):
        home = _laid_out(tmp_path / str(number), before)
        steps, key = _tried(home, act, _raise_at(set(), errno.ENOSPC, after=number))
        assert key in {"", "write.no-space"}
        assert visible(home) == (before if key else after)
        assert left_over(home) == []
        if len(steps.names) < number:
            break


def test_two_faults_leave_a_set_that_the_next_run_takes_back_or_ends(tmp_path: Path) -> None:
    before, act, after = WAYS["a set among files"]
    told = set()
    first = second = 0
    while True:
        first += 1
        for second in range(first + 1, 1000):
            home = _laid_out(tmp_path / f"{first}-{second}", before)
            steps, key = _child_tried(home, act, _raise_at({first, second}, errno.EIO))
            told.add(key)
            if key != "write.half-back":
                assert visible(home) in ([before] if key else [after]), (first, second)
            # The process that failed is gone; the next one ends what it left.
            finish_sets(home)
            assert visible(home) == (before if key else after), (first, second)
            assert left_over(home) == []
            if len(steps) < second:
                break
        if len(steps) < first:
            break
    assert told == {"", "write.failed", "write.half-back"}


def _child_tried(
    home: Path, act: Callable[[Path], object], at: Callable[[int, str], None]
) -> tuple[list[str], str]:
    said = home.with_suffix(".txt")

    def tell() -> None:
        steps, key = _tried(home, act, at)
        said.write_text("\n".join([key, *steps.names]), encoding="utf-8")

    assert in_child(tell) == 0
    key, *steps = said.read_text(encoding="utf-8").split("\n")
    return steps, key


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root, to give up its rights")
@pytest.mark.parametrize(("act", "path"), [(write_file, "a.docx"), (write_set, "x")])
def test_a_folder_that_may_not_be_written_to_is_told(
    act: Callable[[Path, object], object], path: str, tmp_path: Path
) -> None:
    for place in (*reversed(tmp_path.parents), tmp_path):
        if place.owner() == "root" and place.stat().st_mode & 0o777 == 0o700:
            place.chmod(0o711)
    said = tmp_path / "said.txt"
    said.touch()
    said.chmod(0o666)
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o755)

    def try_as_nobody() -> None:
        os.setuid(65534)
        try:
            act(folder / path, b"x" if act is write_file else {"a.docx": b"x", "b.docx": b"x"})
        except WritingError as failure:
            said.write_text(failure.key, encoding="utf-8")

    assert in_child(try_as_nobody) == 0
    assert said.read_text(encoding="utf-8") == "write.denied"
    assert list(folder.iterdir()) == []


def test_a_path_that_is_too_long_is_told_from_a_name_that_is(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["thư mục"] * 600)
    for path, told in ((deep / "a.docx", "write.long-path"), (tmp_path / ("ủ" * 120), "write.long-name")):
        for write in (
            lambda path=path: write_file(path, b""),
            lambda path=path: write_set(path, {"a.md": b""}),
        ):
            with pytest.raises(WritingError) as failure:
                write()
            assert failure.value.key == told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("length", "told"), [(100, "write.no-folder"), (239, "write.no-folder"), (240, "write.long-path")]
)
def test_what_windows_does_not_find_because_its_path_is_long_is_told_as_such(
    length: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = "C:\\" + "ủ" * (length - 3)

    failure = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified", named)
    path = Path("a.docx")
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        key = places._reason(failure, path)
    assert key == told


def test_a_failure_names_the_file_or_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for files, folder, named in (
        ({"a.md": b""}, "x/y", "x/y/a.md"),
        ({"a.md": b"", "b.md": b""}, "x/y", "x/y"),
        ({"a.md": b"", "b.md": b""}, ".", tmp_path.as_posix()),
    ):
        with (
            watched(tmp_path, _raise_at({1}, errno.ENOSPC)),
            pytest.raises(WritingError) as failure,
        ):
            write_set(Path(folder), files)
        assert failure.value.fields["path"] == named


def test_a_new_folder_that_is_held_is_not_called_a_file(tmp_path: Path) -> None:
    def hold(_: int, name: str) -> None:
        if name == "os.rename":
            raise PermissionError(errno.EACCES, "held")

    with watched(tmp_path, hold), pytest.raises(WritingError) as failure:
        write_set(tmp_path / "phiếu", NEW)
    assert failure.value.key == "write.folder-held"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "key", ["write.in-use", "write.folder-held", "write.set-in-use", "write.no-space", "write.half-back"]
)
def test_the_message_says_what_to_do(key: str) -> None:
    fields = {"path": "phiếu/02 - Phòng Tư pháp.docx", "count": 20, "stage": "phiếu/.plancli-1-a.tmp"}
    vietnamese = sentence(Language.VI, key, **fields)
    assert "chạy lại" in vietnamese
    assert "run again" in sentence(Language.EN, key, **fields)
    if "in-use" in key:
        assert "Word" in vietnamese
        assert "đóng tệp" in vietnamese
        assert "chưa được ghi" in vietnamese
