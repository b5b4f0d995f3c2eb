"""Print the seconds that a trace or a difference of two plans of 5,000 tasks takes, or merely loading both.

Start-up does not count: a small pair is looked at before the clock starts. The answer goes nowhere.

    python -m bench.two_plans load|trace|diff
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.peers import CHILDREN, NEW_TASKS, PARENT, PARENT_TASKS
from plancli.loading import load_file


def load(old: str, new: str) -> None:
    """Load both plans."""
    for path in (old, new):
        load_file(Path(path))


def trace(above: str, plan: str) -> None:
    """Trace a plan to the plan above it."""
    _run("trace", plan, "--parent", above, "--format", "json")


def diff(old: str, new: str) -> None:
    """Tell how two plans differ."""
    _run("diff", old, new, "--format", "json")


def _run(*arguments: str) -> None:
    program = importlib.import_module("plancli.__main__")
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
        code = program.main(arguments)
    if code > 1:  # 1 is an answer: something is missing
        raise SystemExit(code)


LOOKS: dict[str, Callable[[str, str], None]] = {"load": load, "trace": trace, "diff": diff}


def main(look: str) -> None:
    """Look at a small pair, then at the large one; print how long that took."""
    LOOKS[look](PARENT, f"{CHILDREN}/000.yaml")
    start = time.perf_counter()
    LOOKS[look](PARENT_TASKS, NEW_TASKS)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1])
