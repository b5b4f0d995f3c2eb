"""Work in several processes: the same answers in the same order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plancli.workspace.pool import Died, processors, work_on

METHODS = ("fork", "spawn") if sys.platform == "linux" else ("spawn",)
PATHS = [f"tệp {number}" for number in range(700)]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Ends a process without a word; Windows has but one signal that does."""


def shout(path: str) -> str:
    return path.upper()


def shout_late(path: str) -> str:
    time.sleep(0.05 if path in PATHS[:2] else 0)
    return path.upper()


def own_process(_: str) -> int:
    return os.getpid()


def stumble(path: str) -> str:
    if path == "chết":
        os.kill(os.getpid(), KILL)
    if path == "sai":
        raise KeyError(path)
    return path.upper()


def print_much(path: str) -> str:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.write(path)
    os.write(1, path.encode())
    return path


def stay(path: str) -> str:
    Path(f"{path}.{os.getpid()}").write_text("", encoding="utf-8")
    time.sleep(600)
    return path


@pytest.mark.parametrize("method", METHODS)
def test_answers_come_in_order_with_one_process_and_with_several(method: str) -> None:
    alone = list(work_on(PATHS, shout, 1))
    assert alone == [(path, path.upper()) for path in PATHS]
    assert list(work_on(PATHS, shout, 3, method=method)) == alone


def test_a_slow_file_changes_no_order() -> None:
    assert [path for path, _ in work_on(PATHS, shout_late, 2)] == PATHS


def test_one_job_starts_no_process() -> None:
    assert {process for _, process in work_on(PATHS[:20], own_process, 1)} == {os.getpid()}


def test_several_jobs_share_the_work() -> None:
    found = {process for _, process in work_on(PATHS, own_process, 2)}
    assert len(found) == 2
    assert os.getpid() not in found


def test_what_has_to_stay_is_worked_on_here() -> None:
    found = dict(work_on(["a", "-", "b"], own_process, 2, at_home=("-",)))
    assert found["-"] == os.getpid()
    assert os.getpid() not in {found["a"], found["b"]}


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_ends_costs_only_its_own_file_an_answer(method: str) -> None:
    paths = [*PATHS[:9], "chết", *PATHS[9:20], "chết", "cuối"]
    answers = [answer for _, answer in work_on(paths, stumble, 2, method=method)]
    dead = [at for at, answer in enumerate(answers) if isinstance(answer, Died)]
    assert dead == [9, 21]
    assert [answer for answer in answers if not isinstance(answer, Died)] == [
        path.upper() for path in paths if path != "chết"
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_the_work_is_raised_as_with_one_process(jobs: int) -> None:
    found = work_on(["a", "sai", "b"], stumble, jobs)
    assert next(found) == ("a", "A")
    with pytest.raises(KeyError, match="sai"):
        next(found)


def test_a_process_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert len(list(work_on(PATHS[:10], print_much, 2))) == 10
    assert capfd.readouterr() == ("", "")


def test_without_a_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    assert {process for _, process in work_on(PATHS[:20], own_process, 2)} == {os.getpid()}


def test_processes_that_do_not_even_begin_are_not_waited_for() -> None:
    # A spawned process reads the work anew, and finds no such function: it ends before it begins.
    work = eval("lambda path: path", {"__name__": "nowhere"})
    work.__module__, work.__qualname__ = __name__, "shout_elsewhere"
    globals()["shout_elsewhere"] = work
    assert list(work_on(["a", "b"], work, 2, method="spawn")) == [("a", "a"), ("b", "b")]


def test_no_paths_are_no_answers() -> None:
    assert list(work_on([], shout, 2)) == []


def test_whoever_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    found = work_on(PATHS, own_process, 2)
    processes = {process for _, process in (next(found) for _ in range(50)) if isinstance(process, int)}
    found.close()
    assert processes
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal are tried on POSIX")
@pytest.mark.parametrize("stop", [signal.SIGINT, KILL])
def test_ctrl_c_and_a_kill_end_all_processes(tmp_path: Path, stop: signal.Signals) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from test_pool import stay, work_on\n"
        "list(work_on(['a', 'b'], stay, 2))"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, start_new_session=True, stderr=subprocess.PIPE
    )
    processes = _processes_in(tmp_path, 2)
    if stop is signal.SIGINT:
        os.killpg(program.pid, stop)
    else:
        program.send_signal(stop)
    _, said = program.communicate(timeout=60)
    assert said.count(b"Traceback") == (stop is signal.SIGINT)
    if stop is KILL:  # they are asleep, and see that nobody asks when they wake
        for process in processes:
            os.kill(process, KILL)
    else:
        assert not any(_is_alive(process) for process in processes)


def _processes_in(folder: Path, count: int) -> list[int]:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = [int(each.suffix[1:]) for each in folder.iterdir()]
        if len(found) == count:
            return found
        time.sleep(0.02)
    raise TimeoutError


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_processors_that_may_be_used_are_counted() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a process another stderr")
def test_a_process_that_does_not_begin_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    test_processes_that_do_not_even_begin_are_not_waited_for()
    os.write(2, b"nghe")
    assert capfd.readouterr() == ("", "nghe")
