"""Whole-process benchmarks: what a person waits for, as ratios against peers of the same run.

Milliseconds differ between machines and minutes; read the ratios. Every command runs once a round, in
turn, so that a slow minute slows all; a ratio is the median of the rounds' own ratios. A missed target is
said and is no failure; a command that cannot run is one.

    python bench/run.py [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent
PLAN = "plans/2025-tramtau.yaml"
FLOOR = "python -c pass"


@dataclass(frozen=True)
class Peer:
    """A command to time."""

    arguments: tuple[str, ...]
    """What follows the interpreter on the command line."""
    codes: tuple[int, ...] = (0,)
    """Exit codes of a run that did its work."""


@dataclass(frozen=True)
class Run:
    """One finished process."""

    seconds: float
    """Wall clock, from before the start to after the end."""
    processor: float
    """Seconds of processor, user and system."""
    peak: float
    """Most memory held, in MiB; 0 where the system does not tell."""
    code: int
    """Exit code."""


PEERS: dict[str, Peer] = {
    FLOOR: Peer(("-c", "pass")),
    "plancli check": Peer(("-m", "plancli", "check", PLAN), codes=(0, 1)),
    "check-jsonschema": Peer(("-m", "check_jsonschema", "--schemafile", "schemas/plan.schema.json", PLAN)),
    "plancli --help": Peer(("-m", "plancli", "--help")),
    "bare Typer --help": Peer(("bench/bare_typer.py", "--help")),
}

TARGETS: tuple[tuple[str, str, float], ...] = (
    ("plancli check", "check-jsonschema", 0.7),
    ("plancli --help", "bare Typer --help", 1.2),
)
"""What is measured, against which peer, and the most it may cost of that peer's time."""


# pip compiles what it installs; a checkout compiles at its first run and may not be kept from it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def time_once(peer: Peer) -> Run:
    """Run the command to its end, its output going nowhere."""
    command = [sys.executable, *peer.arguments]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=PROJECT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if not hasattr(os, "wait4"):
        code = process.wait()
        return Run(time.perf_counter() - start, 0.0, 0.0, code)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mib, process.returncode)


def time_all(rounds: int) -> dict[str, list[Run]]:
    """Return the runs of every peer, in the order of the rounds; one round before them warms the disk."""
    for peer in PEERS.values():
        time_once(peer)
    runs: dict[str, list[Run]] = {name: [] for name in PEERS}
    for _ in range(rounds):
        for name, peer in PEERS.items():
            runs[name].append(time_once(peer))
    return runs


def ratio(runs: Mapping[str, Sequence[Run]], name: str, against: str) -> float:
    """Return the median of the ratios that the rounds give."""
    return median(one.seconds / other.seconds for one, other in zip(runs[name], runs[against], strict=True))


def main(arguments: Sequence[str]) -> int:
    """Time, print the table and the targets; 1 where a command could not do its work."""
    rounds = int(arguments[0]) if arguments else 15
    runs = time_all(rounds)
    broken = [name for name, peer in PEERS.items() if {run.code for run in runs[name]} - set(peer.codes)]
    print(f"{rounds} rounds, Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians\n")
    print(f"{'command':<20} {'ms':>7} {'cpu ms':>7} {'x floor':>8} {'MiB':>6}")
    for name, some in runs.items():
        wall, processor = median(run.seconds for run in some), median(run.processor for run in some)
        peak = median(run.peak for run in some)
        note = f"   exit code {some[-1].code}: did not do its work" if name in broken else ""
        times = ratio(runs, name, FLOOR)
        print(f"{name:<20} {wall * 1000:7.0f} {processor * 1000:7.0f} {times:8.1f} {peak:6.0f}{note}")
    print()
    for name, against, most in TARGETS:
        if {name, against} & set(broken):
            print(f"not measured  {name} against {against}")
            continue
        found = ratio(runs, name, against)
        print(f"{'met   ' if found <= most else 'MISSED'}  {name} = {found:.2f} x {against} (target {most})")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
