"""Paragraphs as their writer meant them: sentences that a page break or a hard line end cut are joined.

Joins only where the grammar of the two halves leaves no doubt; every character stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plancli.importing.captions import ROLES, read_caption
from plancli.importing.marks import read_mark
from plancli.importing.paper import PLAIN, Block, Line, Look, Note, Table
from plancli.importing.unit_phrases import heading_units
from plancli.importing.words import Cut, Words, pieces
from plancli.records import dataclass

_SHORTEST = 50
"""A line shorter than this ends where its writer ended it."""
_HEAD_ALONE = re.compile(
    r"(?:^|[,;]\s)(?:Sở|Phòng|Ban|Bộ|UBND|Ủy ban nhân dân|Hội|Trường|Trung tâm|Công ty)$"
)
"""A unit's first words with nothing behind them: its name goes on in the next line of the cell."""
_WIDEST = 100
"""Characters of the longest line of a text that was broken for its width."""
_SENTENCE_END = re.compile(r"[.;]\s+(?=[^\W\d_])")
_NUMBER_TO_COME = re.compile(r"\s(?:số|ngày|tháng|năm|giai đoạn|nhiệm kỳ)$", re.IGNORECASE)
_PLACE_TO_COME = re.compile(r"\s(?:tỉnh|huyện|xã|phường|thị trấn|thành phố|Ủy ban nhân dân|UBND)$")
_ENDED = (".", ";", ":", "!", "?", "…", "/", "”", '"', ")")
_UNFINISHED = re.compile(
    r"(?:^|\s)(?:của|và|các|về|cho|với|tại|trong|từ|đến|do|theo|ngày|tháng|năm|là|được|để|những|một|bằng|"
    r"qua|khi|như|hoặc|trên|dưới|giữa|đối với|ở|cùng|bởi|vì|nhằm|sẽ|đã|không|có|mỗi|mọi|,)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Paragraph:
    """One paragraph of running text."""

    words: Words
    look: Look = PLAIN

    @property
    def text(self) -> str:
        """Its words."""
        return self.words.text

    @property
    def line(self) -> Line:
        """The line in which it begins."""
        return self.words.cuts[0].line


def paragraphs(
    blocks: Iterable[Block], notes: list[Note], *, wrapped: bool = False
) -> list[Paragraph | Table]:
    """Return the running text in paragraphs, tables in their place; each join is noted.

    In `wrapped` text, where lines were broken for their width, a short line may go on below too.
    """
    blocks = list(blocks)
    wrapped = wrapped and all(len(block.text) <= _WIDEST for block in blocks if isinstance(block, Line))
    found: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
            continue
        for paragraph in _split(block):
            before = found[-1] if found else None
            if isinstance(before, Paragraph) and _goes_on(before, paragraph, wrapped=wrapped):
                fields = {"before": _tail(before.text), "after": _front(paragraph.text)}
                notes.append(Note("joined", block.number, fields, look=False))
                before.words = before.words.joined(paragraph.words)
            else:
                found.append(paragraph)
    return [part for each in found for part in _captions_apart(each)]


def _captions_apart(found: Paragraph | Table) -> Iterator[Paragraph | Table]:
    """Yield a paragraph in pieces where it says who and when in one line: "Chủ trì: …. Phối hợp: …"."""
    starts = _caption_starts(found.text) if isinstance(found, Paragraph) else []
    if isinstance(found, Table) or not starts:
        yield found
        return
    for start, end in pairwise([0, *starts, len(found.text)]):
        yield Paragraph(found.words.part(start, end), found.look)


def _caption_starts(text: str) -> list[int]:
    """Return where further captions begin; none where the paragraph does not hand out work by captions."""
    if text.count(":") < 2:
        return []
    ends = [sign.end() for sign in _SENTENCE_END.finditer(text) if not _is_open(text[: sign.end()])]
    starts = [at for at in ends if read_caption(text[at:])]
    mark = read_mark(text)
    first = read_caption(text[mark.end if mark else 0 :])
    captions = [first, *(read_caption(text[at:]) for at in starts)]
    known = [caption.key for caption in captions if caption is not None]
    return starts if len(known) > 1 and not set(ROLES).isdisjoint(known) else []


def cell_paragraphs(lines: Sequence[Line], *, wrapped: bool = False) -> list[Words]:
    """Return the paragraphs of a table cell; in `wrapped` text a line ends where the column did."""
    found: list[Words] = []
    for line in lines:
        for paragraph in _split(line):
            if found and _wraps(found[-1].text, paragraph.text, wrapped):
                found[-1] = found[-1].joined(paragraph.words)
            else:
                found.append(paragraph.words)
    return found


def _split(line: Line) -> Iterator[Paragraph]:
    """Yield a paragraph, or several where a line end inside it comes before a label or a caption."""
    held: list[Cut] = []
    for piece in pieces(line):
        if held and _stands_alone(held[-1].text, piece.text):
            yield Paragraph(Words(tuple(held)), line.look)
            held = []
        held.append(piece)
    if held:
        yield Paragraph(Words(tuple(held)), line.look)


def _stands_alone(before: str, text: str) -> bool:
    if read_mark(text) or read_caption(text):
        return True
    return before.endswith((".", ";", ":", "!", "?")) or text.isupper() or before.isupper()


def _goes_on(before: Paragraph, paragraph: Paragraph, *, wrapped: bool) -> bool:
    text, more = before.text, paragraph.text
    if _waits_for_number(text, more):
        return True
    if wrapped and _PLACE_TO_COME.search(text) and more[:1].isupper() and not more.isupper():
        return read_mark(more) is None
    headed = text.endswith(",") or read_mark(text) is not None
    if wrapped and headed and text.isupper() and more.isupper() and not read_mark(more):
        return True
    if (len(text) < _SHORTEST and not wrapped) or text.endswith(_ENDED) or text.isupper() or more.isupper():
        return False
    if paragraph.look.centred or before.look.centred or read_mark(more):
        return False
    return more[:1].islower() or _UNFINISHED.search(text) is not None or _is_open(text)


def _waits_for_number(text: str, more: str) -> bool:
    """Tell whether a line ends with "số" or "ngày" and the next one begins with a number."""
    awaited = _NUMBER_TO_COME.search(text) is not None and len(text) > len("Số")
    return awaited and more[:1].isdigit() and read_mark(more) is None


def _wraps(before: str, text: str, wrapped: bool) -> bool:
    if read_mark(text) or before.endswith((".", ";", ":")):
        return False
    if text[:1].islower() or not text[:1].isalpha() or _is_cut(before):
        return True
    return wrapped and not (heading_units(before) and heading_units(text))


def _is_cut(text: str) -> bool:
    unfinished = _UNFINISHED.search(text) or _HEAD_ALONE.search(text)
    return unfinished is not None or _is_open(text) or text.endswith((",", "-"))


def _is_open(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")


def _tail(text: str) -> str:
    return " ".join(text.split()[-4:])


def _front(text: str) -> str:
    return " ".join(text.split()[:4])
