"""Prose without the documents it cites, offsets kept, and where one of its clauses ends.

Blanks out only; what a cited decision approves or orders must not be read as the task's own words.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_ACT = r"(?:tổ chức|xây dựng|ban hành|thành lập|kiện toàn|biên soạn|tham mưu|chủ động|trình)"
_OPENING = '“«"'
# From the number of a document to the end of its title: the next act of the task, or the clause's end.
_CITED = re.compile(rf"\d+(?:/\d{{4}})?/[A-ZĐÐ][\w&-]*(?:(?!,\s*{_ACT}\b)[^;.])*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;.:()]|\s(?=(?:theo|nhằm|để|trong|trước|đến|cho|tại|trên|thuộc|thực hiện)\s)")


def own_words(words: str) -> str:
    """Return the prose with quoted titles and cited documents blanked out, of the same length.

    >>> own_words("Tiếp tục thực hiện Quyết định số 407/QĐ-TTg phê duyệt Đề án.").rstrip(" .")
    'Tiếp tục thực hiện Quyết định số'
    """
    if any(mark in words for mark in _OPENING):
        words = _QUOTED.sub(_blank, words)
    return _CITED.sub(_blank, words) if "/" in words else words


def clause_end(words: str, start: int) -> int:
    """Return where the clause that runs on from `start` ends: at a mark or a joining word."""
    found = _CLAUSE_END.search(words, start)
    return found.start() if found else len(words)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
