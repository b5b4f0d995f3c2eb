"""Any file a clerk may have as a paper: Word, old Word, PDF, text; the content decides, not the ending.

Opens no file itself and follows no link; what cannot be read is an ImportFault with its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from plancli.file_starts import LOCKED_PACKAGE, OLD_OFFICE, PDF
from plancli.importing.fault import ImportFault
from plancli.importing.paper import Form, Paper, lines_of
from plancli.records import replace

_ZIP = b"PK"
_PDF_WITHIN = 1024
_RTF = b"{\\rtf"
_HTML = (b"<!doctype html", b"<html")


def read_paper(data: bytes, path: str) -> Paper:
    """Return the paper that these bytes hold, called `path` in messages; ImportFault where they hold none.

    A table without a word, which only sets things apart, is no part of it.
    """
    paper = _read(data, path)
    return replace(paper, blocks=tuple(each for each in paper.blocks if any(lines_of(each))))


def _read(data: bytes, path: str) -> Paper:
    if not data.strip():
        raise ImportFault("empty", path=path)
    if data.startswith(_ZIP):
        return _read_word(data, path)
    if data.startswith(OLD_OFFICE):
        return _read_old_word(data, path)
    if _is_pdf(data):
        return _read_pdf(data, path)
    if data.startswith(_RTF):
        raise ImportFault("rtf", path=path)
    if data.lstrip()[:20].lower().startswith(_HTML):
        raise ImportFault("web-page", path=path)
    return _read_text(data, path)


def _is_pdf(data: bytes) -> bool:
    return PDF in data[:_PDF_WITHIN]


def _read_text(data: bytes, path: str) -> Paper:
    from plancli.importing.encodings import decode_text_file
    from plancli.importing.plain_text import read_plain

    text, notes = decode_text_file(data, path)
    form = Form.MD if PurePath(path).suffix.lower() in (".md", ".markdown") else Form.TXT
    paper = read_plain(text, form)
    return replace(paper, notes=(*notes, *paper.notes))


def _read_word(data: bytes, path: str) -> Paper:
    """Read a Word file; old fonts are believed only where their letters make no sense as they stand.

    Many a file still names .VnTime where somebody has long typed in Unicode.
    """
    from plancli.importing.docx_text import read_docx

    heard: list[str] = []

    def listen(text: str, font: str) -> tuple[str, Sequence[int]]:  # noqa: ARG001 - the reader gives both
        heard.append(text)
        return text, range(len(text))

    paper = read_docx(data, path, listen)
    if not heard:
        return paper
    from plancli.importing.old_fonts import decode_old_font, guess_old_encoding

    if guess_old_encoding(" ".join(heard)):
        return read_docx(data, path, decode_old_font)
    return replace(paper, notes=tuple(note for note in paper.notes if note.key != "old-font"))


def _read_old_word(data: bytes, path: str) -> Paper:
    from plancli.importing.old_word import convert_doc

    if LOCKED_PACKAGE in data:
        raise ImportFault("password", path=path)
    if "WordDocument".encode("utf-16-le") not in data:
        raise ImportFault("not-word", path=path)
    return replace(_read_word(convert_doc(data, path), path), form=Form.DOC)


def _read_pdf(data: bytes, path: str) -> Paper:
    from plancli.importing.pdf_text import read_pdf

    return read_pdf(data, path)
