"""Word files with comments, looked into by raw XML, so that no code under test reads its own work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from plancli.formats.word_anchors import Stretch
from plancli.formats.word_comments import Remark, add_comments
from plancli.importing.docx_text import read_docx
from plancli.importing.old_fonts import decode_old_font
from plancli.messages import Language

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
PATH = "KH.docx"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}footnoteReference": "¹", f"{W}drawing": "▣", f"{W}sym": "•"}


def words_at(data: bytes, words: str) -> Stretch:
    """Return where these words stand in the file, as its reader counts."""
    for line in read_docx(data, PATH, decode_old_font).lines():
        start = line.text.replace("\n", " ").find(words)
        if start >= 0:
            return Stretch(line.number, start, start + len(words))
    raise LookupError(words)


def commented(data: bytes, *stretches: Stretch | str) -> bytes:
    """Return the file with a comment on each stretch, or on these words."""
    found = [words_at(data, each) if isinstance(each, str) else each for each in stretches]
    remarks = [Remark(each, (f"Lỗi KH{number:03}", "Sai.")) for number, each in enumerate(found)]
    return add_comments(data, PATH, remarks, Language.VI)


def tree(data: bytes, name: str = "word/document.xml") -> _Element:
    """Return the root of a part, the strict names made the usual ones."""
    with ZipFile(BytesIO(data)) as package:
        content = package.read(name)
    for usual, strict in STRICT.items():
        content = content.replace(strict, usual)
    return etree.fromstring(content)


def anchored(data: bytes, name: str = "word/document.xml") -> Sequence[str]:
    """Return the characters between the anchors of each comment, in the order of their ids."""
    open_now: set[str] = set()
    found: dict[str, str] = {}
    for element in tree(data, name).iter():
        own = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_now.add(own)
            found[own] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(own)
            mark = element.getnext()
            assert mark is not None
            assert [each.get(f"{W}id") for each in mark.iter(f"{W}commentReference")] == [own]
        for character in _shown(element):
            for each in open_now:
                found[each] += character
    assert not open_now
    return [found[own] for own in sorted(found, key=int)]


def _shown(element: _Element) -> Iterator[str]:
    inside = {each.tag for each in element.iterancestors()}
    if element.tag in {f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}:
        if f"{W}txbxContent" not in inside and f"{W}del" not in inside:
            yield element.text or ""
    elif element.tag in _SIGNS:
        yield _SIGNS[element.tag]


def comments(data: bytes, name: str = "word/comments.xml") -> list[tuple[str, str, str]]:
    """Return id, author and words of each comment."""
    root = tree(data, name)
    return [
        (each.get(f"{W}id", ""), each.get(f"{W}author", ""), "".join(map(str, each.itertext(f"{W}t"))))
        for each in root
    ]
