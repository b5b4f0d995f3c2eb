"""The paragraphs of a Word file in reading order, with the characters that its runs deliver, untouched.

One walk for the reader and for whoever writes comments back, so that both count alike; judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from plancli.importing.docx_atoms import Atom, atom_of
from plancli.importing.docx_styles import (
    NumberingPlace,
    ParagraphStyle,
    RunLook,
    Styles,
    is_on,
    numbering_place,
    value_of,
)
from plancli.records import dataclass, field
from plancli.word_names import COMPATIBLE, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
_P, _PPR, _R, _RPR = (W + name for name in ("p", "pPr", "r", "rPr"))
_INSERTIONS = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETIONS = frozenset({f"{W}del", f"{W}moveFrom"})
_WRAPPERS = _INSERTIONS | {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag")}
_SKIPPED = frozenset(
    {_PPR, _RPR, *(W + name for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr", "rt"))}
)
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_UNUSUAL = _DRAWN | {
    f"{COMPATIBLE}AlternateContent",
    *(W + name for name in ("fldChar", "instrText", "ruby")),
}
_BOX, _ALT, _CHUNK = f"{W}txbxContent", f"{COMPATIBLE}AlternateContent", f"{W}altChunk"
_DEEPEST_FIELD, _LONGEST_FIELD_NAME = 32, 40
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:word|excel|powerpoint|package|acro)", re.IGNORECASE)
_UNREAD_DRAWING = re.compile(r"/(?:diagram|chart)(?:ex)?$")


class Setting(NamedTuple):
    """What a paragraph states of itself."""

    style: ParagraphStyle
    numbering: NumberingPlace = NumberingPlace()
    centred: bool = False
    mark_deleted: bool = False
    """True where its end was struck out, so that the next paragraph continues it."""
    mark_hidden: bool = False


@dataclass(slots=True)
class SourceParagraph:
    """One paragraph as the file holds it, revisions accepted."""

    number: int
    """Its place among all `w:p` of the running text, from 1."""
    element: _Element
    """Its `w:p`; where struck-out ends join several, the last, which lends its properties."""
    setting: Setting
    atoms: list[Atom] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """Hidden text."""
    before: list[str] | None = None
    """Its characters before the tracked changes; None where there are none."""
    gone: bool = False
    """True where the changes removed it as a whole."""
    boxes: list[_Element] = field(default_factory=list)
    """Contents of text boxes anchored in it; their paragraphs follow it in the walk."""

    def raw(self) -> str:
        """Return the characters that remain, in the order in which the file delivers them."""
        return "".join(_delivered(self))


class Fence(NamedTuple):
    """Where a table, a row or a cell begins or ends."""

    element: _Element
    opens: bool


class _Fate(NamedTuple):
    """Whether words stand in the text now, and whether they stood in it before the tracked changes."""

    kept: bool = True
    was: bool = True

    def within(self, tag: object) -> _Fate:
        if tag in _INSERTIONS:
            return _Fate(self.kept, was=False)
        return _Fate(kept=False, was=self.was) if tag in _DELETIONS else self


_STANDS = _Fate()


class _Fields:
    """The fields open in one paragraph: what stands between begin and separator is an instruction."""

    __slots__ = ("_open", "_page_fields", "silent")

    def __init__(self, *, page_fields: bool) -> None:
        self._page_fields = page_fields
        self._open: list[tuple[str, bool]] = []
        self.silent = False

    def meet(self, kind: str | None) -> None:
        if kind == "begin" and len(self._open) < _DEEPEST_FIELD:
            self._open.append(("", False))
        elif self._open:
            instruction, _ = self._open.pop()
            if kind == "separate":
                self._open.append((instruction, True))
        self.silent = any(not shown or self.hides(text) for text, shown in self._open)

    def instruct(self, text: str) -> None:
        if self._open:
            instruction, shown = self._open.pop()
            self._open.append(((instruction + text)[:_LONGEST_FIELD_NAME], shown))

    def hides(self, instruction: str) -> bool:
        return not self._page_fields and _PAGE_FIELD.match(instruction) is not None


class Walk:
    """One walk through a running text; `number` is that of the last paragraph met."""

    def __init__(self, styles: Styles, *, last: int = 0, page_fields: bool = True) -> None:
        """Begin behind paragraph `last`; without `page_fields`, page numbers are left out."""
        self._styles = styles
        self._page_fields = page_fields
        self._fields = _Fields(page_fields=page_fields)
        self.number = last
        self.embedded: list[int] = []
        """Paragraphs at which another document is embedded."""
        self.unread: list[int] = []
        """Paragraphs with a diagram or a chart, whose words stand in parts of their own."""

    def through(self, container: _Element) -> Iterator[SourceParagraph | Fence]:
        """Yield what stands in `container`: each `w:p` once, tables between fences."""
        return self._blocks(container, _STANDS)

    def _blocks(self, container: _Element, fate: _Fate) -> Iterator[SourceParagraph | Fence]:
        held: SourceParagraph | None = None
        for child in container:
            tag = child.tag
            if tag == _P:
                held = self._paragraph(child, fate, held)
                if held.setting.mark_deleted and fate.kept and held.atoms:
                    continue
            if held is not None:
                yield from self._finished(held, fate)
                held = None
            if tag == TABLE:
                yield from self._table(child, fate)
            elif tag in _WRAPPERS or tag in _DELETIONS:
                yield from self._blocks(child, fate.within(tag))
            elif tag == _ALT:
                yield from self._blocks(_chosen(child), fate)
            elif tag == _CHUNK:
                self.embedded.append(self.number)
        if held is not None:
            yield from self._finished(held, fate)

    def _finished(self, paragraph: SourceParagraph, fate: _Fate) -> Iterator[SourceParagraph | Fence]:
        yield paragraph
        for box in paragraph.boxes:
            yield from self._blocks(box, fate)

    def _table(self, table: _Element, fate: _Fate) -> Iterator[SourceParagraph | Fence]:
        yield Fence(table, opens=True)
        for row in unwrapped(table, ROW):
            yield from self._row(row, _fate_of(row.find(f"{W}trPr"), fate))
        yield Fence(table, opens=False)

    def _row(self, row: _Element, fate: _Fate) -> Iterator[SourceParagraph | Fence]:
        if fate.kept:
            yield Fence(row, opens=True)
        for cell in unwrapped(row, CELL):
            own = _fate_of(cell.find(f"{W}tcPr"), fate)
            if own.kept:
                yield Fence(cell, opens=True)
            yield from self._blocks(cell, own)
            if own.kept:
                yield Fence(cell, opens=False)
        if fate.kept:
            yield Fence(row, opens=False)

    def _paragraph(self, element: _Element, fate: _Fate, held: SourceParagraph | None) -> SourceParagraph:
        """Read one `w:p`, behind what a struck-out end left over."""
        self.number += 1
        setting = self._setting(element.find(_PPR))
        paragraph = SourceParagraph(self.number, element, setting)
        if held is not None:
            paragraph.atoms, paragraph.hidden, paragraph.boxes = held.atoms, held.hidden, held.boxes
            paragraph.before = _delivered(held) if held.before is None else held.before
            paragraph.before.append("¶")
        self._fields = _Fields(page_fields=self._page_fields)
        self._inline(element, paragraph, fate)
        paragraph.gone = not paragraph.atoms and (setting.mark_deleted or not fate.kept)
        return paragraph

    def _setting(self, properties: _Element | None) -> Setting:
        if properties is None:
            return Setting(self._styles.paragraph(None))
        style = self._styles.paragraph(value_of(properties, "pStyle"))
        alignment = value_of(properties, "jc")
        mark = properties.find(_RPR)
        vanish = None if mark is None else mark.find(f"{W}vanish")
        return Setting(
            style,
            numbering_place(properties),
            style.centred if alignment is None else alignment == "center",
            mark is not None and any(mark.find(tag) is not None for tag in _DELETIONS),
            style.look.hidden if vanish is None else is_on(vanish),
        )

    def _inline(self, parent: _Element, paragraph: SourceParagraph, fate: _Fate) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, paragraph, fate)
            elif tag in _SKIPPED:
                continue
            elif tag == f"{M}t":
                self._add(Atom(child, child.text or "", paragraph.setting.style.look), paragraph, fate)
            elif tag == _ALT:
                self._inline(_chosen(child), paragraph, fate)
            elif tag == f"{W}fldSimple" and self._fields.hides(child.get(f"{W}instr", "")):
                continue
            else:
                self._inline(child, paragraph, fate.within(tag))

    def _run(self, run: _Element, paragraph: SourceParagraph, fate: _Fate) -> None:
        properties = run.find(_RPR)
        style = paragraph.setting.style
        look = style.look if properties is None else self._styles.run(style, properties)
        self._contents(run, paragraph, fate, look)

    def _contents(self, run: _Element, paragraph: SourceParagraph, fate: _Fate, look: RunLook) -> None:
        for child in run:
            tag = child.tag
            if tag in _UNUSUAL:
                self._unusual(child, paragraph, fate, look)
            elif not self._fields.silent:
                atom = atom_of(child, tag, look)
                if atom is not None:
                    self._add(atom, paragraph, fate)

    def _unusual(self, child: _Element, paragraph: SourceParagraph, fate: _Fate, look: RunLook) -> None:
        tag = child.tag
        if tag == f"{W}fldChar" and fate.kept:
            self._fields.meet(child.get(f"{W}fldCharType"))
        elif tag == f"{W}instrText":
            self._fields.instruct(child.text or "")
        elif tag == _ALT:
            self._contents(_chosen(child), paragraph, fate, look)
        elif tag in _DRAWN and fate.kept and not look.hidden:
            self._drawn(child, paragraph)
        elif tag == f"{W}ruby":
            self._inline(child, paragraph, fate)

    def _add(self, atom: Atom, paragraph: SourceParagraph, fate: _Fate) -> None:
        if atom.look.hidden:
            if fate.kept:
                paragraph.hidden.append(atom.characters)
            return
        if not (fate.kept and fate.was) and paragraph.before is None:
            paragraph.before = _delivered(paragraph)
        if fate.was and paragraph.before is not None:
            paragraph.before.append(atom.characters)
        if fate.kept:
            paragraph.atoms.append(atom)

    def _drawn(self, element: _Element, paragraph: SourceParagraph) -> None:
        """Gather the outermost text boxes of a drawing, and note what else it holds."""
        for child in element:
            tag = child.tag
            if tag == _BOX:
                paragraph.boxes.append(child)
            elif tag == _ALT:
                self._drawn(_chosen(child), paragraph)
            elif tag == f"{_OFFICE}OLEObject" and _EMBEDDED.match(child.get("ProgID", "")):
                self.embedded.append(self.number)
            elif tag == f"{_DRAWING}graphicData" and _UNREAD_DRAWING.search(child.get("uri", "")):
                self.unread.append(self.number)
            else:
                self._drawn(child, paragraph)


def source_paragraphs(document: _Element, styles: Styles) -> Iterator[SourceParagraph]:
    """Yield every paragraph of a main document, numbered and delivered just as `read_docx` reads them.

    Those that tracked changes removed are counted but have no atoms.
    """
    body = document.find(f"{W}body")
    if body is not None:
        for event in Walk(styles).through(body):
            if isinstance(event, SourceParagraph):
                yield event


def _delivered(paragraph: SourceParagraph) -> list[str]:
    return [atom.characters for atom in paragraph.atoms]


def _chosen(alternative: _Element) -> _Element:
    """Return the branch that a present-day Word shows; both hold the same words."""
    choice = alternative.find(f"{COMPATIBLE}Choice")
    if choice is None:
        choice = alternative.find(f"{COMPATIBLE}Fallback")
    return alternative if choice is None else choice


def unwrapped(container: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, those in content controls too."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, tag)


def _fate_of(properties: _Element | None, fate: _Fate) -> _Fate:
    """Return the fate of a row or a cell from its properties."""
    if properties is None:
        return fate
    for child in properties:
        if child.tag in {f"{W}ins", f"{W}cellIns"}:
            fate = _Fate(fate.kept, was=False)
        elif child.tag in {f"{W}del", f"{W}cellDel"}:
            fate = _Fate(kept=False, was=fate.was)
    return fate
