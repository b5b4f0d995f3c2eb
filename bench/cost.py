"""How the time of a check grows with the plan: over four decades, and for each rule alone.

Times are of the processor, in this process, the best of a few runs, loading included; the thousand small
files go through the command itself. The slope is that of the line through the logarithms, from 100 on: below
that the fixed cost rules. Writes the figures for the page, and the picture.

    python -m bench.cost
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import math
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.cost_plot import draw
from bench.growing import GROWING, RULE_GROWING, small_plans
from bench.peers import COST, MADE
from plancli.__main__ import main as plancli
from plancli.checking import check_plan
from plancli.legal.registry import load_default_registry
from plancli.loading import load_bytes
from plancli.model.plan import Plan
from plancli.rules import ALL_RULES
from plancli.rules.rule import Rule, RuleContext

SIZES = (10, 100, 1_000, 10_000)
RULE_SIZES = (1_000, 2_000, 4_000, 8_000)
LIMIT = 1.25
"""A slope above it may be worse than n log n, which has 1.15 in this range."""
WORTH = 0.02
"""Seconds of the largest size from which a rule's slope says something."""
PICTURE = Path("docs/images/cost.svg")
_FEW = 3


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of the line through the logarithms.

    >>> round(slope((10, 100, 1_000), (0.2, 2, 20)), 2)
    1.0
    """
    across, up = [math.log(size) for size in sizes], [math.log(max(each, 1e-9)) for each in times]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    moved = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return moved / sum((x - middle) ** 2 for x in across)


def whole_check(make: Callable[[int], str], size: int) -> float:
    """Return the seconds of loading and checking a plan of this size."""
    data = make(size).encode()
    registry = load_default_registry()

    def work() -> None:
        check_plan(load_bytes("plan.yaml", data), registry)

    return _best(work, 1 if size > 1_000 else _FEW)


def many_files(count: int) -> float:
    """Return the seconds of checking so many small plans by the command, in one process."""
    folder = small_plans(Path(MADE, "small-plans"), count)

    def work() -> None:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
            plancli(["check", str(folder), "--jobs", "1", "--format", "concise"])

    seconds = _best(work, 1 if count > 1_000 else _FEW)
    shutil.rmtree(folder)
    return seconds


def rule_times() -> Iterator[tuple[str, str, list[float]]]:
    """Yield what grows, the code of a rule, and its seconds at each of the sizes."""
    registry = load_default_registry()
    for name, make in RULE_GROWING.items():
        found: dict[str, list[float]] = {rule.code: [] for rule in ALL_RULES}
        for size in RULE_SIZES:
            contexts = [RuleContext(_plan(make(size)), registry) for _ in range(2)]
            for rule in ALL_RULES:
                found[rule.code].append(min(_rule_seconds(rule, context) for context in contexts))
        for code, times in found.items():
            yield name, code, times


def main() -> None:
    """Measure, say it, write the figures and the picture."""
    whole_check(GROWING["tasks"], 50)
    times = {name: [whole_check(make, size) for size in SIZES] for name, make in GROWING.items()}
    times["files"] = [many_files(size) for size in SIZES]
    slopes = {name: slope(SIZES[1:], each[1:]) for name, each in times.items()}
    rules = [
        (slope(RULE_SIZES, each), f"{code} ({name})") for name, code, each in rule_times() if each[-1] > WORTH
    ]
    for name, each in times.items():
        told = "  ".join(f"{seconds * 1000:9.1f} ms" for seconds in each)
        print(f"{name:<12} {told}   slope {slopes[name]:.2f}")
    _tell(times, slopes, rules)
    PICTURE.write_text(draw(SIZES, times, slopes), encoding="utf-8", newline="\n")


def _tell(
    times: Mapping[str, Sequence[float]],
    slopes: Mapping[str, float],
    rules: Sequence[tuple[float, str]],
) -> None:
    """Say how each rule grows, and keep all of it for the page."""
    steepest = max(rules)
    steep = [f"{name} {found:.2f}" for found, name in sorted(rules, reverse=True) if found > LIMIT]
    print(f"steepest rule: {steepest[1]} {steepest[0]:.2f}; above {LIMIT}: {', '.join(steep) or 'none'}")
    kept = {"sizes": SIZES, "times": times, "slopes": slopes, "limit": LIMIT, "steep": steep}
    kept["steepest"] = f"{steepest[1]} {steepest[0]:.2f}"
    Path(COST).parent.mkdir(parents=True, exist_ok=True)
    Path(COST).write_text(json.dumps(kept), encoding="utf-8")


def _plan(text: str) -> Plan:
    plan = load_bytes("plan.yaml", text.encode()).plan
    if plan is None:
        raise ValueError(text[:200])
    return plan


def _rule_seconds(rule: type[Rule], context: RuleContext) -> float:
    start = time.process_time()
    for _ in rule().check(context):
        pass
    return time.process_time() - start


def _best(work: Callable[[], object], times: int) -> float:
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
