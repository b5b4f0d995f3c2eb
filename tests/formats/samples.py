"""Diagnostics made by hand, so that formats are tested without a plan."""

from __future__ import annotations

from hypothesis import strategies as st

from plancli.diagnostic import CheckResult, Diagnostic, Related, Severity, Suppressed, SuppressedBy
from plancli.formats import Style, find_format
from plancli.source.edit import Applicability, Edit, Fix
from plancli.source.position import Position, Span


def span(line: int, start: int, end: int, *, last_line: int = 0) -> Span:
    """Return a span by line and columns; offsets do not matter to a format."""
    return Span(Position(0, line, start), Position(0, last_line or line, end))


def diagnostic(
    source_line: str,
    marked: str = "",
    *,
    line: int = 60,
    severity: Severity = Severity.ERROR,
    **fields: object,
) -> Diagnostic:
    """Return a diagnostic about `marked` in the line, the whole line where it is empty."""
    start = source_line.rindex(marked) + 1 if marked else 1
    end = start + len(marked or source_line)
    given: dict[str, object] = {
        "code": "KH301",
        "name": "wrong-date",
        "severity": severity,
        "message": "Ngày “21/3/2023” của Quyết định số 765/QĐ-BTTTT (I.1) khác danh mục: 28/4/2023.",
        "path": "plans/2025-tramtau.yaml",
        "label": "I.1",
        "span": span(line, start, end),
        "source_line": source_line,
        "help": "Đối chiếu bản gốc rồi sửa ngày.",
        "basis": "Nghị định 30/2020/NĐ-CP, Phụ lục I",
        **fields,
    }
    return Diagnostic(**given)  # type: ignore[arg-type]


LONG_LINE = (
    "          - Cụ thể hóa tổ chức thực hiện Chỉ thị số 07/CT-TTg ngày 20/3/2023 của Thủ tướng Chính phủ về việc"
    " tăng cường công tác truyền thông chính sách; Quyết định số 765/QĐ-BTTTT ngày 21/3/2023 của Bộ Thông tin và"
    " Truyền thông ban hành Chương trình hành động"
)

SAID = st.text(
    st.sampled_from("aủẸđ 文`*_[](){}<>#|~$&@!%:,;/\\\r\n\t\u202e\x1b\u2060\ufdd0\ufdd1")
    | st.characters(exclude_categories=["Cs"]),
    max_size=120,
)
"""Any words, those that mean something to some format most often."""

FIX = Fix("Đổi thành “đ”", (Edit(span(212, 20, 21), "đ"),), Applicability.UNSAFE)

RESULT = CheckResult(
    (
        diagnostic(LONG_LINE, "21/3/2023"),
        diagnostic(
            "          - label: e",
            "e",
            line=212,
            code="KH104",
            name="skipped-letter",
            severity=Severity.WARNING,
            message="Sau “d” là “e” (II.4.e): thiếu chữ đ.",
            label="II.4.e",
            help="Thêm điểm đ), hoặc đổi e) thành đ).",
            related=(Related("II.4.d", span(208, 11, 12)), Related("II.4.c", span(200, 11, 12))),
            fix=FIX,
        ),
    ),
    files=1,
    citations=21,
    citations_checked=9,
    registry_checked="2026-11-23",
)

SENTENCE = (
    "Trước khi trình ký: 1 lỗi phải sửa (I.1), 1 điểm nên xem;"
    " 9/21 viện dẫn đã đối chiếu, dữ liệu đến 23/11/2026"
)
"""What the last line says of RESULT."""

PAPER = diagnostic(
    "Số:      /KH-MTTQ-BTT",
    "/KH-MTTQ-BTT",
    line=5,
    code="KH701",
    name="blank-number",
    severity=Severity.INFO,
    message="Số văn bản còn để trống.",
    path="ke-hoach.docx",
    label="",
    help="Ghi số khi văn thư đã cấp.",
    basis="",
)
"""A finding in a Word file, of which line 5 is the fifth paragraph."""

FOLDED = diagnostic(
    "          khủng hoảng truyền thông trong trường hợp cần",
    "trong trường hợp cần",
    code="KH402",
    name="vague-deadline",
    severity=Severity.WARNING,
    message="Thời hạn không có mốc để kiểm tra: II.5.b.",
    label="II.5.b",
    span=span(249, 36, 20, last_line=250),
    more_lines=("              thiết.",),
)
"""A finding whose words run on in the next line."""

PASSED = Suppressed(RESULT.diagnostics[0], SuppressedBy.COMMENT, "đã đối chiếu bản gốc")
"""What a comment in the plan lets pass."""


def told_as(form: str, result: CheckResult, style: Style, *, colour: bool = False) -> str:
    """Return the whole text of a format."""
    return "".join(find_format(form, colour=colour)(result, style))
