"""`plancli table --read`: filled tables laid together, shown, and after a yes written as one set."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plancli.analysis.progress_match import plan_identity, same_plan
from plancli.analysis.work_proposal import Terms, propose
from plancli.analysis.work_return import Reason, ReturnedTable
from plancli.analysis.work_table import work_rows
from plancli.cli.asking import agreed
from plancli.cli.inputs import load_plan, read_input, usable
from plancli.cli.streams import (
    FAULTY,
    UNUSABLE,
    absolute,
    answer,
    refuse_changed,
    refuse_input,
    remark,
    remark_failure,
    screen_width,
    tell_written,
)
from plancli.cli.table_plan import TableWishes, progress_of, version_of
from plancli.cli.table_screen import TableScreen
from plancli.errors import InputError, PlancliError, UsageError, WritingError
from plancli.exports.work_json import export_work_json
from plancli.file_starts import UTF8_MARK
from plancli.importing.work_result import WorkResult, work_result
from plancli.importing.work_table import read_work_table
from plancli.input_file import is_folder
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.fingerprint import Whereabouts, WorkIndex
from plancli.model.issuance import PlanState
from plancli.model.plan import Plan
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN
from plancli.workspace.progress_file import LoadedProgress

_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
"""Of files in a folder that are read, or said to be unreadable."""
_KNOWN = (Whereabouts.SAME, Whereabouts.MOVED)


@dataclass(frozen=True, slots=True)
class ReadWishes:
    """How the answer is given, and whether it is written unasked."""

    as_json: bool
    yes: bool


def read_tables(path: str, given: Sequence[str], wishes: TableWishes, how: ReadWishes) -> int:
    """Propose what the tables hold, and write it after a yes; exit code 1 where something is not taken."""
    output = None if wishes.output == Path(STDIN) else wishes.output
    refuse_input(output, [path, *given])
    loaded = load_plan(path, wishes.language)
    _, plan = usable(loaded, wishes.language)
    progress = progress_of(path, plan, wishes)
    if progress is None:
        return FAULTY
    tables = _tables(given, plan, wishes.language)
    if tables is None:
        return UNUSABLE
    if len(tables) > 1:
        remark(sentence(wishes.language, "cli.table.tables-read", count=len(tables)))
    result = _result(loaded, plan, progress, tables, wishes)
    target = _target(path, output)
    if not how.as_json:
        shown = TableScreen(wishes.language, screen_width())
        answer(shown.screen(result.proposal, target.as_posix() if target else path, progress.path))
    written = _written(loaded, progress, result, target, wishes, yes=how.yes)
    if how.as_json:
        answer(export_work_json(path, tables, result.proposal, [each.as_posix() for each in written]))
    return 0 if result.proposal.is_clean else FAULTY


def _target(path: str, output: Path | None) -> Path | None:
    """Return the plan file that would be written; None for a plan that came from stdin."""
    return output or (None if path == STDIN else Path(path))


def _result(
    loaded: LoadedPlan,
    plan: Plan,
    progress: LoadedProgress,
    tables: Sequence[ReturnedTable],
    wishes: TableWishes,
) -> WorkResult:
    is_issued = plan.state is PlanState.ISSUED
    sealed = None
    if loaded.source is None or not loaded.source.is_editable:
        sealed = Reason.PAPER
    elif is_issued and wishes.output is None:
        sealed = Reason.ISSUED
    value = loaded.source.value if loaded.source else None
    rows = work_rows(plan, value, progress.matched.by_work)
    terms = Terms(wishes.today, sealed, version_of(loaded))
    proposal = propose(plan, rows, tables, terms)
    return work_result(loaded, progress, proposal, wishes.language, as_draft=is_issued)


def _tables(given: Sequence[str], plan: Plan, language: Language) -> list[ReturnedTable] | None:
    """Return all tables, each file once; None, the reasons said, where one of them is none of this plan."""
    found: list[ReturnedTable] = []
    failures: list[PlancliError] = []
    index = WorkIndex(plan)
    seen: set[str] = set()
    for each in _files(given):
        if isinstance(each, PlancliError):
            failures.append(each)
        elif absolute(Path(each)) not in seen:
            seen.add(absolute(Path(each)))
            try:
                table = read_work_table(read_input(each), each)
                _refuse_other_plan(table, plan, index)
                found.append(table)
            except PlancliError as error:
                failures.append(error)
    for failure in failures:
        remark_failure(failure, language)
    return None if failures else found


def _files(given: Sequence[str]) -> Iterator[str | PlancliError]:
    """Yield each file; a folder gives its tables in order of name, not those that Excel has open."""
    for each in given:
        place = Path(each)
        if each == STDIN or not is_folder(place):
            yield each if each == STDIN else place.as_posix()
            continue
        try:
            names = sorted(one.name for one in place.iterdir())
        except OSError:
            yield InputError("input.permission", path=place.as_posix())
            continue
        named = (name for name in names if name.lower().endswith(_ENDINGS) and name[0] not in "~.")
        tables = [name for name in named if not (place / name).is_fifo()]
        if not tables:
            yield InputError("table.folder-without-tables", path=place.as_posix())
        yield from ((place / name).as_posix() for name in tables)


def _refuse_other_plan(table: ReturnedTable, plan: Plan, index: WorkIndex) -> None:
    """Raise an InputError for the table of another plan; where its hidden sheet is lost, its rows tell."""
    if table.identity is None:
        if not any(index.find(row.id, row.fingerprint).whereabouts in _KNOWN for row in table.rows):
            raise InputError("table.file.unknown-plan", path=table.path)
    elif not same_plan(table.identity, plan_identity(plan)):
        known = table.identity
        name = ", ".join(filter(None, (known.number, known.issuer, known.title)))
        raise InputError("table.file.other-plan", path=table.path, plan=name)


def _written(
    loaded: LoadedPlan,
    progress: LoadedProgress,
    result: WorkResult,
    target: Path | None,
    wishes: TableWishes,
    *,
    yes: bool,
) -> tuple[Path, ...]:
    """Write what changes after a yes, all or none; return the files."""
    files = _contents(loaded, progress, result, target)
    if not files:
        return ()
    language = wishes.language
    is_received = loaded.plan is not None and loaded.plan.state is PlanState.RECEIVED
    if result.plan is not None and wishes.output is None and is_received:
        remark(sentence(language, "cli.table.received", path=loaded.path))
    if not yes and not (sys.stdin is not None and sys.stdin.isatty()):
        remark(sentence(language, "cli.table.add-yes"))
        return ()
    if not agreed(sentence(language, "cli.table.write"), language, yes=yes):
        remark(sentence(language, "cli.table.left"))
        return ()
    from plancli.writing import held_folder

    with held_folder(Path(loaded.path).parent):
        _refuse_changed_meanwhile(loaded, progress)
        return _write(files, wishes)


def _contents(
    loaded: LoadedPlan, progress: LoadedProgress, result: WorkResult, target: Path | None
) -> Mapping[Path, bytes]:
    """Return the new files; a byte-order mark of the old ones is kept."""
    files: dict[Path, bytes] = {}
    if result.plan is not None and result.plan.source is not None:
        if target is None:
            raise UsageError("cli.table.stdin-needs-output")
        files[target] = _mark(loaded.path) + result.plan.source.text.encode()
    if result.progress_text is not None:
        files[Path(progress.path)] = _mark(progress.path) + result.progress_text.encode()
    return files


def _mark(path: str) -> bytes:
    return UTF8_MARK if _bytes(path).startswith(UTF8_MARK) else b""


def _bytes(path: str) -> bytes:
    """Return what stands in a file now; nothing where none stands."""
    try:
        return b"" if path == STDIN else Path(path).read_bytes()
    except OSError:
        return b""


def _refuse_changed_meanwhile(loaded: LoadedPlan, progress: LoadedProgress) -> None:
    for path, source in ((loaded.path, loaded.source), (progress.path, progress.source)):
        if path in (STDIN, "") or not (source.is_editable if source else path == progress.path):
            continue
        if _bytes(path).removeprefix(UTF8_MARK) != (source.text.encode() if source else b""):
            raise WritingError("cli.check.changed-on-disk", path=path)


def _write(files: Mapping[Path, bytes], wishes: TableWishes) -> tuple[Path, ...]:
    """Write the files of each folder as one set, and name them."""
    from plancli.writing import write_set

    by_folder: dict[Path, dict[str, bytes]] = {}
    for place, content in files.items():
        by_folder.setdefault(place.parent, {})[place.name] = content
    output = wishes.output
    if output is not None and output in files and not wishes.force:
        refuse_changed(output.parent, {output.name: files[output]})
    for folder, contents in by_folder.items():
        write_set(folder, contents)
    for place in files:
        tell_written(place, wishes.language)
    return tuple(files)
