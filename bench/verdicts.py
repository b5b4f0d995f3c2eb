"""What the runs say of each target: met, missed, or not measured, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.peers import PANDOC
from bench.targets import (
    FASTER_TARGETS,
    FLAT_TARGETS,
    MEMORY_TARGETS,
    PEERS,
    RATE_TARGETS,
    SECONDS_TARGETS,
    TARGETS,
)


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


@dataclass(frozen=True)
class Verdict:
    """One target and what was found."""

    name: str
    against: str
    found: float | None
    """None where nothing was measured."""
    wanted: float
    at_least: bool = False
    """True where more is better."""
    why_not: str = ""
    """Why nothing was measured."""

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where nothing was measured."""
        if self.found is None:
            return None
        return self.found >= self.wanted if self.at_least else self.found <= self.wanted


def ratio(runs: Runs, name: str, against: str) -> float:
    """Return the median of the ratios that the rounds give, as many as both were run in."""
    return median(one.seconds / other.seconds for one, other in zip(runs[name], runs[against], strict=False))


def verdicts(runs: Runs, broken: Sequence[str]) -> Iterator[Verdict]:
    """Yield a verdict for every target."""
    for target in TARGETS:
        missing = _missing(runs, broken, target.name, target.against)
        found = None if missing else ratio(runs, target.name, target.against)
        yield Verdict(target.name, target.against, found, target.most, why_not=missing)
    for rate in RATE_TARGETS:
        missing = _missing(runs, broken, rate.name, rate.against, rate.start)
        found = None if missing else _rate(runs, rate.name) / _rate(runs, rate.against, rate.start)
        yield Verdict(
            rate.name, f"{rate.against}, plans/s", found, rate.least, at_least=True, why_not=missing
        )
    for faster in FASTER_TARGETS:
        missing = _missing(runs, broken, faster.name, faster.against)
        found = None if missing else ratio(runs, faster.against, faster.name)
        yield Verdict(
            faster.name, f"{faster.against}, times", found, faster.least, at_least=True, why_not=missing
        )
    for promise in SECONDS_TARGETS:
        missing = _missing(runs, broken, promise.name)
        found = None if missing else _seconds(runs, promise.name)
        yield Verdict(promise.name, "seconds here", found, promise.most, why_not=missing)
    yield from _memory(runs, broken)


def _memory(runs: Runs, broken: Sequence[str]) -> Iterator[Verdict]:
    for limit in MEMORY_TARGETS:
        missing = _missing(runs, broken, limit.name) or _untold(runs, limit.name)
        found = None if missing else _peak(runs, limit.name)
        yield Verdict(limit.name, "MiB", found, limit.most, why_not=missing)
    for flat in FLAT_TARGETS:
        missing = _missing(runs, broken, flat.name, flat.against) or _untold(runs, flat.name)
        found = None if missing else _peak(runs, flat.name) / _peak(runs, flat.against)
        yield Verdict(flat.name, f"{flat.against}, memory", found, flat.most, why_not=missing)


def rates(runs: Runs) -> Iterator[tuple[str, float]]:
    """Yield the plans a second of everything that is held against another's rate."""
    for target in RATE_TARGETS:
        if not {target.name, target.against, target.start} - runs.keys():
            yield target.name, _rate(runs, target.name)
            yield target.against, _rate(runs, target.against, target.start)


def _missing(runs: Runs, broken: Sequence[str], *names: str) -> str:
    """Say why one of the commands was not measured; empty where all were."""
    for name in names:
        if name not in runs:
            return f"no {PANDOC} here" if PEERS[name].command[0] == PANDOC else "not in this run"
        if name in broken:
            return "did not do its work"
    return ""


def _untold(runs: Runs, name: str) -> str:
    return "" if _peak(runs, name) else "the system does not tell"


def _seconds(runs: Runs, name: str) -> float:
    return median(run.seconds for run in runs[name])


def _peak(runs: Runs, name: str) -> float:
    return max(run.peak for run in runs[name])


def _rate(runs: Runs, name: str, start: str = "") -> float:
    """Return plans a second; with `start` the time over one plan is taken off, and that plan."""
    seconds, files = _seconds(runs, name), PEERS[name].files
    if start:
        return (files - PEERS[start].files) / (seconds - _seconds(runs, start))
    return files / seconds
