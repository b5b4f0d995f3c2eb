"""Commands killed at random moments while they write: files are old or new, sets are complete after the next run.

PLANCLI_KILLS=1000 asks for that many kills of each command; by default there are few.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plancli.__main__ import main
from plancli.writing import finish_sets
from tests.writing.disk_steps import in_child, left_over, visible, watched

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and signals")

PROJECT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("PLANCLI_KILLS", "4"))
PLANS = (PROJECT / "plans" / "2025-tramtau.yaml", PROJECT / "tests" / "plans" / "2026-xa-mau.yaml")
PAPERS = [PROJECT / "tests" / "plans" / f"{path.stem}.received.txt" for path in PLANS]


@dataclass(frozen=True)
class Way:
    """A command that writes; `turn` 0 and 1 write different contents to the same place."""

    arguments: Callable[[Path, int], list[str]]
    prepare: Callable[[Path, int], None] = lambda _home, _turn: None


def _faulty(home: Path, turn: int) -> None:
    """Lay out a plan with a fault that `check --fix` mends."""
    text = PLANS[1].read_text(encoding="utf-8").replace("state: issued", "state: draft")
    doubled = text.replace("Phát tin", ("Phát bài bài", "Phát tin, bài của của")[turn])
    (home / "plan.yaml").write_text(doubled.replace("các thôn.", "các các thôn."), encoding="utf-8")


def _empty(home: Path, _: int) -> None:
    """Take away what `import` would not replace."""
    (home / "a.yaml").unlink(missing_ok=True)


WAYS = {
    "render -o md": Way(lambda home, turn: ["render", str(PLANS[turn]), "-o", str(home / "a.md")]),
    "render -o docx": Way(lambda home, turn: ["render", str(PLANS[turn]), "-o", str(home / "a.docx")]),
    "render -o in a new folder": Way(
        lambda home, turn: ["render", str(PLANS[turn]), "-o", str(home / "x" / f"y{turn}" / "a.md")]
    ),
    "sheets": Way(
        lambda home, turn: ["sheets", str(PLANS[turn]), "-o", str(home / "s"), "--format", "md", "--force"]
    ),
    "sheets in a new folder": Way(
        lambda home, turn: ["sheets", str(PLANS[turn]), "-o", str(home / f"s{turn}" / "t"), "--format", "md"]
    ),
    "check --fix": Way(lambda home, _: ["check", str(home / "plan.yaml"), "--fix"], _faulty),
    "export -o": Way(lambda home, turn: ["export", str(PLANS[turn]), "-o", str(home / "a.json")]),
    "import -o": Way(lambda home, turn: ["import", str(PAPERS[turn]), "-o", str(home / "a.yaml")], _empty),
}


def _run(arguments: list[str]) -> None:
    """Run plancli here, its words thrown away."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stderr = nowhere
        main(arguments)


def _killed_while_writing(home: Path, arguments: list[str], moments: Iterator[float]) -> None:
    """Run a command in a process of its own and kill it some time after its first step on the disk."""
    reading, writing = os.pipe()

    def tell(step: int, _: str) -> None:
        if step == 1:
            os.write(writing, b"!")

    process = os.fork()
    if process == 0:
        try:
            with watched(home, tell):
                _run(arguments)
        finally:
            os._exit(0)
    os.close(writing)
    os.read(reading, 1)  # nothing where the command ended without a step
    os.close(reading)
    time.sleep(next(moments))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _writing_takes(home: Path, arguments: list[str]) -> float:
    """Return the seconds from the first step to the end, measured once."""
    first: list[float] = []

    def note(step: int, _: str) -> None:
        if step == 1:
            first.append(time.perf_counter())

    def measure() -> None:
        with watched(home, note):
            _run(arguments)
        (home.parent / "took").write_text(str(time.perf_counter() - first[0]), encoding="utf-8")

    in_child(measure)
    return float((home.parent / "took").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WAYS)
def test_a_kill_at_any_moment_tears_nothing(name: str, tmp_path: Path) -> None:
    way = WAYS[name]
    made: list[dict[str, bytes]] = []
    for turn in (0, 1):
        home = tmp_path / f"alone {turn}"
        home.mkdir()
        way.prepare(home, turn)
        took = _writing_takes(home, way.arguments(home, turn))
        made.append(visible(home))
    assert made[0] != made[1]
    home = tmp_path / "home"
    home.mkdir()
    seed = random.Random(2026)
    moments = iter(lambda: seed.uniform(0, 1.2 * took), None)
    for kill in range(KILLS):
        turn = kill % 2
        way.prepare(home, turn)
        before = visible(home)
        after = {**before, **made[turn]}
        _killed_while_writing(home, way.arguments(home, turn), moments)
        torn = {
            path: data
            for path, data in visible(home).items()
            if data not in (before.get(path), after.get(path))
        }
        assert torn == {}, f"torn by kill {kill}"
        for folder in (home, *(place for place in home.rglob("*") if place.is_dir())):
            finish_sets(folder)
        assert left_over(home) == []
        assert visible(home) in (before, after), f"half a set after kill {kill}"
