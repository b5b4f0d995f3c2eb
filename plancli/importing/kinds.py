"""What kind of paper it is, by the line that names it: `KẾ HOẠCH`, `QUYẾT ĐỊNH`, `CÔNG VĂN`.

Knows the kinds of Decree 30/2020/NĐ-CP (Điều 7) and those of the law and the Party; it reads no content.
"""

from __future__ import annotations

import re

from plancli.importing.vocabulary import PAPER_KINDS
from plancli.vietnamese.folding import fold, unaccent

PLAN = "kế hoạch"
DECISION = "quyết định"
LETTER = "công văn"
DRAFT = re.compile(r"\(?\s*dự thảo(?:\s+lần)?(?:\s+thứ)?\s*\d*\s*\)?\s*[-:]?\s*", re.IGNORECASE)
"""The word "dự thảo" before the name of the kind."""
_SPACED = re.compile(r"(?:[^\W\d_]\s){3,}[^\W\d_]")
_LONGEST = 90


def kind_named(line: str) -> str:
    """Return the kind that a line alone names, in small letters; empty where it names none.

    A line in capitals may go on: "KẾ HOẠCH HÀNH ĐỘNG", "KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI".

    >>> kind_named("KẾ HOẠCH"), kind_named("KẾ HOẠCH PHỐI HỢP"), kind_named("Kế hoạch số 251")
    ('kế hoạch', 'kế hoạch', '')
    """
    text = line.strip().strip("*.")
    if not text or len(text) > _LONGEST or text.endswith((":", ";", ",")):
        return ""
    closed = _closed_up(text)
    folded = fold(closed[kind_start(closed) :])
    capitals = text.isupper()
    for kind in PAPER_KINDS:
        if folded == kind or (capitals and folded.startswith(f"{kind} ")):
            return kind
    plain = unaccent(folded)
    return PLAN if capitals and (plain == "ke hoach" or plain.startswith("ke hoach ")) else ""


def kind_start(line: str) -> int:
    """Return where the name of the kind begins: behind "DỰ THẢO" in "DỰ THẢO KẾ HOẠCH"."""
    found = DRAFT.match(line)
    return found.end() if found and line[found.end() :].strip() else 0


def kind_end(line: str) -> int:
    """Return where the name of the kind ends in a line that goes on with the title.

    "KẾ HOẠCH HÀNH ĐỘNG" and "KẾ HOẠCH PHỐI HỢP" are kinds as a whole.
    """
    start = kind_start(line)
    words = list(re.finditer(r"\S+", line[start:]))
    folded = fold(line[start:])
    for more in ("hành động", "phối hợp", "liên tịch", "công tác"):
        if folded == f"{PLAN} {more}":
            return len(line)
    return start + words[1].end() if folded.startswith(f"{PLAN} ") and len(words) > 1 else len(line)


def _closed_up(text: str) -> str:
    """Return "KẾ HOẠCH" for a heading set as "K Ế  H O Ạ C H"."""
    if not _SPACED.fullmatch(" ".join(text.split())):
        return text
    return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text))
