"""What a reader of a printed paper would mark with a pencil: found in its PDF, with the Word file as witness."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docx import Document
from lxml import etree

from tests.reports.papers import W, document_xml
from tests.reports.pdf_pages import Line, Page, output_of, pages_of

_POINT = 1 / 12700
"""Points in one unit of Word's measure."""
_SLACK = 2.0
"""Points by which a letter may reach over a margin: an accent above, an overhang at the side."""
_MANY_LETTERS, _MANY_LINES = 1500, 25
"""Letters in a row, and paragraphs in one of its cells, from which a page may not hold it, so that it may be torn."""


def solid(text: str) -> str:
    """Return `text` without white space: where a line breaks, after a hyphen too, is the page's own affair."""
    return "".join(text.split())


@dataclass(frozen=True)
class Printed:
    """A Word file and the PDF that LibreOffice made of it."""

    pdf: Path

    @cached_property
    def data(self) -> bytes:
        return self.pdf.with_suffix(".docx").read_bytes()

    @cached_property
    def body(self) -> etree._Element:
        return document_xml(self.data)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return pages_of(self.pdf)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each page without white space, in the order in which it was drawn, its number aside."""
        drawn = output_of("pdftotext", "-raw", self.pdf, "-").split("\f")[:-1]
        return tuple(solid(_without_number(page, number)) for number, page in enumerate(drawn))

    def told(self, element: etree._Element) -> str:
        """Return the text of a part of the Word file, without white space."""
        return solid("".join(text.text or "" for text in element.iter(f"{W}t")))


def _without_number(page: str, number: int) -> str:
    first, _, rest = page.partition("\n")
    return rest if number and first.strip().isdigit() else page


def wrong_numbers(paper: Printed) -> Iterator[str]:
    """Yield pages whose number is not one more than the last one; the first page of a section has none."""
    last = 0
    for at, page in enumerate(paper.pages, start=1):
        number = page_number(page)
        if number is None:
            last = 1
        elif int(number.text) != last + 1:
            yield f"page {at} is numbered {number.text}"
        else:
            last += 1
            middle = (number.left + number.right) / 2
            if abs(middle - page.width / 2) > 40:
                yield f"page {at} has its number aside"
    if page_number(paper.pages[0]) is not None:
        yield "the first page bears a number"


def page_number(page: Page) -> Line | None:
    """Return the line with the page's number: digits alone, in the top margin."""
    return next(
        (line for line in page.lines if line.bottom < 20 * 72 / 25.4 + 8 and line.text.isdigit()), None
    )


def outside_margins(paper: Printed) -> Iterator[str]:
    """Yield lines that stand in a margin of their page."""
    for at, page in enumerate(paper.pages, start=1):
        left, right, top, bottom = _margins(paper, landscape=page.width > page.height)
        for line in page.lines:
            if line == page_number(page):
                continue
            beside = line.left < left - _SLACK or line.right > page.width - right + _SLACK
            above = line.top < top - 2 * _SLACK or line.bottom > page.height - bottom + 2 * _SLACK
            if beside or above:
                yield f"page {at}: “{line.text[:60]}”"


def _margins(paper: Printed, *, landscape: bool) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom margin of the sections of that orientation, in points."""
    for section in Document(io.BytesIO(paper.data)).sections:
        assert section.page_width is not None
        assert section.page_height is not None
        if (section.page_width > section.page_height) == landscape:
            given = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
            left, right, top, bottom = (float(margin or 0) * _POINT for margin in given)
            return left, right, top, bottom
    raise AssertionError(f"no section of {paper.pdf.name} has this orientation")


def lonely_headings(paper: Printed) -> Iterator[str]:
    """Yield headings that end a page: what they head stands on the next one."""
    headings = {text for text in map(paper.told, _headings(paper)) if text}
    for at, text in enumerate(paper.texts[:-1], start=1):
        yield from (f"page {at} ends with “{heading}”" for heading in headings if text.endswith(heading))


def _headings(paper: Printed) -> Iterator[etree._Element]:
    """Yield the paragraphs that Word is asked to keep with the next one, by themselves or by their style."""
    with zipfile.ZipFile(io.BytesIO(paper.data)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    kept = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    for paragraph in paper.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in kept:
            yield paragraph


def tables_without_heading(paper: Printed) -> Iterator[str]:
    """Yield pages on which a table goes on without its heading row, and pages that end with one."""
    for table in paper.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        heads = [paper.told(row) for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        if not heads:
            continue
        heading = "".join(heads)
        pages = sorted({at for row in rows[len(heads) :] for at in _pages_with(paper, _longest(paper, row))})
        for at in pages:
            if heading not in paper.texts[at]:
                yield f"page {at + 1} has rows and no “{heading[:40]}…”"
            elif paper.texts[at].endswith(heading):
                yield f"page {at + 1} ends with the heading “{heading[:40]}…”"


def torn_rows(paper: Printed) -> Iterator[str]:
    """Yield rows that stand on two pages, but for those that are too tall."""
    for row in paper.body.iter(f"{W}tr"):
        text = paper.told(row)
        tallest = max(len(cell.findall(f"{W}p")) for cell in row.iter(f"{W}tc"))
        heading = row.find(f"{W}trPr/{W}tblHeader") is not None
        if not text or heading or len(text) > _MANY_LETTERS or tallest > _MANY_LINES:
            continue
        if not any(text in page for page in paper.texts):
            yield f"“{text[:60]}…”"


def _longest(paper: Printed, row: etree._Element) -> str:
    """Return the text of the cell by which a row is known."""
    return max(map(paper.told, row.iter(f"{W}tc")), key=len, default="")


def _pages_with(paper: Printed, text: str) -> list[int]:
    """Return the pages with a text that is long enough to be known by, where it stands on one page only."""
    found = [at for at, page in enumerate(paper.texts) if len(text) >= 25 and text in page]
    return found if len(found) == 1 else []


def lonely_signature(paper: Printed) -> Iterator[str]:
    """Yield pages with the signature and no line of the text above it."""
    for at, page in enumerate(paper.pages, start=1):
        lines = [line for line in page.lines if line != page_number(page)]
        starts = [number for number, line in enumerate(lines) if line.text.startswith("Nơi nhận:")]
        if starts and (starts[0] == 0 or lines[starts[0] - 1].bottom > lines[starts[0]].bottom):
            yield f"page {at} begins with the signature"


def empty_pages(paper: Printed, *, least: float = 0.5) -> Iterator[str]:
    """Yield pages that end in their upper half, but for the last one of a section."""
    for at, (page, following) in enumerate(itertools.pairwise(paper.pages), start=1):
        last_of_section = page_number(following) is None
        if not last_of_section and max((line.bottom for line in page.lines), default=0) < least * page.height:
            yield f"page {at} ends in its upper half"
