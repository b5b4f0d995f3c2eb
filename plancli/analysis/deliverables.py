"""What a task is to bring forth: the line that says it, or a product that the prose names.

Knows acts that make something (thành lập … Tổ, tổ chức … tập huấn, ban hành … kế hoạch) and the
things so made; "tăng cường", "đẩy mạnh" make nothing, and nothing is inferred from them.
"""

from __future__ import annotations

import re

from plancli.model.assignment import ANSWERING
from plancli.model.fill_mark import is_to_fill
from plancli.model.task import Paragraph, Task
from plancli.records import dataclass
from plancli.source.position import Route
from plancli.vietnamese.clauses import clause_end, own_words

_BODIES = "tổ|ban|hội đồng|đoàn|đội|tiểu ban|nhóm|câu lạc bộ"
_PAPERS = (
    "kế hoạch|chương trình|đề án|phương án|kịch bản|quyết định|nghị quyết|chỉ thị|quy chế|quy định"
    "|quy trình|hướng dẫn|công văn|văn bản|tờ trình|báo cáo|thông báo|dự thảo|đề cương|tài liệu"
    "|sổ tay|cẩm nang|tờ rơi|tờ gấp|pa nô|pano|áp phích|băng rôn|danh sách|danh mục|hồ sơ|biên bản"
    "|biểu mẫu|bảng tổng hợp|cơ sở dữ liệu|phần mềm|chuyên mục|chuyên trang|phóng sự|video|clip"
    "|bản tin|tin,? bài|tin/bài|bài viết|trang thông tin|mô hình|bộ tiêu chí|bộ chỉ số"
)
_EVENTS = (
    "hội nghị|hội thảo|tập huấn|lớp|tọa đàm|toạ đàm|cuộc thi|hội thi|lễ|chiến dịch|diễn đàn"
    "|phiên họp|cuộc họp|đối thoại|buổi|giao ban|sơ kết|tổng kết|ngày hội|triển lãm|giao lưu"
)
_WRITING = (
    "xây dựng|ban hành|soạn thảo|biên soạn|(?<!thành )(?<!thiết )(?<!độc )lập|in ấn|in|phát hành"
    "|hoàn thiện|cập nhật|viết|sản xuất|gửi|duy trì|dự thảo"
)
_ADDRESSEES = "ủy ban|uỷ ban|ubnd|hội đồng|hđnd|sở|bộ|phòng|chủ tịch|thường trực|ban|cấp|huyện ủy|đảng ủy"
# Up to four syllables may stand between the act and the thing, none of which leads to another thing.
_BETWEEN = (
    r"(?:[,\s]+(?!(?:theo|thực|triển|về|của|trong|tại|với|bằng|qua|trên|từ|đến|nhằm|để|khi)\b)"
    r"[^\s,.;:]+){0,4}?[,\s]+"
)
_BETWEEN_EVENTS = _BETWEEN.replace("{0,4}", "{0,9}")
"""Events come in longer lists: "tổ chức tuyên truyền, phổ biến, giáo dục pháp luật, tập huấn"."""
_HEADING = re.compile(
    rf"\s*(?:nghị định|thông tư|luật|nghị quyết|quyết định|kế hoạch|đề án|quy chế|{_EVENTS})\b",
    re.IGNORECASE,
)
"""A task that begins with the thing itself: "Tập huấn nâng cao năng lực", "Nghị định quy định …"."""
_PRODUCT = re.compile(
    r"(?<!quá trình )(?<!khâu )(?<!sau khi )(?<!được )(?<!đã )"
    rf"\b(?:(?:thành lập|kiện toàn){_BETWEEN}(?:{_BODIES})"
    rf"|(?:{_WRITING}){_BETWEEN}(?:{_PAPERS})"
    rf"|(?:tổ chức|mở){_BETWEEN_EVENTS}(?:{_EVENTS})"
    rf"|báo cáo (?:kết quả|(?:về |cho |với |lên )?(?:{_ADDRESSEES})))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedDeliverable:
    """Sản phẩm, kết quả of one task, as printed."""

    words: str
    """The line's words, or the stretch of prose: `Thành lập Tổ công tác xử lý sự cố`."""
    route: Route
    """The value that holds the words."""
    within: tuple[int, int] | None
    """Where they stand in that value; None where the paper has a line for it."""


_WORKING = frozenset(role.value for role in ANSWERING)
"""Lines that may say what their unit is to do: "Sở Nội vụ chủ trì, tham mưu ban hành Kế hoạch"."""


def deliverable_in_prose(words: str) -> tuple[int, int] | None:
    """Return the stretch of prose that names a product, an event or a report; None without one.

    >>> words = "Thành lập Tổ công tác xử lý sự cố, khủng hoảng truyền thông trong trường hợp cần thiết."
    >>> words[slice(*deliverable_in_prose(words))]
    'Thành lập Tổ công tác xử lý sự cố'
    """
    own = own_words(words)
    found = _HEADING.match(own) or _PRODUCT.search(own)
    return (found.start(), clause_end(own, found.end())) if found else None


def deliverable_of(task: Task) -> NamedDeliverable | None:
    """Return what a task is to bring forth: its own line first, then its prose and sub-items.

    Of the twelve tasks of the Trạm Tấu plan only II.5.b (a working group) and II.6 (training) name one.
    """
    for line in task.lines:
        if line.key == "deliverable" and task.deliverable:
            return NamedDeliverable(task.deliverable, line.route, None)
        if line.key == "deliverable" and is_to_fill(line.words):
            return None
    prose = [(task.words, task.words_route)]
    prose += [pair for line in task.lines if line.key in ("text", "items") for pair in _prose(line.items)]
    prose += [(line.words, line.route) for line in task.lines if line.key in _WORKING]
    for words, route in prose:
        if span := deliverable_in_prose(words):
            return NamedDeliverable(words[slice(*span)].strip(), route, span)
    return None


def _prose(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, Route]]:
    found: list[tuple[str, Route]] = []
    for paragraph in paragraphs:
        found += [(paragraph.words, paragraph.route), *_prose(paragraph.children)]
    return found
