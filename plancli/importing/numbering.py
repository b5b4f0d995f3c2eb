"""Automatic numbering of a Word file: the label that each numbered paragraph shows.

Resolves and counts; which paragraph is numbered, and what the label means, others know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element

from plancli.importing.docx_characters import clean, symbol
from plancli.importing.docx_styles import (
    NumberingPlace,
    ParagraphStyle,
    Styles,
    is_on,
    value_of,
    whole_number,
)
from plancli.records import dataclass, replace
from plancli.vietnamese.roman import roman
from plancli.word_names import COMPATIBLE, W

DEEPEST = 8
_VAL = f"{W}val"
_LONGEST_TEXT = 80
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    form: str = "decimal"
    """How its number is written: `decimal`, `upperRoman`, `bullet` … as in the file."""
    text: str = ""
    """With `%1` to `%9` where numbers stand: `%1.%2.`; a glyph where the level has bullets."""
    start: int = 0
    blank: str = " "
    """What stands between label and text; empty for nothing."""
    restart: int | None = None
    """Number (from 1) of the level after which it begins anew; 0 for never, None for any above it."""
    legal: bool = False
    """True where all its numbers are written as decimals."""
    style: str = ""
    """Id of the paragraph style that stands for this level."""

    def begins_anew(self, own: int, used: int) -> bool:
        """Tell whether this level, `own`, counts from its start again after level `used` (both from 0)."""
        last = own - 1 if self.restart is None else min(self.restart, own) - 1
        return used <= last


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list that paragraphs name by its id."""

    key: str
    """Lists of one key count on together."""
    levels: tuple[Level, ...]
    starts: Mapping[int, int]
    """Levels at which this list begins anew at its first use, and with which number."""


def spelled(number: int, form: str) -> str:
    """Return a number as a label writes it.

    >>> spelled(4, "upperRoman"), spelled(28, "lowerLetter")
    ('IV', 'bb')
    """
    if form in {"none", "bullet"}:
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 32768:
        numeral = roman(number)
        return numeral if form == "upperRoman" else numeral.lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 780:
        times, place = divmod(number - 1, 26)
        return chr(ord("A" if form == "upperLetter" else "a") + place) * (times + 1)
    return str(number)


class Numbering:
    """All lists of a file."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Take the root of the numbering part; None for a file without one."""
        self._styles = styles
        self._abstract: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._by_style: dict[str, str] = {}
        self._lists: dict[str, NumberedList | None] = {}
        self._levels: dict[str, tuple[Level, ...]] = {}
        if root is not None:
            self._collect(root)

    def _collect(self, root: _Element) -> None:
        for abstract in root.iterchildren(f"{W}abstractNum"):
            own = abstract.get(f"{W}abstractNumId", "")
            self._abstract[own] = abstract
            style = value_of(abstract, "styleLink")
            if style is not None:
                self._by_style[style] = own
        for num in root.iterchildren(f"{W}num"):
            self._nums[num.get(f"{W}numId", "")] = num

    def numbered_list(self, num_id: str) -> NumberedList | None:
        """Return the list of this id; None for 0, which turns numbering off, and for an unknown one."""
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def place(self, direct: NumberingPlace, style: ParagraphStyle) -> tuple[NumberedList, int] | None:
        """Return list and level of a paragraph from its own properties and its style; None for unnumbered."""
        num_id = style.numbering.num_id if direct.num_id is None else direct.num_id
        found = None if num_id is None else self.numbered_list(num_id)
        if found is None:
            return None
        level = direct.level
        if level is None and direct.num_id is None:
            level = _level_of_style(found, style)
        return found, min(max(level or 0, 0), DEEPEST)

    def _resolve(self, num_id: str) -> NumberedList | None:
        num = self._nums.get(num_id)
        key = None if num is None or num_id == "0" else self._abstract_id(num)
        if num is None or key is None:
            return None
        if key not in self._levels:
            self._levels[key] = _levels(self._abstract[key])
        levels = list(self._levels[key])
        starts: dict[int, int] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            own = whole_number(override.get(f"{W}ilvl"))
            if own is None or not 0 <= own <= DEEPEST:
                continue
            other = override.find(f"{W}lvl")
            if other is not None:
                levels[own] = _level(other)
            start = whole_number(value_of(override, "startOverride"))
            if start is not None:
                starts[own] = start
                levels[own] = replace(levels[own], start=start)
        return NumberedList(key, tuple(levels), starts)

    def _abstract_id(self, num: _Element) -> str | None:
        """Return the id of the definition behind a list, through a list style where it names one."""
        seen: set[str] = set()
        key = value_of(num, "abstractNumId")
        while key in self._abstract and key not in seen:
            seen.add(key)
            link = value_of(self._abstract[key], "numStyleLink")
            if link is None:
                return key
            target = self._nums.get(self._styles.numbering_style(link) or "")
            key = self._by_style.get(link) if target is None else value_of(target, "abstractNumId")
        return None


