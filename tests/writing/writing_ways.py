"""Every way in which a command leaves something on the disk, named by command and flag."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plancli.analysis.work_table import WorkColumn
from plancli.cli.table_plan import version_of
from plancli.exports.work_table import TableSource, work_table_workbook
from plancli.loading import load_bytes
from tests.cli.test_hostile_bytes import KNOWN, OVERLAY
from tests.cli.word_files import paper
from tests.made.trace import CITATION, COMPOST, DUMPS, province, task, text_of, written
from tests.work_table.filled_tables import Filled, plan_of, rows_of

QUIET = frozenset(
    [
        "--format",
        "--force",
        "--lang",
        "--fail-on",
        "--select",
        "--ignore",
        "--as-of",
        "--state",
        "--unsafe-fixes",
        "--diff",
        "--statistics",
        "--baseline",
        "--config",
        "--no-config",
        "--show-settings",
        "--unit",
        "--role",
        "--direct",
        "--delimiter",
        "--headings",
        "--conflicts",
        "--jobs",
        "--parent",
        "--suggest",
        "--yes",
        "--duties",
        "--roster",
        "--by",
        "--missing",
        "--templates",
        "--questions",
        "--task",
        "--explain",
        "--limit",
        "--report",
        "--list",
        "--period",
        "--changed-since",
        "--within",
        "--overdue",
        "--due",
        "--no-report",
        "--evidence",
        "--note",
        "--to",
        "--basis",
        "--date",
        "--all",
        "--plan",
        "--remind",
        "--spelling",
        "--exit-code",
        "--issuer",
        "--title",
        "--place",
        "--year",
        "--from",
        "--for",
        "--doubtful",
        "--check",
        "--progress",
    ]
)
"""Flags that write nothing of themselves; every other one needs a way below."""
DAY = ("--as-of", "2026-11-26")
_OUT = "out"


@dataclass(frozen=True, slots=True)
class WritingWay:
    """A command that writes."""

    command: str
    """`check`"""
    flag: str
    """`--comments`; empty for what a command changes without a flag."""
    arguments: tuple[str, ...]
    """What stands behind the command; relative to the folder that `lay_out` fills."""
    writes: tuple[str, ...]
    """Files that change, a folder for all in it; a failure names one of them."""

    @property
    def name(self) -> str:
        """What a person types."""
        return " ".join((self.command, *self.arguments))

    @property
    def line(self) -> list[str]:
        """The command line."""
        return [self.command, *self.arguments]


def _into(command: str, arguments: str, file: str = "a.txt", flag: str = "--output") -> WritingWay:
    """Return the way that puts an answer into a new folder's file."""
    place = f"{_OUT}/{file}"
    return WritingWay(
        command, flag, (*arguments.split(), "-o" if flag == "--output" else flag, place), (place,)
    )


def _in_place(command: str, flag: str, arguments: str, *files: str) -> WritingWay:
    return WritingWay(command, flag, tuple(arguments.split()), files or ("plan.yaml",))


