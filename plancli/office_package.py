"""The zip that a Word file or a workbook is: parts in, the same bytes out every time.

Knows nothing of what stands in a part but the properties of the file; it writes no file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from html import escape
from struct import pack as packed_fields

from plancli.paper_text import paper_text
from plancli.records import dataclass
from plancli.word_names import CONTENT_TYPES

CORE_PROPERTIES = "docProps/core.xml"
_DATE = (1 << 5) | 1
"""1 January 1980, the first day a zip can hold: the same paper has the same bytes on any day."""
_DEFLATED = 8
_VERSION = 20
"""Of the zip format: 2.0, the first that knows deflate."""
_UTF8_NAME = 0x800
_OWNER = 0o600 << 16
"""Who may read an unpacked part, where a system asks."""
_QUICK = 3
"""Level of zlib for what is packed anew in each file: half the time of 6, for files 4 % larger."""
_SMALL = 6
"""Level for what is packed once: 9 takes twice as long and saves nothing here."""
_LONGEST_PROPERTY = 255
"""Characters that Word keeps of a property."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One part as it lies in the zip, ready to be copied into any number of files."""

    name: bytes
    """`word/document.xml`."""
    data: bytes
    """The part, deflated."""
    fields: bytes
    """What both of its headers in the zip say alike: version, flags, method, date, checksum, lengths."""


def pack_part(name: str, content: bytes, *, quick: bool = False) -> Packed:
    """Return one part, deflated; `quick` for one that is needed in this file alone."""
    deflate = zlib.compressobj(_QUICK if quick else _SMALL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush()
    flags, encoded = 0 if name.isascii() else _UTF8_NAME, name.encode()
    sizes = (zlib.crc32(content), len(data), len(content), len(encoded), 0)
    fields = packed_fields("<5H3I2H", _VERSION, flags, _DEFLATED, 0, _DATE, *sizes)
    return Packed(encoded, data, fields)


def join(parts: Iterable[Packed]) -> bytes:
    """Return the file of packed parts: content types first, then by name, all of one date."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for part in sorted(parts, key=_place):
        pieces += (b"PK\3\4", part.fields, part.name, part.data)
        directory += (
            packed_fields("<4sH", b"PK\1\2", _VERSION),
            part.fields,
            packed_fields("<3H2I", 0, 0, 0, _OWNER, at),
            part.name,
        )
        at += 4 + len(part.fields) + len(part.name) + len(part.data)
    count, listing = len(directory) // 4, b"".join(directory)
    end = packed_fields("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(listing), at, 0)
    return b"".join([*pieces, listing, end])


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the file of these parts, by name."""
    return join(pack_part(name, content) for name, content in parts.items())


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name, entries for folders left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def core_properties(title: str, author: str) -> bytes:
    """Return the part that holds title and author; no day stands in it, so that none is invented."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_property(title)}</dc:title><dc:creator>{_property(author)}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def _place(part: Packed) -> tuple[bool, bytes]:
    return part.name != CONTENT_TYPES.encode(), part.name


def _property(words: str) -> str:
    return escape(" ".join(paper_text(words).split())[:_LONGEST_PROPERTY], quote=False)
