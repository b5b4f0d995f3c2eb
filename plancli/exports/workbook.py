"""An Excel workbook in the making: text stays text whatever it begins with, and no word of it is lost.

Knows cells and sheets, not plans. The same sheets give the same bytes on any day: no clock is asked.
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import cast

from lxml import etree
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plancli.errors import UsageError
from plancli.exports.stored_text import stored_text
from plancli.messages import Language, sentence
from plancli.office_package import CORE_PROPERTIES, core_properties, pack, unpack

Value = str | int | datetime.date | None
"""What a cell can hold; an empty text is an empty cell."""
Column = tuple[str, float]
"""Heading of a column, and its width in characters; width 0 hides it."""

Look = Callable[[int, int], str]
"""Row and column of a cell to the name of its style; empty for the one that its value has."""

HEADING = "plancli-heading"
"""The look of a heading."""
OPEN = "plancli-open"
"""The look of a cell to be filled in, which a locked sheet leaves open."""
OPEN_DAY = "plancli-open-day"
CLOSED = "plancli-closed"
"""The look of a locked cell among open ones."""
DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"
LONGEST = 32_767
"""UTF-16 units that one cell of Excel holds."""
MOST_LINE_ENDS = 253
"""Line ends that one cell of Excel holds."""
MOST_ROWS = 1_048_576
"""Rows that one sheet of Excel holds, its heading included."""

_FONT = "Times New Roman"
_LINE = 15.75
"""Points of one line in the size of the cells, 12."""
_PADDING = 3.0
_HIGHEST = 409.0
"""Points of the highest row that Excel shows."""
_HIDDEN_WIDTH = 12.0
"""Characters that a hidden column takes once somebody shows it."""
_A4_HOLDS, _A3_HOLDS = 175.0, 290.0
"""Characters across a page on its side at which the words come out at 9 and 8 points: 12 at 131 and 189."""
_SMALLEST = 67
"""Per cent at which the words come out at 8 points."""
_STYLES = "xl/styles.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FONT_PARTS = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)
# Excel takes these seven characters for an escaped one (ECMA-376, ST_Xstring), wherever they stand.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = "_x005F_"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "'")


class Book:
    """Sheets that become one .xlsx file; `put` is the only way for words to enter a cell."""

    def __init__(self, language: Language = Language.VI) -> None:
        """Begin without a sheet."""
        self._language = language
        self._book = Workbook()
        del self._book[self._book.sheetnames[0]]
        self._rest: list[tuple[str, str, str]] = []
        self._rest_name = sentence(language, "xlsx.rest.tab")
        self._room = LONGEST - len(self._note(MOST_ROWS)) - 1
        self._cut_words = lru_cache(maxsize=1 << 12)(self._pieces)
        self._lines = lru_cache(maxsize=1 << 14)(_lines)
        for style in _styles():
            self._book.add_named_style(style)

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet; its name is ours, at most 31 characters."""
        return cast("Worksheet", self._book.create_sheet(name))

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        look: Look | None = None,
    ) -> Worksheet:
        """Add a sheet that is one table: heading and width of each column, then the rows.

        The heading stays in sight and stands on each printed page; every column has a filter. `look` may
        give the style of a cell by row and column, from 0. UsageError `xlsx.too-many-rows` for more rows
        than Excel holds.
        """
        if len(rows) >= MOST_ROWS:
            raise UsageError("xlsx.too-many-rows", count=len(rows), sheet=name, most=MOST_ROWS)
        sheet = self.sheet(name)
        for at, (heading, width) in enumerate(columns, 1):
            self.put(sheet, 1, at, heading, HEADING)
            side = sheet.column_dimensions[get_column_letter(at)]
            side.width, side.hidden = width or _HIDDEN_WIDTH, not width
        widths = [width for _, width in columns]
        sheet.row_dimensions[1].height = self._height([heading for heading, _ in columns], widths)
        for number, row in enumerate(rows, 2):
            for at, value in enumerate(row, 1):
                self.put(sheet, number, at, value, look(number - 2, at - 1) if look else "")
            sheet.row_dimensions[number].height = self._height(row, widths)
        last = get_column_letter(len(columns))
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{last}{max(len(rows) + 1, 2)}"
        _lay_out(sheet, sum(widths))
        return sheet

    def add_looks_of_a_form(self) -> None:
        """Let cells look as in a form: `OPEN` and `OPEN_DAY` to fill in, `CLOSED` that take nothing."""
        for style in _form_styles():
            self._book.add_named_style(style)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: str = "") -> Cell:
        """Write a value into a cell and return it: a day as a date, a count as a number, words as text.

        Words that Excel would take for a formula when somebody edits the cell are marked as text. Those
        that do not fit go on in a sheet of their own, and the cell says where.
        """
        cell = cast("Cell", sheet.cell(row, column))
        cell.style = style or _style_of(value)
        if isinstance(value, str):
            self._put_words(cell, value)
        elif value is not None:
            cell.value = value
        return cell

    def finish(self, title: str, author: str) -> bytes:
        """Return the file, with a last sheet for what was too long for its cell."""
        if self._rest:
            self._add_rest()
        data = io.BytesIO()
        self._book.save(data)
        parts = unpack(data.getvalue())
        parts[_STYLES] = _in_order(parts[_STYLES])
        # openpyxl writes the time of the day into both; the words of the plan are all that may change a byte.
        return pack({**parts, CORE_PROPERTIES: core_properties(title, author)})

    def _put_words(self, cell: Cell, words: str) -> None:
        # The same words stand in the rows of many units, so they are made fit once.
        told, *rest = self._cut_words(words)
        if not told:
            return
        if rest:
            # Row 1 is the heading.
            told += self._note(len(self._rest) + 2)
            place, count = f"{cell.parent.title} {cell.coordinate}", len(rest) + 1
            self._rest += [(place, f"{at}/{count}", part) for at, part in enumerate(rest, 2)]
        cell.value = _ESCAPE.sub(_ESCAPED, told)
        cell.data_type = "s"
        if told.lstrip(" ").startswith(_FORMULA_STARTS):
            cell.quotePrefix = True

    def _pieces(self, words: str) -> list[str]:
        return _cut(stored_text(words), self._room)

    def _note(self, row: int) -> str:
        return sentence(self._language, "xlsx.goes-on", sheet=self._rest_name, row=row)

    def _height(self, row: Sequence[Value], widths: Sequence[float]) -> float:
        """Return the height in points that shows all words of a row, up to the highest row of Excel.

        A program that opens the file need not work it out: LibreOffice does not (measured, 7.4).
        """
        seen = ((value, width) for value, width in zip(row, widths, strict=True) if width)
        words = ((value, width) for value, width in seen if isinstance(value, str))
        lines = max((self._lines(value, width) for value, width in words), default=1)
        return min(lines * _LINE + _PADDING, _HIGHEST)

    def _add_rest(self) -> None:
        columns = [
            (sentence(self._language, f"xlsx.rest.{name}"), width)
            for name, width in (("cell", 24.0), ("part", 10.0), ("words", 120.0))
        ]
        rest, self._rest = self._rest, []
        self.table(self._rest_name, columns, rest)


