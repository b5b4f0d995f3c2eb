"""Where a comment hangs in a Word text: the exact words of a line, found in the runs and cut free.

Sets and removes anchors; changes no letter, no look and no anchor of anybody else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from operator import attrgetter
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from plancli.importing.docx_characters import REFERENCE
from plancli.importing.docx_paragraphs import TABLE, SourceParagraph, Walk
from plancli.importing.docx_styles import Styles
from plancli.importing.package import Package
from plancli.importing.paper import Line, Paper
from plancli.records import dataclass
from plancli.word_names import SPACE, W

_START, _END, _MARK = (W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
ANCHORS = (_START, _END, _MARK)
"""The three elements that tie a comment to a text."""
ID = f"{W}id"
EDGES = " \t\r\n"
"""Blanks that Word leaves out at the edges of a text that does not ask to keep them."""

_R, _RPR, _T, _BOX = (W + name for name in ("r", "rPr", "t", "txbxContent"))
_HOLDERS = frozenset(
    W + name
    for name in (
        "p",
        "hyperlink",
        "ins",
        "moveTo",
        "sdtContent",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
)
"""What may hold anchors beside its runs."""
_WORD_2013 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_RICH = frozenset(
    [
        *(W + name for name in ("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "richText")),
        *(_WORD_2013 + name for name in ("appearance", "color")),
    ]
)
"""What a content control states that may hold anything; one with a form or a source keeps to plain words."""
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a paper, counted as diagnostics count them."""

    line: int
    """Number of the line; 0 for the file as a whole."""
    start: int
    """First character in the line, from 0."""
    end: int
    """Behind the last one."""


class _Aim(NamedTuple):
    """A stretch in the characters that a paragraph's runs deliver; without an end, the first run."""

    paragraph: SourceParagraph
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Piece:
    """Characters that stand in one element."""

    element: _Element
    start: int
    end: int


_end_of = attrgetter("end")
_start_of = attrgetter("start")


def remove_anchors(document: _Element, ids: Collection[str]) -> None:
    """Take the anchors of these comments out, and the runs that held nothing else."""
    for element in list(document.iter(*ANCHORS)):
        if element.get(ID) in ids:
            whole = _run_of_its_own(element)
            parent = whole.getparent()
            if parent is not None:
                parent.remove(whole)


def _run_of_its_own(element: _Element) -> _Element:
    """Return the run that holds nothing but this element, else the element."""
    run = element.getparent()
    if run is not None and run.tag == _R and all(each is element or each.tag == _RPR for each in run):
        return run
    return element


def set_anchors(package: Package, document: _Element, paper: Paper, wanted: Mapping[int, Stretch]) -> bool:
    """Anchor each comment, by its id, to its stretch of the paper; False where the text has no paragraph."""
    text = _Text(package, document, paper)
    front = text.front
    if front is None:
        return not wanted
    aims = {own: text.aim(stretch) or _Aim(front) for own, stretch in wanted.items()}
    pieces: dict[int, list[_Piece]] = {}
    # All cuts come first: a run that one comment cuts may carry the anchor of another.
    for aim in aims.values():
        number = aim.paragraph.number
        if number not in pieces:
            pieces[number] = list(_pieces(aim.paragraph))
        for at in (aim.start, aim.end) if aim.end else ():
            _cut(pieces[number], at)
    last: dict[_Element, _Element] = {}
    for own, aim in aims.items():
        _anchor(own, aim, pieces[aim.paragraph.number], last)
    return True


