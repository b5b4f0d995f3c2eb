"""Writes everything that plancli can give into a folder, and the digest of each file.

    python -m tools.all_outputs FOLDER [PLAN ...]

What a command can be asked for is read from its own flags, so that a new format is among the outputs as soon
as it exists, and a new command without a line in `LINES` stops the run. All runs share one process. Two
folders made by two Pythons, in two places of the world or on two days, have to be the same byte for byte.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plancli.__main__ import main as plancli
from plancli.cli.commands import COMMANDS
from plancli.cli.completion_scripts import SCRIPTS
from plancli.cli.spoken import load_command
from plancli.messages import Language
from plancli.reports.catalogue import REPORTS

PROJECT = Path(__file__).resolve().parent.parent
FAMILY = "tests/plans/may-ngan"
"""A plan of a province and those of its communes, for what asks for a family of plans."""
PLANS = ("plans/2025-tramtau.yaml", "tests/plans/2026-xa-mau.yaml", "tests/plans/2026-xa-mau-2.yaml")
MANIFEST = "MANIFEST"
"""A line for each file: SHA-256, two spaces, the path; by path."""
_DAY = ("--as-of", "2026-03-31")
"""Nothing that is asked for may depend on today."""
_BINARY = frozenset({"docx", "xlsx"})
_FOLDERS = frozenset({"sheets", "remind"})
"""Commands that write a folder."""

_OF_MANY = frozenset({("trace", "xlsx")})
"""What a command gives for a family of plans alone."""

LINES: dict[str, tuple[str, ...]] = {
    "check": ("{plan}",),
    "obligations": ("{plan}",),
    "trace": ("{plan}", *_DAY),
    "gaps": ("{plan}",),
    "cite": ("{plan}", *_DAY),
    "law": ("missing", "{plan}"),
    "render": ("{plan}", *_DAY),
    "sheets": ("{plan}",),
    "progress": ("{plan}", *_DAY),
    "remind": ("{plan}", *_DAY),
    "table": ("{plan}", "--read", "{given}/table.xlsx", *_DAY),
    "export": ("{plan}",),
    "diff": (PLANS[0], "{plan}"),
    "import": ("{given}/render-plan-docx.docx",),
    "new": ("--from", f"{FAMILY}/tinh.yaml", "--for", "UBND xã Vân Khê"),
    "template": ("list",),
    "rule": ("--all",),
    "fmt": ("{plan}",),
    "schema": (),
    "completion": ("bash",),
}
"""How each command is asked; `--format` is added, and `-o` where no screen shows the answer."""
ONCE = frozenset({"new", "template", "rule", "schema", "completion"})
"""Commands whose answer does not depend on the plan at hand."""


@dataclass(frozen=True, slots=True)
class Case:
    """One command line."""

    name: str
    """Below the folder of outputs: what is printed goes to `<name>.out` and `<name>.err`."""
    arguments: tuple[str, ...]
    codes: tuple[int, ...] = (0, 1)
    """With which of these it may end."""


def formats_of(command: str) -> tuple[str, ...]:
    """Return what `--format` of a command takes, as its help page tells; none without the flag."""
    for param in load_command(command, Language.EN).params:
        if "--format" in param.opts:
            return tuple(str(param.metavar).split("|"))
    return ()


def cases_of_plan(plan: str) -> Iterator[Case]:
    """Yield all that is asked of one plan; later cases read what earlier ones wrote."""
    given = f"given/{Path(plan).stem}"
    yield Case(f"{given}/table", ("table", plan, "-o", f"{given}/table.xlsx"))
    yield from _followed(plan, given)
    for command in (*(name for name in LINES if name != "import"), "import"):
        if command not in ONCE:
            yield from _asked(command, plan, given)
    yield from _more_of_plan(plan, given)


def _followed(plan: str, given: str) -> Iterator[Case]:
    """Yield the case that records something about the plan's first task."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        plancli(["export", plan, "--format", "json"])
    tasks = json.loads(out.getvalue())["tasks"]
    if tasks:
        report = ("--record", tasks[0]["id"], "--state", "done", "--date", "2026-03-02", "--yes")
        yield Case(f"{given}/progress-record", ("progress", plan, *report))


def _asked(command: str, plan: str, given: str) -> Iterator[Case]:
    """Yield a case for each thing that a command can be asked for."""
    line = (command, *(each.format(plan=plan, given=given) for each in LINES[command]))
    if command == "render":
        yield from _reports(line, given)
        return
    for form in formats_of(command) or ("",):
        if (command, form) in _OF_MANY:
            continue
        name = f"{given}/{command}-{form}".rstrip("-")
        asked = (*line, "--format", form) if form else line
        if command in _FOLDERS:
            asked = (*asked, "-o", name)
        elif form in _BINARY:
            asked = (*asked, "-o", f"{name}.{form}")
        elif command == "fmt":
            asked = (*asked, "-o", f"{name}.yaml")
        yield Case(name, asked)


def _reports(line: tuple[str, ...], given: str) -> Iterator[Case]:
    for report in REPORTS.values():
        for form in report.formats:
            name = f"{given}/render-{report.name}-{form.value}"
            asked = (*line, "--report", report.name, "--format", form.value)
            yield Case(name, (*asked, "-o", f"{name}.{form.value}"))


