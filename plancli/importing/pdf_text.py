"""A PDF with a text layer as a paper: rows joined to paragraphs, columns and ruled tables in reading order.

Reads no picture of letters: a scan is refused, and one with recognised text is marked for a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import process_time
from typing import TypeVar

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from plancli.importing.fault import ImportFault
from plancli.importing.old_fonts import decode_old_font, guess_old_encoding, is_old_font
from plancli.importing.paper import Aside, Block, Cell, Form, Line, Note, Paper, Table
from plancli.importing.pdf_density import is_too_dense
from plancli.importing.pdf_footnotes import footnote_texts, numbered, split_footnotes
from plancli.importing.pdf_marks import read_whole_page
from plancli.importing.pdf_paragraphs import Frame, Paragraph, cell_paragraphs, frame_of, paragraphs_of
from plancli.importing.pdf_rows import Row, has_loose_columns, rows_of, strands_of
from plancli.importing.pdf_tables import Box, Grid, grids_of
from plancli.importing.pdf_words import Page
from plancli.records import dataclass, field, replace
from plancli.vietnamese.syllables import is_syllable

MOST_BYTES = 50_000_000
MOST_PAGES = 2_000
MOST_CHARACTERS = 500_000
MOST_SECONDS = 10.0
"""Of the processor, for one file; a paper of 60 pages takes two."""

_FEWEST_LETTERS = 30
"""On a page, fewer of which are no text: a page number, a stamp."""
_STAMP = 300
"""Letters that a digital signature may print on a scanned page."""
_FEWEST_WORDS = 20
"""On a page, fewer of which tell nothing of their language."""
_FEWEST_MARKED = 0.3
"""Part of a scanned page's words that bear a Vietnamese mark: 0.7 and more where read well, else 0.02."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PICTURE = 0.6
"""Part of a page beyond which a picture is the page itself, scanned."""
_PAGE_NUMBER = re.compile(r"[-–—]?\s*\d{1,4}\s*[-–—]?")
_Piece = TypeVar("_Piece")
_OLD_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def read_pdf(data: bytes, path: str) -> Paper:
    """Return the paper that a PDF prints.

    ImportFault for what is no whole PDF, is locked by a password, is too large, or is a scan.

    Example: `read_pdf(Path("ke-hoach.pdf").read_bytes(), "ke-hoach.pdf").blocks[0]`.
    """
    _check_size(path, "file-too-large", len(data) / 1_000_000, MOST_BYTES / 1_000_000)
    if is_too_dense(data):
        raise ImportFault("too-dense", path=path)
    ends = process_time() + MOST_SECONDS
    pages = _pages(data, path, ends)
    _check_text(pages, path)
    pages, notes = _in_todays_letters(pages)
    pages = _readable(pages, path)
    sheets = [_sheet(page) for page in _in_time(pages, path, ends)]
    frames = _frames(_in_time(sheets, path, ends))
    writer = _Writer()
    for number, sheet in enumerate(_in_time(sheets, path, ends), start=1):
        writer.write(sheet, frames[round(sheet.width)], number)
    notes = (*_page_notes(pages), *notes, *writer.notes)
    footnotes = numbered([text for sheet in sheets for text in sheet.footnotes], writer.lines + 1)
    return Paper(Form.PDF, tuple(writer.blocks), footnotes, tuple(writer.asides), notes)


def _check_size(path: str, name: str, size: float, most: float) -> None:
    if size > most:
        raise ImportFault(name, path=path, size=f"{size:.0f}", most=f"{most:.0f}")


def _in_time(pieces: Iterable[_Piece], path: str, ends: float) -> Iterator[_Piece]:
    """Yield `pieces` while there is time; ImportFault where it has run out."""
    for piece in pieces:
        if process_time() > ends:
            raise ImportFault("pdf-heavy", path=path, seconds=f"{MOST_SECONDS:.0f}")
        yield piece


def _pages(data: bytes, path: str, ends: float) -> list[Page]:
    """Return what every page prints; ImportFault where the file is not whole."""
    try:
        with PdfDocument(data) as document:
            if not len(document):
                raise ImportFault("pdf-empty", path=path)
            _check_size(path, "pdf-pages", len(document), MOST_PAGES)
            return list(_in_time(_read_pages(document, path), path, ends))
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise ImportFault(f"pdf-{'password' if locked else 'damaged'}", path=path) from error


