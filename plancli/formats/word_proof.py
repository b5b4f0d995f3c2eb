"""Proof that a Word file with comments says what it said: read again, and compared letter by letter.

Looks at both files as strangers; changes neither, and knows nothing of how the comments came in.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from hashlib import sha256
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

from plancli.errors import ProofError
from plancli.formats.word_anchors import ANCHORS, EDGES, ID
from plancli.formats.word_parts import comments_root
from plancli.importing.docx_text import read_docx
from plancli.importing.old_fonts import decode_old_font
from plancli.importing.package import Package
from plancli.importing.paper import Block, Cell, Line, Paper
from plancli.records import replace
from plancli.word_names import SPACE, W

AUTHOR = "plancli"
"""Whom the comments are by; only comments by this author are ever taken out again."""

_R, _RPR, _TEXTS = f"{W}r", f"{W}rPr", frozenset({f"{W}t", f"{W}delText"})


def own_and_others(root: _Element) -> tuple[Collection[str], list[_Element]]:
    """Return the ids of plancli's comments, and the comments of others, to whom an id of both belongs."""
    comments = list(root.iterchildren(f"{W}comment"))
    others = [each for each in comments if each.get(f"{W}author") != AUTHOR]
    ids = {each.get(ID, "") for each in comments if each.get(f"{W}author") == AUTHOR}
    return ids - {each.get(ID, "") for each in others}, others


def prove(data: bytes, paper: Paper, commented: bytes, changed: Collection[str], path: str) -> None:
    """Raise ProofError unless `commented` differs from `data`, read as `paper`, by plancli's comments alone.

    `changed` are the names of the entries that may differ.
    """
    same = (
        _told(paper) == _told(read_docx(commented, path, decode_old_font))
        and _text_and_comments(data, path) == _text_and_comments(commented, path)
        and _entries(data, changed) == _entries(commented, changed)
    )
    if not same:
        raise ProofError("comments.not-proven", path=path)


def _told(paper: Paper) -> Paper:
    """Return all that a paper says, without places in the source: blanks that never show may shift them."""
    blocks, footnotes = map(_block, paper.blocks), map(_line, paper.footnotes)
    return replace(paper, blocks=tuple(blocks), footnotes=tuple(footnotes))


def _block(block: Block) -> Block:
    if isinstance(block, Line):
        return _line(block)
    return replace(block, rows=tuple(tuple(map(_cell, row)) for row in block.rows))


def _cell(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(map(_line, cell.lines)))


def _line(line: Line) -> Line:
    return replace(line, origins=())


def _text_and_comments(data: bytes, path: str) -> tuple[str, list[bytes]]:
    """Return a digest of the main part as if no run were parted, and the comments of others."""
    package = Package(data, path)
    _, root = comments_root(package)
    own, others = own_and_others(root)
    stream = _Stream(own)
    stream.through(package.tree(package.main))
    return stream.digest(), [_canonical(each) for each in others]


def _entries(data: bytes, changed: Collection[str]) -> Mapping[str, tuple[int, int]]:
    names = {name.casefold() for name in changed}
    with ZipFile(io.BytesIO(data)) as archive:
        listed = archive.infolist()
    found = {each.filename: (each.CRC, each.file_size) for each in listed}
    return {name: sizes for name, sizes in found.items() if name.replace("\\", "/").casefold() not in names}


def _canonical(element: _Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


class _Stream:
    """The main part as a stream of characters, each with the look of its run, and of all other elements."""

    def __init__(self, own: Collection[str]) -> None:
        self._own = own
        self._digest = sha256()
        self._look = ""

    def digest(self) -> str:
        return self._digest.hexdigest()

    def through(self, element: _Element) -> None:
        """Take in an element with all that stands in it."""
        if element.tag in ANCHORS and element.get(ID) in self._own:
            return
        if element.tag == _R:
            self._run(element)
        elif element.tag in _TEXTS:
            self._text(element)
        else:
            self._other(element)

    def _run(self, run: _Element) -> None:
        """Take in what a run holds; where it begins and ends is left out, but not its look."""
        outside = self._look
        look = [_canonical(each) for each in run.iterchildren(_RPR)]
        self._look = repr((sorted(run.attrib.items()), look))
        for child in run:
            if child.tag != _RPR:
                self.through(child)
        self._look = outside

    def _text(self, element: _Element) -> None:
        text = element.text or ""
        kept = element.get(SPACE) == "preserve"
        for character in text if kept else text.strip(EDGES):
            self._add(element.tag, character)

    def _other(self, element: _Element) -> None:
        self._add("begin", element.tag, *sorted(element.attrib.items()), (element.text or "").strip())
        for child in element:
            self.through(child)
        self._add("end")

    def _add(self, *token: object) -> None:
        self._digest.update(repr((self._look, token)).encode())
