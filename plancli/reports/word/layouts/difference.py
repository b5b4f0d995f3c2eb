"""The Word template of the paper `difference`: old words beside new ones, and what units gain and lose.

Says where each thing stands and how changed words are marked; the words come from the view.
"""

from __future__ import annotations

from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    LANDSCAPE_WIDTH,
    cell,
    cells,
    looped,
    looped_rows,
    page,
    paragraph,
    row,
    run,
    runs_paragraph,
    shared_widths,
    table,
    when,
)
from plancli.reports.word.layouts.unit_papers import extract_head

_WIDTHS = shared_widths(LANDSCAPE_WIDTH, (5, 13, 41, 41))
_UNIT_WIDTHS = shared_widths(LANDSCAPE_WIDTH, (5, 35, 20, 20, 20))
_STRUCK = "<w:strike/>"
_BOLD = "<w:b/>"


def difference_template() -> bytes:
    """Return the template of the table "nội dung cũ, nội dung mới"."""
    body = (
        extract_head("BẢNG SO SÁNH NỘI DUNG CŨ VÀ NỘI DUNG MỚI")
        + when("old.number or old.place_and_date", paragraph("NguonTrich", _OLD))
        + paragraph("GhiChu", "{{ summary }}")
        + when("rows", paragraph("TenDonVi", "Nội dung khác nhau") + _compared())
        + when("renumbered", paragraph("GhiChu", "Chỉ đổi số thứ tự: {{ renumbered }}."))
        + when("units", paragraph("TenDonVi", "Việc của từng cơ quan, đơn vị") + _units())
        + when("unchanged", paragraph("GhiChu", "Việc không đổi: {{ unchanged }}."))
        + paragraph("NetKe", " ")
    )
    return document(body, page(landscape=True))


_OLD = (
    "Bản cũ: {{ old.number }}{% if old.number and old.place_and_date %}, {% endif %}{{ old.place_and_date }}"
)


def _compared() -> str:
    number, address, before, after = _WIDTHS
    names = ("TT", "Địa chỉ", "Nội dung cũ", "Nội dung mới")
    return table(
        "BangKe",
        _WIDTHS,
        row(*cells("DauBang", _WIDTHS, names), heading=True),
        *looped_rows(
            "row in rows",
            number,
            row(
                cell(number, paragraph("OBangGiua", "{{ row.number }}")),
                cell(address, paragraph("OBang", "{{ row.address }}")),
                cell(before, _lines("row.before", _STRUCK)),
                cell(after, _lines("row.after", _BOLD)),
            ),
        ),
    )


def _lines(name: str, mark: str) -> str:
    """Return the lines of a cell, the changed words of each marked."""
    return when(f"not {name}", paragraph("OBang", " ")) + looped(
        f"line in {name}",
        runs_paragraph(
            "OBang",
            run("{% if line.caption %}{{ line.caption }}: {% endif %}"),
            run("{% for run in line.runs %}{% if run.changed %}"),
            run("{{ run.words }}", mark),
            run("{% else %}"),
            run("{{ run.words }}"),
            run("{% endif %} {% endfor %}{% if line.note %}({{ line.note }}){% endif %}"),
        ),
    )


def _units() -> str:
    number, unit, gained, lost, changed = _UNIT_WIDTHS
    names = ("TT", "Cơ quan, đơn vị", "Được giao thêm", "Thôi", "Đổi vai, đổi nội dung")
    return table(
        "BangKe",
        _UNIT_WIDTHS,
        row(*cells("DauBang", _UNIT_WIDTHS, names), heading=True),
        *looped_rows(
            "row in units",
            number,
            row(
                cell(number, paragraph("OBangGiua", "{{ row.number }}")),
                cell(unit, paragraph("OBang", "{{ row.unit }}")),
                cell(gained, paragraph("OBang", "{{ row.gained }}")),
                cell(lost, paragraph("OBang", "{{ row.lost }}")),
                cell(changed, paragraph("OBang", "{{ row.changed }}")),
            ),
        ),
    )
