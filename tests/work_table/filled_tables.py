"""Tables as units fill them in: a workbook out of a plan, changed cell by cell, and read again."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from plancli.analysis.work_proposal import Terms, propose
from plancli.analysis.work_return import Reason, ReturnedTable, WorkProposal
from plancli.analysis.work_table import WorkColumn, WorkRow, work_rows
from plancli.exports.work_table import TableSource, work_table_workbook
from plancli.importing.work_table import read_work_table
from plancli.loading import LoadedPlan, load_bytes, load_file
from plancli.messages import Language, sentence
from plancli.model.plan import Plan

PROJECT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 6, 30)
VERSION = "0123"


def loaded_plan(name: str = "plans/2025-tramtau.yaml") -> LoadedPlan:
    return load_file(PROJECT / name)


def written(text: str) -> LoadedPlan:
    head = "plancli: 1\nstate: draft\nissuance:\n  kind: KẾ HOẠCH\n  issuer: UBND xã Mẫu\n  title: Thử\n"
    loaded = load_bytes("ke-hoach.yaml", f"{head}{text}".encode())
    assert loaded.plan is not None, loaded.diagnostics
    return loaded


def plan_of(loaded: LoadedPlan) -> Plan:
    assert loaded.plan is not None
    return loaded.plan


def rows_of(loaded: LoadedPlan) -> tuple[WorkRow, ...]:
    return work_rows(plan_of(loaded), loaded.source.value if loaded.source else None)


def workbook(loaded: LoadedPlan, unit: str = "", language: Language = Language.VI) -> bytes:
    return work_table_workbook(TableSource(plan_of(loaded), VERSION, unit), rows_of(loaded), language)


def heading(column: WorkColumn | str) -> str:
    name = column.value if isinstance(column, WorkColumn) else column
    return sentence(Language.VI, f"table.column.{name}")


class Filled:
    """A workbook open in somebody's hands."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(io.BytesIO(data))
        self.sheet: Any = self.book.worksheets[0]
        self.columns = {str(cell.value): at for at, cell in enumerate(self.sheet[1], 1)}
        ids = self.columns["plancli-id"]
        numbers = range(2, self.sheet.max_row + 1)
        self.numbers = {str(self.sheet.cell(number, ids).value): number for number in numbers}

    def facts(self) -> dict[Any, Any]:
        """Return what the hidden sheet says."""
        rows: Any = self.book["_plancli"].iter_rows(values_only=True)
        return dict(rows)

    def cell(self, work_id: str, column: WorkColumn | str) -> Any:
        return self.sheet.cell(self.numbers[work_id], self.columns[heading(column)])

    def fill(self, work_id: str, column: WorkColumn | str, value: object) -> None:
        self.cell(work_id, column).value = value

    def data(self) -> bytes:
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()


def returned(data: bytes, name: str = "bang.xlsx") -> ReturnedTable:
    return read_work_table(data, name)


def proposed(
    loaded: LoadedPlan, *tables: bytes | ReturnedTable, sealed: Reason | None = None
) -> WorkProposal:
    read = [
        each if isinstance(each, ReturnedTable) else returned(each, f"{number}.xlsx")
        for number, each in enumerate(tables, 1)
    ]
    return propose(plan_of(loaded), rows_of(loaded), read, Terms(TODAY, sealed, VERSION))


def edits_of(proposal: WorkProposal) -> Mapping[tuple[str, WorkColumn], str]:
    return {(each.row.id, each.column): each.after for each in proposal.edits}


def reasons_of(proposal: WorkProposal) -> list[tuple[str, Reason]]:
    return [(each.address, each.reason) for each in proposal.refusals]
