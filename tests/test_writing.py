"""A file that plancli writes is whole or is not there, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.errors import WritingError
from plancli.writing import file_set, left_over, scratch_folder, steps, write_file, write_set
from tests.whole_process import surroundings

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions, links and signals")


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def _reason(write: Callable[[], object]) -> str:
    with pytest.raises(WritingError) as failure:
        write()
    assert "path" in failure.value.fields
    return failure.value.key


def _stray(folder: Path, process: int, *, hours_old: float = 0) -> Path:
    path = folder / f".plancli-{process}-0a1b2c3d.tmp"
    path.write_bytes(b"half")
    moment = time.time() - hours_old * 3600
    os.utime(path, (moment, moment))
    return path


@POSIX
def test_a_folder_that_another_run_makes_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "phiếu"
    settle = steps.settle

    def made_meanwhile(place: Path) -> None:
        settle(place)
        if not folder.exists():
            folder.mkdir()
            (folder / "a.docx").write_bytes(b"of the other")

    monkeypatch.setattr(file_set, "settle", made_meanwhile)
    assert _reason(lambda: write_set(folder, {"a.docx": b"new", "b.docx": b"new"})) == "write.just-made"
    assert _names(tmp_path) == ["phiếu"]
    assert (folder / "a.docx").read_bytes() == b"of the other"
    assert _names(folder) == ["a.docx"]


def _ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        process.wait()
    return process.pid


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_written_as_utf8_with_its_own_line_ends(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kế hoạch.md"
        write_file(path, text)
        assert path.read_bytes() == text.encode()
        assert _names(Path(folder)) == ["kế hoạch.md"]


def test_a_file_that_stands_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_file(path, "dài hơn nhiều\n" * 100)
    write_file(path, b"ng\xe1\xba\xafn\r\n")
    assert path.read_bytes() == b"ng\xe1\xba\xafn\r\n"
    assert _names(tmp_path) == ["a.md"]


def test_without_force_a_file_that_stands_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_file(path, "cũ", force=False)
    assert _reason(lambda: write_file(path, "mới", force=False)) == "write.exists"
    assert path.read_text(encoding="utf-8") == "cũ"


@POSIX
def test_the_mode_of_a_file_is_kept_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    kept, fresh = tmp_path / "a.md", tmp_path / "b.md"
    kept.write_bytes(b"")
    kept.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_file(kept, "x")
        write_file(fresh, "x")
        write_set(tmp_path, {"a.md": b"y"})
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, fresh)] == [0o640, 0o640]
    kept.chmod(0o600)
    write_file(kept, "x")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@POSIX
def test_what_is_no_plain_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"x")
    (tmp_path / "link.md").symlink_to(real)
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "locked.md").write_bytes(b"x")
    (tmp_path / "locked.md").chmod(0o444)
    before = _names(tmp_path)
    reasons = {
        name: _reason(lambda name=name: write_file(tmp_path / name, "mới"))  # type: ignore[misc]
        for name in (
            "link.md",
            "dangling.md",
            "folder",
            "pipe",
            "locked.md",
            "none/a.md",
            "real.md/a.md",
            "d" * 300,
        )
    }
    assert reasons == {
        "link.md": "write.link",
        "dangling.md": "write.link",
        "folder": "write.is-folder",
        "pipe": "write.not-a-file",
        "locked.md": "write.read-only",
        "none/a.md": "write.no-folder",
        "real.md/a.md": "write.not-a-folder",
        "d" * 300: "write.long-name",
    }
    assert _names(tmp_path) == before
    assert real.read_bytes() == b"x"


def test_a_null_in_a_path_and_a_broken_character_are_refused(tmp_path: Path) -> None:
    assert _reason(lambda: write_file(tmp_path / "a\0b.md", "x")) == "write.bad-name"
    assert _reason(lambda: write_set(tmp_path / "a\0b", {"a.md": b""})) == "write.bad-name"
    assert _reason(lambda: write_file(tmp_path / "a.md", "abc\ud800")) == "write.broken-character"
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "write.denied"),
        (errno.EROFS, "write.denied"),
        (errno.ENOSPC, "write.no-space"),
        (errno.EIO, "write.failed"),
    ],
)
def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(
    number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.md"
    write_file(path, "cũ")
    monkeypatch.setattr(os, "fsync", fail)
    assert _reason(lambda: write_file(path, "mới")) == reason
    assert _reason(lambda: write_set(tmp_path, {"a.md": b"x", "b.md": b"x"})) == reason
    assert _reason(lambda: write_set(tmp_path / "x" / "y", {"a.md": b"x"})) == reason
    assert _names(tmp_path) == ["a.md"]
    assert path.read_text(encoding="utf-8") == "cũ"


@POSIX
def test_a_disk_that_takes_no_more_is_told_as_such(tmp_path: Path) -> None:
    program = (
        "import resource, sys, pathlib\n"
        "from plancli.errors import WritingError\n"
        "from plancli.writing import write_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_file(pathlib.Path(sys.argv[1]), b'x' * 5000)\n"
        "except WritingError as error:\n    print(error.key)\n"
    )
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings())
    assert done.stdout == "write.no-space\n"
    assert (_names(tmp_path), path.read_bytes()) == (["a.md"], b"old")


def _hold(monkeypatch: pytest.MonkeyPatch, held: Path) -> None:
    """Make `held` refuse to be replaced, as a file open in Word does on Windows."""
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target == held:
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_file_held_by_another_program_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    _hold(monkeypatch, path)
    assert _reason(lambda: write_file(path, b"new")) == "write.in-use"
    assert (_names(tmp_path), path.read_bytes()) == (["a.docx"], b"old")


def test_a_set_is_written_whole_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "phieu"
    first = write_set(folder, {"01 Công an huyện.docx": b"a", "02.docx": b"b"})
    (folder / "ghi chú.txt").write_bytes(b"own")
    second = write_set(folder, {"02.docx": b"c"})
    assert first == (folder / "01 Công an huyện.docx", folder / "02.docx")
    assert second == (folder / "02.docx",)
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert found == {"01 Công an huyện.docx": b"a", "02.docx": b"c", "ghi chú.txt": b"own"}


def test_a_file_that_a_scanner_holds_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, tries = Path.replace, []

    def refuse_twice(source: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    monkeypatch.setattr(steps, "_WAITS", (0, 0))
    monkeypatch.setattr(Path, "replace", refuse_twice)
    write_file(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert len(tries) == 3


def test_a_file_of_another_user_is_not_called_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> Path:
        raise PermissionError(errno.EPERM, "a sticky folder")

    monkeypatch.setattr(Path, "replace", refuse)
    assert _reason(lambda: write_file(tmp_path / "a.docx", b"new")) == "write.denied"
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    ("asked", "made"),
    [("x/../y", "y"), ("x/y/../../z/w", "z/w"), ("there/../x", "x"), ("there/x/..", "there")],
)
def test_a_way_back_through_a_folder_that_is_not_there_makes_none(
    asked: str, made: str, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    write_set(tmp_path / asked, {"a.md": b"a", "b.md": b"b"})
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {f"{made}/a.md", f"{made}/b.md"}
    assert _names(tmp_path) == sorted({"there", made.partition("/")[0]})


def test_a_set_that_cannot_be_finished_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, {"b.docx": b"old b", "d.docx": b"old d"})
    _hold(monkeypatch, tmp_path / "d.docx")
    new = dict.fromkeys(("a.docx", "b.docx", "c.docx", "d.docx", "e.docx"), b"new")
    assert _reason(lambda: write_set(tmp_path, new)) == "write.set-in-use"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "b.docx": b"old b",
        "d.docx": b"old d",
    }


def test_an_interrupted_set_is_taken_back_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def interrupt(source: Path, target: Path) -> Path:
        if target.name in ("b.docx", "new"):
            raise KeyboardInterrupt
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    for folder in (tmp_path, tmp_path / "new" / "phieu"):
        with pytest.raises(KeyboardInterrupt):
            write_set(folder, {"a.docx": b"new", "b.docx": b"new"})
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../a", "a/b", "a\\b", "/a", "C:a", ".hidden", " a", "a ", "a.", "CON", "con.docx", "Lpt1.md",
        "nul .txt", "a\nb", "a\0b", "a\u202excod.md", "a\ud800", "a?.md", ".plancli-1-a.tmp",
    ],
)  # fmt: skip
def test_a_name_that_leaves_the_folder_or_misleads_is_refused(name: str, tmp_path: Path) -> None:
    assert _reason(lambda: write_set(tmp_path / "out", {"good.md": b"", name: b""})) == "write.bad-name"
    assert _names(tmp_path) == []


@given(name=st.text(max_size=300))
def test_any_name_is_refused_or_stands_in_the_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / "inner"
        refused = None
        try:
            paths = write_set(folder, {name: b"x"})
        except WritingError as error:
            refused = error.key
        if refused:
            assert refused in {"write.bad-name", "write.long-name"}
            assert _names(Path(outer)) == []
        else:
            assert paths == (folder / name,)
            assert (_names(Path(outer)), _names(folder)) == (["inner"], [name])


def test_two_names_that_are_one_on_some_systems_are_refused(tmp_path: Path) -> None:
    for second in ("CÔNG AN.md", unicodedata.normalize("NFD", "Công an.md")):
        files = {"Công an.md": b"", second: b""}
        assert _reason(lambda files=files: write_set(tmp_path, files)) == "write.same-name"  # type: ignore[misc]
    assert _names(tmp_path) == []


def test_a_name_longer_than_a_disk_takes_is_refused(tmp_path: Path) -> None:
    assert _reason(lambda: write_set(tmp_path, {"ủ" * 100: b""})) == "write.long-name"


@POSIX
def test_a_folder_that_is_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path)
    assert _reason(lambda: write_set(tmp_path / "file", {"a": b""})) == "write.not-a-folder"
    assert _reason(lambda: write_set(tmp_path / "link", {"a": b""})) == "write.link"
    assert _names(tmp_path) == ["file", "link"]


@pytest.fixture
def scratch_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for the system's folder of temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_scratch_folder_is_private_and_goes_with_all_in_it(scratch_home: Path) -> None:
    with scratch_folder() as folder:
        write_set(folder / "a" / "b", {"c.md": b"x"})
        assert folder.parent == scratch_home
        if os.name != "nt":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert _names(scratch_home) == []


def test_a_scratch_folder_goes_after_a_failure_too(scratch_home: Path) -> None:
    def interrupt() -> None:
        with scratch_folder() as folder:
            write_file(folder / "a.md", "x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert _names(scratch_home) == []


@POSIX
def test_a_scratch_folder_left_by_a_killed_process_is_swept(scratch_home: Path) -> None:
    (scratch_home / f".plancli-{_ended_process()}-aa.tmp").mkdir()
    with scratch_folder() as folder:
        assert _names(scratch_home) == [folder.name]


@POSIX
def test_a_scratch_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(WritingError) as failure, scratch_folder():
        pass
    assert failure.value.key == "write.no-folder"


@POSIX
def test_what_a_killed_process_left_is_swept_by_the_next(tmp_path: Path) -> None:
    dead = _ended_process()
    _stray(tmp_path, dead)
    _stray(tmp_path, os.getpid(), hours_old=2)
    (tmp_path / f".plancli-{dead}-aa.tmp").mkdir()
    (tmp_path / f".plancli-{dead}-aa.tmp" / "new-0").write_bytes(b"half")
    write_file(tmp_path / "a.md", "x")
    assert _names(tmp_path) == ["a.md"]


def test_what_is_in_use_or_not_ours_is_not_swept(tmp_path: Path) -> None:
    kept = {_stray(tmp_path, os.getpid()).name}
    if os.name != "nt":
        kept.add(_stray(tmp_path, 1).name)
    for name in (".plancli-notes.tmp", ".plancli-x-y.tmp", "plancli-1-a.tmp", ".plancli-99999999-a.txt"):
        (tmp_path / name).write_bytes(b"")
        kept.add(name)
    write_file(tmp_path / "a.md", "x")
    assert set(_names(tmp_path)) == kept | {"a.md"}


def test_on_windows_no_process_is_asked_by_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        windows.setattr(os, "kill", None)
        running = left_over._is_running(12345)
    assert running


@POSIX
def test_a_process_number_no_system_has_is_not_running() -> None:
    assert not left_over._is_running(10**30)


@POSIX
def test_a_process_of_another_user_is_running(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(_process: int, _signal: int) -> None:
        raise PermissionError(errno.EPERM, "another user")

    monkeypatch.setattr(os, "kill", forbid)
    assert left_over._is_running(12345)


_ENDLESS = """
import itertools, pathlib, sys
from plancli.writing import scratch_folder, write_file, write_set
folder = pathlib.Path(sys.argv[1])
for turn in itertools.cycle(b"ab"):
    write_file(folder / "one.md", bytes([turn]) * 2_000_000)
    write_set(folder, {"two.md": bytes([turn]) * 500_000, "three.md": bytes([turn]) * 500_000})
    print(turn, flush=True)
"""


@POSIX
def test_twenty_kills_tear_no_file_and_leave_nothing_for_good(tmp_path: Path) -> None:
    whole = {"one.md": 2_000_000, "two.md": 500_000, "three.md": 500_000}
    for name, size in whole.items():
        write_file(tmp_path / name, b"a" * size)
    for turn in range(20):
        command = [sys.executable, "-c", _ENDLESS, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings()) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(turn * 0.0007)
            process.send_signal(signal.SIGKILL)
        for name, size in whole.items():
            content = (tmp_path / name).read_bytes()
            assert content in {b"a" * size, b"b" * size}, f"{name} is torn after kill {turn}"
    write_file(tmp_path / "one.md", "x")
    assert _names(tmp_path) == sorted(whole)