def _more_of_plan(plan: str, given: str) -> Iterator[Case]:
    """Yield what flags other than `--format` give."""
    word = f"{given}/render-plan-docx.docx"
    yield Case(f"{given}/import-yaml", ("import", word, "-o", f"{given}/import.yaml"))
    yield Case(f"{given}/comments", ("check", word, "--comments", f"{given}/comments.docx"))
    yield Case(f"{given}/check-english", ("check", plan, "--lang", "en"))
    yield Case(f"{given}/check-file", ("check", plan, "-o", f"{given}/check.txt"))
    yield Case(
        f"{given}/export-vi", ("export", plan, "--format", "csv", "--headings", "vi", "--delimiter", ";")
    )
    yield Case(f"{given}/gaps-explained", ("gaps", plan, "--explain"))
    yield Case(f"{given}/tables", ("table", plan, "--each-unit", "-o", f"{given}/tables"))
    yield Case(f"{given}/fixes", ("check", plan, "--diff", "--unsafe-fixes"))
    yield Case(f"{given}/baseline", ("check", plan, "--write-baseline", f"{given}/baseline.json"))
    yield Case(f"{given}/law-missing", ("law", "missing", plan, "-o", f"{given}/missing.yaml"), (0, 1, 2))


def cases_of_none() -> Iterator[Case]:
    """Yield what is asked once, of no plan or of a family of plans."""
    for command in LINES:
        yield Case(f"given/help/{command}", (command, "--help"))
        yield Case(f"given/help/{command}-english", (command, "--help", "--lang", "en"))
        if command in ONCE:
            yield from _asked(command, "", "given")
    yield Case("given/new-yaml-file", ("new", "--year", "2026", "-o", "given/new.yaml"))
    for shell in SCRIPTS:
        yield Case(f"given/completion-{shell}", ("completion", shell))
    yield Case("given/schema-progress", ("schema", "--progress"))
    for form in formats_of("law"):
        if form not in _BINARY:
            yield Case(f"given/law-found-{form}", ("law", "luu tru", "--format", form))
            yield Case(f"given/law-status-{form}", ("law", "status", "--format", form), (0, 1, 2))
    children = (f"{FAMILY}/xa", "--parent", f"{FAMILY}/tinh.yaml", *_DAY)
    for form in formats_of("trace"):
        name = f"given/cascade-{form}"
        to = ("-o", f"{name}.{form}") if form in _BINARY else ()
        yield Case(name, ("trace", *children, "--format", form, *to))
    yield Case("given/folder", ("obligations", f"{FAMILY}/xa", "--jobs", "2"))
    yield Case("given/folder-check", ("check", FAMILY, "--format", "json"))
    yield Case("given/duties", ("trace", "--duties", *_DAY))
    yield Case("given/not-there", ("check", "không-có.yaml"), (2,))


def write_all(folder: Path, plans: Sequence[str] = PLANS) -> list[str]:
    """Write all outputs into `folder`, which is made, and return what went otherwise than it may.

    The plans are copied there first, under their paths from the top of the checkout: what is written names
    no path of this machine.
    """
    os.environ["COLUMNS"] = "80"
    missing = set(COMMANDS) ^ set(LINES)
    wrong = [f"no line in LINES, or no such command: {', '.join(sorted(missing))}"] if missing else []
    for plan in plans:
        (folder / plan).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / plan, folder / plan)
    shutil.copytree(PROJECT / FAMILY, folder / FAMILY, dirs_exist_ok=True)
    with contextlib.chdir(folder):
        for plan in plans:
            for case in cases_of_plan(plan):
                wrong += run(case)
        for case in cases_of_none():
            wrong += run(case)
    (folder / MANIFEST).write_bytes("".join(f"{line}\n" for line in manifest(folder)).encode())
    return wrong


def run(case: Case) -> list[str]:
    """Run one case in the current folder, keep what it printed, and return what is wrong with it."""
    code, out, err = captured(case.arguments)
    place = Path(case.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    for ending, said in (("out", out), ("err", err), ("code", b"%d\n" % code)):
        place.with_name(f"{place.name}.{ending}").write_bytes(said)
    if code in case.codes:
        return []
    return [f"plancli {' '.join(case.arguments)}: exit code {code}\n{err.decode(errors='replace')}"]


def captured(arguments: Sequence[str]) -> tuple[int, bytes, bytes]:
    """Run plancli in this process, with streams of the encoding that this process was given."""
    encoding = (sys.__stdout__ or sys.stdout).encoding
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            code = plancli(list(arguments))
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    for stream in streams:
        stream.flush()
    out, err = (stream.detach() for stream in streams)
    assert isinstance(out, io.BytesIO)  # noqa: S101 - made so above
    assert isinstance(err, io.BytesIO)  # noqa: S101
    return code, out.getvalue(), err.getvalue()


def manifest(folder: Path) -> list[str]:
    """Return a line for each file of a folder but the manifest itself."""
    files = sorted(
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    )
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}" for name, path in files]


def main() -> int:
    """Write them; 1 where a command went wrong."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("folder", type=Path)
    reader.add_argument("plan", nargs="*", default=PLANS)
    given = reader.parse_args()
    given.folder.mkdir(parents=True)
    wrong = write_all(given.folder, given.plan)
    for each in wrong:
        print(each, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
