"""Who decides: the phrase by which a task names whoever approves, signs or decides.

Reads the task's own words; what a cited act approves, and who only directs, is no answer.
"""

from __future__ import annotations

import re
from enum import Enum

from plancli.vietnamese.clauses import own_words

_DECIDE = "phê duyệt|xem xét|quyết định|ký|ban hành|thông qua(?=[.,;]|$)|cho ý kiến|thẩm định|chấp thuận"
# "trình" as the act of submitting, not in "chương trình", "quá trình", "trình độ" …
_SUBMIT = (
    r"(?<!chương )(?<!quá )(?<!quy )(?<!công )(?<!tờ )(?<!tiến )(?<!lộ )(?<!chu )(?<!giáo )"
    r"\btrình(?! độ| tự| bày| chiếu| diễn)"
)
_DECIDER = re.compile(
    rf"(?:{_SUBMIT}|\bbáo cáo|\bxin ý kiến|\btham mưu)\s+(?=[A-ZĐỦƯÔ]|cấp|lãnh đạo|người)"
    rf"[^.;]{{0,90}}?\b(?i:{_DECIDE})\b"
    r"|\b[Dd]o\s+(?=[A-ZĐỦ]|cấp|người)[^.;,]{0,90}?\s(?:phê duyệt|xem xét|quyết định)\b"
    r"|thẩm quyền của\s+[A-ZĐỦ][^.;,]*"
    r"|\bxin ý kiến\s+(?=[A-ZĐỦ]|cấp|lãnh đạo)[^.;,]+"
)
_UNNAMED = re.compile(r"thẩm quyền|cấp trên (?:phê duyệt|xem xét|quyết định)", re.IGNORECASE)
# "trình cấp có thẩm quyền phê duyệt" sends the reader on to somebody the plan does not name.
_NOBODY = re.compile(r"(?:có|cấp) thẩm quyền|cấp trên", re.IGNORECASE)


class AuthorityGrade(Enum):
    """How clearly the words say who decides."""

    NAMED = "named"
    """nêu người, cơ quan quyết định"""
    UNNAMED = "unnamed"
    """có nói thẩm quyền nhưng không nêu của ai"""
    NONE = "none"
    """không nêu"""


def authority_in_prose(words: str) -> tuple[AuthorityGrade, tuple[int, int] | None]:
    """Return how clearly prose says who decides, and where it says so.

    >>> authority_in_prose("xử lý nghiêm theo chức năng, thẩm quyền")
    (<AuthorityGrade.UNNAMED: 'unnamed'>, (29, 39))
    """
    own = own_words(words)
    for found in _DECIDER.finditer(own):
        if not _NOBODY.search(found.group()):
            return AuthorityGrade.NAMED, found.span()
    if unnamed := _UNNAMED.search(own):
        return AuthorityGrade.UNNAMED, unnamed.span()
    return AuthorityGrade.NONE, None
