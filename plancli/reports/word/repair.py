"""What the XML of a filled Word template needs before it is a document, as docxtpl does it after filling.

Line ends of values become breaks; a table whose columns only the data tells gets its grid; drawings get
numbers of their own. docxtpl goes over the whole document for each; here only what needs it is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.reports.word.columns import share_columns
from plancli.reports.word.fitted_styles import PROPORTIONED_STYLE

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_OPENING = re.compile(r"<w:p(?: [^>]*)?>")
_SPELLED = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
RARE_BREAKS = "\t\a\f"
"""Signs that docxtpl turns into tab, paragraph and page; no value holds one, a template may."""
_SPAN = late_pattern(r'<w:gridSpan w:val="(\d+)"')
_PROPORTIONED = f'<w:tblStyle w:val="{PROPORTIONED_STYLE}"'
# Where cells stand inside other things, or an earlier layout is kept, the text does not tell how many count.
_TANGLED = late_pattern(r"<w:(?:sdt|customXml|ins|del|moveTo|moveFrom|tblGridChange|tcPrChange|tbl )\b")
# What a template borrows from another, or prints whole, is not seen in its own text.
_BORROWED = late_pattern(r"\{%-?\s*(?:include|import|from|extends|block|call)\b")
_CELL = late_pattern(r"<w:tc[ >].*?</w:tc>", re.DOTALL)
_ROW_TAG = late_pattern(r"\{%-?\s*(?:for|if|elif|else|endif|endfor)\b(?:(?!%\}).)*%\}", re.DOTALL)
_BLOCK = late_pattern(r"\{%-?\s*(if|for|with|filter|raw|macro|end\w+)\b")
_DRAWING = late_pattern(r'(<wp:docPr\b[^>]*? id=")[^"]*')
_FIRST_DRAWING = 1001


def spelled_braces(xml: str) -> str:
    """Return the XML with `{_{` of a template's own words as `{{`: how docxtpl lets one print braces."""
    for spelled, meant in _SPELLED:
        xml = xml.replace(spelled, meant)
    return xml


def holds_spelled_braces(source: str) -> bool:
    """Tell whether what this template prints may hold `{_{` and the like."""
    return _BORROWED.search(source) is not None or any(spelled in source for spelled, _ in _SPELLED)


def resolve_breaks(xml: str) -> str:
    r"""Return the XML with line ends in printed words as breaks; tabs and form feeds as docxtpl has them.

    >>> resolve_breaks("<w:p><w:r><w:t>Chủ trì\nPhối hợp</w:t></w:r></w:p>")
    '<w:p><w:r><w:t>Chủ trì</w:t><w:br/><w:t xml:space="preserve">Phối hợp</w:t></w:r></w:p>'
    """
    paragraphs = xml.split("</w:p>")
    rare = any(sign in xml for sign in RARE_BREAKS)
    for at, paragraph in enumerate(paragraphs[:-1]):
        if rare and any(sign in paragraph for sign in RARE_BREAKS):
            paragraphs[at] = _resolved_by_docxtpl(f"{paragraph}</w:p>").removesuffix("</w:p>")
        elif "\n" in paragraph and (opening := _OPENING.search(paragraph)):
            start = opening.end()
            paragraphs[at] = paragraph[:start] + _TEXT.sub(_broken, paragraph[start:])
    return "</w:p>".join(paragraphs)


def _resolved_by_docxtpl(paragraph: str) -> str:
    from docxtpl import DocxTemplate

    resolved: str = DocxTemplate("").resolve_listing(paragraph)
    return resolved


def _broken(text: re.Match[str]) -> str:
    return text.group().replace("\n", _BREAK)


