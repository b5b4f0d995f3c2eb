"""Where the name of an issuer ends in running text: "của Ủy ban nhân dân tỉnh | về việc …".

Reads words only; it knows no list of agencies and does not say whether one exists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.legal.document_kinds import kind_named
from plancli.legal.name_words import MOST_WORDS, NameWords, begins, name_words, openers

_WHOLE = (
    "thủ tướng chính phủ",
    "chính phủ",
    "bộ chính trị",
    "chủ tịch nước",
    "ủy ban thường vụ quốc hội",
)
"""Names that nothing can lengthen; in a title in capitals no letter says where they end."""
_USUAL = re.compile(
    r"(?:Thủ tướng Chính phủ|Chính phủ|Bộ Chính trị)(?!\w|[&/.]\w)"
    r"|[ỦU][ỷy] ban nhân dân (?:tỉnh|huyện|thành phố|xã|phường)(?= (?:về|ngày|tại|đã|được) )"
)
"""What most citations name: known at sight, without cutting what follows into words."""
_STOPS = openers(
    "về tại trên đã được có cho để nhằm theo trong đến gồm như kèm trình ký giao ngày năm nêu này"
    " thông_qua quy_định ban_hành phê_duyệt hướng_dẫn thực_hiện triển_khai sửa_đổi bãi_bỏ giai_đoạn"
    " thay_thế công_bố phân_bổ thông_báo đề_nghị chỉ_đạo điều_chỉnh bổ_sung tổ_chức yêu_cầu quyết_định"
    " bảo_đảm tăng_cường đẩy_mạnh hoàn_thành kết_luận giải_thích"
)
"""Words, and pairs of words, that begin the title or the next clause."""
_HEADS = openers("ban bộ sở phòng cục vụ viện tổ")
"""Behind these a verb is part of the name: Ban Chỉ đạo, Ban Tổ chức."""
_ALWAYS = openers("về tại trên đã được có cho để nhằm theo trong đến gồm như ký ngày năm nêu này")
"""Words that are no verb and end a name behind a head too: "Bộ Quốc phòng về việc"."""
_IN_NAMES = openers("quốc_phòng nội_vụ ngoại_giao cán_bộ đảng_bộ học_viện bệnh_viện")
"""Pairs that hold a head or a stop and are neither."""
_BODIES = openers(
    "ủy_ban ubnd hđnd hội_đồng bộ_trưởng sở ban_chỉ ban_thường ban_chấp chính_phủ thủ_tướng các những"
    " luật bộ_luật nghị văn_bản số căn_cứ đồng_thời"
)
"""Words that begin something new behind a comma or "và"."""
_USUAL_WORDS = 12
"""Nearly every name is shorter; a longer one is read again."""
_LOOKED_AHEAD = 5
"""Words behind a name that may say where it ends."""
_LOWER_LISTS = re.compile(r"(?:tiểu )?ban (?:chỉ đạo|vận động|tổ chức)|tổ \w+|hội đồng|tiểu ban")
"""Committees named after a list of tasks, "Ban Chỉ đạo phòng cháy, chữa cháy và cứu hộ"."""


def issuer_end(text: str, start: int) -> int | None:
    """Return where the issuer that begins at `start` ends; None where no issuer begins there.

    `text` is composed (NFC).

    >>> words = "Bộ Thông tin và Truyền thông ban hành Chương trình hành động"
    >>> words[: issuer_end(words, 0)]
    'Bộ Thông tin và Truyền thông'
    """
    if usual := _USUAL.match(text, start):
        return usual.end()
    for most in (_USUAL_WORDS, MOST_WORDS):
        found = name_words(text, start, most)
        if not found.words or not found.words[0][0].isupper():
            return None
        count = _whole_name(found.keys) or _walk(found)
        if count + _LOOKED_AHEAD <= most:
            break
    return found.ends[count - 1]


def _whole_name(words: Sequence[str]) -> int:
    for name in _WHOLE:
        parts = name.split()
        if list(words[: len(parts)]) == parts:
            return len(parts)
    if list(words[:2]) == ["quốc", "hội"]:
        return 4 if list(words[2:3]) == ["khóa"] else 2
    return 0


def _walk(found: NameWords) -> int:
    """Return how many words the name has, by what may and what cannot stand in a name."""
    keys = found.keys
    lists_tasks = _LOWER_LISTS.match(" ".join(keys[:4])) is not None
    for at in range(1, len(keys)):
        if keys[at] in (",", "và", "-"):
            if not _goes_on(found, at + 1, lists_tasks):
                return at
        elif _something_else(keys, at):
            return at
    return len(keys)


def _something_else(keys: Sequence[str], at: int) -> bool:
    """Say whether a mark, a word of the next clause or the next citation stands at `at`."""
    if not keys[at][0].isalnum() or ("số" in keys[at + 2 : at + 4] and _kind_words(keys, at, "số")):
        return True
    if "_".join(keys[at - 1 : at + 1]) in _IN_NAMES or not begins(keys, at, _STOPS):
        return False
    is_head = keys[at - 1] in _HEADS and "_".join(keys[at - 2 : at]) not in _IN_NAMES
    return keys[at] in _ALWAYS or not is_head


def _goes_on(found: NameWords, at: int, lists_tasks: bool) -> bool:
    """Say whether the word at `at`, behind a comma, a dash or "và", is more of the same name."""
    keys = found.keys
    if at >= len(keys) or not keys[at][0].isalpha():
        return False
    if begins(keys, at, _STOPS) or begins(keys, at, _BODIES):
        return False
    if found.words[at][0].isupper():
        # "Phòng Tài chính - Kế hoạch" is one name
        return keys[at - 1] == "-" or not _kind_words(keys, at)
    return lists_tasks


def _kind_words(keys: Sequence[str], at: int, behind: str = "") -> bool:
    """Say whether a kind of document is named at `at`, with the word `behind` after it if one is given."""
    return any(
        (not behind or keys[at + count : at + count + 1] == [behind])
        and kind_named(" ".join(keys[at : at + count]))
        for count in (2, 3)
    )
