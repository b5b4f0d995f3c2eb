"""Why a file cannot be read: the usual slips of a person typing, told from the broken place.

Guesses the one likely cause; the only change it proposes is one character, for reading on past it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from plancli.patterns import late_pattern
from plancli.records import dataclass

_VALUE_START = late_pattern(r"[ \t]*(?:- +)*(?:[^\s:#'\"\[{][^:\r\n]*:[ \t]+)?")
_OWN_KEY = late_pattern(r"[ \t]*(?:- +)*[A-Za-z_][A-Za-z0-9_-]*")
_KEY_WITHOUT_SPACE = late_pattern(r"[A-Za-z_][A-Za-z0-9_-]*:[^\s]")
_TABS = late_pattern(r"(?:(?<=[\r\n])|\A)[ ?-]*(\t[ \t]*)(?=[^\s])")
_BLOCK_HEADER = late_pattern(r"(?P<lead>(?: |- )*)(?P<key>[^\s#].*:[ \t]+)?[|>][-+0-9]*[ \t]*(?:#.*)?")
_LINE = late_pattern(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_DIRECTIVE = re.compile(r"(?:(?<=[\r\n])|\A)%")
_CURLY = "“”„‘’"
_FARTHEST = 200_000
"""Characters that are looked at above a fault for the quote that was left open."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One likely cause and where to look."""

    cause: str
    """Last word of the sentence's key: `fault.syntax-error.<cause>`."""
    start: int
    end: int
    mask: str = ""
    """What to put in place of the character at `mask_at` to read on; empty where nothing helps."""
    mask_at: int = 0


def explain(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """Return the likely slip behind PyYAML's error; the same for libyaml and for its Python twin.

    `title: Kế hoạch: truyền thông` gives `colon-in-value` at the second colon.
    """
    at = min(error.problem_mark.index, len(text)) if error.problem_mark else 0
    opened = min(error.context_mark.index, len(text)) if error.context_mark else at
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context or "double-quoted" in context:
        return _in_quotes(text, at, opened, problem)
    if "mapping values" in problem:
        return _colon(text, at)
    if "entries are not allowed" in problem:
        return _character("dash-after-key", at)
    if "could not find expected ':'" in problem:
        return _no_colon(text, opened)
    return _by_context(text, at, opened, problem, context)


def _by_context(text: str, at: int, opened: int, problem: str, context: str) -> Slip:
    if "cannot start any token" in problem or "keys are not allowed" in problem:
        return _character("special-start", at)
    if "node content" in problem and at < len(text):
        return _character("special-start", at)
    if any(each in context for each in ("an alias", "an anchor", "a block scalar", "a tag")):
        return _character("special-start", opened)
    if "flow" in context:
        return _character("unclosed-bracket", _bracket(text, opened))
    directive = _DIRECTIVE.search(text)
    if directive and ("directive" in context or "document start" in problem):
        return _character("special-start", directive.start())
    if "block" in context or "document start" in problem:
        return _misplaced(text, at)
    return Slip("unreadable", *_line_rest(text, at))


def _character(cause: str, at: int) -> Slip:
    return Slip(cause, at, at + 1, "_", at)


def _bracket(text: str, opened: int) -> int:
    """Return where the bracket stands; with nothing behind it libyaml names the place after it."""
    if text[opened : opened + 1] in ("[", "{"):
        return opened
    last = max(text.rfind(each, 0, opened) for each in "[{")
    return last if last >= 0 else opened


def _in_quotes(text: str, at: int, opened: int, problem: str) -> Slip:
    if "escape" not in problem and "hexadecimal" not in problem:
        return _character("unclosed-quote", opened)
    # libyaml points at the backslash, its Python twin behind it or at the start of the words.
    last = text.rfind("\\", opened, at + 1)
    place = last if last >= 0 else text.find("\\", at)
    return _character("backslash", max(place, opened))


def _colon(text: str, at: int) -> Slip:
    start = _line_start(text, at)
    value = _value_start(text, start)
    if text[value : value + 1] in _CURLY and value < at:
        return Slip("curly-quote", value, value + 1, "_", at)
    if _OWN_KEY.fullmatch(text, start, at):
        return Slip("indentation", *_line_rest(text, start), "_", at)
    return _character("colon-in-value", at)


def _no_colon(text: str, opened: int) -> Slip:
    start, end = _line_rest(text, opened)
    cause = "key-without-colon"
    if text[start : start + 1] == "-":
        cause = "dash-without-space"
    elif _KEY_WITHOUT_SPACE.match(text, start):
        cause = "space-after-colon"
    elif end == len(text):
        cause = "cut-off"
    return Slip(cause, start, end, "#", start)


def _misplaced(text: str, at: int) -> Slip:
    """Words where none can stand: behind a closed quote or bracket, or at the wrong indentation."""
    start = _line_start(text, at)
    value = _value_start(text, start)
    mark = text[value : value + 1]
    if not text[start:at].strip() or value >= at or mark not in "'\"[{":
        return Slip("indentation", *_line_rest(text, at))
    if mark in "[{":
        return _character("special-start", value)
    if mark in text[value + 1 : at]:
        return Slip("text-after-quote", at, _line_rest(text, at)[1], "_", value)
    open_quote = _open_quote(text, start, mark)
    return _character("unclosed-quote", value if open_quote is None else open_quote)


def _open_quote(text: str, before: int, mark: str) -> int | None:
    """Return the nearest value above that begins with `mark` and does not end on its line."""
    farthest = max(before - _FARTHEST, 0)
    while before > farthest:
        line_end = before - 1
        before = _line_start(text, line_end)
        value = _value_start(text, before)
        if text[value : value + 1] == mark and text.count(mark, value, line_end) % 2:
            return value
    return None


def tab_indents(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of tabs that indent a line, those inside block text left out."""
    block = list(_block_texts(text))
    for found in _TABS.finditer(text):
        start, end = found.span(1)
        if not any(first <= start < last for first, last in block):
            yield start, end


def _block_texts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines below each `|` or `>` that are indented more than its key or dash."""
    column: int | None = None
    start = 0
    for line in _LINE.finditer(text):
        words = line.group(1)
        blank = not words.strip()
        if column is not None and not blank and len(words) - len(words.lstrip(" ")) <= column:
            yield start, line.start()
            column = None
        header = _BLOCK_HEADER.fullmatch(words) if column is None else None
        if header:
            lead = header["lead"]
            column = len(lead) if header["key"] else max(len(lead.rstrip()) - 1, 0)
            start = line.end()
    if column is not None:
        yield start, len(text)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _value_start(text: str, line_start: int) -> int:
    found = _VALUE_START.match(text, line_start)
    return found.end() if found else line_start


def _line_rest(text: str, at: int) -> tuple[int, int]:
    """Return the words of a line from `at` on, the last words of the text where `at` is its end."""
    if not text[at:].strip():
        at = _line_start(text, len(text.rstrip()))
    line = _LINE.match(text, at)
    words = line.group(1) if line else ""
    start = at + len(words) - len(words.lstrip())
    return start, max(at + len(words.rstrip()), start)
