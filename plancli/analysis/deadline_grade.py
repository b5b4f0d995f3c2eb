"""How firm a deadline is: a time that can be missed, an open one, a condition, a mere reference.

Grades the printed phrase; it works out no date that the phrase does not hold.
"""

from __future__ import annotations

import re
from enum import Enum

from plancli.model.deadline import Deadline


class DeadlineGrade(Enum):
    """How far a phrase lets someone say that a task is late."""

    FIRM = "firm"
    """ngày, tháng, quý, năm, hoặc nhịp rõ: "trước ngày 20 hằng tháng" """
    OPEN = "open"
    """không có mốc: "thường xuyên", "định kỳ", "kịp thời" """
    CONDITIONAL = "conditional"
    """tùy việc xảy ra: "trong trường hợp cần thiết", "khi có yêu cầu" """
    REFERRED = "referred"
    """chỉ sang nơi khác: "theo quy định", "theo tiến độ" """
    NONE = "none"
    """không nêu"""


_RHYTHM = re.compile(r"(?:hằng|hàng|mỗi)\s+(?:\d+\s+)?(?:ngày|tuần|tháng|quý|năm)", re.IGNORECASE)
_MARK = re.compile(r"\d|qu[ýí]\s+[IV]+\b", re.IGNORECASE)
_CONDITION = re.compile(r"trong trường hợp|khi cần|khi có|nếu ", re.IGNORECASE)
_REFERENCE = re.compile(r"theo (?:quy định|kế hoạch|tiến độ|lộ trình|hướng dẫn|chỉ đạo)", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:ngay )?(?:sau khi|từ khi|khi)\s(?!có (?:yêu cầu|đề nghị|nhu cầu|chỉ đạo|vụ việc|phát sinh)|cần)"
    r"[^;]*\b(?:có|ban hành|phê duyệt|thông qua|hiệu lực|kết thúc|hoàn thành)\b"
    r"|từ (?:ngày|khi) [^;]* đến (?:ngày|khi|lúc) ",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"theo (?:kế hoạch|tiến độ|lộ trình|hướng dẫn|chỉ đạo)\b[^;]*\s(?:của|do)\s", re.IGNORECASE
)


def hangs_on_others(deadline: Deadline) -> bool:
    """Say whether a phrase names the event or the body that sets the time, which this plan cannot.

    "Sau khi Nghị định được ban hành", "theo tiến độ của cơ quan chủ trì soạn thảo".
    """
    words = deadline.words.strip()
    return _EVENT.match(words) is not None or _OF_A_BODY.search(words) is not None


def grade_deadline(deadline: Deadline) -> DeadlineGrade:
    """Grade one deadline.

    In the Trạm Tấu plan II.4.c ("thường xuyên") is open, II.5.b ("trong trường hợp cần thiết")
    conditional; II.1 names no time.
    """
    if not deadline.words.strip():
        return DeadlineGrade.NONE
    if _RHYTHM.search(deadline.words) or _MARK.search(deadline.words):
        return DeadlineGrade.FIRM
    if _CONDITION.search(deadline.words) or _EVENT.match(deadline.words.strip()):
        return DeadlineGrade.CONDITIONAL
    if _REFERENCE.search(deadline.words):
        return DeadlineGrade.REFERRED
    return DeadlineGrade.OPEN
