"""How wide text is on a screen, and how text from a plan is made safe to show there.

Counts and escapes; it prints nothing and knows no colour.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plancli.patterns import late_pattern

NARROWEST = 40
"""Cells below which a screen would hold nothing."""

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls (C0, C1), marks without a shape (bidi, zero width), half characters, line separators.

Beside these, U+FDD0 to U+FDEF are characters that no text may hold.
"""

_LOG_COMMAND = late_pattern(r"(?<!\S):(?=:)|(?<=##)\[")
"""What opens a command in a log of GitHub: `::` where a line begins with it, `##[` anywhere."""
_ONE_EACH = re.compile(r"[ -~\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2026\u2500-\u257f]*")
"""Latin with Vietnamese, and the marks that papers print: one cell each, so that they need no counting."""
_LEAST = 20
"""Cells that words get however deep they stand."""
_LONGEST_SCRAP = 10
"""Characters of a cut word that are dropped with it."""


def cell_width(text: str) -> int:
    r"""Return how many terminal cells `text` takes: a combining mark none, a wide letter two.

    >>> cell_width("Ủy ban"), cell_width("U\u0309y"), cell_width("文")
    (6, 2, 2)
    """
    return len(text) if _ONE_EACH.fullmatch(text) else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    r"""Return `text` with every character that could act on the screen or in a log, or hide, spelt out.

    >>> visible("a\u202eb\x1b[31m"), visible("a\tb"), visible("::error::a::b")
    ('a‹U+202E›b‹U+001B›[31m', 'a b', '‹U+003A›:error::a::b')
    """
    if "::" in text or "##[" in text:
        text = _LOG_COMMAND.sub(lambda found: _spelt_out(found.group()), text)
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) in _UNSAFE or "\ufdd0" <= character <= "\ufdef":
        return _spelt_out(character)
    return character


def _spelt_out(character: str) -> str:
    return f"‹U+{ord(character):04X}›"


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` cells, broken between words; a longer word stands alone.

    >>> list(wrap("Căn cứ Nghị định số 30/2020/NĐ-CP", 20))
    ['Căn cứ Nghị định số', '30/2020/NĐ-CP']
    """
    line: list[str] = []
    used = 0
    width_of = len if _ONE_EACH.fullmatch(text) else cell_width
    for word in text.split():
        cells = width_of(word)
        if line and used + 1 + cells > width:
            yield " ".join(line)
            line, used = [], 0
        used += cells + bool(line)
        line.append(word)
    yield " ".join(line)


def hung(lead: str, text: str, width: int, *, most: int = 0, deeper: int = 0) -> Iterator[str]:
    """Yield `text`, made safe, behind `lead`; its further lines stand below its first word, or `deeper`.

    Lines behind the first `most` give way to an ellipsis; 0 keeps all.

    >>> list(hung("- ", "Căn cứ Nghị định số 30/2020/NĐ-CP", 22))
    ['- Căn cứ Nghị định số', '  30/2020/NĐ-CP']
    >>> list(hung("- ", "Căn cứ Nghị định số 30/2020/NĐ-CP", 22, most=1))
    ['- Căn cứ Nghị định số…']
    """
    room = cell_width(lead) + deeper
    lines = list(wrap(visible(text), max(width - room, _LEAST)))
    if most and len(lines) > most:
        # As if more followed on the same line, so that the ellipsis finds room behind a whole word.
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", width - room)]
    for number, line in enumerate(lines):
        yield f"{' ' * room if number else lead}{line}".rstrip()


def padded(text: str, width: int) -> str:
    """Return `text`, made safe, with spaces behind it up to `width` cells."""
    shown = visible(text)
    return shown + " " * (width - cell_width(shown))


def shortened(text: str, width: int) -> str:
    """Return as much of the start as `width` cells hold, with `…` where something is left out.

    Cuts between words where that costs little room.

    >>> shortened("Phòng Văn hóa và Thông tin", 14)
    'Phòng Văn hóa…'
    """
    if cell_width(text) <= width:
        return text
    if width <= 0:
        return ""
    kept, room = "", width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    words = kept.rpartition(" ")[0]
    cut_in_a_word = not text[len(kept)].isspace()
    if cut_in_a_word and words.strip() and len(kept) - len(words) <= _LONGEST_SCRAP:
        kept = words
    return f"{kept.rstrip()}…"
