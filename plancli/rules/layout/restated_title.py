"""The title that a closing repeats: "Trên đây là Kế hoạch …, đề nghị các đơn vị …".

Reads the words only; whether they are the plan's title is for the check.
"""

from __future__ import annotations

import re

from plancli.vietnamese.folding import fold

_RESTATED = re.compile(
    r"trên đây là (?:nội dung )?(?P<kind>kế hoạch|phương án|chương trình) (?P<title>.+?)"
    r"(?=\./|[.;]\s|[.;]$|\s*$|,?\s(?:đề nghị|yêu cầu|giao|kính|đồng thời|trong quá trình|các cơ quan|các đơn vị)\b"
    r"|,\s(?:ubnd|ủy ban|ban|sở|phòng|hội đồng)\b)"
)
MAY_COME_IN = frozenset(
    [
        "của",
        "về",
        "việc",
        "trên",
        "địa",
        "bàn",
        "tại",
        "trong",
        "các",
        "những",
        "và",
        "năm",
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "thành",
        "phố",
        "thị",
        "trấn",
        "công",
        "tác",
        "thực",
        "hiện",
        "triển",
        "khai",
        "tổ",
        "chức",
        "kế",
        "hoạch",
        "này",
        "ubnd",
        "ủy",
        "ban",
        "nhân",
        "dân",
        "giai",
        "đoạn",
        "cho",
        "đối",
        "với",
        "ban",
        "hành",
        "chi",
        "tiết",
    ]
)
"""Words that a title may gain or lose and still be the same."""


def restated_title(words: str) -> str:
    """Return the folded title behind "Trên đây là Kế hoạch"; empty where there is none.

    >>> restated_title("Trên đây là Kế hoạch truyền thông năm 2026, đề nghị các đơn vị thực hiện./.")
    'truyền thông năm 2026'
    """
    found = _RESTATED.search(fold(words))
    return found["title"] if found else ""
