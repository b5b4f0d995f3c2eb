"""Plain text and Markdown as a paper: a physical line is a paragraph, marks of Markdown are put aside.

Joins no lines and understands no words; numbers stay as they are typed, which no Markdown library keeps.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

from plancli.importing.bar_table import read_bar_table
from plancli.importing.paper import Aside, Block, Cell, Form, Line, Look, Note, Paper, Table
from plancli.source.quoting import BIDI, CONTROLS, LINE_MARKS
from plancli.vietnamese.composition import compose

_INVISIBLE = re.compile(f"[\xad\u200b-\u200d\u2060{BIDI}{CONTROLS}]")
_BLANK = re.compile(f"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{LINE_MARKS}]")
_TABLE_START, _TABLE_END = "[BẢNG]", "[/BẢNG]"
_LOOKS_MARKED = re.compile(
    r"^#{1,6} |\*\*\S|(?<!\w)\*[^*\s][^*\n]*\*(?!\w)|^\|?[ :-]*-{3,}[ :-]*\|", re.MULTILINE
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+|\s*>\s?")
_WHOLLY_BOLD = re.compile(r"\*{2,3}(?:(?!\*\*).)+\*{2,3}")
_WHOLLY_ITALIC = re.compile(r"\*[^\s*][^*]*\*")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<shown>[^\]\n]*)\]\([^)\n]*\)"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|nbsp|#\d{1,6});)"
    r"|(?P<bullet>^\s*\*(?=\s))"
    r"|(?P<mark>\*{1,3}|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])|`)"
)
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def read_plain(text: str, form: Form) -> Paper:
    """Return the paper of a decoded text; lines are numbered as in the file."""
    reader = _Reader(form is Form.MD or _LOOKS_MARKED.search(text) is not None)
    blocks = tuple(reader.blocks(text.splitlines()))
    notes = (Note("composed", 0, {"count": str(reader.composed)}, look=False),) if reader.composed else ()
    return Paper(form, blocks, (), tuple(reader.asides), notes)


class _Reader:
    """Reads one text and gathers what is no word of it."""

    def __init__(self, marked: bool) -> None:
        self.asides: list[Aside] = []
        self.composed = 0
        self._marked = marked

    def blocks(self, lines: Sequence[str]) -> Iterator[Block]:
        at = 0
        while at < len(lines):
            if lines[at].strip() == _TABLE_START:
                end = _index(lines, at + 1, lambda line: line.strip() == _TABLE_END)
                yield self._bar_table(lines, at, end)
                at = end + 1
            elif self._marked and at + 1 < len(lines) and _begins_table(lines[at], lines[at + 1]):
                end = _index(lines, at, lambda line: "|" not in line)
                yield self._pipe_table(lines, at, end)
                at = end
            else:
                line = self._line(lines[at], at + 1)
                if line is not None:
                    yield line
                at += 1

    def _bar_table(self, lines: Sequence[str], start: int, end: int) -> Table:
        rows, bars = read_bar_table(lines[start + 1 : end])
        closing = _TABLE_END if end < len(lines) else ""
        self.asides.append(Aside(_TABLE_START + "|" * bars + closing, "table-mark", start + 1))
        return Table(tuple(tuple(Cell(self._cell(cell, start + 2 + at)) for cell, at in row) for row in rows))

    def _cell(self, lines: Sequence[str], number: int) -> tuple[Line, ...]:
        found = (self._line(text, number + index) for index, text in enumerate(lines))
        return tuple(line for line in found if line is not None)

    def _pipe_table(self, lines: Sequence[str], start: int, end: int) -> Table:
        rows = []
        for index in range(start, end):
            if _SEPARATOR.fullmatch(lines[index]):
                self._put_aside(lines[index], index + 1)
                continue
            cells = _BAR.split(lines[index].strip())
            self._put_aside("|" * (len(cells) - 1), index + 1)
            inner = cells[1:-1] if lines[index].strip().startswith("|") else cells
            rows.append(tuple(Cell(self._cell([cell], index + 1)) for cell in inner))
        return Table(tuple(rows))

    def _line(self, raw: str, number: int) -> Line | None:
        text, look = self._unmarked(raw, number) if self._marked else (raw, Look())
        text = self._clean(text)
        return Line(number, text, look) if text.strip() else None

    def _clean(self, text: str) -> str:
        if text.isascii():
            return _INVISIBLE.sub("", text)
        plain = _BLANK.sub(" ", _INVISIBLE.sub("", text)).replace("\u2011", "-")
        composed = compose(plain).text
        self.composed += composed != plain
        return composed

    def _unmarked(self, raw: str, number: int) -> tuple[str, Look]:
        if _RULE.fullmatch(raw):
            return raw, Look()
        heading = _HEADING.match(raw)
        head = heading.group() if heading else ""
        removed = [head]
        pieces: list[str] = []
        at = len(head)
        for found in _INLINE.finditer(raw, at):
            pieces += (raw[at : found.start()], _shown(found))
            removed.append(_hidden(found))
            at = found.end()
        self._put_aside("".join(removed), number)
        text = "".join([*pieces, raw[at:]])
        inner = raw[len(head) :].strip()
        bold = "#" in head or _WHOLLY_BOLD.fullmatch(inner) is not None
        return text, Look(bold=bold, italic=not bold and _WHOLLY_ITALIC.fullmatch(inner) is not None)

    def _put_aside(self, text: str, number: int) -> None:
        if text.strip():
            self.asides.append(Aside("".join(text.split()), "markup", number))


def _shown(found: re.Match[str]) -> str:
    if found["break"]:
        return "\n"
    if found["entity"]:
        return html.unescape(found["entity"])
    if found["mark"]:
        return ""
    return found["escaped"] or found["bullet"] or found["shown"] or ""


def _hidden(found: re.Match[str]) -> str:
    """Return what the reader of the finished page does not see."""
    if found["escaped"]:
        return "\\"
    if found["entity"]:
        return found["entity"][1:]
    if found["bullet"]:
        return ""
    return found.group().replace(found["shown"], "", 1) if found["shown"] else found.group()


def _begins_table(line: str, below: str) -> bool:
    return "|" in line and _SEPARATOR.fullmatch(below) is not None


def _index(lines: Sequence[str], start: int, stops: Callable[[str], bool]) -> int:
    return next((at for at in range(start, len(lines)) if stops(lines[at])), len(lines))
