"""The base that every Word template grows from: the few parts a .docx needs, and a body put into them.

Trimmed by hand: no macro, no picture, no leftover of another template; what is printed comes in as `body`.
"""

from __future__ import annotations

from plancli.office_package import core_properties, pack
from plancli.reports.word.layouts.styles import FONT, NAMESPACES, styles_part
from plancli.word_names import CONTENT_TYPES

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "header": "header1.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
}
"""Kind of relation and place below `word/`; the header is the third, `rId3`."""


def document(body: str, last_page: str) -> bytes:
    """Return the .docx of a body and the properties of its last page."""
    parts = {
        CONTENT_TYPES: _content_types(),
        "_rels/.rels": _relationships(
            (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_RELATIONS}/{kind}", target) for kind, target in _PARTS.items())
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{last_page}</w:body></w:document>",
        "word/styles.xml": styles_part(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": _theme(),
    }
    packed = {name: (_XML + text).encode() for name, text in parts.items()}
    return pack({**packed, "docProps/core.xml": core_properties("", "plancli")})


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/settings.xml": f"{_TYPES}.settings+xml",
        "/word/header1.xml": f"{_TYPES}.header+xml",
        "/word/fontTable.xml": f"{_TYPES}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _header() -> str:
    """Return the page number, centred in the top margin, size 13."""
    size = '<w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="DauTrang"/></w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{size}<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    """Return a theme of black on white in the one font: Word wants one, no style here refers to it."""
    fills = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fills}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    shades = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}
    shades |= {f"accent{number}": "000000" for number in range(1, 7)}
    shades |= {"hlink": "000000", "folHlink": "000000"}
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in shades.items())
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="plancli">'
        f'<a:themeElements><a:clrScheme name="plancli">{colours}</a:clrScheme>'
        f'<a:fontScheme name="plancli"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="plancli"><a:fillStyleLst>{fills * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fills * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
