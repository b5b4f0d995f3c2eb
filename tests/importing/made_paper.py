"""Papers made by hand: lines, words and tables for tests of what is read out of them.

Holds no expectations of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from plancli.importing.paper import PLAIN, Block, Cell, Form, Line, Look, Paper, Table
from plancli.importing.words import Cut, Words, whole

BOLD = Look(bold=True)
CENTRED = Look(centred=True)

BITS = (
    "Phòng", "Kinh tế", "và", "các", "thôn", "chủ trì", "KẾ HOẠCH", "Số:", "27/KH-UBND", "I.", "1.", "1.1.", "a)", "(1)",
    "-", "+", "•", "Điều 1.", "Phụ lục", "Nơi nhận:", "TM.", "ỦY BAN", "CHỦ TỊCH", "Lò Thị Ban", "ngày", "2026", "năm",
    "Thời hạn:", "Đơn vị chủ trì:", ";", ".", ",", ":", "(", ")", "“", "”", "…", "./.", "o", "\t", "   ",
)  # fmt: skip
"""Bits of plans, of which lines without any sense can be made."""

any_line = st.lists(
    st.sampled_from(BITS) | st.text("aăâđêôơưàảãáạ AZ09.,:;()-/", max_size=6), max_size=9
).map(" ".join)
"""A line that may look like anything in a plan, and means nothing."""


def line(text: str, number: int = 1, look: Look = PLAIN) -> Line:
    """Return one line."""
    return Line(number, text, look)


def lines(*texts: str, look: Look = PLAIN) -> list[Block]:
    """Return lines numbered from 1."""
    return [Line(number, text, look) for number, text in enumerate(texts, 1)]


def words(*texts: str) -> Words:
    """Return one value made of all of each text."""
    return Words(tuple(whole(Line(number, text)) for number, text in enumerate(texts, 1)))


def cell(*texts: str, span: int = 1, continued: bool = False) -> Cell:
    """Return a cell with a paragraph for each text."""
    return Cell(tuple(Line(1, text) for text in texts), span, continued)


def table(*rows: Sequence[str | Cell], bordered: bool = True) -> Table:
    """Return a table; a text is a cell, its paragraphs parted by bars; an empty text an empty cell."""
    made = tuple(
        tuple(each if isinstance(each, Cell) else cell(*filter(None, each.split("|"))) for each in row)
        for row in rows
    )
    return _numbered(Table(made, bordered), count(1))


def paper(*blocks: str | Block, form: Form = Form.DOCX, footnotes: Iterable[str] = ()) -> Paper:
    """Return a paper whose lines are numbered as a reader would."""
    numbers = count(1)
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            made.append(_numbered(block, numbers))
        else:
            text, look = (block, PLAIN) if isinstance(block, str) else (block.text, block.look)
            made.append(Line(next(numbers), text, look))
    return Paper(form, tuple(made), tuple(Line(next(numbers), text) for text in footnotes))


def _numbered(old: Table, numbers: Iterator[int]) -> Table:
    rows = (
        tuple(
            replace(each, lines=tuple(replace(one, number=next(numbers)) for one in each.lines))
            for each in row
        )
        for row in old.rows
    )
    return replace(old, rows=tuple(rows))


def bare(text: str) -> str:
    """Return the characters of a text, blanks left out."""
    return "".join(text.split())


def letters(texts: Iterable[str]) -> list[str]:
    """Return all characters of some texts, sorted, blanks left out."""
    return sorted(bare("".join(texts)))


def put_aside(dropped: Iterable[tuple[Cut, str]]) -> list[tuple[str, str]]:
    """Return what was put aside, and the reasons."""
    return [(cut.text, reason) for cut, reason in dropped]
