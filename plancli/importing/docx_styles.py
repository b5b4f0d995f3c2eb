"""The styles of a Word file: what a paragraph, a run or a table inherits, each style resolved once.

Resolves only what the reader asks for: bold, italic, hidden, old fonts, centring, numbering, borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.etree import _Element

from plancli.records import dataclass
from plancli.word_names import W

_VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off"})
_LONGEST_CHAIN = 20
_OLD_FONT = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")


@dataclass(frozen=True, slots=True, eq=False)
class RunLook:
    """How the letters of a run are set."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    old_font: str = ""
    """Name of its font where that is of an old encoding (`.VnTime`, `VNI-Times`); empty otherwise."""


class NumberingPlace(NamedTuple):
    """A list and a level in it, as far as they are stated."""

    num_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ParagraphStyle:
    """What a paragraph inherits from its style."""

    chain: tuple[str, ...]
    """Ids of the style and of those it is based on, nearest first."""
    look: RunLook
    """Of a run that says nothing itself."""
    centred: bool
    numbering: NumberingPlace
    marks: _Marks


class _Marks(NamedTuple):
    """What one set of run properties states; None where it is silent."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    ascii: str | None = None
    other: str | None = None
    style: str | None = None


def is_on(element: _Element) -> bool:
    """Tell whether a switch such as `<w:b/>` is on."""
    return element.get(_VAL) not in _OFF


def is_old_font(name: str) -> bool:
    """Tell by its name whether a font holds letters of TCVN3 or VNI."""
    return _OLD_FONT.match(name) is not None


def value_of(parent: _Element | None, name: str) -> str | None:
    """Return `w:val` of the child `name`; None where it is missing."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(_VAL)