class Counters:
    """How far each list has counted in one running text."""

    def __init__(self) -> None:
        """Begin before the first paragraph."""
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, numbered: NumberedList, level: int) -> str:
        """Count one paragraph of a list, and return its label with the blank behind it; empty for none."""
        counts = self._counts.setdefault(numbered.key, {})
        own = numbered.levels[level]
        first = (id(numbered), level)
        # A level that was passed over counts as begun: `1.1`, then `2` (so do Word and LibreOffice).
        for above in range(level):
            counts.setdefault(above, numbered.levels[above].start)
        if level not in counts or (level in numbered.starts and first not in self._begun):
            counts[level] = own.start
        else:
            counts[level] += 1
        self._begun.add(first)
        for deeper in range(level + 1, DEEPEST + 1):
            if deeper in counts and numbered.levels[deeper].begins_anew(deeper, level):
                del counts[deeper]
        text = own.text if own.form == "bullet" else _filled(numbered, own, counts)
        return text + own.blank if text else ""


def _filled(numbered: NumberedList, own: Level, counts: Mapping[int, int]) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        level = numbered.levels[at]
        form = "decimal" if own.legal and level.form not in {"none", "bullet"} else level.form
        return spelled(counts.get(at, level.start), form)

    return _PLACE.sub(number, own.text)


def _level_of_style(found: NumberedList, style: ParagraphStyle) -> int | None:
    """Return the level that names this style or one it is based on, else the one the style states."""
    for style_id in style.chain:
        for at, level in enumerate(found.levels):
            if level.style == style_id:
                return at
    return style.numbering.level


def _levels(abstract: _Element) -> tuple[Level, ...]:
    levels = [Level()] * (DEEPEST + 1)
    for element in abstract.iterchildren(f"{W}lvl"):
        own = whole_number(element.get(f"{W}ilvl"))
        if own is not None and 0 <= own <= DEEPEST:
            levels[own] = _level(element)
    return tuple(levels)


def _level(element: _Element) -> Level:
    form = _form(element)
    suffix = value_of(element, "suff")
    legal = element.find(f"{W}isLgl")
    return Level(
        form=form,
        text=_text(element, form),
        start=whole_number(value_of(element, "start")) or 0,
        blank="" if suffix == "nothing" else " ",
        restart=whole_number(value_of(element, "lvlRestart")),
        legal=legal is not None and is_on(legal),
        style=value_of(element, "pStyle") or "",
    )


def _form(element: _Element) -> str:
    """Return the form of a level's numbers; a newer one stands beside an older form that says as much."""
    form = element.find(f"{W}numFmt")
    if form is None:
        form = element.find(f"{COMPATIBLE}AlternateContent/{COMPATIBLE}Choice/{W}numFmt")
    if form is None:
        return "decimal"
    padded = form.get(f"{W}format", "").startswith("01,")
    return "decimalZero" if padded else form.get(_VAL, "decimal")


def _text(element: _Element, form: str) -> str:
    if form == "bullet" and element.find(f"{W}lvlPicBulletId") is not None:
        return "•"
    text = (value_of(element, "lvlText") or "")[:_LONGEST_TEXT]
    if form == "bullet":
        fonts = element.find(f"{W}rPr/{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii", "")
        text = "".join(symbol(font, f"{ord(sign):X}") if ord(sign) < 0x10000 else sign for sign in text)
    return clean(text)[0]
