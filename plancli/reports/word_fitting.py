"""What depends on the words of a paper, so that no template can say it.

Rules as long as the words above them, titles on even lines, rows and lines that stay together. Styles say
where, so a clerk's own template gets it too; a paper without such a style is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from plancli.reports.text_width import balanced_lines, text_width
from plancli.reports.word_looks import Look, read_looks
from plancli.reports.word_sections import end_with_last_section, page_widths
from plancli.reports.word_styles import BEFORE_FOOT, EQUAL_RULE, SHARE_RULE

if TYPE_CHECKING:
    from lxml.etree import _Element

BALANCED = frozenset(("CoQuanChuQuan", "CoQuanBanHanh", "TrichYeu", "KemTheo", "TenPhuLuc", "NguonTrich"))
"""Ids of the centred styles whose lines are made even."""
_SHARE = 0.42
"""Of the last line, between the third and the half that the decree allows."""
_SLACK = 1.02
"""What Word may need more than the estimate of a width."""
_TALLEST_WHOLE_ROW = 14
"""Lines; a taller row may be cut in two, or half a page would stay empty."""
_SIGN_WIDTH = 106
"""Of a letter in a table, on average, in twips: 11 points."""
_TWIPS = 20
"""To a point."""
_BEFORE_KEEPING = ("w:pStyle",)
_BEFORE_INDENT = (
    *("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr"),
    *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku"),
    *("w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi"),
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing"),
)
"""What the schema wants in front of the indents of a paragraph."""


def fit_page(document: _Element, styles: _Element) -> None:
    """Fit a filled document to its words; `styles` is the root of its styles."""
    body = document.find(qn("w:body"))
    if body is None or not _wants_fitting(body):
        return
    looks = read_looks(styles)
    for width, paragraphs in _columns(body):
        _fit_column(paragraphs, width, looks)
    _keep_together(body)
    _keep_rows_whole(body)
    end_with_last_section(body)


def _wants_fitting(body: _Element) -> bool:
    wanted = (EQUAL_RULE, SHARE_RULE, BEFORE_FOOT)
    return any(style.get(qn("w:val")) in wanted for style in body.iter(qn("w:pStyle")))


def _columns(body: _Element) -> Iterator[tuple[int, Sequence[_Element]]]:
    """Yield the width in twips and the paragraphs of each stretch of pages, and of each cell."""
    outside: dict[int, list[_Element]] = {}
    for element, width in page_widths(body):
        if element.tag == qn("w:p"):
            outside.setdefault(width, []).append(element)
        for cell in element.iter(qn("w:tc")):
            own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if own is not None:
                yield int(own.get(qn("w:w"), "0")), list(cell.iterchildren(qn("w:p")))
    yield from outside.items()


def _fit_column(paragraphs: Sequence[_Element], width: int, looks: Mapping[str, Look]) -> None:
    for index, each in enumerate(paragraphs):
        style = _style(each)
        if style in BALANCED:
            lines = _line_widths(each, width, looks)
            if len(lines) > 1:
                _indent(each, (width - max(lines) * _SLACK) / 2)
        elif style in (EQUAL_RULE, SHARE_RULE):
            above = next((word for word in reversed(paragraphs[:index]) if _words(word)), None)
            if above is not None:
                lines = _line_widths(above, width, looks)
                _indent(each, (width - (lines[-1] if style == EQUAL_RULE else _share(lines))) / 2)


def _share(lines: Sequence[float]) -> float:
    """Return the length of a rule below these lines: a share of the last, and of the longest where it can."""
    return min(max(lines[-1] * _SHARE, max(lines) / 3), lines[-1] / 2)


def _line_widths(paragraph: _Element, width: int, looks: Mapping[str, Look]) -> list[float]:
    """Return the width of each line of a paragraph in twips."""
    look = looks.get(_style(paragraph))
    words = _words(paragraph)
    if look is None or not words:
        return []
    lines = balanced_lines(look.printed(words), look.type, width / _TWIPS)
    return [text_width(line, look.type) * _TWIPS for line in lines]


def _keep_together(body: _Element) -> None:
    """Keep the last line of a text with what is signed below it, and "… như sau:" with what follows."""
    for each in body.iterchildren(qn("w:p")):
        if _style(each) == BEFORE_FOOT:
            before = each.getprevious()
            if before is not None and before.tag == qn("w:p"):
                _put(before, "w:keepNext", _BEFORE_KEEPING)
        elif _words(each).endswith(":"):
            _put(each, "w:keepNext", _BEFORE_KEEPING)


def _keep_rows_whole(body: _Element) -> None:
    for row in body.iter(qn("w:tr")):
        if row.find(qn("w:trPr")) is None and _height(row) <= _TALLEST_WHOLE_ROW:
            properties = OxmlElement("w:trPr")
            properties.append(OxmlElement("w:cantSplit"))
            row.insert(1 if row.find(qn("w:tblPrEx")) is not None else 0, properties)


def _height(row: _Element) -> int:
    """Return about how many lines the tallest cell of a row has."""
    return max(map(_lines_of_cell, row.iterchildren(qn("w:tc"))), default=0)


def _lines_of_cell(cell: _Element) -> int:
    width = next((int(own.get(qn("w:w"), "0")) for own in cell.iter(qn("w:tcW"))), 0)
    signs = max(width // _SIGN_WIDTH, 1)
    paragraphs = (line for each in cell.iter(qn("w:p")) for line in _words(each).split("\n"))
    return sum(max(ceil(len(line) / signs), 1) for line in paragraphs)


def _indent(paragraph: _Element, sides: float) -> None:
    """Move a paragraph in by so many twips on both sides."""
    indent = _put(paragraph, "w:ind", _BEFORE_INDENT)
    indent.attrib.clear()
    for side in ("w:left", "w:right"):
        indent.set(qn(side), str(max(round(sides), 0)))


def _put(paragraph: _Element, name: str, before: Sequence[str]) -> _Element:
    """Return the property `name` of a paragraph, put in behind those that the schema wants `before` it."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    found = properties.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        ahead = frozenset(map(qn, before))
        properties.insert(sum(each.tag in ahead for each in properties), found)
    return found


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style.get(qn("w:val"), "") if style is not None else ""


def _words(paragraph: _Element) -> str:
    signs = (
        each.text or "" if each.tag == qn("w:t") else "\n" for each in paragraph.iter(qn("w:t"), qn("w:br"))
    )
    return "".join(signs).strip()
