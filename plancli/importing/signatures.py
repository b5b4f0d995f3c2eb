"""Lines of a signature: offices, orders to sign, the words "đã ký", and names with what stands before them.

Looks at one line or block at a time; which office belongs to which name is read in `foot`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.importing.head_lines import columns
from plancli.importing.marks import read_mark
from plancli.importing.paper import Block, Line, Table
from plancli.importing.words import Cut, pieces
from plancli.vietnamese.folding import fold

_ORDER = re.compile(
    r"(?:(?:tm|t/m|t\.m|kt|k/t|tl|t/l|tuq|t/uq|thừa lệnh|thay mặt|thừa ủy quyền)(?:\s?[./]\s*|\s+)"
    r"|q\s?\.?\s+)\S"
)
"""`TM. ỦY BAN`, `T/M BAN CHẤP HÀNH`, `TM/UBND`, `Q. CHỦ TỊCH`."""
_FOR_BODY = re.compile(r"(?:tm|t/m|t\.m|thay mặt)\b")
_ACTING_HEAD = re.compile(r"q\b")
_OFFICES = (
    r"(?:chủ tịch|giám đốc|trưởng|phó|thủ tướng|bộ trưởng|thứ trưởng|chánh|hiệu trưởng|bí thư|chỉ huy|"
    r"chính ủy|viện|tổng|người đứng đầu|chủ nhiệm|thường trực|ban chấp hành|ủy viên|kế toán|người lập|"
    r"đội trưởng|thủ trưởng|duyệt)"
)
_OFFICE = re.compile(rf"\b{_OFFICES}")
_OFFICE_FIRST = re.compile(
    r"(?:q\.?\s|quyền\s)?(?:(?:phó\s)?(?:tổng\s)?(?:chủ tịch|giám đốc|bí thư|chủ nhiệm|trưởng|chánh|chính ủy|"
    r"ủy viên|(?:hiệu|bộ|thứ|thủ|viện|cục|chi cục|vụ|tổ|đội|chỉ huy) trưởng)|phó|kế toán|(?:phê )?duyệt|"
    r"người (?:lập|xây dựng|viết|đứng đầu)|(?:xác nhận|ý kiến) của)\b"
)
_BODY = re.compile(r"\b(?:ủy ban|hội đồng|ban|sở|phòng|bộ|tiểu ban|đảng ủy|chi bộ|công an|trường|ubnd)\b")
_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s")
_RANK = re.compile(
    r"(?:(?:đại|thượng|trung|thiếu)\s(?:tướng|tá|úy)|giáo sư|tiến sĩ|thạc sĩ|bác sĩ|dược sĩ|kỹ sư|luật sư)\s",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:[^\W\d_]{1,6}\.\s?){1,4}(?:CK\s?I{1,3}\.?\s?)?|BS\s?CK\s?I{1,3}\.?\s|(?:TS|ThS|BS)\s"
)
"""`ThS. `, `BS.CKII `, `PGS.TS. ` before a name."""
_NAME = re.compile(r"(?:[^\W\d_][\w’'-]*\s){1,6}[^\W\d_][\w’'-]*")
_SIGNED = re.compile(
    r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|đã kí|chữ ký|ký|đóng dấu)[^)]{0,40}\)?", re.IGNORECASE
)
_RULE = re.compile(r"[\s\-–—_=~*.|]+")
_TABLE_CUTS = 12
_OFFICE_LENGTH = 90
_BARE_LENGTH = 60
_SIGNATURE_LINES = 6
SIGNATURE_BLOCKS = _SIGNATURE_LINES + 1
"""Blocks to look at for a signature: its lines and what stands behind them."""


def cuts_of(line: Line) -> Iterator[Cut]:
    """Yield the stretches of a line: its line ends and its columns part them."""
    for piece in pieces(line):
        yield from columns(piece)


def by_column(table: Table) -> Iterator[list[Line]]:
    """Yield the lines of each column of a table, from above to below; a wide cell is of its last column."""
    found: dict[int, list[Line]] = {}
    for row in table.rows:
        column = 0
        for cell in row:
            column += cell.span
            found.setdefault(column, []).extend(cell.lines)
    for column in sorted(found):
        yield found[column]


def is_rule(text: str) -> bool:
    """Tell whether a text is a drawn line or a bar."""
    return _RULE.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Tell whether a text says that somebody signed: "(Đã ký)"."""
    return _SIGNED.fullmatch(text) is not None


