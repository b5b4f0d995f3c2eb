"""A Word file with some of its parts replaced: every other entry keeps its bytes and its place.

Unpacks nothing but what it is asked to change, and writes no file.
"""

from __future__ import annotations

import copy
import io
import posixpath
import struct
from collections.abc import Mapping
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element

from plancli.importing.fault import ImportFault
from plancli.importing.package import Package, R
from plancli.word_names import CONTENT_TYPES, W

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date a zip can hold: the same findings give the same bytes on any day."""
_LOCAL = struct.Struct("<4s22xHH")
"""What stands before an entry: its signature and, last, the lengths of its name and of its extra field."""
_SIZE_FOLLOWS = 0x08
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = {
    W[1:-1].encode(): b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    R[1:-1].encode(): b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/math": b"http://purl.oclc.org/ooxml/officeDocument/math",
}
"""Usual names and those of the strict form, which the package reads as the usual ones."""


def serialised(root: _Element, like: bytes) -> bytes:
    """Return the bytes of a part; where the part `like` is in the strict form, they are too."""
    data = _bytes(root)
    for usual, strict in _STRICT.items():
        if strict in like and usual not in like:
            data = data.replace(usual, strict)
    return data


def comments_root(package: Package) -> tuple[str, _Element]:
    """Return name and root of the part that holds the comments; both empty where there is none."""
    for link in package.relations(package.main).values():
        if link.kind == "comments" and not link.external:
            root = package.tree(link.target)
            if root.tag != f"{W}comments":
                package.refuse("damaged", part=link.target)
            return link.target, root
    return "", etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def new_comments_part(package: Package, data: bytes) -> tuple[str, Mapping[str, bytes]]:
    """Return a free name for the comments, and the parts changed so that the text links to it."""
    folder, base = posixpath.split(package.main)
    with ZipFile(io.BytesIO(data)) as source:
        taken = {_key(name) for name in source.namelist()}
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    name = next(each for each in names if _key(each) not in taken)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    known = package.part(links) if _key(links) in taken else None
    strict = package.part(package.main).find(_STRICT[W[1:-1].encode()]) >= 0
    types = package.part(CONTENT_TYPES)
    package.tree(CONTENT_TYPES)  # refuses what would be dangerous to read
    return name, {
        links: _linked(known, posixpath.basename(name), strict=strict),
        CONTENT_TYPES: _typed(types, name),
    }


def repacked(data: bytes, parts: Mapping[str, bytes], path: str) -> bytes:
    """Return the file with these parts in place of those of their name; new ones stand last."""
    waiting = {_key(name): (name, content) for name, content in parts.items()}
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.comment = source.comment
        entries = source.infolist()
        # Entries that share their bytes would come out as many times as long.
        if sum(entry.compress_size for entry in entries) > len(data):
            raise ImportFault("damaged", path=path, part="")
        for entry in entries:
            replaced = waiting.pop(_key(entry.filename), None)
            if replaced is None:
                _copy(data, entry, target, archive, path)
            else:
                archive.writestr(_header(entry), replaced[1])
        for name, content in waiting.values():
            archive.writestr(_header(ZipInfo(name, _DATE)), content)
    return target.getvalue()


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _header(entry: ZipInfo) -> ZipInfo:
    header = ZipInfo(entry.filename, entry.date_time)
    header.compress_type = ZIP_DEFLATED
    header.create_system = 0
    return header


def _copy(data: bytes, entry: ZipInfo, target: io.BytesIO, archive: ZipFile, path: str) -> None:
    """Take an entry over as it is packed; `zipfile` itself could only unpack it and pack it anew."""
    packed = _packed(data, entry, path)
    header = copy.copy(entry)
    header.extra = b""
    header.flag_bits &= ~_SIZE_FOLLOWS
    header.header_offset = target.seek(archive.start_dir)
    target.write(header.FileHeader())
    target.write(packed)
    archive.filelist.append(header)
    archive.NameToInfo[header.filename] = header
    archive.start_dir = target.tell()


def _packed(data: bytes, entry: ZipInfo, path: str) -> bytes:
    start = entry.header_offset
    if 0 <= start <= len(data) - _LOCAL.size:
        signature, name, extra = _LOCAL.unpack_from(data, start)
        first = start + _LOCAL.size + name + extra
        packed = data[first : first + entry.compress_size]
        if signature == b"PK\x03\x04" and len(packed) == entry.compress_size:
            return packed
    raise ImportFault("damaged", path=path, part=entry.filename)


def _linked(known: bytes | None, target: str, *, strict: bool) -> bytes:
    """Return the links of the main part with one to the comments."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = (
        etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})  # type: ignore[dict-item]
        if known is None
        else _tree(known)
    )
    used = {link.get("Id") for link in root}
    own = next(name for number in count(1) if (name := f"rId{number}") not in used)
    office = _STRICT[R[1:-1].encode()].decode() if strict else R[1:-1]
    attributes = {"Id": own, "Type": f"{office}/comments", "Target": target}
    etree.SubElement(root, f"{{{namespace}}}Relationship", attributes)
    return _bytes(root)


def _typed(known: bytes, name: str) -> bytes:
    """Return the content types with that of the comments."""
    root = _tree(known)
    namespace = etree.QName(root).namespace
    attributes = {"PartName": f"/{name}", "ContentType": _TYPE}
    etree.SubElement(root, f"{{{namespace}}}Override", attributes)
    return _bytes(root)


def _tree(data: bytes) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
