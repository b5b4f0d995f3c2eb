"""A share of each attack, the same inputs every time; `make fuzz` runs the whole.

A seed that fails is printed with the command that tries it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.kinds import KINDS
from tests.hostile.trial import Answer, Said, Trial, Way, acting_in, tried, wrong_with
from tests.hostile.workers import Kind, attack
from tests.whole_process import surroundings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork, signals and timers")
PROJECT = Path(__file__).resolve().parents[2]
SHARES = {"yaml": 2_000, "word": 500, "kills": 50, "faults": 110, "side": 110}


@pytest.mark.parametrize("name", SHARES)
def test_nothing_gives_way(name: str) -> None:
    failures = list(attack(name, KINDS[name], range(SHARES[name])))
    assert not failures, "\n".join(map(str, failures))


def test_every_attack_has_a_share() -> None:
    assert SHARES.keys() == KINDS.keys()
    assert all(SHARES[name] < kind.whole for name, kind in KINDS.items())


_HASHES = """
from hashlib import sha256
from tests.hostile.kinds import KINDS
for name in ("yaml", "word", "side"):
    for seed in range(60):
        print(name, *[sha256(each).hexdigest() for each in KINDS[name].trial(seed).files.values()])
"""


def test_a_seed_always_gives_the_same_input() -> None:
    first, again = (
        subprocess.run(
            [sys.executable, "-c", _HASHES],
            check=True,
            capture_output=True,
            encoding="utf-8",
            cwd=PROJECT,
            env=surroundings(PYTHONHASHSEED=seed),
        ).stdout
        for seed in ("1", "2")
    )
    assert first == again
    different = Counter(line.split()[0] for line in set(first.splitlines()))
    assert different.keys() == {"yaml", "word", "side"}
    assert min(different.values()) > 50


def _crash() -> str:
    os.abort()


def _work_without_end() -> str:
    while True:
        pass


def _raise() -> str:
    raise KeyError("x")


def _write() -> str:
    Path("b.yaml").touch()
    return ""


def _grow() -> str:
    # Not `bytes(…)`: zeros that nobody looks at take up no memory.
    return "" if b"x" * 300_000_000 else "x"


def _wait() -> str:
    time.sleep(60)
    return ""


ENDS: dict[Callable[[], str], str] = {
    _crash: "SIGABRT",
    _work_without_end: "SIGPROF",
    _raise: "KeyError",
    _write: "changed on disk: ['b.yaml']",
    _grow: "MiB of memory",
    _wait: "silent",
}


@pytest.mark.parametrize("end", ENDS, ids=lambda end: str(getattr(end, "__name__", "")))
def test_whatever_gives_way_is_seen_and_blamed_on_its_seed(
    end: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if end is _wait:
        monkeypatch.setattr("tests.hostile.workers.SILENCE", 5.0)
    monkeypatch.setitem(os.environ, "HOSTILE_TEST_ENDS", end.__name__)
    failures = list(attack("broken", KINDS["yaml"], range(4)))
    assert [each.seed for each in failures] == [2]
    assert ENDS[end] in failures[0].what
    assert failures[0].replay == "python -m tests.hostile broken --seed 2"


def broken_kind() -> Kind:
    """Return an attack whose third seed goes wrong in the way that the environment names."""
    end = {each.__name__: each for each in ENDS}[os.environ["HOSTILE_TEST_ENDS"]]
    return Kind(lambda seed: Trial({}, (Way(end),) if seed == 2 else ()), 4, seconds=0.5, memory=200)


@pytest.mark.parametrize(
    ("said", "answer", "wrong"),
    [
        (Said(0, "xã\n".encode(), ""), Answer.SCREEN, ""),
        (Said(3, b"", ""), Answer.SCREEN, "exit code 3"),
        (Said(2, b"", ""), Answer.SCREEN, "without a word"),
        (Said(1, b"\x1b[31m", ""), Answer.DATA, "U+001B"),
        (Said(1, "\u202e".encode(), ""), Answer.SCREEN, "U+202E"),
        (Said(1, "\u202e".encode(), ""), Answer.DATA, ""),
        (Said(0, b"\xff", ""), Answer.DATA, "no UTF-8"),
        (Said(2, b"", "Lỗi của chính phần mềm"), Answer.SCREEN, "its own fault"),
        (Said(2, b"", "a\x07"), Answer.BYTES, "on stderr"),
    ],
)
def test_an_answer_is_judged(said: Said, answer: Answer, wrong: str) -> None:
    assert wrong in wrong_with(said, answer)
    assert bool(wrong) == bool(wrong_with(said, answer))


def test_a_trial_runs_where_its_files_lie(tmp_path: Path) -> None:
    trial = Trial(
        {"x/a.yaml": b"plancli: 1\n"}, (Way(("check", "x/a.yaml"), more=lambda said: said.err or "told"),)
    )
    assert list(tried(trial, tmp_path)) == ["plancli check x/a.yaml: told"]
    assert acting_in("a\nb") == ""
