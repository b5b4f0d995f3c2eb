"""The acts that are missing as an Excel sheet that a legal officer fills in, and that `law add` reads.

Text is text, never a formula; what the papers disagree on is left blank for the officer to fill.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from plancli.exports.missing_export import disagreement, place_words
from plancli.exports.workbook import DATE_FORMAT, HEADING, TEXT_FORMAT, Book
from plancli.legal.act_rows import FIELDS, FILLED_IN, is_vague_issuer
from plancli.legal.missing_acts import MissingAct, shown_dates
from plancli.messages import Language, sentence

_ABOUT = ("plans", "claims", "disagree", "places")
"""What the papers say, to the right of what is filled in."""
_WIDTHS = {
    "number": 22,
    "kind": 16,
    "issuer": 28,
    "issued": 14,
    "title": 60,
    "effective": 14,
    "status": 18,
    "expired": 14,
    "superseded_by": 20,
    "amended_by": 24,
    "source": 40,
    "checked": 14,
    "note": 30,
    "plans": 10,
    "claims": 40,
    "disagree": 18,
    "places": 50,
}
_DATES = frozenset({"issued", "effective", "expired", "checked"})
_STANDINGS = ("in_force", "presumed", "ended")


def missing_sheet(acts: Sequence[MissingAct], language: Language = Language.VI) -> bytes:
    """Return the bytes of an .xlsx file: a frozen heading, a filter, a row an act."""
    book = Book(language)
    title = sentence(language, "law.sheet.tab")
    sheet = book.sheet(title)
    names = (*FIELDS, *_ABOUT)
    for at, name in enumerate(names, 1):
        head = book.put(sheet, 1, at, sentence(language, f"law.sheet.{name}"), HEADING)
        if name in FILLED_IN:
            head.fill = PatternFill("solid", fgColor="FFFFF2CC")
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[name]
    for row, act in enumerate(acts, 2):
        values = _values(act, language)
        for at, name in enumerate(names, 1):
            cell = book.put(sheet, row, at, values.get(name))
            if not isinstance(cell.value, int):
                # What the officer types here later stays as it is typed.
                cell.number_format = DATE_FORMAT if name in _DATES else TEXT_FORMAT
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{max(len(acts) + 1, 2)}"
    if acts:
        sheet.add_data_validation(_choices(names, len(acts), language))
    return book.finish(title, "")


def _choices(names: Sequence[str], count: int, language: Language) -> DataValidation:
    """Return the list that the column of the standing offers."""
    choices = ",".join(sentence(language, f"law.row.status.{name}") for name in _STANDINGS)
    validation = DataValidation("list", formula1=f'"{choices}"', allow_blank=True)
    column = get_column_letter(names.index("status") + 1)
    validation.add(f"{column}2:{column}{count + 1}")
    return validation


def _values(act: MissingAct, language: Language) -> dict[str, str | int | datetime.date]:
    """Return what stands in the row: of the papers' words only those that they agree on."""
    dates = [each for each in act.dates if each.day]
    agreed = len(dates) == 1 and "issued" not in act.disagree
    named = [each for each in act.issuers if not is_vague_issuer(each)]
    said = "; ".join(filter(None, (", ".join(shown_dates(act)), *act.issuers, *act.titles)))
    return {
        "number": act.number,
        "kind": act.kind,
        "issuer": named[0] if named and "issuer" not in act.disagree else "",
        "issued": dates[0].first_day if agreed else "",
        "title": act.name or (act.titles[0] if len(act.titles) == 1 else ""),
        "plans": len(act.plans),
        "claims": said,
        "disagree": disagreement(act, language),
        "places": "\n".join(map(place_words, act.places)),
    }
