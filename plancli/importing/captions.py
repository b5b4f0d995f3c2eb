"""What stands before a colon and says what a line holds: `Đơn vị chủ trì:`, `Thời gian thực hiện:`.

A table of the words that plans use; it reads no units and no dates.
"""

from __future__ import annotations

import re
from functools import cache

from plancli.records import dataclass
from plancli.vietnamese.folding import fold

_WHO = (
    r"(?:(?:các\s)?(?:cơ quan|đơn vị|bộ phận|tổ chức|cá nhân|cán bộ|người|lãnh đạo|địa phương|ban|ngành|tập thể|"
    r"đồng chí)"
    r"(?:\s?[,/]\s?|\s(?:và|hoặc)\s|\s)){%s,4}(?:được\s(?:giao|phân công)\s)?"
)
_ANY, _NAMED = _WHO % 0, _WHO % 1
_DOING = r"(?:\s(?:thực hiện|tổ chức|triển khai|tham mưu|xây dựng|nhiệm vụ|chính|giải quyết|xử lý))*"
_PATTERNS: dict[str, str] = {
    "lead": rf"{_ANY}(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm(?: chính)?)"
    r"(?:,?\s(?:tham mưu|phụ trách|thực hiện|tổ chức|triển khai|chính|xây dựng|soạn thảo|báo cáo|theo dõi|giải quyết|xử lý|trình))*",
    "responsible": rf"(?!tổ chức (?:thực hiện|triển khai)){_ANY}(?:thực hiện|triển khai thực hiện){_DOING}"
    rf"|(?!tổ chức triển khai){_NAMED}(?:triển khai|tham mưu|tổ chức|thi hành|soạn thảo|xây dựng|đảm nhiệm){_DOING}"
    r"|(?:phân công|giao|trách nhiệm)(?:\s(?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức|cho|triển khai))*"
    r"|tổ chức, cá nhân thực hiện",
    "coordinating": rf"{_ANY}(?:phối hợp|cùng phối hợp|tham gia(?: phối hợp)?){_DOING}",
    "guiding": rf"{_ANY}hướng dẫn{_DOING}",
    "directing": rf"{_NAMED}(?:chỉ đạo|định hướng)(?:,?\s(?:định hướng|chỉ đạo|thực hiện|chung))*",
    "monitoring": rf"{_NAMED}(?:theo dõi|đôn đốc|giám sát|kiểm tra)"
    r"(?:,?\s(?:theo dõi|đôn đốc|giám sát|kiểm tra|tổng hợp|thực hiện))*",
    "deadline": r"(?:dự kiến\s)?(?:thời gian|thời hạn|tiến độ|lộ trình|thời điểm)(?:,\stiến độ)?"
    r"(?:\s(?:dự kiến|thực hiện|hoàn thành|triển khai|tổ chức|ban hành|trình|báo cáo|gửi|kết thúc|xong|và|"
    r"cụ thể|tổ chức thực hiện|bắt đầu|xây dựng))*|hoàn thành(?:\s(?:trước|trong|vào))|thời gian, địa điểm",
    "deliverable": r"(?:dự kiến\s)?(?:sản phẩm|kết quả|đầu ra)"
    r"(?:\s?[,/]\s?(?:kết quả|sản phẩm)|\s(?:đầu ra|dự kiến|đạt được|cần đạt|thực hiện|hoàn thành|chủ yếu|cụ thể|mong muốn|công việc|và|yêu cầu|nhiệm vụ|phải đạt|chính))*"
    r"|yêu cầu (?:sản phẩm|kết quả)",
    "funding": r"(?:dự toán\s)?(?:nguồn\s)?kinh phí(?:\s(?:thực hiện|dự kiến|triển khai|bảo đảm|đảm bảo|tổ chức))*"
    r"|dự toán|nguồn vốn|nguồn lực",
    "note": r"ghi chú",
    "text": r"(?:tên\s)?(?:nội dung|nhiệm vụ|công việc)(?:\s(?:thực hiện|công việc|nhiệm vụ|cụ thể|triển khai|chính|"
    r"chủ yếu|hoạt động))*|nội dung, (?:nhiệm vụ|công việc)",
}
_COMPILED = {key: re.compile(pattern) for key, pattern in _PATTERNS.items()}
_LONGEST = 60
"""Characters of the longest caption that is looked at."""
_BEFORE_COLON = re.compile(r"\s*(?P<caption>[^\W\d_][^:;.\n]{1,70}?)\s*:(?!//)\s*")

