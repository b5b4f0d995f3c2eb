"""The same work on many files, in several processes at once; answers come in the order of the files.

What is answered does not depend on how many processes there are, and a file that kills one costs no other
file its answer. It knows nothing of plans.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Container, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

R = TypeVar("R")

_MOST_PROCESSES = 32
"""Windows waits for at most 63 pipes at once, and no office machine gains from more."""
_IN_HAND = 4
"""Files that a process has before it, so that it never waits for the next one."""
_AHEAD = 256
"""Files that may be handed on before the first is told, so that answers do not pile up behind a slow one."""
_TRIES = 2
"""A process may be killed from outside; a file whose process ends twice is at fault itself."""
_READY = "ready"
_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins: libraries of macOS do not outlive a fork, and Windows has none."""

Numbered = tuple[int, str]
"""A path and its place in the order."""


class Died:
    """The answer about a file whose process ended in the midst of it."""


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_on(
    paths: Iterable[str],
    work: Callable[[str], R],
    jobs: int,
    *,
    at_home: Container[str] = (),
    method: str = _METHOD,
) -> Generator[tuple[str, R | Died], None, None]:
    """Yield each path and what `work` makes of it, in the order of the paths.

    With one job nothing is started. With more, `work` runs in so many processes: it and its answers have to
    be picklable, and what it prints is lost; paths in `at_home` are worked on in this process, as stdin has
    to be. An exception of `work` is raised here, as with one job. Where no process can be started, all is
    done here.
    """
    if jobs <= 1:
        for path in paths:
            yield path, work(path)
        return
    crew = _Crew(work, min(jobs, _MOST_PROCESSES), at_home, method)
    try:
        yield from crew.answers(paths)
    finally:
        crew.dismiss()


class _Raised:
    """An exception on its way to the process that asked."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Worker:
    """One process and the files that it has before it."""

    def __init__(self, work: Callable[[str], object], method: str) -> None:
        context: Any = get_context(method)
        self.connection, theirs = context.Pipe()
        # A forked process has a copy of this end; unless it closes it, it never sees that ours is closed.
        copy = self.connection if method == "fork" else None
        self._process = context.Process(target=_serve, args=(theirs, copy, work), daemon=True)
        try:
            self._process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()
        self.is_ready = False
        self.in_hand: deque[Numbered] = deque()

    def give(self, numbered: Numbered) -> None:
        """Hand on one file; that the process is dead shows when it is asked for the answer."""
        self.in_hand.append(numbered)
        with suppress(OSError):
            self.connection.send(numbered[1])

    def end(self) -> None:
        """Let it go at once, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()


class _Crew(Generic[R]):
    """The processes of one run."""

    def __init__(self, work: Callable[[str], R], jobs: int, at_home: Container[str], method: str) -> None:
        self._work = work
        self._jobs = jobs
        self._at_home = at_home
        self._method = method
        self._workers: list[_Worker] = []
        self._done: dict[int, R | Died | _Raised] = {}
        self._again: deque[Numbered] = deque()
        """Files whose process ended before they were done."""
        self._ended: dict[int, int] = {}
        """How often a process ended over a file."""

    def answers(self, paths: Iterable[str]) -> Iterator[tuple[str, R | Died]]:
        """Yield path and answer, in order."""
        coming = enumerate(paths)
        untold: deque[Numbered] = deque()
        while True:
            self._hand_on(coming, untold)
            if not untold:
                return
            number, path = untold[0]
            if number in self._done:
                untold.popleft()
                answer = self._done.pop(number)
                if isinstance(answer, _Raised):
                    raise answer.error
                yield path, answer
            else:
                self._listen()

    def dismiss(self) -> None:
        """End all processes, at work or not."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_on(self, coming: Iterator[Numbered], untold: deque[Numbered]) -> None:
        """Give files to the processes that have room; what comes anew is noted in `untold`."""
        while self._again and self._has_room():
            self._give(self._again.popleft())
        while len(untold) < _AHEAD and self._has_room():
            numbered = next(coming, None)
            if numbered is None:
                return
            untold.append(numbered)
            self._give(numbered)

    def _has_room(self) -> bool:
        self._hire()
        return not self._workers or any(len(each.in_hand) < _IN_HAND for each in self._workers)

    def _give(self, numbered: Numbered) -> None:
        number, path = numbered
        if path in self._at_home or not self._workers:
            self._done[number] = self._work(path)
        else:
            min(self._workers, key=lambda each: len(each.in_hand)).give(numbered)

    def _hire(self) -> None:
        """Start the processes that are missing; where that fails, do with those there are."""
        while len(self._workers) < self._jobs:
            try:
                with _interrupts_held(), _start_unheard(self._method):
                    self._workers.append(_Worker(self._work, self._method))
            except OSError:
                self._jobs = len(self._workers)

    def _listen(self) -> None:
        """Wait until a process answers or ends."""
        busy: dict[object, _Worker] = {each.connection: each for each in self._workers if each.in_hand}
        for connection in wait(list(busy)):  # type: ignore[arg-type]
            worker = busy[connection]
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if answer == _READY and not worker.is_ready:
                worker.is_ready = True
            else:
                self._done[worker.in_hand.popleft()[0]] = answer

    def _bury(self, worker: _Worker) -> None:
        """Take back what a dead process had before it; the first was the one that it worked on."""
        worker.end()
        self._workers.remove(worker)
        if not worker.is_ready:  # none like it would begin, either
            self._jobs = len(self._workers)
        else:
            number = worker.in_hand[0][0]
            self._ended[number] = self._ended.get(number, 0) + 1
            if self._ended[number] == _TRIES:
                self._done[number] = Died()
                worker.in_hand.popleft()
        self._again.extend(worker.in_hand)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait, here and in a process that begins meanwhile; Windows has no way to."""
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _start_unheard(method: str) -> Iterator[None]:
    """Send nowhere what a spawned process says before its work: a traceback, where it is left alone."""
    if method != "spawn" or os.name != "posix":
        yield
        return
    try:
        kept = os.dup(2)
    except OSError:  # closed before the start: `plancli … 2>&-`
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _serve(connection: Connection, copy: Connection | None, work: Callable[[str], object]) -> None:
    """Answer one path after the other until nobody asks; the life of a process."""
    # Ctrl-C reaches all processes of a terminal: the one that asked ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if copy is not None:
        copy.close()
    _say_nothing()
    gc.freeze()
    connection.send(_READY)
    while True:
        try:
            path = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = work(path)
        except BaseException as error:
            connection.send(_Raised(error))
            raise
        connection.send(answer)


def _say_nothing() -> None:
    """Send what would be printed nowhere: only the process that asked speaks."""
    sys.stdout = sys.stderr = None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
