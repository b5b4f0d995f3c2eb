"""A Word file (.docx) as a paper: running text, tables, footnotes, and what stands outside the text.

Changes nothing, judges nothing, and drops no letter without an aside or a note that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from plancli.importing.docx_characters import clean
from plancli.importing.docx_lines import Decode, LineMaker
from plancli.importing.docx_paragraphs import (
    CELL,
    ROW,
    Fence,
    SourceParagraph,
    Walk,
    source_paragraphs,
    unwrapped,
)
from plancli.importing.docx_styles import Styles, value_of, visible_edges, whole_number
from plancli.importing.numbering import Counters, Numbering
from plancli.importing.package import Package, R
from plancli.importing.paper import Aside, Block, Cell, Form, Line, Note, Paper, Table
from plancli.records import replace
from plancli.word_names import W

__all__ = ["open_document", "read_docx", "source_paragraphs"]

_MOST_COLUMNS = 63
"""As many as Word allows; a file may claim more."""
_MARGINS = {f"{W}headerReference": "header", f"{W}footerReference": "footer"}
_HARMLESS = frozenset({"hyperlink", "attachedTemplate"})
_QUOTED_LINKS = 3

Events = Iterator[SourceParagraph | Fence]


def read_docx(data: bytes, path: str, decode: Decode | None = None) -> Paper:
    """Read the bytes of a Word file, called `path` in messages; tracked changes count as accepted.

    Raise `ImportFault` where they are no sound Word file.
    """
    return _Reading(Package(data, path), decode).paper()


def open_document(package: Package) -> tuple[_Element, Styles]:
    """Return the root of the main part and the styles: what `source_paragraphs` wants."""
    document = package.tree(package.main)
    if document.tag != f"{W}document":
        package.refuse("excel" if document.tag.endswith("}workbook") else "not-word")
    return document, Styles(package.related("styles"))


class _Reading:
    """One file being read."""

    def __init__(self, package: Package, decode: Decode | None) -> None:
        self._package = package
        self._document, self._styles = open_document(package)
        numbering = Numbering(package.related("numbering"), self._styles)
        self._maker = LineMaker(numbering, package.path, decode)
        self._walk = Walk(self._styles)

    def paper(self) -> Paper:
        body = self._document.find(f"{W}body")
        blocks = () if body is None else tuple(self._blocks(self._walk.through(body)))
        footnotes = tuple(self._footnotes())
        margins = tuple(self._margins())
        maker = self._maker
        notes = (*maker.notes, *self._embedded(), *self._outside(), *maker.closing_notes())
        return Paper(Form.DOCX, blocks, footnotes, (*maker.asides, *margins), notes)

    def _blocks(self, events: Events) -> Iterator[Block]:
        for event in events:
            if isinstance(event, SourceParagraph):
                line = self._maker.line(event)
                if line is not None:
                    yield line
            elif event.opens:
                table = self._table(events, event.element)
                if table.rows:
                    yield table

    def _table(self, events: Events, element: _Element) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for event in events:
            if isinstance(event, SourceParagraph):
                self._maker.line(event)  # of a row that was struck out: only its note is wanted
            elif event.element is element:
                break
            elif event.element.tag == ROW and event.opens:
                rows.append(tuple(self._row(events, event.element, first=not rows)))
        return Table(tuple(rows), _is_bordered(element, self._styles))

    def _row(self, events: Events, element: _Element, *, first: bool) -> Iterator[Cell]:
        properties = element.find(f"{W}trPr")
        yield from _gap(properties, "gridBefore")
        waiting: Cell | None = None
        for event in events:
            if isinstance(event, SourceParagraph):
                self._maker.line(event)
            elif event.element is element:
                break
            elif event.element.tag == CELL and event.opens:
                cell = self._cell(events, event.element, first=first)
                if waiting is not None and _joins_left(event.element):
                    waiting = replace(
                        waiting, lines=waiting.lines + cell.lines, span=waiting.span + cell.span
                    )
                    continue
                if waiting is not None:
                    yield waiting
                waiting = cell
        if waiting is not None:
            yield waiting
        yield from _gap(properties, "gridAfter")

    def _cell(self, events: Events, element: _Element, *, first: bool) -> Cell:
        """Read one cell; a table inside it gives its lines in their order."""
        lines: list[Line] = []
        for event in events:
            if isinstance(event, SourceParagraph):
                line = self._maker.line(event, bare=True)
                if line is not None:
                    lines.append(line)
            elif event.element is element:
                break
        properties = element.find(f"{W}tcPr")
        span = _columns(value_of(properties, "gridSpan"), 1)
        if first or not _joins_above(properties):
            return Cell(tuple(lines), span)
        # Word shows nothing of what stands in a cell that continues the one above.
        self._maker.asides += [Aside(line.text, "hidden", line.number) for line in lines]
        return Cell((), span, continued=True)

    def _footnotes(self) -> Iterator[Line]:
        marks = self._maker.marks
        kinds = sorted({kind for kind, _ in marks}, reverse=True)
        found = {kind: _notes_by_id(self._package.related(f"{kind}s")) for kind in kinds}
        self._maker.counters = Counters()
        for (kind, own), mark in tuple(marks.items()):
            if own in found[kind]:
                yield from self._footnote(found[kind][own], f"[{mark}] ")

    def _footnote(self, element: _Element, front: str) -> Iterator[Line]:
        for event in self._walk.through(element):
            if isinstance(event, SourceParagraph):
                line = self._maker.line(event, front)
                if line is not None:
                    yield line
                    front = ""

    def _margins(self) -> Iterator[Aside]:
        """Yield each distinct text of page headers and footers."""
        links = self._package.relations(self._package.main)
        seen: set[tuple[str, str]] = set()
        read: set[str] = set()
        for reference in self._document.iter(*_MARGINS):
            link = links.get(reference.get(f"{R}id", ""))
            if link is None or link.external or link.target in read:
                continue
            read.add(link.target)
            text = self._margin_text(link.target)
            aside = (text, _MARGINS[reference.tag])
            if aside not in seen and any(map(str.isalnum, text)):
                seen.add(aside)
                yield Aside(*aside)

    def _margin_text(self, name: str) -> str:
        self._maker.counters = Counters()
        walk = Walk(self._styles, page_fields=False)
        lines = []
        for event in walk.through(self._package.tree(name)):
            if isinstance(event, SourceParagraph):
                # Revisions and hidden words of a margin have no paragraph number to be reported by.
                line = self._maker.line(replace(event, before=None, hidden=[], number=0))
                if line is not None:
                    lines.append(line.text)
        return "\n".join(lines)

    def _embedded(self) -> Iterator[Note]:
        for number in dict.fromkeys(self._walk.embedded):
            yield Note("embedded-document", number)
        for number in dict.fromkeys(self._walk.unread):
            yield Note("unread-drawing", number)

    def _outside(self) -> Iterator[Note]:
        targets = [link.target for link in self._package.outside() if link.kind not in _HARMLESS]
        if targets:
            quoted = ", ".join(clean(target[:80])[0] for target in targets[:_QUOTED_LINKS])
            yield Note("external-content", 0, {"count": str(len(targets)), "targets": quoted})


def _notes_by_id(root: _Element | None) -> Mapping[str, _Element]:
    return {} if root is None else {note.get(f"{W}id", ""): note for note in root}


def _columns(text: str | None, least: int) -> int:
    return min(max(whole_number(text) or least, least), _MOST_COLUMNS)


def _gap(properties: _Element | None, name: str) -> Iterator[Cell]:
    columns = _columns(value_of(properties, name), 0)
    if columns:
        yield Cell((), columns)


def _joins(properties: _Element | None, name: str) -> bool:
    merge = None if properties is None else properties.find(W + name)
    return merge is not None and merge.get(f"{W}val") in {None, "continue"}


def _joins_above(properties: _Element | None) -> bool:
    return _joins(properties, "vMerge")


def _joins_left(cell: _Element) -> bool:
    return _joins(cell.find(f"{W}tcPr"), "hMerge")


def _is_bordered(table: _Element, styles: Styles) -> bool:
    """Tell whether any line of a table shows."""
    properties = table.find(f"{W}tblPr")
    own = visible_edges(None if properties is None else properties.find(f"{W}tblBorders"))
    whole = any({**styles.table_edges(value_of(properties, "tblStyle")), **own}.values())
    for row in unwrapped(table, ROW):
        in_row = any(visible_edges(row.find(f"{W}tblPrEx/{W}tblBorders")).values())
        for cell in unwrapped(row, CELL):
            edges = visible_edges(cell.find(f"{W}tcPr/{W}tcBorders"))
            # A cell may switch off all four lines that the table would draw around it.
            if any(edges.values()) or ((whole or in_row) and len(edges) < 4):
                return True
    return False
