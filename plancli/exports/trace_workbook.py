"""One parent plan against many as an Excel workbook: rows to filter, the units with their counts, a matrix.

Quotes the plans; a cell stays empty where a paper says nothing. No day of making is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plancli.analysis.cascade_rows import (
    COLUMNS,
    Cascade,
    Child,
    ChildRow,
    ChildStanding,
    ParentWork,
)
from plancli.exports.cascade_words import (
    answer_words,
    child_name,
    column_words,
    count_words,
    number_words,
    plan_words,
    remark_words,
    roster_words,
    short_unit,
    standing_words,
    state_words,
)
from plancli.exports.workbook import Book, Column, Value
from plancli.messages import Language, sentence
from plancli.vietnamese.dates import PartialDate, short_style

_ROW_WIDTHS = {
    "unit": 24,
    "address": 9,
    "work": 42,
    "deadline": 17,
    "state": 15,
    "own-address": 10,
    "own-work": 42,
    "own-lead": 22,
    "own-deadline": 17,
    "late": 9,
    "suggested": 34,
    "reason": 24,
    "file": 24,
}
_UNIT_WIDTHS = {"count": 8, "unit": 28, "standing": 20, "in-time": 24, "number": 16, "date": 14}
_COUNT_WIDTH = 9
_MATRIX_WIDTH = 14


def cascade_workbook(cascade: Cascade, language: Language = Language.VI) -> bytes:
    """Return the bytes of an .xlsx file; the same bytes for the same plans."""
    return _Sheets(cascade, language).made()


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, cascade: Cascade, language: Language) -> None:
        self._cascade = cascade
        self._language = language
        self._book = Book(language)
        self._works: Mapping[str, ParentWork] = {work.id: work for work in cascade.works}

    def made(self) -> bytes:
        """Add the sheets and return the file."""
        self._add_rows()
        self._add_units()
        self._add_matrix()
        self._add_remarks()
        head = self._cascade.parent.issuance
        return self._book.finish(head.title, head.issuer)

    def _add_rows(self) -> None:
        rows = [row for child in self._cascade.shown for row in self._rows_of(child)]
        self._book.table(self._say("sheet.rows"), self._columns(_ROW_WIDTHS), rows)

    def _rows_of(self, child: Child) -> Iterator[list[Value]]:
        """Yield a row for each work of a unit; without a plan each of them says so."""
        unit = short_unit(child.unit)
        if child.standing is not ChildStanding.ANSWERED:
            state = self._say(f"state.{child.standing.value}")
            for one in child.bound:
                work = self._works[one]
                yield [unit, work.label, work.words, work.deadline, state, *[None] * 7, child.path]
            return
        for row in child.shown(gaps_only=self._cascade.gaps_only):
            yield [unit, *self._row(row), child.path]

    def _row(self, row: ChildRow) -> list[Value]:
        work = self._works.get(row.work)
        asked = (work.label, work.words, work.deadline) if work else (row.work, None, None)
        return [
            *asked,
            self._say(f"state.{row.column}"),
            _lines(each.address for each in row.answers),
            _lines(each.words for each in row.answers),
            _lines(each.lead for each in row.answers),
            _lines(each.deadline for each in row.answers),
            self._say("yes") if row.late else None,
            _lines(map(answer_words, row.suggested)),
            _lines((row.reason, *(each.note for each in row.answers))),
        ]

    def _add_units(self) -> None:
        columns = [
            *self._columns(_UNIT_WIDTHS),
            (self._say("column.work"), _COUNT_WIDTH),
            *((name, _COUNT_WIDTH) for name in column_words(self._language)),
            (self._say("column.late"), _COUNT_WIDTH),
            *self._columns({"file": 30}),
        ]
        rows = [self._unit(number, child) for number, child in enumerate(self._cascade.shown, 1)]
        self._book.table(self._say("sheet.units"), columns, rows)

    def _unit(self, number: int, child: Child) -> list[Value]:
        plan = child.plan
        answered = child.standing is ChildStanding.ANSWERED
        figures: list[Value] = [*(child.count(column) for column in COLUMNS), child.late_work]
        special = standing_words(child, self._cascade, self._language)
        return [
            number,
            child_name(child, self._language),
            self._say(f"standing.{child.standing.value}"),
            special if special != self._say(f"standing.{child.standing.value}") else None,
            number_words(plan.number) if plan and not plan.fault else None,
            _day(plan.date) if plan else None,
            child.work_count,
            *(figures if answered else [None] * len(figures)),
            child.path,
        ]

    def _add_matrix(self) -> None:
        shown = self._cascade.shown
        columns: list[Column] = [
            *self._columns({"address": 9, "work": 46}),
            *((short_unit(child.unit), _MATRIX_WIDTH) for child in shown),
        ]
        answers = [(child, {row.work: row for row in child.rows}) for child in shown]
        rows = [
            [work.label, work.words, *(self._cell(child, work, own) for child, own in answers)]
            for work in self._cascade.works
        ]
        sheet = self._book.table(self._say("sheet.matrix"), columns, rows)
        # Address and words stay in sight beside the units, on each page too.
        sheet.freeze_panes, sheet.print_title_cols = "C2", "A:B"

    def _cell(self, child: Child, work: ParentWork, rows: Mapping[str, ChildRow]) -> str:
        row = rows.get(work.id)
        if row is not None:
            return state_words(row, self._language)
        if work.id not in child.bound:
            return self._say("state.not-bound")
        return self._say(f"state.{child.standing.value}")

    def _add_remarks(self) -> None:
        """Add what has to be said: whose plan, which list, which files were not taken."""
        head = self._cascade.parent.issuance
        told = [
            f"{plan_words(head)}: {head.title}",
            roster_words(self._cascade, self._language),
            *count_words(self._cascade, self._language),
            *([self._say("quoted")] if self._cascade.quoted else []),
            *(f"{each.address}. “{each.words}”" for each in self._cascade.quoted),
            *(remark_words(each, self._language) for each in self._cascade.remarks),
            self._say("legend.work"),
            self._say("legend.suggested"),
            self._say("legend.late"),
        ]
        rows: list[list[Value]] = [[number, words] for number, words in enumerate(told, 1)]
        self._book.table(self._say("sheet.remarks"), self._columns({"count": 8, "remark": 120}), rows)

    def _columns(self, widths: Mapping[str, float]) -> list[Column]:
        return [(self._say(f"cell.{name}"), width) for name, width in widths.items()]

    def _say(self, key: str) -> str:
        return sentence(self._language, f"cascade.{key}")


def _lines(words: Iterable[str]) -> str | None:
    """Return what is there, a line each; None for nothing."""
    return "\n".join(filter(None, words)) or None


def _day(date: PartialDate | None) -> Value:
    # A date without its day is words, never a day that the paper leaves blank.
    if date is None:
        return None
    return date.first_day if date.day else short_style(date)
