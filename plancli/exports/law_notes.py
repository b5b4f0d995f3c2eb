"""The notes of the registry in Vietnamese.

A note is clauses joined by "; ". The table gives the wording of each English one; a clause that it does
not hold, as those already in Vietnamese, stays as it is.
"""

from __future__ import annotations

import functools
import re

from plancli.messages import Language
from plancli.resources import read_resource
from plancli.vietnamese.dates import parse_date, short_style

WORDINGS = "legal_notes.vi.tsv"
"""English clause, then the Vietnamese one, a line each; `{date}` and the like stand for what varies."""
_BETWEEN_CLAUSES = re.compile(r"; (?![^(]*\))")
_FIELD = re.compile(r"\{([a-z]+)\d*\}")
_SHAPES = {
    "number": r"\d[^\s,;()]*",
    "date": r"\d{4}-\d\d-\d\d",
    "count": r"\d+",
    "words": r".+",
}


def note_words(note: str, language: Language) -> str:
    """Return the note in the language of the reader; in English as the registry has it.

    >>> note_words("full text read; amended by 97/2025/QH15", Language.VI)
    'đã đọc toàn văn; được sửa đổi bởi 97/2025/QH15'
    """
    if language is Language.EN or not note:
        return note
    return "; ".join(vietnamese_clause(each) or each for each in clauses(note))


def clauses(note: str) -> list[str]:
    """Return the clauses of a note; a semicolon in brackets parts none."""
    return _BETWEEN_CLAUSES.split(note)


def vietnamese_clause(clause: str) -> str | None:
    """Return the Vietnamese wording of an English clause; None where the table holds none."""
    table = wordings()
    if clause in table:
        return table[clause]
    for written, wording in table.items():
        start, brace, _ = written.partition("{")
        found = _pattern(written).fullmatch(clause) if brace and clause.startswith(start) else None
        if found is not None:
            return wording.format_map({name: _shown(words) for name, words in found.groupdict().items()})
    return None


@functools.cache
def wordings() -> dict[str, str]:
    """Return the shipped table: the English clause, and the Vietnamese one."""
    lines = read_resource("data", WORDINGS).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def _pattern(written: str) -> re.Pattern[str]:
    pieces: list[str] = []
    end = 0
    for field in _FIELD.finditer(written):
        name = field[0].strip("{}")
        pieces += (re.escape(written[end : field.start()]), f"(?P<{name}>{_SHAPES[field[1]]})")
        end = field.end()
    return re.compile("".join([*pieces, re.escape(written[end:])]))


def _shown(words: str) -> str:
    """Return an ISO day in the short style of papers; any other words as they are."""
    date = parse_date(words) if re.fullmatch(_SHAPES["date"], words) else None
    return short_style(date) if date else words
