"""The paper's own outline: each labelled paragraph below the one that it belongs to.

Goes by the labels that are printed, slips included; what a branch means is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plancli.importing.captions import Caption, read_caption
from plancli.importing.joining import Paragraph
from plancli.importing.marks import Depth, Mark, above_letters, as_capital, follows, read_mark
from plancli.importing.paper import PLAIN, Look, Table, lines_of
from plancli.importing.unit_phrases import heading_units
from plancli.importing.words import NO_WORDS, Words
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_HEADING_LENGTH = 160
_FEWEST_SECTIONS = 2
_ORGANISING = re.compile(
    r"tổ chức (?:thực hiện|triển khai|thi hành|theo dõi)|chế độ báo cáo|phân công|trách nhiệm|giao nhiệm vụ|"
    r"nhiệm vụ của (?:các|từng)|nhiệm vụ cụ thể của"
)


@dataclass(slots=True)
class Node:
    """One paragraph and what stands below it."""

    words: Words
    """What follows the label."""
    mark: Mark | None = None
    marked: Words = NO_WORDS
    """The label itself."""
    look: Look = PLAIN
    children: list[Node] = field(default_factory=list)
    table: Table | None = None
    """For a table: it stands in the place of words."""
    unlabelled: bool = False
    """A heading that has no label: in capitals, or the name of a unit below "Phân công"."""

    @property
    def text(self) -> str:
        """The words."""
        return self.words.text

    @property
    def depth(self) -> Depth | None:
        """How deep the label goes; None for a plain paragraph."""
        return self.mark.depth if self.mark else None

    @property
    def is_heading(self) -> bool:
        """Whether it opens a branch by its kind: a number or a letter, not a sign of a list."""
        return self.unlabelled or (self.mark is not None and not self.mark.depth.is_sign)

    @property
    def caption(self) -> Caption | None:
        """The caption in front of the words."""
        return read_caption(self.text)

    def line_numbers(self) -> Iterator[int]:
        """Yield the numbers of the lines that the node and all below it come from."""
        for node in self.walk():
            yield from (cut.line.number for cut in (*node.marked.cuts, *node.words.cuts))
            if node.table is not None:
                yield from (line.number for line in lines_of(node.table))

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def organises(heading: str) -> bool:
    """Tell whether work is handed out below a heading: "Tổ chức thực hiện", "Phân công nhiệm vụ"."""
    return _ORGANISING.search(fold(heading)) is not None


def grow(parts: Iterable[Paragraph | Table]) -> Node:
    """Return the root of the outline; its children are the preamble's paragraphs and the sections."""
    parts = list(parts)
    marks = [read_mark(part.text) for part in parts if isinstance(part, Paragraph)]
    gardener = _Gardener(
        [mark for mark in marks if mark is not None], bold_sections=_has_bold_sections(parts)
    )
    for part in parts:
        if isinstance(part, Table):
            gardener.add_table(part)
        else:
            gardener.add(part)
    return gardener.root


def _has_bold_sections(parts: Sequence[Paragraph | Table]) -> bool:
    """Tell whether bold lines part the paper, which has no numbers and no capitals above them."""
    flow = [part for part in parts if isinstance(part, Paragraph)]
    if any(_is_capital_heading(part.text) for part in flow):
        return False
    bold = [index for index, part in enumerate(flow) if _is_bold_line(part)]
    first = next(
        (index for index, part in enumerate(flow) if _opens_section(read_mark(part.text))), len(flow)
    )
    return len(bold) >= _FEWEST_SECTIONS and bold[0] < first


def _opens_section(mark: Mark | None) -> bool:
    return mark is not None and mark.depth <= Depth.NUMBER


