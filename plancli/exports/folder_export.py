"""What is owed in several plans, and where they disagree, as JSON, CSV and Markdown.

A part for each plan, in the order in which they were read; of one plan alone `json_export` and its
neighbours tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plancli.analysis.plan_conflicts import Claim, Conflict, ConflictKind, PlanClaims
from plancli.analysis.plan_head import PlanHead
from plancli.exports.csv_export import OBLIGATION_HEAD, OBLIGATION_KEYS, obligation_rows
from plancli.exports.csv_table import KEYS, CsvLayout, table
from plancli.exports.json_export import obligation_units
from plancli.exports.plan_heading import plan_heading, plan_record
from plancli.exports.table_markdown import cell, export_obligations_markdown, markdown_table
from plancli.formats.json_text import SCHEMA_VERSION, json_answer, json_text
from plancli.messages import Language, sentence
from plancli.workspace.plan_obligations import Owed


class OwedInPlan(NamedTuple):
    """What one plan gives to units."""

    path: str
    head: PlanHead
    owed: Owed


class Unread(NamedTuple):
    """One file that is not among the plans."""

    path: str
    line: int | None
    """Where its first error stands; None where it could not be read at all."""
    message: str


def export_folder_json(plans: Iterable[OwedInPlan], unread: Sequence[Unread]) -> Iterator[str]:
    """Yield, piece by piece, the plans with what their units owe there, and the files missing among them.

    As one object a thousand plans would take ten times the memory of their text.
    """
    yield f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "plans": ['
    mark = "\n"
    for each in plans:
        units = obligation_units(each.owed.rows, each.owed.line_of)
        yield f"{mark}    {_nested({**plan_record(each.path, each.head), 'units': units}, '    ')}"
        mark = ",\n"
    end = "]" if mark == "\n" else "\n  ]"
    yield f'{end},\n  "unread": {_nested(_unread(unread), "  ")}\n}}\n'


def export_folder_csv(plans: Iterable[OwedInPlan], layout: CsvLayout = KEYS) -> bytes:
    """Return one row for each obligation of each unit, behind the plan that it stands in."""
    rows = (
        [each.path, each.head.number, each.head.title, *row]
        for each in plans
        for row in obligation_rows(each.owed.rows, each.owed.line_of)
    )
    return table(["plan", "plan_number", "plan_title", *OBLIGATION_HEAD], rows, layout, OBLIGATION_KEYS)


def export_folder_markdown(plans: Iterable[OwedInPlan], language: Language = Language.VI) -> Iterator[str]:
    """Yield a chapter for each plan, and in it a section for each unit."""
    mark = ""
    for each in plans:
        units = export_obligations_markdown(each.owed.rows, language)
        yield f"{mark}{_heading(each.path, each.head, language)}{units}"
        mark = "\n"
    if not mark:
        yield sentence(language, "obligations.none") + "\n"


def export_conflicts_json(
    heads: Iterable[tuple[str, PlanHead]], conflicts: Sequence[Conflict], unread: Sequence[Unread]
) -> str:
    """Return the plans that were compared, and where two of them do not agree."""
    told = [
        {"kind": each.kind.value, "sides": [_side(each.kind, *side) for side in (each.first, each.second)]}
        for each in conflicts
    ]
    plans = [plan_record(path, head) for path, head in heads]
    return json_answer({"plans": plans, "conflicts": told, "unread": _unread(unread)})


def export_conflicts_csv(conflicts: Iterable[Conflict], layout: CsvLayout = KEYS) -> bytes:
    """Return one row for each conflict."""
    keys = ("plan", "plan_number", "label", "line", "text", "value")
    head = ["conflict", *keys, *(f"other_{key}" for key in keys)]
    rows = (
        [each.kind.value, *_cells(each.kind, *each.first), *_cells(each.kind, *each.second)]
        for each in conflicts
    )
    return table(head, rows, layout, ("conflict",))


def export_conflicts_markdown(conflicts: Sequence[Conflict], language: Language = Language.VI) -> str:
    """Return a table with a line for each conflict, or that there is none."""
    if not conflicts:
        return sentence(language, "folder.no-conflict") + "\n"
    heads = [sentence(language, f"folder.column.{name}") for name in ("conflict", "first", "second")]
    rows = []
    for each in conflicts:
        sides = (_side_words(each.kind, *side, language) for side in (each.first, each.second))
        rows.append([sentence(language, f"folder.conflict.{each.kind.value}"), *sides])
    return markdown_table(heads, rows)


def claimed(kind: ConflictKind, claim: Claim) -> str:
    """Return the words in which a claim differs from the other: a unit's name, or a deadline."""
    return claim.lead if kind is ConflictKind.LEADS else claim.deadline


def _nested(data: object, indent: str) -> str:
    return json_text(data).rstrip("\n").replace("\n", f"\n{indent}")


def _unread(unread: Iterable[Unread]) -> list[dict[str, object]]:
    return [{"path": each.path, "line": each.line, "message": each.message} for each in unread]


def _heading(path: str, head: PlanHead, language: Language) -> str:
    title = f"{cell(head.title)}\n\n" if head.title else ""
    return f"# {cell(plan_heading(head, language))} ({cell(path)})\n\n{title}"


def _side(kind: ConflictKind, plan: PlanClaims, claim: Claim) -> dict[str, object]:
    return {
        "path": plan.path,
        "line": claim.line,
        "task": claim.task_id,
        "label": claim.address,
        "text": claim.words,
        "value": claimed(kind, claim),
    }


def _cells(kind: ConflictKind, plan: PlanClaims, claim: Claim) -> list[str]:
    value = claimed(kind, claim)
    return [plan.path, plan.head.number, claim.address, str(claim.line), claim.words, value]


def _side_words(kind: ConflictKind, plan: PlanClaims, claim: Claim, language: Language) -> str:
    place = (
        f"{cell(plan_heading(plan.head, language))}, {cell(claim.address)} ({cell(plan.path)}:{claim.line})"
    )
    return f"{place}<br>“{cell(claim.words)}”<br>**{cell(claimed(kind, claim))}**"