def is_order(text: str) -> bool:
    """Tell whether a line says for whom somebody signs: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""
    return _ORDER.match(fold(text)) is not None


def is_for_body(text: str) -> bool:
    """Tell whether a line says that somebody signs for a whole body: "TM. ỦY BAN NHÂN DÂN"."""
    return _FOR_BODY.match(fold(text)) is not None


def is_acting(text: str) -> bool:
    """Tell whether somebody signs in the place of another one: "KT. CHỦ TỊCH", not "Q. CHỦ TỊCH"."""
    return is_order(text) and _ACTING_HEAD.match(fold(text)) is None


def is_body(text: str) -> bool:
    """Tell whether a line in capitals names a body and no office of it."""
    folded = fold(text)
    return text.isupper() and _BODY.search(folded) is not None and not _OFFICE.search(folded)


def is_place(text: str) -> bool:
    """Tell whether a line in capitals names a place, with which the line above goes on."""
    return text.isupper() and _PLACE.match(fold(text)) is not None


def is_office(text: str) -> bool:
    """Tell whether a line can stand above a name."""
    if not text.isupper() or len(text) > _OFFICE_LENGTH:
        return False
    return is_order(text) or _OFFICE.search(fold(text)) is not None or is_body(text) or is_place(text)


def is_bare_office(text: str) -> bool:
    """Tell whether a line is an office and nothing else, whatever stands around it: "TRƯỞNG PHÒNG"."""
    if not text.isupper() or len(text) > _BARE_LENGTH or text.endswith((":", ";", ".")):
        return False
    return _OFFICE_FIRST.match(fold(text)) is not None and read_mark(text) is None


def is_name(text: str) -> bool:
    """Tell whether a text is a person's name, with a rank or a degree or without.

    >>> is_name("Trung tá Nguyễn Văn Ba"), is_name("BS.CKII Nguyễn Văn Ba"), is_name("Các xã")
    (True, True, False)
    """
    for before in (_RANK, _DEGREE, _RANK):
        found = before.match(text)
        text = text[found.end() :] if found else text
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in text.split())


def opens_signature(block: Block) -> bool:
    """Tell whether a block begins a signature by an order to sign, without recipients beside it."""
    if isinstance(block, Table):
        texts = [cut.text for lines in by_column(block) for line in lines for cut in pieces(line)]
        return bool(texts) and len(texts) < _TABLE_CUTS and any(map(is_order, _capital(texts)))
    texts = [cut.text for cut in pieces(block)]
    return bool(texts) and texts[0].isupper() and is_order(texts[0])


def _capital(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if text.isupper()]


def opens_bare_signature(blocks: Sequence[Block]) -> bool:
    """Tell whether the first block begins a signature that has no order to sign.

    An office with a name below it, offices side by side, or an office that ends the paper.
    """
    if isinstance(blocks[0], Table):
        columns_of_it = [lines for lines in by_column(blocks[0]) if any(line.text.strip() for line in lines)]
        return bool(columns_of_it) and all(map(_is_signed_column, columns_of_it))
    offices = [cut.text for cut in cuts_of(blocks[0])]
    if not offices or not all(map(is_bare_office, offices)):
        return False
    if len(blocks) == 1 or len(offices) > 1:
        return len(blocks) == 1 or not _is_marked(blocks[1])
    for index, block in enumerate(blocks[1:_SIGNATURE_LINES], 1):
        texts = [cut.text for cut in cuts_of(block)] if isinstance(block, Line) else [""]
        if texts and all(map(is_name, texts)):
            return index + 1 == len(blocks) or not _is_marked(blocks[index + 1])
        if not all(is_bare_office(text) or is_signed(text) or is_rule(text) for text in texts):
            return False
    return False


def _is_marked(block: Block) -> bool:
    return isinstance(block, Line) and read_mark(block.text) is not None


def _is_signed_column(lines: Sequence[Line]) -> bool:
    texts = [cut.text for line in lines for cut in cuts_of(line)]
    if not 1 < len(texts) < _TABLE_CUTS or not is_name(texts[-1]):
        return False
    return is_bare_office(texts[0]) or (texts[0].isupper() and is_order(texts[0]))


def signature_above(blocks: Sequence[Block], index: int) -> int:
    """Return where a signature begins that stands directly above block `index`; `index` for none."""
    start = index
    for at in range(index - 1, max(index - 1 - _SIGNATURE_LINES, -1), -1):
        block = blocks[at]
        texts = [cut.text for cut in cuts_of(block)] if isinstance(block, Line) else [""]
        if texts and all(map(is_bare_office, texts)):
            start = at
        elif not all(is_name(text) or is_signed(text) or is_rule(text) for text in texts):
            break
    return start
