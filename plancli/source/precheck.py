"""Is a file text, and text that the reader may safely be given? Sizes, encodings, control marks.

Looks at characters only; it reads no structure beyond counting how deep it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from plancli.source.fault import FaultKind

LARGEST = 5 * 1024 * 1024
"""Bytes; the longest real plan of the corpus has 0.14 MB."""
DEEPEST = 100
"""Levels of lists and mappings inside each other."""

Problem = tuple[FaultKind, int, int, dict[str, str]]
"""Kind, start and end offset, fields."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_LEADING = re.compile(r"^[ \-?:]*", re.MULTILINE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> tuple[str | None, Problem]:
    """Return the text of a file, or what keeps it from being text."""
    nothing: Problem = (FaultKind.NOT_TEXT, 0, 0, {})
    if len(data) > LARGEST:
        return None, (FaultKind.TOO_LARGE, 0, 0, {"size": f"{len(data) / 1048576:.1f}"})
    if data.startswith(_UTF16):
        return None, (FaultKind.WRONG_ENCODING, 0, 0, {"byte": "UTF-16"})
    if b"\x00" in data:
        at = data.index(b"\x00")
        return None, (FaultKind.NOT_TEXT, at, at + 1, {})
    try:
        return data.decode("utf-8-sig"), nothing
    except UnicodeDecodeError as error:
        at = error.start
        return None, (FaultKind.WRONG_ENCODING, at, at + 1, {"byte": f"0x{data[at]:02X}"})


def text_faults(text: str, loader: type) -> Iterator[Problem]:
    """Yield what must be mended before the structure can be read."""
    for found in _UNSEEN.finditer(text):
        yield FaultKind.CONTROL_CHARACTER, *found.span(), {"character": f"U+{ord(found.group()):04X}"}
    too_deep = _too_deep(text, loader)
    if too_deep is not None:
        yield FaultKind.TOO_DEEP, too_deep, too_deep + 1, {"most": str(DEEPEST)}
    if not text.strip():
        yield FaultKind.EMPTY_FILE, 0, 0, {}


def _too_deep(text: str, loader: type) -> int | None:
    """Measure the depth only where the text could be deep: brackets or indentation past the limit."""
    shallow = text.count("[") + text.count("{") <= DEEPEST and _widest(text) <= DEEPEST
    return None if shallow else _measure(text, loader)


def _widest(text: str) -> int:
    return max((found.end() - found.start() for found in _LEADING.finditer(text)), default=0)


def _measure(text: str, loader: type) -> int | None:
    """Follow the parser's events, which need no stack, until they pass the limit."""
    parser = loader(text)
    depth = 0
    try:
        while parser.check_event():
            event = parser.get_event()
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                at: int = event.start_mark.index
                return at
    except yaml.MarkedYAMLError:
        return None
    finally:
        parser.dispose()
    return None
