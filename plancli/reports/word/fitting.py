"""What depends on the words of a paper, so that no template can say it.

Rules as long as the words above them, titles on even lines, rows and lines that stay together. Styles say
where, so a clerk's own template gets it too; of a paper without such a style only the rows are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plancli.records import dataclass
from plancli.reports.word.columns import fit_columns, scale_columns, table_style
from plancli.reports.word.fitted_styles import (
    BEFORE_FOOT,
    EQUAL_RULE,
    FITTED_STYLE,
    PROPORTIONED_STYLE,
    SHARE_RULE,
)
from plancli.reports.word.looks import Looks
from plancli.reports.word.measures import twips
from plancli.reports.word.sections import end_with_last_section, page_widths
from plancli.reports.word.text_width import balanced_lines, text_width
from plancli.reports.word.uncut_rows import keep_short_rows
from plancli.word_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_BALANCED = frozenset(("CoQuanChuQuan", "CoQuanBanHanh", "TrichYeu", "KemTheo", "TenPhuLuc", "NguonTrich"))
"""Ids of the centred styles whose lines are made even."""
_ASKING = (EQUAL_RULE, SHARE_RULE, BEFORE_FOOT, FITTED_STYLE)
"""Ids of the styles for which the words of each paper are looked at."""
_SHARE = 0.42
"""Of the last line, between the third and the half that the decree allows."""
_LARGEST_SHARE = 0.47
"""Of the last line, where it is much shorter than the others: still less than a half, drawn or estimated."""
_SLACK = 1.02
"""What Word may need more than the estimate of a width."""
_TWIPS = 20
"""To a point."""
_BEFORE_KEEPING = ("pStyle",)
_BEFORE_INDENT = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
    *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
    *("adjustRightInd", "snapToGrid", "spacing"),
)
"""What the schema wants in front of the indents of a paragraph."""


@dataclass(frozen=True, slots=True)
class PageFitting:
    """How the papers of one template are fitted to their words."""

    looks: Looks | None
    """None where no style asks for a look at the words."""

    def fit(self, document: bytes) -> bytes:
        """Return the filled `word/document.xml`, fitted."""
        if self.looks is not None:
            document = _fitted(document, self.looks)
        return keep_short_rows(document.decode()).encode()


def page_fitting(document: bytes, styles: bytes) -> PageFitting:
    """Return how papers of a template are fitted, from its `word/document.xml` and `word/styles.xml`."""
    if not any(f'"{style}"'.encode() in document for style in _ASKING):
        return PageFitting(None)
    # Sheets have no such style, and a thousand of them need no tree.
    from lxml import etree

    return PageFitting(Looks(etree.fromstring(styles)))


def _fitted(document: bytes, looks: Looks) -> bytes:
    from lxml import etree

    tree = etree.fromstring(document)
    body = tree.find(f"{W}body")
    if body is None:
        return document
    for width, paragraphs in _columns(body):
        _fit_column(paragraphs, width, looks)
    _fill_pages(body, looks)
    _keep_together(body)
    end_with_last_section(body)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def _columns(body: _Element) -> Iterator[tuple[int, Sequence[_Element]]]:
    """Yield the width in twips and the paragraphs of each stretch of pages, and of each cell."""
    outside: dict[int, list[_Element]] = {}
    for element, width in page_widths(body):
        if element.tag == f"{W}p":
            outside.setdefault(width, []).append(element)
        for cell in element.iter(f"{W}tc"):
            own = cell.find(f"{W}tcPr/{W}tcW")
            room = 0 if own is None else twips(own.get(f"{W}w"))
            if room > 0:
                yield room, list(cell.iterchildren(f"{W}p"))
    yield from ((width, paragraphs) for width, paragraphs in outside.items() if width)


def _fit_column(paragraphs: Sequence[_Element], width: int, looks: Looks) -> None:
    for index, each in enumerate(paragraphs):
        style = _style(each)
        if style in _BALANCED:
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
    return min(max(lines[-1] * _SHARE, max(lines) / 3), lines[-1] * _LARGEST_SHARE)


def _line_widths(paragraph: _Element, width: int, looks: Looks) -> list[float]:
    """Return the width of each line of a paragraph in twips."""
    look = looks[_style(paragraph)]
    words = _words(paragraph)
    if look is None or not words:
        return []
    lines = balanced_lines(look.printed(words), look.type, width / _TWIPS)
    return [text_width(line, look.type) * _TWIPS for line in lines]


def _fill_pages(body: _Element, looks: Looks) -> None:
    """Fit the columns of tables to their words and to their page, which may lie across."""
    for table, page in page_widths(body):
        if not page:
            continue
        style = table_style(table)
        if style == FITTED_STYLE:
            fit_columns(table, page, looks)
        elif style == PROPORTIONED_STYLE:
            scale_columns(table, page)
        else:
            continue
        whole = table.find(f"{W}tblPr/{W}tblW")
        if whole is not None:
            whole.set(f"{W}w", str(page))


def _keep_together(body: _Element) -> None:
    """Keep the last line of a text with what is signed below it, and "… như sau:" with what follows."""
    for each in body.iterchildren(f"{W}p"):
        if _style(each) == BEFORE_FOOT:
            before = each.getprevious()
            if before is not None and before.tag == f"{W}p":
                _put(before, "keepNext", _BEFORE_KEEPING)
        elif _words(each).endswith(":"):
            _put(each, "keepNext", _BEFORE_KEEPING)


def _indent(paragraph: _Element, sides: float) -> None:
    """Move a paragraph in by so many twips on both sides."""
    indent = _put(paragraph, "ind", _BEFORE_INDENT)
    indent.attrib.clear()
    for side in ("left", "right"):
        indent.set(f"{W}{side}", str(max(round(sides), 0)))


def _put(paragraph: _Element, name: str, before: Sequence[str]) -> _Element:
    """Return the property `name` of a paragraph, put in behind those that the schema wants `before` it."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    found = properties.find(f"{W}{name}")
    if found is None:
        found = paragraph.makeelement(f"{W}{name}")
        ahead = {f"{W}{each}" for each in before}
        properties.insert(sum(each.tag in ahead for each in properties), found)
    return found


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _words(paragraph: _Element) -> str:
    signs = (each.text or "" if each.tag == f"{W}t" else "\n" for each in paragraph.iter(f"{W}t", f"{W}br"))
    return "".join(signs).strip()