WAYS = (
    _into("import", "paper.docx", "a.yaml"),
    _into("check", "plan.yaml"),
    _into("check", "plan.yaml --format svg", "a.svg"),
    WritingWay(
        "check", "--comments", ("paper.docx", "--comments", f"{_OUT}/a.docx", "--force"), (f"{_OUT}/a.docx",)
    ),
    _in_place("check", "--fix", "plan.yaml --fix"),
    _in_place("check", "--write-baseline", "plan.yaml --write-baseline known.json", "known.json"),
    _in_place("check", "--prune-baseline", "plan.yaml --baseline stale.json --prune-baseline", "stale.json"),
    _into("obligations", "plan.yaml", "a.xlsx"),
    _into("trace", "plan.yaml --as-of 2026-11-26", "a.html"),
    _in_place("trace", "--write-links", "plan.yaml --write-links --yes --as-of 2026-11-26"),
    _in_place("trace", "--accept", "plan.yaml --accept I.1 --as-of 2026-11-26"),
    _into("gaps", "plan.yaml", "a.csv"),
    _into("cite", "plan.yaml", "a.md"),
    WritingWay(
        "law", "--output", ("missing", "plan.yaml", "-o", f"{_OUT}/a.xlsx", "--force"), (f"{_OUT}/a.xlsx",)
    ),
    WritingWay(
        "law", "--output", ("add", "acts.yaml", "-o", f"{_OUT}/o.yaml", "--force"), (f"{_OUT}/o.yaml",)
    ),
    _into("render", "plan.yaml", "a.md"),
    _into("render", "plan.yaml", "a.docx"),
    _into("render", "plan.yaml", "deep/er/a.docx"),
    WritingWay("sheets", "--output", ("plan.yaml", "-o", _OUT, "--format", "md", "--force"), (_OUT,)),
    WritingWay("sheets", "--output", ("plan.yaml", "-o", f"{_OUT}/phieu/x", "--force"), (f"{_OUT}/phieu/x",)),
    _into("progress", "plan.yaml --as-of 2026-11-26", "a.xlsx"),
    _in_place(
        "progress",
        "--record",
        "plan.yaml --record I.1 --state done --date 20/11/2026 --yes",
        "plan.progress.yaml",
    ),
    _in_place(
        "progress",
        "--extend",
        "plan.yaml --extend I.1 --to 30/12/2026 --date 20/11/2026 --yes",
        "plan.progress.yaml",
    ),
    WritingWay("remind", "--output", ("plan.yaml", "-o", _OUT, *DAY, "--force"), (_OUT,)),
    WritingWay("table", "--output", ("plan.yaml", "-o", f"{_OUT}/a.xlsx", "--force"), (f"{_OUT}/a.xlsx",)),
    WritingWay("table", "--each-unit", ("plan.yaml", "--each-unit", "-o", _OUT, "--force"), (_OUT,)),
    _in_place(
        "table",
        "--read",
        "plan.yaml --read filled.xlsx --yes --as-of 2026-11-26",
        "plan.yaml",
        "plan.progress.yaml",
    ),
    WritingWay("template", "--output", ("copy", "gaps.md.j2", "plan.docx", "-o", _OUT, "--force"), (_OUT,)),
    _into("export", "plan.yaml", "a.json"),
    _into("diff", "paper.docx plan.yaml", "a.docx"),
    WritingWay(
        "new",
        "--output",
        ("-o", f"{_OUT}/a.yaml", "--force", "--title", "Công tác năm 2026"),
        (f"{_OUT}/a.yaml",),
    ),
    WritingWay(
        "new",
        "--output",
        ("--from", "tinh.yaml", "--for", "UBND xã Vân Khê", "-o", f"{_OUT}/a.yaml", "--force"),
        (f"{_OUT}/a.yaml",),
    ),
    _in_place("fmt", "", "plan.yaml"),
    _into("fmt", "plan.yaml", "a.yaml"),
    _into("rule", "KH104", "a.txt"),
    _into("schema", "--progress", "a.json"),
    _into("completion", "bash", "a.sh"),
)


def lay_out(home: Path) -> None:
    """Fill a folder with what the ways read; files that a way makes are left, but for those that stop it."""
    for name, data in _files().items():
        (home / name).write_bytes(data)
    # `import` replaces nothing that stands, and a report that is there already is not written twice.
    for name in ("plan.progress.yaml", "known.json", f"{_OUT}/a.yaml"):
        (home / name).unlink(missing_ok=True)
    (home / _OUT).mkdir(exist_ok=True)


@cache
def _files() -> dict[str, bytes]:
    """Return the files by name."""
    lead = "Phòng Kinh tế"
    link = {"task": "I.1", "fingerprint": "0000000000.1"}
    tasks = [
        task(
            "1",
            "Thu gom rác ở các các thôn.",
            lead=lead,
            implements=[link],
            deadline="trước ngày 30/6/2026",
        ),
        task("2", DUMPS, lead="Công an xã", coordinating=lead, deadline="trước ngày 31/3/2026"),
        task("3", COMPOST, lead=lead),
    ]
    parents = [{"name": "KH 12", "words": CITATION, "file": "tinh.yaml"}]
    plan = written(tasks, number="7", parents=parents, bases=[f"Căn cứ {CITATION};"])
    data = text_of({**plan, "state": "draft", "recipients": ["Như trên;", "Lưu: VT."]}).encode()
    return {
        "plan.yaml": data,
        "tinh.yaml": text_of(province()).encode(),
        "paper.docx": paper(),
        "acts.yaml": OVERLAY.encode(),
        "stale.json": KNOWN.replace("a.yaml", "plan.yaml").encode(),
        "filled.xlsx": _filled(data),
    }


def _filled(plan: bytes) -> bytes:
    """Return a table of the plan in which somebody has filled in a deadline and a state."""
    loaded = load_bytes("plan.yaml", plan)
    table = Filled(work_table_workbook(TableSource(plan_of(loaded), version_of(loaded), ""), rows_of(loaded)))
    table.fill("I.3", WorkColumn.DEADLINE, "trong quý II năm 2026")
    table.fill("I.2", WorkColumn.STATE, "Đã hoàn thành")
    return table.data()
