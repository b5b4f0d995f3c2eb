"""What a proposal makes of the plan file and of the progress file beside it: both proven, none written.

A cell that cannot be written so that the table would read it again is handed back as not taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancli.amending import EntryChange, amend_plan
from plancli.analysis.work_answers import Answers
from plancli.analysis.work_return import Reason, TablePlace, WorkEdit, WorkProposal, WorkRefusal, WorkReport
from plancli.analysis.work_table import WorkColumn, work_rows
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.records import dataclass, replace
from plancli.source.position import Route
from plancli.workspace.progress_entries import NewEntry, add_entries
from plancli.workspace.progress_file import LoadedProgress


@dataclass(frozen=True, slots=True)
class WorkResult:
    """A plan and its progress after what came back."""

    proposal: WorkProposal
    """What of it can be written; the rest stands among its refusals."""
    plan: LoadedPlan | None
    """The plan as it would read; None where no cell of it changes."""
    progress_text: str | None
    """The progress file as it would read; None where nothing is reported."""


def work_result(
    loaded: LoadedPlan,
    progress: LoadedProgress,
    proposal: WorkProposal,
    language: Language = Language.VI,
    *,
    as_draft: bool = False,
) -> WorkResult:
    """Return both files after a proposal; `as_draft` makes the plan a draft at the same time."""
    plan = loaded.plan
    if plan is None:
        return WorkResult(proposal, None, None)
    edits, amended = _amended(loaded, plan, proposal.edits, language, as_draft=as_draft)
    made = {(each.row.id, each.column) for each in edits}
    refusals = [_not_proven(each) for each in proposal.edits if (each.row.id, each.column) not in made]
    reports: tuple[WorkReport, ...] = proposal.reports
    entries = [NewEntry(each.row.id, each.report) for each in reports]
    text = add_entries(progress, plan, entries) if entries and progress.path else None
    if reports and text is None:
        reason = Reason.NOT_PROVEN if progress.path else Reason.NO_PROGRESS_FILE
        refusals += [_unwritten(each, reason) for each in reports]
        reports = ()
    kept = replace(proposal, edits=tuple(edits), reports=reports, refusals=(*proposal.refusals, *refusals))
    return WorkResult(kept, amended, text)


def _amended(
    loaded: LoadedPlan, plan: Plan, edits: Sequence[WorkEdit], language: Language, *, as_draft: bool
) -> tuple[Sequence[WorkEdit], LoadedPlan | None]:
    """Return the edits that can be made, and the plan after them; each is read again in the new plan."""
    answers = Answers(plan)
    while edits:
        changes = [EntryChange(_route(each), each.value) for each in edits]
        if as_draft:
            changes.append(EntryChange(("state",), "draft"))
        result = amend_plan(loaded, changes, language)
        refused = {each.route for each in result.refused}
        now = _values(result.loaded)
        good = [
            each
            for each in edits
            if _route(each) not in refused
            # Where a line goes, what its task says in prose may come to the fore.
            and (not each.after or answers.alike(each.column, now[each.row.id][each.column], each.after))
        ]
        if len(good) == len(edits):
            return edits, result.loaded
        edits = good
    return (), None


def _route(edit: WorkEdit) -> Route:
    """Return the entry that changes: the whole line where its words go, whatever else it holds."""
    route = edit.row.routes[edit.column]
    return route[:-1] if edit.value is None and route[-1] in ("units", "words") else route


def _values(loaded: LoadedPlan) -> Mapping[str, Mapping[WorkColumn, str]]:
    """Return what the cells of the table would hold now, by the id of the work."""
    if loaded.plan is None or loaded.source is None:
        return {}
    return {row.id: row.values for row in work_rows(loaded.plan, loaded.source.value)}


def _not_proven(edit: WorkEdit) -> WorkRefusal:
    place, column = edit.places[0], edit.column.value
    return WorkRefusal(Reason.NOT_PROVEN, place, edit.row.address, column, edit.before, edit.after)


def _unwritten(report: WorkReport, reason: Reason) -> WorkRefusal:
    place: TablePlace = report.places[0]
    words = report.report.state.value
    return WorkRefusal(reason, place, report.row.address, WorkColumn.STATE.value, "", words)
