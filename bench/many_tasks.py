"""Print the seconds that one look at a plan of 5,000 tasks takes: the whole check, or merely PyYAML's load.

Start-up does not count: what is needed is loaded before the clock starts. PyYAML is timed in a process of
its own kind, with the garbage collector as every program has it.

    python -m bench.many_tasks check|load
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.peers import PLAN, TASKS


def check(plan: str = TASKS) -> None:
    """Check a plan as the command does, its answer going nowhere."""
    program = importlib.import_module("plancli.__main__")
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
        program.main(["check", plan])


def load() -> None:
    """Load the plan with the fast loader that most programs use; it keeps no places."""
    yaml.load(Path(TASKS).read_bytes(), yaml.CSafeLoader)


LOOKS: dict[str, Callable[[], object]] = {"check": check, "load": load}


def main(look: str) -> None:
    """Look at the plan once; print how long that took."""
    if look == "check":
        check(PLAN)
    start = time.perf_counter()
    LOOKS[look]()
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
