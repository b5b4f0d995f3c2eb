"""Sentences of what leaves as data: workbooks, calendars, tables; English."""

from __future__ import annotations

EXPORT_SENTENCES: dict[str, str] = {
    # xlsx.*: the Excel file
    "xlsx.goes-on": "\n[goes on in sheet “{sheet}”, row {row}]",
    "xlsx.rest.tab": "Long words",
    "xlsx.rest.cell": "Sheet, cell",
    "xlsx.rest.part": "Part",
    "xlsx.rest.words": "Words that follow",
    "xlsx.too-many-rows": "The table “{sheet}” has {count} rows and Excel holds {most}: leave some out, or use --format csv.",
}