_NEEDS_DATE = frozenset({"hoàn thành", "xong", "thực hiện xong"})
"""Captions that say when, but only in front of a time: "Hoàn thành: Quý III/2026"."""
_DATED = re.compile(
    r"(?:trước|trong|chậm nhất|hết|cuối|đầu)?\s*(?:ngày|tháng|quý|quí|năm|tuần|\d{1,2}[/.-]\d)", re.IGNORECASE
)

ROLES = ("lead", "responsible", "coordinating", "guiding", "directing", "monitoring")
"""Captions that name units."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption at the front of a paragraph, behind its label."""

    key: str
    """Key of a task line: `lead`, `deadline` …"""
    start: int
    """Where the caption begins in the text."""
    end: int
    """Where it ends, before the colon."""
    words: int
    """Where the words begin, behind the colon and its blanks."""


def read_caption(text: str) -> Caption | None:
    """Return the caption in front of a text that has no label; None where there is none.

    >>> read_caption("Đơn vị phối hợp: Các cơ quan, đơn vị").key
    'coordinating'
    """
    found = _BEFORE_COLON.match(text)
    if found is None or found.end("caption") - found.start("caption") > _LONGEST:
        return None
    key = caption_key(found["caption"])
    if fold(found["caption"]) in _NEEDS_DATE and _DATED.match(text[found.end() :]):
        key = "deadline"
    return Caption(key, *found.span("caption"), found.end()) if key else None


@cache
def caption_key(caption: str) -> str:
    """Return the key that a caption or a column heading stands for; empty for none.

    >>> caption_key("Cơ quan chủ trì"), caption_key("Quí hoàn thành")
    ('lead', '')
    """
    folded = fold(caption).strip(" .:*()")
    return next((key for key, pattern in _COMPILED.items() if pattern.fullmatch(folded)), "")


_BODY = r"(?:nơi|cơ quan|đơn vị|bộ phận|người|cán bộ|công chức|lãnh đạo|thành viên|phòng|ban|tổ|phân công)\b"
_HEADINGS = (
    ("label", r"s?tt|số tt|số thứ tự|stt\.?|mục"),
    ("lead", r".*chủ trì.*|.*đầu mối.*"),
    ("coordinating", r".*phối hợp.*"),
    ("deliverable", r"(?:sản phẩm|kết quả|đầu ra).*"),
    ("deadline", r".*(?:thời gian|thời hạn|tiến độ|hoàn thành|lộ trình).*"),
    ("deliverable", r".*(?:sản phẩm|kết quả|đầu ra).*"),
    ("funding", r".*(?:kinh phí|dự toán|nguồn vốn).*"),
    ("note", r".*ghi chú.*"),
    ("directing", r".*(?:chỉ đạo|lãnh đạo).*"),
    ("guiding", rf"{_BODY}.*hướng dẫn.*|hướng dẫn(?: thực hiện)?"),
    ("monitoring", rf"{_BODY}.*(?:theo dõi|giám sát|đôn đốc).*|(?:theo dõi|giám sát|đôn đốc).{{0,20}}"),
    (
        "responsible",
        (
            r".*(?:(?:đơn vị|cơ quan|người|bộ phận|cá nhân).*|^)(?:thực hiện|triển khai|tham mưu|phụ trách)"
            r"|(?:đơn vị|cơ quan|phân công|trách nhiệm)"
        ),
    ),
    ("text", r".*(?:nội dung|nhiệm vụ|công việc|giải pháp|hoạt động|việc làm).*"),
)
_HEADING_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in _HEADINGS)


@cache
def column_key(heading: str) -> str:
    """Return the key that the heading of a table column stands for; empty where it is another matter.

    >>> column_key("Thời gian dự kiến hoàn thành"), column_key("STT"), column_key("Địa điểm")
    ('deadline', 'label', '')
    """
    folded = fold(heading).strip(" .:*()")
    if len(folded) > _LONGEST:
        return ""
    known = caption_key(heading)
    return known or next((key for key, pattern in _HEADING_PATTERNS if pattern.fullmatch(folded)), "")
