"""Words of a file as a sentence may quote them, and the characters that nobody sees.

Changes only what is quoted; the file's own text stays as it is.
"""

from __future__ import annotations

import re

BIDI = "\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of writing round, so that a line reads otherwise than it is."""
LINE_MARKS = "\x0b\x0c\x85\u2028\u2029"
"""Line breaks inside a paragraph, as Word and web pages leave them; no text editor shows them."""
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff"
"""Other control characters, tab and line ends not among them."""
UNSEEN = re.compile(f"[{BIDI}{LINE_MARKS}{CONTROLS}\r]")
"""What no value may hold; in quotes it can be written as an escape, such as `\\e`."""

_LONGEST = 60


def quoted(words: str) -> str:
    """Return words on one line, at most 60 characters, without anything a screen would obey.

    >>> quoted("Tham mưu Ủy ban nhân dân huyện Trạm Tấu ban hành kế hoạch tuyên truyền")
    'Tham mưu Ủy ban nhân dân huyện Trạm Tấu ban hành kế hoạch t…'
    """
    line = UNSEEN.sub("\ufffd", " ".join(words[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