def _read_pages(document: PdfDocument, path: str) -> Iterator[Page]:
    letters = 0
    for index in range(len(document)):
        read = read_whole_page(document, index)
        letters += read.letters
        _check_size(path, "too-long", letters, MOST_CHARACTERS)
        yield read


def _check_text(pages: Sequence[Page], path: str) -> None:
    """Refuse a file whose pages are pictures, or empty."""
    if all(_is_scanned(page) or page.letters < _FEWEST_LETTERS for page in pages):
        raise ImportFault("scan", path=path)


def _is_scanned(page: Page) -> bool:
    return page.covered > _PICTURE and page.letters < _STAMP


def _readable(pages: Sequence[Page], path: str) -> list[Page]:
    """Return the pages without what was recognised from a picture but makes no Vietnamese.

    ImportFault where nothing else is left.
    """
    words = [_words_to_judge(page) for page in pages]
    together = [word for of_page in words for word in of_page]
    kept = []
    for page, own in zip(pages, words, strict=True):
        misread = _is_misread(own if len(own) >= _FEWEST_WORDS else together)
        kept.append(replace(page, words=()) if misread and page.covered > _PICTURE else page)
    if all(page.letters < _FEWEST_LETTERS for page in kept):
        raise ImportFault("unreadable-scan", path=path)
    return kept


def _words_to_judge(page: Page) -> list[str]:
    """Return the words of a scanned page, none of any other."""
    scanned = page.covered > _PICTURE
    return [found for word in page.words for found in _LETTERS.findall(word.text)] if scanned else []


def _is_misread(words: Sequence[str]) -> bool:
    """Tell whether words were recognised without the letters of Vietnamese."""
    marked = sum(not word.isascii() and is_syllable(word) for word in words)
    return len(words) >= _FEWEST_WORDS and marked < len(words) * _FEWEST_MARKED


def _page_notes(pages: Sequence[Page]) -> Iterator[Note]:
    """Yield what pages call for: pictures without letters, with recognised ones, marks that were not read."""
    bare = [_is_scanned(page) for page in pages]
    named = {
        "pdf-scanned-pages": bare,
        "pdf-recognised": [
            page.covered > _PICTURE and not empty for page, empty in zip(pages, bare, strict=True)
        ],
        "pdf-unread-marks": [not page.whole for page in pages],
    }
    for key, told in named.items():
        numbers = [str(number) for number, is_told in enumerate(told, start=1) if is_told]
        if numbers:
            yield Note(key, 0, {"pages": ", ".join(numbers)})


