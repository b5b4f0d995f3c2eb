"""A paper as any reader hands it over: paragraphs and tables in the order in which a person reads them.

Knows no file format and no plan; readers make it, the outline reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from plancli.records import dataclass, field


class Form(Enum):
    """Dạng tệp nguồn."""

    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    TXT = "txt"
    MD = "md"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set; all False where the source does not say (plain text)."""

    bold: bool = False
    """Every letter of it is bold."""
    italic: bool = False
    """Every letter of it is italic."""
    centred: bool = False
    """Set in the middle."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, its automatic number in front as if it had been typed."""

    number: int
    """Its place in the paper, from 1: what messages call "đoạn 12" and diagnostics call the line."""
    text: str
    """In composed letters (NFC), without control characters; blanks and tabs as they stand, no line end.

    A break that stands inside the paragraph (Shift+Enter) is a line end `\\n`.
    """
    look: Look = PLAIN
    label: int = 0
    """How many characters at the front are an automatic number and its blank: 3 of `I. Mục đích`."""
    origins: Sequence[int] = ()
    """For each character of `text` behind the label, and for its end, where it stands among the characters
    of the source paragraph; empty where that is the character's own place counted from the label."""

    def origin(self, offset: int) -> int:
        """Return the place in the source paragraph of the character at `offset`; 0 inside the label."""
        behind = max(offset - self.label, 0)
        return self.origins[behind] if self.origins else behind


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    lines: tuple[Line, ...]
    """Its paragraphs, those of a table inside it too; empty where nothing is written."""
    span: int = 1
    """How many columns it covers."""
    continued: bool = False
    """True where it belongs to the cell above it (merged downwards); it has no words of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    bordered: bool = True
    """False for a table without lines, which sets letterhead or signature side by side."""


Block = Line | Table


def lines_of(block: Block) -> Iterator[Line]:
    """Yield the lines of a block: the line itself, or those of a table row by row."""
    if isinstance(block, Line):
        yield block
        return
    for row in block.rows:
        for cell in row:
            yield from cell.lines


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the file that stand outside the running text: a page header, a page footer."""

    text: str
    reason: str
    """Key below `import.dropped.` in messages: `header`, `footer`."""
    place: int = 0
    """Number of the line beside which it stands; 0 for none."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader did or met, for the person who holds the paper."""

    key: str
    """Key below `import.note.` in messages: `revision`, `moved-text`."""
    place: int
    """Number of the line it is about; 0 for the whole file."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the sentence quotes."""
    look: bool = True
    """True where a person has to look at it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole file."""

    form: Form
    blocks: tuple[Block, ...]
    """Body in reading order."""
    footnotes: tuple[Line, ...] = ()
    """Each with its number in front as the text refers to it: `[1] Xã Phú Mỡ …`."""
    asides: tuple[Aside, ...] = ()
    notes: tuple[Note, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Yield every line, those of table cells in their place, footnotes last."""
        for block in self.blocks:
            yield from lines_of(block)
        yield from self.footnotes
