"""What is timed: the kinds of commands and targets, and the papers that commands read.

Times nothing itself. The plan in `plans/` stands for a usual one, the same plan with its sections
repeated (`bench/papers.py`) for a long one; pandoc reads the very same Word files.
"""

from __future__ import annotations

from dataclasses import dataclass

PLAN = "plans/2025-tramtau.yaml"
MADE = "out/bench"
SHORT = f"{MADE}/plan.docx"
SHORT_YAML = f"{MADE}/plan.yaml"
LONG = f"{MADE}/long.docx"
TASKS = f"{MADE}/tasks.yaml"
UNITS = f"{MADE}/units.yaml"
PARENT_TASKS = f"{MADE}/tasks-parent.yaml"
NEW_TASKS = f"{MADE}/tasks-new.yaml"
PLANS = f"{MADE}/plans"
PARENT = f"{MADE}/parent.yaml"
CHILDREN = f"{MADE}/communes"
MORE_PLANS = f"{MADE}/more-plans"
ITEMS = f"{MADE}/items.yaml"
PARENT_ITEMS = f"{MADE}/items-parent.yaml"
DOORSTOP = f"{MADE}/doorstop"
COST = f"{MADE}/cost.json"
VIEW = f"{MADE}/view.json"
TEMPLATE = "templates/word/plan.docx"
FLOOR = "python -c pass"
PANDOC = "pandoc"


@dataclass(frozen=True)
class Peer:
    """A command to time."""

    command: tuple[str, ...]
    """The program and its arguments."""
    codes: tuple[int, ...] = (0,)
    """Exit codes of a run that did its work."""
    own_clock: bool = False
    """True where the program prints the seconds that count, instead of the wall clock of its process."""
    needs: str = ""
    """The command of plancli without which there is nothing to time."""
    rounds: int = 0
    """In how many rounds at most it runs, where it is slow; 0 for all."""
    files: int = 1
    """How many plans it looks at."""
    folder: str = ""
    """Where it runs; empty for the project."""
    tool: str = ""
    """The Python package that is measured, where it is a peer; its version is told."""


@dataclass(frozen=True)
class Target:
    """The most that one command may cost of a peer's time."""

    name: str
    against: str
    most: float


@dataclass(frozen=True)
class RateTarget:
    """How many times as many plans a second one command looks at as a peer does."""

    name: str
    against: str
    start: str
    """The peer over one plan: its time is taken off, so that its start does not count; ours does."""
    least: float


@dataclass(frozen=True)
class FasterTarget:
    """How many times as long a peer takes for the same work."""

    name: str
    against: str
    least: float


@dataclass(frozen=True)
class FlatTarget:
    """The most memory of a command over many files, as a ratio to that over few."""

    name: str
    against: str
    most: float


@dataclass(frozen=True)
class SecondsTarget:
    """The most seconds that one command may take on two processors."""

    name: str
    most: float


@dataclass(frozen=True)
class MemoryTarget:
    """The most memory that one command may hold, in MiB."""

    name: str
    most: float
