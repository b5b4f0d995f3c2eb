"""`plancli obligations` over several plans: what each unit, or one, owes in all of them.

Reads every plan that it can and says which it could not; a unit is the same in two plans by its names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plancli.analysis.plan_conflicts import Conflict, find_conflicts
from plancli.analysis.units_across import SharedUnits
from plancli.cli.folder_screen import conflict_screen, folder_screen
from plancli.cli.inputs import FAULTY, open_plan
from plancli.cli.obligation_wishes import ObligationWishes
from plancli.cli.streams import answer, refuse_input, remark, remark_failure, screen_width, tell_written
from plancli.errors import PlancliError, UsageError
from plancli.exports import folder_export as export
from plancli.exports.folder_export import OwedInPlan, Unread
from plancli.legal.organisations import load_default_organisations
from plancli.messages import Language, sentence
from plancli.model.unit_names import unit_key
from plancli.workspace.folder import Outcome, jobs_for, map_plans
from plancli.workspace.plan_files import find_plans, papers_in
from plancli.workspace.plan_obligations import PlanObligations, read_obligations

UNUSABLE = 2
"""Exit code: something could not be read."""
_MOST_TOLD = 10
"""Names that one remark lists."""


def folder_obligations(paths: Sequence[str], wishes: ObligationWishes) -> int:
    """Tell what is owed; exit code 2 where a file could not be read, 1 where one has errors."""
    found = list(find_plans(paths))
    files = [each for each in found if isinstance(each, str)]
    refuse_input(wishes.output, files)
    days = None
    if wishes.form == "xlsx":
        from plancli.exports.plan_workbook import last_days

        days = last_days
    work = partial(
        read_obligations, role=wishes.role, direct=wishes.direct, days=days, conflicts=wishes.conflicts
    )
    load = partial(open_plan, language=wishes.language)
    outcomes = map_plans(found, load, work, jobs_for(found, wishes.jobs))
    plans: list[PlanObligations] = []
    unread: list[Unread] = []
    codes = {0}
    for outcome in outcomes:
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


def _unread(outcome: Outcome[PlanObligations], language: Language) -> Unread:
    """Say why one file is not among the plans, and return it as data."""
    if outcome.failure is not None:
        remark_failure(outcome.failure, language)
        path = str(outcome.failure.fields.get("path", outcome.path))
        return Unread(path, None, _reason(outcome.failure, language))
    first = outcome.errors[0]
    start = first.span.start
    remark(f"{first.path}:{start.line}:{start.column}: {first.code} {first.message}")
    return Unread(outcome.path, start.line, first.message)


def _reason(failure: PlancliError, language: Language) -> str:
    return sentence(language, failure.key, **failure.fields)


def _tell_read(
    paths: Sequence[str], plans: Sequence[PlanObligations], unread: Sequence[Unread], language: Language
) -> None:
    """Say how many plans the answer is about, what is not among them, and which names lead to no unit."""
    key = "folder.read.some" if unread else "folder.read"
    remark(sentence(language, key, count=len(plans), unread=len(unread)))
    for folder, count in papers_in(paths).items():
        remark(sentence(language, "folder.papers", path=folder, count=count))
    names = list(dict.fromkeys(name for plan in plans for name in plan.unplaced))
    if names:
        told = "; ".join(f"“{name}”" for name in names[:_MOST_TOLD])
        more = len(names) - _MOST_TOLD
        key = "folder.unplaced.more" if more > 0 else "folder.unplaced"
        remark(sentence(language, key, names=told, more=more))


def _answer(plans: Sequence[PlanObligations], unread: Sequence[Unread], wishes: ObligationWishes) -> None:
    wanted = None if wishes.unit is None else _Wanted(plans, wishes.unit, wishes.language)
    if wishes.conflicts:
        conflicts = find_conflicts(each.claims for each in plans if each.claims)
        if wanted is not None:
            conflicts = tuple(each for each in conflicts if wanted.concerns(each))
        content = _conflicts(plans, conflicts, unread, wishes)
    else:
        owed = list(_owed(plans, wanted))
        if wanted is not None:
            remark(sentence(wishes.language, "folder.owing", name=wanted.name, count=len(owed)))
        content = _obligations(owed, unread, wishes)
    answer(content, wishes.output)
    tell_written(wishes.output, wishes.language)


class _Wanted:
    """The unit that is asked for, in each plan."""

    def __init__(self, plans: Sequence[PlanObligations], written: str, language: Language) -> None:
        """Find it among the units of all plans; UsageError that asks back where it is not clear."""
        shared = SharedUnits(each.units for each in plans)
        match = shared.find(written)
        if match.unit is None and match.candidates:
            names = "; ".join(each.name for each in match.candidates[:_MOST_TOLD])
            more = len(match.candidates) - _MOST_TOLD
            key = "cli.obligations.which-unit.more" if more > 0 else "cli.obligations.which-unit"
            raise UsageError(key, value=written, names=names, more=more)
        if match.unit is None:
            raise UsageError("folder.no-unit", value=written, count=len(plans))
        key, self.name = match.unit.id, match.unit.name
        self._units = [shared.of_key(key)]
        for each in shared.predecessors(key, load_default_organisations()):
            self._units.append(each)
            remark(sentence(language, "folder.predecessor", old=each.unit.name, new=self.name))
        taken = {each.unit.id for each in self._units}
        alike = [f"“{each.name}”" for each in shared.alike(key) if each.id not in taken]
        if alike:
            remark(sentence(language, "folder.alike", name=self.name, names="; ".join(alike)))
        self._names = {unit_key(each) for one in self._units for each in (one.unit.name, *one.unit.aliases)}

    def ids(self, number: int) -> list[str]:
        """Return its ids in the plan of a number."""
        return [each for unit in self._units for each in unit.ids.get(number, ())]

    def concerns(self, conflict: Conflict) -> bool:
        """Say whether it leads on one of the two sides."""
        sides = (conflict.first[1], conflict.second[1])
        return any(unit_key(name) in self._names for side in sides for name in side.lead_names)


def _owed(plans: Sequence[PlanObligations], wanted: _Wanted | None) -> Iterator[OwedInPlan]:
    """Yield the plans in which something is owed."""
    for number, plan in enumerate(plans):
        if wanted is None:
            owed = plan.owed
        else:
            ids = wanted.ids(number)
            found = [plan.owed_by(each) for each in ids]
            if not found:
                continue
            rows = dict.fromkeys(row for each in found for row in each.rows)
            owed = found[0]._replace(rows=tuple(rows))
        if owed.rows:
            yield OwedInPlan(plan.path, plan.head, owed)


def _obligations(
    owed: Sequence[OwedInPlan], unread: Sequence[Unread], wishes: ObligationWishes
) -> str | bytes:
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
