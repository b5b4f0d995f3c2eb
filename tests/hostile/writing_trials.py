"""Commands that are stopped while they write: by a kill at any step or moment, by a disk that fails, by a folder that goes."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancli.writing import finish_sets
from tests.hostile.trial import Trial, Way, run, standing_in
from tests.writing.disk_steps import in_child, kill_at, left_over, visible, watched
from tests.writing.writing_ways import WAYS, WritingWay, lay_out

_HOME = "home"
_SEVERAL_SETS = {"template"}
"""Commands that write into several folders, each of which is a set of its own."""
_CLEANING = ("os.remove", "os.rmdir")
"""Steps that take away what is ours: what cannot go now waits for the next run."""
_NEEDS_ROOM = ("open", "write", "fsync", "os.mkdir", "os.link")
_ERRORS = ("ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOENT", "EIO", "EBUSY", "EINTR")
_FAULTS = (*_ERRORS, "held", "stays full", "folder gone")
"""`held` is a file that Word has open under Windows: everything can be done but the last step."""


def kill_trial(seed: int) -> Trial:
    """Kill a command while it writes, at a step or at a moment, over old files or none."""
    way, chance = WAYS[seed % len(WAYS)], random.Random(f"kill {seed}")

    def killed() -> str:
        wrong = _killed(way, chance, Path.cwd() / _HOME)
        return f"{way.name}: {wrong}" if wrong else ""

    return Trial({}, (Way(killed, written=_HOME),))


def fault_trial(seed: int) -> Trial:
    """Let one step of a command's writing fail."""
    way, chance = WAYS[seed % len(WAYS)], random.Random(f"fault {seed}")
    fault = _FAULTS[seed // len(WAYS) % len(_FAULTS)]

    def failing() -> str:
        wrong = _failing(way, fault, chance, Path.cwd() / _HOME)
        return f"{way.name}, {fault}: {wrong}" if wrong else ""

    return Trial({}, (Way(failing, written=_HOME),))


@dataclass(frozen=True, slots=True)
class _Alone:
    """What a command does that nobody stops."""

    code: int
    made: dict[str, bytes]
    """The files that it makes or changes."""
    steps: list[str]
    seconds: float
    """From its first step on the disk to its end."""


@cache
def _alone(way: WritingWay) -> _Alone:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, _HOME)
        home.mkdir()
        lay_out(home)
        before = visible(home)
        in_child(lambda: _tell_about(way, home, Path(folder, "told")))
        code, steps, seconds = json.loads(Path(folder, "told").read_text(encoding="utf-8"))
        made = {name: data for name, data in visible(home).items() if before.get(name) != data}
        if code not in (0, 1) or not made:
            raise AssertionError(f"{way.name} writes nothing: exit code {code}")
    return _Alone(code, made, steps, seconds)


def _tell_about(way: WritingWay, home: Path, told: Path) -> None:
    first: list[float] = []

    def note(step: int, _: str) -> None:
        if step == 1:
            first.append(time.perf_counter())

    with standing_in(home), watched(home, note) as steps:
        code = run(*way.line).code
    seconds = time.perf_counter() - first[0] if first else 0.0
    told.write_text(json.dumps([code, steps.names, seconds]), encoding="utf-8")


def _laid_out(way: WritingWay, home: Path, *, over_old: bool) -> dict[str, bytes]:
    """Lay out what the command reads, over older files of the names that it writes or over none; return all."""
    home.mkdir()
    if over_old:
        for name, data in _alone(way).made.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_bytes(b"old " + data)
    lay_out(home)
    return visible(home)


def _killed(way: WritingWay, chance: random.Random, home: Path) -> str:
    alone = _alone(way)
    before = _laid_out(way, home, over_old=chance.random() < 0.6)
    after = {**before, **alone.made}
    if chance.random() < 0.6:
        number = chance.randrange(1, len(alone.steps) + 1)
        how = f"killed before step {number} of {alone.steps}"
        _kill_at_step(way, home, number)
    else:
        moment = chance.uniform(0, 1.2 * alone.seconds)
        how = f"killed {moment * 1000:.2f} ms after the first step"
        _kill_at_moment(way, home, moment)
    found = visible(home)
    if torn := [name for name, data in found.items() if data not in (before.get(name), after.get(name))]:
        return f"{how}: torn: {torn}"
    if lost := [name for name in before if name not in found]:
        return f"{how}: lost: {lost}"
    if chance.random() < 0.5:
        for folder in (home, *(place for place in home.rglob("*") if place.is_dir())):
            finish_sets(folder)
        if not _whole(way, visible(home), before, after):
            return f"{how}: half of a set stands"
    else:
        # What was killed is begun again, as a person would do.
        lay_out(home)
        in_child(lambda: _run_in(home, way))
        if visible(home) != after:
            return f"{how}: the next run does not make it whole"
    return f"{how}: left behind: {stray}" if (stray := left_over(home)) else ""


