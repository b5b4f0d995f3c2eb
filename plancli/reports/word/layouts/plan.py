"""The Word template of report `plan`: letterhead, text, recipients, signature, annexes.

Says where each thing stands; the words come from the plan, but for Quốc hiệu, tiêu ngữ and "Nơi nhận:".
"""

from __future__ import annotations

from plancli.reports.word.fitted_styles import BEFORE_FOOT, EQUAL_RULE, FITTED_STYLE, SHARE_RULE
from plancli.reports.word.layouts.document import document
from plancli.reports.word.layouts.pieces import (
    PORTRAIT_WIDTH,
    cell,
    either,
    labelled,
    looped,
    looped_cells,
    looped_rows,
    page,
    paragraph,
    row,
    rows_when,
    rule,
    section_break,
    table,
    tag,
    tag_row,
    when,
    whole_row,
)

_LETTERHEAD = (3402, PORTRAIT_WIDTH - 3402)
"""60 mm, and 105 for the longest place and day: `Thành phố Hồ Chí Minh, ngày 19 tháng 11 năm 2025`."""
_FOOT = (4677, PORTRAIT_WIDTH - 4677)
_BLOCK_STYLES = {
    "part": "Phan",
    "heading": "Muc",
    "task": "NhiemVu",
    "line": "DongPhanCong",
    "item": "Y",
    "basis": "CanCu",
    "enacting": "QuyetDinh",
}


def plan_template() -> bytes:
    """Return the template of report `plan`: decision, plan and annexes, each numbered from page 1."""
    body = (
        looped(
            "paper in papers",
            when("not loop.first", section_break(page()))
            + when("paper.letterhead", _letterhead())
            + paragraph("TenLoai", "{{ paper.head.kind }}")
            + when("paper.head.title", paragraph("TrichYeu", "{{ paper.head.title }}"))
            + when("paper.head.attached", paragraph("KemTheo", "{{ paper.head.attached }}"))
            + when("paper.head.title or paper.head.attached", rule(55, 55, SHARE_RULE))
            + paragraph("NetKe", " ")
            + _blocks("paper.blocks")
            + _foot()
            + when("paper.footnotes", _footnotes()),
        )
        + looped(
            "annex in annexes",
            _annex_break()
            + annex_head()
            + _blocks("annex.blocks")
            + when("loop.last and annex.landscape", section_break(page(landscape=True))),
        )
        + paragraph("NetKe", " ")
    )
    return document(body, page())


def annex_head(title: str = "") -> str:
    """Return label, title and "(Kèm theo …)" of an annex and the rule below; `title` instead of its own."""
    below = rule(55, 55, SHARE_RULE)
    own = when("annex.title", paragraph("TenPhuLuc", "{{ annex.title }}"))
    return (
        when("annex.label", paragraph("PhuLuc", "{{ annex.label }}"))
        + (paragraph("TenPhuLuc", title) if title else own)
        + when("annex.attached", paragraph("KemTheo", "{{ annex.attached }}"))
        + (below if title else when("annex.title or annex.attached", below))
        + paragraph("SauBang", " ")
    )


def _annex_break() -> str:
    """Return the end of what stands before an annex: a break says how the pages before it lie."""
    return either(
        "not loop.first and loop.previtem.landscape",
        section_break(page(landscape=True)),
        section_break(page()),
    )


def _letterhead() -> str:
    number = when("paper.head.number", paragraph("SoKyHieu", "{{ paper.head.number }}"))
    day = paragraph("DiaDanh", "{{ paper.head.place_and_date }}")
    return letterhead("paper.head", number + paragraph("NetKe", " "), day)


