"""Seeds tried in processes of their own, so that a crash or a hang is seen, and known by its seed.

A worker tells its parent each seed before it begins; one that says nothing more has met its end there.
"""

from __future__ import annotations

import faulthandler
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.trial import Trial, keep_commands, tried
from tests.whole_process import surroundings

PROJECT = Path(__file__).resolve().parents[2]
AT_ONCE = 1000
"""Seeds of one worker: what one leaves in memory must not count for the next."""
SILENCE = 120.0
"""Seconds by the clock without a word, after which a worker is taken to wait for something."""
START = 600.0
"""Seconds by the clock that a worker may take to begin, which on a busy machine is long."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of attack."""

    trial: Callable[[int], Trial]
    whole: int
    """How many seeds `make fuzz` tries."""
    seconds: float = 5.0
    """Of processor time that one seed may take."""
    memory: int = 512
    """MiB that one seed may have at a time, the program itself included."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A seed that did not go well."""

    kind: str
    seed: int
    what: str

    @property
    def replay(self) -> str:
        """The command that tries it again."""
        return f"python -m tests.hostile {self.kind} --seed {self.seed}"

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.kind} {self.seed}: {self.what}\n    {self.replay}"


def work(kind: Kind, seeds: Sequence[int], tell: Callable[[str], None], words: int) -> None:
    """Try the seeds here, telling each before it begins and whatever is wrong; the body of a worker.

    `words` is an open file, by its number, that takes down where a signal ends this process.
    """
    os.environ["PLANCLI_TRACEBACK"] = "1"
    keep_commands()
    faulthandler.enable(words)
    if hasattr(signal, "SIGPROF"):
        faulthandler.register(signal.SIGPROF, words, chain=True)
        sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8")
    home = Path(tempfile.mkdtemp(prefix="hostile-"))
    tell(f"home {home}")
    try:
        for seed in seeds:
            tell(f"seed {seed}")
            _forget_peak()
            _allow(kind.seconds)
            for wrong in tried(kind.trial(seed), home):
                tell(f"wrong {json.dumps(wrong)}")
            _allow(0)
            if (peak := _peak()) > kind.memory:
                tell(f"wrong {json.dumps(f'{peak} MiB of memory')}")
            for place in home.iterdir():
                _remove(place)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink()


def _allow(seconds: float) -> None:
    """End this process by SIGPROF once it has worked so long; 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """Return the most memory since `_forget_peak`, in MiB; 0 where the system does not tell."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return 0


def attack(
    name: str,
    kind: Kind,
    seeds: Sequence[int],
    *,
    jobs: int = 1,
    seen: Callable[[int], None] = lambda _: None,
) -> Iterator[Failure]:
    """Try the seeds in up to `jobs` processes; `seen` is told after each seed how many more have been tried."""
    waiting = deque(seeds[at : at + AT_ONCE] for at in range(0, len(seeds), AT_ONCE))
    with selectors.DefaultSelector() as selector:
        while waiting or selector.get_map():
            while waiting and len(selector.get_map()) < jobs:
                worker = _Worker(name, waiting.popleft())
                selector.register(worker.output, selectors.EVENT_READ, worker)
            begun = all(key.data.has_begun for key in selector.get_map().values())
            ready = [key.data for key, _ in selector.select(SILENCE if begun else START)]
            for worker in ready or [key.data for key in list(selector.get_map().values())]:
                failures, ended = worker.heard() if ready else worker.stopped()
                yield from failures
                seen(worker.take_count())
                if ended:
                    selector.unregister(worker.output)
                    worker.close()
                    if rest := worker.rest():
                        waiting.appendleft(rest)


class _Worker:
    """A process that tries seeds, as its parent sees it."""

    def __init__(self, name: str, seeds: Sequence[int]) -> None:
        self._name = name
        self._seeds = seeds
        self._next = 0
        self._told = 0
        self._rest = b""
        self._home = ""
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the worker has ended
        words = self._words.fileno()
        command = [
            sys.executable,
            "-m",
            "tests.hostile",
            name,
            "--worker",
            json.dumps([seeds[0], len(seeds), words]),
        ]
        around = surroundings(COLUMNS="80", NO_COLOR="1", PYTHONHASHSEED="0")
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, cwd=PROJECT, env=around, pass_fds=(words,)
        )
        assert self._process.stdout is not None
        self.output = self._process.stdout

    @property
    def has_begun(self) -> bool:
        """Whether it has told its first seed."""
        return self._next > 0

    def close(self) -> None:
        """Let go of what a worker that has ended leaves."""
        self.output.close()
        self._words.close()

    def heard(self) -> tuple[list[Failure], bool]:
        """Return what the worker found, and whether it has ended."""
        data = os.read(self.output.fileno(), 1 << 16)
        *lines, self._rest = (self._rest + data).split(b"\n")
        found = [failure for line in lines for failure in self._line(line.decode())]
        if data:
            return found, False
        code = self._process.wait()
        if code and not self._next:
            raise RuntimeError(f"a worker of {self._name} ended before its first seed: {_name_of(code)}")
        if code:
            found.append(self._failure(f"ended by {_name_of(code)}{self._last_words()}"))
            shutil.rmtree(self._home, ignore_errors=True)
        else:
            self._next = len(self._seeds)
        return found, True

    def stopped(self) -> tuple[list[Failure], bool]:
        """End a worker that waits for something."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)
        return [self._failure(f"silent for {SILENCE:.0f} seconds")], True

    def take_count(self) -> int:
        """Return how many seeds have been begun since the last time."""
        new, self._told = self._next - self._told, self._next
        return new

    def rest(self) -> Sequence[int]:
        """Return the seeds that were never begun."""
        return self._seeds[self._next :]

    def _line(self, line: str) -> Iterator[Failure]:
        word, _, rest = line.partition(" ")
        if word == "home":
            self._home = rest
        elif word == "seed":
            self._next += 1
        elif word == "wrong":
            yield self._failure(json.loads(rest))

    def _last_words(self) -> str:
        """Return where a worker stood that was ended by a signal."""
        self._words.seek(0)
        frames = [line.split(b'"') for line in self._words if line.lstrip().startswith(b"File ")]
        return "".join(
            f"\n    {Path(each[1].decode()).name}{each[2].decode().rstrip()}" for each in frames[:12]
        )

    def _failure(self, what: str) -> Failure:
        return Failure(self._name, self._seeds[max(self._next - 1, 0)], what)


def _name_of(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