def _cut(words: str, room: int) -> list[str]:
    """Return the words in pieces that fit into a cell each; together they are the words."""
    escaped = frozenset(found.start() for found in _ESCAPE.finditer(words))
    if len(words) * 2 <= room and not escaped and words.count("\n") <= MOST_LINE_ENDS:
        return [words]
    pieces = []
    start = 0
    while start < len(words):
        end = _end_of_piece(words, start, room, escaped)
        pieces.append(words[start:end])
        start = end
    return pieces


def _end_of_piece(words: str, start: int, room: int, escaped: Collection[int]) -> int:
    used = ends = 0
    for at in range(start, len(words)):
        used += len(_ESCAPED) if at in escaped else 2 if words[at] > "\uffff" else 1
        ends += words[at] == "\n"
        if used > room or ends > MOST_LINE_ENDS:
            return at
    return len(words)


def _in_order(styles: bytes) -> bytes:
    """Return the styles with the parts of each font in the order of the standard (ECMA-376, CT_Font).

    openpyxl writes them in one of its own, which a strict reader takes for a broken file. The first font is
    the one whose digits measure all columns, so that it is ours as well.
    """
    root = etree.fromstring(styles)
    first = next(root.iter(f"{_MAIN}font"))
    first[:] = [etree.Element(f"{_MAIN}sz", val="12"), etree.Element(f"{_MAIN}name", val=_FONT)]
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda part: _FONT_PARTS.index(part.tag.removeprefix(_MAIN)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _lines(words: str, width: float) -> int:
    """Return how many lines words take in a column: a width counts digits, letters are narrower."""
    # What a line loses at its end, where the next word does not fit, weighs most in a narrow column.
    room = max(width * 1.15 - 3, 1)
    return sum(max(1, math.ceil(len(line) / room)) for line in words.splitlines() or [""])


def _style_of(value: Value) -> str:
    if isinstance(value, datetime.date):
        return "plancli-date"
    return "plancli-number" if isinstance(value, int) else "plancli-text"


def _box() -> Border:
    thin = Side(style="thin", color="FF999999")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _form_styles() -> Iterator[NamedStyle]:
    font = Font(name=_FONT, size=12)
    wrapped = Alignment(wrap_text=True, vertical="top")
    middle = Alignment(wrap_text=True, vertical="top", horizontal="center")
    box, to_fill, open_ = _box(), PatternFill("solid", fgColor="FFFFF8DC"), Protection(locked=False)
    # Text, so that "15/3" stays what was typed.
    for name, format_, alignment in ((OPEN, TEXT_FORMAT, wrapped), (OPEN_DAY, DATE_FORMAT, middle)):
        style = NamedStyle(name, font=font, border=box, fill=to_fill, alignment=alignment)
        style.number_format, style.protection = format_, open_
        yield style
    grey = PatternFill("solid", fgColor="FFEDEDED")
    yield NamedStyle(CLOSED, font=font, border=box, alignment=wrapped, fill=grey)


def _styles() -> Iterator[NamedStyle]:
    """Yield the looks of all cells; named ones, so that a cell of many costs one look-up."""
    box = _box()
    font = Font(name=_FONT, size=12)
    wrapped = Alignment(wrap_text=True, vertical="top")
    middle = Alignment(wrap_text=True, vertical="top", horizontal="center")
    yield NamedStyle("plancli-text", font=font, border=box, alignment=wrapped)
    yield NamedStyle("plancli-number", font=font, border=box, alignment=middle)
    yield NamedStyle("plancli-date", font=font, border=box, alignment=middle, number_format=DATE_FORMAT)
    yield NamedStyle(
        HEADING,
        font=Font(name=_FONT, size=12, bold=True),
        border=box,
        alignment=Alignment(wrap_text=True, vertical="center", horizontal="center"),
        fill=PatternFill("solid", fgColor="FFD9E2F3"),
    )


def _lay_out(sheet: Worksheet, width: float) -> None:
    """Let the sheet print on its side, as wide as the page, its heading on each, in words that can be read.

    A table too wide for A4 goes on A3; one too wide for that goes on from page to page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if width <= _A4_HOLDS else sheet.PAPERSIZE_A3
    if width <= _A3_HOLDS:
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = _SMALLEST
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.6, 0.8, 0.4
    footer = HeaderFooterItem(center=_HeaderFooterPart(text="&P/&N", font=f"{_FONT},Regular"))
    sheet.HeaderFooter.oddFooter = footer
