"""`plancli law missing`: what plans cite and the registry does not know; as a sheet, for the legal officer.

Reads every plan that it can and says which it could not; the texts are left as they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from plancli.cli.inputs import load_plan, tell_errors
from plancli.cli.law_answer import LawWishes, tell
from plancli.cli.law_screen import missing_screen
from plancli.cli.streams import UNUSABLE, remark_failure, screen_width
from plancli.errors import PlancliError, UsageError
from plancli.exports import missing_export as export
from plancli.legal.missing_acts import CitedAt, MissingAct, missing_acts
from plancli.legal.number import same_number
from plancli.legal.registry import Registry
from plancli.loading import LoadedPlan
from plancli.messages import Language
from plancli.workspace.plan_files import find_plans


def law_missing(paths: Sequence[str], registry: Registry, wishes: LawWishes) -> int:
    """Show the acts; exit code 2 where a file could not be read, after the answer from the others."""
    loaded, failures = _load(paths or [os.curdir], wishes.language)
    for failure in failures:
        remark_failure(failure, wishes.language)
    if not loaded:
        return UNUSABLE
    acts = missing_acts([place for each in loaded for place in _places(each)], registry)
    forms: dict[str, Callable[[], str | bytes]] = {
        "table": lambda: missing_screen(acts, len(loaded), wishes.language, screen_width()),
        "json": lambda: export.export_missing_json(acts),
        "csv": lambda: export.export_missing_csv(acts),
        "md": lambda: export.export_missing_markdown(acts, wishes.language),
        "xlsx": lambda: _sheet(acts, wishes),
    }
    tell(forms, wishes, inputs=[each.path for each in loaded])
    return UNUSABLE if failures else 0


def _sheet(acts: Sequence[MissingAct], wishes: LawWishes) -> bytes:
    from plancli.exports.missing_sheet import missing_sheet

    if wishes.output is None:
        raise UsageError("cli.law.sheet-needs-file")
    return missing_sheet(acts, wishes.language)


def _load(paths: Sequence[str], language: Language) -> tuple[list[LoadedPlan], list[PlancliError]]:
    """Load all plans; a file that is no plan, or has faults, is said and left out."""
    loaded: list[LoadedPlan] = []
    failures: list[PlancliError] = []
    for found in find_plans(paths):
        if isinstance(found, PlancliError):
            failures.append(found)
            continue
        try:
            one = load_plan(found, language)
        except PlancliError as error:
            failures.append(error)
            continue
        tell_errors(one.errors)
        if one.plan is not None:
            loaded.append(one)
    return loaded, failures


def _places(loaded: LoadedPlan) -> Iterator[CitedAt]:
    """Yield what a plan cites, but for its own number, which its annexes quote."""
    plan, source = loaded.plan, loaded.source
    if plan is None or source is None:
        return
    own = plan.issuance.printed_number
    for citation in plan.citations:
        mention = citation.mention
        if mention.number is None or not same_number(mention.number, own):
            start = source.locate(citation.route, within=(mention.start, mention.end)).start
            yield CitedAt(loaded.path, start.line, citation.address, mention)
