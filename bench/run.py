"""Whole-process benchmarks: what a person waits for, as ratios against peers of the same run.

Milliseconds differ between machines and minutes; read the ratios. Every command runs once a round, in
turn, so that a slow minute slows all; a ratio is the median of the rounds' own ratios. A missed target is
said and is no failure; a command that cannot run is one, but for pandoc where it is not installed.

    python -m bench.run [ROUNDS]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.peers import (
    FLOOR,
    MEMORY_TARGETS,
    PANDOC,
    PEERS,
    SECONDS_TARGETS,
    TARGETS,
    MemoryTarget,
    Peer,
    SecondsTarget,
)
from plancli.cli.commands import COMMANDS

PROJECT = Path(__file__).resolve().parent.parent

# pip compiles what it installs; a checkout compiles at its first run and may not be kept from it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Run:
    """One finished process."""

    seconds: float
    """Wall clock, from before the start to after the end, or the process's own count."""
    processor: float
    """Seconds of processor, user and system."""
    peak: float
    """Most memory held, in MiB; 0 where the system does not tell."""
    code: int
    """Exit code."""


Runs = Mapping[str, Sequence[Run]]


def time_once(peer: Peer) -> Run:
    """Run the command to its end, its output going nowhere but for the seconds that it may count itself."""
    kept = subprocess.PIPE if peer.own_clock else subprocess.DEVNULL
    start = time.perf_counter()
    with subprocess.Popen(
        peer.command, cwd=PROJECT, env=ENVIRONMENT, stdout=kept, stderr=subprocess.DEVNULL
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        processor, peak = _wait(process)
    seconds = time.perf_counter() - start
    if peer.own_clock and process.returncode == 0:
        seconds = float(said)
    return Run(seconds, processor, peak, process.returncode)


def _wait(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for the end; return the seconds of processor and the most memory held, 0 where nobody tells."""
    if not hasattr(os, "wait4"):
        process.wait()
        return 0.0, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    per_mib = 2**20 if sys.platform == "darwin" else 2**10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mib


def time_all(peers: Mapping[str, Peer], rounds: int) -> dict[str, list[Run]]:
    """Return the runs of every peer, in the order of the rounds; one round before them warms the disk."""
    for peer in peers.values():
        time_once(peer)
    runs: dict[str, list[Run]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, peer in peers.items():
            runs[name].append(time_once(peer))
    return runs


def ratio(runs: Runs, name: str, against: str) -> float:
    """Return the median of the ratios that the rounds give."""
    return median(one.seconds / other.seconds for one, other in zip(runs[name], runs[against], strict=True))


def found_peers() -> dict[str, Peer]:
    """Return the peers that can run here; all but pandoc come with `make bench`."""
    here = shutil.which(PANDOC) is not None
    known = {name: peer for name, peer in PEERS.items() if not peer.needs or peer.needs in COMMANDS}
    return {name: peer for name, peer in known.items() if here or peer.command[0] != PANDOC}


def command_lines(runs: Runs, broken: Sequence[str]) -> Iterator[str]:
    """Yield the table of the commands."""
    yield f"{'command':<20} {'ms':>7} {'cpu ms':>7} {'x floor':>8} {'MiB':>6}"
    for name, some in runs.items():
        wall, processor = median(run.seconds for run in some), median(run.processor for run in some)
        peak = median(run.peak for run in some)
        note = f"   exit code {some[-1].code}: did not do its work" if name in broken else ""
        times = ratio(runs, name, FLOOR)
        yield f"{name:<20} {wall * 1000:7.0f} {processor * 1000:7.0f} {times:8.1f} {peak:6.0f}{note}"


def target_lines(runs: Runs, broken: Sequence[str]) -> Iterator[str]:
    """Yield the table of the targets, in time and in memory."""
    yield f"{'measured':<20} {'against':<20} {'ratio':>8} {'target':>8}"
    for target in TARGETS:
        row = f"{target.name:<20} {target.against:<20}"
        if target.name not in runs:
            yield f"{row} {'-':>8} {target.most:8g}   skipped: no such command yet"
        elif target.against not in runs:
            yield f"{row} {'-':>8} {target.most:8g}   skipped: no {PANDOC} here (apt package {PANDOC})"
        elif {target.name, target.against} & set(broken):
            yield f"{row} {'-':>8} {target.most:8g}   not measured"
        else:
            found = ratio(runs, target.name, target.against)
            yield f"{row} {found:8.2f} {target.most:8g}   {'OK' if found <= target.most else 'slower'}"
    for promise in SECONDS_TARGETS:
        yield seconds_line(promise, runs, measured=promise.name not in broken)
    for limit in MEMORY_TARGETS:
        yield memory_line(limit, max(run.peak for run in runs[limit.name]), measured=limit.name not in broken)


def seconds_line(promise: SecondsTarget, runs: Runs, *, measured: bool) -> str:
    """Return the line of a target in seconds; other machines have other seconds."""
    row = f"{promise.name:<20} {'(s, on this machine)':<20}"
    if promise.name not in runs:
        return f"{row} {'-':>8} {promise.most:8.3g}   skipped: no such command yet"
    if not measured:
        return f"{row} {'-':>8} {promise.most:8.3g}   not measured"
    found = median(run.seconds for run in runs[promise.name])
    return f"{row} {found:8.2f} {promise.most:8.3g}   {'OK' if found <= promise.most else 'slower'}"


def memory_line(limit: MemoryTarget, peak: float, *, measured: bool) -> str:
    """Return the line of a target in MiB; a system that does not tell has a peak of 0."""
    row = f"{limit.name:<20} {'(MiB, highest run)':<20}"
    if not (measured and peak):
        return f"{row} {'-':>8} {limit.most:8g}   not measured"
    return f"{row} {peak:8.0f} {limit.most:8g}   {'OK' if peak <= limit.most else 'more'}"


def main(arguments: Sequence[str]) -> int:
    """Time, print the table and the targets; 1 where a command could not do its work."""
    rounds = int(arguments[0]) if arguments else 15
    made = subprocess.run(
        [sys.executable, "-m", "bench.papers"],
        cwd=PROJECT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        check=True,
    )
    peers = found_peers()
    runs = time_all(peers, rounds)
    broken = [name for name, peer in peers.items() if {run.code for run in runs[name]} - set(peer.codes)]
    print(f"{rounds} rounds, Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians")
    print(made.stdout.decode())
    print("\n".join(command_lines(runs, broken)), end="\n\n")
    print("\n".join(target_lines(runs, broken)))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
