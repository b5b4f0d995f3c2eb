"""How a place is named to a person: a line of a text file, a paragraph of a Word or PDF file.

Names places only, and finds no file; what stands there is for others.
"""

from __future__ import annotations

import posixpath
import re

from plancli.diagnostic import Diagnostic
from plancli.input_file import PAPER_ENDINGS
from plancli.messages import Language, sentence
from plancli.source.position import Position, Span

STDIN = "-"
"""How a user names what comes by standard input; it is no file."""
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def counts_paragraphs(path: str) -> bool:
    """Tell whether a file has no lines: places of Word and PDF papers are counted by paragraphs.

    >>> counts_paragraphs("ke-hoach.DOCM"), counts_paragraphs("ke-hoach.txt")
    (True, False)
    """
    return path.lower().endswith(PAPER_ENDINGS)


def last_line(span: Span) -> int:
    """Return the last line of which a stretch holds anything; an empty one holds its place."""
    first, last = span.start.line, span.end.line
    # A stretch that ends before the first letter of a line does not reach that line.
    return last - (last > first and span.end.column == 1)


def line_name(path: str, span: Span, language: Language) -> str:
    """Return the place without its address: `dòng 239`, `dòng 239–241`, `đoạn 12`."""
    first, last = span.start.line, last_line(span)
    unit = "paragraph" if counts_paragraphs(path) else "line"
    if last > first:
        return sentence(language, f"format.place.{unit}.several", first=first, last=last)
    return sentence(language, f"format.place.{unit}", line=first)


def position_record(position: Position) -> dict[str, int]:
    """Return a place of a file as JSON has it: line and column, both from 1."""
    return {"line": position.line, "column": position.column}


def place_name(diagnostic: Diagnostic, language: Language) -> str:
    """Return how a person finds the place: its printed address, else its line or paragraph."""
    return diagnostic.label or line_name(diagnostic.path, diagnostic.span, language)


def message_and_place(diagnostic: Diagnostic, language: Language) -> str:
    """Return the message, with the paragraph where there is no line that a program could point at."""
    if not counts_paragraphs(diagnostic.path):
        return diagnostic.message
    return f"{diagnostic.message} ({line_name(diagnostic.path, diagnostic.span, language)})"


def is_absolute(path: str) -> bool:
    """Tell whether a path begins at a root, of Windows too."""
    return _ABSOLUTE.match(path) is not None


def path_from(folder: str, path: str) -> str:
    """Return a path as it leads on from `folder`; absolute where it leads out of it, as programs want it.

    >>> path_from("/srv/kh", "./plans/../a.yaml"), path_from("/srv/kh", "/srv/kh/a.yaml")
    ('a.yaml', 'a.yaml')
    >>> path_from("/srv/kh", "../b.yaml"), path_from("", "../b.yaml")
    ('/srv/b.yaml', '../b.yaml')
    """
    if path == STDIN:
        return path
    whole = posixpath.normpath(path if is_absolute(path) or not folder else f"{folder}/{path}")
    inside = whole.removeprefix(f"{folder.rstrip('/')}/") if folder else whole
    return inside or whole
