"""The head of a paper: issuer, number, place and date, as they stand above the name of its kind.

Fills in nothing; what it cannot place is handed back for the account.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plancli.importing.head_lines import Found, columns, find_date, is_motto, whole_lines
from plancli.importing.paper import Block, Line, Look, Table
from plancli.importing.words import NO_WORDS, Cut, Words, pieces
from plancli.model.unit_names import kind_of
from plancli.records import dataclass, field
from plancli.vietnamese.folding import fold

_PARTY = re.compile(r"đảng cộng sản việt nam")
_YOUTH = re.compile(r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh")
"""What the Youth Union prints where the state prints the national title."""
_RULE = re.compile(r"[\s\-–—_=~*.•+o|]+")
_NUMBER = re.compile(r"số(?:\s*:\s*|\s*(?=[\d/….·_-]|$))", re.IGNORECASE)
_SERIAL = r"[\d….·_]*(?:(?<=\d)[a-zđ]\b)?"
_NUMBERED = re.compile(
    rf"(?P<serial>{_SERIAL})(?P<mark>\s*[/-]\s*|\s+)(?P<symbol>(?=.*[^\W\d_]).+)", re.IGNORECASE
)
"""`27/KH-UBND`, `21-KH/ĐU` of the Party, `15 KH/UB` of old; the serial may be blank."""
_NUMBER_ALONE = re.compile(r"[\d….]*\s*[-/]\s*[A-ZĐ]{2,}[\wĐ&/ -]*$|\d{1,5}[a-zđ]?\s*/.*$")
_NUMBER_BARE = re.compile(r"\d{1,5}[a-zđ]?\s*[/-]\s*[A-ZĐ]{2,}[\wĐ&]*(?:\s*[-/]\s*[A-ZĐ][\wĐ&]*)*")
"""`12/KH-UBND` without "Số" before it."""
_NUMBER_WORDS = re.compile(r"(?:\S*[\d/…-]\S*|[^\W\d_a-z]{2,})(?:\s|$)")
"""A word of a number, where a place follows behind a single blank."""
_DRAFT = re.compile(r"\(?\s*dự thảo.{0,20}", re.IGNORECASE)
_PLACE_NAME = re.compile(
    r"(?:(?:tỉnh|huyện|quận|xã)(?! đoàn)|thành phố|tp\.?|thị xã|phường|thị trấn|đặc khu|việt nam|các|khóa|"
    r"ban thường trực|và|nước|thuộc|khu vực|cấp|số)\b"
)
_COMMITTEE = re.compile(r"(?:bch|btv|ban chấp hành|ban thường vụ)\b")
_URGENT = re.compile(r"hỏa tốc|thượng khẩn|khẩn")


@dataclass(slots=True)
class Head:
    """What stands above the name of the kind."""

    superior: Words = NO_WORDS
    issuer: Words = NO_WORDS
    number: Words = NO_WORDS
    """What stands between "Số:" and the slash."""
    symbol: Words = NO_WORDS
    place: Words = NO_WORDS
    date: Words = NO_WORDS
    subject: Words = NO_WORDS
    """The line "V/v …" of a letter."""
    dropped: list[tuple[Cut, str]] = field(default_factory=list)
    """Cuts that no field holds, with the reason's key."""


def head_pieces(blocks: Iterable[Block]) -> Iterator[Found]:
    """Yield the pieces of a head, column by column: cells, tabs and wide gaps part them."""
    for block in blocks:
        lines = (block,) if isinstance(block, Line) else _table_lines(block)
        for line in lines:
            for piece in pieces(line):
                for cut in columns(piece):
                    yield cut, line.look


def _table_lines(table: Table) -> Iterator[Line]:
    """Yield the lines of the left column first, so that "Số:" follows the issuer."""
    width = max(map(len, table.rows), default=0)
    for column in range(width):
        for row in table.rows:
            if column < len(row):
                yield from row[column].lines


def read_head(found: Iterable[Found]) -> Head:
    """Return the head made of these pieces."""
    reader = _HeadReader()
    for words, look in whole_lines(list(found)):
        reader.add(words, look)
    return reader.finish()


