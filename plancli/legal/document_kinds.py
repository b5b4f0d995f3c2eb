"""Kinds of documents (loại văn bản), by the code in their number and by the words that name them.

Knows names only; what a kind means in law is not said here.
"""

from __future__ import annotations

from collections.abc import Mapping

from plancli.vietnamese.folding import fold

KIND_BY_CODE: Mapping[str, str] = {
    # Decree 30/2020/NĐ-CP, Điều 7 and Appendix III
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    # Legal normative acts
    "L": "Lệnh",
    "PL": "Pháp lệnh",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "TTLB": "Thông tư liên bộ",
    "NQLT": "Nghị quyết liên tịch",
    "VBHN": "Văn bản hợp nhất",
    # The Party, and forms that several agencies share
    "KL": "Kết luận",
    "QĐi": "Quy định",
    "TTri": "Thông tri",
    "CV": "Công văn",
    "QCPH": "Quy chế phối hợp",
    "CTPH": "Chương trình phối hợp",
    "CTHĐ": "Chương trình hành động",
    "KHHĐ": "Kế hoạch",
    "KHPH": "Kế hoạch phối hợp",
    "KHLT": "Kế hoạch liên tịch",
    "KHLN": "Kế hoạch liên ngành",
    "HDLT": "Hướng dẫn liên tịch",
    "HDLN": "Hướng dẫn liên ngành",
    "HDPH": "Hướng dẫn phối hợp",
    "BCTĐ": "Báo cáo",
}

_ONLY_IN_WORDS = (
    "Luật",
    "Bộ luật",
    "Hiến pháp",
    "Chương trình hành động",
    "Công văn",
    "Công thư",
    "Văn bản",
    "Sắc lệnh",
    "Sắc luật",
    "Giấy phép",
    "Thông tư liên bộ",
)
_OTHER_WORDS = {
    "Kế hoạch hành động": "Kế hoạch",
    "Kế hoạch công tác": "Kế hoạch",
    "Kế hoạch tổng thể": "Kế hoạch",
    "Chương trình công tác": "Chương trình",
    "Thông tư liên bộ": "Thông tư liên tịch",
    "Công điện khẩn": "Công điện",
    "Thông báo kết luận": "Thông báo",
    "Báo cáo thẩm định": "Báo cáo",
    "Báo cáo thẩm tra": "Báo cáo",
    "Điện": "Công điện",
}
_BY_WORDS = {
    **{kind.lower(): kind for kind in (*KIND_BY_CODE.values(), *_ONLY_IN_WORDS)},
    **{words.lower(): kind for words, kind in _OTHER_WORDS.items()},
}
MOST_WORDS = max(words.count(" ") + 1 for words in _BY_WORDS)
"""Words in the longest name of a kind."""

_LAST_WORDS = frozenset(words.split()[-1] for words in (*_BY_WORDS, *map(str.casefold, KIND_BY_CODE)))


def may_end_a_kind(word: str) -> bool:
    """Say at little cost whether the name of a kind, or its abbreviation, may end with this word."""
    return word.casefold() in _LAST_WORDS


def kind_named(words: str) -> str | None:
    """Return the kind that these words, or the abbreviation "QĐ", name; None for any others.

    >>> kind_named("KẾ HOẠCH"), kind_named("Kế hoạch hành động"), kind_named("QĐ"), kind_named("Phần")
    ('Kế hoạch', 'Kế hoạch', 'Quyết định', None)
    """
    return _BY_WORDS.get(fold(words)) or KIND_BY_CODE.get(words)
