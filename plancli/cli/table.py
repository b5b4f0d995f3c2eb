"""`plancli table`: the one Excel table for filling and reporting, out to the units and back again."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plancli.cli.choices import choose
from plancli.cli.dates import read_day
from plancli.cli.inputs import load_plan, usable
from plancli.cli.options import Force, PlanFile, Speech
from plancli.cli.output_names import file_name, folder_name, refuse_other_ending
from plancli.cli.set_folder import write_numbered
from plancli.cli.streams import FAULTY, answer, remark, tell_written, working
from plancli.cli.table_plan import TableWishes, progress_of, version_of
from plancli.cli.units_and_roles import choose_unit
from plancli.errors import UsageError
from plancli.loading import LoadedPlan
from plancli.messages import Language, sentence
from plancli.model.plan import Plan
from plancli.workspace.plan_files import STDIN

if TYPE_CHECKING:
    from plancli.exports.work_table import TableSource
    from plancli.workspace.progress_file import LoadedProgress

FORMS = ("terminal", "json")
_ENDING = "xlsx"


def table(
    plan: PlanFile,
    *,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.table.output")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="cli.metavar.unit", help="cli.table.unit")
    ] = None,
    each_unit: Annotated[bool, typer.Option("--each-unit", help="cli.table.each-unit")] = False,
    read: Annotated[
        list[str] | None, typer.Option("--read", metavar="cli.metavar.file", help="cli.table.read")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="cli.option.yes")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMS), help="cli.table.format", show_default=False)
    ] = "",
    as_of: Annotated[str, typer.Option(metavar="cli.metavar.date", help="cli.table.as-of")] = "",
    force: Force = False,
    lang: Speech = Language.VI,
) -> int:
    """Make the table, or with `--read` propose what came back in it."""
    given = {"--yes": yes, "--format": bool(form), "--as-of": bool(as_of)}
    if not read and (flag := next((flag for flag, value in given.items() if value), "")):
        raise UsageError("cli.table.only-with", flag=flag, other="--read")
    if read and (unit is not None or each_unit):
        flag = "--each-unit" if each_unit else "--unit"
        raise UsageError("cli.table.not-with-read", flag=flag)
    if unit is not None and each_unit:
        raise UsageError("cli.table.one-or-each")
    today = read_day("--as-of", as_of) or datetime.date.today()
    place = _place(output, many=each_unit)
    wishes = TableWishes(place, today, lang, force)
    if read:
        from plancli.cli.table_read import ReadWishes, read_tables

        chosen = choose("--format", form or FORMS[0], FORMS)
        return read_tables(plan, read, wishes, ReadWishes(as_json=chosen == "json", yes=yes))
    return _make(plan, wishes, unit, each_unit=each_unit)


def _place(output: str | None, *, many: bool) -> Path | None:
    if output is None:
        return None
    return folder_name(output) if many else file_name(output)


def _make(path: str, wishes: TableWishes, unit: str | None, *, each_unit: bool) -> int:
    place = wishes.output
    if place is None or place == Path(STDIN):
        raise UsageError("cli.table.needs-folder" if each_unit else "cli.table.needs-output")
    if not each_unit:
        refuse_other_ending(place, _ENDING, [_ENDING], chosen=False)
    loaded = load_plan(path, wishes.language)
    _, plan = usable(loaded, wishes.language)
    progress = progress_of(path, plan, wishes)
    if progress is None:
        return FAULTY
    if each_unit:
        return _make_each(loaded, plan, progress, wishes)
    from plancli.analysis.work_table import work_of_unit, work_rows
    from plancli.exports.work_table import work_table_workbook

    wanted = None if unit is None else choose_unit(plan, unit)
    name = "" if wanted is None else plan.units[wanted].name
    value = loaded.source.value if loaded.source else None
    ids = None if wanted is None else work_of_unit(plan, wanted)
    rows = work_rows(plan, value, progress.matched.by_work, name, ids)
    if not rows:
        remark(sentence(wishes.language, "cli.table.nothing", unit=name) if name else _no_work(wishes))
        return 0
    data = work_table_workbook(_source(loaded, plan, name), rows, wishes.language)
    answer(data, place, inputs=[path], force=wishes.force)
    tell_written(place, wishes.language)
    return 0


def _no_work(wishes: TableWishes) -> str:
    return sentence(wishes.language, "cli.table.no-work")


def _make_each(loaded: LoadedPlan, plan: Plan, progress: LoadedProgress, wishes: TableWishes) -> int:
    """Write a table for each unit that the plan hands work to, numbered as its sheets are."""
    from plancli.analysis.obligations import list_obligations
    from plancli.analysis.work_table import work_rows
    from plancli.exports.work_table import work_table_workbook
    from plancli.reports.file_names import number_names

    language = wishes.language
    owed = list_obligations(plan)
    if not owed or wishes.output is None:
        has_work = bool(plan.tasks or plan.duties)
        remark(sentence(language, "cli.table.no-unit") if has_work else _no_work(wishes))
        return 0
    names = number_names([each.unit.name for each in owed], _ENDING)
    value = loaded.source.value if loaded.source else None
    files: dict[str, bytes] = {}
    with working(sentence(language, "cli.table.making"), shown=True) as tell:
        for at, (name, each) in enumerate(zip(names, owed, strict=True), 1):
            ids = frozenset(one.task_id for one in each.obligations)
            unit = "" if each.others else each.unit.name
            rows = work_rows(plan, value, progress.matched.by_work, unit, ids)
            files[name] = work_table_workbook(_source(loaded, plan, unit), rows, language)
            tell(at, len(names))
    write_numbered(wishes.output, files, _ENDING, language, force=wishes.force)
    return 0


def _source(loaded: LoadedPlan, plan: Plan, unit: str) -> TableSource:
    from plancli.exports.work_table import TableSource

    return TableSource(plan, version_of(loaded), unit)
