"""Words that a PDF keeps outside its page: number and day filled in by the clerk, the stamp of a signature.

Draws them into the page in memory, never in the file; tells stamps from words, and puts nothing in order.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from pypdfium2 import PdfDocument, raw

from plancli.importing.pdf_rows import rows_of
from plancli.importing.pdf_words import Page, read_page
from plancli.records import replace

_MOST_MARKS = 1_000
"""On a page, more of which nobody has put there by hand."""
_DEEPEST, _MOST_PIECES = 6, 10_000
_UNPRINTED = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})
_STAMP = re.compile(
    r"(?:Người ký|Ký bởi|Ký số|Ngày ký|Giờ ký|Thời gian ký|Digitally signed|Signed by|Signature valid)\b|"
    r"\d[ T]\d{1,2}:\d{2}",
    re.IGNORECASE,
)
"""What a signature prints of itself: its labels, or the time of day behind a date."""


def read_whole_page(document: PdfDocument, index: int) -> Page:
    """Return what a page prints together with its marks, stamps of signatures kept apart."""
    page = document[index]
    drawn, owners = True, {}
    try:
        if _has_marks(page):
            before = raw.FPDFPage_CountObjects(page)
            drawn = _draw_in(page)
            page.close()
            page = document[index]
            owners = dict(_owners(page, before)) if drawn else {}
        read = read_page(page, owners)
    finally:
        page.close()
    return replace(_without_stamps(read), whole=drawn)


def _has_marks(page: Any) -> bool:  # noqa: ANN401 - pypdfium2 publishes no types
    """Tell whether the page has a mark that may print something."""
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST_MARKS)
    return any(_kind(page, number) not in _UNPRINTED for number in range(count))


def _kind(page: Any, number: int) -> int:  # noqa: ANN401
    mark = raw.FPDFPage_GetAnnot(page, number)
    kind = int(raw.FPDFAnnot_GetSubtype(mark)) if mark else raw.FPDF_ANNOT_POPUP
    raw.FPDFPage_CloseAnnot(mark)
    return kind


def _draw_in(page: Any) -> bool:  # noqa: ANN401
    """Draw the marks into the page in memory; False where that is not possible."""
    if raw.FPDFPage_GetAnnotCount(page) > _MOST_MARKS:
        return False
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_FAIL)


def _owners(page: Any, first: int) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Yield each piece of text that a mark drew, by its address, and the number of that mark from 1.

    PDFium draws all marks as one form behind the page's own pieces, each mark a form inside it.
    """
    number = 0
    for place in range(first, raw.FPDFPage_CountObjects(page)):
        whole = raw.FPDFPage_GetObject(page, place)
        for mark in _inner(whole):
            number += 1
            yield from ((piece, number) for piece in _texts(mark, _DEEPEST))


def _inner(form: Any) -> Iterator[Any]:  # noqa: ANN401
    if raw.FPDFPageObj_GetType(form) == raw.FPDF_PAGEOBJ_FORM:
        for place in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_PIECES)):
            yield raw.FPDFFormObj_GetObject(form, place)


def _texts(piece: Any, depth: int) -> Iterator[int]:  # noqa: ANN401
    """Yield the addresses of the pieces of text inside `piece`."""
    if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
        yield ctypes.addressof(piece.contents)
    elif depth:
        for inner in _inner(piece):
            yield from _texts(inner, depth - 1)


def _without_stamps(page: Page) -> Page:
    """Return the page with the words of a signature's stamp apart; a number or a day filled in is text."""
    stamps: dict[int, str] = {}
    for mark in sorted({word.mark for word in page.words} - {0}):
        text = " ".join(row.text for row in rows_of(word for word in page.words if word.mark == mark))
        if _STAMP.search(text):
            stamps[mark] = text
    words = tuple(word for word in page.words if word.mark not in stamps)
    return replace(page, words=words, stamps=tuple(stamps.values()))