def whole_number(text: str | None) -> int | None:
    """Return the number that an attribute states; None for anything else."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else None


def numbering_place(properties: _Element | None) -> NumberingPlace:
    """Return what `w:numPr` below these paragraph properties states."""
    numbering = None if properties is None else properties.find(f"{W}numPr")
    return NumberingPlace(value_of(numbering, "numId"), whole_number(value_of(numbering, "ilvl")))


def visible_edges(borders: _Element | None) -> Mapping[str, bool]:
    """Return, for each edge that a set of borders states, whether it shows."""
    if borders is None:
        return {}
    stated = ((edge, borders.find(W + edge)) for edge in _EDGES)
    return {
        edge: element.get(_VAL) not in {None, "nil", "none"}
        for edge, element in stated
        if element is not None
    }


class Styles:
    """All styles of a file."""

    def __init__(self, root: _Element | None) -> None:
        """Take the root of the styles part; None for a file without one."""
        self._by_id: dict[str, _Element] = {}
        self._default: str | None = None
        self._defaults = _Marks()
        self._default_properties: _Element | None = None
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, _Marks] = {}
        self._runs: dict[tuple[ParagraphStyle, _Marks], RunLook] = {}
        if root is not None:
            self._collect(root)

    def _collect(self, root: _Element) -> None:
        for style in root.iterchildren(f"{W}style"):
            style_id = style.get(f"{W}styleId", "")
            self._by_id.setdefault(style_id, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
                self._default = style_id
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self._defaults = _marks(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._default_properties = defaults.find(f"{W}pPrDefault/{W}pPr")

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """Return the paragraph style; that of plain paragraphs for None or an unknown id."""
        style = self._paragraphs.get(style_id)
        if style is None:
            style = self._paragraphs[style_id] = self._resolve(style_id)
        return style

    def run(self, style: ParagraphStyle, properties: _Element) -> RunLook:
        """Return the look of a run with these properties in a paragraph of this style."""
        own = _marks(properties)
        key = style, own
        look = self._runs.get(key)
        if look is None:
            character = self._character(own.style) if own.style else _Marks()
            look = self._runs[key] = self._look(own, character, style.marks)
        return look

    def numbering_style(self, style_id: str) -> str | None:
        """Return the id of the list that a list style points to."""
        style = self._by_id.get(style_id)
        return numbering_place(None if style is None else style.find(f"{W}pPr")).num_id

    def table_edges(self, style_id: str | None) -> Mapping[str, bool]:
        """Return which edges a table style draws, each as the nearest style states it."""
        edges: dict[str, bool] = {}
        for style in self._chain(style_id):
            for edge, shows in visible_edges(style.find(f"{W}tblPr/{W}tblBorders")).items():
                edges.setdefault(edge, shows)
            for borders in style.iter(f"{W}tcBorders"):
                # A part of the table, such as its first row, may be drawn alone.
                if any(visible_edges(borders).values()):
                    edges["part"] = True
        return edges

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        for _ in range(_LONGEST_CHAIN):
            style = self._by_id.get(style_id) if style_id is not None else None
            if style is None:
                return
            yield style
            style_id = value_of(style, "basedOn")

    def _resolve(self, style_id: str | None) -> ParagraphStyle:
        chain = list(self._chain(style_id if style_id in self._by_id else self._default))
        marks = _inherited([_marks(style.find(f"{W}rPr")) for style in chain])
        properties = [style.find(f"{W}pPr") for style in chain]
        places = [numbering_place(one) for one in properties]
        setting = (value_of(one, "jc") for one in (*properties, self._default_properties))
        return ParagraphStyle(
            chain=tuple(style.get(f"{W}styleId", "") for style in chain),
            look=self._look(_Marks(), _Marks(), marks),
            centred=next((one for one in setting if one is not None), "") == "center",
            numbering=NumberingPlace(
                next((place.num_id for place in places if place.num_id is not None), None),
                next((place.level for place in places if place.level is not None), None),
            ),
            marks=marks,
        )

    def _character(self, style_id: str) -> _Marks:
        marks = self._characters.get(style_id)
        if marks is None:
            chain = [_marks(style.find(f"{W}rPr")) for style in self._chain(style_id)]
            marks = self._characters[style_id] = _inherited(chain)
        return marks

    def _look(self, own: _Marks, character: _Marks, paragraph: _Marks) -> RunLook:
        def switch(name: str) -> bool:
            direct: bool | None = getattr(own, name)
            if direct is not None:
                return direct
            # Two styles that both set a switch cancel each other (ISO 29500-1, 17.7.3).
            differ = bool(getattr(character, name)) != bool(getattr(paragraph, name))
            return differ or bool(getattr(self._defaults, name))

        layers = (own, character, paragraph, self._defaults)
        # Letters with marks are set in the font for "other" letters, not in that for ASCII.
        others = [layer.other for layer in layers if layer.other is not None]
        font = next(iter([*others, *(layer.ascii for layer in layers if layer.ascii is not None)]), "")
        return RunLook(switch("bold"), switch("italic"), switch("hidden"), font if is_old_font(font) else "")


def _inherited(chain: list[_Marks]) -> _Marks:
    """Return for each property what the nearest style states."""
    columns = zip(*chain, strict=True) if chain else ()
    nearest = [next((value for value in column if value is not None), None) for column in columns]
    return _Marks(*nearest)


def _font(fonts: _Element, name: str) -> str | None:
    """Return the name of a font; empty where the theme chooses it, which knows no old font."""
    return "" if fonts.get(f"{W}{name}Theme") is not None else fonts.get(W + name)


_B, _I, _VANISH, _FONTS, _STYLE = (W + name for name in ("b", "i", "vanish", "rFonts", "rStyle"))


def _marks(properties: _Element | None) -> _Marks:
    if properties is None:
        return _Marks()
    bold = italic = hidden = plain = other = style = None
    for child in properties:
        tag = child.tag
        if tag == _B:
            bold = is_on(child)
        elif tag == _FONTS:
            plain, other = _font(child, "ascii"), _font(child, "hAnsi")
        elif tag == _I:
            italic = is_on(child)
        elif tag == _VANISH:
            hidden = is_on(child)
        elif tag == _STYLE:
            style = child.get(_VAL)
    return _Marks(bold, italic, hidden, plain, other, style)
