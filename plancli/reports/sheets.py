"""One sheet for each unit, and the covering table: names of files and their contents.

Returns bytes; it writes nothing and makes no folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from plancli.analysis.obligations import list_obligations
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, render_view
from plancli.reports.obligation_views import view_cover_table, view_sheet

COVER_NAME = "00 - Bảng tổng hợp"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_LONGEST = 100
"""Characters of a unit's name in a file name, so that a whole path stays under what Windows takes."""
_LONGEST_BYTES = 230
"""The same in bytes of UTF-8: Linux takes 255 in a name, and the number and the ending need some."""


def build_sheets(plan: Plan, output: ReportFormat) -> Mapping[str, bytes]:
    """Return all sheets by file name, the covering table first.

    For the Trạm Tấu plan 20 files: "00 - Bảng tổng hợp.docx", "01 - Phòng Tư pháp.docx" …
    """
    rows = list_obligations(plan)
    files = {index: sheet_name(index + 1, owed.unit.name, output) for index, owed in enumerate(rows)}
    cover = view_cover_table(plan, rows, files)
    sheets = {f"{COVER_NAME}.{output.value}": render_view("cover-table", cover, output)}
    for index, owed in enumerate(rows):
        sheets[files[index]] = render_view("sheet", view_sheet(plan, owed), output)
    return sheets


def sheet_name(number: int, unit: str, output: ReportFormat) -> str:
    """Return the file name of a unit's sheet: safe on every system, distinct by its number.

    >>> sheet_name(3, "Phòng Tư pháp / Thanh tra", ReportFormat.MD)
    '03 - Phòng Tư pháp - Thanh tra.md'
    """
    composed = unicodedata.normalize("NFC", " ".join(unit.split()))
    # Not printable: controls, marks that turn the reading direction, halves of a character.
    printable = "".join(sign for sign in composed if sign.isprintable())
    plain = _FORBIDDEN.sub("-", printable)[:_LONGEST]
    fitting = plain.encode("utf-8")[:_LONGEST_BYTES].decode("utf-8", errors="ignore")
    return f"{number:02} - {fitting.strip(' .-') or 'Đơn vị'}.{output.value}"
