"""The title of a plan, a decision or an annex: over how many lines it goes, and where the text begins.

Reads no text below it, except to tell a second line of a title from a first one of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancli.importing.marks import Depth, read_mark
from plancli.importing.paper import PLAIN, Block, Line
from plancli.importing.signatures import is_bare_office
from plancli.importing.words import Cut, pieces, whole
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_ATTACHED = re.compile(r"\(?\s*(?:kèm theo|ban hành kèm theo|đính kèm|ban hành theo|kèm)\b", re.IGNORECASE)
_RULE = re.compile(r"[\s\-–—_=~*.|]+")
_BASIS = re.compile(
    r"(?:căn cứ|thực hiện|theo|xét|trên cơ sở|để|nhằm|triển khai|tiếp tục|thi hành|phát huy)\b"
)
_ISSUES = re.compile(r"(?:ban hành|xây dựng|lập|đề ra) kế hoạch|như sau|sau đây")
_BODY = re.compile(
    r"(?:ủy ban|ubnd|hội đồng|hđnd|chính phủ|thủ tướng|thường trực|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|"
    r"ban (?:chỉ đạo|chấp hành|thường vụ|quản lý|giám hiệu))\b"
)
_ANNEX = re.compile(r"(?:PHỤ LỤC|PHỤ BIỂU|BIỂU)\b")
_UNFINISHED = re.compile(r"(?:,|-|\b(?:của|và|do|cho|về|tại))$")
_YEAR_END = re.compile(r"\d{4}\W*$")
_ENDED = (";", ":", ".")
_TITLE_LINE = 160
_SECOND_LINE = 100
_LONGEST = 400


@dataclass(slots=True)
class Title:
    """Lines of a title, in their order."""

    words: list[Cut] = field(default_factory=list)
    attached: list[Cut] = field(default_factory=list)
    """`(Kèm theo Quyết định số …)`."""
    rules: list[Cut] = field(default_factory=list)
    """Drawn lines between them."""


def read_title(
    pending: Sequence[Cut], blocks: Sequence[Block], at: int, *, issuer: str, decides: bool
) -> tuple[Title, int]:
    """Return the title that begins with `pending` and goes on in block `at`, and where the text begins.

    Who decides stands below the title of a decision ("CHỦ TỊCH ỦY BAN NHÂN DÂN") and is of its text.
    """
    title = Title()
    for cut in pending:
        (title.attached if goes_to_attached(cut.text, title.attached) else title.words).append(cut)
    for index in range(at, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Line):
            return title, index
        text = whole(block).text
        if _RULE.fullmatch(text):
            title.rules.append(whole(block))
        elif goes_to_attached(text, title.attached):
            title.attached += pieces(block)
        elif (
            title.attached or fold(text) == fold(issuer) or not _goes_on(title.words, blocks, index, decides)
        ):
            return title, index
        else:
            title.words += pieces(block)
    return title, len(blocks)


def goes_to_attached(text: str, attached: Sequence[Cut]) -> bool:
    """Tell whether a line begins or goes on with "(Kèm theo …)"."""
    if not attached:
        return _ATTACHED.match(text) is not None
    so_far = " ".join(cut.text for cut in attached)
    return so_far.startswith("(") and so_far.count("(") > so_far.count(")")


def is_title_line(title: Sequence[Cut], line: Line) -> bool:
    """Tell whether a line begins a title, or by its look and its words goes on with it."""
    text = whole(line).text
    if (_ANNEX.match(text) and text.isupper()) or fold(text).strip("( ").startswith("đơn vị tính"):
        return False
    mark = read_mark(text)
    if mark is not None and (mark.depth is not Depth.DASH or not title):
        return False
    if not title:
        return len(text) < 2 * _TITLE_LINE or not text.endswith(_ENDED)
    if _is_text(text):
        return False
    above = title[-1].text
    if line.look.centred or (above.isupper() and text.isupper()):
        return True
    if above.isupper() or text.isupper():
        return False
    return text[:1].islower() or (line.look.bold and title[-1].line.look.bold) or above.endswith((",", "-"))


def _is_text(text: str) -> bool:
    return text.endswith(_ENDED) or _BASIS.match(fold(text)) is not None or len(text) > _TITLE_LINE * 2


def _goes_on(title: Sequence[Cut], blocks: Sequence[Block], index: int, decides: bool) -> bool:
    if decides and _is_authority(title, blocks, index):
        return False
    return is_title_line(title, _line(blocks, index)) or _goes_on_plainly(title, blocks, index)


def _goes_on_plainly(title: Sequence[Cut], blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line goes on with a title where only its place says so: next line, no sentence.

    "… tiến tới Đại hội đại biểu", "Đoàn TNCS Hồ Chí Minh …", and below them a basis or a section.
    """
    line = _line(blocks, index)
    if not title or line.look != PLAIN or title[-1].line.look != PLAIN:
        return False
    above, text = title[-1].text, whole(line).text
    together = sum(len(cut.text) for cut in title) + len(text)
    if len(text) > _SECOND_LINE or together > _LONGEST or read_mark(text) is not None or _is_text(text):
        return False
    if (
        line.number != title[-1].line.number + 1
        or _YEAR_END.search(above)
        or text.isupper()
        or above.isupper()
    ):
        return False
    behind = index + 1
    while _is_small(blocks, behind):
        text = f"{text} {whole(_line(blocks, behind)).text}"
        behind += 1
    follows = whole(_line(blocks, behind)).text
    if _is_text(text) or _ISSUES.search(fold(text)) or above.endswith(_ENDED):
        return False
    mark = read_mark(follows)
    return (mark is not None and mark.depth < Depth.DASH) or _BASIS.match(fold(follows)) is not None


def _is_small(blocks: Sequence[Block], index: int) -> bool:
    text = whole(_line(blocks, index)).text
    return text[:1].islower() and read_mark(text) is None


def _line(blocks: Sequence[Block], index: int) -> Line:
    """Return the line that is a block; an empty one where there is none."""
    block = blocks[index] if index < len(blocks) else None
    return block if isinstance(block, Line) else Line(0, "")


def _is_authority(title: Sequence[Cut], blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line below a title names who decides: capitals, and the căn cứ follow."""
    text = whole(_line(blocks, index)).text
    if not title or not text.isupper() or _UNFINISHED.search(fold(title[-1].text)):
        return False
    if not is_bare_office(text) and not _BODY.match(fold(text)):
        return False
    behind = index + 1
    while (follows := whole(_line(blocks, behind)).text) and (follows.isupper() or _RULE.fullmatch(follows)):
        behind += 1
    return _BASIS.match(fold(follows)) is not None
