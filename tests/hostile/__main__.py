"""Attack plancli with made inputs: `python -m tests.hostile [KIND …] [--count N] [--jobs N] [--seed N]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.kinds import KINDS, find_kind
from tests.hostile.trial import tried
from tests.hostile.workers import Failure, attack, work

_TOLD = 25
"""Failures of a kind that are told in full."""


def main() -> int:
    """Attack, and return 1 where something gave way."""
    options = _options()
    if options.worker:
        return _work(options.kinds[0], *json.loads(options.worker))
    kinds = options.kinds or list(KINDS)
    if options.seed is not None:
        return _replay(kinds[0], options.seed, options.keep)
    rows = [_attacked(name, options.count, options.start, options.jobs) for name in kinds]
    print(f"\n{'kind':<12}{'inputs':>10}{'failures':>10}{'seconds':>10}{'a second':>10}")
    for name, count, failures, seconds in rows:
        print(f"{name:<12}{count:>10,}{failures:>10}{seconds:>10.0f}{count / max(seconds, 0.001):>10.0f}")
    return 1 if any(row[2] for row in rows) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    named = f"what to attack with, of {', '.join(KINDS)}; all by default"
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=named)
    parser.add_argument("--count", type=int, help="inputs of each kind, in the place of the usual number")
    parser.add_argument("--start", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--seed", type=int, help="try this seed of one kind again, and say what it does")
    parser.add_argument("--keep", type=Path, help="with --seed: leave its files in this folder")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.worker and (unknown := [each for each in options.kinds if each not in KINDS]):
        parser.error(f"no such kind: {', '.join(unknown)}")
    return options


def _work(name: str, start: int, count: int, words: int) -> int:
    """Be a worker: the real stdout carries what it tells, line by line."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def tell(line: str) -> None:
        told.write(f"{line}\n")
        told.flush()

    work(find_kind(name), range(start, start + count), tell, words)
    return 0


def _replay(name: str, seed: int, keep: Path | None) -> int:
    os.environ["PLANCLI_TRACEBACK"] = "1"
    trial = KINDS[name].trial(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        for way in trial.ways:
            print(way.name)
        wrong = list(tried(trial, home))
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


def _attacked(name: str, count: int | None, start: int, jobs: int) -> tuple[str, int, int, float]:
    number = KINDS[name].whole if count is None else count
    failures: list[Failure] = []
    begin = time.monotonic()
    done = last = 0

    def seen(more: int) -> None:
        nonlocal done, last
        done += more
        if (now := int(time.monotonic() - begin)) >= last + 10:
            last = now
            print(
                f"{name}: {done:,} of {number:,}, {len(failures)} failures, {now} s",
                file=sys.stderr,
                flush=True,
            )

    for failure in attack(name, KINDS[name], range(start, start + number), jobs=jobs, seen=seen):
        failures.append(failure)
        if len(failures) <= _TOLD:
            print(failure, flush=True)
    return name, number, len(failures), time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main())
