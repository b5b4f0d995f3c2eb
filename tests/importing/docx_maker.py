"""Small Word files built from snippets, so that a test shows only what it is about.

Checks nothing: a snippet that is wrong makes a file that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "") -> str:
    """Return a run; `properties` is what stands in its `w:rPr`."""
    front = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{front}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; a string without a tag is a plain run."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs if one)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, num_id: int = 1, level: int | None = 0) -> str:
    """Return a paragraph of list `num_id`."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, properties=f'<w:numPr>{at}<w:numId w:val="{num_id}"/></w:numPr>')


def cell(*blocks: str, properties: str = "") -> str:
    """Return a table cell; a string without a tag is a plain paragraph."""
    inner = "".join(one if one.startswith("<") else p(one) for one in blocks or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a table row; a string without a tag is a plain cell."""
    inner = "".join(one if one.startswith("<w:tc") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, properties: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def level(
    at: int, text: str, form: str = "decimal", *, start: int | None = 1, more: str = "", font: str = ""
) -> str:
    """Return one level of a list; `more` stands behind its form (`w:suff`, `w:isLgl`, `w:lvlRestart` …)."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if font else ""
    return (
        f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>{fonts}</w:lvl>'
    )


def abstract(own: int, *levels: str, front: str = "", back: str = "") -> str:
    """Return the definition of a list; `front` stands before its levels, as `w:styleLink` does."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{own}">{kind}{front}{"".join(levels)}{back}</w:abstractNum>'


def num(own: int, definition: int, overrides: str = "") -> str:
    """Return the list `own` of a definition."""
    return f'<w:num w:numId="{own}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def restart(at: int, start: int) -> str:
    """Return the override with which a list begins anew at a level."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*definitions_and_lists: str) -> str:
    """Return the numbering part of definitions, then lists."""
    return f"<w:numbering {NAMESPACES}>{''.join(definitions_and_lists)}</w:numbering>"


def style(
    own: str, kind: str = "paragraph", *, based_on: str = "", default: bool = False, inner: str = ""
) -> str:
    """Return one style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    name = f'<w:name w:val="{own}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{own}"{first}>{name}{base}{inner}</w:style>'


def styles(*each: str, defaults: str = "") -> str:
    """Return the styles part."""
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(each)}</w:styles>"


def notes(kind: str, *each: str) -> str:
    """Return the part of footnotes or endnotes, numbered from 1; each holds paragraphs."""
    inner = "".join(f'<w:{kind} w:id="{at}">{one}</w:{kind}>' for at, one in enumerate(each, 1))
    return f"<w:{kind}s {NAMESPACES}>{inner}</w:{kind}s>"


def margin(kind: str, *paragraphs: str) -> str:
    """Return a header (`hdr`) or a footer (`ftr`)."""
    return f"<w:{kind} {NAMESPACES}>{''.join(paragraphs)}</w:{kind}>"


def document(*blocks: str, section: str = "") -> str:
    """Return the main part; a string without a tag is a plain paragraph."""
    inner = "".join(one if one.startswith("<") else p(one) for one in blocks)
    return f"<w:document {NAMESPACES}><w:body>{inner}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def relation(own: str, kind: str, target: str, *, external: bool = False) -> str:
    """Return one link of a part."""
    outside = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{own}" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/>'


def relations(*each: str) -> str:
    """Return a part of links."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def parts(main: str, links: str = "", **others: str) -> dict[str, str | bytes]:
    """Return all parts of a file; `others` are `styles`, `numbering`, `footnotes`, `header1` … and their text."""
    kinds = {name: name.rstrip("0123456789") for name in others}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **kinds}.items()
    )
    own = [relation(f"rId{name}", kind, f"{name}.xml") for name, kind in kinds.items()]
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": relations(*own, links),
    }
    return found | {f"word/{name}.xml": text for name, text in others.items()}


def pack(found: Mapping[str, str | bytes]) -> bytes:
    """Return the bytes of a file with these parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, text in found.items():
            package.writestr(name, text)
    return target.getvalue()


def docx(*blocks: str, links: str = "", section: str = "", **others: str) -> bytes:
    """Return a Word file with these blocks and other parts."""
    return pack(parts(document(*blocks, section=section), links, **others))
