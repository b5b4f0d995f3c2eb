"""What the XML of a filled Word template needs before it is a document, as docxtpl does it after filling.

Line ends of values become breaks; a table whose columns only the data tells gets its grid; drawings get
numbers of their own. docxtpl goes over the whole document for each; here only what needs it is touched.
"""

from __future__ import annotations

import re
from itertools import count

from docxtpl import DocxTemplate
from lxml import etree

from plancli.records import dataclass
from plancli.reports.word_columns import FITTED_STYLE, fit_columns

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_OPENING = re.compile(r"<w:p(?: [^>]*)?>")
_SPELLED = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_RARE_BREAKS = "\t\a\f"
"""Signs that docxtpl turns into tab, paragraph and page; no value holds one, a template may."""
_TABLE = re.compile(r"<w:tbl(?=[ >])")
_TABLE_END = "</w:tbl>"
_ROW = re.compile(r"<w:tr(?=[ >])")
_CELL = re.compile(r"<w:tc(?=[ >])")
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"')
_FITTED = f'<w:tblStyle w:val="{FITTED_STYLE}"'
# Where cells stand inside other things, or an earlier layout is kept, the text does not tell how many count.
_TANGLED = re.compile(r"<w:(?:sdt|customXml|ins|del|moveTo|moveFrom|tblGridChange|tcPrChange)\b")
_DRAWING = re.compile(r'(<wp:docPr\b[^>]*? id=")[^"]*')
_FIRST_DRAWING = 1001
_DOCXTPL = DocxTemplate("")
"""Lends its work on XML; it opens no file."""


def spelled_braces(xml: str) -> str:
    """Return the XML with `{_{` of a template's own words as `{{`: how docxtpl lets one print braces."""
    for spelled, meant in _SPELLED:
        xml = xml.replace(spelled, meant)
    return xml


def resolve_breaks(xml: str) -> str:
    r"""Return the XML with line ends in printed words as breaks; tabs and form feeds as docxtpl has them.

    >>> resolve_breaks("<w:p><w:r><w:t>Chủ trì\nPhối hợp</w:t></w:r></w:p>")
    '<w:p><w:r><w:t>Chủ trì</w:t><w:br/><w:t xml:space="preserve">Phối hợp</w:t></w:r></w:p>'
    """
    paragraphs = xml.split("</w:p>")
    rare = any(sign in xml for sign in _RARE_BREAKS)
    for at, paragraph in enumerate(paragraphs[:-1]):
        if rare and any(sign in paragraph for sign in _RARE_BREAKS):
            resolved: str = _DOCXTPL.resolve_listing(f"{paragraph}</w:p>")
            paragraphs[at] = resolved.removesuffix("</w:p>")
        elif "\n" in paragraph and (opening := _OPENING.search(paragraph)):
            start = opening.end()
            paragraphs[at] = paragraph[:start] + _TEXT.sub(_broken, paragraph[start:])
    return "</w:p>".join(paragraphs)


def _broken(text: re.Match[str]) -> str:
    return text.group().replace("\n", _BREAK)


@dataclass(frozen=True, slots=True)
class Repair:
    """What the tables and drawings of one body need each time it is filled."""

    opening: str
    """The start tag of the body with all namespaces, `<w:body xmlns:w="…">`."""
    tangled: bool
    """True where only a look at the tree tells the cells of a row."""

    def mend(self, body: str) -> str:
        """Return the inside of a well-formed body with its tables and drawings mended."""
        tables = list(_outermost_tables(body))
        if any(not self._is_sound(body[start:end]) for start, end in tables):
            body = self._with_tables(body, tables)
        if "<wp:docPr" in body:
            numbers = count(_FIRST_DRAWING)
            body = _DRAWING.sub(lambda drawing: f"{drawing.group(1)}{next(numbers)}", body)
        return body

    def _is_sound(self, table: str) -> bool:
        """Tell whether docxtpl would leave the grid as it is, and no width depends on the words."""
        if self.tangled or _FITTED in table or len(_TABLE.findall(table)) > 1:
            return False
        columns, widest = table.count("<w:gridCol "), 0
        for row in _ROW.split(table)[1:]:
            cells = len(_CELL.findall(row))
            if cells > columns:
                return False
            spans = _SPAN.findall(row) if "<w:gridSpan" in row else ()
            widest = max(widest, cells - len(spans) + sum(map(int, spans)))
        return widest >= columns

    def _with_tables(self, body: str, tables: list[tuple[int, int]]) -> str:
        pieces: list[str] = []
        at = 0
        for start, end in tables:
            table = body[start:end]
            pieces += (body[at:start], table if self._is_sound(table) else self._mended(table))
            at = end
        return "".join([*pieces, body[at:]])

    def _mended(self, table: str) -> str:
        tree = _DOCXTPL.fix_tables(f"{self.opening}{table}</w:body>")
        fit_columns(tree)
        mended = etree.tostring(tree, encoding="unicode")
        return mended[mended.index(">") + 1 : mended.rindex("</w:body>")]


def needed_repair(opening: str, source: str) -> Repair:
    """Return what a body needs whose start tag and prepared template these are."""
    return Repair(opening, tangled=_TANGLED.search(source) is not None)


def _outermost_tables(body: str) -> list[tuple[int, int]]:
    """Return where each table begins and ends; one inside another belongs to that."""
    found, depth, start = [], 0, 0
    for mark in re.finditer(r"<w:tbl(?=[ >])|</w:tbl>", body):
        if mark.group() != _TABLE_END:
            start = mark.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append((start, mark.end()))
    return found
