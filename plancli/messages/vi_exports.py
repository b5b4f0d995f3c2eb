"""Sentences of what leaves as data: workbooks, calendars, tables; Vietnamese."""

from __future__ import annotations

EXPORT_SENTENCES: dict[str, str] = {
    # xlsx.*: tệp Excel
    "xlsx.goes-on": "\n[tiếp ở trang “{sheet}”, dòng {row}]",
    "xlsx.rest.tab": "Nội dung dài",
    "xlsx.rest.cell": "Trang, ô",
    "xlsx.rest.part": "Phần",
    "xlsx.rest.words": "Nội dung tiếp theo",
    "xlsx.too-many-rows": "Bảng “{sheet}” có {count} dòng, Excel chỉ chứa được {most}: hãy lọc bớt, hoặc dùng --format csv.",
}
