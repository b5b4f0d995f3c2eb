"""What is timed: the commands, the papers they read, and what each may cost of a peer's time.

Times nothing itself. The plan in `plans/` stands for a usual one, the same plan with its sections
repeated (`bench/papers.py`) for a long one; pandoc reads the very same Word files.
"""

from __future__ import annotations

import sys
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


@dataclass(frozen=True)
class Target:
    """The most that one command may cost of a peer's time."""

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


def _python(*arguments: str, codes: tuple[int, ...] = (0,)) -> Peer:
    return Peer((sys.executable, *arguments), codes)


def _plancli(*arguments: str, codes: tuple[int, ...] = (0, 1), needs: str = "") -> Peer:
    """Return a run of plancli; 1 is its answer where a plan has faults."""
    return Peer((sys.executable, "-m", "plancli", *arguments), codes, needs=needs)


def _import_of(paper: str) -> Peer:
    return _plancli("import", paper, "-o", f"{MADE}/imported.yaml", "--force")


def _in_process(paper: str) -> Peer:
    return Peer((sys.executable, "-m", "bench.in_process", paper), own_clock=True)


def _prose(look: str) -> Peer:
    return Peer((sys.executable, "-m", "bench.prose", look), own_clock=True)


def _many_tasks(look: str) -> Peer:
    return Peer((sys.executable, "-m", "bench.many_tasks", look), own_clock=True)


def _two_plans(look: str) -> Peer:
    needs = "" if look == "load" else look
    return Peer((sys.executable, "-m", "bench.two_plans", look), own_clock=True, needs=needs)


def _word_papers(what: str, who: str) -> Peer:
    return Peer((sys.executable, "-m", "bench.word_papers", what, who), own_clock=True)


def _pandoc(paper: str) -> Peer:
    """Return pandoc reading a Word file; of its own two trees JSON is the one it prints faster."""
    return Peer((PANDOC, "-f", "docx", "-t", "json", paper))


PEERS: dict[str, Peer] = {
    FLOOR: _python("-c", "pass"),
    "check": _plancli("check", PLAN),
    "check-jsonschema": _python("-m", "check_jsonschema", "--schemafile", "schemas/plan.schema.json", PLAN),
    "--help": _plancli("--help", codes=(0,)),
    "bare Typer --help": _python("bench/bare_typer.py", "--help"),
    "check of the import": _plancli("check", SHORT_YAML),
    "check .docx": _plancli("check", SHORT),
    "fmt --check": _plancli("fmt", "--check", SHORT_YAML),
    "import in process": _in_process(SHORT),
    PANDOC: _pandoc(SHORT),
    "import": _import_of(SHORT),
    "long in process": _in_process(LONG),
    "pandoc long": _pandoc(LONG),
    "import long": _import_of(LONG),
    "check 5,000 tasks": _plancli("check", TASKS),
    "check in process": _many_tasks("check"),
    "CSafeLoader": _many_tasks("load"),
    "render docx": _plancli("render", PLAN, "--format", "docx", "-o", f"{MADE}/made.docx"),
    "docxtpl": _python("bench/docxtpl_paper.py", PLAN, TEMPLATE, VIEW, f"{MADE}/docxtpl.docx"),
    "Word in process": _word_papers("plan", "plancli"),
    "docxtpl in process": _word_papers("plan", "docxtpl"),
    "1,000 sheets": _word_papers("sheets", "plancli"),
    "docxtpl sheets": _word_papers("sheets", "docxtpl"),
    "sheets": _plancli("sheets", UNITS, "-o", f"{MADE}/sheets", "--force"),
    "load two plans": _two_plans("load"),
    "trace": _two_plans("trace"),
    "diff": _two_plans("diff"),
    "1 against 99": _plancli("trace", "--parent", PARENT, CHILDREN, needs="trace"),
    "load 1,000 plans": Peer((sys.executable, "-m", "bench.many_plans", "load"), own_clock=True),
    "1,000 plans": _plancli("obligations", PLANS, "--unit", "Phòng Văn hóa - Xã hội", "--format", "json"),
    "1,000 plans alike": _plancli("obligations", PLANS, "--conflicts", "--format", "json"),
    "words of 1 MB": _prose("words"),
    "citations of 1 MB": _prose("citations"),
}
"""Each stands next to those it is held against; without an added word, a command is plancli's."""

TARGETS: tuple[Target, ...] = (
    Target("check", "check-jsonschema", 0.6),
    Target("--help", "bare Typer --help", 1.2),
    Target("import in process", PANDOC, 1),
    Target("long in process", "pandoc long", 1),
    Target("import", PANDOC, 2),
    Target("import long", "pandoc long", 2),
    Target("import long", FLOOR, 20),
    Target("check .docx", "check of the import", 1.5),
    Target("fmt --check", "check of the import", 1),
    Target("check in process", "CSafeLoader", 3),
    Target("render docx", "docxtpl", 1.2),
    Target("Word in process", "docxtpl in process", 1.2),
    Target("1,000 sheets", "docxtpl sheets", 0.05),
    Target("trace", "load two plans", 4),
    Target("diff", "load two plans", 4),
    Target("1,000 plans", "load 1,000 plans", 1.5),
    Target("citations of 1 MB", "words of 1 MB", 4),
)

MEMORY_TARGETS: tuple[MemoryTarget, ...] = (
    MemoryTarget("import long", 150),
    MemoryTarget("check 5,000 tasks", 200),
    MemoryTarget("sheets", 200),
    MemoryTarget("1,000 plans", 100),
    MemoryTarget("1,000 plans alike", 150),
)

SECONDS_TARGETS: tuple[SecondsTarget, ...] = (
    SecondsTarget("1 against 99", 6),
    SecondsTarget("1,000 plans", 1_000 / 150),
)
