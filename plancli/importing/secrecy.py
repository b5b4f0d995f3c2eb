"""The stamp of a paper under secrecy: MẬT, TỐI MẬT or TUYỆT MẬT, wherever the head of a paper can bear it.

Sees a stamp that is typed; one that was only pressed on the signed paper is not in the file.
"""

from __future__ import annotations

import re

from plancli.importing.head_lines import columns
from plancli.importing.paper import Paper
from plancli.importing.words import pieces
from plancli.vietnamese.folding import fold

_URGENT = r"(?:hỏa\s*tốc|thượng\s*khẩn|khẩn)"
_STAMP = re.compile(
    rf"\W*(?:{_URGENT}\W+)?(?:(?:dấu|(?:chỉ\s)?(?:mức\s)?độ)(?:\s*mật)?\s*:?\s*)?"
    rf"(?:tuyệt\s*mật|tối\s*mật|mật)(?:\W+{_URGENT})?\W*"
)
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
_LINES = 60
"""Lines among which a stamp stands: it is set beside the letterhead."""


def stamp_of_secrecy(paper: Paper) -> str:
    """Return the stamp that a paper bears, as printed; empty for none.

    A stamp is alone in its line, cell or box; "bảo vệ bí mật" in a sentence is none.
    """
    lines = [line for line, _ in zip(paper.lines(), range(_LINES), strict=False)]
    texts = [cut.text for line in lines for piece in pieces(line) for cut in columns(piece)]
    texts += [part for aside in paper.asides for part in aside.text.splitlines()]
    return next((text for text in texts if _is_stamp(text)), "")


def _is_stamp(text: str) -> bool:
    begins = next((letter for letter in text if letter.isalpha()), "")
    return begins.isupper() and _STAMP.fullmatch(fold(_SPACED.sub("", text))) is not None