def _is_bold_line(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if not paragraph.look.bold or len(text) > _HEADING_LENGTH or text.endswith((".", ";", ",", ":")):
        return False
    return read_mark(text) is None and read_caption(text) is None


def _have_roman(marks: Sequence[Mark]) -> bool:
    return any(mark.depth in (Depth.ROMAN, Depth.PART) for mark in marks)


def _letters_below_brackets(marks: Sequence[Mark]) -> bool:
    """Tell whether the paper puts a), b) below 1), and not the other way round."""
    pairs = list(pairwise(marks))
    below = sum(_is_bracket(one) and two.depth is Depth.LETTER and two.label == "a" for one, two in pairs)
    above = sum(one.depth is Depth.LETTER and _is_bracket(two) and two.label == "1" for one, two in pairs)
    return below > above


def _is_bracket(mark: Mark) -> bool:
    return mark.depth is Depth.BRACKET and mark.sign == ")" and mark.label.isdigit()


class _Gardener:
    """Adds paragraph after paragraph; `open` is the way from the root to the newest one."""

    def __init__(self, marks: Sequence[Mark], *, bold_sections: bool) -> None:
        self.root = Node(Words(()))
        self._open = [self.root]
        self._has_roman = _have_roman(marks)
        self._bold_sections = bold_sections and not self._has_roman
        self._brackets_above = _letters_below_brackets(marks)

    def add(self, paragraph: Paragraph) -> None:
        mark = self._as_meant(read_mark(paragraph.text))
        if mark is None:
            self._add_plain(paragraph)
            return
        node = Node(paragraph.words.part(mark.end), mark, paragraph.words.part(0, mark.end), paragraph.look)
        if mark.depth.is_sign:
            self._below_sign(mark)
        else:
            self._close(mark.depth)
        self._attach(node)

    def add_table(self, table: Table) -> None:
        self._close_signs()
        self._open[-1].children.append(Node(Words(()), table=table))

    def _as_meant(self, mark: Mark | None) -> Mark | None:
        """Read C. after B. as a letter, alone it would be a hundred; and 1) by what stands below it."""
        if mark is not None and self._brackets_above and _is_bracket(mark):
            return above_letters(mark)
        if mark is not None and mark.depth is Depth.ROMAN and len(mark.label) == 1:
            before = next((node.mark for node in self._open if node.depth is Depth.UPPER), None)
            if before is not None and follows(before.label, mark.label):
                return as_capital(mark)
        return mark

    def _add_plain(self, paragraph: Paragraph) -> None:
        self._close_signs()
        if self._title_of_part(paragraph):
            return
        node = Node(paragraph.words, look=paragraph.look)
        holder = self._names_holder(paragraph)
        capital = not self._has_roman and _is_capital_heading(paragraph.text)
        if capital or (self._bold_sections and not holder and _is_bold_line(paragraph)):
            node.unlabelled = True
            del self._open[1:]
            self._attach(node)
        elif holder or (len(self._open) > 1 and _is_bold_line(paragraph)):
            node.unlabelled = True
            self._close_unlabelled(below_organising=holder)
            self._attach(node)
        elif paragraph.text.endswith(":"):
            self._attach(node)
        else:
            self._open[-1].children.append(node)

    def _close_unlabelled(self, *, below_organising: bool) -> None:
        """Close the heading without a label before a new one: a unit's name before the next name."""
        while self._open[-1].unlabelled and not self._open[-1].text.isupper():
            if below_organising and not any(organises(node.text) for node in self._open[:-1]):
                return
            self._open.pop()

    def _names_holder(self, paragraph: Paragraph) -> bool:
        """Tell whether a unit's name stands alone, without a label, where work is handed out."""
        text = paragraph.text
        if len(text) > _HEADING_LENGTH or text.endswith((".", ";", ",")) or not heading_units(text):
            return False
        return any(organises(node.text) for node in self._open)

    def _title_of_part(self, paragraph: Paragraph) -> bool:
        """Let "Phần I" take the line below it as its title."""
        above = self._open[-1]
        if above.depth is not Depth.PART or above.words or above.children:
            return False
        above.words = paragraph.words
        return True

    def _below_sign(self, mark: Mark) -> None:
        """Go back to where this sign was opened, as far as the last heading; a new one goes deeper."""
        if self._ends_dashes(mark):
            self._close_signs()
            return
        for index in range(len(self._open) - 1, 0, -1):
            node = self._open[index]
            if node.is_heading:
                return
            if node.mark is not None and node.mark.depth is mark.depth and node.mark.sign == mark.sign:
                del self._open[index:]
                return

    def _ends_dashes(self, mark: Mark) -> bool:
        """Tell whether "*" goes on behind a list of dashes; below a dash with a colon it is its own list."""
        newest = self._open[-1]
        signs = [node.mark.sign for node in self._open if node.mark is not None and node.depth is mark.depth]
        return mark.sign == "*" and "*" not in signs and "-" in signs and not newest.text.endswith(":")

    def _close(self, depth: Depth) -> None:
        """Close every branch that stands as deep as a new label, or deeper."""
        while len(self._open) > 1:
            newest, above = self._open[-1], self._open[-2]
            own = newest.depth if newest.depth is not None else above.depth
            if newest.is_heading and (own is None or own < depth):
                break
            self._open.pop()

    def _close_signs(self) -> None:
        while len(self._open) > 1 and not self._open[-1].is_heading:
            self._open.pop()

    def _attach(self, node: Node) -> None:
        self._open[-1].children.append(node)
        self._open.append(node)


def _is_capital_heading(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(letters) > 5 and text.isupper() and len(text) < _HEADING_LENGTH and not text.endswith((".", ";"))
    )
