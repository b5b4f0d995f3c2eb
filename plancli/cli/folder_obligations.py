"""`plancli obligations` over several plans: what each unit, or one, owes in all of them.

Reads every plan that it can and says which it could not; a unit is the same in two plans by its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from plancli.analysis.plan_conflicts import Conflict, find_conflicts
from plancli.analysis.superseding import is_replaced
from plancli.cli.folder_screen import conflict_screen, folder_screen
from plancli.cli.inputs import open_plan, tell_errors
from plancli.cli.obligation_wishes import ObligationWishes
from plancli.cli.streams import (
    FAULTY,
    UNUSABLE,
    answer,
    refuse_input,
    remark,
    remark_failure,
    screen_width,
    tell_written,
)
from plancli.cli.wanted_unit import WantedUnit
from plancli.errors import PlancliError
from plancli.exports import folder_export as export
from plancli.exports.folder_export import OwedInPlan, Unread
from plancli.messages import Language, failure_words, sentence
from plancli.workspace.folder import jobs_for, map_plans
from plancli.workspace.outcome import Outcome
from plancli.workspace.plan_files import STDIN, find_plans, papers_in
from plancli.workspace.plan_obligations import Asked, PlanObligations, read_obligations

_WITH_LINES = ("json", "csv")
"""Formats that tell in which line of the file an obligation stands."""
_MOST_TOLD = 10
"""Names that one remark lists."""


def folder_obligations(paths: Sequence[str], wishes: ObligationWishes) -> int:
    """Tell what is owed; exit code 2 where a file could not be read, 1 where one has errors."""
    found = list(find_plans(paths))
    refuse_input(wishes.output, [each for each in found if isinstance(each, str)])
    plans: list[PlanObligations] = []
    unread: list[Unread] = []
    codes = {0}
    for outcome in _read(found, wishes, query=wishes.unit):
        if outcome.row is not None:
            plans.append(outcome.row)
        else:
            codes.add(FAULTY if outcome.errors else UNUSABLE)
            unread.append(_unread(outcome, wishes.language))
        for each in outcome.remarks:
            remark(each)
    _tell_read(paths, plans, unread, wishes.language)
    if plans:
        _answer(plans, unread, wishes)
    return max(codes)


def _read(
    found: Sequence[str | PlancliError], wishes: ObligationWishes, *, query: str | None
) -> Iterator[Outcome[PlanObligations]]:
    """Yield what came of each file; with `query` only what units of such words owe is kept."""
    days = None
    if wishes.form == "xlsx":
        from plancli.exports.plan_workbook import last_days

        days = last_days
    lines = wishes.form in _WITH_LINES
    asked = Asked(query, wishes.role, wishes.direct, days, lines, wishes.conflicts)
    load = partial(open_plan, language=wishes.language)
    return map_plans(found, load, partial(read_obligations, asked=asked), jobs_for(found, wishes.jobs))


def _complete(plans: list[PlanObligations], wanted: WantedUnit, wishes: ObligationWishes) -> None:
    """Read again the plans that name the unit in words of their own: what it owes there was not kept."""
    missing = {
        plan.path: number
        for number, plan in enumerate(plans)
        if plan.told is not None and not plan.told.issuperset(wanted.ids(number))
    }
    for outcome in _read(list(missing), wishes, query=None):
        if outcome.row is not None:
            plans[missing[outcome.row.path]] = outcome.row
        else:  # somebody changed the file in between
            _unread(outcome, wishes.language)


def _unread(outcome: Outcome[PlanObligations], language: Language) -> Unread:
    """Say why one file is not among the plans, and return it as data."""
    if outcome.failure is not None:
        remark_failure(outcome.failure, language)
        path = str(outcome.failure.fields.get("path", outcome.path))
        return Unread(path, None, failure_words(outcome.failure, language))
    first = outcome.errors[0]
    tell_errors([first])
    return Unread(outcome.path, first.span.start.line, first.message)


def _tell_read(
    paths: Sequence[str], plans: Sequence[PlanObligations], unread: Sequence[Unread], language: Language
) -> None:
    """Say how many plans the answer is about, what is not among them, and which names lead to no unit."""
    key = "folder.read.some" if unread else "folder.read"
    remark(sentence(language, key, count=len(plans), unread=len(unread)))
    for folder, count in papers_in(paths).items():
        remark(sentence(language, "folder.papers", path=folder, count=count))
    for old, new, line in _replaced(plans):
        place = f"{new.path}:{line}"
        remark(sentence(language, "folder.replaced", path=old.path, number=old.head.number, place=place))
    names = list(dict.fromkeys(name for plan in plans for name in plan.unplaced))
    if names:
        told = "; ".join(f"“{name}”" for name in names[:_MOST_TOLD])
        more = len(names) - _MOST_TOLD
        key = "folder.unplaced.more" if more > 0 else "folder.unplaced"
        remark(sentence(language, key, names=told, more=more))


def _replaced(
    plans: Sequence[PlanObligations],
) -> Iterator[tuple[PlanObligations, PlanObligations, int]]:
    """Yield each plan that another says it replaces, that other, and the line that says so."""
    for new in plans:
        for replaced, line in new.replaces:
            yield from ((old, new, line) for old in plans if is_replaced(old.head, replaced, new.head))


def _answer(plans: list[PlanObligations], unread: Sequence[Unread], wishes: ObligationWishes) -> None:
    wanted = None if wishes.unit is None else WantedUnit(plans, wishes.unit, wishes.language)
    if wishes.conflicts:
        conflicts = find_conflicts(each.claims for each in plans if each.claims)
        if wanted is not None:
            conflicts = tuple(each for each in conflicts if wanted.concerns(each))
        answer(_conflicts(plans, conflicts, unread, wishes), wishes.output)
    elif wanted is None:
        _say(_obligations(_owed(plans), unread, wishes), wishes)
    else:
        _complete(plans, wanted, wishes)
        owed = list(_owed_by(plans, wanted))
        remark(sentence(wishes.language, "folder.owing", name=wanted.name, count=len(owed)))
        _say(_obligations(owed, unread, wishes), wishes)
    tell_written(wishes.output, wishes.language)


def _say(content: Iterator[str] | bytes, wishes: ObligationWishes) -> None:
    """Put the answer where it is wanted; on stdout piece by piece, so that none has to hold all."""
    if isinstance(content, bytes) or wishes.output not in (None, Path(STDIN)):
        answer(content if isinstance(content, bytes) else "".join(content), wishes.output)
        return
    for piece in content:
        answer(piece)


def _owed(plans: Iterable[PlanObligations]) -> Iterator[OwedInPlan]:
    """Yield the plans in which anything is owed, one unpacked at a time."""
    for plan in plans:
        owed = plan.owed
        if owed.rows:
            yield OwedInPlan(plan.path, plan.head, owed)


def _owed_by(plans: Sequence[PlanObligations], wanted: WantedUnit) -> Iterator[OwedInPlan]:
    """Yield the plans in which one unit owes something."""
    for number, plan in enumerate(plans):
        found = [plan.owed_by(each) for each in wanted.ids(number)]
        rows = tuple(dict.fromkeys(row for each in found for row in each.rows))
        if rows:
            yield OwedInPlan(plan.path, plan.head, found[0]._replace(rows=rows))


def _obligations(
    owed: Iterable[OwedInPlan], unread: Sequence[Unread], wishes: ObligationWishes
) -> Iterator[str] | bytes:
    if wishes.form == "table":
        return folder_screen(owed, wishes.language, screen_width())
    if wishes.form == "xlsx":
        from plancli.exports.folder_workbook import folder_workbook

        return folder_workbook(owed, unread, wishes.language)
    if wishes.form == "csv":
        return export.export_folder_csv(owed, wishes.layout)
    if wishes.form == "md":
        return export.export_folder_markdown(owed, wishes.language)
    return export.export_folder_json(owed, unread)


def _conflicts(
    plans: Sequence[PlanObligations],
    conflicts: Sequence[Conflict],
    unread: Sequence[Unread],
    wishes: ObligationWishes,
) -> str | bytes:
    heads = [(each.path, each.head) for each in plans]
    if wishes.form == "table":
        return conflict_screen(conflicts, wishes.language, screen_width())
    if wishes.form == "xlsx":
        from plancli.exports.folder_workbook import conflicts_workbook

        return conflicts_workbook(heads, conflicts, unread, wishes.language)
    if wishes.form == "csv":
        return export.export_conflicts_csv(conflicts, wishes.layout)
    if wishes.form == "md":
        return export.export_conflicts_markdown(conflicts, wishes.language)
    return export.export_conflicts_json(heads, conflicts, unread)
