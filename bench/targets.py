"""Which commands are timed, and what each may cost of a peer's time; the kinds of both stand in `peers`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from bench.peers import (
    CHILDREN,
    DOORSTOP,
    FLOOR,
    ITEMS,
    LONG,
    MADE,
    MORE_PLANS,
    NEW_TASKS,
    PANDOC,
    PARENT,
    PLAN,
    PLANS,
    SHORT,
    SHORT_YAML,
    TASKS,
    TEMPLATE,
    UNITS,
    VIEW,
    FasterTarget,
    FlatTarget,
    MemoryTarget,
    Peer,
    RateTarget,
    SecondsTarget,
    Target,
)

_SCHEMA = (sys.executable, "-m", "check_jsonschema", "--schemafile", "schemas/plan.schema.json")


def _python(*arguments: str, codes: tuple[int, ...] = (0,)) -> Peer:
    return Peer((sys.executable, *arguments), codes)


def _plancli(*arguments: str, codes: tuple[int, ...] = (0, 1), needs: str = "") -> Peer:
    """Return a run of plancli; 1 is its answer where a plan has faults."""
    return Peer((sys.executable, "-m", "plancli", *arguments), codes, needs=needs)


def _beside_python(tool: str) -> str:
    """Return the program that pip put beside this Python."""
    return str(Path(sys.executable).with_name(tool))


def _first_plans(count: int) -> tuple[str, ...]:
    return tuple(f"{PLANS}/{number:03}.yaml" for number in range(count))


def _of_many(folder: str, files: int, rounds: int = 3) -> Peer:
    run = _plancli("check", folder, "--format", "concise", "--jobs", "2")
    return replace(run, files=files, rounds=rounds)


def _yamllint(files: int) -> Peer:
    """Return yamllint with its own rules over the first of the thousand plans, all in one run."""
    command = (sys.executable, "-m", "yamllint", *_first_plans(files))
    return Peer(command, (0, 1), files=files, rounds=3, tool="yamllint")


def _schema(files: int) -> Peer:
    """Return check-jsonschema over the first of the thousand plans, all in one run."""
    return Peer(_SCHEMA + _first_plans(files), files=files, rounds=3, tool="check-jsonschema")


def _floor(look: str, place: str) -> Peer:
    return Peer((sys.executable, "-m", "bench.floors", look, place), own_clock=True)


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
    "check-jsonschema": Peer((*_SCHEMA, PLAN), tool="check-jsonschema"),
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
    "docxtpl": Peer(
        (sys.executable, "bench/docxtpl_paper.py", PLAN, TEMPLATE, VIEW, f"{MADE}/docxtpl.docx"),
        tool="docxtpl",
    ),
    "Word in process": _word_papers("plan", "plancli"),
    "docxtpl in process": _word_papers("plan", "docxtpl"),
    "1,000 sheets": _word_papers("sheets", "plancli"),
    "docxtpl sheets": replace(_word_papers("sheets", "docxtpl"), rounds=3),
    "sheets": _plancli("sheets", UNITS, "-o", f"{MADE}/sheets", "--force"),
    "load two plans": _two_plans("load"),
    "trace": _two_plans("trace"),
    "diff": _two_plans("diff"),
    "1 against 99": _plancli("trace", "--parent", PARENT, CHILDREN, needs="trace"),
    "load 1,000 plans": Peer((sys.executable, "-m", "bench.many_plans", "load"), own_clock=True, rounds=5),
    "1,000 plans": replace(
        _plancli("obligations", PLANS, "--unit", "Phòng Văn hóa - Xã hội", "--format", "json"), rounds=5
    ),
    "1,000 plans alike": replace(_plancli("obligations", PLANS, "--conflicts", "--format", "json"), rounds=3),
    "check 1,000 plans": _of_many(PLANS, 1_000),
    "check 4,000 plans": _of_many(MORE_PLANS, 4_000, rounds=1),
    "yamllint": _yamllint(1),
    "yamllint 100 plans": _yamllint(100),
    "schema 1 plan": _schema(1),
    "schema 100 plans": _schema(100),
    "trace 1,000 items": _plancli("trace", ITEMS, needs="trace"),
    "trace 10,000 items": _plancli("trace", NEW_TASKS, needs="trace"),
    "doorstop": Peer((_beside_python("doorstop"),), rounds=1, folder=DOORSTOP, tool="doorstop"),
    "read 1 plan": _floor("read", PLAN),
    "libyaml 1 plan": _floor("events", PLAN),
    "read 1,000 plans": _floor("read", PLANS),
    "libyaml 1,000 plans": _floor("events", PLANS),
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

RATE_TARGETS: tuple[RateTarget, ...] = (
    RateTarget("check 1,000 plans", "yamllint 100 plans", "yamllint", 25),
    RateTarget("check 1,000 plans", "schema 100 plans", "schema 1 plan", 25),
)

FASTER_TARGETS: tuple[FasterTarget, ...] = (FasterTarget("trace 1,000 items", "doorstop", 20),)

FLAT_TARGETS: tuple[FlatTarget, ...] = (FlatTarget("check 4,000 plans", "check 1,000 plans", 1.5),)

MEMORY_TARGETS: tuple[MemoryTarget, ...] = (
    MemoryTarget("import long", 150),
    MemoryTarget("check 5,000 tasks", 200),
    MemoryTarget("sheets", 200),
    MemoryTarget("1,000 plans", 100),
    MemoryTarget("1,000 plans alike", 150),
    MemoryTarget("check 1,000 plans", 100),
)

SECONDS_TARGETS: tuple[SecondsTarget, ...] = (
    SecondsTarget("1 against 99", 6),
    SecondsTarget("1,000 plans", 1_000 / 150),
    SecondsTarget("trace 10,000 items", 5),
)