class _Text:
    """The running text of one file, asked where the words of its lines stand."""

    def __init__(self, package: Package, document: _Element, paper: Paper) -> None:
        self._package = package
        self._lines: Mapping[int, Line] = {line.number: line for line in paper.lines()}
        self._paragraphs: dict[int, SourceParagraph] = {}
        self._marks: dict[tuple[str, str], _Aim] = {}
        self.front: SourceParagraph | None = None
        """Where a comment about the whole file hangs: its first paragraph with words that is in no table."""
        self._front_rank = (False, False)
        walk = Walk(Styles(package.related("styles")))
        body = document.find(f"{W}body")
        tables = 0
        for event in () if body is None else walk.through(body):
            if isinstance(event, SourceParagraph):
                self._meet(event, in_table=tables > 0)
            elif event.element.tag == TABLE:
                tables += 1 if event.opens else -1
        self._notes = dict(self._note_lines(walk))

    def aim(self, stretch: Stretch) -> _Aim | None:
        """Return where a stretch stands; None where no line with words is meant."""
        if stretch.line in self._notes:
            # Word takes no comment inside a note: it hangs on the mark of the note.
            return self._notes[stretch.line]
        line = self._lines.get(stretch.line)
        paragraph = self._paragraphs.get(stretch.line)
        if line is None or paragraph is None:
            return None
        end = min(stretch.end, len(line.text))
        start = min(stretch.start, end)
        if end <= line.label:
            return _Aim(paragraph)
        first = line.origin(start)
        return _Aim(paragraph, first, max(line.origin(end), first + 1))

    def _meet(self, paragraph: SourceParagraph, *, in_table: bool) -> None:
        self._paragraphs[paragraph.number] = paragraph
        rank = (bool(paragraph.atoms), not in_table)
        if self.front is None or rank > self._front_rank:
            self.front, self._front_rank = paragraph, rank
        at = 0
        for atom in paragraph.atoms:
            if atom.characters == REFERENCE and atom.element.tag in _NOTES:
                key = _NOTES[atom.element.tag], atom.element.get(ID, "")
                self._marks.setdefault(key, _Aim(paragraph, at, at + 1))
            at += len(atom.characters)

    def _note_lines(self, walk: Walk) -> Iterator[tuple[int, _Aim]]:
        """Yield the numbers of the paragraphs of notes, counted on as the reader does, with their marks."""
        roots = {kind: self._package.related(kind) for kind in {kind for kind, _ in self._marks}}
        notes = {
            (kind, note.get(ID, "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root
        }
        for key, aim in self._marks.items():
            if key in notes:
                for event in walk.through(notes[key]):
                    if isinstance(event, SourceParagraph):
                        yield event.number, aim


def _pieces(paragraph: SourceParagraph) -> Iterator[_Piece]:
    at = 0
    for atom in paragraph.atoms:
        if atom.characters:
            yield _Piece(atom.element, at, at + len(atom.characters))
            at += len(atom.characters)


def _cut(pieces: list[_Piece], at: int) -> None:
    """Part the run that stands across `at`, so that an anchor fits between."""
    index = bisect_right(pieces, at, key=_end_of)
    if index == len(pieces):
        return
    piece = pieces[index]
    if piece.start < at:
        if not (piece.element.tag == _T and _may_part(piece.element)):
            return
        _keep_what_shows(piece)
        if piece.start < at < piece.end:
            pieces.insert(index + 1, _part_text(piece, at))
        index += piece.end <= at
    if 0 < index < len(pieces):
        before, behind = pieces[index - 1].element, pieces[index].element
        if before.getparent() is behind.getparent() and _may_part(behind):
            _part_run(behind)


def _may_part(element: _Element) -> bool:
    """Tell whether the run around an element can be parted: one that has room beside it and marks no note."""
    run = element.getparent()
    if run is None or run.tag != _R or _outermost(element) is not run:
        return False
    return not any(each.get(f"{W}customMarkFollows") for each in run)


def _keep_what_shows(piece: _Piece) -> None:
    """Leave out the edges that Word leaves out, so that both halves can ask to keep theirs."""
    element = piece.element
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        shown = text.strip(EDGES)
        piece.start += text.index(shown)
        piece.end = piece.start + len(shown)
        element.text = shown
        element.set(SPACE, "preserve")


def _part_text(piece: _Piece, at: int) -> _Piece:
    """Move the characters from `at` on into a text of their own, right behind in the same run."""
    element = piece.element
    text = element.text or ""
    behind = etree.Element(_T, {SPACE: "preserve"})
    behind.text = text[at - piece.start :]
    element.text = text[: at - piece.start]
    element.addnext(behind)
    moved = _Piece(behind, at, piece.end)
    piece.end = at
    return moved


def _part_run(first: _Element) -> None:
    """Move `first` and what follows it in its run into a run of the same look, right behind."""
    run = first.getparent()
    if run is None:
        return
    behind = etree.Element(_R)
    for name, value in run.items():
        behind.set(name, value)
    behind.extend(deepcopy(each) for each in run.iterchildren(_RPR))
    moved = [first, *first.itersiblings()]
    run.addnext(behind)
    behind.extend(moved)


def _anchor(own: int, aim: _Aim, pieces: Sequence[_Piece], last: dict[_Element, _Element]) -> None:
    start, end = (etree.Element(name, {ID: str(own)}) for name in (_START, _END))
    mark = etree.Element(_R)
    etree.SubElement(mark, _MARK, {ID: str(own)})
    if not pieces:
        aim.paragraph.element.extend((start, end, mark))
        return
    first = min(bisect_right(pieces, aim.start, key=_end_of), len(pieces) - 1)
    final = max(bisect_left(pieces, aim.end, key=_start_of) - 1, first)
    front, back = _outermost(pieces[first].element), _outermost(pieces[final].element)
    front.addprevious(start)
    # Those that end with the same words stand in their order, each mark behind its end.
    last.get(back, back).addnext(end)
    end.addnext(mark)
    last[back] = mark


def _outermost(element: _Element) -> _Element:
    """Return what an anchor can stand beside: the run, or what holds it where no anchor may stand."""
    # Word takes no comment inside a text box ([MS-OI29500] 2.1.315): it hangs on the drawing.
    for box in element.iterancestors(_BOX):
        element = box
    parent = element.getparent()
    while parent is not None and not _holds_anchors(parent):
        element, parent = parent, parent.getparent()
    return element


def _holds_anchors(element: _Element) -> bool:
    if element.tag != f"{W}sdtContent":
        return element.tag in _HOLDERS
    properties = element.getprevious()
    while properties is not None and properties.tag != f"{W}sdtPr":
        properties = properties.getprevious()
    return properties is None or all(each.tag in _RICH for each in properties)