def _in_todays_letters(pages: Sequence[Page]) -> tuple[list[Page], tuple[Note, ...]]:
    """Return the pages with words in old fonts converted, where these words make Vietnamese."""
    words = [word for page in pages for word in page.words if is_old_font(word.font)]
    encoding = guess_old_encoding(" ".join(word.text for word in words))
    if not encoding:
        return list(pages), ()
    for word in words:
        word.text = decode_old_font(word.text, word.font)[0]
    return list(pages), (Note("old-font", 0, {"name": _OLD_NAMES[encoding]}),)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page set in rows."""

    width: float
    parts: tuple[tuple[Row, ...] | Grid, ...]
    """Rows of running text, and tables, from the top down."""
    cells: Mapping[Box, tuple[Row, ...]]
    """The rows in each cell of its tables."""
    page_number: str
    footnotes: tuple[str, ...]
    stamps: tuple[str, ...]


def _sheet(page: Page) -> _Sheet:
    grids = grids_of(page.strokes)
    free = [word for word in page.words if not any(grid.holds(word) for grid in grids)]
    rows, page_number = _without_page_number(rows_of(free), page)
    rows, notes = split_footnotes(rows, page.strokes)
    parts: list[tuple[Row, ...] | Grid] = []
    for grid in grids:
        above = tuple(row for row in rows if row.base >= grid.top)
        rows = [row for row in rows if row.base < grid.top]
        parts += (above, grid)
    cells = {
        box: tuple(rows_of(word for word in inline if box.holds(word)))
        for grid in grids
        for line, inline in zip(grid.rows, grid.by_rows(page.words), strict=True)
        for box in line
    }
    parts.append(tuple(rows))
    return _Sheet(page.width, tuple(parts), cells, page_number, tuple(footnote_texts(notes)), page.stamps)


def _without_page_number(rows: list[Row], page: Page) -> tuple[list[Row], str]:
    """Return the rows of a page without its number, and that number."""
    for place in (0, -1):
        row = rows[place] if len(rows) > 1 else None
        if row and _PAGE_NUMBER.fullmatch(row.text) and not 0.12 < row.base / page.height < 0.88:
            rows = [other for other in rows if other is not row]
            return rows, row.text
    return rows, ""


def _frames(sheets: Iterable[_Sheet]) -> dict[int, Frame]:
    """Return the frame of running text for every width of page."""
    by_width: dict[int, list[list[Row]]] = {}
    for sheet in sheets:
        strands = (strand for part in _texts(sheet) for strand in strands_of(part, sheet.width))
        rows = [list(strand.rows) for strand in strands if not strand.beside]
        by_width.setdefault(round(sheet.width), []).extend(rows)
    return {width: frame_of(rows) for width, rows in by_width.items()}


def _texts(sheet: _Sheet) -> Iterator[tuple[Row, ...]]:
    for part in sheet.parts:
        if not isinstance(part, Grid):
            yield part


@dataclass(slots=True)
class _Writer:
    """The blocks of a paper as they grow, numbered in reading order."""

    blocks: list[Block] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lines: int = 0
    columns: tuple[float, ...] = ()
    """The upright lines of the last table."""

    def write(self, sheet: _Sheet, frame: Frame, number: int) -> None:
        """Add the page `number`."""
        if sheet.page_number:
            self.asides.append(Aside(sheet.page_number, "page-number", self.lines + 1))
        self.asides += (Aside(stamp, "digital-signature", self.lines + 1) for stamp in sheet.stamps)
        at_top = True
        for part in sheet.parts:
            if isinstance(part, Grid):
                self._table(part, sheet, at_top=at_top)
            else:
                self._text(part, sheet, frame, number)
            at_top = at_top and not part

    def _text(self, rows: Sequence[Row], sheet: _Sheet, frame: Frame, number: int) -> None:
        for strand in strands_of(rows, sheet.width):
            if not strand.beside and has_loose_columns(strand.rows):
                self.notes.append(Note("pdf-table", self.lines + 1, {"page": str(number)}))
            self.blocks += (self._line(paragraph) for paragraph in paragraphs_of(strand, frame))

    def _line(self, paragraph: Paragraph) -> Line:
        self.lines += 1
        return Line(self.lines, paragraph.text, paragraph.look)

    def _table(self, grid: Grid, sheet: _Sheet, *, at_top: bool) -> None:
        """Add a table, or to the last one the part of it that stands on this page."""
        held = _merged_down(grid, sheet.cells)
        lines = grid.rows
        before: tuple[tuple[Cell, ...], ...] = ()
        last = self.blocks[-1] if self.blocks else None
        if at_top and isinstance(last, Table) and _are_alike(grid.columns, self.columns):
            before = last.rows
            self.blocks.pop()
            heading = _words([row for box in lines[0] for row in held[box]])
            if heading == _cell_words(before[0]):
                self.asides.append(Aside(heading, "table-header", self.lines + 1))
                lines = lines[1:]
        self.blocks.append(Table((*before, *self._rows(lines, held))))
        self.columns = grid.columns

    def _rows(
        self, lines: Sequence[Sequence[Box]], held: Mapping[Box, Sequence[Row]]
    ) -> Iterator[tuple[Cell, ...]]:
        for line in lines:
            yield tuple(self._cell(box, held[box]) for box in line)

    def _cell(self, box: Box, rows: Sequence[Row]) -> Cell:
        lines = tuple(self._line(paragraph) for paragraph in cell_paragraphs(rows, box.left, box.right))
        return Cell(lines, box.span, box.continued)


def _are_alike(some: Sequence[float], others: Sequence[float]) -> bool:
    """Tell whether two tables have their upright lines at the same places."""
    return len(some) == len(others) and all(
        abs(one - other) < 3 for one, other in zip(some, others, strict=True)
    )


def _words(rows: Sequence[Row]) -> str:
    return " ".join(row.text for row in rows)


def _cell_words(cells: Sequence[Cell]) -> str:
    return " ".join(line.text for cell in cells for line in cell.lines)


def _merged_down(grid: Grid, cells: Mapping[Box, tuple[Row, ...]]) -> dict[Box, tuple[Row, ...]]:
    """Return the rows of each cell, those of a cell merged downwards all in its first."""
    held: dict[Box, tuple[Row, ...]] = {}
    owners: dict[float, Box] = {}
    for line in grid.rows:
        for box in line:
            owner = owners[box.left] if box.continued and box.left in owners else box
            held[box] = ()
            held[owner] = (*held[owner], *cells[box])
            owners[box.left] = owner
    return held