def _whole(
    way: WritingWay, found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]
) -> bool:
    """Tell whether all is as before or as after; folder by folder for a command that writes several sets."""
    folders = {str(Path(name).parent) for name in after} if way.command in _SEVERAL_SETS else {""}
    return all(
        {name: data for name, data in found.items() if not folder or str(Path(name).parent) == folder}
        in [
            {name: data for name, data in each.items() if not folder or str(Path(name).parent) == folder}
            for each in (before, after)
        ]
        for folder in folders
    )


def _run_in(home: Path, way: WritingWay) -> int:
    with standing_in(home):
        return run(*way.line).code


def _kill_at_step(way: WritingWay, home: Path, number: int) -> None:
    def act() -> None:
        with watched(home, kill_at(number)):
            _run_in(home, way)

    in_child(act)


def _kill_at_moment(way: WritingWay, home: Path, seconds: float) -> None:
    """Run a command in a process of its own and kill it some time after its first step on the disk."""
    reading, writing = os.pipe()

    def tell(step: int, _: str) -> None:
        if step == 1:
            os.write(writing, b"!")

    process = os.fork()
    if process == 0:
        try:
            with watched(home, tell):
                _run_in(home, way)
        finally:
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)  # nothing where the command ended without a step
    os.close(reading)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _failing(way: WritingWay, fault: str, chance: random.Random, home: Path) -> str:
    alone = _alone(way)
    before = _laid_out(way, home, over_old=chance.random() < 0.6)
    after = {**before, **alone.made}
    wanted = [at for at, name in enumerate(alone.steps, 1) if fault != "held" or name == "os.rename"]
    number = chance.choice(wanted)
    with standing_in(home), watched(home, _fault_at(fault, number, home)) as steps:
        said = run(*way.line)
    where = f"step {number} of {steps.names}"
    found = visible(home)
    if fault == "folder gone":
        before, after = (
            {name: data for name, data in each.items() if not name.startswith("out/")}
            for each in (before, after)
        )
        found = {name: data for name, data in found.items() if not name.startswith("out/")}
    if said.code != 2:
        return (
            ""
            if (said.code, found) == (alone.code, after)
            else f"{where}: exit code {said.code}, but not all is written"
        )
    if found != before and (way.command not in _SEVERAL_SETS or not _whole(way, found, before, after)):
        changed = [name for name in {*found, *before} if found.get(name) != before.get(name)]
        return f"{where}: told as failed, but changed: {changed}"
    if left_over(home) and steps.names[number - 1] not in _CLEANING:
        return f"{where}: left behind: {left_over(home)}"
    return _wrong_words(said.err, way, where)


def _wrong_words(err: str, way: WritingWay, where: str) -> str:
    """Return what a sentence about a failure lacks: the file or its folder, and what to do."""
    last = err.strip().split("\n")[-1]
    places = [Path(place) for place in way.writes]
    # A folder that is made with all that stands in it is held as a whole.
    folders = {each.as_posix() for place in places for each in place.parents if each.name}
    named = (*way.writes, *(place.name for place in places), *folders, str(Path.cwd() / _HOME))
    if not any(place in err for place in named):
        return f"{where}: names no file: {last}"
    return "" if "hãy" in last else f"{where}: says not what to do: {last}"


def _fault_at(fault: str, number: int, home: Path) -> Callable[[int, str], None]:
    """Return what goes wrong before that step."""
    code = getattr(errno, {"held": "EACCES", "stays full": "ENOSPC"}.get(fault, fault), 0)

    def at(step: int, name: str) -> None:
        if fault == "folder gone":
            if step == number:
                shutil.rmtree(home / "out", ignore_errors=True)
        elif step == number or (fault == "stays full" and step > number and name in _NEEDS_ROOM):
            raise OSError(code, os.strerror(code))

    return at
