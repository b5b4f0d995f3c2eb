"""Pieces of a Word template: page, paragraphs, tables, loops, in the layout of Decree 30/2020/NĐ-CP.

Margins come from Phụ lục I of the decree, the rest from `styles`; it holds no word of any paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_MILLIMETRE = 1440 / 25.4
"""In twentieths of a point, Word's unit of length."""
PORTRAIT_WIDTH = 9354
"""Between the margins: 210 mm less 30 and 15."""
LANDSCAPE_WIDTH = 14003
"""Between the margins: 297 mm less 30 and 20."""


def paragraph(style: str, words: str) -> str:
    """Return a paragraph of one style; `words` may hold template tags."""
    return _paragraph(style, "", words)


def runs_paragraph(style: str, *runs: str) -> str:
    """Return a paragraph of runs with looks of their own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def run(words: str, look: str = "") -> str:
    """Return a run, with properties such as `<w:b/>` where it has any."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_text(words)}</w:r>"


def tag(words: str) -> str:
    """Return a paragraph that holds only a tag, `{%p … %}`, and vanishes with it."""
    return _paragraph("Doan", "", words)


def labelled(style: str, label: str, words: str) -> str:
    """Return a paragraph that opens with a bold label, such as `Điều 1.` of a decision."""
    return runs_paragraph(style, run(label, "<w:b/>"), run(f" {words}"))


def rule(left: int, right: int, style: str = "NetKe") -> str:
    """Return a thin line across the column less `left` and `right` millimetres.

    With one of the styles that `word.fitting` knows, its length follows the words above it.
    """
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    spacing = '<w:spacing w:before="70" w:line="60" w:lineRule="exact"/>'
    indent = f'<w:ind w:left="{_twips(left)}" w:right="{_twips(right)}"/>'
    return _paragraph(style, border + spacing + indent, "")


def section_break(page: str) -> str:
    """Return the paragraph that ends one paper, so that the next begins on page 1."""
    tiny = '<w:spacing w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="NetKe"/>{tiny}{page}</w:pPr></w:p>'


def page(*, landscape: bool = False) -> str:
    """Return the properties of an A4 page: 20 mm above and below, 30 left, 15 right, no number on page 1."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    right = 1134 if landscape else 851
    margins = (
        f'w:top="1134" w:right="{right}" w:bottom="1134" w:left="1701"'
        ' w:header="567" w:footer="567" w:gutter="0"'
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz {size}/><w:pgMar {margins}/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def cell(width: int, *paragraphs: str, span: int = 1) -> str:
    """Return a table cell of so many twips; it must hold a paragraph that always stays."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, heading: bool = False) -> str:
    """Return a table row; a heading row comes again on each page, and is never cut in two."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def whole_row(*cells: str) -> str:
    """Return a row that stands on one page."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def tag_row(words: str, width: int) -> str:
    """Return a row that holds only a tag, `{%tr … %}`, and vanishes with it."""
    return f"<w:tr>{cell(width, paragraph('OBang', words))}</w:tr>"


def table(style: str, widths: Sequence[int], *rows: str) -> str:
    """Return a table; the widths stand in its grid as well, or LibreOffice makes all columns equal."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def when(condition: str, content: str) -> str:
    """Return paragraphs that are printed only where the condition holds."""
    return tag(f"{{%p if {condition} %}}") + content + tag("{%p endif %}")


def either(condition: str, content: str, other: str) -> str:
    """Return paragraphs of which those that the condition chooses are printed."""
    return tag(f"{{%p if {condition} %}}") + content + tag("{%p else %}") + other + tag("{%p endif %}")


def looped(loop: str, content: str) -> str:
    """Return paragraphs that are printed at each turn of a loop, such as `line in remarks`."""
    return tag(f"{{%p for {loop} %}}") + content + tag("{%p endfor %}")


def listed(name: str) -> str:
    """Return the loop that prints each of some lines behind a dash."""
    return looped(f"line in {name}", paragraph("DongLietKe", "- {{ line }}"))


def rows_when(condition: str, width: int, *rows: str) -> tuple[str, ...]:
    """Return rows that are printed only where the condition holds; `width` is that of the first column."""
    return (tag_row(f"{{%tr if {condition} %}}", width), *rows, tag_row("{%tr endif %}", width))


def looped_rows(loop: str, width: int, *rows: str) -> tuple[str, ...]:
    """Return rows that are printed at each turn of a loop; `width` is that of the first column."""
    return (tag_row(f"{{%tr for {loop} %}}", width), *rows, tag_row("{%tr endfor %}", width))


def cells(style: str, widths: Sequence[int], words: Sequence[str]) -> list[str]:
    """Return a cell for each text, all of one style."""
    return [cell(width, paragraph(style, each)) for width, each in zip(widths, words, strict=True)]


def looped_cells(width: int, loop: str, style: str, words: str) -> list[str]:
    """Return a cell for each turn of a loop, between the cells that hold its tags."""
    return [
        cell(width, paragraph(style, f"{{%tc for {loop} %}}")),
        cell(width, paragraph(style, words)),
        cell(width, paragraph(style, "{%tc endfor %}")),
    ]


def shared_widths(total: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Return the total split by shares, the rest to the last."""
    widths = [total * share // sum(shares) for share in shares]
    return (*widths[:-1], total - sum(widths[:-1]))


def _paragraph(style: str, properties: str, words: str) -> str:
    run = f"<w:r>{_text(words)}</w:r>" if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'


def _twips(millimetres: float) -> int:
    return round(millimetres * _MILLIMETRE)
