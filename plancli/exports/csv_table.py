"""Tables as CSV that Excel opens rightly: UTF-8 with its mark, CRLF, no cell that could run.

Columns are named by stable keys, or in words for a person; a comma parts cells unless asked otherwise.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from plancli.messages import Language, has_sentence, sentence
from plancli.records import dataclass

_FORMULA = re.compile(r"'* *[=+\-@＝＋－＠\t\r\n]")
"""OWASP ASVS 5.0, 1.2.10: what makes a spreadsheet run a cell and not show it; in some, wide signs too.

A dash in front of a printed item is such a sign: Excel shows "- Rà soát" as #NAME? where it is not guarded.
"""
_INSIDE = r"(?='* *(?:[=+@＝＋＠]|[-－][^,;\t]*[(|!]))"
_PART = re.compile(rf"([,;\t] *){_INSIDE}")
_GUARDED_PART = re.compile(rf"([,;\t] *)'{_INSIDE}")
"""A formula behind a sign that parts cells: Excel goes by its country's sign, not the file's.

A dash there begins one only with what makes formulas do something: `; - Rà soát` is a list.
"""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """How a table is written."""

    delimiter: str = ","
    """`,` as programs expect; `;` for Excel where a comma marks decimals; or a tab."""
    language: Language | None = None
    """The language of headings and of coded values; None for the stable keys."""

    def heading(self, key: str) -> str:
        """Return what stands above a column: its key, or the words for it."""
        name = f"csv.column.{key}"
        return key if self.language is None or not has_sentence(name) else sentence(self.language, name)

    def value(self, key: str, code: str) -> str:
        """Return a coded value as it is, or the words for it: `lead`, `chủ trì`."""
        if self.language is None or not code:
            return code
        if key == "role":
            return sentence(self.language, f"term.{code}")
        if key in ("kind", "requested", "conflict"):
            return sentence(self.language, f"csv.{key}.{code}")
        return sentence(self.language, f"gap.state.{code}")


KEYS = CsvLayout()
"""The layout for programs."""


def guarded(cell: str) -> str:
    """Return the cell with `'` in front where a spreadsheet would take it for a formula.

    Also where it begins with `'` and such a sign, so that `unguarded` gives back every cell.

    >>> guarded("=1+1"), guarded("Phòng Tư pháp"), guarded("'=1"), guarded("a;=1")
    ("'=1+1", 'Phòng Tư pháp', "''=1", "a;'=1")
    """
    cell = _PART.sub(r"\1'", cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell that `guarded` wrote: one `'` less in front of what it guards.

    >>> unguarded("'- Rà soát"), unguarded("'a'")
    ('- Rà soát', "'a'")
    """
    cell = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    return _GUARDED_PART.sub(r"\1", cell)


def to_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> bytes:
    """Return rows of text as the bytes of a CSV file, each cell guarded.

    Half a character and NUL, which no text file holds, are spelt out.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_stored(guarded(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _stored(cell: str) -> str:
    return _UNSTORABLE.sub(lambda found: f"‹U+{ord(found.group()):04X}›", cell)


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], layout: CsvLayout, coded: Sequence[str] = ()
) -> bytes:
    """Return a table with its headings as the bytes of a CSV file.

    Cells of the `coded` columns are keys, such as `lead`, for which words can stand.
    """
    told = (
        [layout.value(key, cell) if key in coded else cell for key, cell in zip(head, row, strict=True)]
        for row in rows
    )
    return to_csv([list(map(layout.heading, head)), *told], layout.delimiter)
