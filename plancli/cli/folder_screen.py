"""What is owed in several plans, and where they disagree, laid out for a screen.

A head for each plan, then a line for each piece of work and one for its deadline; cuts words only where a
line has no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli.analysis.plan_conflicts import Claim, Conflict, ConflictKind, PlanClaims
from plancli.analysis.plan_head import PlanHead
from plancli.cli.obligation_screen import unit_lines
from plancli.exports.folder_export import OwedInPlan, claimed
from plancli.exports.plan_heading import plan_heading
from plancli.formats.cells import visible, wrap
from plancli.messages import Language, sentence

_INDENT = "  "
_LONGEST = 280
"""Characters of a task's words that a conflict quotes."""


def folder_screen(plans: Iterable[OwedInPlan], language: Language, width: int) -> Iterator[str]:
    """Yield what each unit owes, plan by plan."""
    mark = ""
    for each in plans:
        yield mark + "".join(f"{line}\n" for line in _plan(each, language, width))
        mark = "\n"
    if not mark:
        yield f"{sentence(language, 'obligations.none')}\n"


def conflict_screen(conflicts: Sequence[Conflict], language: Language, width: int) -> str:
    """Return each conflict with both places and both words."""
    if not conflicts:
        return f"{sentence(language, 'folder.no-conflict')}\n"
    lines = [sentence(language, "folder.conflicts", count=len(conflicts))]
    for number, each in enumerate(conflicts, 1):
        kind = sentence(language, f"folder.conflict.{each.kind.value}")
        lines += ["", f"{number}. {kind}"]
        for side in (each.first, each.second):
            lines += _side(each.kind, *side, language, width)
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: OwedInPlan, language: Language, width: int) -> Iterator[str]:
    yield from _head(plan.path, plan.head, language, width)
    for row in plan.owed.rows:
        yield ""
        for line in unit_lines(row, language, width - len(_INDENT), with_deadlines=True):
            yield f"{_INDENT}{line}"


def _head(path: str, head: PlanHead, language: Language, width: int) -> Iterator[str]:
    yield from wrap(visible(path), width)
    named = ", ".join(filter(None, (plan_heading(head, language), head.issuer)))
    for words in filter(None, (named, head.title)):
        yield from wrap(visible(words), width)


def _side(
    kind: ConflictKind, plan: PlanClaims, claim: Claim, language: Language, width: int
) -> Iterator[str]:
    place = f"{plan.path}:{claim.line}: {plan_heading(plan.head, language)}, {claim.address}"
    words = claim.words if len(claim.words) <= _LONGEST else f"{claim.words[:_LONGEST]}…"
    value = sentence(language, f"folder.value.{kind.value}", value=claimed(kind, claim))
    yield from (f"{_INDENT}{line}" for line in wrap(visible(place), width - 2))
    for text in (f"“{words}”", value):
        yield from (f"{_INDENT * 2}{line}" for line in wrap(visible(text), width - 4))
