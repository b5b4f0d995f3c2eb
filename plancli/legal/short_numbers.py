"""Numbers that repeat an earlier one without all of it: "Nghị quyết 351", "Nghị quyết số 102/2025/NQLT".

Remembers what was cited in full; a short form that may mean two documents means none.
"""

from __future__ import annotations

import re

from plancli.legal.document_kinds import KIND_BY_CODE
from plancli.legal.mention import CitationMention
from plancli.patterns import late_pattern
from plancli.records import replace

SHORT = re.compile(r"[0-9](?<![\w.,/-].)\d{0,4}[a-z]?(?![\w/%-]|[.,]\d|\s?%)")
"""A figure that stands alone."""
COUNTED = late_pattern(
    r"\s{1,4}(?:(?:ngày|tháng)(?!\s{0,4}\d)|năm(?!\s{0,4}(?:19|20)\d\d)|quý|tuần|giờ|phút|lần|bước|đợt|kỳ|khóa"
    r"|buổi|lớp|người|đồng|tỷ|triệu|nghìn|ngàn|xã|phường|huyện|tỉnh|thôn|nội|nhiệm|nhóm|mục|chỉ|tiêu|điểm|điều"
    r"|khoản|dự|tiểu|chương|cuộc|hội|giai|trang|bản|cấp|bên|loại|cơ|đơn)(?!\w)"
)
"""What is counted behind a figure that is no number of a document: "Kế hoạch 06 tháng"."""
_FIGURE = re.compile(r"\d+[a-z]?(?=[/-])")


class KnownNumbers:
    """The numbers that a document has cited in full so far."""

    def __init__(self) -> None:
        """Begin a document."""
        self._numbers: dict[tuple[str, str], list[str]] = {}
        self._figures: set[str] = set()

    def __bool__(self) -> bool:
        """Say whether any number is known."""
        return bool(self._figures)

    def add(self, mention: CitationMention) -> CitationMention:
        """Take up a citation's number; return the citation, its number whole where it repeats one cut."""
        serial = _FIGURE.match(mention.number or "")
        if mention.number is None or serial is None:
            return mention
        figure = serial.group()
        if mention.number.rpartition("/")[2] in KIND_BY_CODE:
            whole = self.meant(mention.kind, figure, mention.number)
            return replace(mention, number=whole) if whole else mention
        numbers = self._numbers.setdefault((mention.kind, figure), [])
        if mention.number not in numbers:
            numbers.append(mention.number)
            self._figures.add(figure)
        return mention

    def has_figure(self, figure: str) -> bool:
        """Say whether any number begins with this figure."""
        return figure in self._figures

    def meant(self, kind: str, figure: str, beginning: str = "") -> str | None:
        """Return the one number of this kind and figure; None where there are none or two."""
        numbers = [each for each in self._numbers.get((kind, figure), ()) if _goes_on(each, beginning)]
        return numbers[0] if len(numbers) == 1 else None


def _goes_on(number: str, beginning: str) -> bool:
    return not beginning or number.startswith((f"{beginning}-", f"{beginning}/"))
