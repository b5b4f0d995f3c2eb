"""Is a file text, and text that the reader may be given? Size, encoding, characters nobody sees.

Looks at bytes and characters; it reads no structure.
"""

from __future__ import annotations

import re

from plancli.file_starts import OLD_OFFICE, PDF, RTF, UTF8_MARK
from plancli.patterns import late_pattern
from plancli.source.document import SourceDocument
from plancli.source.fault import Fault, FaultKind
from plancli.source.fault_list import FaultList
from plancli.source.position import Position, Span
from plancli.source.quoting import BIDI, CONTROLS, LINE_MARKS

LARGEST = 5 * 1024 * 1024
"""Bytes; the longest plan of a province has 0.14 MB."""

_ODD = late_pattern(
    f"(?P<direction>[{BIDI}]+)|(?P<line>[{LINE_MARKS}]+)|(?P<control>[{CONTROLS}]+)|(?P<lost>\ufffd+)"
)
_ANY_ODD = re.compile(f"[{BIDI}{LINE_MARKS}{CONTROLS}\ufffd]")
_UNREADABLE = late_pattern(f"[{LINE_MARKS}{CONTROLS}]")
_EMPTY_LINE = late_pattern(r"(?:(?<=[\r\n])|\A)[ \t]++(?=[\r\n]|\Z)")

_OTHER_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "office"),
    (OLD_OFFICE, "office"),
    (RTF, "office"),
    (PDF, "pdf"),
)


def decode(data: bytes) -> str | Fault:
    """Return the text of a file without byte-order mark, or the fault that keeps it from being text."""
    if len(data) > LARGEST:
        return _at_start(FaultKind.TOO_LARGE, size=f"{len(data) / 1048576:.1f}")
    for mark, name in _OTHER_BOMS:
        if data.startswith(mark):
            return _at_start(FaultKind.WRONG_ENCODING, byte=name, cause="wide")
    for magic, cause in _OTHER_FILES:
        if data.startswith(magic):
            return _at_start(FaultKind.NOT_TEXT, cause=cause)
    data = data.removeprefix(UTF8_MARK)
    if b"\x00" in data:
        return _holds_zero(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _bad_byte(data, error)


def check_characters(faults: FaultList, text: str) -> str:
    """Note characters that nobody sees; return the text of equal length that a parser can read.

    Blanks on an otherwise empty line are all the same to a reader, so a tab there becomes a space.
    """
    if "\t" in text:
        text = _EMPTY_LINE.sub(lambda blank: " " * len(blank.group()), text)
    if not _ANY_ODD.search(text):
        return text
    for odd in _ODD.finditer(text):
        _note_odd(faults, odd)
    return _UNREADABLE.sub("\ufffd", text)


def _note_odd(faults: FaultList, odd: re.Match[str]) -> None:
    kind = FaultKind.WRONG_ENCODING if odd.lastgroup == "lost" else FaultKind.CONTROL_CHARACTER
    if faults.is_full(kind):
        return
    code = f"U+{ord(odd.group()[0]):04X}"
    if odd.lastgroup == "lost":
        faults.add(kind, *odd.span(), warning=True, byte=code, cause="lost")
    elif odd.lastgroup in ("direction", "line"):
        faults.add(kind, *odd.span(), character=code, cause=odd.lastgroup)
    else:
        faults.add(kind, *odd.span(), character=code)


def _at_start(kind: FaultKind, **fields: str) -> Fault:
    start = Position(0, 1, 1)
    return Fault(kind, Span(start, start), fields)


def _behind(before: bytes, kind: FaultKind, **fields: str) -> Fault:
    """Return a fault at the byte that follows `before`, shown one character wide."""
    text = before.decode("utf-8", errors="replace")
    start = SourceDocument("", text).position(len(text))
    end = Position(start.offset + 1, start.line, start.column + 1)
    return Fault(kind, Span(start, end), fields)


def _holds_zero(data: bytes) -> Fault:
    """Zeros in every other byte are UTF-16 without its mark; other zeros are no text at all."""
    head = data[:4096]
    few, many = sorted((head[0::2].count(0), head[1::2].count(0)))
    if few == 0 and many > 1 and many * 5 >= len(head):
        return _at_start(FaultKind.WRONG_ENCODING, byte="UTF-16", cause="wide")
    return _behind(data[: data.index(0)], FaultKind.NOT_TEXT)


def _bad_byte(data: bytes, error: UnicodeDecodeError) -> Fault:
    byte = f"0x{data[error.start]:02X}"
    before = data[: error.start]
    if error.reason == "unexpected end of data":
        return _behind(before, FaultKind.WRONG_ENCODING, byte=byte, cause="cut")
    return _behind(before, FaultKind.WRONG_ENCODING, byte=byte)
