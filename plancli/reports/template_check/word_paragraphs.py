"""The paragraphs of one part of a Word file in order: their text, their place, what holds them.

Walks tables, text boxes and content controls; it reads text only, deleted text left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import count

from lxml.etree import _Element

from plancli.records import dataclass, replace
from plancli.reports.template_check.finding import TemplatePlace
from plancli.word_names import COMPATIBLE, W

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "t"))
_BREAKS = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
_BOX = f"{W}txbxContent"
_LEFT_OUT = frozenset({f"{COMPATIBLE}Fallback", f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}tcPr", f"{W}trPr"})
"""What holds no text of its own; a fallback repeats what stands beside it."""
_INLINE = frozenset({f"{W}r", f"{W}t", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}sdt", f"{W}sdtContent"})
"""What docxtpl sees through when both ends of a loop stand in one paragraph, or in paragraphs alike."""
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """One paragraph; numbers tell one of a kind from the other within a part, 0 for none."""

    text: str
    place: TemplatePlace
    number: int
    holder: int
    """What the paragraph stands in: the body, a cell, a text box."""
    cell: int
    row: int
    table: int
    starts: tuple[int, ...]
    """Where in the text each stretch begins, and what of hyperlinks and the like it stands in."""
    insides: tuple[str, ...]

    def site(self, level: str, at: int) -> tuple[object, ...]:
        """Return what both ends of a loop with this tag must share."""
        if level in ("p", "tr", "tc"):
            return level, {"p": self.holder, "tr": self.table, "tc": self.row}[level]
        if level == "r":
            return level, self.number
        inside = self.insides[bisect_right(self.starts, at) - 1] if self.starts else ""
        return "", self.holder, inside


def paragraphs_of(root: _Element, place: TemplatePlace) -> Iterator[WordParagraph]:
    """Yield all paragraphs of a part, those of a text box behind the paragraph that it hangs on."""
    body = root.find(f"{W}body")
    yield from _Walk().container(root if body is None else body, place, ())


class _Walk:
    """The numbers of one part."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._tables = count(1)

    def container(
        self, holder: _Element, place: TemplatePlace, around: tuple[int, ...]
    ) -> Iterator[WordParagraph]:
        """Yield what stands in a body, a cell, a note, a text box; `around`: cell, row, table."""
        number, paragraphs = next(self._numbers), count(1)
        for block in _blocks(holder, 0):
            if block.tag == _TABLE:
                yield from self._table(block, place)
            else:
                here = replace(place, paragraph=next(paragraphs))
                yield from self._paragraph(block, here, number, around or (0, 0, 0))

    def _table(self, table: _Element, place: TemplatePlace) -> Iterator[WordParagraph]:
        number, shown = next(self._numbers), next(self._tables)
        for at_row, row in enumerate(_children(table, _ROW, 0), start=1):
            row_number = next(self._numbers)
            for at_cell, cell in enumerate(_children(row, _CELL, 0), start=1):
                here = replace(place, table=shown, row=at_row, cell=at_cell, paragraph=0)
                yield from self.container(cell, here, (next(self._numbers), row_number, number))

    def _paragraph(
        self, paragraph: _Element, place: TemplatePlace, holder: int, around: tuple[int, ...]
    ) -> Iterator[WordParagraph]:
        texts: list[str] = []
        starts: list[int] = []
        insides: list[str] = []
        boxes: list[_Element] = []
        length = 0
        for text, inside in _stretches(paragraph, "", boxes, 0):
            starts.append(length)
            insides.append(inside)
            texts.append(text)
            length += len(text)
        cell, row, table = around
        number = next(self._numbers)
        whole = "".join(texts)
        here = replace(place, order=number)
        yield WordParagraph(whole, here, number, holder, cell, row, table, tuple(starts), tuple(insides))
        for box in boxes:
            yield from self.container(box, replace(place, text_box=True, paragraph=0), ())


def _blocks(holder: _Element, depth: int) -> Iterator[_Element]:
    """Yield paragraphs and tables, those in content controls and notes too."""
    for child in holder:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in _LEFT_OUT and depth < _DEEPEST:
            yield from _blocks(child, depth + 1)


def _children(holder: _Element, tag: str, depth: int) -> Iterator[_Element]:
    """Yield rows or cells, those in content controls too."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABLE, _PARAGRAPH) and child.tag not in _LEFT_OUT and depth < _DEEPEST:
            yield from _children(child, tag, depth + 1)


def _stretches(
    element: _Element, inside: str, boxes: list[_Element], depth: int
) -> Iterator[tuple[str, str]]:
    """Yield the texts below a paragraph and what they stand in; text boxes are set aside."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or "", inside
        elif child.tag in _BREAKS:
            yield " ", inside
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _LEFT_OUT and depth < _DEEPEST:
            deeper = inside if child.tag in _INLINE else f"{inside}/{child.tag}"
            yield from _stretches(child, deeper, boxes, depth + 1)