@dataclass(frozen=True, slots=True)
class Repair:
    """What the tables and drawings of one body need each time it is filled."""

    opening: str
    """The start tag of the body with all namespaces, `<w:body xmlns:w="…">`."""
    tables: bool
    """True where a table's columns, or their widths, depend on the data."""
    tangled: bool
    """True where only a look at the tree tells the cells of a row."""
    drawings: bool
    """True where there are drawings to number."""

    def mend(self, body: str) -> str:
        """Return the inside of a whole body with tables and drawings mended; itself where nothing is."""
        if self.tangled:
            body = self._mended(body)
        elif self.tables:
            body = self._with_tables(body)
        if self.drawings:
            numbers = count(_FIRST_DRAWING)
            body = _DRAWING.sub(lambda drawing: f"{drawing.group(1)}{next(numbers)}", body)
        return body

    def _with_tables(self, body: str) -> str:
        pieces: list[str] = []
        at = 0
        for start, end in _outermost_tables(body):
            table = body[start:end]
            if not _is_sound(table):
                pieces += (body[at:start], self._mended(table))
                at = end
        return "".join([*pieces, body[at:]]) if pieces else body

    def _mended(self, content: str) -> str:
        """Return what stands in a body, its tables as docxtpl leaves them and with their widths shared."""
        from docxtpl import DocxTemplate
        from lxml import etree

        tree = DocxTemplate("").fix_tables(f"{self.opening}{content}</w:body>")
        share_columns(tree)
        mended = etree.tostring(tree, encoding="unicode")
        return mended[mended.index(">") + 1 : mended.rindex("</w:body>")]


def needed_repair(opening: str, source: str) -> Repair:
    """Return what a body needs whose start tag and prepared template these are."""
    borrowed = _BORROWED.search(source) is not None
    tangled = _TANGLED.search(source) is not None
    settled = not tangled and all(_is_settled(source[at:end]) for at, end in _outermost_tables(source))
    return Repair(opening, borrowed or not settled, tangled, borrowed or "<wp:docPr" in source)


def _is_settled(table: str) -> bool:
    """Tell whether a table of a template is sound whatever it is filled with.

    So it is where tags stand inside cells, or choose and repeat rows, and the first row is always there.
    """
    *rows, _ = table.split("</w:tr>")
    first = "".join(rows[:1])
    return (
        _is_sound(table)
        and _is_sound(f"{first}</w:tr>")
        and "{" not in first[: first.find("<w:tr")]
        and all(map(_keeps_its_cells, rows))
    )


def _keeps_its_cells(row: str) -> bool:
    before, _, cells = row.partition("<w:tr")
    whole = all(_are_paired(cell) for cell in _CELL.findall(cells))
    return whole and "{" not in _CELL.sub("", cells) + _ROW_TAG.sub("", before)


def _are_paired(cell: str) -> bool:
    """Tell whether each tag that opens in a cell closes there, and none stands in its properties."""
    depth = 0
    for tag in _BLOCK.finditer(cell):
        depth += -1 if tag.group(1).startswith("end") else 1
        if depth < 0:
            return False
    return depth == 0 and "{" not in cell.partition("</w:tcPr>")[0].rpartition("<w:tcPr>")[2]


def _outermost_tables(body: str) -> Iterator[tuple[int, int]]:
    """Yield where each table begins and ends; one inside another belongs to that."""
    start = body.find("<w:tbl>")
    while start >= 0:
        end = body.index("</w:tbl>", start)
        inner = body.count("<w:tbl>", start + 1, end)
        while inner:
            passed, end = end + 1, body.index("</w:tbl>", end + 1)
            inner += body.count("<w:tbl>", passed, end) - 1
        end += len("</w:tbl>")
        yield start, end
        start = body.find("<w:tbl>", end)


def _is_sound(table: str) -> bool:
    """Tell whether docxtpl would leave the grid as it is, and no width depends on the number of columns."""
    if _PROPORTIONED in table or table.count("<w:tbl>") > 1:
        return False
    columns, widest = table.count("<w:gridCol "), 0
    for row in table.split("</w:tr>")[:-1]:
        cells = row.count("<w:tc>") + row.count("<w:tc ")
        if cells > columns:
            return False
        spans = _SPAN.findall(row) if "<w:gridSpan" in row else ()
        widest = max(widest, cells - len(spans) + sum(map(int, spans)))
    return widest >= columns
