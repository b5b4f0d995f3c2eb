"""A plan as an Excel workbook: assignments, what each unit owes, counts, citations, and its source.

Quotes the plan; a cell stays empty where the plan says nothing. No day of making is written.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from plancli.analysis.assignment_table import AssignmentRow, assignment_table
from plancli.analysis.obligations import Obligation, UnitObligations, list_obligations
from plancli.analysis.plan_calendar import CalendarEntry, plan_calendar
from plancli.exports.role_words import role_in_cell
from plancli.exports.workbook import Book, Column, Value
from plancli.messages import Language, sentence
from plancli.model.assignment import Role
from plancli.model.citation import Citation
from plancli.model.plan import Plan
from plancli.model.task import content_lines, item_lines
from plancli.vietnamese.dates import short_style

_MAIN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.COORDINATING)
"""Roles with a column of their own in the table of assignments; the others share one, as on paper."""

Cells = Callable[[AssignmentRow], Value]


def plan_workbook(plan: Plan, language: Language = Language.VI) -> bytes:
    """Return the bytes of an .xlsx file with all that the plan hands out; the same bytes every time."""
    rows = list_obligations(plan)
    return _Sheets(plan, language).made(rows, whole=True)


def obligations_workbook(
    plan: Plan, rows: Sequence[UnitObligations], language: Language = Language.VI
) -> bytes:
    """Return the bytes of an .xlsx file with these obligations and their counts."""
    return _Sheets(plan, language).made(rows, whole=False)


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._plan = plan
        self._language = language
        self._book = Book(language)
        self._days = last_days(plan)
        self._roles = {role: role_in_cell(role, self._language) for role in (*Role, None)}
        self._yes = self._say("yes")

    def made(self, rows: Sequence[UnitObligations], *, whole: bool) -> bytes:
        """Add the sheets and return the file."""
        if whole:
            self._add_assignments()
        self._add_obligations(rows)
        self._add_counts(rows)
        if whole:
            self._add_citations()
        self._add_source()
        head = self._plan.issuance
        return self._book.finish(head.title, head.issuer)

    def _add_assignments(self) -> None:
        columns, cells = zip(*self._assignment_columns(), strict=True)
        table = [[cell(row) for cell in cells] for row in assignment_table(self._plan)]
        self._book.table(self._say("assignments.tab"), columns, table)

    def _assignment_columns(self) -> Iterator[tuple[Column, Cells]]:
        """Yield the columns of the table; those that few plans fill only where this one does."""
        rows = assignment_table(self._plan)
        yield self._column("number", 6), lambda row: row.number
        yield self._column("address", 9), lambda row: row.address
        yield self._column("section", 18), lambda row: row.section
        yield self._column("text", 52), _content
        for role in _MAIN_ROLES:
            yield (self._roles[role], 19), _units_of(role)
        if any(map(self._in_other_roles, rows)):
            yield self._column("other-roles", 19), self._in_other_roles
        yield self._column("deadline", 16), lambda row: row.deadline
        yield self._column("day", 13), lambda row: self._days.get(row.task_id)
        yield self._column("deliverable", 18), lambda row: row.deliverable
        if any(row.funding for row in rows):
            yield self._column("funding", 15), lambda row: row.funding
        if any(row.note for row in rows):
            yield self._column("note", 15), lambda row: row.note

    def _in_other_roles(self, row: AssignmentRow) -> str:
        """Return who guides, directs or monitors, a line each: `phòng Tư pháp (hướng dẫn)`."""
        terms = {role: sentence(self._language, f"term.{role.value}") for role in Role}
        others = (role for role in Role if role not in _MAIN_ROLES)
        return "\n".join(f"{name} ({terms[role]})" for role in others for name in row.units(role))

    def _add_obligations(self, rows: Sequence[UnitObligations]) -> None:
        widths = {"unit": 24, "role": 13, "via-group": 18, "requested": 8, "address": 9, "text": 52}
        widths |= {"with": 26, "deadline": 16, "day": 13, "deliverable": 18}
        columns = [self._column(name, width) for name, width in widths.items()]
        table = [self._obligation(row, each) for row in rows for each in row.obligations]
        self._book.table(self._say("obligations.tab"), columns, table)

    def _obligation(self, owed: UnitObligations, each: Obligation) -> list[Value]:
        return [
            owed.unit.name,
            self._roles[each.role],
            each.via_group,
            self._yes if each.requested else "",
            each.address,
            each.words,
            "\n".join(each.with_units),
            each.deadline.words,
            self._days.get(each.task_id),
            each.deliverable,
        ]

    def _add_counts(self, rows: Sequence[UnitObligations]) -> None:
        held = {each.role for owed in rows for each in owed.obligations}
        roles = [role for role in (*Role, None) if role in held]
        columns = [self._column("unit", 40), *((self._roles[role], 14) for role in roles)]
        columns += [self._column(name, 14) for name in ("total", "through-group", "with-day")]
        table = [self._counts(owed, roles) for owed in rows]
        self._book.table(self._say("units.tab"), columns, table)

    def _counts(self, owed: UnitObligations, roles: Sequence[Role | None]) -> list[Value]:
        """Return the row of one unit; none is an empty cell."""
        counts = [sum(each.role is role for each in owed.obligations) for role in roles]
        counts.append(len(owed.obligations))
        counts.append(sum(each.via_group is not None for each in owed.obligations))
        counts.append(sum(each.task_id in self._days for each in owed.obligations))
        return [owed.unit.name, *(count or None for count in counts)]

    def _add_citations(self) -> None:
        widths = {
            "address": 14,
            "act": 24,
            "symbol": 24,
            "issued": 14,
            "issuer": 28,
            "pinpoint": 24,
            "words": 70,
        }
        columns = [self._column(name, width) for name, width in widths.items()]
        self._book.table(self._say("citations.tab"), columns, list(map(_citation, self._plan.citations)))

    def _add_source(self) -> None:
        """Add what the workbook was made from; a line that the paper lacks stays empty."""
        head = self._plan.issuance
        facts = {
            "kind": head.kind,
            "issuer": head.issuer,
            "symbol": head.printed_number,
            "place-and-date": ", ".join(filter(None, (head.place, head.date_words))),
            "title": head.title,
            "state": self._say(f"state.{self._plan.state.value}"),
            "day-note": self._say("day-note.words"),
            "bases": "\n".join(item_lines(self._plan.bases)),
        }
        table = [[self._say(name), words] for name, words in facts.items()]
        columns = [self._column("fact", 28), self._column("text", 100)]
        self._book.table(self._say("source.tab"), columns, table)

    def _column(self, name: str, width: float) -> Column:
        return self._say(f"column.{name}"), width

    def _say(self, key: str) -> str:
        return sentence(self._language, f"xlsx.{key}")


def last_days(plan: Plan) -> dict[str, datetime.date]:
    """Return, by id of task or duty, the last day that the paper prints to the day for it."""
    found: dict[str, datetime.date] = {}
    for entry in filter(_is_printed_day, plan_calendar(plan).entries):
        found[entry.source_id] = max(entry.day, found.get(entry.source_id, entry.day))
    return found


def _is_printed_day(entry: CalendarEntry) -> bool:
    return entry.due.is_day and entry.source_id != ""


def _units_of(role: Role) -> Cells:
    return lambda row: "\n".join(row.units(role))


def _content(row: AssignmentRow) -> str:
    return "\n".join(content_lines(row.title, row.words, row.items))


def _citation(citation: Citation) -> list[Value]:
    mention = citation.mention
    issued: Value = None
    if mention.issued is not None:
        # A date without its day is words, never a day that the paper leaves blank.
        issued = mention.issued.first_day if mention.issued.day else short_style(mention.issued)
    return [
        citation.address,
        mention.name or mention.kind,
        mention.number,
        issued,
        mention.issuer,
        mention.pinpoint,
        " ".join(mention.words.split()),
    ]
