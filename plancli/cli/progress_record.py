"""`plancli progress --record`, `--extend`: one entry shown, then written beside the plan after a yes.

Never touches the plan; what is said of the entry is kept as it was typed.
"""

from __future__ import annotations

import codecs
import datetime
from pathlib import Path

import typer

from plancli.analysis.due_date import due_date
from plancli.analysis.progress_match import NOTHING
from plancli.analysis.progress_words import state_of
from plancli.cli.asking import agreed
from plancli.cli.choices import choose
from plancli.cli.dates import read_day
from plancli.cli.differences import differences
from plancli.cli.inputs import load_plan, usable
from plancli.cli.progress_faults import tell_problems
from plancli.cli.streams import FAULTY, answer, remark, stands
from plancli.cli.units_and_roles import sure_unit
from plancli.errors import InputError, ProofError, UsageError
from plancli.input_file import read_file
from plancli.messages import Language, sentence
from plancli.model.fingerprint import Work, WorkIndex, all_work
from plancli.model.plan import Plan
from plancli.model.progress import Extension, ProgressReport, ProgressState
from plancli.near_word import nearest
from plancli.records import dataclass
from plancli.workspace.plan_files import STDIN
from plancli.workspace.progress_entries import NewEntry, add_entries
from plancli.workspace.progress_file import (
    LoadedProgress,
    load_progress,
    read_progress_bytes,
)


@dataclass(frozen=True, slots=True)
class RecordWish:
    """What is to be written, as typed."""

    record: str
    """Id of the task that is reported on, or empty."""
    extend: str
    """Id of the task whose deadline is put off, or empty."""
    state: str
    by: str
    evidence: str
    note: str
    to: str
    basis: str
    date: str

    @property
    def is_one(self) -> bool:
        """Tell whether something is to be written at all."""
        return bool(self.record or self.extend)


def refuse_mixed(wish: RecordWish) -> None:
    """Raise a UsageError for flags that do not belong together, or that lack another."""
    if wish.record and wish.extend:
        raise UsageError("cli.progress.record-or-extend")
    needed = (
        ("--state", wish.state, "--record", wish.record),
        ("--by", wish.by, "--record", wish.record),
        ("--evidence", wish.evidence, "--record", wish.record),
        ("--note", wish.note, "--record", wish.record),
        ("--to", wish.to, "--extend", wish.extend),
        ("--basis", wish.basis, "--extend", wish.extend),
        ("--date", wish.date, "--record", wish.record or wish.extend),
    )
    for flag, given, other, there in needed:
        if given and not there:
            raise UsageError("cli.progress.only-with", flag=flag, other=other)
    if wish.record and not wish.state:
        raise UsageError("cli.progress.needs-state")
    if wish.extend and not wish.to:
        raise UsageError("cli.progress.needs-day")


class _Days:
    """The days of a wish; UsageError at once for words that are none."""

    def __init__(self, wish: RecordWish, today: datetime.date) -> None:
        self.told = read_day("--date", wish.date) or today
        self.until = read_day("--to", wish.to)
        self.state = _state(wish.state) if wish.record else None


def record(path: str, wish: RecordWish, today: datetime.date, language: Language, *, yes: bool) -> None:
    """Show the change to the progress file, and write it after a yes.

    InputError for stdin, beside which nothing can stand; ProofError where the file cannot take the entry.
    """
    if path == STDIN:
        raise InputError("cli.progress.stdin")
    days = _Days(wish, today)
    _, plan = usable(load_plan(path, language), language)
    work = _choose_work(plan, wish.record or wish.extend)
    loaded = load_progress(path, plan, today, language)
    place = Path(loaded.path)
    if not loaded.is_usable:
        tell_problems(loaded.diagnostics)
        remark(sentence(language, "cli.progress.not-recorded", path=loaded.path))
        raise typer.Exit(FAULTY)
    before = loaded.source.text if loaded.source else ""
    entry = _report(plan, wish, days, language) if wish.record else _extension(work, loaded, wish, days)
    text = add_entries(loaded, plan, [NewEntry(work.id, entry)])
    if text is None:
        raise ProofError("cli.progress.unproven", path=place.as_posix())
    if text == before:
        remark(sentence(language, "cli.progress.known-already", path=place.as_posix()))
        return
    answer(_preview(place.as_posix(), before, text, language))
    after = read_progress_bytes(place.as_posix(), text.encode(), plan, today, language)
    known = {(each.code, each.message) for each in loaded.diagnostics}
    tell_problems([each for each in after.diagnostics if (each.code, each.message) not in known])
    if not agreed(sentence(language, "cli.progress.write", path=place.as_posix()), language, yes=yes):
        remark(sentence(language, "cli.progress.left", path=place.as_posix()))
        return
    _write(place, text, before)
    remark(sentence(language, "cli.written", path=place.as_posix()))


def _preview(path: str, before: str, text: str, language: Language) -> str:
    """Return the lines that would be added, each behind a plus, with their neighbours."""
    _, _, *lines = differences(path, before, text)
    told = "".join(line for line in lines if not line.startswith("@@"))
    return f"{sentence(language, 'cli.progress.preview', path=path)}\n{told}"


def _write(place: Path, text: str, before: str) -> None:
    """Write the file, its byte-order mark kept; one that was changed meanwhile is left alone."""
    from plancli.writing import held_folder, write_file

    with held_folder(place.parent):
        now = read_file(place, regular=True) if stands(place) else b""
        mark = codecs.BOM_UTF8 if now.startswith(codecs.BOM_UTF8) else b""
        if now != mark + before.encode():
            raise ProofError("cli.progress.changed-meanwhile", path=place.as_posix())
        write_file(place, mark + text.encode())


def _report(plan: Plan, wish: RecordWish, days: _Days, language: Language) -> ProgressReport:
    by = _reporter(plan, wish.by, language)
    return ProgressReport(days.state or ProgressState.IN_PROGRESS, days.told, by, wish.evidence, wish.note)


def _extension(work: Work, loaded: LoadedProgress, wish: RecordWish, days: _Days) -> Extension:
    """Return the extension; the deadline that it puts off is the one that counts until then."""
    due = due_date(work.deadline, loaded.matched.by_work.get(work.id, NOTHING).extensions)
    return Extension(due.words, days.until or days.told, days.told, wish.basis)


def _reporter(plan: Plan, written: str, language: Language) -> str:
    """Return the plan's name of the unit meant; the words as typed where the plan names none like it."""
    from plancli.analysis.unit_search import match_units

    match = match_units(plan, written) if written else None
    if match is None:
        return written
    if match.unit is None and not match.candidates:
        remark(sentence(language, "cli.progress.unknown-by", value=written))
        return written
    return sure_unit(match, written).name


def _choose_work(plan: Plan, written: str) -> Work:
    """Return the task or duty of an id, in any case; UsageError that names a near one."""
    index = WorkIndex(plan)
    found = index.of_id(written)
    ids = [work.id for work in all_work(plan)]
    if found is None:
        alike = [each for each in ids if each.casefold() == written.strip().casefold()]
        found = index.of_id(alike[0]) if len(alike) == 1 else None
    if found is None:
        near = nearest(written, ids)
        raise UsageError(
            "cli.progress.no-task.near" if near else "cli.progress.no-task", value=written, near=near
        )
    return found


def _state(written: str) -> ProgressState:
    """Return the state by its key or its name; UsageError that names all keys."""
    return state_of(written) or ProgressState(
        choose("--state", written, [each.value for each in ProgressState])
    )
