"""How each paragraph style of a Word file sets its words: size, face, capitals, inherited ones included.

Reads `word/styles.xml`; what a paragraph or a run sets for itself is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plancli.records import dataclass
from plancli.reports.word.measures import half_points
from plancli.reports.word.text_width import Face, Type
from plancli.word_names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Look:
    """How one style sets its words."""

    type: Type
    capitals: bool
    """True where Word prints small letters as capitals."""

    def printed(self, words: str) -> str:
        """Return the words as they are printed."""
        return words.upper() if self.capitals else words


class Looks(dict[str, Look | None]):
    """The look of each paragraph style by id, read when it is first asked for; None for an unknown style."""

    def __init__(self, styles: _Element) -> None:
        """Keep the styles; `styles` is the root of the part."""
        super().__init__()
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault")

    def __missing__(self, name: str) -> Look | None:
        known = name in self._styles
        self[name] = _look(_chain(name, self._styles, self._defaults)) if known else None
        return self[name]


def _chain(name: str, styles: Mapping[str, _Element], defaults: _Element | None) -> tuple[_Element, ...]:
    """Return the style, the one that it is based on, and so on, the defaults last."""
    chain: list[_Element] = []
    while name in styles and styles[name] not in chain:
        chain.append(styles[name])
        base = chain[-1].find(f"{W}basedOn")
        name = base.get(f"{W}val", "") if base is not None else ""
    return (*chain, *(() if defaults is None else (defaults,)))


def _look(chain: tuple[_Element, ...]) -> Look:
    face = Face.of(bold=_is_on(chain, "b"), italic=_is_on(chain, "i"))
    # Word's own size where nothing says one is 10 points.
    return Look(Type((half_points(_value(chain, "sz")) or 20) / 2, face), _is_on(chain, "caps"))


def _is_on(chain: tuple[_Element, ...], mark: str) -> bool:
    value = _value(chain, mark)
    return value is not None and value not in _OFF


def _value(chain: tuple[_Element, ...], mark: str) -> str | None:
    for each in chain:
        found = each.find(f"{W}rPr/{W}{mark}")
        if found is not None:
            return found.get(f"{W}val", "1")
    return None