def letterhead(head: str, below_issuer: str, below_state: str) -> str:
    """Return issuer beside Quốc hiệu and tiêu ngữ, with what stands below each of them."""
    state = (
        paragraph("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + paragraph("TieuNgu", "Độc lập - Tự do - Hạnh phúc")
        + rule(24, 24, EQUAL_RULE)
    )
    issuer = issuer_lines(head, rule(20, 20, SHARE_RULE))
    left, right = _LETTERHEAD
    return table(
        "BangKhongKe",
        _LETTERHEAD,
        whole_row(cell(left, issuer), cell(right, state)),
        whole_row(cell(left, below_issuer), cell(right, below_state)),
    )


def blank_foot(*recipients: str) -> str:
    """Return "Nơi nhận:" with these lines below it, beside a signature that a pen fills in."""
    left, right = _FOOT
    lines = "".join(paragraph("NoiNhanDong", each) for each in recipients)
    signature = paragraph("ChucVu", "………………") + paragraph("HoTen", "………………")
    return table(
        "BangKhongKe",
        _FOOT,
        whole_row(cell(left, paragraph("NoiNhan", "Nơi nhận:") + lines), cell(right, signature)),
    )


def issuer_lines(head: str, below: str) -> str:
    """Return the issuer, a line each, and the rule `below`."""
    return (
        when(f"{head}.superior", paragraph("CoQuanChuQuan", f"{{{{ {head}.superior }}}}"))
        + looped(f"line in {head}.issuer", paragraph("CoQuanBanHanh", "{{ line }}"))
        + below
    )


def _blocks(blocks: str) -> str:
    """Return the loop over printed paragraphs and tables: one model for each style."""
    parts = [
        tag(f"{{%p for block in {blocks} %}}"),
        tag('{%p if block.style == "chapter" %}'),
        paragraph("PhanChuong", "{{ block.mark }}"),
        when("block.words", paragraph("TenPhanChuong", "{{ block.words }}")),
    ]
    for name, style in _BLOCK_STYLES.items():
        parts += [tag(f'{{%p elif block.style == "{name}" %}}'), paragraph(style, "{{ block.text }}")]
    parts += [
        tag('{%p elif block.style == "article" and block.mark %}'),
        labelled("Dieu", "{{ block.mark }}", "{{ block.words }}"),
        tag('{%p elif block.style == "table" %}'),
        _table(),
        # Two tables without a paragraph between them would be one to Word.
        paragraph("SauBang", " "),
        tag("{%p else %}"),
        paragraph("Doan", "{{ block.text }}"),
        tag("{%p endif %}"),
        tag("{%p endfor %}"),
    ]
    return "".join(parts)


def _foot() -> str:
    recipients = when(
        "paper.foot.recipients",
        paragraph("NoiNhan", "Nơi nhận:")
        + looped("recipient in paper.foot.recipients", paragraph("NoiNhanDong", "{{ recipient }}")),
    )
    signature = looped("office in paper.foot.offices", paragraph("ChucVu", "{{ office }}")) + paragraph(
        "HoTen", "{{ paper.foot.name }}"
    )
    left, right = _FOOT
    foot = table(
        "BangKhongKe",
        _FOOT,
        whole_row(cell(left, recipients + paragraph("NetKe", " ")), cell(right, signature)),
    )
    return when(
        "paper.foot.recipients or paper.foot.offices or paper.foot.name", paragraph(BEFORE_FOOT, " ") + foot
    )


def _footnotes() -> str:
    return (
        paragraph("SauBang", " ")
        + rule(0, 115)
        + looped("note in paper.footnotes", paragraph("ChuThich", "{{ note }}"))
    )


def _table() -> str:
    """Return the model of every table: its heading row where it has one, group rows and plain rows."""
    width = PORTRAIT_WIDTH
    heading = row(*looped_cells(width, "column in block.columns", "DauBang", "{{ column }}"), heading=True)
    plain = row(*looped_cells(width, "value in line.cells", "OBang", "{{ value }}"))
    group = row(
        cell(width, paragraph("NhomBang", "{%tc for value in line.cells %}")),
        cell(
            width,
            paragraph("NhomBang", "{% colspan line.span if loop.last else 1 %}{{ value }}"),
        ),
        cell(width, paragraph("NhomBang", "{%tc endfor %}")),
    )
    rows = (
        *rows_when("block.columns", width, heading),
        *looped_rows(
            "line in block.rows",
            width,
            tag_row("{%tr if line.span > 1 %}", width),
            group,
            tag_row("{%tr else %}", width),
            plain,
            tag_row("{%tr endif %}", width),
        ),
    )
    return table(FITTED_STYLE, (width,), *rows)
