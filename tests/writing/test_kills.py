"""A process killed before any step: no file is torn, and a set is whole once the next run has been there."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plancli.errors import WritingError
from plancli.writing import finish_sets, write_file, write_set
from tests.writing.disk_steps import in_child, kill_at, left_over, visible, watched
from tests.writing.test_faults import NEW, NOTE, OLD, WAYS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and signals")


def _laid_out(home: Path, files: dict[str, bytes]) -> Path:
    home.mkdir()
    for name, content in files.items():
        (home / name).write_bytes(content)
    return home


def _killed(home: Path, act: Callable[[Path], object], at: Callable[[int, str], None]) -> bool:
    """Run `act` in a process that `at` may end; tell whether it did."""

    def run() -> None:
        with watched(home, at):
            act(home)

    code = in_child(run)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def _half_way(home: Path) -> bool:
    """Lay a folder out in which a kill has left a set with two of its four files replaced."""
    renames = itertools.count(1)

    def at(_: int, name: str) -> None:
        # The first one is that of the record.
        if name == "os.rename" and next(renames) == 4:
            os.kill(os.getpid(), signal.SIGKILL)

    return _killed(_laid_out(home, {**OLD, **NOTE}), lambda at: write_set(at, NEW), at)


@pytest.mark.parametrize("way", WAYS)
def test_a_kill_before_any_step_leaves_all_or_nothing_to_the_next_run(way: str, tmp_path: Path) -> None:
    before, act, after = WAYS[way]
    mixed = 0
    for number in range(1, 1000):
        home = _laid_out(tmp_path / str(number), before)
        killed = _killed(home, act, kill_at(number))
        found = visible(home)
        assert all(content in (before.get(name), after.get(name)) for name, content in found.items())
        mixed += found not in (before, after)
        # Any write there ends what was begun.
        write_file(home / "other.txt", b"")
        (home / "other.txt").unlink()
        assert visible(home) in (before, after), number
        assert left_over(home) == [], number
        if not killed:
            break
    # Only a set among files that stand is ever seen half way, and only in the swap.
    assert mixed == (len(NEW) - 1 if way == "a set among files" else 0)


def test_a_kill_while_the_next_run_ends_the_set_does_no_harm_either(tmp_path: Path) -> None:
    for number in range(1, 1000):
        home = tmp_path / str(number)
        assert _half_way(home)
        assert visible(home) not in ({**OLD, **NOTE}, {**NEW, **NOTE})
        killed = _killed(home, finish_sets, kill_at(number))
        finish_sets(home)
        assert (visible(home), left_over(home)) == ({**NEW, **NOTE}, [])
        if not killed:
            break


def test_the_run_that_ends_a_set_tells_of_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert _half_way(home)
    (ended,) = finish_sets(home)
    assert (ended.folder, ended.forward, ended.kept) == (home, True, ())
    assert ended.done == ("c.docx", "d.docx")
    assert finish_sets(home) == ()


def test_a_file_that_someone_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert _half_way(home)
    (home / "c.docx").write_bytes(b"a clerk's work")
    (home / "d.docx").write_bytes(b"a clerk's new file")
    (ended,) = finish_sets(home)
    assert (ended.done, ended.kept) == ((), ("c.docx", "d.docx"))
    assert (home / "c.docx").read_bytes() == b"a clerk's work"
    assert (home / "d.docx").read_bytes() == b"a clerk's new file"
    assert left_over(home) == []


def test_a_set_written_since_is_not_overwritten_by_an_older_one(tmp_path: Path) -> None:
    """The number of the killed process was given to another one, so its set is only found later."""
    home = tmp_path / "home"
    assert _half_way(home)
    (stage,) = home.glob(".plancli-*")
    living = stage.rename(home / f".plancli-{os.getpid()}-aa.tmp")
    write_set(home, {**OLD, **NEW, "c.docx": OLD["c.docx"]})
    # Hours later it belongs to nobody.
    moment = time.time() - 7200
    os.utime(living, (moment, moment))
    finish_sets(home)
    assert (home / "c.docx").read_bytes() == OLD["c.docx"]
    assert left_over(home) == []


def test_no_new_set_begins_while_an_old_one_cannot_be_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    assert _half_way(home)
    found, replace = visible(home), Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == "d.docx":
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    with monkeypatch.context() as held:
        held.setattr(Path, "replace", refuse)
        with pytest.raises(WritingError, match=r"write\.in-use"):
            write_set(home, {"x.docx": b"x", "y.docx": b"y"})
        assert visible(home) == {**found, "c.docx": NEW["c.docx"]}
    write_set(home, {"x.docx": b"x", "y.docx": b"y"})
    assert visible(home) == {**NEW, **NOTE, "x.docx": b"x", "y.docx": b"y"}


@pytest.mark.parametrize("record", [b"", b"\xff", b"plancli set 2\n", b"plancli set 1\n1 2 - - ../x", b"plancli set 1\nx"])  # fmt: skip
def test_a_record_that_we_did_not_write_moves_nothing(record: bytes, tmp_path: Path) -> None:
    home = _laid_out(tmp_path / "home", OLD)
    dead = in_child(lambda: (tmp_path / "pid").write_text(str(os.getpid()), encoding="utf-8"))
    assert dead == 0
    stage = home / f".plancli-{(tmp_path / 'pid').read_text(encoding='utf-8')}-aa.tmp"
    stage.mkdir()
    (stage / "new-0").write_bytes(b"x")
    (stage / "record").write_bytes(record)
    assert finish_sets(home) == ()
    assert visible(home) == OLD
    assert left_over(home) == []
