"""Lines of a letterhead as their writer meant them: columns parted, what a line end cut in two joined.

Knows the shapes of the national title and of a place with its date; which field they make is for `head`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plancli.importing.paper import Look
from plancli.importing.words import Cut, Words
from plancli.vietnamese.folding import unaccent

Found = tuple[Cut, Look]
"""One stretch of a letterhead and how its line is set."""

_COLUMNS = re.compile(r"\t+|\s{3,}|\|[\s|]*")
_BLANK = r"[\s….·_\[\]()]{0,40}"
_FIGURE = rf"{_BLANK}\d{{0,2}}{_BLANK}"
_LONG = rf"ngày{_FIGURE}tháng{_FIGURE}năm{_BLANK}\d{{0,4}}"
_SHORT = rf"ngày{_FIGURE}[/.-]{_FIGURE}[/.-]\s*\d{{4}}"
_MONTH = rf"tháng{_FIGURE}năm{_BLANK}\d{{1,4}}"
_DATE = re.compile(rf"(?<!\w)(?:{_LONG}|{_SHORT}|{_MONTH}){_BLANK}\*?$", re.IGNORECASE)
"""`ngày 05 tháng 01 năm 2026`, `ngày …/01/2026`, `tháng 9 năm 2025`, figures left blank or not."""
_MISREAD_DATE = re.compile(r",\s*(?P<date>ngày[^,]{0,40}năm[^,]{0,12})$", re.IGNORECASE)
"""`ngày A5 tháng ợ năm 2026`: figures that a machine misread, plain only behind the comma of a place."""
_DATE_BEGUN = re.compile(
    rf"(?<!\w)(?:ngày{_FIGURE}(?:tháng{_FIGURE})?|tháng{_FIGURE})(?:năm{_BLANK})?$", re.IGNORECASE
)
_PLACE = re.compile(r"[^\W\d_][^/:;()|]{0,79}")
_NO_PLACE = re.compile(r"\b(?:ban hành|kèm theo|số|căn cứ|thực hiện)\b", re.IGNORECASE)
_PLACE_WORDS = 5
"""Words of a place that no comma parts from its date."""
_MOTTO = "conghoaxahoichunghiavietnamdoclaptudohanhphuc"
_MOTTO_LETTERS = 9
"""Letters from which on a part of the motto can be nothing else."""
_MOST_LINES = 4


def columns(piece: Cut) -> list[Cut]:
    """Return what tabs, wide gaps or bars part in one line; a date with wide blanks stays whole."""
    found: list[Cut] = []
    at = 0
    for gap in _COLUMNS.finditer(piece.raw, 0, _dated_from(piece.raw)):
        found += (piece.part(at, gap.start()), piece.part(*gap.span()))
        at = gap.end()
    return [cut for cut in (*found, piece.part(at)) if cut.start < cut.end]


def _dated_from(raw: str) -> int:
    """Return where a date and the comma before it begin; the end of the line where it has none."""
    dated = _DATE.search(raw)
    if dated is None:
        return len(raw)
    before = raw[: dated.start()].rstrip()
    return len(before) - 1 if before.endswith(",") else dated.start()


def find_date(text: str) -> tuple[int, int] | None:
    """Return where the place before a date ends, and where the date begins; None for no such line.

    >>> find_date("Quận 5, ngày 01 tháng 10 năm 2026")
    (6, 8)
    """
    dated = _DATE.search(text)
    start = dated.start() if dated else -1
    if dated is None:
        misread = _MISREAD_DATE.search(text)
        start = misread.start("date") if misread else -1
    if start < 0:
        return None
    before = text[:start].rstrip()
    place = before.rstrip(" ,;")
    return (len(place), start) if _is_place(place, parted=place != before) else None


def _is_place(text: str, *, parted: bool) -> bool:
    if not text:
        return True
    if not (text[0].isupper() and _PLACE.fullmatch(text)) or _NO_PLACE.search(text):
        return False
    return parted or len(text.split()) <= _PLACE_WORDS


def is_motto(text: str) -> bool:
    """Tell whether a text is the national title, its motto or a part of them.

    >>> is_motto("CHỦ NGHĨA VIỆT NAM"), is_motto("VIỆT NAM")
    (True, False)
    """
    letters = _letters(text)
    return len(letters) >= _MOTTO_LETTERS and letters in _MOTTO


def has_motto(text: str) -> bool:
    """Tell whether a line holds the national title or its motto, whatever stands beside it."""
    letters = _letters(text)
    return "conghoaxahoichunghia" in letters or "doclaptudohanhphuc" in letters


def whole_lines(found: Sequence[Found]) -> Iterator[tuple[Words, Look]]:
    """Yield the lines of a head, a motto or a date that goes on in the next lines joined."""
    at = 0
    while at < len(found):
        texts = [cut.text for cut, _ in found[at : at + _MOST_LINES]]
        count = _motto_lines(texts) or _date_lines(texts) or 1
        yield Words(tuple(cut for cut, _ in found[at : at + count])), found[at][1]
        at += count


def _motto_lines(texts: Sequence[str]) -> int:
    for count in range(len(texts), 0, -1):
        if all(map(_letters, texts[:count])) and is_motto(" ".join(texts[:count])):
            return count
    return 0


def _date_lines(texts: Sequence[str]) -> int:
    """Return over how many lines a place with its date goes; 0 where the first one begins none."""
    if find_date(texts[0]) or not _DATE_BEGUN.search(texts[0]):
        return 0
    return next((n for n in range(2, len(texts) + 1) if find_date(" ".join(texts[:n]))), 0)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unaccent(text)) if len(text) < 200 else ""
