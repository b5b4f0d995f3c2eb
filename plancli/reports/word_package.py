"""The zip that a .docx is: parts in, the same bytes out every time.

Knows nothing of what stands in a part but the properties of the file; it writes no file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from plancli.reports.paper_text import paper_text

CORE_PROPERTIES = "docProps/core.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date a zip can hold: the same paper has the same bytes on any day."""
_LONGEST_PROPERTY = 255
"""Characters that Word keeps of a property."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the .docx of these parts, by name: content types first, then by name, all of one date."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda part: (part != _CONTENT_TYPES, part)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return packed.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def core_properties(title: str, author: str) -> bytes:
    """Return the part that holds title and author; no day stands in it, so that none is invented."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_property(title)}</dc:title><dc:creator>{_property(author)}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def _property(words: str) -> str:
    return escape(" ".join(paper_text(words).split())[:_LONGEST_PROPERTY], quote=False)