class _HeadReader:
    """Puts one line after the other where it belongs."""

    def __init__(self) -> None:
        self._head = Head()
        self._names: list[tuple[Words, Look]] = []
        self._waits_for_number = False
        self._below_name = False

    def add(self, words: Words, look: Look) -> None:
        """Put one line into its field, or put it aside with its reason."""
        if self._waits_for_number and _NUMBER_ALONE.match(words.text[: _place_behind(words.text)].strip()):
            self._put_number_and_date(words)
            self._waits_for_number = False
            return
        count = len(self._names)
        self._waits_for_number = self._place(words, look)
        self._below_name = len(self._names) > count

    def finish(self) -> Head:
        """Return the head, its names parted into issuer and superior."""
        names = [name for name in self._names if name[0].text and not self._take_number(name[0])]
        in_capitals = any(_is_capital(words.text) for words, _ in names)
        kept: list[tuple[Words, Look]] = []
        for words, look in names:
            if in_capitals and not _can_name(words.text, first=not kept):
                self._drop(words, "unplaced")
            else:
                kept.append((words, look))
        _put_names(self._head, kept)
        return self._head

    def _take_number(self, words: Words) -> bool:
        """Take a line such as "12/KH-UBND" for the number where no line says "Số"."""
        if not _NUMBER_BARE.fullmatch(words.text):
            return False
        self._put_number(words)
        return True

    def _drop(self, words: Words, reason: str) -> None:
        self._head.dropped += ((cut, reason) for cut in words.cuts if cut.text)

    def _place(self, words: Words, look: Look) -> bool:
        """Put one line where it belongs; say whether "Số:" still waits for its number."""
        text, folded = words.text, fold(words.text)
        number = _NUMBER.match(text)
        reason = self._no_field(text, folded)
        if reason:
            self._drop(words, reason)
        elif number:
            return self._number_line(words, number.end())
        elif find_date(text):
            self._put_date(words)
        elif folded.startswith(("v/v", "về việc")) and self._names and not self._head.subject:
            self._head.subject = words
        elif _DRAFT.fullmatch(text):
            self._drop(words, "draft-mark")
        else:
            self._names.append((words, look))
        return False

    def _no_field(self, text: str, folded: str) -> str:
        """Return the reason why a line belongs into no field; empty where it may be one."""
        if is_motto(text):
            return "motto"
        if _RULE.fullmatch(text):
            return "rule-line"
        if _PARTY.fullmatch(folded) or _URGENT.fullmatch(folded.strip("() ")):
            return "stamp"
        return "stamp" if _YOUTH.fullmatch(folded) and self._has_whole_name() else ""

    def _has_whole_name(self) -> bool:
        """Tell whether the name above is whole, so that "ĐOÀN TNCS HỒ CHÍ MINH" does not go on with it."""
        above = fold(self._names[-1][0].text) if self._names else ""
        return bool(above) and not _COMMITTEE.fullmatch(above)

    def _number_line(self, words: Words, start: int) -> bool:
        self._drop(words.part(0, start), "number-word")
        rest = words.part(start)
        if rest:
            self._put_number_and_date(rest)
        return not rest

    def _put_number_and_date(self, words: Words) -> None:
        """Put a number, and the date that stands behind it: "12/KH-UBND Vân Khê, ngày …"."""
        split = _place_behind(words.text)
        self._put_number(words.part(0, split))
        if split < len(words.text):
            self._put_date(words.part(split))

    def _put_number(self, words: Words) -> None:
        head, text = self._head, words.text
        if head.number or head.symbol:
            self._drop(words, "unplaced")
            return
        found = _NUMBERED.fullmatch(text)
        slash = text.find("/")
        end = found.end("serial") if found else slash if slash >= 0 else len(text)
        number = words.part(0, end)
        if re.fullmatch(r"[\s….·_-]*", number.text):
            self._drop(number, "blank")
            number = NO_WORDS
        head.number = number
        behind = found.start("symbol") if found else end + (slash >= 0)
        head.symbol = words.part(behind)
        self._drop(words.part(end, behind), "number-word")

    def _put_date(self, words: Words) -> None:
        found = find_date(words.text)
        if self._head.date or found is None:
            self._drop(words, "unplaced")
            return
        end, start = found
        self._head.place = words.part(0, end)
        self._head.date = words.part(start)
        self._drop(words.part(end, start), "number-word")
        if self._below_name and _is_begun_place(self._names[-1][0].text):
            # A place that a line end cut in two: "Tiền", "Giang, ngày …".
            self._head.place = self._names.pop()[0].joined(self._head.place)


def _place_behind(text: str) -> int:
    """Return where a place with its date begins behind a number; the end of the text where none does."""
    at = 0
    while (word := _NUMBER_WORDS.match(text, at)) and not text[at : word.end()].strip().startswith("ngày"):
        at = word.end()
    return at if at and find_date(text[at:]) else len(text)


def _is_begun_place(text: str) -> bool:
    words = text.split()
    return len(words) <= 3 and all(word.istitle() for word in words) and kind_of(text) is None


def _is_capital(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.isupper() for letter in letters) > len(letters)


def _can_name(text: str, *, first: bool) -> bool:
    """Tell whether a line can be of an issuer's name where such names stand in capitals."""
    folded = fold(text)
    if _is_capital(text) or (_PLACE_NAME.match(folded) and not first):
        return True
    return kind_of(text) is not None and not folded.startswith("cơ quan ban hành")


def _put_names(head: Head, names: Sequence[tuple[Words, Look]]) -> None:
    """Part the lines of the issuer from those of the body above it."""
    groups = _groups(names)
    if not groups:
        return
    bold = [all(look.bold for _, look in group) for group in groups]
    first = len(groups) - 1
    if any(bold) and not all(bold):
        # Bold is the issuer, what stands above it in plain letters its superior (Decree 30/2020, ô 2).
        first = bold.index(True)
    head.superior = Words(tuple(cut for group in groups[:first] for words, _ in group for cut in words.cuts))
    head.issuer = Words(tuple(cut for group in groups[first:] for words, _ in group for cut in words.cuts))


def _groups(names: Sequence[tuple[Words, Look]]) -> list[list[tuple[Words, Look]]]:
    groups: list[list[tuple[Words, Look]]] = []
    for name in names:
        if groups and not _begins_a_name(groups[-1][-1][0].text, name[0].text):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _begins_a_name(above: str, text: str) -> bool:
    folded, before = fold(text), fold(above)
    if _PLACE_NAME.match(folded) or above.endswith((",", "-")) or before.endswith(" và"):
        return False
    if _COMMITTEE.fullmatch(before) or (" " not in above and kind_of(above.capitalize()) is None):
        # "BAN CHẤP HÀNH", "ĐOÀN XÃ …" is one name; "ỦY", "BAN NHÂN DÂN" is cut by a line end.
        return False
    return kind_of(text.capitalize()) is not None or _COMMITTEE.match(folded) is not None
