"""What is owed in several plans, or where they disagree, as an Excel workbook: the plan stands in each row.

Quotes the plans; no day of making is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancli.analysis.obligations import Obligation
from plancli.analysis.plan_conflicts import Claim, Conflict, ConflictKind, PlanClaims
from plancli.analysis.plan_head import PlanHead
from plancli.exports.folder_export import OwedInPlan, Unread, claimed
from plancli.exports.plan_heading import plan_heading
from plancli.exports.role_words import role_in_cell
from plancli.exports.workbook import Book, Column, Value
from plancli.messages import Language, sentence


def folder_workbook(
    plans: Iterable[OwedInPlan], unread: Sequence[Unread], language: Language = Language.VI
) -> bytes:
    """Return the bytes of an .xlsx file: a row for each obligation, then the plans that were read."""
    book = Book(language)
    names = {
        "plan": 26,
        "title": 30,
        "unit": 24,
        "role": 13,
        "via-group": 18,
        "requested": 8,
        "address": 9,
        "text": 52,
    }
    names |= {"with": 26, "deadline": 16, "day": 13, "deliverable": 18}
    plans = list(plans)
    rows = [row for each in plans for row in _obligations(each, language)]
    book.table(sentence(language, "xlsx.obligations.tab"), _columns(names, language), rows)
    _add_plans(book, ((each.path, each.head) for each in plans), unread, language)
    return book.finish(sentence(language, "xlsx.obligations.tab"), "")


def conflicts_workbook(
    heads: Iterable[tuple[str, PlanHead]],
    conflicts: Iterable[Conflict],
    unread: Sequence[Unread],
    language: Language = Language.VI,
) -> bytes:
    """Return the bytes of an .xlsx file: a row for each conflict, then the plans that were compared."""
    book = Book(language)
    columns: list[Column] = [(sentence(language, "folder.column.conflict"), 16)]
    for side in ("first", "second"):
        columns.append((sentence(language, f"folder.column.{side}"), 28))
        columns += _columns({"address": 9, "text": 44}, language)
        columns.append((sentence(language, "folder.column.value"), 24))
    rows = [
        [
            sentence(language, f"folder.conflict.{each.kind.value}"),
            *_side(each.kind, *each.first, language),
            *_side(each.kind, *each.second, language),
        ]
        for each in conflicts
    ]
    book.table(sentence(language, "folder.conflicts.tab"), columns, rows)
    _add_plans(book, heads, unread, language)
    return book.finish(sentence(language, "folder.conflicts.tab"), "")


def _columns(widths: dict[str, int], language: Language) -> list[Column]:
    return [(sentence(language, f"xlsx.column.{name}"), width) for name, width in widths.items()]


def _obligations(plan: OwedInPlan, language: Language) -> Iterator[list[Value]]:
    name = plan_heading(plan.head, language)
    for row in plan.owed.rows:
        for each in row.obligations:
            yield [name, plan.head.title, row.unit.name, *_obligation(each, plan, language)]


def _obligation(each: Obligation, plan: OwedInPlan, language: Language) -> list[Value]:
    return [
        role_in_cell(each.role, language),
        each.via_group,
        sentence(language, "xlsx.yes") if each.requested else "",
        each.address,
        each.words,
        "\n".join(each.with_units),
        each.deadline.words,
        plan.owed.days.get(each.task_id),
        each.deliverable,
    ]


def _side(kind: ConflictKind, plan: PlanClaims, claim: Claim, language: Language) -> list[Value]:
    return [plan_heading(plan.head, language), claim.address, claim.words, claimed(kind, claim)]


def _add_plans(
    book: Book, plans: Iterable[tuple[str, PlanHead]], unread: Iterable[Unread], language: Language
) -> None:
    """Add what was read, and below it what could not be."""
    columns = _columns({"plan": 28, "issuer": 34, "title": 60}, language)
    columns += [
        (sentence(language, "folder.column.path"), 40),
        (sentence(language, "folder.column.fault"), 60),
    ]
    rows: list[list[Value]] = [
        [plan_heading(head, language), head.issuer, head.title, path, ""] for path, head in plans
    ]
    rows += [
        ["", "", "", each.path if each.line is None else f"{each.path}:{each.line}", each.message]
        for each in unread
    ]
    book.table(sentence(language, "folder.plans.tab"), columns, rows)
