"""Word files made wrong on purpose, the same for the same seed: by bytes, by the zip, by parts, by elements."""

from __future__ import annotations

import copy
import io
import random
import re
import warnings
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from tests.cli.word_files import BOX, CENTRED, changed, foot, letterhead, paper, tracked
from tests.hostile.hostile_words import hostile_word
from tests.importing.docx_maker import (
    NAMESPACES,
    abstract,
    docx,
    item,
    level,
    margin,
    notes,
    num,
    numbering,
    p,
    restart,
    row,
    style,
    styles,
    table,
)
from tests.reports.papers import PLANS, plan_named

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRANGE = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "x",
    "“ạ”",
    "&",
    "1e309",
    "none",
    "restart",
    "w:p",
    "%1%2%3%9",
    "../..",
)
_PIECES = (
    b"", b"<", b">", b"/>", b"&", b"&#0;", b"&x;", b"\0", b"\xff", b"</w:p>", b"<w:tbl>", b"<w:tr/>", b"<![CDATA[", b"<!--",
    b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"<?xml version='1.1'?>", b'w:val="-1"', b"<w:vMerge/>",
    b"<w:ins><w:del>", b"<w:sdt><w:sdtContent>", b"<x:y xmlns:x='urn:x'/>", b"\xef\xbb\xbf",
)  # fmt: skip
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_READ_MOST = ("word/document.xml", "word/numbering.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
_HEADERS = {b"PK\x03\x04": 30, b"PK\x01\x02": 46, b"PK\x05\x06": 22}
"""What a header of the zip begins with, and its length in bytes."""


@cache
def word_files() -> tuple[bytes, ...]:
    """Return good Word files, the small ones first; papers that `render` makes are among them."""
    lists = numbering(
        abstract(0, level(0, "%1.", "upperRoman"), level(1, "%2."), level(2, "%3)", "lowerLetter")), num(1, 0),
        num(2, 0, restart(1, 1)),
    )  # fmt: skip
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    rich = docx(
        letterhead(), p("KẾ HOẠCH", properties=CENTRED), p("Tuần tra năm 2026", note, properties=CENTRED), item("MỤC ĐÍCH"),
        item("Giữ yên thôn bản.", 1, 1), item("NHIỆM VỤ"), item("Tuần tra ban đêm.", 2, 1), item("Thôn Một.", 2, 2),
        p(BOX.format(p("Dự thảo"))), table(row("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), row("1", "Tuần tra", "Công an xã", "Quý I")),
        foot(), section='<w:headerReference w:type="default" r:id="rIdheader1"/>', numbering=lists,
        styles=styles(style("TieuDe", inner="<w:rPr><w:b/></w:rPr>")), footnotes=notes("footnote", p("Theo phân công.")),
        header1=margin("hdr", p("Dự thảo lần 2")),
    )  # fmt: skip
    old, new = "30/6/2025", "30/6/2026"
    made = [build_report(Material(plan_named(name)), "plan", ReportFormat.DOCX) for name in reversed(PLANS)]
    return tuple(map(steady, (paper(), paper(body=changed(deadline=tracked(old, new))), rich, *made)))


def hostile_docx(seed: int) -> bytes:
    """Return one file; most are small, so that many can be tried."""
    chance = random.Random(f"word {seed}")
    files = word_files()
    data = chance.choices(files, [30, 20, 30] + [3] * (len(files) - 3))[0]
    return _words(data, chance) if chance.random() < 0.1 else spoilt_package(data, chance)


def spoilt_package(data: bytes, chance: random.Random) -> bytes:
    """Return a Word file, or a workbook, with something wrong in it."""
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_bytes, _zip, _parts, _part_bytes, _elements)
    return chance.choices(ways, (12, 14, 10, 14, 40))[0](data, chance)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(spoilt))
        spoilt[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(spoilt[: chance.choice([len(spoilt), chance.randrange(len(spoilt))])])


def _zip(data: bytes, chance: random.Random) -> bytes:
    """Change what the headers of the zip say: sizes, names, flags, methods, sums, offsets; the zip is whole otherwise."""
    spoilt = bytearray(_packed(_unpacked(data), chance.choice((ZIP_STORED, ZIP_DEFLATED)), chance))
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        begin, length = chance.choice(list(_HEADERS.items()))
        places = [at for at in range(len(spoilt)) if spoilt.startswith(begin, at)]
        if places:
            at = chance.choice(places) + 4 + chance.randrange(length - 4)
            spoilt[at : at + 1] = bytes([chance.choice((0, 1, 0x7F, 0xFF, spoilt[at] ^ 1))])
    front, back = (
        chance.choice((b"", b"", b"", b"MZ", b"%PDF-1.7\n", bytes(spoilt), b"\0" * 100)) for _ in range(2)
    )
    return front + bytes(spoilt) + back


def _packed(parts: dict[str, bytes], method: int, chance: random.Random) -> bytes:
    target = io.BytesIO()
    names = list(parts)
    for _ in range(chance.choice((0, 0, 1, 2))):
        names.insert(chance.randrange(len(names)), chance.choice(names))
    with warnings.catch_warnings(action="ignore"), ZipFile(target, "w", method) as package:
        package.comment = chance.choice((b"", b"", b"PK\x05\x06" + bytes(18), chance.randbytes(40)))
        for name in names:
            called = chance.choice((name, name, name, name.upper(), f"../{name}", f"/{name}", f"{name}\0"))
            # Of one date always, so that a seed gives one file.
            entry = ZipInfo(called)
            entry.compress_type = method
            package.writestr(entry, parts[name])
    return target.getvalue()


def steady(data: bytes) -> bytes:
    """Return a file whose bytes do not depend on the day on which it was made."""
    parts = _unpacked(data)
    kept = {name: _MOMENT.sub(b"2026-01-01T00:00:00Z", part) for name, part in parts.items()}
    target = io.BytesIO()
    with ZipFile(target, "w") as package:
        for name, part in kept.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, part)
    return target.getvalue()


def _parts(data: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(data)
    one, other = chance.sample(list(parts), 2)
    way = chance.randrange(6)
    if way == 0:
        del parts[one]
    elif way == 1:
        parts[one] = parts[other]
    elif way == 2:
        parts[one], parts[other] = parts[other], parts[one]
    elif way == 3:
        parts[one] = chance.choice((b"", b"<a/>", b" " * 11_000_000, b"<a>" * 5000, chance.randbytes(500)))
    elif way == 4:
        parts[one] = _recoded(parts[one], chance)
    else:
        parts |= {f"word/{each}.xml": b"<a/>" for each in range(chance.choice((5, 2100)))}
    return _packed(parts, ZIP_DEFLATED, random.Random(0))


def _recoded(part: bytes, chance: random.Random) -> bytes:
    name = chance.choice(("utf-16", "utf-16-be", "utf-7", "utf-32", "latin-1"))
    said = chance.choice((name, name, "utf-8", "x-unknown", "cp037"))
    text = part.decode("utf-8", "replace").partition("?>")
    return (f'<?xml version="1.0" encoding="{said}"?>' + (text[2] or text[0])).encode(name, "replace")


def _part_bytes(data: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(data)
    name = _chosen_part(parts, chance)
    text = bytearray(parts[name])
    for _ in range(chance.randrange(1, 6)):
        at, length = chance.randrange(len(text) + 1), chance.choice((0, 0, chance.randrange(40)))
        text[at : at + length] = chance.choice((*_PIECES, bytes(text[at : at + length]) * 2))
    return _packed({**parts, name: bytes(text)}, ZIP_DEFLATED, random.Random(0))


def _elements(data: bytes, chance: random.Random) -> bytes:
    parts = _unpacked(data)
    name = _chosen_part(parts, chance)
    root = etree.fromstring(parts[name])
    for _ in range(chance.randrange(1, 12)):
        _disturb(list(root.iter(etree.Element)), chance)
    return _packed({**parts, name: etree.tostring(root)}, ZIP_DEFLATED, random.Random(0))


def _words(data: bytes, chance: random.Random) -> bytes:
    """Put hostile words where text stands."""
    parts = _unpacked(data)
    root = etree.fromstring(parts["word/document.xml"])
    texts = list(root.iter(f"{_W}t"))
    for _ in range(chance.randrange(1, 6)):
        word = hostile_word(chance, 20_000)
        chance.choice(texts).text = "".join(
            each for each in word if (each >= " " and each.isprintable()) or each in "\t\u200b\u202e"
        )
    return _packed({**parts, "word/document.xml": etree.tostring(root)}, ZIP_DEFLATED, random.Random(0))


def _chosen_part(parts: dict[str, bytes], chance: random.Random) -> str:
    known = [each for each in parts if each.endswith((".xml", ".rels"))]
    return chance.choice(known + [each for each in _READ_MOST if each in parts] * 6)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        return {each: package.read(each) for each in package.namelist()}


def _disturb(elements: list[etree._Element], chance: random.Random) -> None:
    """Delete, double, move, rename, wrap, nest or empty one element, or give it a strange attribute."""
    element, other = chance.choice(elements), chance.choice(elements)
    above = element.getparent()
    if above is None:
        return
    way = chance.randrange(9)
    if way == 0:
        above.remove(element)
    elif way == 1:
        above.insert(chance.randrange(len(above)), copy.deepcopy(element))
    elif way == 2 and element not in other.iterancestors() and element is not other:
        other.append(element)
    elif way == 3:
        element.tag = chance.choice((other.tag, "{urn:x}y", f"{_W}tbl", f"{_W}p", f"{_W}del"))
    elif way == 4:
        element.text = chance.choice(_STRANGE)
    elif way == 5:
        _wrap(element, above, chance)
    elif way == 6:
        element.insert(0, etree.fromstring(chance.choice(_SNIPPETS)))
    elif element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_STRANGE))


def _wrap(element: etree._Element, above: etree._Element, chance: random.Random) -> None:
    """Put an element into others that may stand around it, once or often."""
    at = above.index(element)
    inner = element
    for _ in range(chance.choice((1, 1, 2, 60, 300))):
        for name in reversed(
            chance.choice(
                (
                    ("ins",),
                    ("del",),
                    ("sdt", "sdtContent"),
                    ("tbl", "tr", "tc"),
                    ("moveFrom",),
                    ("hyperlink",),
                )
            )
        ):
            outer = etree.Element(f"{_W}{name}")
            outer.append(inner)
            inner = outer
    above.insert(at, inner)


_SNIPPETS = tuple(
    snippet.replace("/>", f" {NAMESPACES}/>", 1) if snippet.endswith("/>") else snippet.replace(">", f" {NAMESPACES}>", 1)
    for snippet in (
        '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/></w:numPr>', '<w:gridSpan w:val="1000000"/>', "<w:vMerge/>",
        '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>NUMPAGES</w:instrText>",
        '<w:pStyle w:val="TieuDe"/>', '<w:sym w:char="F0B7" w:font="Symbol"/>', '<w:br w:type="page"/>', "<w:vanish/>",
        '<w:rFonts w:ascii=".VnTime"/>', '<w:numFmt w:val="chicago"/>', '<w:lvlText w:val="%1%2%3%4%5%6%7%8%9"/>',
        '<w:start w:val="999999999"/>', '<w:altChunk r:id="rId1"/>', '<w:basedOn w:val="TieuDe"/>', "<w:cantSplit/>",
    )
)  # fmt: skip
