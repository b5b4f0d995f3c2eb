"""Whole-process benchmarks: what a person waits for, as ratios against peers of the same run.

Milliseconds differ between machines and minutes; read the ratios. Every command runs once a round, in
turn, so that a slow minute slows all; a ratio is the median of the rounds' own ratios. A slow command runs in
the first rounds only. A missed target is said and is no failure; a command that cannot run is one, but for
peers that are not installed. The tables go to the screen and to `docs/benchmarks.md`.

    python -m bench.run [ROUNDS]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from bench.page import write_page
from bench.peers import FLOOR, Peer
from bench.targets import PEERS
from bench.verdicts import Run, Runs, Verdict, ratio, verdicts
from plancli.cli.commands import COMMANDS

PROJECT = Path(__file__).resolve().parent.parent
ONE_RUN = PROJECT / "bench" / "one_run.py"

# pip compiles what it installs; a checkout compiles at its first run and may not be kept from it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def time_once(peer: Peer) -> Run:
    """Run the command to its end, its output going nowhere but for the seconds that it may count itself."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(ONE_RUN), "said" if peer.own_clock else "quiet", *peer.command],
        cwd=PROJECT / peer.folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, processor, peak, code, *said = done.stdout.decode("utf-8").split()
    counted = said[0] if peer.own_clock and code == "0" else seconds
    return Run(float(counted), float(processor), float(peak) / 1024, int(code))


def time_all(peers: Mapping[str, Peer], rounds: int) -> dict[str, list[Run]]:
    """Return the runs of every peer, in the order of the rounds; a round before them warms the disk."""
    for peer in peers.values():
        if not peer.rounds:
            time_once(peer)
    runs: dict[str, list[Run]] = {name: [] for name in peers}
    for number in range(rounds):
        for name, peer in peers.items():
            if number < (peer.rounds or rounds):
                runs[name].append(time_once(peer))
    return runs


def found_peers() -> dict[str, Peer]:
    """Return the peers that can run here; all but pandoc come with `make bench`."""
    return {name: peer for name, peer in PEERS.items() if _can_run(peer)}


def _can_run(peer: Peer) -> bool:
    known = not peer.needs or peer.needs in COMMANDS
    installed = not peer.tool or find_spec(peer.tool.replace("-", "_")) is not None
    return known and installed and shutil.which(peer.command[0]) is not None


def command_lines(runs: Runs, broken: Sequence[str]) -> Iterator[str]:
    """Yield the table of the commands."""
    yield f"{'command':<20} {'ms':>7} {'cpu ms':>7} {'x floor':>8} {'MiB':>6}"
    for name, some in runs.items():
        wall, processor = median(run.seconds for run in some), median(run.processor for run in some)
        peak = median(run.peak for run in some)
        note = f"   exit code {some[-1].code}: did not do its work" if name in broken else ""
        times = ratio(runs, name, FLOOR)
        yield f"{name:<20} {wall * 1000:7.1f} {processor * 1000:7.0f} {times:8.1f} {peak:6.0f}{note}"


def target_lines(found: Sequence[Verdict]) -> Iterator[str]:
    """Yield the table of the targets."""
    yield f"{'measured':<20} {'against':<34} {'found':>8} {'target':>8}"
    for each in found:
        wanted = f"{'>=' if each.at_least else '<='} {each.wanted:.3g}"
        row = f"{each.name:<20} {each.against:<34}"
        if each.found is None:
            yield f"{row} {'-':>8} {wanted:>8}   not measured: {each.why_not}"
        else:
            yield f"{row} {each.found:8.2f} {wanted:>8}   {'OK' if each.is_met else 'missed'}"


def main(arguments: Sequence[str]) -> int:
    """Time, print the table and the targets, write the page; 1 where a command could not do its work."""
    rounds = int(arguments[0]) if arguments else 10
    made = _module("bench.papers")
    if find_spec("doorstop") is not None:
        _module("bench.doorstop_items")
    peers = found_peers()
    runs = time_all(peers, rounds)
    broken = [name for name, peer in peers.items() if {run.code for run in runs[name]} - set(peer.codes)]
    found = list(verdicts(runs, broken))
    print(f"{rounds} rounds, Python {sys.version.split()[0]}, {os.cpu_count()} processors; medians")
    print(made)
    print("\n".join(command_lines(runs, broken)), end="\n\n")
    print("\n".join(target_lines(found)), end="\n\n")
    print(_module("bench.cost"))
    write_page(runs, found, broken, rounds)
    return 1 if broken else 0


def _module(name: str) -> str:
    """Run a module of the benchmarks as a process of its own, and return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", name], cwd=PROJECT, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
