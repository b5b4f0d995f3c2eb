"""Lays out a plain value as YAML in the one layout of the house: two blanks a level, one entry a line.

Knows nothing of plans and proves nothing: whoever writes the text to a file reads it again first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from plancli.patterns import late_pattern
from plancli.records import dataclass
from plancli.source.document import Value
from plancli.source.position import Route
from plancli.source.quoting import BIDI, CONTROLS, LINE_MARKS

WIDTH = 96
"""Last column of prose; the Trạm Tấu plan wraps there. Words that cannot be broken may pass it."""

_NARROWEST = 40
"""Columns that prose keeps however deep it stands."""
_COMMENT_COLUMN = 34
"""Characters before the `#` of a comment beside a line."""
_GAP = 4
"""Blanks before the `#` where the line reaches that column."""

_UNSEEN = f"\t\r{BIDI}{LINE_MARKS}{CONTROLS}"
_UNFIT = late_pattern(f"[{_UNSEEN}]")
"""What can only be written as an escape; an unseen character in it is refused by the reader all the same."""
_SPLITS = late_pattern(r"\n|:(?:[\s,\[\]{}]|\Z)|\s#|\{\{")
"""What ends plain words early, or is a placeholder to a template."""
_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~+.")
"""What plain words may not begin with: signs of YAML, and of numbers."""
_DIGITS = frozenset("0123456789")
_NUMBER_LIKE = re.compile(r"[0-9A-Fa-fxXoOTtZz_.,:+ -]+")
"""Numbers, dates and times in any of their many forms."""
_NUMBER = late_pattern(r"0|[1-9][0-9]{0,14}(?:\.[0-9]{0,8}[1-9])?")
"""Numbers that a reader who takes them for numbers prints again as they were."""
_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BREAKABLE = re.compile(r"(?<! ) (?! )")
_BLANK_AT_LINE_END = re.compile(r" (?:\n|\Z)")
_ESCAPED = late_pattern(rf'[\\"\n{_UNSEEN}]')
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class NodeComments:
    """The comments of one entry; each begins with its `#`."""

    above: tuple[str, ...] = ()
    """Lines of their own above the entry; an empty one is a blank line."""
    beside: str = ""
    """Behind the key, the value or the `>-`, on the same line."""
    below: tuple[str, ...] = ()
    """Lines of their own behind the last entry inside a list or mapping."""


Comments = Mapping[Route, NodeComments]
"""Comments by the entry they belong to; at `()` stand head (above) and foot (below) of the file."""

_NONE: Comments = {}


def lay_out(value: Value, comments: Comments = _NONE, plain_numbers: frozenset[str] = frozenset()) -> str:
    r"""Return the text that reads back as `value`, each line ended by a newline.

    Words stand plain where every reader takes them for the same words, else in double quotes; what
    passes column 96 is folded at single blanks, what holds line ends stands as it is behind `|-`.
    Whole numbers and 1.1 stay plain directly below one of the keys `plain_numbers`. A key longer than
    1000 characters and half a character (U+D800 and following) cannot be written; None gives no text.

    >>> lay_out({"number": "15", "recipients": ["Lưu: VT"]}, plain_numbers=frozenset({"number"}))
    'number: 15\n\nrecipients:\n  - "Lưu: VT"\n'
    """
    writer = _Writer(comments, plain_numbers)
    writer.write_file(value)
    return "".join(f"{line}\n" for line in writer.lines)


def lay_out_entry(
    step: str | int,
    value: Value,
    indent: int,
    comments: Comments = _NONE,
    plain_numbers: frozenset[str] = frozenset(),
) -> list[str]:
    """Return the lines of one entry as `lay_out` sets it out `indent` blanks deep, without line ends.

    `step` is its key, or any index for an entry of a list; the routes of `comments` begin with it.

    >>> lay_out_entry("lead", ["Phòng Tư pháp", "Công an xã"], 2)
    ['  lead:', '    - Phòng Tư pháp', '    - Công an xã']
    """
    writer = _Writer(comments, plain_numbers)
    writer.write_entry(step, value, " " * indent)
    return writer.lines


class _Writer:
    """Gathers the lines of one file."""

    def __init__(self, comments: Comments, plain_numbers: frozenset[str]) -> None:
        self.lines: list[str] = []
        self._comments = comments
        self._plain_numbers = plain_numbers
        self._keys: dict[str, str] = {}

    def write_file(self, value: Value) -> None:
        whole = self._comments.get((), NodeComments())
        self.lines.extend(whole.above)
        if isinstance(value, dict) and value:
            self._root(value)
        elif isinstance(value, list) and value:
            self._collection(value, (), "", "")
        elif value is not None:
            head, body = self._scalar(value, "", "", "") if isinstance(value, str) else (_empty(value), ())
            self.lines += (head.lstrip(), *body)
        self.lines.extend(whole.below)
        while self.lines and not self.lines[-1]:
            self.lines.pop()

    def write_entry(self, step: str | int, value: Value, indent: str) -> None:
        mark = f"{self._key(step)}:" if isinstance(step, str) else "-"
        self._above((step,), indent)
        self._entry(value, (step,), f"{indent}{mark}", indent)

    def _root(self, mapping: dict[str, Value]) -> None:
        """Write the top-level keys, a blank line around each that takes more than one line."""
        was_long = False
        for number, (key, value) in enumerate(mapping.items()):
            start = len(self.lines)
            self._above((key,), "")
            first = len(self.lines)
            self._entry(value, (key,), f"{self._key(key)}:", "")
            is_long = len(self.lines) - first > 1
            if number and (is_long or was_long) and self.lines[start] and self.lines[start - 1]:
                self.lines.insert(start, "")
            was_long = is_long

    def _collection(
        self, value: dict[str, Value] | list[Value], route: Route, indent: str, opening: str
    ) -> None:
        """Write the entries at `indent`, the first behind `opening` (a dash and a blank) if that is given."""
        start = opening or indent
        for step, mark, entry in self._marked(value):
            here = (*route, step)
            self._above(here, start)
            self._entry(entry, here, f"{start}{mark}", indent)
            start = indent

    def _marked(self, value: dict[str, Value] | list[Value]) -> Iterator[tuple[str | int, str, Value]]:
        if isinstance(value, dict):
            for key, entry in value.items():
                yield key, f"{self._key(key)}:", entry
        else:
            for index, entry in enumerate(value):
                yield index, "-", entry

    def _entry(self, value: Value, route: Route, lead: str, indent: str) -> None:
        """Write one entry whose line begins with `lead`: its key or its dash."""
        comments = self._comments.get(route) if self._comments else None
        beside = comments.beside if comments else ""
        if isinstance(value, str):
            head, body = self._scalar(value, lead, indent, route[-1])
            self.lines.append(_with_comment(head, beside))
            self.lines.extend(body)
        elif not value:
            empty = "" if value is None else f" {_empty(value)}"
            self.lines.append(_with_comment(lead + empty, beside))
        elif lead.endswith("-"):
            if beside:
                self.lines.append(_pad(lead) + beside)
            self._collection(value, route, f"{indent}  ", f"{lead} ")
        else:
            self.lines.append(_with_comment(lead, beside))
            self._collection(value, route, f"{indent}  ", "")
        if comments:
            self._own_lines(comments.below, f"{indent}  ")

    def _above(self, route: Route, start: str) -> None:
        comments = self._comments.get(route) if self._comments else None
        if comments and comments.above:
            self._own_lines(comments.above, _pad(start))

    def _own_lines(self, comments: Sequence[str], indent: str) -> None:
        for comment in comments:
            if comment:
                self.lines.append(f"{indent}{comment}")
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def _key(self, key: str) -> str:
        written = self._keys.get(key)
        if written is None:
            written = self._keys[key] = key if is_plain(key) else _quoted(key)
        return written

    def _scalar(self, text: str, lead: str, indent: str, step: str | int) -> tuple[str, Sequence[str]]:
        """Return the first line, and the lines of block text below it."""
        if "\n" in text and _fits_literal(text):
            mark = "|" if text.endswith("\n") else "|-"
            lines = text.removesuffix("\n").split("\n")
            return f"{lead} {mark}", [line and f"{indent}  {line}" for line in lines]
        plain = is_plain(text) or (step in self._plain_numbers and _NUMBER.fullmatch(text))
        line = f"{lead} {text if plain else _quoted(text)}"
        if len(line) <= WIDTH or not _fits_folded(text):
            return line, ()
        room = max(WIDTH - len(indent) - 2, _NARROWEST)
        return f"{lead} >-", [f"{indent}  {part}" for part in _wrapping(room).findall(text)]


def is_plain(text: str) -> bool:
    """Tell whether words may stand without quotes, on one line, in the eyes of every reader of YAML.

    >>> [is_plain(text) for text in ("600 tờ gấp", "2025", "no", "Lưu: VT", "- a")]
    [True, False, False, False, False]
    """
    if not text or text[0] in _STARTS or text[0].isspace() or text[-1].isspace():
        return False
    if _SPLITS.search(text) or _UNFIT.search(text):
        return False
    if text[0] in _DIGITS:
        return not _NUMBER_LIKE.fullmatch(text)
    return len(text) > 5 or text.lower() not in _RESERVED


def _fits_folded(text: str) -> bool:
    return (
        text == text.strip(" ")
        and "\n" not in text
        and bool(_BREAKABLE.search(text))
        and not _UNFIT.search(text)
    )


def _fits_literal(text: str) -> bool:
    unfit = _UNFIT.search(text) or _BLANK_AT_LINE_END.search(text)
    return not unfit and text[0] not in " \n" and not text.endswith("\n\n")


@cache
def _wrapping(room: int) -> re.Pattern[str]:
    """Return what finds the lines of a text: as many words as fit, or one word that does not."""
    return re.compile(rf"(.{{1,{room}}}|.+?)(?:{_BREAKABLE.pattern}|\Z)")


def _quoted(text: str) -> str:
    return f'"{escaped(text)}"'


def escaped(text: str) -> str:
    r"""Return words as they stand between double quotes.

    >>> escaped('C:\\Sở "A"')
    'C:\\\\Sở \\"A\\"'
    """
    return _ESCAPED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    return _SHORT_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _empty(value: Value) -> str:
    return "[]" if isinstance(value, list) else "{}"


def _pad(start: str) -> str:
    return start[: len(start) - len(start.lstrip(" "))]


def _with_comment(line: str, comment: str) -> str:
    if not comment:
        return line
    gap = _COMMENT_COLUMN - len(line)
    return f"{line}{' ' * (gap if gap >= 2 else _GAP)}{comment}"
